"""The line and the list below a table: what a waiting block would do, which cells were refused and why."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from opsroom.services.paste_block import Policy
from opsroom.ui.tables.lines import LineColumn, LineModel, LineView
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

_LINES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A refused cell as the list shows it."""

    row_id: int
    key: str
    place: str
    column: str
    text: str
    reason: str


_COLUMNS = (
    LineColumn("Baris", lambda line: line.place, 90),
    LineColumn("Kolom", lambda line: line.column, 150),
    LineColumn("Isi", lambda line: line.text, 220),
    LineColumn("Sebab ditolak", lambda line: line.reason, 0),
)


class BlockPanel(QFrame):
    """Hidden while there is nothing to say.

    Signals:
        jump_wanted: Row id and column key of a refused cell the user wants to see.
        land_wanted: The user wants the block pasted by this `Policy`.
        left: The user is through with the panel.
    """

    #: (object row id, str column key), GUI thread.
    jump_wanted = Signal(object, str)
    #: Policy, GUI thread.
    land_wanted = Signal(object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.sentence.setWordWrap(True)
        self.sentence.setAccessibleName("Yang akan ditempel")
        self.land_button = self._button("Tempel (Enter)", "Tempel seluruh blok (Enter)")
        self.land_button.setProperty("primary", "true")
        self.good_button = self._button("Hanya sel yang baik (Ctrl+Enter)", "Tempel sel yang tidak ditolak saja")
        self.close_button = self._button("Batal (Esc)", "Tidak jadi (Esc)")
        self.lines = LineModel(_COLUMNS, look, self)
        self.list = LineView(self.lines, "Sel yang ditolak", look, self)
        self._lay_out()
        self._connect()
        self.hide()

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        button.setText(text)
        button.setToolTip(tip)
        return button

    def _lay_out(self) -> None:
        gap = self._look.spacing
        line = QHBoxLayout()
        line.setSpacing(gap.medium)
        line.addWidget(self.sentence, 1)
        for button in (self.land_button, self.good_button, self.close_button):
            line.addWidget(button)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(gap.small)
        page.addLayout(line)
        page.addWidget(self.list)

    def _connect(self) -> None:
        self.land_button.clicked.connect(lambda: self.land_wanted.emit(Policy.ALL_OR_NOTHING))
        self.good_button.clicked.connect(lambda: self.land_wanted.emit(Policy.GOOD_CELLS))
        self.close_button.clicked.connect(self.left)
        self.list.picked.connect(self._on_list_picked)
        self.list.activated.connect(self._on_list_activated)
        self.list.installEventFilter(self)

    def offer(self, sentence: str, refused: list[RefusedLine]) -> None:
        """Say what a waiting block would do, and list what would be refused."""
        self._list(refused)
        self._say(sentence, Tone.WARN if refused else Tone.INFO)
        self.land_button.setVisible(not refused)
        self.good_button.setVisible(bool(refused))
        self.close_button.setText("Batal (Esc)")
        self.show()

    def report(self, sentence: str, refused: list[RefusedLine]) -> None:
        """Say what was refused, and list it."""
        self._list(refused)
        self._say(sentence, Tone.ALARM)
        self.land_button.hide()
        self.good_button.hide()
        self.close_button.setText("Tutup (Esc)")
        self.show()

    def be_quiet(self) -> None:
        """Nothing to say any more."""
        self.lines.set_lines(())
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _say(self, sentence: str, tone: Tone) -> None:
        ink = self._look.theme.value(tone)
        self.sentence.setText(f'<span style="color:{ink}">{SYMBOLS[tone]}</span>&nbsp; {sentence}')
        self.sentence.setAccessibleDescription(sentence)

    def _list(self, refused: list[RefusedLine]) -> None:
        self.lines.set_lines(refused)
        self.list.setVisible(bool(refused))
        count = min(max(len(refused), 1), _LINES_SHOWN)
        height = self.list.verticalHeader().defaultSectionSize() * count
        self.list.setFixedHeight(height + self.list.horizontalHeader().sizeHint().height() + 4)

    def _on_list_picked(self, line: RefusedLine | None) -> None:
        if line is not None:
            self.jump_wanted.emit(line.row_id, line.key)

    def _on_list_activated(self, _index: QModelIndex) -> None:
        self._on_list_picked(self.list.picked_line())
        self.left.emit()
