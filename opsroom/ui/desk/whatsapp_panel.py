"""WhatsApp in: a copied chat or an export becomes proposed reports; one act takes all that is new."""

from collections.abc import Callable
from datetime import UTC, tzinfo
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from opsroom.domain.calendar import write_number
from opsroom.domain.errors import RuleViolation
from opsroom.services.radio_desk import Ear, open_ear
from opsroom.services.read_whatsapp import LIKELY, ChatReading, Proposal, read_whatsapp
from opsroom.services.workspace import Workspace
from opsroom.ui.desk.words import told
from opsroom.ui.tables.lines import LineColumn, LineModel, LineView
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.tokens import Tone

_PATTERNS = "Chat WhatsApp (*.txt *.zip)"
_EMPTY = "Salin pesan di WhatsApp lalu tekan Ctrl+Shift+V, atau buka berkas ekspor chat."


class WhatsappPanel(QWidget):
    """Proposals of one chat. Nothing is kept until somebody accepts."""

    def __init__(
        self, workspace: Workspace, tools: ScreenTools, clipboard: QClipboard, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._tools, self._clipboard = workspace, tools, clipboard
        self._ear: Ear | None = None
        self._zone: tzinfo = UTC
        self._reading: ChatReading | None = None
        columns = (
            LineColumn("Jam", lambda one: f"{one.sent_at.astimezone(self._zone):%H.%M}", 54, lambda one: one.sent_at),
            LineColumn("Pengirim", lambda one: one.sender, 110),
            LineColumn("Arti", self._meaning),
            LineColumn("Yakin", _sureness, 76, lambda one: one.confidence, tone=_tone),
        )
        self.lines = LineView(LineModel(columns, tools.look, self), "Usulan dari WhatsApp", tools.look)
        self.lines.empty_text = _EMPTY
        self.detail = QLabel()
        self.detail.setWordWrap(True)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.paste_button = QPushButton("Tempel (Ctrl+Shift+V)")
        self.open_button = QPushButton("Buka ekspor...")
        self.accept_button = QPushButton("Terima semua (Ctrl+Enter)")
        self.accept_button.setProperty("primary", "true")
        self.accept_button.setEnabled(False)
        self._build()
        self.lines.picked.connect(self._on_lines_picked)
        self.paste_button.clicked.connect(self.paste)
        self.open_button.clicked.connect(self._on_open_button_clicked)
        self.accept_button.clicked.connect(self.accept)
        taking = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        taking.activated.connect(self.accept)
        self.setFocusProxy(self.lines)

    def listen(self, ear: Ear) -> None:
        """Tell places in the words of this register from now on."""
        self._ear, self._zone = ear, ear.zone

    def paste(self) -> None:
        """Read the chat on the clipboard."""
        text = self._clipboard.text()
        self._read(lambda: _checked(read_whatsapp(self._workspace, open_ear(self._workspace), text)))

    def accept(self) -> None:
        """Take everything that is new: clear ones count, the others wait in the inbox."""
        reading = self._reading
        if reading is None or not reading.fresh:
            return
        command = reading.acceptance(self._workspace.clock.now(), self._workspace.actor)
        self._forget()

        def done(ids: tuple[int, ...]) -> None:
            self._tools.notices.done(f"{write_number(len(ids))} laporan WhatsApp diterima ke log.")

        self._tools.jobs.run("Menyimpan laporan WhatsApp", lambda _progress: self._workspace.run(command), done)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.paste_button)
        bar.addWidget(self.open_button)
        bar.addStretch(1)
        bar.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lines, 1)
        column.addWidget(self.detail)
        column.addWidget(self.summary)
        column.addLayout(bar)

    def _meaning(self, one: Proposal) -> str:
        register = self._ear.register if self._ear is not None else None
        meaning = told(one.line, register, self._zone) if register is not None else ""
        return f"{one.line.text} -> {meaning}"

    def _on_lines_picked(self, one: Proposal | None) -> None:
        self.detail.setText("" if one is None else f"{one.sender}: {self._meaning(one)}")

    def _on_open_button_clicked(self) -> None:
        def chosen(path: Path) -> None:
            self._read(lambda: read_whatsapp(self._workspace, open_ear(self._workspace), path))

        self._tools.picker.open_file(self, "Buka ekspor chat WhatsApp", _PATTERNS, chosen)

    def _read(self, work: Callable[[], ChatReading]) -> None:
        self._tools.jobs.run("Membaca chat WhatsApp", lambda _progress: work(), self._on_chat_read)

    def _on_chat_read(self, reading: ChatReading) -> None:
        self._reading = reading
        self.lines.lines.set_lines(reading.proposals)
        self.lines.empty_text = "Tidak ada laporan di chat ini."
        fresh = reading.fresh
        clear = sum(one.line.is_clear for one in fresh)
        self.summary.setText(
            f"{write_number(reading.messages)} pesan: {write_number(len(fresh))} laporan baru ({write_number(clear)} "
            f"jelas, sisanya akan menunggu di kotak masuk), {write_number(len(reading.proposals) - len(fresh))} sudah "
            f"ada di log, {write_number(reading.chatter)} bukan laporan."
        )
        self.accept_button.setEnabled(bool(fresh))

    def _forget(self) -> None:
        self._reading = None
        self.lines.lines.set_lines(())
        self.lines.empty_text = _EMPTY
        self.summary.clear()
        self.accept_button.setEnabled(False)


def _checked(reading: ChatReading) -> ChatReading:
    """A paste that holds a message at least.

    Raises:
        RuleViolation: There is none.
    """
    if not reading.messages:
        raise RuleViolation("Di papan klip tidak ada pesan WhatsApp. Tidak ada yang disimpan; salin pesannya dahulu.")
    return reading


def _sureness(one: Proposal) -> str:
    if one.is_known:
        return "sudah ada"
    return f"{one.confidence}%" if one.line.is_clear else "tanya"


def _tone(one: Proposal) -> Tone | None:
    if one.is_known:
        return None
    return Tone.OK if one.confidence >= LIKELY else Tone.WARN
