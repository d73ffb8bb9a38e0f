"""The history of the operation beside the sheet: every command by name, stepping back to it and forward again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from opsroom.domain.calendar import write_number
from opsroom.domain.changes import ChangeSet
from opsroom.domain.errors import OpsError
from opsroom.domain.progress import Progress
from opsroom.services.history import (
    CommandDetails,
    CommandLine,
    DetailLine,
    StepsTaken,
    read_commands,
    read_details,
    redo_until,
    undo_until,
)
from opsroom.services.workspace import Workspace
from opsroom.ui.history.moments import full_moment, short_moment
from opsroom.ui.tables.lines import LineColumn, LineModel, LineView
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.tokens import Tone

#: Commands read at a time.
PAGE = 200
#: News in a burst are read once. Units: ms.
_CALM_MS = 150

Steps = Callable[[Workspace, int, Progress], StepsTaken]


def _tone(line: CommandLine) -> Tone | None:
    return Tone.NEUTRAL if line.state else None


def _label(line: CommandLine) -> str:
    return f"{line.label} ({line.state})" if line.state else line.label


class HistoryPanel(QWidget):
    """Shows the commands of the open operation, newest first; undone ones are grey.

    Signals:
        refreshed: The list is that of the file.
    """

    #: Nothing, GUI thread.
    refreshed = Signal()

    def __init__(self, workspace: Workspace, tools: ScreenTools, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tools = tools
        self._zone = zone
        self._all: tuple[CommandLine, ...] = ()
        self._wanted = PAGE
        self._version = 0
        self._detail_version = 0
        look = tools.look
        self.undo_button = QPushButton("Urungkan sampai di sini")
        self.redo_button = QPushButton("Ulangi sampai di sini")
        self.more_button = QPushButton("Muat yang lebih lama")
        self.steps = QCheckBox("Tampilkan juga langkah urungkan")
        self.commands = LineView(LineModel(self._command_columns(), look, self), "Riwayat perintah", look)
        self.caption = QLabel()
        self.details = LineView(LineModel(_DETAIL_COLUMNS, look, self), "Rincian perintah", look)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the commands again; the picked one stays picked."""
        self._version += 1
        version, wanted = self._version, self._wanted
        self._tools.jobs.read(
            lambda: read_commands(self._workspace, wanted), lambda lines: self._on_commands(version, lines)
        )

    # --- building ------------------------------------------------------------------------------------------------

    def _command_columns(self) -> tuple[LineColumn, ...]:
        return (
            LineColumn("Waktu", lambda line: short_moment(line.at, self._zone), 92, lambda line: line.at),
            LineColumn("Perintah", _label, tone=_tone, hint="Nama perintah; ○ = tidak berlaku lagi"),
            LineColumn("Oleh", lambda line: line.actor or line.origin, 80),
            LineColumn("Baris", lambda line: write_number(line.rows), 54, lambda line: line.rows, is_number=True),
        )

    def _build(self) -> None:
        self.undo_button.setToolTip("Urungkan perintah ini dan semua yang sesudahnya, satu per satu (Ctrl+Backspace)")
        self.redo_button.setToolTip("Ulangi yang diurungkan sampai perintah ini (Ctrl+Shift+Backspace)")
        self.more_button.setToolTip("Baca 200 perintah sebelumnya")
        self.commands.empty_text = "Belum ada perintah."
        self.details.empty_text = "Pilih satu perintah untuk melihat isinya sebelum dan sesudah."
        self.caption.setWordWrap(True)
        self.caption.setTextFormat(Qt.TextFormat.PlainText)
        gap = self._tools.look.spacing
        buttons = QHBoxLayout()
        buttons.addWidget(self.undo_button)
        buttons.addWidget(self.redo_button)
        buttons.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self.steps)
        below.addStretch(1)
        below.addWidget(self.more_button)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap.small)
        column.addLayout(buttons)
        column.addWidget(self.commands, 1)
        column.addLayout(below)
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, gap.small, 0, 0)
        column.setSpacing(gap.small)
        column.addWidget(self.caption)
        column.addWidget(self.details, 1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(upper)
        halves.addWidget(lower)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(gap.medium, gap.small, gap.medium, gap.small)
        page.addWidget(halves)
        self.setFocusProxy(self.commands)
        self._show_buttons(None)

    def _connect(self) -> None:
        self.undo_button.clicked.connect(lambda: self.step_to_picked(undo_until))
        self.redo_button.clicked.connect(lambda: self.step_to_picked(redo_until))
        for keys, steps in (("Ctrl+Backspace", undo_until), ("Ctrl+Shift+Backspace", redo_until)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.step_to_picked, steps))
        self.more_button.clicked.connect(self._on_more_clicked)
        self.steps.toggled.connect(lambda _on: self._show())
        self.commands.picked.connect(self._on_commands_picked)
        self._calm.timeout.connect(self.refresh)
        self._tools.relay.changed.connect(self._on_relay_changed)

    # --- stepping ------------------------------------------------------------------------------------------------

    def step_to_picked(self, steps: Steps) -> None:
        """Undo or redo until the picked command; what cannot be taken back ends it with the reason."""
        line: CommandLine | None = self.commands.picked_line()
        is_undo = steps is undo_until
        if line is None or not (line.can_undo if is_undo else line.can_redo):
            return
        title = "Mengurungkan" if is_undo else "Mengulangi"
        self._tools.jobs.run(
            f"{title} sampai '{line.label}'",
            lambda progress: steps(self._workspace, line.id, progress),
            partial(self._on_steps_taken, is_undo=is_undo),
            self._on_steps_failed,
        )

    def _on_steps_taken(self, taken: StepsTaken, *, is_undo: bool) -> None:
        done = "diurungkan" if is_undo else "diulangi"
        if taken.refused:
            before = f"{taken.count} perintah {done}, lalu berhenti. " if taken.count else ""
            self._tools.notices.warning(f"{before}{taken.refused}")
        else:
            self._tools.notices.done(f"{taken.count} perintah {done}.")
        self.refresh()

    def _on_steps_failed(self, problem: OpsError) -> None:
        self._tools.notices.failure(problem)
        self.refresh()

    # --- news ----------------------------------------------------------------------------------------------------

    def _on_relay_changed(self, _changeset: ChangeSet) -> None:
        self._calm.start()

    def _on_more_clicked(self) -> None:
        self._wanted += PAGE
        self.refresh()

    def _on_commands(self, version: int, lines: tuple[CommandLine, ...]) -> None:
        if version != self._version:
            return
        self._all = lines
        self._show()
        self.more_button.setVisible(len(lines) >= self._wanted)
        self.refreshed.emit()

    def _show(self) -> None:
        picked: CommandLine | None = self.commands.picked_line()
        shown = self._all if self.steps.isChecked() else tuple(line for line in self._all if not line.is_step)
        self.commands.lines.set_lines(shown)
        if picked is not None:
            self.commands.pick(lambda line: line.id == picked.id)

    def _on_commands_picked(self, line: CommandLine | None) -> None:
        self._show_buttons(line)
        self._detail_version += 1
        version = self._detail_version
        if line is None:
            self.caption.setText("")
            self.details.lines.set_lines(())
            return
        self._tools.jobs.read(
            lambda: read_details(self._workspace, line), lambda found: self._on_details(version, found)
        )

    def _on_details(self, version: int, found: CommandDetails) -> None:
        if version != self._detail_version:
            return
        command = found.command
        more = f" {found.entries} baris pertama ditampilkan." if command.rows > found.entries else ""
        self.caption.setText(
            f"{command.label}, {full_moment(command.at, self._zone)}: {write_number(command.rows)} baris.{more}"
        )
        self.details.lines.set_lines(found.lines)

    def _show_buttons(self, line: CommandLine | None) -> None:
        self.undo_button.setEnabled(line is not None and line.can_undo)
        self.redo_button.setEnabled(line is not None and line.can_redo)


def _row_text(line: DetailLine) -> str:
    return f"{line.row} ({line.verb.lower()})"


_DETAIL_COLUMNS: tuple[LineColumn, ...] = (
    LineColumn("Baris", _row_text, 116),
    LineColumn("Kolom", lambda line: line.change.title, 76),
    LineColumn("Sebelum", lambda line: line.change.before, 84),
    LineColumn("Sesudah", lambda line: line.change.after),
)
