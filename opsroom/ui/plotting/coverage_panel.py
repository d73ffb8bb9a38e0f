"""The page "Matriks": Polsek by category, covered of wanted, and the people it takes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from opsroom.domain.calendar import write_number
from opsroom.services.coverage_matrix import Coverage, CoverageMatrix, read_coverage
from opsroom.services.workspace import Workspace
from opsroom.ui.plotting.facts import PlottingFacts
from opsroom.ui.plotting.panel import Panel
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.tokens import SYMBOLS, Tone

TOTAL = "Jumlah"


class CoveragePanel(Panel):
    """A table of cells, with sums at the right and at the bottom."""

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(workspace, tools, parent)
        self.table = QTableWidget()
        self.table.setAccessibleName("Matriks Polsek dan kategori")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setDefaultSectionSize(190)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.table)

    def show_facts(self, facts: PlottingFacts) -> None:
        """Read the matrix anew."""
        del facts  # The matrix is read by itself, off the GUI thread.
        self._tools.jobs.read(lambda: read_coverage(self._workspace), self._show)

    def _show(self, matrix: CoverageMatrix) -> None:
        columns = [*matrix.categories, (None, TOTAL)]
        rows = [*matrix.units, None] if matrix.units else []
        self.table.setColumnCount(len(columns))
        self.table.setRowCount(len(rows))
        self.table.setHorizontalHeaderLabels([label for _, label in columns])
        self.table.setVerticalHeaderLabels([unit or TOTAL for unit in rows])
        for row, unit in enumerate(rows):
            for column, (code, _) in enumerate(columns):
                self.table.setItem(row, column, self._item(matrix.total(unit, code)))

    def _item(self, cell: Coverage) -> QTableWidgetItem:
        text = cell_words(cell)
        item = QTableWidgetItem(text)
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if cell.tps:
            item.setForeground(self._tools.look.theme.qcolor((Tone.ALARM if cell.short else Tone.OK).value))
        return item


def cell_words(cell: Coverage) -> str:
    """``● 24/24, 8 org``; empty where there is nothing to cover."""
    if not cell.tps:
        return ""
    mark = SYMBOLS[Tone.ALARM if cell.short else Tone.OK]
    return f"{mark} {write_number(cell.covered)}/{write_number(cell.tps)}, {write_number(cell.people)} org"
