"""Editing, adding and deleting rows of a table: what a cell editor, a paste and the Delete key ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.columns import Column, by_key
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.forces import source_of
from opsroom.domain.nrp import read_nrp
from opsroom.domain.person import Person
from opsroom.domain.queries import Filter, Match, TableQuery
from opsroom.domain.ranks import force_of
from opsroom.domain.tps import Tps
from opsroom.domain.tps_columns import show_category
from opsroom.services.cells import CellEdit, CellsRefused, RefusedCell
from opsroom.services.tables import COLUMNS, Record
from opsroom.store.reader import Reader
from opsroom.store.work import Work

_NOUN = {Kind.PERSON: "personel", Kind.TPS: "TPS"}


__all__ = [
    "AddPerson",
    "AddTps",
    "CellEdit",
    "CellsRefused",
    "DeleteRows",
    "EditCells",
    "RefusedCell",
    "judge_cell",
]


@dataclass(frozen=True, slots=True)
class EditCells:
    """Set cells of one table: one cell, a paste or a fill; all of it or nothing."""

    kind: Kind
    edits: tuple[CellEdit, ...]
    name: str = ""
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Ubah pangkat`` for one cell, ``Ubah 12 sel personel`` for more, or the name given."""
        if self.name:
            return self.name
        if len(self.edits) == 1:
            return f"Ubah {by_key(COLUMNS[self.kind], self.edits[0].key).title}"
        return f"Ubah {len(self.edits)} sel {_NOUN[self.kind]}"

    def apply(self, work: Work) -> int:
        """Judge every cell, then write the touched fields only; returns the number of cells that changed.

        Raises:
            CellsRefused: A value breaks a rule.
            StaleEdit: A cell no longer holds what was seen.
            NotFound: A row is gone.
        """
        records = _load(work.reader, self.kind, {edit.row_id for edit in self.edits})
        refused: list[RefusedCell] = []
        changed = 0
        for edit in self.edits:
            column = by_key(COLUMNS[self.kind], edit.key)
            try:
                value = judge_cell(work.reader, self.kind, records[edit.row_id], column, edit.text)
            except RuleViolation as problem:
                refused.append(RefusedCell(edit.row_id, edit.key, problem.user_text))
                continue
            if not refused and value != getattr(records[edit.row_id], edit.key):
                work.update(self.kind, edit.row_id, {edit.key: value}, {edit.key: edit.seen})
                changed += 1
        if refused:
            raise CellsRefused(tuple(refused))
        return changed


@dataclass(frozen=True, slots=True)
class DeleteRows:
    """Delete rows of a table."""

    kind: Kind
    ids: tuple[int, ...]
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Hapus 37 personel``."""
        return f"Hapus {len(self.ids)} {_NOUN[self.kind]}"

    def apply(self, work: Work) -> int:
        """Delete them and return how many."""
        work.delete_many(self.kind, self.ids)
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Add one person typed by hand; `values` holds typed text per column key."""

    values: Mapping[str, str]
    label: str = "Tambah personel"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> int:
        """Judge and insert; returns the row id.

        Raises:
            CellsRefused: A value breaks a rule.
        """
        return _insert(work, Kind.PERSON, Person(id=0, nrp="", name=""), self.values)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class AddTps:
    """Add one TPS to a desa that exists; `values` holds typed text per column key, `number` among them."""

    desa_code: str
    values: Mapping[str, str]
    label: str = "Tambah TPS"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> int:
        """Judge and insert; returns the row id.

        Raises:
            CellsRefused: A value breaks a rule.
            NotFound: No such desa.
        """
        if all(desa.code != self.desa_code for desa in work.reader.desa()):
            raise NotFound(f"Desa dengan kode {self.desa_code} tidak ada. Impor daftar TPS desa itu dahulu.")
        blank = Tps(id=0, number="", desa_code=self.desa_code)  # type: ignore[arg-type]
        return _insert(work, Kind.TPS, blank, self.values)


def judge_cell(reader: Reader, kind: Kind, record: Record, column: Column, text: str) -> object:
    """The typed value the cell would take, judged beside the rest of its row.

    Raises:
        RuleViolation: The value breaks a rule.
    """
    if not column.editable:
        raise RuleViolation(f"Kolom {column.title} tidak diubah di sini; kolom ini mengikuti data lain.", column.key)
    value = column.read(text)
    if kind is Kind.PERSON and column.key == "nrp":
        return _judge_nrp(reader, record, str(value))
    if kind is Kind.TPS and column.key == "number":
        return _judge_number(reader, record, str(value))
    if kind is Kind.TPS and column.key == "category":
        return _judge_category(reader, str(value))
    return value


def _judge_nrp(reader: Reader, record: Record, nrp: str) -> str:
    reading = read_nrp(nrp, force_of(record.rank) if isinstance(record, Person) else None)
    if reading.problem:
        raise RuleViolation(f"{reading.problem}.", "nrp")
    holders = reader.person_ids(TableQuery(filters=(Filter("nrp", nrp, Match.EQUALS),)))
    if any(holder != record.id for holder in holders):
        raise RuleViolation(f"NRP {nrp} sudah dipakai personel lain.", "nrp")
    return nrp


def _judge_number(reader: Reader, record: Record, number: str) -> str:
    desa_code = record.desa_code if isinstance(record, Tps) else ""
    filters = (Filter("desa_code", desa_code, Match.EQUALS), Filter("number", number, Match.EQUALS))
    if any(other != record.id for other in reader.tps_ids(TableQuery(filters=filters))):
        raise RuleViolation(f"TPS {number} sudah ada di desa ini.", "number")
    return number


def _judge_category(reader: Reader, code: str) -> str:
    known = {category.code for category in reader.categories()}
    if code not in known:
        names = ", ".join(show_category(name) for name in sorted(known))
        raise RuleViolation(f"Kategori '{show_category(code)}' belum ada. Yang ada: {names}.", "category")
    return code


def _load(reader: Reader, kind: Kind, ids: set[int]) -> dict[int, Record]:
    found: list[Any] = reader.persons(ids) if kind is Kind.PERSON else reader.tps(ids)
    records = {record.id: record for record in found}
    if len(records) < len(ids):
        raise NotFound("Baris ini sudah dihapus oleh orang lain. Tidak ada yang diubah.")
    return records


def _insert(work: Work, kind: Kind, blank: Record, texts: Mapping[str, str]) -> int:
    values: dict[str, object] = {"desa_code": blank.desa_code} if isinstance(blank, Tps) else {}
    refused: list[RefusedCell] = []
    required = {column.key for column in COLUMNS[kind] if column.required and column.editable}
    for key in [*texts, *sorted(required - set(texts))]:
        column = by_key(COLUMNS[kind], key)
        try:
            values[key] = judge_cell(work.reader, kind, blank, column, texts.get(key, ""))
        except RuleViolation as problem:
            refused.append(RefusedCell(0, key, problem.user_text))
    if refused:
        raise CellsRefused(tuple(refused))
    if kind is Kind.PERSON and "source" not in values:
        values["source"] = source_of(str(values.get("unit", "")), str(values.get("rank", "")))
    return work.insert(kind, values)
