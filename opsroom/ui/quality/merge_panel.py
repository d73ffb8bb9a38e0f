"""Two rows side by side: which one stays, and field by field whose value is right."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from opsroom.services.merge_rows import MergeField, MergeRows, MergeView
from opsroom.ui.theme.look import Look


class MergePanel(QWidget):
    """Shows a `MergeView` and asks for the merge.

    Signals:
        merge_requested: The `MergeRows` command put together.
        closed: The user wants to go back to the queue.
    """

    #: MergeRows, GUI thread.
    merge_requested = Signal(object)
    #: Nothing, GUI thread.
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._view: MergeView | None = None
        self._groups: list[QButtonGroup] = []
        self.choices: dict[str, tuple[QRadioButton, QRadioButton]] = {}
        self.stays: tuple[QRadioButton, QRadioButton] | None = None
        self.title = QLabel()
        self.area = QScrollArea()
        self.merge_button = QPushButton("Gabungkan (Ctrl+Return)")
        self.all_first = QPushButton("Semua dari kiri (Alt+1)")
        self.all_second = QPushButton("Semua dari kanan (Alt+2)")
        self.close_button = QPushButton("Kembali (Esc)")
        self._build()
        self._connect()

    def show_view(self, view: MergeView) -> None:
        """Lay two rows side by side, with the proposals chosen."""
        self._view = view
        self._groups, self.choices = [], {}
        inner = QWidget()
        inner.setBackgroundRole(QPalette.ColorRole.Base)
        inner.setAutoFillBackground(True)
        grid = QGridLayout(inner)
        grid.setHorizontalSpacing(self._look.spacing.large)
        grid.setVerticalSpacing(self._look.spacing.small)
        grid.setColumnStretch(3, 1)
        self.stays = self._add_heads(grid, view)
        for row, field in enumerate(view.fields, 2):
            self._add_field(grid, row, field)
        grid.setRowStretch(len(view.fields) + 2, 1)
        self.area.setWidget(inner)
        self.stays[view.kept].setFocus(Qt.FocusReason.OtherFocusReason)

    def command(self) -> MergeRows | None:
        """The merge as chosen."""
        if self._view is None or self.stays is None:
            return None
        choices = {key: 1 if second.isChecked() else 0 for key, (_first, second) in self.choices.items()}
        return self._view.command(1 if self.stays[1].isChecked() else 0, choices)

    def take_all(self, side: int) -> None:
        """Choose every value of one side."""
        for pair in self.choices.values():
            pair[side].setChecked(True)

    def merge(self) -> None:
        """Ask for the merge."""
        command = self.command()
        if command is not None:
            self.merge_requested.emit(command)

    # --- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        gap = self._look.spacing
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.title.setWordWrap(True)
        self.title.setText(
            "Bandingkan dua baris: pilih baris yang tetap dan isi yang benar per kolom. Tim, sematan, laporan dan "
            "keadaan baris yang lain dipindahkan; penggabungan bisa diurungkan."
        )
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("Kolom kedua baris")
        self.merge_button.setProperty("primary", "true")
        for side, button in enumerate((self.all_first, self.all_second), 1):
            button.setShortcut(QKeySequence(f"Alt+{side}"))
        buttons = QHBoxLayout()
        buttons.setSpacing(gap.medium)
        for button in (self.merge_button, self.all_first, self.all_second):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(gap.medium)
        page.addWidget(self.title)
        page.addWidget(self.area, 1)
        page.addLayout(buttons)

    def _connect(self) -> None:
        self.merge_button.clicked.connect(self.merge)
        self.all_first.clicked.connect(lambda: self.take_all(0))
        self.all_second.clicked.connect(lambda: self.take_all(1))
        self.close_button.clicked.connect(self.closed)
        for keys, run in (("Ctrl+Return", self.merge), ("Escape", self.closed.emit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _add_heads(self, grid: QGridLayout, view: MergeView) -> tuple[QRadioButton, QRadioButton]:
        group = self._group()
        made: list[QRadioButton] = []
        grid.addWidget(QLabel("Baris yang tetap"), 0, 0)
        for side in (0, 1):
            button = QRadioButton(f"{view.names[side]} ({view.references[side]})")
            button.setChecked(side == view.kept)
            font = button.font()
            font.setBold(True)
            button.setFont(font)
            button.setAccessibleName(f"Baris {view.names[side]} tetap; {view.references[side]}")
            group.addButton(button)
            made.append(button)
            grid.addWidget(button, 0, side + 1)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        grid.addWidget(line, 1, 0, 1, 4)
        return made[0], made[1]

    def _add_field(self, grid: QGridLayout, row: int, field: MergeField) -> None:
        title = QLabel(field.title)
        grid.addWidget(title, row, 0)
        if field.is_equal:
            both = QLabel(field.texts[0] or "-")
            both.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            both.setWordWrap(True)
            grid.addWidget(both, row, 1, 1, 2)
            return
        group = self._group()
        made: list[QRadioButton] = []
        for side in (0, 1):
            why = f"  ({field.why})" if field.why and side == field.choice else ""
            button = QRadioButton(f"{field.texts[side] or '(kosong)'}{why}")
            button.setChecked(side == field.choice)
            button.setAccessibleName(f"{field.title}: {field.texts[side] or 'kosong'}")
            group.addButton(button)
            made.append(button)
            grid.addWidget(button, row, side + 1)
            button.toggled.connect(partial(self._on_choice_toggled, button))
            self._on_choice_toggled(button, on=button.isChecked())
        self.choices[field.key] = (made[0], made[1])

    def _group(self) -> QButtonGroup:
        group = QButtonGroup(self)
        self._groups.append(group)
        return group

    def _on_choice_toggled(self, button: QRadioButton, on: bool) -> None:
        """The value that goes is struck out, so that the outcome is read at a glance."""
        font = button.font()
        font.setStrikeOut(not on)
        button.setFont(font)
