"""The screen "Radio": entry line above, log below, inbox at the right. Nothing modal, the focus is never taken away."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSplitter, QTabWidget, QVBoxLayout, QWidget

from opsroom.domain.calendar import write_number
from opsroom.domain.changes import ChangeSet, Kind
from opsroom.domain.ids import TpsId
from opsroom.domain.radio import Understanding
from opsroom.domain.radio_log import LINE_STATE_LABELS, LineState, RadioLine
from opsroom.domain.radio_words import meaning_label, plain
from opsroom.domain.stages import TPS_STAGES, Stage
from opsroom.services.command import Command
from opsroom.services.radio_desk import Ear, open_ear
from opsroom.services.radio_log import AmendLine, AnswerLine, DismissLine, Heard, TakeLines
from opsroom.services.workspace import Workspace
from opsroom.ui.desk.entry_bar import EntryBar
from opsroom.ui.desk.inbox_panel import InboxPanel
from opsroom.ui.desk.lapsit_bar import LapsitBar
from opsroom.ui.desk.whatsapp_panel import WhatsappPanel
from opsroom.ui.tables.lines import LineColumn, LineModel, LineView
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.tokens import Tone

#: At first; the border can be moved.
_LOG_PX, _INBOX_PX = 840, 400
_NAMES = (Kind.TPS, Kind.DESA, Kind.KECAMATAN, Kind.PERSON, Kind.PLAN, Kind.SETTING)
_TONES = {LineState.INBOX: Tone.WARN, LineState.TAKEN: Tone.OK}


class RadioScreen(QWidget):
    """The desk of one operation.

    Signals:
        refreshed: Log and inbox are those of the file.
    """

    #: Nothing, GUI thread.
    refreshed = Signal()

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._tools = workspace, tools
        self._zone: tzinfo = UTC
        self._is_reading = self._is_behind = False
        self.entry = EntryBar(tools.look, workspace.clock.now)
        self.log = LineView(LineModel(self._columns(), tools.look, self), "Log radio", tools.look)
        self.log.empty_text = "Log masih kosong. Ketik laporan di atas (F2), lalu Enter."
        self.search = QLineEdit()
        self.count = QLabel()
        self.inbox = InboxPanel(tools.look)
        clipboard = QGuiApplication.clipboard()
        self.whatsapp = WhatsappPanel(workspace, tools, clipboard)
        self.lapsit = LapsitBar(workspace, tools, clipboard)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Kotak masuk dan WhatsApp")
        self._build()
        self._connect()
        self._read_names()
        self.refresh()

    def focus_entry(self) -> None:
        """Put the cursor into the entry line."""
        self.entry.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Read the log again; while one read runs at most one more is asked for."""
        if self._is_reading:
            self._is_behind = True
            return
        self._is_reading, self._is_behind = True, False
        self._tools.jobs.read(self._read, self._on_lines_read)

    def paste_chat(self) -> None:
        """Show what the chat on the clipboard reports."""
        self.tabs.setCurrentWidget(self.whatsapp)
        self.whatsapp.paste()

    def amend_picked(self) -> None:
        """Bring the picked line of the log back into the entry line."""
        line = self.log.picked_line()
        if line is None or line.state is LineState.AMENDED:
            self._tools.notices.info("Pilih dahulu baris log yang akan diralat (yang belum diralat).")
            return
        self.entry.amend(line.id, line.text)

    # building

    def _columns(self) -> tuple[LineColumn, ...]:
        return (
            LineColumn("Diterima", lambda line: self._clock(line.received_at), 66, lambda line: line.received_at),
            LineColumn("Kejadian", self._happened, 84, lambda line: line.at),
            LineColumn("Isi", self._text),
            LineColumn("Tahap", lambda line: meaning_label(line.stage), 104),
            LineColumn(
                "Sasaran", lambda line: write_number(line.subjects), 62, lambda line: line.subjects, is_number=True
            ),
            LineColumn(
                "Keadaan", lambda line: LINE_STATE_LABELS[line.state], 108, tone=lambda line: _TONES.get(line.state)
            ),
            LineColumn("Oleh", lambda line: line.operator, 84),
        )

    def _build(self) -> None:
        self.search.setPlaceholderText("Cari di log  (Ctrl+F)")
        self.search.setAccessibleName("Cari di log")
        self.search.setClearButtonEnabled(True)
        bar = QHBoxLayout()
        bar.addWidget(self.search, 1)
        bar.addWidget(self.count)
        bar.addWidget(self.lapsit)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.log, 1)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.inbox, "Kotak masuk")
        self.tabs.addTab(self.whatsapp, "WhatsApp")
        panes = QSplitter()
        panes.addWidget(left)
        panes.addWidget(self.tabs)
        panes.setSizes([_LOG_PX, _INBOX_PX])
        panes.setStretchFactor(0, 1)
        gap = self._tools.look.spacing.medium
        page = QVBoxLayout(self)
        page.setContentsMargins(gap, gap, gap, gap)
        page.addWidget(self.entry)
        page.addWidget(panes, 1)
        self.setFocusProxy(self.entry)

    def _connect(self) -> None:
        self.entry.submitted.connect(self._on_entry_submitted)
        self.inbox.answered.connect(self._on_inbox_answered)
        self.inbox.dismissed.connect(lambda row, why: self._run(DismissLine(row, why), "Baris dikesampingkan."))
        self.search.textChanged.connect(self._on_search_text_changed)
        self._tools.relay.changed.connect(self._on_relay_changed)
        for keys, act in (
            ("Ctrl+F", self.search.setFocus),
            ("F4", self.amend_picked),
            ("F6", self.lapsit.copy),
            ("Ctrl+Shift+V", self.paste_chat),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # words

    def _clock(self, moment: datetime) -> str:
        return f"{moment.astimezone(self._zone):%H.%M}"

    def _happened(self, line: RadioLine) -> str:
        return f"{self._clock(line.at)}{' telat' if line.is_late else ''}"

    def _text(self, line: RadioLine) -> str:
        return f"{line.text} [meralat baris {line.amends}]" if line.amends else line.text

    # reading

    def _read_names(self) -> None:
        self._tools.jobs.read(lambda: open_ear(self._workspace), self._on_ear_read)

    def _on_ear_read(self, ear: Ear) -> None:
        self._zone = ear.zone
        self.entry.listen(ear)
        self.inbox.listen(ear)
        self.whatsapp.listen(ear)
        self.lapsit.listen(ear)
        self.log.viewport().update()

    def _read(self) -> list[RadioLine]:
        with self._workspace.read() as reader:
            return reader.lines()

    def _on_lines_read(self, lines: Sequence[RadioLine]) -> None:
        self._is_reading = False
        self.log.lines.set_lines(tuple(reversed(lines)))
        waiting = [line for line in lines if line.state is LineState.INBOX]
        self.inbox.show_lines(waiting)
        self.tabs.setTabText(0, f"Kotak masuk ({write_number(len(waiting))})")
        self._count()
        self.refreshed.emit()
        if self._is_behind:
            self.refresh()

    def _count(self) -> None:
        self.count.setText(f"{write_number(self.log.lines.rowCount())} baris")

    def _on_search_text_changed(self, text: str) -> None:
        words = plain(text).split()
        self.log.lines.show_only(lambda line: all(word in plain(line.text) for word in words))
        self._count()

    def _on_relay_changed(self, changeset: ChangeSet) -> None:
        if changeset.touches(Kind.RADIO_LINE):
            self.refresh()
        if changeset.touches(*_NAMES):
            self._read_names()

    # doing

    def _on_entry_submitted(self, text: str, found: Sequence[Understanding], amends: int | None) -> None:
        now = self._workspace.clock.now()
        lines = tuple(found) or (Understanding(text, "", now, why="Daftar TPS belum selesai dibaca."),)
        heard = Heard(now, self._workspace.actor)
        if amends is not None:
            self._run(AmendLine(amends, lines[0], heard), "Baris diralat; yang lama tetap terbaca di log.")
            return
        self._run(TakeLines(lines, heard), "")

    def _on_inbox_answered(self, line_id: int, stage: str, tps_ids: tuple[TpsId, ...]) -> None:
        def work() -> Command[Any]:
            if stage in Stage.__members__ and Stage(stage) not in TPS_STAGES:
                return AnswerLine(line_id, stage, (), open_ear(self._workspace).register.people_of(tps_ids))
            return AnswerLine(line_id, stage, tps_ids)

        self._run_late(work, "Baris dicatat.")

    def _run(self, command: Command[Any], said: str) -> None:
        self._run_late(lambda: command, said)

    def _run_late(self, command: Callable[[], Command[Any]], said: str) -> None:
        self._tools.jobs.run("", lambda _progress: self._workspace.run(command()), lambda _done: self._told(said))

    def _told(self, said: str) -> None:
        if said:
            self._tools.notices.done(said)
