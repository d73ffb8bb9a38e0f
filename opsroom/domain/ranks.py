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
#: PNS ranks, high to low: code, full name, and the golongan that office files append ("Penata TK. I III/d").
_PNS = (
    ("PEMBINA UTAMA", "PEMBINA UTAMA", "IV/e"),
    ("PEMBINA UTAMA MADYA", "PEMBINA UTAMA MADYA", "IV/d"),
    ("PEMBINA UTAMA MUDA", "PEMBINA UTAMA MUDA", "IV/c"),
    ("PEMBINA TK I", "PEMBINA TINGKAT I", "IV/b"),
    ("PEMBINA", "PEMBINA", "IV/a"),
    ("PENATA TK I", "PENATA TINGKAT I", "III/d"),
    ("PENATA", "PENATA", "III/c"),
    ("PENDA TK I", "PENATA MUDA TINGKAT I", "III/b"),
    ("PENDA", "PENATA MUDA", "III/a"),
    ("PENGATUR TK I", "PENGATUR TINGKAT I", "II/d"),
    ("PENGATUR", "PENGATUR", "II/c"),
    ("PENGDA TK I", "PENGATUR MUDA TINGKAT I", "II/b"),
    ("PENGDA", "PENGATUR MUDA", "II/a"),
    ("JURU TK I", "JURU TINGKAT I", "I/d"),
    ("JURU", "JURU", "I/c"),
    ("JURU MUDA TK I", "JURU MUDA TINGKAT I", "I/b"),
    ("JURU MUDA", "JURU MUDA", "I/a"),
)
_PNS_FIRST_ORDER = 100

#: A TNI rank stands beside its Polri equal, after it, when both share a list: both tables have the same 22 steps.
RANKS: tuple[Rank, ...] = (
    *(Rank(code, full, Force.POLRI, group, 2 * i) for i, (code, full, group) in enumerate(_POLRI)),
    *(Rank(code, full, Force.TNI, group, 2 * i + 1) for i, (code, full, group) in enumerate(_TNI)),
    *(Rank(code, full, Force.PNS, RankGroup.PNS, _PNS_FIRST_ORDER + i) for i, (code, full, _) in enumerate(_PNS)),
)
RANK_BY_CODE: dict[str, Rank] = {rank.code: rank for rank in RANKS}

_SPELLINGS = {
    "JENDERAL POL": ("JENDRAL POL",),
    "KOMJEN POL": ("KOMJENPOL", "KOMJEN"),
    "IRJEN POL": ("IRJENPOL", "IRJEN"),
    "BRIGJEN POL": ("BRIGJENPOL",),
    "KOMBES POL": ("KOMBES", "KOMBESPOL", "KBP"),
    "AKBP": ("AJUN KOMBES",),
    "KOMPOL": ("KP", "KOM POL"),
    "BRIPKA": ("BRIGKA",),
    "BRIGPOL": ("BRIG", "BRIGADIR"),
    "ABRIPPOL": ("ABRIP", "ABRIGPOL"),
    "PEMBINA TK I": ("PEMBINA I",),
    "PENATA TK I": ("PENATA I",),
    "PENDA TK I": ("PENATA MUDA TK I", "PENDA I", "PENATA MUDA I"),
    "PENGATUR TK I": ("PENGATUR I",),
    "PENGDA TK I": ("PENGATUR MUDA TK I", "PENGDA I", "PENGATUR MUDA I"),
    "JURU TK I": ("JURU I",),
    "JURU MUDA TK I": ("JURU MUDA I",),
    "JENDERAL TNI": ("JENDERAL",),
}  # fmt: skip

#: What follows a TNI rank: corps, service, and "(K)" for women.
_CORPS = re.compile(
    r"(?: (?:INF|KAV|ARM|ARH|ARHANUD|CZI|CPL|CPM|CHB|CAJ|CKU|CKM|CHK|CBA|CTP|TNI|AD|AL|AU|MAR|LAUT|PNB|PAS|TEK))*"
    r"(?: [A-Z])?$"
)
_GOLONGAN = re.compile(r"\b(I|II|III|IV) ?([ABCDE])$")
_STEP_ONE = re.compile(r"\b(?:TK|TKT|TINGKAT)? ?(?:1|I)$")
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


def _spelled(squashed: str) -> Rank | None:
    """The rank of this spelling; a step (``TK 1``, ``TINGKAT I``, ``1``) and a trailing POL may be written freely."""
    tries = (squashed, _STEP_ONE.sub(" TK I", squashed).replace("  ", " "), squashed.removesuffix(" POL"))
    return next((_BY_SPELLING[text] for text in tries if text in _BY_SPELLING), None)


_BY_SPELLING = _spelling_table()
_BY_GOLONGAN = {golongan.upper().replace("/", " "): RANK_BY_CODE[code] for code, _, golongan in _PNS}


def parse_rank(text: str) -> Rank | None:
    """The rank a cell names, or None when no spelling is known.

    Punctuation, case, doubled spaces, a trailing corps ("Letkol Inf") and a golongan ("III/d") do not matter.
    """
    squashed = _squash(text)
    found = _spelled(squashed)
    if found:
        return found
    bare = _BY_SPELLING.get(_CORPS.sub("", squashed))
    if bare and bare.force is Force.TNI:
        return bare
    golongan = _GOLONGAN.search(squashed)
    if golongan:
        return _spelled(squashed[: golongan.start()].strip()) or _BY_GOLONGAN.get(f"{golongan[1]} {golongan[2]}")
    return None


def rank_order(code: str) -> int:
    """Sort key of a stored rank code; unknown ranks come last."""
    rank = RANK_BY_CODE.get(code)
    return rank.order if rank else UNKNOWN_ORDER


def force_of(code: str) -> Force | None:
    """The force a stored rank code belongs to, or None for an unknown rank."""
    rank = RANK_BY_CODE.get(code)
    return rank.force if rank else None
