"""Exporting and printing what a table shows, on a small operation."""

import csv
from pathlib import Path

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.columns import Column, ColumnKind
from opsroom.domain.documents import PageSetup
from opsroom.domain.errors import Cancelled, DocumentError
from opsroom.domain.imports import ImportKind, Outcome
from opsroom.domain.masks import MASK
from opsroom.domain.progress import Progress
from opsroom.domain.queries import Filter, SortKey, TableQuery
from opsroom.exchange.workbooks import open_sheets
from opsroom.services import print_view as printing
from opsroom.services.export_view import ViewRequest, _cell_of, export_view
from opsroom.services.import_table import ImportRequest, commit, preview
from opsroom.services.print_view import print_view
from opsroom.services.workspace import Workspace


def _cells(path: Path) -> list[list[object]]:
    return [row for _, row in open_sheets(path)[0].load().walk()]


def test_rows_and_columns_are_those_of_the_view(workspace: Workspace, tmp_path: Path) -> None:
    query = TableQuery(filters=(Filter("kecamatan", "lubuk"),), sort=(SortKey("number", descending=True),))
    request = ViewRequest(Kind.TPS, query, ("number", "desa", "voters_m"), title="Daftar TPS")
    assert export_view(workspace, request, tmp_path / "a.xlsx") == 4
    assert _cells(tmp_path / "a.xlsx") == [
        ["TPS", "Desa / Kelurahan", "DPT L"],
        ["901", "KURUP", 40.0], ["003", "KURUP", 122.0], ["002", "KURUP", 121.0], ["001", "KURUP", 120.0],
    ]  # fmt: skip


def test_selection_is_exported_in_its_order(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.read() as reader:
        ids = list(reader.person_ids())
    request = ViewRequest(Kind.PERSON, keys=("nrp",), ids=[ids[3], 9999, ids[0]])
    assert export_view(workspace, request, tmp_path / "a.ods") == 2
    assert _cells(tmp_path / "a.ods") == [["NRP / NIP"], ["92040004"], ["80010001"]]


def test_masked_export_hides_personal_cells_alone(workspace: Workspace, tmp_path: Path) -> None:
    request = ViewRequest(Kind.PERSON, keys=("name", "phone"), masked=True)
    export_view(workspace, request, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    assert rows[1:3] == [["ADI SAPUTRA", ""], ["BUDI IRAWAN, S.H.", MASK]]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".ods"])
@pytest.mark.parametrize("kind", [ImportKind.TPS, ImportKind.PERSON])
def test_what_was_exported_is_the_same_when_it_comes_back(
    workspace: Workspace, tmp_path: Path, kind: ImportKind, suffix: str
) -> None:
    table = {ImportKind.TPS: Kind.TPS, ImportKind.PERSON: Kind.PERSON}[kind]
    path = tmp_path / f"a{suffix}"
    rows = export_view(workspace, ViewRequest(table), path)
    account = preview(workspace, ImportRequest(kind, path))
    assert (account.count(Outcome.SAME), account.read, account.reasons) == (rows, rows, {})


def test_edited_cell_of_an_export_is_all_that_changes(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    export_view(workspace, ViewRequest(Kind.PERSON), path)
    text = path.read_text("utf-8-sig").replace("CANDRA WIJAYA", "CANDRA KUSUMA")
    path.write_text(text, "utf-8-sig")
    account = commit(workspace, ImportRequest(ImportKind.PERSON, path))
    changed = list(account.only(Outcome.CHANGED))
    assert [(d.key, d.before, d.after) for line in changed for d in line.diffs] == [
        ("name", "CANDRA WIJAYA", "CANDRA KUSUMA")
    ]


@pytest.mark.parametrize(
    ("value", "cell"),
    [("", "None"), (None, "None"), ("2024-02-14", "2024-02-14"),
     ("2024-02-14T00:30:00.000000+00:00", "2024-02-14 07:30:00")],
)  # fmt: skip
def test_moments_are_told_by_the_clock_on_the_wall(value: object, cell: str) -> None:
    make = _cell_of(Column("at", "Pukul", "pukul", ColumnKind.MOMENT))
    assert make is not None
    assert str(make(value)) == cell


def test_stopped_export_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        export_view(workspace, ViewRequest(Kind.TPS), tmp_path / "a.xlsx", Progress(is_cancelled=lambda: True))
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize("is_landscape", [True, False])
def test_view_is_printed(workspace: Workspace, is_landscape: bool) -> None:
    request = ViewRequest(Kind.PERSON, masked=True, title="Daftar personel", filter_text="Kesatuan: POLSEK")
    pdf = print_view(workspace, request, PageSetup(), is_landscape=is_landscape)
    assert pdf.startswith(b"%PDF")


def test_too_many_rows_are_no_paper(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "MAX_ROWS", 5)
    with pytest.raises(DocumentError, match="saring dahulu"):
        print_view(workspace, ViewRequest(Kind.TPS), PageSetup())


def test_printing_can_be_stopped(workspace: Workspace) -> None:
    with pytest.raises(Cancelled):
        print_view(workspace, ViewRequest(Kind.TPS), PageSetup(), Progress(is_cancelled=lambda: True))
