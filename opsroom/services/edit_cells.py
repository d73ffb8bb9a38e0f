"""Editing, adding and deleting rows of a table: what a cell editor, a paste and the Delete key ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.columns import by_key
from opsroom.domain.errors import NotFound, StaleEdit
from opsroom.services.cell_blocks import judge, write
from opsroom.services.cells import CellEdit, CellsRefused, RefusedCell
from opsroom.services.tables import COLUMNS
from opsroom.store.work import Work

__all__ = [
    "AddPerson",
    "AddTps",
    "AddUnitArea",
    "CellEdit",
    "CellsRefused",
    "DeleteRows",
    "EditCells",
    "RefusedCell",
]

_NOUN = {Kind.PERSON: "personel", Kind.TPS: "TPS", Kind.UNIT_AREA: "wilayah kesatuan"}
_STALE = "Isi yang akan diubah sudah diganti lebih dulu. Tidak ada yang ditimpa; periksa isi terbaru lalu ulangi."


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
        judged = judge(work.reader, self.kind, self.edits)
        if judged.gone:
            raise NotFound("Baris ini sudah dihapus oleh orang lain. Tidak ada yang diubah.")
        if judged.refused:
            raise CellsRefused(tuple(judged.refused))
        if judged.stale:
            raise StaleEdit(_STALE, str(judged.stale[:10]))
        write(work, judged)
        return judged.changed


@dataclass(frozen=True, slots=True)
class DeleteRows:
    """Delete rows of a table."""

    kind: Kind
    ids: Sequence[int]
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
        return _insert(work, Kind.PERSON, self.values)


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
        return _insert(work, Kind.TPS, {**self.values, "desa_code": self.desa_code})


@dataclass(frozen=True, slots=True)
class AddUnitArea:
    """Let a unit serve one more kecamatan; `values` holds typed text, `unit` and `kecamatan`."""

    values: Mapping[str, str]
    label: str = "Tambah wilayah kesatuan"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> int:
        """Judge and insert; returns the row id.

        Raises:
            CellsRefused: No such kecamatan, or the unit serves it already.
        """
        return _insert(work, Kind.UNIT_AREA, self.values)


def _insert(work: Work, kind: Kind, texts: Mapping[str, str]) -> int:
    judged = judge(work.reader, kind, (), {-1: texts})
    for cell in judged.refused:
        if cell.key == "desa_code":
            raise NotFound(cell.reason)
    if judged.refused:
        raise CellsRefused(tuple(judged.refused))
    return write(work, judged)[0]
