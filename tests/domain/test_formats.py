import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.errors import RuleViolation
from opsroom.domain.formats import MAX_RULES, TONE_LABELS, FormatRule, check_rules, rule_from_data, rule_to_data

RULE = FormatRule("phone", "kosong", "warn")


@given(st.builds(FormatRule, st.text(), st.text(), st.sampled_from(sorted(TONE_LABELS)), st.booleans()))
def test_rule_comes_back_from_json(rule):
    assert rule_from_data(json.loads(json.dumps(rule_to_data(rule)))) == rule


@pytest.mark.parametrize(
    "data",
    [{}, {"column": "phone"}, {"column": 1, "condition": "x", "tone": "warn"}, {**rule_to_data(RULE), "tone": "x"}],
)
def test_rule_that_means_nothing_is_left_out(data):
    assert rule_from_data(data) is None


def test_rules_that_mean_something_are_taken():
    check_rules((RULE, FormatRule("unit", "polsek", "ok", is_row=True)))


@pytest.mark.parametrize(
    ("rules", "word"),
    [
        ((RULE,) * (MAX_RULES + 1), "Paling banyak"),
        ((FormatRule("phone", " ", "warn"),), "belum diisi"),
        ((FormatRule("phone", "kosong", "pink"),), "Merah, Kuning"),
    ],
)
def test_rules_that_cannot_be_kept_are_refused(rules, word):
    with pytest.raises(RuleViolation, match=word):
        check_rules(rules)
