"""The life of one row beside the sheet: who changed which field when, from what to what."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from opsroom.domain.changes import ChangeSet, Kind
from opsroom.services.row_story import RowStory, StoryLine, read_row_story
from opsroom.services.workspace import Workspace
from opsroom.ui.history.moments import full_moment, short_moment
from opsroom.ui.tables.lines import LineColumn, LineModel, LineView
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.tokens import Tone

_NONE = "Pilih satu baris di daftar, lalu tekan Shift+F7 untuk melihat riwayatnya."
_CALM_MS = 150
_TONES = {"Ditambah": Tone.OK, "Dihapus": Tone.ALARM}


class StoryPanel(QWidget):
    """Shows the life of the row it was given last; follows its changes.

    Signals:
        refreshed: The story is that of the file.
    """

    #: Nothing, GUI thread.
    refreshed = Signal()

    def __init__(self, workspace: Workspace, tools: ScreenTools, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tools = tools
        self._zone = zone
        self._row: tuple[Kind, int] | None = None
        self._version = 0
        self.title = QLabel(_NONE)
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.lines = LineView(LineModel(self._columns(), tools.look, self), "Riwayat baris", tools.look)
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.lines.picked.connect(self._on_lines_picked)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._read)
        gap = tools.look.spacing
        page = QVBoxLayout(self)
        page.setContentsMargins(gap.medium, gap.small, gap.medium, gap.small)
        page.setSpacing(gap.small)
        page.addWidget(self.title)
        page.addWidget(self.lines, 1)
        page.addWidget(self.about)
        self.setFocusProxy(self.lines)
        tools.relay.changed.connect(self._on_relay_changed)

    @property
    def row(self) -> tuple[Kind, int] | None:
        """The row whose life is told."""
        return self._row

    def show_row(self, kind: Kind, row_id: int) -> None:
        """Tell the life of a row."""
        self._row = (kind, row_id)
        self._read()

    def _columns(self) -> tuple[LineColumn, ...]:
        return (
            LineColumn("Waktu", lambda line: short_moment(line.at, self._zone), 92, lambda line: line.at),
            LineColumn("Oleh", lambda line: line.actor, 60),
            LineColumn("Kolom", lambda line: line.title, 78, tone=_tone, hint="● baris ditambah, ■ baris dihapus"),
            LineColumn("Sebelum", lambda line: line.before, 70),
            LineColumn("Sesudah", lambda line: line.after),
        )

    def _read(self) -> None:
        if self._row is None:
            return
        self._version += 1
        version, (kind, row_id) = self._version, self._row
        self._tools.jobs.read(
            lambda: read_row_story(self._workspace, kind, row_id), lambda story: self._on_story(version, story)
        )

    def _on_story(self, version: int, story: RowStory) -> None:
        if version != self._version:
            return
        commands = len({line.command_id for line in story.lines})
        self.title.setText(f"{story.name}: {commands} perubahan tercatat.")
        self.lines.empty_text = "Jurnal tidak mencatat apa pun tentang baris ini."
        self.lines.lines.set_lines(story.lines)
        self.refreshed.emit()

    def _on_lines_picked(self, line: StoryLine | None) -> None:
        by = f" oleh {line.actor}" if line is not None and line.actor else ""
        self.about.setText(f"{line.label}, {full_moment(line.at, self._zone)}{by}." if line is not None else "")

    def _on_relay_changed(self, changeset: ChangeSet) -> None:
        if self._row is not None and changeset.touches(self._row[0]):
            self._calm.start()


def _tone(line: StoryLine) -> Tone | None:
    return _TONES.get(line.verb)
