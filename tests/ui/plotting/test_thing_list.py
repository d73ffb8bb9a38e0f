import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QFocusEvent
from PySide6.QtWidgets import QApplication

from opsroom.domain.plan_edits import Breach
from opsroom.ui.plotting.hand import Hand, State
from opsroom.ui.plotting.left_over import PEOPLE_LIST, REMARK_LIST, SHORT_LIST, person_words, reason_alone, short_words
from opsroom.ui.plotting.thing_list import ThingList
from opsroom.ui.plotting.thing_table import MIME, Act
from opsroom.ui.plotting.things import Load, Place, PlanIndex, Pool, Thing, ThingKind
from tests.ui.plotting.small_plan import IDLE, REMARKS, SHORT, VIEW

SHIFT, LEFT = Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton
HARD = Breach("ukuran_tim", "Tim penuh.", is_enforced=True)


@pytest.fixture
def breaches():
    return []


@pytest.fixture
def hand(qapp, breaches):
    hand = Hand()
    hand.follow(PlanIndex.of(VIEW), lambda _edits: tuple(breaches))
    return hand


@pytest.fixture
def make_list(qtbot, look, hand):
    def make(spec, lines):
        made = ThingList(spec, hand, look)
        qtbot.addWidget(made)
        made.resize(700, 240)
        made.show_lines(lines)
        made.show()
        return made

    return make


@pytest.fixture
def people(make_list):
    return make_list(PEOPLE_LIST, IDLE)


@pytest.fixture
def shorts(make_list):
    return make_list(SHORT_LIST, (SHORT,))


def cells(view, row):
    return [view.lines.index(row, column).data() for column in range(view.lines.columnCount())]


def middle(view, row):
    return view.visualRect(view.lines.index(row, 0)).center()


def data_of_this_window():
    data = QMimeData()
    data.setData(MIME, b"x")
    return data


def drag(view, kind, at, data):
    """Send a drag event as the window system does; tells whether it was accepted."""
    buttons, none = LEFT, Qt.KeyboardModifier.NoModifier
    if kind is QDropEvent:
        event = QDropEvent(QPointF(at), Qt.DropAction.MoveAction, data, buttons, none)
    else:
        event = kind(at, Qt.DropAction.MoveAction, data, buttons, none)
    event.setAccepted(False)
    QApplication.sendEvent(view.viewport(), event)
    return event.isAccepted()


def test_lines_are_shown(people, shorts):
    assert cells(people, 0) == ["● PAM TPS", "BRIPDA FAJAR", "SAT LANTAS"]
    assert cells(people, 1)[0] == "♦ Cadangan"
    assert cells(shorts, 0) == ["LENGKITI", "SEGARA", "002", "■ Sangat rawan", "Personel habis. Tambah 2 orang."]


def test_reason_told_in_other_words_stays_whole():
    assert reason_alone(type(SHORT)(1, "1", "L", "K", "001", "Rawan", "x", "Sebab lain.")) == "Sebab lain."


def test_searched_words(people):
    assert "sat lantas" in person_words(IDLE[0])
    assert "segara 002" in short_words(SHORT)


def test_remark_wraps_until_it_can_be_read(make_list, qtbot):
    remarks = make_list(REMARK_LIST, REMARKS)
    assert cells(remarks, 0)[1] == "tim 2"
    assert [cells(remarks, row)[1] for row in (1, 2)] == ["buka", ""]
    wide = remarks.rowHeight(0)
    assert wide > remarks.rowHeight(2)
    remarks.resize(360, 240)
    qtbot.waitUntil(lambda: remarks.rowHeight(0) > wide)


def test_line_under_the_cursor_is_told(people, qtbot):
    people.let_go()
    assert people.current_thing() is None
    with qtbot.waitSignal(people.picked) as signal:
        people.go_to(lambda line: line.person_id == 22)
    assert signal.args == [IDLE[1]]
    assert people.current_thing() == Thing(ThingKind.PERSON, 22)
    people.let_go()
    assert people.line is None
    assert not people.go_to(lambda line: line.person_id == 99)


def test_shift_and_down_mark(people, hand, qtbot):
    people.go_to(lambda line: line.person_id == 21)
    qtbot.keyClick(people, Qt.Key.Key_Down, SHIFT)
    assert [thing.id for thing in hand.marks] == [21, 22]
    assert [thing.id for thing in people.things(ThingKind.PERSON)] == [21, 22]
    assert people.things(ThingKind.TPS) == []


def test_place_is_the_line_when_that_changes_anything_else_the_list(people, shorts, hand):
    hand.take(Load((11,)))
    assert people.place_at(middle(people, 0)) == Place(pool=Pool.PEOPLE)
    assert shorts.place_at(middle(shorts, 0)) == Place(tps_id=107)
    assert shorts.place_at(QPoint(5, 200)) == Place(pool=Pool.TPS)
    hand.take(Load((), (107,)))
    assert people.place_at(middle(people, 0)) == Place(person_id=21)
    people.go_to(lambda line: line.person_id == 21)
    assert people.current_place() == Place(person_id=21)
    people.let_go()
    assert people.current_place() == Place(pool=Pool.PEOPLE)


