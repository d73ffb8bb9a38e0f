"""The page "Bandingkan": what-ifs, up to four plans side by side, and which of them counts."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from opsroom.domain.calendar import write_moment, write_number
from opsroom.domain.errors import OpsError
from opsroom.services.adopt_plan import AdoptPlan, DeletePlans
from opsroom.services.command import Command
from opsroom.services.compare_plans import PlanColumn, PlanHead, compare, read_heads
from opsroom.services.plot_teams import PlotOptions
from opsroom.services.what_if import EXAMPLE, MOST_PLANS, read_scenario
from opsroom.services.workspace import Workspace
from opsroom.ui.plotting.facts import PlottingFacts
from opsroom.ui.plotting.panel import Panel
from opsroom.ui.tables.tools import ScreenTools

_VERSION = Qt.ItemDataRole.UserRole
ROWS = ("Orang dalam tim", "Tim", "TPS belum terisi", "Tim lintas desa", "Jalan (km tertimbang)",
        "Pindah dari yang berlaku", "Poin anjuran")  # fmt: skip


class ComparePanel(Panel):
    """Plans to tick at the left, their figures at the right, a what-if above."""

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(workspace, tools, parent)
        self._asked: tuple[int, ...] = ()
        self.wish = QLineEdit()
        self.wish.setPlaceholderText(f"Andaian, misalnya: {EXAMPLE}")
        self.wish.setAccessibleName("Andaian")
        self.name = QLineEdit()
        self.name.setPlaceholderText("Nama (boleh kosong)")
        self.name.setAccessibleName("Nama andaian")
        self.run_button = QPushButton("Hitung andaian (Enter)")
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.plans = QListWidget()
        self.plans.setAccessibleName("Ploting tersimpan")
        self.table = QTableWidget(len(ROWS), 0)
        self.table.setAccessibleName("Perbandingan ploting")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setVerticalHeaderLabels(list(ROWS))
        self.table.horizontalHeader().setDefaultSectionSize(180)
        self.adopt_button = QPushButton("Berlakukan")
        self.delete_button = QPushButton("Hapus")
        self._build()
        self._on_plans_current_row_changed()

    @property
    def ticked(self) -> tuple[int, ...]:
        """Versions of the plans ticked, in the order of the list."""
        items = [self.plans.item(row) for row in range(self.plans.count())]
        return tuple(item.data(_VERSION) for item in items if item.checkState() is Qt.CheckState.Checked)

    def show_facts(self, facts: PlottingFacts) -> None:
        """Read the list of plans anew."""
        del facts  # The heads are read by themselves, off the GUI thread.
        self._tools.jobs.read(lambda: read_heads(self._workspace), self._show_heads)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.wish, 3)
        top.addWidget(self.name, 1)
        top.addWidget(self.run_button)
        left = QWidget()
        buttons = QHBoxLayout()
        buttons.addWidget(self.adopt_button)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(QLabel(f"Beri centang sampai {MOST_PLANS} ploting untuk dibandingkan."))
        column.addWidget(self.plans)
        column.addLayout(buttons)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.table)
        split.setSizes([420, 780])
        whole = QVBoxLayout(self)
        whole.addLayout(top)
        whole.addWidget(self.problem)
        whole.addWidget(split, 1)
        self.run_button.clicked.connect(self._on_run_button_clicked)
        self.wish.returnPressed.connect(self._on_run_button_clicked)
        self.name.returnPressed.connect(self._on_run_button_clicked)
        self.plans.itemChanged.connect(self._on_plans_item_changed)
        self.plans.currentRowChanged.connect(self._on_plans_current_row_changed)
        self.adopt_button.clicked.connect(self._on_adopt_button_clicked)
        self.delete_button.clicked.connect(self._on_delete_button_clicked)

    def _show_heads(self, heads: Sequence[PlanHead]) -> None:
        ticked = set(self.ticked) or {head.version for head in heads[:2]}
        row = self.plans.currentRow()
        with QSignalBlocker(self.plans):
            self.plans.clear()
            for head in heads:
                item = QListWidgetItem(head_words(head))
                item.setData(_VERSION, head.version)
                item.setCheckState(Qt.CheckState.Checked if head.version in ticked else Qt.CheckState.Unchecked)
                self.plans.addItem(item)
            self.plans.setCurrentRow(min(max(row, 0), len(heads) - 1))
        self._on_plans_current_row_changed()
        self._ask()

    def _ask(self) -> None:
        self._asked = asked = self.ticked[:MOST_PLANS]
        if asked:
            self._tools.jobs.read(
                lambda: compare(self._workspace, asked), lambda columns: self._show(asked, columns), self._on_failed
            )
        else:
            self.table.setColumnCount(0)

    def _show(self, asked: tuple[int, ...], columns: Sequence[PlanColumn]) -> None:
        if asked != self._asked:
            return
        self.table.setColumnCount(len(columns))
        self.table.setHorizontalHeaderLabels([column_title(column) for column in columns])
        for place, column in enumerate(columns):
            for row, text in enumerate(column_cells(column, columns[0])):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, place, item)

    def _on_plans_item_changed(self, item: QListWidgetItem) -> None:
        if len(self.ticked) > MOST_PLANS:
            with QSignalBlocker(self.plans):
                item.setCheckState(Qt.CheckState.Unchecked)
            self._tools.notices.info(f"Paling banyak {MOST_PLANS} ploting dibandingkan. Lepas satu centang dahulu.")
            return
        self._ask()

    def _on_plans_current_row_changed(self) -> None:
        has_one = self.plans.currentItem() is not None
        self.adopt_button.setEnabled(has_one)
        self.delete_button.setEnabled(has_one)

    def _on_run_button_clicked(self) -> None:
        try:
            scenario = read_scenario(self.wish.text(), self.name.text())
        except OpsError as problem:
            self.problem.setText(problem.user_text)
            return
        self.problem.setText("")
        self.plot_wanted.emit(PlotOptions(changes=scenario.changes, name=scenario.name, adopt=False))

    def _on_adopt_button_clicked(self) -> None:
        version = self.plans.currentItem().data(_VERSION)
        self._run(AdoptPlan(version), f"Ploting versi {version} berlaku. Ctrl+Z mengurungkan.")

    def _on_delete_button_clicked(self) -> None:
        version = self.plans.currentItem().data(_VERSION)
        self._run(DeletePlans((version,)), f"Ploting versi {version} dihapus. Ctrl+Z mengurungkan.")

    def _run(self, command: Command[None], said: str) -> None:
        self._tools.jobs.run(
            "",
            lambda _progress: self._workspace.run(command),
            lambda _done: self._tools.notices.done(said),
            self._on_failed,
        )

    def _on_failed(self, problem: OpsError) -> None:
        self._tools.notices.failure(problem)


def head_words(head: PlanHead) -> str:
    """One line per plan."""
    mark = "berlaku, " if head.is_current else ""
    name = f" {head.name}" if head.name else ""
    return (
        f"Versi {head.version}{name} ({mark}{write_moment(head.made_at)}): {write_number(head.teams)} tim, "
        f"{write_number(head.short)} belum terisi"
    )


def column_title(column: PlanColumn) -> str:
    """Version, name, and whether it counts."""
    return f"Versi {column.version}{' (berlaku)' if column.is_current else ''}\n{column.name}".strip()


def column_cells(column: PlanColumn, first: PlanColumn) -> tuple[str, ...]:
    """The figures of a plan in the order of `ROWS`, each with how much more it is than in the first plan."""
    more = column.minus(first)
    pairs: tuple[tuple[int | None, int | None], ...] = (
        (column.people, more.people),
        (column.teams, column.teams - first.teams),
        (column.short, more.short),
        (column.cross_desa, more.cross_desa),
        (column.km, more.km),
        (column.moved, more.moved),
        (column.soft, more.soft),
    )
    return tuple(_cell(value, difference) for value, difference in pairs)


def _cell(value: int | None, difference: int | None) -> str:
    if value is None:
        return "-"
    return write_number(value) + (f"  ({difference:+})" if difference else "")
