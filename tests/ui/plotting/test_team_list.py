import pytest
from PySide6.QtCore import QPoint, Qt

from opsroom.ui.plotting.chips import lock_rect
from opsroom.ui.plotting.hand import Hand
from opsroom.ui.plotting.team_list import TeamList
from opsroom.ui.plotting.team_model import CATEGORY, LINMAS, MEMBERS, PATTERN, STATIONS, TEAM, TeamFilter
from opsroom.ui.plotting.thing_table import Act
from opsroom.ui.plotting.things import Load, Place, PlanIndex, Thing, ThingKind
from tests.ui.plotting.small_plan import BATURAJA, LENGKITI, SEGARA, TEAMS, VIEW

CTRL, SHIFT, LEFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton


def person(row):
    return Thing(ThingKind.PERSON, row)


def tps(row):
    return Thing(ThingKind.TPS, row)


@pytest.fixture
def hand(qapp):
    hand = Hand()
    hand.follow(PlanIndex.of(VIEW), lambda _edits: ())
    return hand


@pytest.fixture
def teams(qtbot, look, hand):
    teams = TeamList(hand, look)
    qtbot.addWidget(teams)
    teams.resize(900, 400)
    teams.teams.set_teams(TEAMS)
    teams.show()
    return teams


def numbers(teams):
    lines = (teams.teams.team(row) for row in range(teams.teams.rowCount()))
    return [line.number for line in lines if line is not None]


def cell_chips(teams, row, column):
    index = teams.teams.index(row, column)
    rect = teams.visualRect(index)
    return teams._delegate.places(teams.teams.team(row), column, rect, teams.font().key(), teams.fontMetrics())


def at(teams, thing):
    """The middle of the left half of a thing's chip."""
    for row in range(teams.teams.rowCount()):
        for column in (TEAM, STATIONS, MEMBERS):
            if teams.teams.team(row) is None:
                continue
            for place in cell_chips(teams, row, column):
                point = QPoint(place.left() + 6, place.center().y())
                if teams.thing_at(point) == thing:
                    return point
    raise LookupError(thing)


def press(teams, qtbot, thing, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.mouseClick(teams.viewport(), LEFT, modifiers, at(teams, thing))


def test_model_is_sound(teams, qtmodeltester):
    qtmodeltester.check(teams.teams)


def test_teams_stand_under_their_kecamatan(teams):
    assert [teams.teams.group(row) is not None for row in range(5)] == [True, False, False, True, False]
    assert teams.teams.index(0, 0).data() == "LENGKITI   2 tim, 3 orang, 5 TPS   Padal: IPTU PADAL"
    assert teams.teams.index(3, 0).data().endswith("belum ada Padal")
    assert teams.teams.index(0, 1).data() is None
    assert teams.teams.index(2, MEMBERS).data() == "BRIPKA CITRA; 1 kursi kosong"
    assert teams.teams.index(1, MEMBERS).data() == "AIPTU ADI; BRIPDA BUDI (dikunci)"


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (TeamFilter(), [1, 2, 3]),
        (TeamFilter(words=("budi", "lengkiti")), [1]),
        (TeamFilter(kecamatan_code=BATURAJA), [3]),
        (TeamFilter(kecamatan_code=LENGKITI, desa_code=SEGARA), [2]),
        (TeamFilter(crossing=True), [2]),
        (TeamFilter(free_seats=True), [2]),
        (TeamFilter(locked=True), [1]),
        (TeamFilter(locked=True, crossing=True), []),
    ],
    ids=["all", "words", "kecamatan", "desa", "crossing", "free-seats", "locked", "nothing"],
)
def test_filter_shows_what_passes(teams, wanted, shown):
    teams.teams.set_filter(wanted)
    assert numbers(teams) == shown
    assert teams.teams.filter == wanted
    assert teams.teams.team_count == len(shown)


