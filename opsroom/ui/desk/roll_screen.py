"""The screen "Apel": four digits of the NRP and Enter tick somebody; the missing stand first."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from opsroom.domain.changes import ChangeSet, Kind
from opsroom.domain.duty import DUTY_LABELS
from opsroom.domain.errors import OpsError
from opsroom.domain.person import Person
from opsroom.domain.roll_calls import RollCall, count_turnout
from opsroom.services.command import Command
from opsroom.services.entry_words import person_name
from opsroom.services.roll_calls import CloseRollCall, OpenRollCall, RollLine, latest_call, read_roll, tick_by_text
from opsroom.services.workspace import Workspace
from opsroom.ui.tables.lines import LineColumn, LineModel, LineView
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.tokens import Tone

_HINT = "0123 = hadir   ·   0123 S = sakit (S I C DL DIK TK)   ·   0123 - = batal"
_NONE = "Belum ada apel. Tulis namanya di kanan atas, lalu Buka apel (Ctrl+B)."


class RollScreen(QWidget):
    """The roll call that goes on, or the last one.

    Signals:
        refreshed: The list is that of the file.
    """

    #: Nothing, GUI thread.
    refreshed = Signal()

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._tools = workspace, tools
        self._call: RollCall | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(_HINT)
        self.field.setAccessibleName("Empat angka terakhir NRP")
        font = self.field.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self.field.setFont(font)
        self.figures = QLabel(_NONE)
        self.said = QLabel()
        self.name = QLineEdit("Apel pergeseran")
        self.name.setAccessibleName("Nama apel")
        self.open_button = QPushButton("Buka apel (Ctrl+B)")
        self.close_button = QPushButton("Tutup apel")
        columns = (
            LineColumn("NRP", lambda one: one.person.nrp, 96),
            LineColumn("Nama", lambda one: person_name(one.person)),
            LineColumn("Kesatuan", lambda one: one.person.unit, 190),
            LineColumn("Tim", lambda one: str(one.team or ""), 56, lambda one: one.team or 0, is_number=True),
            LineColumn("Keadaan", _state, 150, tone=_tone),
        )
        self.lines = LineView(LineModel(columns, tools.look, self), "Daftar apel", tools.look)
        self.lines.empty_text = _NONE
        self._build()
        self.field.returnPressed.connect(self._on_field_return_pressed)
        self.open_button.clicked.connect(self._on_open_button_clicked)
        self.close_button.clicked.connect(self._on_close_button_clicked)
        opening = QShortcut(QKeySequence("Ctrl+B"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        opening.activated.connect(self._on_open_button_clicked)
        tools.relay.changed.connect(self._on_relay_changed)
        self.setFocusProxy(self.field)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        self._tools.jobs.read(self._read, self._on_list_read)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.figures, 1)
        bar.addWidget(self.name)
        bar.addWidget(self.open_button)
        bar.addWidget(self.close_button)
        gap = self._tools.look.spacing.medium
        page = QVBoxLayout(self)
        page.setContentsMargins(gap, gap, gap, gap)
        page.addLayout(bar)
        page.addWidget(self.field)
        page.addWidget(self.said)
        page.addWidget(self.lines, 1)

    def _read(self) -> tuple[RollCall | None, list[RollLine]]:
        with self._workspace.read() as reader:
            if not reader.roll_calls():
                return None, []
            call = latest_call(reader)
            return call, read_roll(reader, call.id)

    def _on_list_read(self, found: tuple[RollCall | None, Sequence[RollLine]]) -> None:
        self._call, lines = found
        self.lines.lines.set_lines(lines)
        is_open = self._call is not None and self._call.closed_at is None
        self.close_button.setEnabled(is_open)
        if self._call is not None:
            turnout = count_turnout(line.entry for line in lines)
            closed = "" if is_open else " (ditutup)"
            self.figures.setText(
                f"{self._call.name}{closed}: rencana {turnout.expected}, hadir {turnout.present}, "
                f"berhalangan {turnout.excused}, belum terlihat {turnout.missing}"
            )
        self.refreshed.emit()

    def _on_relay_changed(self, changeset: ChangeSet) -> None:
        if changeset.touches(Kind.ROLL_CALL, Kind.ROLL_ENTRY, Kind.PERSON):
            self.refresh()

    def _on_field_return_pressed(self) -> None:
        text = self.field.text().strip()
        if not text:
            return
        if self._call is None:
            self._say(_NONE)
            return
        # Emptied at once, so that the next one can be typed while this one is written.
        self.field.clear()
        call_id, at, operator = self._call.id, self._workspace.clock.now(), self._workspace.actor

        def work() -> str:
            try:
                person: Person = self._workspace.run(tick_by_text(call_id, text, at, operator))
            except OpsError as problem:
                return f"{text}: {problem.user_text}"
            return f"{text}: {person_name(person)} dicatat."

        self._tools.jobs.run("", lambda _progress: work(), self._say)

    def _on_open_button_clicked(self) -> None:
        self._run(OpenRollCall(self.name.text(), self._workspace.clock.now()), "Apel dibuka.")
        self.field.setFocus()

    def _on_close_button_clicked(self) -> None:
        if self._call is not None:
            self._run(CloseRollCall(self._call.id, self._workspace.clock.now()), "Apel ditutup.")

    def _run(self, command: Command[Any], said: str) -> None:
        self._tools.jobs.run("", lambda _progress: self._workspace.run(command), lambda _done: self._say(said))

    def _say(self, text: str) -> None:
        self.said.setText(text)


def _state(one: RollLine) -> str:
    if one.entry.present_at is not None:
        return "hadir"
    return DUTY_LABELS[one.entry.reason].lower() if one.entry.reason else "belum terlihat"


def _tone(one: RollLine) -> Tone | None:
    if one.entry.present_at is not None:
        return Tone.OK
    return Tone.INFO if one.entry.reason else Tone.WARN
