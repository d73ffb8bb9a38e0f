"""What a what-if changes in the question put to the engine; the operation itself stays as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from opsroom.domain.categories import Pattern
from opsroom.domain.plot_rules import PlotRules, RuleSetting, Soft


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What of one soft rule is set otherwise; None leaves it as it is."""

    weight: int | None = None
    is_on: bool | None = None
    is_enforced: bool | None = None
    limit: int | None = None

    def apply(self, setting: RuleSetting) -> RuleSetting:
        """The setting with the change.

        Raises:
            RuleViolation: Weight or limit is out of its range.
        """
        return RuleSetting(
            weight=setting.weight if self.weight is None else self.weight,
            is_on=setting.is_on if self.is_on is None else self.is_on,
            is_enforced=setting.is_enforced if self.is_enforced is None else self.is_enforced,
            limit=setting.limit if self.limit is None else self.limit,
        )


@dataclass(frozen=True, slots=True)
class RequestChanges:
    """Differences to the question the operation asks; the empty one changes nothing.

    Attributes:
        people: So many people more (available or in reserve, senior first) or fewer (junior first) on TPS duty.
        reserve, leader_rank: Instead of those of the rules; None leaves them. An empty rank is any rank.
        patterns: Instead of all patterns of the category.
        rules: Changes of single soft rules.
    """

    people: int = 0
    reserve: int | None = None
    leader_rank: str | None = None
    patterns: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    rules: Mapping[Soft, RuleChange] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is changed."""
        return self == NONE

    def apply_rules(self, rules: PlotRules) -> PlotRules:
        """The rules of the operation with the changes.

        Raises:
            RuleViolation: A value is out of its range, or an advisory rule would be enforced.
        """
        for rule in Soft:
            if rule in self.rules:
                rules = rules.with_rule(rule, self.rules[rule].apply(rules.of(rule)))
        return replace(
            rules,
            reserve=rules.reserve if self.reserve is None else self.reserve,
            leader_rank=rules.leader_rank if self.leader_rank is None else self.leader_rank,
        )


NONE = RequestChanges()
