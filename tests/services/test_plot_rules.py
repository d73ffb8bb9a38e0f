"""The rules of the plot as one setting."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsroom.domain.changes import Origin
from opsroom.domain.errors import RuleViolation
from opsroom.domain.plot_rules import PlotRules, RuleSetting, Soft
from opsroom.services.plot_rules import SETTING, SetRules, read_rules
from opsroom.services.workspace import Workspace
from opsroom.store.work import Work


def rules_of(workspace: Workspace) -> PlotRules:
    with workspace.read() as reader:
        return read_rules(reader)


def test_an_operation_begins_with_the_standard_rules(empty: Workspace) -> None:
    assert rules_of(empty) == PlotRules()


def test_rules_are_read_as_they_were_set_and_undo_brings_the_others_back(empty: Workspace) -> None:
    rules = PlotRules(leader_rank="AIPTU", reserve=12, max_moves=5)
    rules = rules.with_rule(Soft.ONE_DESA, RuleSetting(70, is_enforced=True))
    rules = rules.with_rule(Soft.SHORT_WAY, RuleSetting(10, is_on=False, limit=30))
    empty.run(SetRules(rules))
    assert rules_of(empty) == rules
    empty.run(SetRules(replace(rules, max_moves=None)))
    assert rules_of(empty).max_moves is None
    empty.undo()
    assert rules_of(empty) == rules
    empty.undo()
    assert rules_of(empty) == PlotRules()


def test_a_rank_nobody_has_is_refused(empty: Workspace) -> None:
    with pytest.raises(RuleViolation, match="Pangkat 'JURAGAN' tidak dikenal"):
        empty.run(SetRules(PlotRules(leader_rank="JURAGAN")))
    assert rules_of(empty) == PlotRules()


class _Write:
    label, origin, undoable = "tes", Origin.DESK, True

    def __init__(self, value: object) -> None:
        self.value = value

    def apply(self, work: Work) -> None:
        work.put_setting(SETTING, self.value)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda some: st.lists(some, max_size=5) | st.dictionaries(st.text(max_size=5), some, max_size=3),
    max_leaves=8,
)
settings_of = st.fixed_dictionaries(
    {},
    optional={
        "soft": st.dictionaries(st.sampled_from([*Soft, "X"]), anything, max_size=3) | anything,
        "leader_rank": anything,
        "reserve": anything,
        "max_moves": anything,
    },
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(settings_of | anything)
def test_what_cannot_be_understood_gives_the_standard_rules(empty: Workspace, value: object) -> None:
    empty.run(_Write(value))
    assert isinstance(rules_of(empty), PlotRules)


def test_a_rule_of_a_later_program_is_passed_over(empty: Workspace) -> None:
    empty.run(_Write({"reserve": 3, "soft": {"NEW_RULE": [1, True, False, 0]}}))
    assert rules_of(empty) == PlotRules(reserve=3)
