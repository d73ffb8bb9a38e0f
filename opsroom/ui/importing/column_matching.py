"""How the columns of one sheet were taken, each correctable by a list beside it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from opsroom.domain.imports import ImportKind, SheetReading
from opsroom.ui.importing.fields import field_options
from opsroom.ui.theme.look import Look

#: Columns offered for correction; a sheet of thousands of columns has its data in the first ones.
MOST_COLUMNS = 120
_SAMPLE_CHARS = 20
_WIDTH_CHARS = 48


class ColumnMatching(QScrollArea):
    """One line per workbook column: its head, a sample, and what it means.

    Signals:
        corrected: Column index, and the key chosen for it.
    """

    #: (int column index, str key), GUI thread.
    corrected = Signal(int, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.combos: dict[int, QComboBox] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Arti kolom")
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_CHARS)
        self.show_reading(None, None)

    def show_reading(self, reading: SheetReading | None, kind: ImportKind | None) -> None:
        """Show the columns of a sheet as columns of that list."""
        inner = QWidget(self)
        grid = QGridLayout(inner)
        gap = self._look.spacing
        grid.setContentsMargins(gap.medium, gap.medium, gap.medium, gap.medium)
        grid.setHorizontalSpacing(gap.medium)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.combos = {}
        wanted = kind or (reading.kind if reading else None)
        if reading is not None and wanted is not None:
            for place, match in enumerate(reading.columns[:MOST_COLUMNS]):
                name, sample = match.head or f"Kolom {match.index + 1}", _sample(reading, match.head)
                grid.addWidget(self._head(name, sample, inner), place, 0)
                combo = self._combo(match.index, name, match.key, wanted, inner)
                self.combos[match.index] = combo
                grid.addWidget(combo, place, 1)
        grid.setRowStretch(len(self.combos), 1)
        self.setWidget(inner)

    def _head(self, name: str, sample: str, parent: QWidget) -> QLabel:
        label = QLabel(parent)
        label.setTextFormat(Qt.TextFormat.PlainText)
        metrics = label.fontMetrics()
        width = metrics.averageCharWidth() * _SAMPLE_CHARS
        lines = [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width) for text in (name, sample) if text]
        label.setText("\n".join(lines))
        label.setToolTip(f"{name}\nContoh: {sample}" if sample else name)
        return label

    def _combo(self, index: int, name: str, key: str, kind: ImportKind, parent: QWidget) -> QComboBox:
        combo = _QuietCombo(parent)
        options = field_options(kind)
        for value, label in options:
            combo.addItem(label, value)
        keys = [value for value, _label in options]
        combo.setCurrentIndex(keys.index(key) if key in keys else 0)
        combo.setAccessibleName(f"Arti kolom {name}")
        if not combo.currentIndex():
            palette = combo.palette()
            palette.setColor(QPalette.ColorRole.Text, self._look.theme.qcolor("muted"))
            palette.setColor(QPalette.ColorRole.ButtonText, self._look.theme.qcolor("muted"))
            combo.setPalette(palette)
        combo.activated.connect(partial(self._on_combo_activated, index, combo))
        return combo

    def _on_combo_activated(self, index: int, combo: QComboBox, _place: int) -> None:
        self.corrected.emit(index, str(combo.currentData()))


class _QuietCombo(QComboBox):
    """A list that the wheel scrolls past instead of changing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()


def _sample(reading: SheetReading, head: str) -> str:
    """The first filled cell below a head."""
    cells = (row.cells.get(head, "") for row in reading.rows[:20])
    return next((" ".join(cell.split()) for cell in cells if cell.strip()), "")
