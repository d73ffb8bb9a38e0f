"""What the wizard shows of an import, what it remembers, mends and takes back."""

import pytest

from opsroom.domain.errors import OpsError
from opsroom.domain.imports import ImportKind, Outcome
from opsroom.services.error_bench import benches, only_failures
from opsroom.services.import_memory import ForgetLayout, remembered
from opsroom.services.import_preview import is_remembered, make_import, may_be_drawn, rule_effects, show_import
from opsroom.services.import_table import ImportRequest, commit, preview
from opsroom.services.undo_import import undo_import


def _change(path, old, new):
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_view_counts_rows_columns_and_marks(workspace, person_csv):
    _change(person_csv, "BRIPKA,85030003", "AIPDA,85030003")
    _change(person_csv, "92040004", "9204")
    view = show_import(workspace, ImportRequest(ImportKind.PERSON, person_csv))
    assert list(view.places[Outcome.CHANGED]) == [2]
    assert view.changed_keys == {"rank"}
    marks = view.marks["personel"]
    assert (marks.first, marks.outcome(5), marks.outcome(1)) == (2, Outcome.REJECTED, None)
    assert marks.outcome(99) is None
    assert not is_remembered(view, view.account.sheets[0])
    assert may_be_drawn(view.account.sheets[0])


def test_effects_tell_values_that_would_change_from_those_that_would_be_emptied(workspace, person_csv):
    _change(person_csv, "081234567890", "")
    _change(person_csv, "BRIPKA,85030003", "AIPDA,85030003")
    effects = rule_effects(workspace, ImportRequest(ImportKind.PERSON, person_csv))
    assert (effects.theirs, effects.blanks) == ({"rank": 1}, {"phone": 1})


def test_faults_stand_at_their_cells(empty, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("NO,NAMA,NRP,LAIN\n1,ADI SAPUTRA,8001,\n2,,92040004,x\n3,BUDI IRAWAN,81020002,\n", "utf-8")
    (bench,) = benches(preview(empty, ImportRequest(ImportKind.PERSON, path)))
    assert [row.faults for row in bench.rows] == [{2: "NRP kurang dari 8 digit"}, {1: "Nama kosong"}]
    assert [column.head for column in bench.columns] == ["NAMA", "NRP", "NO", "LAIN"]


def test_only_the_failures_are_run_again(empty, person_csv):
    _change(person_csv, "92040004", "9204")
    request = ImportRequest(ImportKind.PERSON, person_csv)
    account = commit(empty, request)
    mended = ImportRequest(ImportKind.PERSON, person_csv, edits={("personel", 5, 3): "92040004"})
    view = make_import(empty, only_failures(mended, account))
    assert (view.account.read, view.account.count(Outcome.NEW)) == (1, 1)


def test_memory_is_kept_and_forgotten(empty, tmp_path):
    path = tmp_path / "aneh.csv"
    path.write_text("Siapa,Kode anggota\nADI SAPUTRA,80010001\n", "utf-8")
    layout = show_layout(empty, path)
    request = ImportRequest(ImportKind.PERSON, path, corrections={layout: {0: "name", 1: "nrp"}})
    view = make_import(empty, request)
    assert remembered(empty) == {layout: {0: "name", 1: "nrp"}}
    assert is_remembered(view, view.account.sheets[0])
    assert empty.run(ForgetLayout(layout))
    assert not empty.run(ForgetLayout(layout))
    assert remembered(empty) == {}


def show_layout(workspace, path):
    with pytest.raises(OpsError) as caught:
        preview(workspace, ImportRequest(ImportKind.PERSON, path))
    return caught.value.readings[0].layout


def test_an_import_is_taken_back_only_while_it_is_the_last_thing_done(empty, person_csv):
    account = commit(empty, ImportRequest(ImportKind.PERSON, person_csv))
    undo_import(empty, account)
    with pytest.raises(OpsError, match="tidak ada yang diurungkan"):
        undo_import(empty, account)
