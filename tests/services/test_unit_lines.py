"""Editing the list of units with the commands of every other table."""

from pathlib import Path

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.errors import NotFound, RuleViolation, StaleEdit
from opsroom.domain.regions import Kecamatan
from opsroom.domain.unit_area import UnitArea
from opsroom.domain.unit_columns import UNIT_COLUMNS
from opsroom.services.areas import unit_areas
from opsroom.services.demo import SetUnitAreas
from opsroom.services.edit_cells import AddUnitArea, CellEdit, CellsRefused, DeleteRows, EditCells
from opsroom.services.export_view import export_view
from opsroom.services.fill_column import FillColumn
from opsroom.services.find_replace import FindSpec, ReplaceCells
from opsroom.services.links import Suggester
from opsroom.services.paste_block import PasteBlock, Policy
from opsroom.services.row_story import read_row_story
from opsroom.services.rows import DuplicateRows
from opsroom.services.tables import table_source
from opsroom.services.unit_lines import KecamatanLookup
from opsroom.services.view_rows import ViewRequest
from opsroom.services.workspace import Workspace

AREA = Kind.UNIT_AREA


@pytest.fixture
def mapped(workspace: Workspace) -> Workspace:
    codes = _codes(workspace)
    workspace.run(
        SetUnitAreas((("POLSEK LENGKITI", codes["LENGKITI"]), ("POLSEK LUBUK BATANG", codes["LUBUK BATANG"])))
    )
    return workspace


def _codes(workspace: Workspace) -> dict[str, str]:
    with workspace.read() as reader:
        return {each.name: each.code for each in reader.kecamatan()}


def _lines(workspace: Workspace) -> list[tuple[str, str]]:
    source = table_source(workspace, AREA)
    records = source.records(source.ids())
    return [(line.unit, line.kecamatan) for line in records.values() if isinstance(line, UnitArea)]


def _edit(*edits: tuple[int, str, str, str]) -> EditCells:
    return EditCells(AREA, tuple(CellEdit(*edit) for edit in edits))


def test_kecamatan_typed_by_name_is_stored_by_code(mapped: Workspace) -> None:
    assert mapped.run(_edit((1, "kecamatan", "LENGKITI", "Kec. lubuk batang"))) == 1
    with mapped.read() as reader:
        assert unit_areas(reader)["POLSEK LENGKITI"] == {_codes(mapped)["LUBUK BATANG"]}
    mapped.undo()
    assert _lines(mapped) == [("POLSEK LENGKITI", "LENGKITI"), ("POLSEK LUBUK BATANG", "LUBUK BATANG")]


def test_kecamatan_typed_by_code_is_taken(mapped: Workspace) -> None:
    mapped.run(_edit((1, "kecamatan", "LENGKITI", _codes(mapped)["LUBUK BATANG"])))
    assert _lines(mapped)[0] == ("POLSEK LENGKITI", "LUBUK BATANG")


def test_unknown_kecamatan_is_refused(mapped: Workspace) -> None:
    with pytest.raises(CellsRefused, match="Kecamatan 'MUARADUA' tidak ada di operasi ini"):
        mapped.run(_edit((1, "kecamatan", "LENGKITI", "MUARADUA")))
    assert _lines(mapped)[0] == ("POLSEK LENGKITI", "LENGKITI")


def test_several_kecamatan_of_one_name_ask_for_the_code() -> None:
    lookup = KecamatanLookup([Kecamatan(1, "160107", "SUKARAYA"), Kecamatan(2, "160208", "Sukaraya")])
    with pytest.raises(RuleViolation, match="tulis kodenya: 160107, 160208"):
        lookup.code_of("sukaraya")
    assert lookup.code_of("16.02.08") == "160208"


def test_same_text_changes_nothing(mapped: Workspace) -> None:
    assert mapped.run(_edit((1, "kecamatan", "LENGKITI", "lengkiti"), (1, "unit", "x", "polsek lengkiti"))) == 0


def test_last_text_of_a_cell_wins(mapped: Workspace) -> None:
    edits = ((1, "kecamatan", "LENGKITI", "LUBUK BATANG"), (1, "kecamatan", "LENGKITI", "LENGKITI"))
    assert mapped.run(_edit(*edits)) == 0


def test_cell_somebody_changed_is_left(mapped: Workspace) -> None:
    with pytest.raises(StaleEdit):
        mapped.run(_edit((1, "kecamatan", "LUBUK BATANG", "LUBUK BATANG")))


def test_line_that_is_gone_is_told(mapped: Workspace) -> None:
    with pytest.raises(NotFound):
        mapped.run(_edit((99, "unit", "", "POLSEK BARU")))


@pytest.mark.parametrize("key", ["kecamatan_code", "people", "tps"])
def test_what_follows_from_other_data_is_not_typed(mapped: Workspace, key: str) -> None:
    with pytest.raises(CellsRefused, match="mengikuti data lain"):
        mapped.run(_edit((1, key, "", "1")))