def test_order_by_a_column_has_no_heads_and_goes_back(teams):
    teams.sortByColumn(TEAM, Qt.SortOrder.DescendingOrder)
    assert numbers(teams) == [3, 2, 1]
    assert teams.teams.heads() == []
    teams.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert teams.teams.heads() == [0, 3]


def test_cursor_walks_through_the_things_of_a_row(teams, qtbot):
    teams.go_to(lambda line: line.number == 1)
    seen = [teams.current_thing()]
    for _step in range(7):
        qtbot.keyClick(teams, Qt.Key.Key_Right)
        seen.append(teams.current_thing())
    assert seen == [
        Thing(ThingKind.TEAM, 1),
        tps(101),
        tps(102),
        tps(103),
        person(11),
        person(12),
        person(12),
        person(12),
    ]
    qtbot.keyClick(teams, Qt.Key.Key_Left)
    assert teams.current_thing() == person(11)


def test_cursor_passes_over_heads_and_tells_the_team(teams, qtbot):
    teams.go_to(lambda line: line.number == 2)
    with qtbot.waitSignal(teams.picked) as signal:
        qtbot.keyClick(teams, Qt.Key.Key_Down)
    assert signal.args[0].number == 3
    teams.let_go()
    assert teams.team is None
    assert teams.current_thing() is None
    assert teams.current_place() is None


def test_column_without_things_stands_for_the_team(teams):
    teams.setCurrentIndex(teams.teams.index(1, CATEGORY))
    assert teams.current_thing() == Thing(ThingKind.TEAM, 1)
    assert teams.current_chip() is None


def test_cursor_goes_to_a_thing_by_name(teams):
    assert teams.go_to(lambda line: line.number == 1, person(12))
    assert teams.current_thing() == person(12)
    assert teams.current_place() == Place(team=1, person_id=12)
    assert not teams.go_to(lambda line: line.number == 9)


def test_shift_marks_on_the_way(teams, hand, qtbot):
    teams.go_to(lambda line: line.number == 1, tps(101))
    qtbot.keyClick(teams, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(teams, Qt.Key.Key_Down, SHIFT)
    assert hand.marks == (tps(101), tps(102), tps(105))


def test_mouse_marks_with_ctrl_and_shift(teams, hand, qtbot):
    press(teams, qtbot, person(11), CTRL)
    press(teams, qtbot, person(13), CTRL)
    assert hand.marks == (person(11), person(13))
    press(teams, qtbot, person(12))
    assert hand.marks == ()
    press(teams, qtbot, person(14), SHIFT)
    assert hand.marks == (person(12), person(13), person(14))


def test_shift_between_two_kinds_marks_nothing_between(teams, hand, qtbot):
    press(teams, qtbot, person(11))
    press(teams, qtbot, tps(102), SHIFT)
    assert hand.marks == ()


def test_click_sets_the_cursor_on_the_chip(teams, qtbot):
    press(teams, qtbot, tps(103))
    assert teams.current_thing() == tps(103)


def test_shut_padlock_is_clicked_at_once_and_an_open_one_on_the_current_chip(teams, qtbot):
    budi = cell_chips(teams, 1, MEMBERS)[1]
    with qtbot.waitSignal(teams.lock_clicked) as signal:
        qtbot.mouseClick(teams.viewport(), LEFT, pos=lock_rect(budi).center())
    assert signal.args == [person(12)]
    adi = lock_rect(cell_chips(teams, 1, MEMBERS)[0]).center()
    assert teams.lock_at(adi) is None
    press(teams, qtbot, person(11))
    assert teams.lock_at(adi) == person(11)
    assert teams.lock_at(QPoint(teams.viewport().width() - 2, adi.y())) is None


@pytest.mark.parametrize(
    ("key", "modifier", "act"),
    [
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, Act.MARK),
        (Qt.Key.Key_X, CTRL, Act.TAKE),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, Act.PUT),
        (Qt.Key.Key_L, CTRL, Act.LOCK),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, Act.OUT),
        (Qt.Key.Key_A, CTRL, Act.MARK_ALL),
    ],
    ids=["mark", "take", "put", "lock", "out", "all"],
)
def test_keys_ask_for_acts(teams, qtbot, key, modifier, act):
    teams.go_to(lambda line: line.number == 1)
    with qtbot.waitSignal(teams.acted) as signal:
        qtbot.keyClick(teams, key, modifier)
    assert signal.args == [act]


