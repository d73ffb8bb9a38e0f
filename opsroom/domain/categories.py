"""Vulnerability categories (kerawanan) and security patterns (pola): three labelled numbers, never a bare triple.

Patterns differ per Polres and election and are changed by telegram; all of this is data of the operation. Before
2019 the order was Polri:Linmas:TPS, so text is only read in the labelled order polri:tps:linmas.
Source: domain notes section 1 (2026-11); defaults are the South-Sumatra standard of 2024.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opsroom.domain.errors import RuleViolation

LINMAS_PER_TPS = 2
MAX_TEAM = 12
MAX_TPS = 99


@dataclass(frozen=True, slots=True)
class Category:
    """One category of an operation.

    Attributes:
        code: Key, capitals with underscores.
        label: As printed.
        severity: Higher is more vulnerable; decides who is covered first.
        own_team: The category never shares its team with another one.
        colour: Token of the theme (``ok``, ``warn``, ``alarm``, ``info``), shown together with word and symbol.
    """

    code: str
    label: str
    severity: int
    own_team: bool = False
    colour: str = "info"


KURANG_RAWAN, RAWAN, SANGAT_RAWAN, KHUSUS = "KURANG_RAWAN", "RAWAN", "SANGAT_RAWAN", "KHUSUS"

#: KHUSUS is the pattern class of TPS flagged `is_special`; their own category stays beside it.
DEFAULT_CATEGORIES: tuple[Category, ...] = (
    Category(KURANG_RAWAN, "Kurang rawan", 1, colour="ok"),
    Category(RAWAN, "Rawan", 2, colour="warn"),
    Category(KHUSUS, "Khusus", 3, own_team=True, colour="info"),
    Category(SANGAT_RAWAN, "Sangat rawan", 4, own_team=True, colour="alarm"),
)

_ALIASES = {
    "AMAN": KURANG_RAWAN,
    "KURANG": KURANG_RAWAN,
    "KR": KURANG_RAWAN,
    "RAWAN 1": RAWAN,
    "RAWAN I": RAWAN,
    "R": RAWAN,
    "RAWAN 2": SANGAT_RAWAN,
    "RAWAN II": SANGAT_RAWAN,
    "SANGAT": SANGAT_RAWAN,
    "SR": SANGAT_RAWAN,
    "LOKASI KHUSUS": KHUSUS,
}
_SMALL = re.compile(r"[0-9]{1,4}")
_NOT_WORD = re.compile(r"[^A-Z0-9]+")


@dataclass(frozen=True, slots=True)
class Pattern:
    """So many police secure so many TPS together, with so many Linmas in total.

    Attributes:
        polri: Police in one team.
        tps: TPS one team may take at most.
        linmas: Linmas at those TPS; normally two per TPS.
    """

    polri: int
    tps: int
    linmas: int

    def __post_init__(self) -> None:
        if not (1 <= self.polri <= MAX_TEAM and 1 <= self.tps <= MAX_TPS and 0 <= self.linmas <= 9 * MAX_TPS):
            raise RuleViolation(
                f"Pola {self.polri}:{self.tps}:{self.linmas} tidak mungkin. Isi polri 1-{MAX_TEAM}, TPS 1-{MAX_TPS}.",
                "pattern",
            )

    def __str__(self) -> str:
        return f"{self.polri}:{self.tps}:{self.linmas}"

    @property
    def sentence(self) -> str:
        """The pattern in words, since even officers misread the code."""
        return f"{self.polri} polisi - {self.tps} TPS - {self.linmas} Linmas"

    @property
    def words(self) -> str:
        """The pattern as one would say it: the police of a team watch its TPS together."""
        return f"{self.polri} polisi menjaga {self.tps} TPS bersama, {self.linmas} Linmas"


DEFAULT_PATTERNS: dict[str, tuple[Pattern, ...]] = {
    KURANG_RAWAN: (Pattern(2, 8, 16),),
    RAWAN: (Pattern(2, 2, 4),),
    SANGAT_RAWAN: (Pattern(2, 1, 2),),
    KHUSUS: (Pattern(2, 1, 2),),
}


def parse_pattern(text: str) -> Pattern:
    """Read ``polri:tps:linmas``; ``2:8`` computes Linmas as two per TPS. `-` is taken for `:`.

    Raises:
        RuleViolation: Not two or three whole numbers in their ranges.
    """
    parts = re.split(r"\s*[:\-]\s*", text.strip())
    if len(parts) not in (2, 3) or not all(_SMALL.fullmatch(part) for part in parts):
        raise RuleViolation(f"Pola '{text}' tidak terbaca. Tulis polri:tps:linmas, misalnya 2:8:16.", "pattern")
    numbers = [int(part) for part in parts]
    linmas = numbers[2] if len(numbers) == 3 else numbers[1] * LINMAS_PER_TPS
    return Pattern(numbers[0], numbers[1], linmas)


def category_code(text: str) -> str:
    """The code a cell names: aliases resolved, other words made a code of their own; empty for an empty cell."""
    words = _NOT_WORD.sub(" ", text.upper()).strip()
    return _ALIASES.get(words, words.replace(" ", "_"))


def pattern_class(category: str, *, is_special: bool, patterns: Mapping[str, Sequence[Pattern]]) -> str:
    """Which category's patterns a TPS takes: `KHUSUS` for a special location when the operation has such a pattern."""
    return KHUSUS if is_special and patterns.get(KHUSUS) else category
