"""The page "Tim" on a real file, by keyboard: carry, refuse, advise with a reason, lock, change places, undo."""

import pytest
from PySide6.QtCore import Qt

from opsroom.domain.ids import PersonId
from opsroom.services.plot_teams import plot
from opsroom.ui.plotting.things import Thing, ThingKind

CTRL = Qt.KeyboardModifier.ControlModifier


def plan_of(workspace):
    with workspace.read() as reader:
        return reader.current_plan().plan


def team_of(workspace, person_id):
    return next(
        (team.number for team in plan_of(workspace).teams for who in team.members if who.person_id == person_id), None
    )


def go_to(screen, number, person_id=None):
    thing = Thing(ThingKind.PERSON, person_id) if person_id else None
    screen.page.teams.go_to(lambda line: line.number == number, thing)


def told(notices):
    return [notice.text for notice in notices.history]


@pytest.fixture
def page(screen):
    screen.page.teams.setFocus()
    return screen.page


@pytest.fixture
def pair(workspace):
    """A member of team 1 and one of team 2."""
    first, second = plan_of(workspace).teams[:2]
    return first.members[-1].person_id, second.members[-1].person_id


def idle_person(page, workspace, qtbot):
    """The cursor on somebody without a team."""
    page.below.setCurrentWidget(page.idle)
    page.idle.setFocus()
    person_id = plan_of(workspace).idle[0]
    page.idle.go_to(lambda line: line.person_id == person_id)
    return person_id


def test_person_is_taken_and_put_on_a_team_by_keyboard_with_a_reason(screen, page, workspace, qtbot):
    person_id = idle_person(page, workspace, qtbot)
    before = plan_of(workspace)
    qtbot.keyClick(page.idle, Qt.Key.Key_X, CTRL)
    assert page.hand.load.person_ids == (person_id,)
    other = before.teams[0].members[-1].person_id
    page.teams.setFocus()
    go_to(screen, 1, other)
    qtbot.keyClick(page.teams, Qt.Key.Key_Return)
    if page.reasons.isVisible():
        qtbot.keyClicks(page.reasons.focusWidget(), "kenal medan")
        qtbot.keyClick(page.reasons.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: team_of(workspace, person_id) == 1, timeout=10_000)
    assert team_of(workspace, other) is None
    workspace.undo()
    assert plan_of(workspace).content_hash == before.content_hash


def judged_refused(page):
    verdict = page.hand.judge(page.hand.load, page.teams.current_place())
    return any(breach.is_enforced for breach in verdict.breaches)


@pytest.fixture
def plotted(make_screen, make_operation):
    """A screen on a plan of the engine, all teams full, and its file."""
    workspace = make_operation(people=30)
    plot(workspace)
    return make_screen(workspace), workspace


def test_full_team_refuses_a_further_person_before_and_after_the_drop(plotted, notices, qtbot):
    screen, workspace = plotted
    page = screen.page
    idle_person(page, workspace, qtbot)
    before = plan_of(workspace).content_hash
    qtbot.keyClick(page.idle, Qt.Key.Key_X, CTRL)
    page.teams.setFocus()
    tps_id = plan_of(workspace).teams[0].tps_ids[0]
    page.teams.go_to(lambda line: line.number == 1, Thing(ThingKind.TPS, tps_id))
    assert judged_refused(page)
    qtbot.keyClick(page.teams, Qt.Key.Key_Return)
    assert any("paling banyak 2 orang" in text for text in told(notices))
    assert plan_of(workspace).content_hash == before


def uncover(screen, page, workspace, qtbot):
    """Delete on the first TPS of team 1, up to the question why."""
    tps_id = plan_of(workspace).teams[0].tps_ids[0]
    screen.page.teams.go_to(lambda line: line.number == 1, Thing(ThingKind.TPS, tps_id))
    qtbot.keyClick(page.teams, Qt.Key.Key_Delete)
    qtbot.waitUntil(page.reasons.isVisible)
    return tps_id


def is_short(workspace, tps_id):
    return tps_id in {one.tps_id for one in plan_of(workspace).shortages}


def test_uncovering_a_tps_asks_a_reason_that_lands_in_the_journal(screen, page, workspace, qtbot):
    tps_id = uncover(screen, page, workspace, qtbot)
    field = page.reasons.focusWidget()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not is_short(workspace, tps_id)
    qtbot.keyClicks(field, "TPS dipindah")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_short(workspace, tps_id), timeout=10_000)
    with workspace.read() as reader:
        assert "TPS dipindah" in reader.commands(1)[0].label


def test_escape_from_the_reason_changes_nothing(screen, page, workspace, qtbot):
    tps_id = uncover(screen, page, workspace, qtbot)
    qtbot.keyClick(page.reasons.focusWidget(), Qt.Key.Key_Escape)
    assert not page.reasons.isVisible()
    assert not is_short(workspace, tps_id)


def test_padlock_holds_a_person_against_an_edit_until_it_is_opened(screen, page, workspace, pair, notices, qtbot):
    go_to(screen, 1, pair[0])
    qtbot.keyClick(page.teams, Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: Thing(ThingKind.PERSON, pair[0]) in page.hand.index.locked, timeout=10_000)
    go_to(screen, 1, pair[0])
    qtbot.keyClick(page.teams, Qt.Key.Key_Delete)
    assert any("lepas kuncinya" in text for text in told(notices))
    assert team_of(workspace, pair[0]) == 1
    qtbot.keyClick(page.teams, Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: not page.hand.index.locked, timeout=10_000)


def test_best_candidate_changes_places_with_a_member_of_a_full_team(plotted, qtbot):
    screen, workspace = plotted
    page = screen.page
    page.teams.setFocus()
    go_to(screen, 1)
    panel = page.candidates
    qtbot.waitUntil(lambda: panel.list.choices.rowCount() > 0, timeout=10_000)
    choice = panel.list.choices.choice(0)
    assert "tukar dengan" in choice.under
    person_id = PersonId(choice.load.person_ids[0])
    panel.assign()
    if page.reasons.isVisible():
        qtbot.keyClicks(page.reasons.focusWidget(), "penguatan")
        qtbot.keyClick(page.reasons.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: team_of(workspace, person_id) == 1, timeout=10_000)
    assert choice.place.person_id not in {who.person_id for who in plan_of(workspace).teams[0].members}
