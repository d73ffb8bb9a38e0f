"""The recycle bin: rows that were deleted, and bringing them back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import RuleViolation
from opsroom.services.entry_words import name_of_values
from opsroom.services.workspace import Workspace
from opsroom.store.work import Work

#: Lists that have a bin, in the order they are shown.
BINS: tuple[Kind, ...] = (Kind.PERSON, Kind.TPS)
_NOUN = {Kind.PERSON: "personel", Kind.TPS: "TPS"}


@dataclass(frozen=True, slots=True)
class BinLine:
    """A deleted row.

    Attributes:
        code: NRP of a person, number of a TPS.
        name: How people call it.
        detail: Where it belonged: unit, desa.
        label: The command that deleted it.
    """

    kind: Kind
    row_id: int
    code: str
    name: str
    detail: str
    at: datetime
    actor: str
    label: str

    @property
    def words(self) -> str:
        """Everything a search may find."""
        return f"{self.code} {self.name} {self.detail} {self.actor} {self.label}".casefold()


@dataclass(frozen=True, slots=True)
class RestoreRows:
    """Bring deleted rows back as they were, under their old ids; all of them or none."""

    kind: Kind
    ids: tuple[int, ...]
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Pulihkan 3 personel``."""
        return f"Pulihkan {len(self.ids)} {_NOUN[self.kind]}"

    def apply(self, work: Work) -> int:
        """Restore them and return how many came back.

        Raises:
            RuleViolation: Another row has the NRP or the TPS number meanwhile, or the desa is gone.
        """
        self._check(work, work.reader.upkeep.gone_values(self.kind, self.ids))
        return len(work.restore_rows(self.kind, list(self.ids)))

    def _check(self, work: Work, gone: Mapping[int, Mapping[str, object]]) -> None:
        if self.kind is Kind.PERSON:
            taken = work.reader.upkeep.taken_numbers(str(values["nrp"]) for values in gone.values())
            reason = "NRP {} sudah dipakai personel lain"
        else:
            desa = {each.code for each in work.reader.desa()}
            lost = {str(values["desa_code"]) for values in gone.values()} - desa
            if lost:
                raise RuleViolation(f"Desa dengan kode {min(lost)} sudah tidak ada. Tidak ada yang dipulihkan.")
            places = {(str(values["desa_code"]), str(values["number"])) for values in gone.values()}
            taken = {number for _desa, number in work.reader.upkeep.taken_places(places)}
            reason = "TPS {} sudah ada lagi di desanya"
        if taken:
            more = f" (dan {len(taken) - 1} lainnya)" if len(taken) > 1 else ""
            raise RuleViolation(f"{reason.format(min(taken))}{more}. Tidak ada yang dipulihkan; pilih baris yang lain.")


def read_bin(workspace: Workspace, kind: Kind, limit: int = 1000) -> tuple[BinLine, ...]:
    """The deleted rows of a list, the last deleted first."""
    with workspace.read() as reader:
        rows = reader.deleted_rows(kind, limit)
        desa = {each.code: each.name for each in reader.desa()} if kind is Kind.TPS and rows else {}
    return tuple(
        BinLine(
            kind, row.row_id, str(row.values.get("nrp" if kind is Kind.PERSON else "number", "")),
            name_of_values(kind, row.row_id, row.values, desa), _detail(kind, row.values, desa),
            row.at, row.actor, row.label,
        )
        for row in rows
    )  # fmt: skip


def _detail(kind: Kind, values: Mapping[str, object], desa: Mapping[str, str]) -> str:
    if kind is Kind.PERSON:
        return str(values.get("unit", ""))
    code = str(values.get("desa_code", ""))
    return desa.get(code, code)
