import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.errors import RuleViolation
from opsroom.domain.formats import FormatRule
from opsroom.services.formats import SetFormats, read_formats

RULES = (FormatRule("category", "sangat", "alarm", is_row=True), FormatRule("voters_m", ">300", "warn"))


def rules_of(workspace, kind=Kind.TPS):
    with workspace.read() as reader:
        return read_formats(reader, kind)


def test_rules_are_kept_in_their_order(workspace):
    workspace.run(SetFormats(Kind.TPS, RULES))
    assert rules_of(workspace) == RULES
    assert rules_of(workspace, Kind.PERSON) == ()


def test_change_of_rules_can_be_undone(workspace):
    workspace.run(SetFormats(Kind.TPS, RULES))
    workspace.run(SetFormats(Kind.TPS, RULES[:1]))
    workspace.undo()
    assert rules_of(workspace) == RULES


def test_rule_that_cannot_be_kept_changes_nothing(workspace):
    with pytest.raises(RuleViolation):
        workspace.run(SetFormats(Kind.TPS, (FormatRule("voters_m", "", "warn"),)))
    assert rules_of(workspace) == ()
