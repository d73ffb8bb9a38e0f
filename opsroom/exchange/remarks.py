"""Sorting the remark column (KET) of a TPS list: how to get there, what reception there is, and everything else."""

import re
from dataclasses import dataclass

_SIGNAL = re.compile(
    r"\b(?:SINYAL\w*|SIGNAL\w*|BLANK\s?-?SPOT\w*|HT|JARINGAN|INTERNET|TELKOMSEL|INDOSAT|XL|PROVIDER|SELULER|RADIO|SATELIT|STARLINK"
    r"|REPEATER|RIG)\b",
    re.IGNORECASE,
)
_ACCESS = re.compile(
    r"\b(?:JALAN\w*|JLN|PERAHU\w*|KETEK|GETEK|SPEED\s?BOAT|KAPAL|RAKIT|SUNGAI|SEBERANG\w*|MENYEBERANG|TALANG|\d*\s?KM|KILOMETER"
    r"|LONGSOR\w*|BANJIR\w*|JEMBATAN|HUTAN|GUNUNG|PEGUNUNGAN|MOTOR|TRAIL|OFF\s?ROAD|RODA|R\s?[246]|OJEK|JAUH|TERJAUH|TERPENCIL"
    r"|PULAU|LAUT|RAWA|MEDAN|LUMPUR|BERLUMPUR|LICIN|TERJAL|TANJAKAN|TURUNAN|AKSES\w*|TEMPUH|JAM|PERKEBUNAN|DOUBLE\s?GARDAN|4X4"
    r"|RANTAI|DARAT|AIR\s?PASANG|PASANG|SULIT DIJANGKAU|DIJANGKAU|JARAK)\b"
    r"|\d+\s?(?:KM|M|METER|MENIT)\b",
    re.IGNORECASE,
)
_SPECIAL = re.compile(r"\b(?:LOKASI KHUSUS|LOKSUS|TPS KHUSUS|TPS LOKASI KHUSUS)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\s*[,;.]\s+|\s*;\s*|,(?=\D)")


@dataclass(frozen=True, slots=True)
class Remark:
    """What a remark says about each matter; empty where it says nothing."""

    access: str = ""
    signal: str = ""
    other: str = ""
    is_special: bool = False


def split_remark(text: str) -> Remark:
    """Each clause of the remark to the matter it speaks of; a clause of no matter stays with the one before it."""
    parts: dict[str, list[str]] = {"access": [], "signal": [], "other": []}
    matters: tuple[str, ...] = ("other",)
    for clause in filter(None, (part.strip() for part in _CLAUSE.split(text))):
        if clause.upper() in ("LOKASI KHUSUS", "LOKSUS"):
            continue
        matters = _matters(clause) or matters
        for matter in matters:
            parts[matter].append(clause)
    given = [matter for matter, clauses in parts.items() if clauses]
    is_special = bool(_SPECIAL.search(text))
    whole = text if len(given) == 1 and not is_special else ""
    told = {matter: whole or ", ".join(clauses) if clauses else "" for matter, clauses in parts.items()}
    return Remark(told["access"], told["signal"], told["other"], is_special)


def _matters(clause: str) -> tuple[str, ...]:
    """What a clause speaks of; a distance beside the signal belongs to the signal."""
    if _SIGNAL.search(clause):
        bare = re.sub(r"\d+\s?(?:KM|M|METER)\b|\bKE\s+BUKIT\b", "", clause, flags=re.IGNORECASE)
        return ("access", "signal") if _ACCESS.search(bare) else ("signal",)
    return ("access",) if _ACCESS.search(clause) else ()
