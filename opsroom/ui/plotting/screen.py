"""The screen "Ploting": the runs, the figures, and pages for everything a plan is made of."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from opsroom.domain.changes import ChangeSet, Kind
from opsroom.domain.errors import OpsError
from opsroom.services.plot_teams import PlotOptions
from opsroom.services.workspace import Workspace
from opsroom.ui.plotting.facts import PlottingFacts, read_facts
from opsroom.ui.plotting.figures import FiguresBar
from opsroom.ui.plotting.head_bar import KEY, HeadBar
from opsroom.ui.plotting.panels import PANELS, Panel
from opsroom.ui.plotting.run_bar import RunBar
from opsroom.ui.plotting.running import Runner, replanned
from opsroom.ui.plotting.team_page import TeamPage
from opsroom.ui.tables.tools import ScreenTools

__all__ = ["KEY", "PlottingScreen"]

_SOURCES = (
    Kind.TPS, Kind.PERSON, Kind.PATTERN, Kind.CATEGORY, Kind.PIN, Kind.UNIT_AREA, Kind.UNIT_POINT, Kind.ABSENCE,
    Kind.SETTING,
)  # fmt: skip
_SHOWN = (*_SOURCES, Kind.PLAN, Kind.TEAM, Kind.SHORTAGE, Kind.POST, Kind.KECAMATAN, Kind.DESA)


class PlottingScreen(QWidget):
    """Everything about the plan.

    Thread: GUI; plotting, reading and writing are jobs.
    """

    #: Nothing, GUI thread: the facts on the screen are those of the file.
    refreshed = Signal()

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tools = tools
        self._facts: PlottingFacts | None = None
        self._is_reading = False
        self._is_behind = False
        self.head = HeadBar(tools.look)
        self.run_bar = RunBar()
        self.figures = FiguresBar(tools.look)
        self.runner = Runner(workspace, tools, self)
        self.page = TeamPage(workspace, tools)
        self.panels: Sequence[Panel] = [build(workspace, tools) for _, build in PANELS]
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Halaman ploting")
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the facts; what changes meanwhile is read once more afterwards."""
        if self._is_reading:
            self._is_behind = True
            return
        self._is_reading, self._is_behind = True, False
        self._tools.jobs.read(lambda: read_facts(self._workspace), self._on_facts_read, self._on_facts_failed)

    def start_plotting(self) -> None:
        """Make a new plan as a job, unless one is being made or nothing can be plotted."""
        if self.head.plot_button.isEnabled():
            self.runner.start(PlotOptions())

    def start_replanning(self, max_moves: int | None) -> None:
        """Make a plan that moves few people away from the one that counts."""
        if self._facts is not None and self._facts.view is not None:
            self.runner.start(replanned(self._facts.view.version, max_moves))

    # building

    def _build(self) -> None:
        self.tabs.addTab(self.page, "Tim")
        for (title, _), panel in zip(PANELS, self.panels, strict=True):
            self.tabs.addTab(panel, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 6)
        column.setSpacing(8)
        for widget in (self.head, self.run_bar, self.figures):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self._tools.relay.changed.connect(self._on_relay_changed)
        self.head.plot_requested.connect(self.start_plotting)
        self.head.replan_requested.connect(self.start_replanning)
        self.run_bar.stop_requested.connect(self.runner.stop)
        self.run_bar.cancel_requested.connect(self.runner.cancel)
        self.runner.started.connect(self._on_runner_started)
        self.runner.stepped.connect(self.run_bar.show_job)
        self.runner.found.connect(self.run_bar.show_levels)
        self.runner.finished.connect(self._on_runner_finished)
        self.tabs.currentChanged.connect(self._show_current)
        for panel in self.panels:
            panel.team_chosen.connect(self._on_team_chosen)
            panel.plot_wanted.connect(self.runner.start)

    # showing

    def _show(self, facts: PlottingFacts) -> None:
        self._facts = facts
        self.figures.show_plan(facts.view)
        self.head.show_facts(facts)
        self.page.show_facts(facts)
        self._show_current()

    def _show_current(self) -> None:
        """Panels show the facts when they are looked at."""
        panel = self.tabs.currentWidget()
        if isinstance(panel, Panel) and self._facts is not None:
            panel.show_facts(self._facts)

    # answers

    def _on_facts_read(self, facts: PlottingFacts) -> None:
        self._is_reading = False
        self._show(facts)
        self.refreshed.emit()
        if self._is_behind:
            self.refresh()

    def _on_facts_failed(self, problem: OpsError) -> None:
        self._is_reading = False
        self._tools.notices.failure(problem)

    def _on_relay_changed(self, changeset: ChangeSet) -> None:
        if changeset.touches(*_SHOWN):
            self.refresh()

    def _on_runner_started(self) -> None:
        self.head.hide()
        self.run_bar.begin()

    def _on_runner_finished(self) -> None:
        self.run_bar.hide()
        self.head.show()

    def _on_team_chosen(self, team: int) -> None:
        self.tabs.setCurrentWidget(self.page)
        self.page.reveal(team)
