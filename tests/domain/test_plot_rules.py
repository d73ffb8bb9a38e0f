"""Rules of a plot."""

import pytest

from opsroom.domain.errors import RuleViolation
from opsroom.domain.plot_rules import DEFAULT_SOFT, MAX_WEIGHT, PlotRules, RuleSetting, Soft


@pytest.mark.parametrize("weight", [-1, MAX_WEIGHT + 1])
def test_a_weight_out_of_range_is_refused(weight: int) -> None:
    with pytest.raises(RuleViolation, match="Bobot"):
        RuleSetting(weight)


def test_a_limit_is_not_negative() -> None:
    with pytest.raises(RuleViolation, match="Batas"):
        RuleSetting(1, limit=-1)


def test_a_reserve_is_not_negative() -> None:
    with pytest.raises(RuleViolation, match="cadangan"):
        PlotRules(reserve=-1)


def test_what_can_only_advise_is_not_enforced() -> None:
    with pytest.raises(RuleViolation, match="hanya dapat berupa anjuran"):
        PlotRules().with_rule(Soft.FAIRNESS, RuleSetting(1, is_enforced=True))


def test_a_rule_that_is_off_costs_and_binds_nothing() -> None:
    rules = PlotRules().with_rule(Soft.ONE_DESA, RuleSetting(70, is_on=False, is_enforced=True))
    assert (rules.weight(Soft.ONE_DESA), rules.enforces(Soft.ONE_DESA)) == (0, False)
    assert rules.weight(Soft.OWN_POLSEK) == DEFAULT_SOFT[Soft.OWN_POLSEK].weight
