"""Importing a workbook: read it, judge every row against the operation, then either show the account or commit it.

Dry run and commit share every line but the writing; a commit is one command and one undo, with a backup before it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.imports import ImportAccount, ImportKind, MergeRules, SheetReading
from opsroom.domain.progress import SILENT, Progress
from opsroom.exchange.mending import ByHand
from opsroom.exchange.reading import read_workbook
from opsroom.exchange.rejects import write_rejects as write_rejects_workbook
from opsroom.services import import_persons, import_tps
from opsroom.services.import_judgement import NewRows, Prepared
from opsroom.services.import_persons import judge_persons
from opsroom.services.import_tps import judge_tps
from opsroom.services.set_patterns import add_category
from opsroom.services.workspace import Workspace
from opsroom.store.reader import Reader
from opsroom.store.work import Work

#: Setting under which corrected column matchings are remembered: layout to column index (text) to key.
LAYOUTS = "import_layouts"
_NOUN = {ImportKind.TPS: "TPS", ImportKind.PERSON: "personel"}
_TABLE = {ImportKind.TPS: Kind.TPS, ImportKind.PERSON: Kind.PERSON}
_JUDGES: Mapping[ImportKind, Callable[[Reader, Prepared], Iterator[NewRows]]] = {
    ImportKind.TPS: judge_tps,
    ImportKind.PERSON: judge_persons,
}
_EMPTIED_TO = {ImportKind.TPS: import_tps.EMPTIED_TO, ImportKind.PERSON: import_persons.EMPTIED_TO}


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to import.

    Attributes:
        kind: The list; None takes the kind of the first sheet that has one.
        sheets: Only these; empty means all sheets of the kind.
        corrections: Per layout, column index to key (empty key ignores the column); they win over remembered ones.
        merge: What may happen to rows the operation has already.
        head_rows: Sheet to the 1-based row its head begins in, chosen by hand; 0 for a sheet without a head.
        edits: Sheet, 1-based row and 0-based column of a cell to the text it is mended to before anything is read.
        data_rows: Sheet to the 1-based row its data begin in, chosen by hand.
        only: Sheet and row of the rows wanted, e.g. those mended after an import; None for all.
    """

    kind: ImportKind | None
    path: Path
    sheets: tuple[str, ...] = ()
    corrections: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    merge: MergeRules = field(default_factory=MergeRules)
    head_rows: Mapping[str, int] = field(default_factory=dict)
    edits: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    data_rows: Mapping[str, int] = field(default_factory=dict)
    only: frozenset[tuple[str, int]] | None = None


