"""Duplicating rows."""

from dataclasses import asdict, dataclass

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.tps import Tps
from opsroom.domain.tps_numbers import FIRST_SPECIAL, is_special_number
from opsroom.store.work import Work

_LAST_NUMBER = 999
_NOUN = {Kind.PERSON: "personel", Kind.TPS: "TPS", Kind.UNIT_AREA: "wilayah kesatuan"}
#: What follows from the place of a TPS and is not stored with it.
_DERIVED = ("id", "desa", "kecamatan_code", "kecamatan")


@dataclass(frozen=True, slots=True)
class DuplicateRows:
    """Add a copy of each row; a TPS gets the next free number of its desa."""

    kind: Kind
    ids: tuple[int, ...]
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Gandakan 3 TPS``."""
        return f"Gandakan {len(self.ids)} {_NOUN[self.kind]}"

    def apply(self, work: Work) -> tuple[int, ...]:
        """Copy the rows and return the new ids in order.

        Raises:
            RuleViolation: People, whose NRP belongs to one only; lines of units; or a desa without a free number.
            NotFound: A row is gone.
        """
        if self.kind is Kind.PERSON:
            raise RuleViolation(
                "Personel tidak digandakan karena satu NRP hanya milik satu orang. Tidak ada yang ditambah; "
                "salin barisnya, tempel di baris baru, lalu isi NRP-nya.",
                "nrp",
            )
        if self.kind is Kind.UNIT_AREA:
            raise RuleViolation(
                "Baris kesatuan tidak digandakan karena satu kesatuan tercatat sekali saja untuk satu kecamatan. "
                "Tidak ada yang ditambah; tambah baris (Ctrl+T) untuk kecamatan berikutnya.",
                "kecamatan",
            )
        originals = work.reader.tps(self.ids)
        if len(originals) < len(self.ids):
            raise NotFound("Baris ini sudah dihapus oleh orang lain. Tidak ada yang ditambah.")
        taken = set(work.reader.holders(Kind.TPS, {(tps.desa_code, "") for tps in originals}))
        copies: list[dict[str, object]] = []
        for tps in originals:
            number = _free_number(tps, taken)
            taken.add((tps.desa_code, number))
            copies.append(
                {key: value for key, value in asdict(tps).items() if key not in _DERIVED} | {"number": number}
            )
        return tuple(work.insert_many(Kind.TPS, copies))


def _free_number(tps: Tps, taken: set[tuple[str, str]]) -> str:
    """The first free number after the row's own, else before it, on its side of the special numbers."""
    first, last = (FIRST_SPECIAL, _LAST_NUMBER) if is_special_number(tps.number) else (1, FIRST_SPECIAL - 1)
    own = int(tps.number)
    for number in (*range(own + 1, last + 1), *range(first, own)):
        if (tps.desa_code, f"{number:03d}") not in taken:
            return f"{number:03d}"
    raise RuleViolation(f"Nomor TPS di {tps.desa} sudah habis. Tidak ada yang ditambah.", "number")
