import pytest

from opsroom.domain.errors import Cancelled, NotFound, OpsError, ParseProblem, RuleViolation


def test_an_expected_failure_carries_its_sentence_and_detail():
    problem = NotFound("Baris tidak ada.", "tps 17")
    assert (problem.user_text, problem.detail, str(problem)) == ("Baris tidak ada.", "tps 17", "Baris tidak ada.")


def test_a_parse_problem_is_a_rule_violation_that_names_its_field():
    with pytest.raises(RuleViolation) as refusal:
        raise ParseProblem("Tidak terbaca.", "nrp", "raw")
    assert (refusal.value.field, refusal.value.detail) == ("nrp", "raw")


def test_cancelling_says_that_nothing_was_changed():
    assert isinstance(Cancelled(), OpsError)
    assert Cancelled().user_text == "Dibatalkan. Tidak ada yang diubah."
