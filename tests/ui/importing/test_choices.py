from pathlib import Path

from opsroom.domain.imports import ColumnMatch, ImportKind, SheetReading
from opsroom.ui.importing.choices import ImportChoices

COLUMNS = (ColumnMatch(0, "A", "name"), ColumnMatch(1, "B", "nrp"), ColumnMatch(2, "C", ""))
READING = SheetReading("POLRES", ImportKind.PERSON, 4, COLUMNS, (), "abc")
CHOICES = ImportChoices(Path("x.xlsx"))


def test_nothing_chosen_leaves_everything_to_the_workbook():
    request = CHOICES.request()
    assert (request.kind, request.sheets, request.corrections) == (None, (), {})


def test_ticked_sheets_are_asked_for():
    assert CHOICES.with_sheets(frozenset({"B", "A"})).request().sheets == ("A", "B")


def test_corrected_column_takes_the_key_from_the_one_that_had_it():
    assert CHOICES.with_column(READING, 2, "name").corrections == {"abc": {0: "", 2: "name"}}


def test_column_left_out_frees_nobody_else():
    assert CHOICES.with_column(READING, 0, "").corrections == {"abc": {0: ""}}


def test_corrections_add_up_per_layout():
    once = CHOICES.with_column(READING, 0, "")
    assert once.with_column(READING, 2, "phone").corrections == {"abc": {0: "", 2: "phone"}}
    assert once.corrections == {"abc": {0: ""}}


def test_other_list_forgets_the_corrections():
    chosen = CHOICES.with_column(READING, 0, "").with_kind(ImportKind.TPS)
    assert (chosen.kind, chosen.corrections) == (ImportKind.TPS, {})
