"""Saving a plan and reading it back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsroom.domain.categories import Pattern
from opsroom.domain.changes import Kind
from opsroom.domain.plan import Member, Plan, Post, Remark, Role, Rule, Shortage, Team
from opsroom.store.plans import save_plan

PATTERNS = st.builds(Pattern, st.integers(1, 12), st.integers(1, 99), st.integers(0, 99))
PEOPLE = st.permutations([1, 2, 3, 4, 5])
STATIONS = st.permutations([1, 2, 3, 4, 5, 6])


@st.composite
def plans(draw):
    people, stations = draw(PEOPLE), draw(STATIONS)
    cut, reach = draw(st.integers(0, 4)), draw(st.integers(0, 6))
    teams = tuple(
        Team(
            number,
            draw(st.sampled_from(["160107", "160108"])),
            (Member(person, Role.KA_TIM),),
            tuple(stations[number - 1 : number]) if number <= reach else (),
            draw(PATTERNS),
            draw(st.booleans()),
        )
        for number, person in enumerate(people[:cut], start=1)
    )
    covered = {tps for team in teams for tps in team.tps_ids}
    return Plan(
        teams,
        tuple(Shortage(tps, draw(st.sampled_from(Rule)), draw(st.text())) for tps in stations if tps not in covered),
        tuple(Post(Role.PADAL, "160107", person) for person in people[cut : cut + 1]),
        tuple(Remark(rule, draw(st.text())) for rule in draw(st.lists(st.sampled_from(Rule), max_size=3))),
        tuple(people[cut + 1 :]),
        draw(st.text(max_size=8)),
    )


def _latest(file):
    with file.read() as reader:
        return reader.latest_plan()


def test_file_without_a_plot_has_no_plan(filled):
    assert _latest(filled) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(plan=plans(), seconds=st.floats(0, 1e6))
def test_plan_comes_back_equal_to_what_was_saved(filled, clock, plan, seconds):
    with filled.work("Ploting") as work:
        plan_id = save_plan(work, plan, clock.now(), seconds)
    stored = _latest(filled)
    assert stored.plan == plan
    assert (stored.id, stored.seconds, stored.made_at) == (plan_id, seconds, clock.now())


@pytest.fixture
def two_versions(filled, clock):
    for text in ("pertama", "kedua"):
        with filled.work(f"Ploting {text}") as work:
            team = Team(1, "160107", (Member(1, Role.KA_TIM), Member(2, Role.ANGGOTA)), (1, 2), Pattern(2, 2, 4))
            save_plan(work, Plan((team,), input_hash=text), clock.now(), 0.1)
    return filled


def test_next_plan_gets_the_next_version_and_the_older_stays(two_versions):
    stored = _latest(two_versions)
    assert (stored.version, stored.plan.input_hash) == (2, "kedua")
    with two_versions.read() as reader:
        assert (reader.counts()["plan"], reader.counts()["team_tps"]) == (2, 4)


def test_undo_brings_the_previous_plan_back(two_versions):
    two_versions.undo()
    stored = _latest(two_versions)
    assert (stored.version, stored.plan.input_hash) == (1, "pertama")
    two_versions.redo()
    assert _latest(two_versions).version == 2


def test_version_that_was_undone_is_not_given_again(two_versions, clock):
    two_versions.undo()
    with two_versions.work("Ploting ketiga") as work:
        save_plan(work, Plan((), input_hash="ketiga"), clock.now(), 0.1)
    assert _latest(two_versions).version == 3


def test_saving_a_plan_is_told_as_new_rows(filled, clock):
    with filled.work("Ploting") as work:
        save_plan(work, Plan((), (), (Post(Role.PADAL, "160107", 1),)), clock.now(), 0.1)
    assert {change.kind for change in work.changeset.changes} == {Kind.PLAN, Kind.POST}
    assert work.changeset.reshapes(Kind.PLAN)
