"""A polling station (TPS) of one operation. It holds no vote count, and nothing that could."""

from dataclasses import dataclass

from opsroom.domain.categories import KURANG_RAWAN
from opsroom.domain.ids import TpsId


@dataclass(frozen=True, slots=True)
class Tps:
    """One TPS, known by its desa and number.

    Attributes:
        number: Three digits as text; 901 and up are special locations.
        desa_code: Ten digits; `desa`, `kecamatan_code` and `kecamatan` follow from it and are read-only here.
        category: Code of a `Category`.
        category_source: Who put it there (Bawaslu, Intelkam, Polsek, ...).
        category_reason: Why (geografis, konflik, ...).
        is_special: Lokasi khusus (prison, dormitory, ...).
        voters_m, voters_f: Registered voters (DPT), men and women; None when unknown.
        lat, lon: Degrees WGS84; None when unknown.
        access_note: How to get there.
        signal_note: Telephone and radio reception.
        kpps_contact, panwas_contact, linmas_contact: Name and telephone as written. Personal data.
    """

    id: TpsId
    number: str
    desa_code: str
    desa: str = ""
    kecamatan_code: str = ""
    kecamatan: str = ""
    category: str = KURANG_RAWAN
    category_source: str = ""
    category_reason: str = ""
    is_special: bool = False
    voters_m: int | None = None
    voters_f: int | None = None
    address: str = ""
    lat: float | None = None
    lon: float | None = None
    access_note: str = ""
    signal_note: str = ""
    kpps_contact: str = ""
    panwas_contact: str = ""
    linmas_contact: str = ""
    note: str = ""

    @property
    def voters(self) -> int | None:
        """Registered voters in all; None when neither number is known."""
        if self.voters_m is None and self.voters_f is None:
            return None
        return (self.voters_m or 0) + (self.voters_f or 0)

    @property
    def label(self) -> str:
        """How people call it: ``TPS 003 SUKARAYA``."""
        return f"TPS {self.number} {self.desa}".strip()

    @property
    def code(self) -> str:
        """Desa code and number, the key of the KPU tree."""
        return f"{self.desa_code}{self.number}"