def test_escape_is_left_to_others_while_the_hand_is_empty(teams, hand, qtbot):
    with qtbot.assertNotEmitted(teams.acted):
        qtbot.keyClick(teams, Qt.Key.Key_Escape)
    hand.take(Load((21,)))
    with qtbot.waitSignal(teams.acted):
        qtbot.keyClick(teams, Qt.Key.Key_Escape)


def test_menu_key_opens_at_the_cursor(teams, qtbot):
    teams.go_to(lambda line: line.number == 1)
    with qtbot.waitSignal(teams.menu_wanted) as signal:
        qtbot.keyClick(teams, Qt.Key.Key_F10, SHIFT)
    assert teams.viewport().rect().contains(teams.viewport().mapFromGlobal(signal.args[0]))


def test_double_click_asks_for_candidates(teams, qtbot):
    with qtbot.waitSignal(teams.acted) as signal:
        qtbot.mouseDClick(teams.viewport(), LEFT, pos=at(teams, person(11)))
    assert signal.args == [Act.CANDIDATES]


def test_mouse_that_goes_far_enough_drags(teams, qtbot):
    start = at(teams, person(11))
    qtbot.mousePress(teams.viewport(), LEFT, pos=start)
    with qtbot.assertNotEmitted(teams.drag_wanted):
        qtbot.mouseMove(teams.viewport(), start + QPoint(2, 0))
    with qtbot.waitSignal(teams.drag_wanted):
        qtbot.mouseMove(teams.viewport(), start + QPoint(60, 30))
    qtbot.mouseRelease(teams.viewport(), LEFT)


def test_rows_are_as_high_as_their_chips(teams):
    teams.resize(560, 400)
    teams.fit_rows()
    tall, plain = teams.rowHeight(1), teams.rowHeight(0)
    assert tall > plain
    assert cell_chips(teams, 1, MEMBERS)[-1].bottom() <= teams.visualRect(teams.teams.index(1, MEMBERS)).bottom()


def test_narrow_list_puts_away_what_says_least(teams, qtbot):
    assert not teams.isColumnHidden(CATEGORY)
    teams.resize(620, 400)
    assert teams.isColumnHidden(CATEGORY)
    assert not teams.isColumnHidden(PATTERN)
    teams.resize(460, 400)
    assert teams.isColumnHidden(LINMAS)
    assert teams.isColumnHidden(PATTERN)
    teams.resize(900, 400)
    assert not teams.isColumnHidden(CATEGORY)


def test_verdict_is_painted_on_the_row_before_the_drop(teams, hand):
    before = teams.grab().toImage()
    hand.take(Load((21,)))
    hand.hover(Place(team=3))
    over_three = teams.grab().toImage()
    hand.hover(Place(tps_id=104))
    over_two = teams.grab().toImage()
    assert before != over_three != over_two


def test_everything_is_painted_in_both_looks(teams, hand, look):
    teams.setFocus()
    teams.go_to(lambda line: line.number == 1, person(11))
    hand.mark((person(12), tps(101)))
    hand.take(Load((12,)))
    light = teams.grab().toImage()
    look.use("dark")
    assert teams.grab().toImage() != light


def test_empty_list_says_why(teams):
    teams.teams.set_teams(())
    teams.empty_text = "Belum ada ploting."
    told = teams.grab().toImage()
    teams.empty_text = ""
    assert teams.grab().toImage() != told