@dataclass(frozen=True, slots=True)
class ImportRows:
    """Write judged rows."""

    kind: ImportKind
    source: str
    readings: tuple[SheetReading, ...]
    corrections: Mapping[str, Mapping[int, str]]
    progress: Progress
    merge: MergeRules = field(default_factory=MergeRules)
    origin: Origin = Origin.IMPORT
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Impor TPS dari DATA TPS.xlsx``."""
        return import_label(self.kind, self.source)

    def apply(self, work: Work) -> ImportAccount:
        """Judge against the state inside this transaction and write; returns the account."""
        prepared = _prepare(self.kind, self.readings, self.merge)
        total, done = sum(len(reading.rows) for reading in prepared.readings), 0
        table, progress = _TABLE[self.kind], self.progress.part(0.0, 0.9)
        for new in _JUDGES[self.kind](work.reader, prepared):
            _write_places(work, prepared)
            if isinstance(new, Mapping):
                work.insert_columns(table, new, len(prepared.parts[-1]))
            else:
                work.insert_many(table, new)
            done += len(prepared.parts[-1])
            progress.step(done, total, "Menyimpan")
        work.update_many(table, list(prepared.updates.items()), self.progress.part(0.9, 0.99))
        if self.corrections:
            work.put_setting(LAYOUTS, _merged(work.reader, self.corrections))
        self.progress.step(99, 100, "Menyimpan")
        return _account(self.kind, self.source, self.readings, prepared, committed=True)


def import_label(kind: ImportKind, source: str) -> str:
    """What the history calls an import."""
    return f"Impor {_NOUN[kind]} dari {source}"


def preview(workspace: Workspace, request: ImportRequest, progress: Progress = SILENT) -> ImportAccount:
    """The account of an import that is not made.

    Raises:
        ImportProblem: Nothing in the file can be imported.
    """
    kind, readings = _read(workspace, request, progress)
    with workspace.read() as reader:
        prepared = _prepare(kind, readings, request.merge)
        total, done = sum(len(reading.rows) for reading in prepared.readings), 0
        for _new in _JUDGES[kind](reader, prepared):
            done += len(prepared.parts[-1])
            progress.step(done + total, total * 2, "Membandingkan dengan data operasi")
    return _account(kind, request.path.name, readings, prepared, committed=False)


def commit(workspace: Workspace, request: ImportRequest, progress: Progress = SILENT) -> ImportAccount:
    """Make the import: all of it, or nothing.

    Raises:
        ImportProblem: Nothing in the file can be imported.
        Cancelled: The user stopped it; nothing was kept.
    """
    kind, readings = _read(workspace, request, progress)
    workspace.backup("impor")
    rest = progress.part(0.6, 1.0)
    return workspace.run(ImportRows(kind, request.path.name, readings, request.corrections, rest, request.merge))


def write_rejects(account: ImportAccount, path: Path) -> None:
    """Write the rejected rows with their reasons as a workbook that can be mended and imported again."""
    write_rejects_workbook(path, account)


def _read(
    workspace: Workspace, request: ImportRequest, progress: Progress
) -> tuple[ImportKind, tuple[SheetReading, ...]]:
    with workspace.read() as reader:
        corrections = _merged(reader, request.corrections)
    readings = read_workbook(
        request.path,
        request.kind,
        sheets=request.sheets,
        corrections={layout: {int(i): key for i, key in keys.items()} for layout, keys in corrections.items()},
        by_hand=ByHand(request.head_rows, request.data_rows, request.edits),
        progress=progress.part(0.0, 0.5),
    )
    readings = tuple(_only(reading, request.only) for reading in readings)
    # A file in which nothing can be imported has been refused by the reading.
    kinds = (reading.kind for reading in readings if reading.kind is not None)
    return request.kind or next(kinds), readings


def _only(reading: SheetReading, wanted: frozenset[tuple[str, int]] | None) -> SheetReading:
    """The reading with the rows wanted alone."""
    if wanted is None:
        return reading
    return replace(reading, rows=tuple(row for row in reading.rows if (row.sheet, row.row) in wanted))


def _prepare(kind: ImportKind, readings: tuple[SheetReading, ...], merge: MergeRules) -> Prepared:
    return Prepared(merge, _EMPTIED_TO[kind], [reading for reading in readings if reading.kind is kind])


def _write_places(work: Work, prepared: Prepared) -> None:
    """What the next rows refer to and was not written before."""
    for code in prepared.new_categories:
        add_category(work, code)
    work.insert_many(Kind.KECAMATAN, [{"code": code, "name": name} for code, name in prepared.new_kecamatan.items()])
    work.insert_many(
        Kind.DESA,
        [{"code": c, "name": name, "kecamatan_code": kec} for c, (name, kec) in prepared.new_desa.items()],
    )
    for written in (prepared.new_categories, prepared.new_kecamatan, prepared.new_desa):
        written.clear()


def _account(
    kind: ImportKind, source: str, readings: tuple[SheetReading, ...], prepared: Prepared, *, committed: bool
) -> ImportAccount:
    left_out = [f"Lembar {r.sheet} tidak diimpor: {r.reason}" for r in readings if r.kind is None]
    notes = (*prepared.notes, *left_out)
    return ImportAccount(kind, source, prepared.outcomes, readings, notes, committed=committed, cells=prepared.cells)


def _merged(reader: Reader, corrections: Mapping[str, Mapping[int, str]]) -> dict[str, dict[str, str]]:
    """Remembered matchings with the given ones laid over them."""
    remembered: Any = reader.setting(LAYOUTS) or {}
    merged: dict[str, dict[str, str]] = {layout: dict(keys) for layout, keys in remembered.items()}
    for layout, keys in corrections.items():
        merged.setdefault(layout, {}).update({str(index): key for index, key in keys.items()})
    return merged