def test_drag_of_this_window_is_judged_before_it_falls(shorts, hand, breaches, qtbot):
    data = data_of_this_window()
    hand.take(Load((21,)))
    assert drag(shorts, QDragEnterEvent, middle(shorts, 0), data)
    assert drag(shorts, QDragMoveEvent, middle(shorts, 0), data)
    assert hand.verdict.state is State.ALLOWED
    painted = shorts.grab().toImage()
    QApplication.sendEvent(shorts.viewport(), QDragLeaveEvent())
    assert hand.verdict is None
    assert shorts.grab().toImage() != painted
    drag(shorts, QDragEnterEvent, middle(shorts, 0), data)
    with qtbot.waitSignal(shorts.dropped) as signal:
        drag(shorts, QDropEvent, middle(shorts, 0), data)
    assert signal.args == [Place(tps_id=107)]


def test_refused_drop_is_not_accepted(shorts, hand, breaches):
    breaches.append(HARD)
    data = data_of_this_window()
    hand.take(Load((21,)))
    drag(shorts, QDragEnterEvent, middle(shorts, 0), data)
    assert not drag(shorts, QDragMoveEvent, middle(shorts, 0), data)
    assert hand.verdict.text == "Tidak bisa: Tim penuh."


def test_drag_of_another_program_is_not_let_in(shorts):
    data = QMimeData()
    data.setText("teks")
    assert not drag(shorts, QDragEnterEvent, middle(shorts, 0), data)


def test_list_without_places_takes_no_drop(make_list, hand, qtbot):
    remarks = make_list(REMARK_LIST, REMARKS)
    hand.take(Load((21,)))
    data = data_of_this_window()
    drag(remarks, QDragEnterEvent, middle(remarks, 0), data)
    with qtbot.assertNotEmitted(remarks.dropped):
        drag(remarks, QDropEvent, middle(remarks, 0), data)
    assert remarks.thing_at(middle(remarks, 0)) is None
    assert remarks.thing_at(QPoint(5, 230)) is None


def test_menu_opens_where_the_mouse_asked(people, qtbot):
    at = people.viewport().mapToGlobal(middle(people, 0))
    with qtbot.waitSignal(people.menu_wanted) as signal:
        QApplication.sendEvent(
            people.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle(people, 0), at)
        )
    assert signal.args == [at]
    people.go_to(lambda line: line.person_id == 22)
    with qtbot.waitSignal(people.menu_wanted) as signal:
        QApplication.sendEvent(
            people.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), at)
        )
    assert signal.args == [people.cursor_point()]


def test_right_click_moves_the_cursor_and_keeps_the_marks(people, hand, qtbot):
    hand.mark((Thing(ThingKind.PERSON, 21),))
    qtbot.mouseClick(people.viewport(), Qt.MouseButton.RightButton, pos=middle(people, 0))
    assert hand.marks == (Thing(ThingKind.PERSON, 21),)


def test_click_on_the_ground_marks_nothing(people, hand, qtbot):
    qtbot.mouseClick(people.viewport(), LEFT, pos=QPoint(5, 200))
    assert hand.marks == ()


def test_anchor_that_is_no_longer_shown_marks_the_last_alone(people, hand, qtbot):
    qtbot.mouseClick(people.viewport(), LEFT, pos=middle(people, 0))
    people.show_lines(IDLE[1:])
    qtbot.mouseClick(people.viewport(), LEFT, SHIFT, pos=middle(people, 0))
    assert hand.marks == (Thing(ThingKind.PERSON, 22),)


def test_marks_and_load_are_painted_in_both_looks(people, hand, look):
    plain = people.grab().toImage()
    hand.mark((Thing(ThingKind.PERSON, 21),))
    marked = people.grab().toImage()
    hand.take(Load((22,)))
    people.go_to(lambda line: line.person_id == 22)
    carried = people.grab().toImage()
    look.use("dark")
    assert len({image.cacheKey() for image in (plain, marked, carried)}) == 3
    assert plain != marked != carried != people.grab().toImage()


def test_empty_list_says_why(make_list):
    view = make_list(SHORT_LIST, ())
    blank = view.grab().toImage()
    view.empty_text = "Semua TPS terisi."
    assert view.grab().toImage() != blank


def test_focus_tells_where_the_cursor_is(people, shorts, qtbot):
    shorts.setFocus()
    with qtbot.waitSignal(people.pointed):
        QApplication.sendEvent(people, _focus_in())


def _focus_in():
    return QFocusEvent(QEvent.Type.FocusIn)


def test_double_click_asks_further(people, qtbot):
    with qtbot.waitSignal(people.acted) as signal:
        qtbot.mouseDClick(people.viewport(), LEFT, pos=middle(people, 0))
    assert signal.args == [Act.CANDIDATES]
