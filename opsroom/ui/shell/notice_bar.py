"""The line that tells the user what happened, and the list of what was told before."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from opsroom.domain.calendar import write_clock
from opsroom.ui.bridge.notices import Level, Notice, NoticeAction, Notices
from opsroom.ui.tables.lines import LineColumn, LineModel, LineView
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

#: Facts go by themselves; what wants attention stays until it is closed. Units: ms.
STAY_MS = 10_000
_PASSING = frozenset({Level.INFO, Level.OK})
_LEVEL_WORDS = {Level.INFO: "Info", Level.OK: "Selesai", Level.WARNING: "Perhatian", Level.ERROR: "Gagal"}


class NoticeBar(QFrame):
    """Shows the newest notice; hidden while there is none.

    Signals:
        history_requested: The user wants to see older ones.
    """

    #: Nothing, GUI thread.
    history_requested = Signal()

    def __init__(self, notices: Notices, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._notice: Notice | None = None
        self.text = QLabel()
        self.action = QToolButton()
        self.details = QToolButton()
        self.history = QToolButton()
        self.close_button = QToolButton()
        self.detail = QPlainTextEdit()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAY_MS)
        self._build()
        self._timer.timeout.connect(self.hide)
        self.details.toggled.connect(self.detail.setVisible)
        self.close_button.clicked.connect(self.hide)
        self.action.clicked.connect(self._on_action_clicked)
        self.history.clicked.connect(self.history_requested)
        notices.posted.connect(self.show_notice)
        look.changed.connect(self._retint)
        self._retint()
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """The notice shown, or shown last."""
        return self._notice

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        self._notice = notice
        self.text.setText(f"{SYMBOLS[Tone(notice.level.value)]} {notice.text}")
        self.text.setToolTip(notice.text)
        self.action.setVisible(notice.action is not None)
        self.action.setText(notice.action.label if notice.action else "")
        self.details.setChecked(False)
        self.details.setVisible(bool(notice.detail))
        self.detail.setPlainText(notice.detail)
        self._retint()
        self.show()
        if notice.level in _PASSING:
            self._timer.start()
        else:
            self._timer.stop()

    def _build(self) -> None:
        self.setAccessibleName("Pemberitahuan")
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details.setText("Rincian")
        self.details.setCheckable(True)
        self.history.setToolTip("Pemberitahuan sebelumnya (F8)")
        self.history.setAccessibleName("Pemberitahuan sebelumnya")
        self.close_button.setToolTip("Tutup pemberitahuan")
        self.close_button.setAccessibleName("Tutup pemberitahuan")
        self.detail.setReadOnly(True)
        self.detail.setFixedHeight(self.fontMetrics().lineSpacing() * 4 + 12)
        self.detail.hide()
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        for button in (self.action, self.details, self.history, self.close_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 4)
        column.addLayout(row)
        column.addWidget(self.detail)

    def _retint(self) -> None:
        theme = self._look.theme
        self.history.setIcon(self._look.icon("bell"))
        self.close_button.setIcon(self._look.icon("clear"))
        token = self._notice.level.value if self._notice else "info"
        ground, ink = theme.ground(token).name(), theme.value(token)
        self.setStyleSheet(f"NoticeBar {{ background: {ground}; }} QLabel {{ color: {ink}; }}")

    def _on_action_clicked(self) -> None:
        action: NoticeAction | None = self._notice.action if self._notice else None
        self.hide()
        if action is not None:
            action.run()


class NoticeHistory(QDockWidget):
    """What was told before, newest first."""

    def __init__(self, notices: Notices, look: Look, zone: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__("Pemberitahuan", parent)
        self._notices = notices
        self.setObjectName("notice-history")
        columns = (
            LineColumn("Pukul", lambda notice: write_clock(notice.at, zone()), 90, lambda notice: notice.at),
            LineColumn(
                "Jenis", lambda notice: _LEVEL_WORDS[notice.level], 96, tone=lambda notice: Tone(notice.level.value)
            ),
            LineColumn("Pemberitahuan", lambda notice: notice.text),
        )
        self.list = LineView(LineModel(columns, look, self), "Pemberitahuan sebelumnya", look)
        self.list.empty_text = "Belum ada pemberitahuan."
        self.setWidget(self.list)
        notices.posted.connect(self._on_notices_posted)
        self._on_notices_posted()

    def _on_notices_posted(self) -> None:
        self.list.lines.set_lines(tuple(reversed(self._notices.history)))