def test_line_is_added_and_taken_back(mapped: Workspace) -> None:
    row_id = mapped.run(AddUnitArea({"unit": "Polsek Lengkiti", "kecamatan": "lubuk batang"}))
    assert (row_id, len(_lines(mapped))) == (3, 3)
    assert mapped.history().undo_label == "Tambah wilayah kesatuan"
    mapped.undo()
    assert len(_lines(mapped)) == 2


def test_line_that_is_there_is_not_added_again(mapped: Workspace) -> None:
    with pytest.raises(CellsRefused, match="POLSEK LENGKITI sudah tercatat") as told:
        mapped.run(AddUnitArea({"unit": "polsek  lengkiti", "kecamatan": "LENGKITI"}))
    assert told.value.cells[0].key == "kecamatan"


def test_edit_into_a_line_that_is_there_is_refused_at_the_cell(mapped: Workspace) -> None:
    mapped.run(AddUnitArea({"unit": "SAT SAMAPTA", "kecamatan": "LENGKITI"}))
    with pytest.raises(CellsRefused) as told:
        mapped.run(_edit((3, "unit", "SAT SAMAPTA", "polsek lengkiti")))
    assert [(cell.row_id, cell.key) for cell in told.value.cells] == [(3, "unit")]


def test_line_given_up_in_a_block_is_free_in_it(mapped: Workspace) -> None:
    mapped.run(
        _edit(
            (2, "unit", "POLSEK LUBUK BATANG", "POLSEK LENGKITI"),
            (2, "kecamatan", "LUBUK BATANG", "LENGKITI"),
            (1, "unit", "POLSEK LENGKITI", "SAT SAMAPTA"),
        )
    )
    assert sorted(_lines(mapped)) == [("POLSEK LENGKITI", "LENGKITI"), ("SAT SAMAPTA", "LENGKITI")]


def test_paste_adds_what_is_good_and_lists_the_rest(mapped: Workspace) -> None:
    rows = (
        {"unit": "SAT SAMAPTA", "kecamatan": "LENGKITI", "people": ""},
        {"unit": "SAT LANTAS", "kecamatan": "TIDAK ADA"},
        {"unit": "", "kecamatan": "LENGKITI"},
        {"unit": "SAT RESKRIM", "kecamatan": "LENGKITI", "tps": "7"},
    )
    outcome = mapped.run(PasteBlock(AREA, (), rows, Policy.GOOD_CELLS))
    assert len(outcome.added) == 2
    assert [(cell.row_id, cell.key) for cell in outcome.refused] == [(-2, "kecamatan"), (-3, "unit"), (-4, "tps")]
    assert ("SAT RESKRIM", "LENGKITI") in _lines(mapped)


def test_lines_are_deleted_and_come_back(mapped: Workspace) -> None:
    mapped.run(DeleteRows(AREA, (1, 2)))
    assert (_lines(mapped), mapped.history().undo_label) == ([], "Hapus 2 wilayah kesatuan")
    mapped.undo()
    assert len(_lines(mapped)) == 2


def test_column_is_filled_where_lines_stay_different(mapped: Workspace) -> None:
    assert mapped.run(FillColumn(AREA, None, "unit", "polsek lengkiti")) == 1
    assert {unit for unit, _kecamatan in _lines(mapped)} == {"POLSEK LENGKITI"}
    with pytest.raises(CellsRefused):
        mapped.run(FillColumn(AREA, None, "kecamatan", "LENGKITI"))


def test_text_is_replaced(mapped: Workspace) -> None:
    outcome = mapped.run(ReplaceCells(AREA, (1, 2), FindSpec("POLSEK", ("unit",)), "SEKTOR"))
    assert outcome.changed == 2


def test_lines_are_not_duplicated(mapped: Workspace) -> None:
    command = DuplicateRows(AREA, (1,))
    assert command.label == "Gandakan 1 wilayah kesatuan"
    with pytest.raises(RuleViolation, match="tercatat sekali saja"):
        mapped.run(command)


def test_kecamatan_and_units_are_suggested(mapped: Workspace) -> None:
    columns = {column.key: column for column in UNIT_COLUMNS}
    assert Suggester(mapped).suggest(columns["kecamatan"], "lengkti")[0].text == "LENGKITI"
    assert Suggester(mapped).suggest(columns["unit"], "samapta")[0].text == "SAT SAMAPTA"


def test_story_of_a_line_is_told(mapped: Workspace) -> None:
    mapped.run(_edit((1, "unit", "POLSEK LENGKITI", "SAT SAMAPTA")))
    story = read_row_story(mapped, AREA, 1)
    assert story.name == "Wilayah kesatuan POLSEK LENGKITI"
    assert ("POLSEK LENGKITI", "SAT SAMAPTA") in [(line.before, line.after) for line in story.lines]


def test_what_is_seen_is_exported(mapped: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "kesatuan.csv"
    assert export_view(mapped, ViewRequest(AREA), out) == 2
    assert "POLSEK LENGKITI" in out.read_text("utf-8-sig")
