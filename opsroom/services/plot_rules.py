"""The rules a plot follows, kept as one setting of the operation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from opsroom.domain.changes import Origin
from opsroom.domain.errors import RuleViolation
from opsroom.domain.plot_rules import PlotRules, RuleSetting, Soft
from opsroom.domain.ranks import RANK_BY_CODE
from opsroom.store.reader import Reader
from opsroom.store.work import Work

SETTING = "plot_rules"


@dataclass(frozen=True, slots=True)
class SetRules:
    """Replace the rules of the plot."""

    rules: PlotRules
    label: str = "Ubah aturan ploting"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> None:
        """Write the rules.

        Raises:
            RuleViolation: Nobody could have the rank asked of a Ka Tim.
        """
        rules = self.rules
        if rules.leader_rank and rules.leader_rank not in RANK_BY_CODE:
            raise RuleViolation(
                f"Pangkat '{rules.leader_rank}' tidak dikenal. Aturan ploting tidak diubah.", "leader_rank"
            )
        work.put_setting(
            SETTING,
            {
                "leader_rank": rules.leader_rank,
                "reserve": rules.reserve,
                "max_moves": rules.max_moves,
                "soft": {
                    rule.value: [one.weight, one.is_on, one.is_enforced, one.limit]
                    for rule, one in sorted(rules.soft.items())
                },
            },
        )


def read_rules(reader: Reader) -> PlotRules:
    """The rules of the operation; the standard ones where nothing, or nothing that can be understood, is kept."""
    stored: Any = reader.setting(SETTING)
    if not isinstance(stored, Mapping):
        return PlotRules()
    try:
        return PlotRules(
            soft={
                Soft(name): RuleSetting(*setting)
                for name, setting in dict(stored.get("soft", {})).items()
                if name in set(Soft)
            },
            leader_rank=str(stored.get("leader_rank", "")),
            reserve=int(stored.get("reserve", 0)),
            max_moves=None if stored.get("max_moves") is None else int(stored["max_moves"]),
        )
    except (TypeError, ValueError, RuleViolation):
        return PlotRules()
