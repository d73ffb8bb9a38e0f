"""Saving a plan and reading it back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsroom.domain.categories import Pattern
from opsroom.domain.changes import Kind
from opsroom.domain.errors import NotFound
from opsroom.domain.plan import Level, LevelName, Member, Plan, Post, Remark, Role, Rule, Shortage, Team
from opsroom.store.plans import make_current, save_plan

PATTERNS = st.builds(Pattern, st.integers(1, 12), st.integers(1, 99), st.integers(0, 99))
NUMBERS = st.integers(0, 10**9)
PARTS = st.lists(st.tuples(st.text(max_size=12), NUMBERS, NUMBERS), max_size=3).map(tuple)
LEVELS = st.lists(st.builds(Level, st.sampled_from(LevelName), NUMBERS, NUMBERS, PARTS), max_size=5).map(tuple)
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
        draw(LEVELS),
        tuple(people[: draw(st.integers(0, 5))]),
        draw(NUMBERS),
        draw(st.booleans()),
    )


def _latest(file):
    with file.read() as reader:
        return reader.current_plan()


def _counting(file):
    """Versions, newest first, with whether they count."""
    with file.read() as reader:
        return [(head.version, head.is_current) for head in reader.plan_heads()]


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


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(plan=plans(), name=st.text(max_size=9), is_current=st.booleans(), base=st.none() | st.integers(1, 9))
def test_head_says_what_the_plan_has(filled, clock, plan, name, is_current, base):
    with filled.work("Ploting") as work:
        version = save_plan(work, plan, clock.now(), 0.1, name=name, is_current=is_current, base_version=base)
    with filled.read() as reader:
        head = reader.plan_heads()[0]
        stored = reader.plan(version)
    assert (head.version, head.name, head.is_current, head.base_version) == (version, name, is_current, base)
    assert (stored.name, stored.is_current, stored.base_version, stored.plan) == (name, is_current, base, plan)
    assert (head.teams, head.people, head.short) == (len(plan.teams), plan.people_count, len(plan.shortages))
    assert (head.crossing, head.moved, head.levels) == (plan.cross_desa_count, len(plan.moved), plan.levels)
    assert (head.input_hash, head.is_stopped, head.made_at) == (plan.input_hash, plan.is_stopped, clock.now())


def test_plan_beside_the_current_one_does_not_count(two_versions, clock):
    with two_versions.work("Andaian") as work:
        save_plan(work, Plan((), input_hash="andaian"), clock.now(), 0.1, name="tanpa BKO", is_current=False)
    assert _counting(two_versions) == [(3, False), (2, True), (1, False)]
    assert _latest(two_versions).plan.input_hash == "kedua"


def test_only_plan_beside_none_does_not_count_either(filled, clock):
    with filled.work("Andaian") as work:
        save_plan(work, Plan(()), clock.now(), 0.1, is_current=False)
    assert _latest(filled) is None
    assert _counting(filled) == [(1, False)]


def test_older_plan_can_be_made_current_and_undo_takes_it_back_in_one_step(two_versions):
    with two_versions.work("Pakai") as work:
        make_current(work, 1)
    assert _counting(two_versions) == [(2, False), (1, True)]
    assert {change.kind for change in work.changeset.changes} == {Kind.PLAN}
    two_versions.undo()
    assert _counting(two_versions) == [(2, True), (1, False)]
    two_versions.redo()
    assert _counting(two_versions) == [(2, False), (1, True)]


def test_plan_that_is_not_there_cannot_be_made_current(two_versions):
    with pytest.raises(NotFound, match="versi 7 tidak ada"), two_versions.work("Pakai") as work:
        make_current(work, 7)
    assert _counting(two_versions) == [(2, True), (1, False)]


def test_version_nobody_has_is_no_plan(two_versions):
    with two_versions.read() as reader:
        assert reader.plan(3) is None
        assert reader.latest_plan() == reader.current_plan() == reader.plan(2)


def test_people_deleted_since_are_no_longer_said_to_be_moved(filled, clock):
    with filled.work("Ploting") as work:
        save_plan(work, Plan((), moved=(1, 2, 5)), clock.now(), 0.1)
    with filled.work("Hapus") as work:
        work.delete_many(Kind.PERSON, [2])
    assert _latest(filled).plan.moved == (1, 5)


def test_saving_a_plan_is_told_as_new_rows(filled, clock):
    with filled.work("Ploting") as work:
        save_plan(work, Plan((), (), (Post(Role.PADAL, "160107", 1),)), clock.now(), 0.1)
    assert {change.kind for change in work.changeset.changes} == {Kind.PLAN, Kind.POST}
    assert work.changeset.reshapes(Kind.PLAN)
