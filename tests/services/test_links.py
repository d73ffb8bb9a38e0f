"""What is offered while a cell is typed."""

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.columns import Column, ColumnKind, by_key
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.tps_columns import TPS_COLUMNS
from opsroom.services.links import Suggestion, rank_suggestions, suggest
from opsroom.services.workspace import Workspace

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
    assert suggest(workspace, column, text)[0].text == first


def test_a_suggestion_says_what_would_be_stored(workspace: Workspace) -> None:
    [found] = suggest(workspace, TPS, "tps 901 kurup")
    assert found.detail == "Kec. LUBUK BATANG"
    with workspace.read() as reader:
        assert reader.tps([found.value])[0].number == "901"  # type: ignore[list-item]


def test_a_new_category_is_offered_last_and_only_when_it_is_new(workspace: Workspace) -> None:
    category = by_key(TPS_COLUMNS, "category")
    assert suggest(workspace, category, "siaga satu")[-1] == Suggestion("+siaga satu", "kategori baru", None)
    assert all(each.value for each in suggest(workspace, category, "rawan"))
    assert all(each.value for each in suggest(workspace, category, " "))


def test_a_tps_without_a_desa_is_not_guessed(workspace: Workspace) -> None:
    assert suggest(workspace, TPS, "tps 3") == []


def test_a_column_of_no_table_has_nothing_to_offer(workspace: Workspace) -> None:
    assert suggest(workspace, Column("x", "X", "x"), "a") == []


def test_no_more_is_offered_than_asked(workspace: Workspace) -> None:
    assert len(suggest(workspace, by_key(PERSON_COLUMNS, "rank"), "", limit=5)) == 5


def test_unique_names_come_before_namesakes() -> None:
    candidates = [Suggestion("SUKARAYA", "a", 1), Suggestion("SUKARAYA", "b", 2), Suggestion("SUKARAYA ILIR", "c", 3)]
    assert [each.value for each in rank_suggestions(candidates, "suka", 3)] == [3, 1, 2]
