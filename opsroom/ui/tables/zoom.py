"""Size of letters and height of rows of one table."""

from enum import Enum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTableView

#: Sizes in percent, the way browsers step.
SIZES = (70, 80, 90, 100, 110, 125, 150, 175, 200)
PLAIN = 100


class Density(Enum):
    """Room above and below the text of a row, in tenths of its height."""

    COMPACT = 2
    NORMAL = 6
    LOOSE = 12


class Zoom(QObject):
    """Scales a table; columns keep showing as many letters as before.

    Signals:
        changed: Size or density are others.
    """

    changed = Signal()

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._plain_pt = view.font().pointSizeF()
        self.percent = PLAIN
        self.density = Density.NORMAL

    def larger(self) -> None:
        """The next size up."""
        self.set_percent(next((size for size in SIZES if size > self.percent), SIZES[-1]))

    def smaller(self) -> None:
        """The next size down."""
        self.set_percent(next((size for size in reversed(SIZES) if size < self.percent), SIZES[0]))

    def reset(self) -> None:
        """The plain size again."""
        self.set_percent(PLAIN)

    def set_percent(self, percent: int) -> None:
        """Show letters at this share of their plain size."""
        percent = min(max(percent, SIZES[0]), SIZES[-1])
        if percent == self.percent:
            return
        self.percent = percent
        font = QFont(self._view.font())
        font.setPointSizeF(self._plain_pt * percent / 100)
        self._view.setFont(font)
        self.changed.emit()

    def set_density(self, density: Density) -> None:
        """Make rows tighter or looser."""
        if density is not self.density:
            self.density = density
            self.fit_rows()
            self.changed.emit()

    def fit_rows(self) -> None:
        """Make rows as high as letters and density ask for."""
        height = self._view.fontMetrics().height()
        self._view.verticalHeader().setDefaultSectionSize(height + max(2, round(height * self.density.value / 10)))
