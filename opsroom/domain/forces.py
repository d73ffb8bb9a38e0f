"""Where a person comes from: the Polres itself, one of its Polsek, or troops lent to it (BKO, Brimob, TNI, Linmas)."""

import re
from enum import StrEnum

from opsroom.domain.ranks import Force, force_of


class Source(StrEnum):
    """Origin (asal) of a person."""

    POLRES = "POLRES"
    POLSEK = "POLSEK"
    BKO_POLDA = "BKO_POLDA"
    BRIMOB = "BRIMOB"
    TNI = "TNI"
    LINMAS = "LINMAS"
    LAIN = "LAIN"


SOURCE_LABELS: dict[Source, str] = {
    Source.POLRES: "Polres",
    Source.POLSEK: "Polsek",
    Source.BKO_POLDA: "BKO Polda",
    Source.BRIMOB: "Brimob",
    Source.TNI: "TNI",
    Source.LINMAS: "Linmas",
    Source.LAIN: "Lain",
}
#: The strength the "two thirds" of the order is counted against.
OWN_FORCE = frozenset({Source.POLRES, Source.POLSEK})

_RULES = (
    (Source.BRIMOB, re.compile(r"\bBRIMOB\b|\bSATBRIMOB", re.IGNORECASE)),
    (
        Source.TNI,
        re.compile(r"\b(KODIM|KORAMIL|KOREM|YONIF|YON ARMED|ARMED|LANAL|TNI|BABINSA)\b", re.IGNORECASE),
    ),
    (Source.LINMAS, re.compile(r"\b(LINMAS|SATLINMAS|HANSIP)\b", re.IGNORECASE)),
    (
        Source.BKO_POLDA,
        # A Polda has directorates, bureaus and divisions (Perkap 14/2018); a Polres has Bag, Sat, Si and Polsek.
        re.compile(
            r"\bBKO\b|\bPOLDA\b|^(?:DIT|DIREKTORAT)(?:\b|RES|INTEL|SAM|SAB|LANTAS|BIN|POL|PAM|TAHTI)|^(?:BIRO|RO)\b|"
            r"^RO(?:OPS|SDM|RENA|LOG)\b|^BID(?:ANG)?(?:\b|TIK|KUM|HUMAS|PROPAM|KEU|DOKKES|LABFOR)|"
            r"^(?:ITWASDA|SPRIPIM|SETUM|YANMA|SPN|RUMKIT|RS BHAYANGKARA|PUSLABFOR|BIDLABFOR)\b",
            re.IGNORECASE,
        ),
    ),
    (Source.POLSEK, re.compile(r"\b(POL\s?SEK|POLSEKTA|SEKTOR|POLSUBSEKTOR|POSPOL)\b", re.IGNORECASE)),
    (
        Source.POLRES,
        re.compile(r"^(BAG|SAT|SI|SUBBAG|UNIT|SPKT|POLRES|POLRESTA|SIUM|SIWAS|PIMPINAN)", re.IGNORECASE),
    ),
    (Source.LAIN, re.compile(r"\b(SAT\s?POL\s?PP|POL\s?PP|DISHUB|DAMKAR|DINKES|BPBD)\b", re.IGNORECASE)),
)


def source_of(unit: str, rank: str = "") -> Source:
    """The origin a unit name and rank imply.

    `SAT POL PP` and other services are `LAIN`, divisions of a Polda (`BID TIK`) are lent; other units are the Polres'.
    """
    if _RULES[-1][1].search(unit):
        return Source.LAIN
    if force_of(rank) is Force.TNI:
        return Source.TNI
    for source, pattern in _RULES:
        if pattern.search(unit.strip()):
            return source
    return Source.POLRES


def parse_source(text: str) -> Source | None:
    """The origin a cell names, or None."""
    wanted = re.sub(r"[^A-Z]+", "_", text.upper()).strip("_")
    for source, label in SOURCE_LABELS.items():
        if wanted in (source.value, re.sub(r"[^A-Z]+", "_", label.upper())):
            return source
    return None
