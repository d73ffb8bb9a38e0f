"""The rules a plot follows beyond the patterns: soft rules with weight and switch, and what is held back.

A soft rule that is off costs nothing. One that is on and advisory costs `weight` points per unit (see `Soft`) and may
be bent for a reason; one that is enforced may not be bent by the engine nor by hand.
Source: domain notes sections 1.6, 2 and 6 (2026-11); the weights are this program's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from opsroom.domain.errors import RuleViolation

MAX_WEIGHT = 1000


class Soft(StrEnum):
    """The soft rules, and what one unit of each is."""

    ONE_DESA = "satu_desa"  # a team whose TPS lie in several desa
    OWN_POLSEK = "polsek_sendiri"  # a person of a Polsek outside the kecamatan it serves
    LENT_SPREAD = "bko_tersebar"  # a lent person above the fair share of a kecamatan
    LENT_PAIRED = "bko_didampingi"  # a team without anybody of the own force
    JUNIOR_PAIR = "pangkat_terendah"  # a team with two of the lowest rank
    SHORT_WAY = "jarak"  # ten weighed kilometres of a person's way, or between the TPS of a team
    FAIRNESS = "pemerataan"  # a hard TPS for somebody who had one last time, per time
    WOMEN = "fasilitas_polwan"  # a remark only: it never costs
    FEW_MOVES = "sedikit_pindah"  # a person who must leave all his TPS of the plan already ordered


SOFT_LABELS: dict[Soft, str] = {
    Soft.ONE_DESA: "Satu tim satu desa",
    Soft.OWN_POLSEK: "Personel Polsek di kecamatannya sendiri",
    Soft.LENT_SPREAD: "BKO dan TNI tersebar merata",
    Soft.LENT_PAIRED: "BKO dan TNI didampingi anggota Polres",
    Soft.JUNIOR_PAIR: "Dua pangkat terendah tidak satu tim",
    Soft.SHORT_WAY: "Jarak tempuh pendek",
    Soft.FAIRNESS: "TPS berat bergilir",
    Soft.WOMEN: "Catatan fasilitas Polwan",
    Soft.FEW_MOVES: "Sedikit pindah dari rencana yang sudah diperintahkan",
}
#: Rules that can only advise: enforcing them has no meaning.
ADVISORY_ONLY = frozenset({Soft.LENT_SPREAD, Soft.FAIRNESS, Soft.WOMEN})


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """How one soft rule is taken.

    Attributes:
        weight: Points per unit, 0 to `MAX_WEIGHT`.
        is_on: Whether it is looked at.
        is_enforced: Whether it may never be bent.
        limit: `SHORT_WAY` only: weighed kilometres beyond which an enforced rule refuses; 0 for none.
    """

    weight: int
    is_on: bool = True
    is_enforced: bool = False
    limit: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.weight <= MAX_WEIGHT:
            raise RuleViolation(f"Bobot aturan harus 0 sampai {MAX_WEIGHT}; tertulis {self.weight}.", "weight")
        if self.limit < 0:
            raise RuleViolation("Batas jarak tidak boleh negatif.", "limit")


DEFAULT_SOFT: dict[Soft, RuleSetting] = {
    Soft.ONE_DESA: RuleSetting(100),
    Soft.OWN_POLSEK: RuleSetting(40),
    Soft.LENT_SPREAD: RuleSetting(15),
    Soft.LENT_PAIRED: RuleSetting(30),
    Soft.JUNIOR_PAIR: RuleSetting(20),
    Soft.SHORT_WAY: RuleSetting(10),
    Soft.FAIRNESS: RuleSetting(10),
    Soft.WOMEN: RuleSetting(0),
    Soft.FEW_MOVES: RuleSetting(50),
}


@dataclass(frozen=True, slots=True)
class PlotRules:
    """Everything the user set besides patterns and pins.

    Attributes:
        soft: Settings that differ from the standard ones.
        leader_rank: Lowest rank a Ka Tim may have (a code of `domain.ranks`); empty for any.
        reserve: People with TPS duty held back as cadangan, most junior of the own force first.
        max_moves: In a replan, the most people who may leave all their TPS; None for no cap.
    """

    soft: Mapping[Soft, RuleSetting] = field(default_factory=dict)
    leader_rank: str = ""
    reserve: int = 0
    max_moves: int | None = None

    def __post_init__(self) -> None:
        if self.reserve < 0:
            raise RuleViolation("Jumlah cadangan tidak boleh negatif.", "reserve")
        for rule in ADVISORY_ONLY:
            if self.of(rule).is_enforced:
                raise RuleViolation(f"Aturan '{SOFT_LABELS[rule]}' hanya dapat berupa anjuran.", rule)

    def of(self, rule: Soft) -> RuleSetting:
        """The setting in force for a rule."""
        return self.soft.get(rule, DEFAULT_SOFT[rule])

    def weight(self, rule: Soft) -> int:
        """Points per unit; 0 when the rule is off."""
        setting = self.of(rule)
        return setting.weight if setting.is_on else 0

    def enforces(self, rule: Soft) -> bool:
        """Whether the rule is on and may not be bent."""
        setting = self.of(rule)
        return setting.is_on and setting.is_enforced

    def with_rule(self, rule: Soft, setting: RuleSetting) -> "PlotRules":
        """The same rules with another setting for one of them."""
        return replace(self, soft={**self.soft, rule: setting})
