import pytest
from PySide6.QtCore import QObject

from opsroom.domain.columns import by_key
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.queries import ALL, SortKey, TableQuery
from opsroom.ui.tables.decor import CellDecor
from opsroom.ui.tables.decorating import Decorator
from opsroom.ui.tables.hits import Wanted
from opsroom.ui.theme.tokens import Tone

NAME, PHONE = by_key(PERSON_COLUMNS, "name"), by_key(PERSON_COLUMNS, "phone")


@pytest.fixture
def decor(qapp):
    parent = QObject()
    built = Decorator(PERSON_COLUMNS, parent)
    built.told = []
    built.changed.connect(lambda: built.told.append(1))
    yield built
    parent.deleteLater()


def test_nothing_is_laid_over_a_plain_table(decor):
    assert not decor.is_busy
    assert decor.decorate(1, None, NAME, "ADI") is None


def test_search_and_find_line_mark_together(decor):
    decor.show_hits_of(TableQuery("adi"))
    decor.show_wanted(Wanted("PUTRA", frozenset({"name"})))
    assert decor.decorate(1, None, NAME, "ADI SAPUTRA") == CellDecor(hits=((0, 3), (6, 5)))
    decor.show_wanted(None)
    assert decor.decorate(1, None, NAME, "ADI SAPUTRA") == CellDecor(hits=((0, 3),))


def test_other_order_is_no_other_search(decor):
    decor.show_hits_of(TableQuery("adi"))
    decor.show_hits_of(TableQuery("adi", sort=(SortKey("name"),)))
    assert decor.told == [1]
    decor.show_hits_of(ALL)
    assert not decor.is_busy


def test_mask_hides_hits_too(decor):
    decor.show_hits_of(TableQuery("0812"))
    decor.set_masking(is_masking=True)
    found = decor.decorate(1, None, PHONE, "081234567890")
    assert found.hits == ()
    assert found.mask is not None
    assert "0812" not in found.mask
    assert decor.is_hiding("phone")
    assert not decor.is_hiding("name")


def test_rule_colours_empty_cells_too(decor):
    decor.colour_by(lambda _record, key: Tone.ALARM if key == "phone" else None)
    assert decor.decorate(1, None, PHONE, "") == CellDecor(tone=Tone.ALARM)
    assert decor.decorate(1, None, NAME, "") is None


@pytest.mark.parametrize(
    ("wanted", "spans"),
    [
        (Wanted("sat", frozenset({"unit"})), ((0, 3), (4, 3))),
        (Wanted("sat", frozenset({"unit"}), match_case=True), ()),
        (Wanted("SAT SAT", frozenset({"unit"}), whole_cell=True), ((0, 7),)),
        (Wanted("SAT", frozenset({"unit"}), whole_cell=True), ()),
        (Wanted("sat", frozenset({"name"})), ()),
        (Wanted("sat", frozenset({"unit"}), rows=frozenset({2})), ()),
        (Wanted("sat", frozenset({"unit"}), rows=frozenset({1})), ((0, 3), (4, 3))),
        (Wanted("", frozenset({"unit"})), ()),
    ],
    ids=str,
)
def test_find_line_marks_what_it_would_replace(wanted, spans):
    assert wanted.spans(1, "unit", "SAT SAT") == spans
