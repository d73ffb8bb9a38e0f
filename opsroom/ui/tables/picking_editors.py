"""Cell editors that help to find a value: suggestions from the file while one types, a calendar for days."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDate, QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QCompleter, QWidget

from opsroom.domain.columns import Column
from opsroom.domain.errors import RuleViolation
from opsroom.services.links import Suggestion
from opsroom.ui.tables.editors import CellEdit, Move, widen_list
from opsroom.ui.theme.tokens import Theme

#: Pause after the last key before the file is asked.
SUGGEST_MS = 60
#: Between a value and what tells it from its namesakes.
_DETAIL = "   -   "

#: Looks for values of a column off the GUI thread and answers on it.
Suggest = Callable[[Column, str, Callable[[list[Suggestion]], None]], None]


class SuggestingCellEdit(CellEdit):
    """A cell whose likely values are offered while one types; others may be typed where the column takes them."""

    _speaks_above = True

    def __init__(
        self, row_id: int, column: Column, seen: object, theme: Theme, suggest: Suggest, parent: QWidget
    ) -> None:
        super().__init__(row_id, column, seen, theme, parent)
        self._suggest = suggest
        self._version = 0
        self._texts: dict[str, str] = {}
        self._lines = QStringListModel(self)
        completer = QCompleter(self._lines, self)
        # The file already chose and ordered; the list shows what it is given.
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        completer.setWidget(self)
        completer.activated.connect(self._on_completer_activated, Qt.ConnectionType.QueuedConnection)
        self.list = completer
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(SUGGEST_MS)
        self._typing.timeout.connect(self.offer)
        self.textEdited.connect(lambda _text: self._typing.start())

    def offer(self) -> None:
        """Ask for values like what stands here; of answers only the newest is shown."""
        self._version += 1
        version = self._version
        self._suggest(self.column, self.text(), lambda found: self._show(found, version))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down asks for the list; Enter and Tab on a line of it take the line."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.accept()
            self.offer()
        else:
            super().keyPressEvent(event)

    def _settle(self) -> None:
        popup = self.list.popup()
        if popup is not None and popup.isVisible():
            line = popup.currentIndex().data() if popup.currentIndex().isValid() else ""
            popup.hide()
            if line in self._texts:
                self.setText(self._texts[line])

    def _show(self, found: Sequence[Suggestion], version: int) -> None:
        if version != self._version or not self.isVisible():
            return
        self._texts = {f"{each.text}{_DETAIL}{each.detail}" if each.detail else each.text: each.text for each in found}
        self._lines.setStringList(list(self._texts))
        widen_list(self.list, list(self._texts))
        if self._texts and list(self._texts.values()) != [self.text()]:
            self.list.complete()
        elif popup := self.list.popup():
            popup.hide()

    def _on_completer_activated(self, line: str) -> None:
        self.setText(self._texts.get(line, line))
        self.done.emit(Move.STAY)


class DateCellEdit(CellEdit):
    """A day: typed in any Indonesian form, or picked from a calendar with Alt+Down."""

    def __init__(self, row_id: int, column: Column, seen: object, theme: Theme, parent: QWidget) -> None:
        super().__init__(row_id, column, seen, theme, parent)
        self.calendar = QCalendarWidget(self)
        self.calendar.setWindowFlag(Qt.WindowType.Popup)
        self.calendar.setGridVisible(False)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setAccessibleName(f"Kalender {column.title}")
        self.calendar.hide()
        self.calendar.activated.connect(self._on_calendar_activated)
        self.calendar.clicked.connect(self._on_calendar_activated)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.accept()
            self._open_calendar()
        else:
            super().keyPressEvent(event)

    def _open_calendar(self) -> None:
        day = self._day()
        if day.isValid():
            self.calendar.setSelectedDate(day)
        self.calendar.move(self.mapToGlobal(self.rect().bottomLeft()))
        self.calendar.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _day(self) -> QDate:
        try:
            value = self.column.read(self.text())
        except RuleViolation:
            return QDate()
        iso = str(value)[:10] if value else ""
        return QDate.fromString(iso, Qt.DateFormat.ISODate)

    def _on_calendar_activated(self, day: QDate) -> None:
        self.calendar.hide()
        self.type_text(day.toString("dd/MM/yyyy"))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
