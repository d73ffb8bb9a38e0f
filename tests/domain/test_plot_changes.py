"""Changes of a what-if, applied to the rules of the operation."""

import pytest

from opsroom.domain.errors import RuleViolation
from opsroom.domain.plot_changes import NONE, RequestChanges, RuleChange
from opsroom.domain.plot_rules import DEFAULT_SOFT, PlotRules, RuleSetting, Soft


def test_no_change_leaves_the_rules():
    rules = PlotRules({Soft.SHORT_WAY: RuleSetting(7, limit=3)}, "AIPDA", 5, 9)
    assert NONE.apply_rules(rules) == rules
    assert NONE.is_empty


def test_part_of_a_rule_changes_and_the_rest_stays():
    changes = RequestChanges(rules={Soft.SHORT_WAY: RuleChange(weight=50)})
    rules = changes.apply_rules(PlotRules({Soft.SHORT_WAY: RuleSetting(7, is_enforced=True, limit=3)}))
    assert rules.of(Soft.SHORT_WAY) == RuleSetting(50, is_enforced=True, limit=3)
    assert rules.of(Soft.ONE_DESA) == DEFAULT_SOFT[Soft.ONE_DESA]
    assert not changes.is_empty


def test_switch_and_limit_change_alone():
    changed = RuleChange(is_on=False, is_enforced=True, limit=30).apply(RuleSetting(7))
    assert changed == RuleSetting(7, is_on=False, is_enforced=True, limit=30)


def test_reserve_and_rank_replace_those_of_the_rules():
    rules = RequestChanges(reserve=0, leader_rank="").apply_rules(PlotRules(leader_rank="AIPDA", reserve=5))
    assert (rules.reserve, rules.leader_rank) == (0, "")


def test_advisory_rule_is_never_enforced():
    with pytest.raises(RuleViolation, match="hanya dapat berupa anjuran"):
        RequestChanges(rules={Soft.WOMEN: RuleChange(is_enforced=True)}).apply_rules(PlotRules())
