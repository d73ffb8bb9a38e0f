"""What the window shows while no operation is open: begin, open, go on; or why a file did not open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from opsroom.ui.theme.look import Look

_WIDTH_PX = 620


class StartPage(QWidget):
    """Three ways to begin, and a calm word about what went wrong.

    Signals:
        create_requested: Name of the new operation.
        open_requested: The user wants to choose a file.
        recent_requested: Path of a file opened before.
    """

    #: str, GUI thread.
    create_requested = Signal(str)
    #: Nothing, GUI thread.
    open_requested = Signal()
    #: Path, GUI thread.
    recent_requested = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_problem = False
        self.problem = QLabel()
        self.name = QLineEdit()
        self.create_button = QPushButton("Buat operasi baru...")
        self.open_button = QPushButton("Buka operasi...")
        self.recent_buttons: list[QPushButton] = []
        self._recent = QVBoxLayout()
        self._recent_title = _title("Terakhir dibuka", 1.15)
        self._build()
        self.create_button.clicked.connect(self._on_create_button_clicked)
        self.name.returnPressed.connect(self._on_create_button_clicked)
        self.open_button.clicked.connect(self.open_requested)
        look.changed.connect(self._retint)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer files opened before."""
        for button in self.recent_buttons:
            button.deleteLater()
        self.recent_buttons = []
        self._recent_title.setVisible(bool(paths))
        for path in paths:
            button = QPushButton(f"{path.stem}   -   {path.parent}")
            button.setToolTip(str(path))
            button.setStyleSheet("text-align: left;")
            button.clicked.connect(lambda _checked, chosen=path: self.recent_requested.emit(chosen))
            self.recent_buttons.append(button)
            self._recent.addWidget(button)

    def show_problem(self, text: str) -> None:
        """Say why a file did not open."""
        self._say(text, is_problem=True)

    def show_waiting(self, text: str) -> None:
        """Say what is being opened."""
        self._say(text, is_problem=False)

    def clear(self) -> None:
        """Take what was said back."""
        self._say("", is_problem=False)

    def _say(self, text: str, *, is_problem: bool) -> None:
        self._is_problem = is_problem
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        for widget in (self.name, self.create_button, self.open_button, *self.recent_buttons):
            widget.setEnabled(is_problem or not text)
        self._retint()

    def _build(self) -> None:
        self.name.setPlaceholderText("Nama operasi, misalnya Polres OKU - Pemilu 2024")
        self.name.setAccessibleName("Nama operasi baru")
        self.create_button.setProperty("primary", "true")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.problem.setContentsMargins(12, 10, 12, 10)
        card = QFrame()
        card.setFixedWidth(_WIDTH_PX)
        column = QVBoxLayout(card)
        column.setSpacing(10)
        column.addWidget(_title("Opsroom", 2.2))
        column.addWidget(QLabel("Ruang operasi pengamanan TPS"))
        column.addWidget(self.problem)
        column.addSpacing(12)
        column.addWidget(_title("Operasi baru", 1.15))
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.create_button)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(_title("Operasi yang sudah ada", 1.15))
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        self._recent_title.hide()
        # Not by alignment: that would lose the height a wrapped text needs at this width.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(middle)
        outer.addStretch(3)
        self.clear()

    def _retint(self) -> None:
        theme = self._look.theme
        token = "alarm" if self._is_problem else "info"
        self.problem.setStyleSheet(f"background: {theme.ground(token).name()}; color: {theme.value(token)};")

    def _on_create_button_clicked(self) -> None:
        self.create_requested.emit(" ".join(self.name.text().split()))


def _title(text: str, size: float) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * size)
    font.setBold(True)
    label.setFont(font)
    return label
