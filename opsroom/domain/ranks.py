"""Ranks of Polri, TNI AD and PNS Polri: one ordered table and every spelling seen in office files.

Source: Perkap 3/2016 (22 Polri ranks), PP 39/2010 article 24 (TNI AD), Perka BKN golongan names;
spellings from the workbooks of several Polres (design notes of 2026-11, section 4.2 to 4.4).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

UNKNOWN_ORDER = 999


class Force(StrEnum):
    """Whose rank table a rank belongs to."""

    POLRI = "POLRI"
    TNI = "TNI"
    PNS = "PNS"


class RankGroup(StrEnum):
    """Band of the strength table (rekapitulasi kekuatan)."""

    PATI = "PATI"
    PAMEN = "PAMEN"
    PAMA = "PAMA"
    BINTARA = "BINTARA"
    TAMTAMA = "TAMTAMA"
    PNS = "PNS"


@dataclass(frozen=True, slots=True)
class Rank:
    """One rank.

    Attributes:
        code: Short form used in tables, capitals.
        full: Full form in capitals, used under signatures.
        order: Sort key over all forces; 0 is the highest.
    """

    code: str
    full: str
    force: Force
    group: RankGroup
    order: int


_POLRI = (
    ("JENDERAL POL", "JENDERAL POLISI", RankGroup.PATI),
    ("KOMJEN POL", "KOMISARIS JENDERAL POLISI", RankGroup.PATI),
    ("IRJEN POL", "INSPEKTUR JENDERAL POLISI", RankGroup.PATI),
    ("BRIGJEN POL", "BRIGADIR JENDERAL POLISI", RankGroup.PATI),
    ("KOMBES POL", "KOMISARIS BESAR POLISI", RankGroup.PAMEN),
    ("AKBP", "AJUN KOMISARIS BESAR POLISI", RankGroup.PAMEN),
    ("KOMPOL", "KOMISARIS POLISI", RankGroup.PAMEN),
    ("AKP", "AJUN KOMISARIS POLISI", RankGroup.PAMA),
    ("IPTU", "INSPEKTUR POLISI SATU", RankGroup.PAMA),
    ("IPDA", "INSPEKTUR POLISI DUA", RankGroup.PAMA),
    ("AIPTU", "AJUN INSPEKTUR POLISI SATU", RankGroup.BINTARA),
    ("AIPDA", "AJUN INSPEKTUR POLISI DUA", RankGroup.BINTARA),
    ("BRIPKA", "BRIGADIR POLISI KEPALA", RankGroup.BINTARA),
    ("BRIGPOL", "BRIGADIR POLISI", RankGroup.BINTARA),
    ("BRIPTU", "BRIGADIR POLISI SATU", RankGroup.BINTARA),
    ("BRIPDA", "BRIGADIR POLISI DUA", RankGroup.BINTARA),
    ("ABRIPPOL", "AJUN BRIGADIR POLISI", RankGroup.TAMTAMA),
    ("ABRIPTU", "AJUN BRIGADIR POLISI SATU", RankGroup.TAMTAMA),
    ("ABRIPDA", "AJUN BRIGADIR POLISI DUA", RankGroup.TAMTAMA),
    ("BHARAKA", "BHAYANGKARA KEPALA", RankGroup.TAMTAMA),
    ("BHARATU", "BHAYANGKARA SATU", RankGroup.TAMTAMA),
    ("BHARADA", "BHAYANGKARA DUA", RankGroup.TAMTAMA),
)
_TNI = (
    ("JENDERAL TNI", "JENDERAL TNI", RankGroup.PATI),
    ("LETJEN", "LETNAN JENDERAL", RankGroup.PATI),
    ("MAYJEN", "MAYOR JENDERAL", RankGroup.PATI),
    ("BRIGJEN", "BRIGADIR JENDERAL", RankGroup.PATI),
    ("KOLONEL", "KOLONEL", RankGroup.PAMEN),
    ("LETKOL", "LETNAN KOLONEL", RankGroup.PAMEN),
    ("MAYOR", "MAYOR", RankGroup.PAMEN),
    ("KAPTEN", "KAPTEN", RankGroup.PAMA),
    ("LETTU", "LETNAN SATU", RankGroup.PAMA),
    ("LETDA", "LETNAN DUA", RankGroup.PAMA),
    ("PELTU", "PEMBANTU LETNAN SATU", RankGroup.BINTARA),
    ("PELDA", "PEMBANTU LETNAN DUA", RankGroup.BINTARA),
    ("SERMA", "SERSAN MAYOR", RankGroup.BINTARA),
    ("SERKA", "SERSAN KEPALA", RankGroup.BINTARA),
    ("SERTU", "SERSAN SATU", RankGroup.BINTARA),
    ("SERDA", "SERSAN DUA", RankGroup.BINTARA),
    ("KOPKA", "KOPRAL KEPALA", RankGroup.TAMTAMA),
    ("KOPTU", "KOPRAL SATU", RankGroup.TAMTAMA),
    ("KOPDA", "KOPRAL DUA", RankGroup.TAMTAMA),
    ("PRAKA", "PRAJURIT KEPALA", RankGroup.TAMTAMA),
    ("PRATU", "PRAJURIT SATU", RankGroup.TAMTAMA),
    ("PRADA", "PRAJURIT DUA", RankGroup.TAMTAMA),
)
#: PNS golongan names, high to low, with the roman golongan that office files append ("Penata TK. I III/d").
_PNS = (
    ("PEMBINA UTAMA", "IV/e"), ("PEMBINA UTAMA MADYA", "IV/d"), ("PEMBINA UTAMA MUDA", "IV/c"),
    ("PEMBINA TK I", "IV/b"), ("PEMBINA", "IV/a"),
    ("PENATA TK I", "III/d"), ("PENATA", "III/c"), ("PENDA TK I", "III/b"), ("PENDA", "III/a"),
    ("PENGATUR TK I", "II/d"), ("PENGATUR", "II/c"), ("PENGDA TK I", "II/b"), ("PENGDA", "II/a"),
    ("JURU TK I", "I/d"), ("JURU", "I/c"), ("JURU MUDA TK I", "I/b"), ("JURU MUDA", "I/a"),
)  # fmt: skip

#: Where a TNI rank stands among the Polri ranks when both share a list: beside its equal, after it.
_TNI_BESIDE_POLRI = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21)
_PNS_FIRST_ORDER = 100

RANKS: tuple[Rank, ...] = (
    *(Rank(code, full, Force.POLRI, group, 2 * i) for i, (code, full, group) in enumerate(_POLRI)),
    *(
        Rank(code, full, Force.TNI, group, 2 * beside + 1)
        for beside, (code, full, group) in zip(_TNI_BESIDE_POLRI, _TNI, strict=True)
    ),
    *(Rank(code, code, Force.PNS, RankGroup.PNS, _PNS_FIRST_ORDER + i) for i, (code, _) in enumerate(_PNS)),
)
RANK_BY_CODE: dict[str, Rank] = {rank.code: rank for rank in RANKS}

_SPELLINGS = {
    "JENDERAL POL": ("JENDERAL POLISI", "JENDRAL POL"),
    "KOMJEN POL": ("KOMJENPOL", "KOMJEN"),
    "IRJEN POL": ("IRJENPOL", "IRJEN"),
    "BRIGJEN POL": ("BRIGJENPOL",),
    "KOMBES POL": ("KOMBES", "KOMBESPOL", "KBP"),
    "AKBP": ("AKBP POL", "AJUN KOMBES"),
    "KOMPOL": ("KP", "KOM POL"),
    "AKP": ("AKP POL",),
    "IPTU": ("IPTU POL",),
    "IPDA": ("IPDA POL",),
    "BRIPKA": ("BRIGKA",),
    "BRIGPOL": ("BRIG", "BRIGADIR", "BRIG POL", "BRIGADIR POL", "BRIGADIR POLISI"),
    "ABRIPPOL": ("ABRIP", "ABRIGPOL", "ABRIP POL"),
    "PEMBINA TK I": ("PEMBINA TINGKAT I", "PEMBINA TK 1", "PEMBINA I"),
    "PENATA TK I": ("PENATA TINGKAT I", "PENATA TK 1", "PENATA I"),
    "PENDA": ("PENATA MUDA",),
    "PENDA TK I": ("PENATA MUDA TK I", "PENATA MUDA TK 1", "PENATA MUDA TINGKAT I", "PENDA I", "PENDA 1", "PENDA TK 1"),
    "PENGATUR TK I": ("PENGATUR TINGKAT I", "PENGATUR TK 1", "PENGATUR I", "PENGATUR 1"),
    "PENGDA": ("PENGATUR MUDA",),
    "PENGDA TK I": ("PENGATUR MUDA TK I", "PENGATUR MUDA TK 1", "PENGATUR MUDA TINGKAT I", "PENGDA I", "PENGDA 1"),
    "JURU TK I": ("JURU TINGKAT I", "JURU TK 1", "JURU I"),
    "LETKOL": ("LETNAN KOLONEL",),
    "JENDERAL TNI": ("JENDERAL",),
}  # fmt: skip

_CORPS = re.compile(
    r"\b(INF|KAV|ARM|ARH|ARHANUD|CZI|CPL|CPM|CHB|CAJ|CKU|CKM|CHK|CBA|CTP|TNI|AD|AL|AU|MAR)\b(?:\s*\([KEP]\))?$"
)
_GOLONGAN = re.compile(r"\(?\b(I|II|III|IV)\s*[/.\-]?\s*([ABCDE])\b\)?$")
_NOT_WORD = re.compile(r"[^A-Z0-9]+")


def _squash(text: str) -> str:
    """Capitals with single spaces and no punctuation."""
    return _NOT_WORD.sub(" ", text.upper()).strip()


def _spelling_table() -> dict[str, Rank]:
    table: dict[str, Rank] = {}
    for rank in RANKS:
        for text in (rank.code, rank.full, *_SPELLINGS.get(rank.code, ())):
            table.setdefault(_squash(text), rank)
    return table


_BY_SPELLING = _spelling_table()
_BY_GOLONGAN = {golongan.upper().replace("/", " "): RANK_BY_CODE[code] for code, golongan in _PNS}


def parse_rank(text: str) -> Rank | None:
    """The rank a cell names, or None when no spelling is known.

    Punctuation, case, doubled spaces, a trailing corps ("Letkol Inf") and a golongan ("III/d") do not matter.
    """
    squashed = _squash(text)
    found = _BY_SPELLING.get(squashed)
    if found:
        return found
    bare = _CORPS.sub("", squashed).strip()
    if bare and bare in _BY_SPELLING and _BY_SPELLING[bare].force is Force.TNI:
        return _BY_SPELLING[bare]
    golongan = _GOLONGAN.search(squashed)
    if golongan:
        name = squashed[: golongan.start()].strip()
        return _BY_SPELLING.get(name) or _BY_GOLONGAN.get(f"{golongan[1]} {golongan[2]}")
    return None


def rank_order(code: str) -> int:
    """Sort key of a stored rank code; unknown ranks come last."""
    rank = RANK_BY_CODE.get(code)
    return rank.order if rank else UNKNOWN_ORDER


def force_of(code: str) -> Force | None:
    """The force a stored rank code belongs to, or None for an unknown rank."""
    rank = RANK_BY_CODE.get(code)
    return rank.force if rank else None
