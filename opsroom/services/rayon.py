"""Putting kecamatan together into a rayon, the area of one Pamatwil."""

from dataclasses import dataclass

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import NotFound
from opsroom.store.work import Work


@dataclass(frozen=True, slots=True)
class SetRayon:
    """Give kecamatan a rayon; an empty name takes them out of theirs."""

    kecamatan_codes: tuple[str, ...]
    name: str
    label: str = "Ubah rayon"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> None:
        """Write the name, in capitals and single spaces.

        Raises:
            NotFound: One of the kecamatan does not exist.
        """
        rows = {one.code: one.id for one in work.reader.kecamatan()}
        missing = [code for code in self.kecamatan_codes if code not in rows]
        if missing:
            raise NotFound(f"Kecamatan {', '.join(missing)} tidak ada di operasi ini. Rayon tidak diubah.")
        name = " ".join(self.name.upper().split())
        work.update_many(Kind.KECAMATAN, [(rows[code], {"rayon": name}) for code in self.kecamatan_codes])
