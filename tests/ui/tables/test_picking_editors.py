import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget

from opsroom.domain.columns import Column, ColumnKind
from opsroom.domain.errors import RuleViolation
from opsroom.services.links import Suggestion
from opsroom.ui.tables.editors import Move
from opsroom.ui.tables.picking_editors import DateCellEdit, SuggestingCellEdit

ALT = Qt.KeyboardModifier.AltModifier
DESA = Column("desa", "Desa", "desa", ColumnKind.LINK)


def read_day(text):
    day = QDate.fromString(text.replace("-", "/"), "dd/MM/yyyy")
    if text and not day.isValid():
        raise RuleViolation(f"'{text}' bukan tanggal.", "day")
    return day.toString("yyyy-MM-dd") if text else None


DAY = Column("day", "Tanggal", "tanggal", ColumnKind.DATE, read=read_day)


@pytest.fixture
def ground(qtbot, look):
    widget = QWidget()
    widget.resize(400, 200)
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def asked():
    return []


@pytest.fixture
def link(ground, look, qtbot, asked):
    editor = SuggestingCellEdit(1, DESA, "", look.theme, lambda *wish: asked.append(wish), ground)
    editor.show()
    editor.setFocus()
    return editor


TWO = [Suggestion("LENGKITI", "Kec. LENGKITI", "16.01"), Suggestion("LENGKAYAP", "", "16.02")]


def test_values_are_asked_for_while_typing_and_offered(link, qtbot, asked):
    qtbot.keyClicks(link, "leng")
    qtbot.waitUntil(lambda: bool(asked))
    column, text, answer = asked[-1]
    assert (column.key, text) == ("desa", "leng")
    answer(TWO)
    popup = link.list.popup()
    assert popup.isVisible()
    assert popup.model().rowCount() == 2
    popup.hide()


def test_line_picked_with_enter_becomes_the_text(link, qtbot, asked):
    qtbot.keyClick(link, Qt.Key.Key_Down, ALT)
    asked[-1][2](TWO)
    popup = link.list.popup()
    popup.setCurrentIndex(popup.model().index(0, 0))
    with qtbot.waitSignal(link.done):
        qtbot.keyClick(link, Qt.Key.Key_Return)
    assert link.text() == "LENGKITI"
    assert not popup.isVisible()


def test_line_picked_by_mouse_ends_the_edit(link, qtbot, asked):
    link.offer()
    asked[-1][2](TWO)
    with qtbot.waitSignal(link.done) as told:
        link.list.activated.emit("LENGKITI   -   Kec. LENGKITI")
    assert told.args == [Move.STAY]
    assert link.text() == "LENGKITI"
    link.list.popup().hide()


def test_old_answers_are_dropped(link, asked):
    link.offer()
    link.offer()
    asked[0][2](TWO)
    assert not link.list.popup().isVisible()


def test_nothing_is_offered_where_the_text_is_the_only_value(link, asked):
    link.setText("LENGKAYAP")
    link.offer()
    asked[-1][2]([TWO[1]])
    assert not link.list.popup().isVisible()


def test_typed_text_stays_when_no_line_was_picked(link, qtbot):
    qtbot.keyClicks(link, "BARU")
    with qtbot.waitSignal(link.done):
        qtbot.keyClick(link, Qt.Key.Key_Tab)
    assert link.text() == "BARU"


@pytest.fixture
def day(ground, look):
    editor = DateCellEdit(1, DAY, None, look.theme, ground)
    editor.show()
    editor.setFocus()
    return editor


def test_calendar_opens_on_the_day_that_stands_there(day, qtbot):
    day.setText("13/02/2024")
    qtbot.keyClick(day, Qt.Key.Key_Down, ALT)
    assert day.calendar.isVisible()
    assert day.calendar.selectedDate() == QDate(2024, 2, 13)
    day.calendar.clicked.emit(QDate(2024, 2, 14))
    assert day.text() == "14/02/2024"
    assert not day.calendar.isVisible()


def test_calendar_opens_over_text_that_is_no_day(day, qtbot):
    qtbot.keyClicks(day, "besok")
    assert day.problem == "'besok' bukan tanggal."
    qtbot.keyClick(day, Qt.Key.Key_Down, ALT)
    assert day.calendar.isVisible()
    day.calendar.hide()


def test_other_keys_type(day, qtbot):
    with qtbot.waitSignal(day.dropped):
        qtbot.keyClick(day, Qt.Key.Key_Escape)
