"""How a TPS is reached, read from its access note: by road, by trail bike or on foot, or by boat.

The notes are written by people of the Polsek, so words of the region count (talang, ketek, rantai). Source: domain
notes sections 1.2 and 1.3 (2026-11); the factors are this program's own.
"""

import re
from enum import IntEnum

from opsroom.domain.tps import Tps


class Access(IntEnum):
    """How a place is reached; the value is what a kilometre of it counts as."""

    ROAD = 1
    TRAIL = 2
    BOAT = 3


ACCESS_LABELS: dict[Access, str] = {
    Access.ROAD: "jalan darat",
    Access.TRAIL: "motor trail atau jalan kaki",
    Access.BOAT: "perahu",
}
_NOT_WORD = re.compile(r"[^A-Z0-9]+")
#: "Tidak perlu perahu", "tanpa rantai": the word behind does not count.
_DENIED = re.compile(
    r"\b(?:TANPA|BUKAN|(?:TIDAK|TDK|TAK|GAK) (?:PERLU|HARUS|PAKAI|USAH|MENGGUNAKAN|MEMERLUKAN|LEWAT))"
    r"(?: (?:PAKAI|NAIK|LEWAT|MENGGUNAKAN|MOTOR|JALAN|DENGAN|BAN))* \w+"
)
_BOAT = re.compile(
    r"\b(?:PERAHU|KETEK|GETEK|SPEED|SPEED ?BOAT|SAMPAN|BIDUK|JUKUNG|K[EL]L?OTOK|LONG ?BOAT|KAPAL|RAKIT|FERR?[IY]|"
    r"PERAIRAN|JALUR (?:AIR|SUNGAI)|LEWAT SUNGAI|(?:MENYEBERANG|SEBERANGI|MENYEBERANGI) (?:SUNGAI|DANAU|LAUT))\b"
)
_TRAIL = re.compile(
    r"\b(?:(?:BER)?JALAN KAKI|JLN KAKI|TRAIL|RANTAI|TALANG|SETAPAK|(?:BER)?LUMPUR|(?:DOUBLE|DOBEL) GARDAN|4 ?X ?4|"
    r"OFF ?ROAD|HUTAN|MENDAKI|JEMBATAN GANTUNG|"
    r"(?:TIDAK|TDK|TAK) (?:BISA|DAPAT) (?:DI ?LALUI|DI ?LEWATI|DI ?TEMPUH|DI ?AKSES|MASUK))\b"
)


def read_access(note: str) -> Access:
    """The hardest way a note names; a road when it names none."""
    text = _DENIED.sub(" ", " ".join(_NOT_WORD.sub(" ", note.upper()).split()))
    if _BOAT.search(text):
        return Access.BOAT
    return Access.TRAIL if _TRAIL.search(text) else Access.ROAD


def access_of(tps: Tps) -> Access:
    """How a TPS is reached."""
    return read_access(tps.access_note) if tps.access_note else Access.ROAD
