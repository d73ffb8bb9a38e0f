"""Incidents: what the checklist asks, what a step may do, and how one stood at a moment."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.errors import ParseProblem, RuleViolation
from opsroom.domain.incidents import (
    CHECKLIST,
    GOING_ON,
    KINDS,
    STATE_AFTER,
    STEP_LABELS,
    TIME_TO_ACT,
    Incident,
    IncidentState,
    IncidentStep,
    Severity,
    Step,
    check_step,
    missing_steps,
    read_severity,
    state_at,
)

NOW = datetime(2024, 2, 14, 5, 0, tzinfo=UTC)


def step(what: Step, minutes: int, number: int = 1) -> IncidentStep:
    return IncidentStep(number, what, NOW + timedelta(minutes=minutes), NOW)


def incident(state: IncidentState, deadline: datetime | None) -> Incident:
    return Incident(1, 1, NOW, NOW, "Protes saksi", Severity.SEDANG, "Contoh", state, deadline=deadline)


def test_worst_case_asks_for_the_whole_order_of_the_day() -> None:
    assert missing_steps(Severity.BERAT, [], 0) == CHECKLIST


@given(st.sets(st.sampled_from(CHECKLIST)))
def test_missing_is_what_was_not_done(done: set[Step]) -> None:
    assert set(missing_steps(Severity.BERAT, done, 0)) == set(CHECKLIST) - done


def test_file_of_evidence_is_documentation() -> None:
    assert missing_steps(Severity.RINGAN, [Step.KAPOLRES_TOLD], 1) == ()
    assert missing_steps(Severity.RINGAN, [Step.KAPOLRES_TOLD], 0) == (Step.DOCUMENTED,)


@pytest.mark.parametrize("state", [state for state in IncidentState if state not in GOING_ON])
def test_incident_that_is_over_must_be_opened_again_first(state: IncidentState) -> None:
    with pytest.raises(RuleViolation, match="Buka lagi"):
        check_step(state, Step.VERIFIED, "", None)
    check_step(state, Step.REOPENED, "saksi kembali protes", None)
    check_step(state, Step.CHRONOLOGY, "catatan susulan", None)


def test_incident_that_goes_on_needs_no_opening() -> None:
    with pytest.raises(RuleViolation, match="masih berjalan"):
        check_step(IncidentState.OPEN, Step.REOPENED, "x", None)


@pytest.mark.parametrize("which", [Step.CHRONOLOGY, Step.ADVISED, Step.REINFORCED, Step.CLOSED])
def test_some_steps_need_words(which: Step) -> None:
    with pytest.raises(RuleViolation, match="perlu keterangan"):
        check_step(IncidentState.OPEN, which, "  ", None)


@pytest.mark.parametrize("which", [Step.LINKED, Step.REPEATED])
def test_some_steps_need_the_other_number(which: Step) -> None:
    with pytest.raises(RuleViolation, match="nomor kejadian"):
        check_step(IncidentState.OPEN, which, "", None)


def test_state_at_a_moment_is_that_of_the_last_step_until_then() -> None:
    steps = [
        step(Step.VERIFIED, 5, 1),
        step(Step.KPPS_SAFE, 6, 2),
        step(Step.CLOSED, 20, 3),
        step(Step.REOPENED, 30, 4),
    ]
    wanted = {0: "OPEN", 5: "VERIFIED", 19: "VERIFIED", 20: "CLOSED", 31: "OPEN"}
    assert {minutes: state_at(steps, NOW + timedelta(minutes=minutes)) for minutes in wanted} == wanted


def test_overdue_only_while_it_goes_on() -> None:
    late = NOW - timedelta(minutes=1)
    assert incident(IncidentState.OPEN, late).is_overdue(NOW)
    assert not incident(IncidentState.CLOSED, late).is_overdue(NOW)
    assert not incident(IncidentState.OPEN, None).is_overdue(NOW)


@pytest.mark.parametrize(("text", "severity"), [(" berat", Severity.BERAT), ("Sedang", Severity.SEDANG)])
def test_severity_by_its_word(text: str, severity: Severity) -> None:
    assert read_severity(text) is severity


def test_unknown_severity_is_told() -> None:
    with pytest.raises(ParseProblem, match="Ringan, Sedang, Berat"):
        read_severity("gawat")


def test_every_word_has_its_label_and_time() -> None:
    assert set(STEP_LABELS) == set(Step)
    assert set(TIME_TO_ACT) == set(Severity)
    assert set(STATE_AFTER) < set(Step)
    assert {kind.severity for kind in KINDS} == set(Severity)
