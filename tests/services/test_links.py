"""What is offered while a cell is typed."""

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.columns import Column, ColumnKind, by_key
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.tps_columns import TPS_COLUMNS
from opsroom.services.fill_column import FillColumn
from opsroom.services.links import Candidates, Suggester, Suggestion, rank_suggestions
from opsroom.services.workspace import Workspace
from opsroom.store.reader import Reader

DESA = by_key(TPS_COLUMNS, "desa")
PERSON = Column("person", "Personel", "personel", ColumnKind.LINK, links=Kind.PERSON)
TPS = Column("tps", "TPS", "tps", ColumnKind.LINK, links=Kind.TPS)


@pytest.mark.parametrize(
    ("column", "text", "first"),
    [
        (DESA, "kur", "KURUP"),
        (DESA, "tanjng lengkaiap", "TANJUNG LENGKAYAP"),
        (DESA, "lengkayap", "TANJUNG LENGKAYAP"),
        (by_key(TPS_COLUMNS, "kecamatan"), "lubuk", "LUBUK BATANG"),
        (PERSON, "budi", "BUDI IRAWAN, S.H."),
        (PERSON, "85030003", "CANDRA WIJAYA"),
        (TPS, "tps 2 kurup", "TPS 002 KURUP"),
        (TPS, "kurup", "TPS 001 KURUP"),
        (by_key(PERSON_COLUMNS, "rank"), "brig", "BRIGPOL"),
        (by_key(PERSON_COLUMNS, "rank"), "brigadir polisi kepala", "BRIPKA"),
        (by_key(PERSON_COLUMNS, "rank"), "letkol inf", "LETKOL"),
        (by_key(PERSON_COLUMNS, "unit"), "lubuk", "POLSEK LUBUK BATANG"),
        (by_key(PERSON_COLUMNS, "unit"), "", "POLSEK LENGKITI"),
        (by_key(PERSON_COLUMNS, "duty"), "pam", "PAM TPS"),
        (by_key(TPS_COLUMNS, "category"), "sangat", "Sangat rawan"),
    ],
)
def test_the_likeliest_value_comes_first(workspace: Workspace, column: Column, text: str, first: str) -> None:
    assert Suggester(workspace).suggest(column, text)[0].text == first


def test_a_suggestion_says_what_would_be_stored(workspace: Workspace) -> None:
    [found] = Suggester(workspace).suggest(TPS, "tps 901 kurup")
    assert found.detail == "Kec. LUBUK BATANG"
    with workspace.read() as reader:
        assert reader.tps([found.value])[0].number == "901"  # type: ignore[list-item]


def test_a_new_category_is_offered_last_and_only_when_it_is_new(workspace: Workspace) -> None:
    category = by_key(TPS_COLUMNS, "category")
    assert Suggester(workspace).suggest(category, "siaga satu")[-1] == Suggestion("+siaga satu", "kategori baru", None)
    assert all(each.value for each in Suggester(workspace).suggest(category, "rawan"))
    assert all(each.value for each in Suggester(workspace).suggest(category, " "))


def test_a_tps_without_a_desa_is_not_guessed(workspace: Workspace) -> None:
    assert Suggester(workspace).suggest(TPS, "tps 3") == []


def test_a_column_of_no_table_has_nothing_to_offer(workspace: Workspace) -> None:
    assert Suggester(workspace).suggest(Column("x", "X", "x"), "a") == []


def test_no_more_is_offered_than_asked(workspace: Workspace) -> None:
    assert len(Suggester(workspace).suggest(by_key(PERSON_COLUMNS, "rank"), "", limit=5)) == 5


def test_unique_names_come_before_namesakes() -> None:
    candidates = [Suggestion("SUKARAYA", "a", 1), Suggestion("SUKARAYA", "b", 2), Suggestion("SUKARAYA ILIR", "c", 3)]
    assert [each.value for each in rank_suggestions(candidates, "suka", 3)] == [3, 1, 2]


def test_suggestions_follow_what_changed(workspace: Workspace) -> None:
    suggester, unit = Suggester(workspace), by_key(PERSON_COLUMNS, "unit")
    assert suggester.suggest(unit, "denzibang") == []
    workspace.run(FillColumn(Kind.PERSON, None, "unit", "DENZIBANG"))
    assert [each.text for each in suggester.suggest(unit, "denzibang")] == ["DENZIBANG"]
    workspace.undo()
    assert suggester.suggest(unit, "denzibang") == []


def test_candidates_are_read_once_until_they_change(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    suggester = Suggester(workspace)
    first = suggester.suggest(DESA, "kur")
    workspace.run(FillColumn(Kind.PERSON, None, "unit", "DENZIBANG"))
    monkeypatch.setattr(Reader, "desa", lambda _reader: pytest.fail("read again"))
    assert suggester.suggest(DESA, "kur") == first


def test_what_lies_beside_the_name_and_what_resembles_it_fill_a_long_list() -> None:
    items = [Suggestion(f"DESA {number:04}", f"Kec. {number % 7}", number) for number in range(6000)]
    candidates = Candidates(items)
    assert candidates.rank("desa 0042", 3)[0].value == 42
    assert {each.detail for each in candidates.rank("kec. 3", 5)} == {"Kec. 3"}
    assert candidates.rank("dsa 0042", 3)[0].value == 42
