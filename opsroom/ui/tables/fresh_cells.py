"""Cells that somebody else changed a moment ago: marked for a short while, then as calm as the others."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

#: Long enough to be seen from the corner of the eye, short enough not to pile up.
FRESH_MS = 2_500
#: A change of more cells than this is no edit somebody made: nothing is marked.
MOST_FRESH = 2_000

Cell = tuple[int, str]


class FreshCells(QObject):
    """Remembers cells until their time is over. Thread: GUI.

    Signals:
        faded: Row ids whose marks are gone.
    """

    #: set of int row ids, GUI thread.
    faded = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells: set[Cell] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FRESH_MS)
        self._timer.timeout.connect(self._fade)

    def __contains__(self, cell: Cell) -> bool:
        return cell in self._cells

    def __bool__(self) -> bool:
        return bool(self._cells)

    def mark(self, cells: Iterable[Cell]) -> None:
        """Mark these; earlier ones stay as long as they last."""
        self._cells.update(cells)
        if len(self._cells) > MOST_FRESH:
            self._fade()
        elif self._cells:
            self._timer.start()

    def _fade(self) -> None:
        rows = {row_id for row_id, _key in self._cells}
        self._cells.clear()
        self.faded.emit(rows)
