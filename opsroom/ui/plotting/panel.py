"""What every page beside the teams has in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from opsroom.services.workspace import Workspace
from opsroom.ui.plotting.facts import PlottingFacts
from opsroom.ui.tables.tools import ScreenTools


class Panel(QWidget):
    """A page of the plotting screen; shows facts when it is looked at.

    Thread: GUI.

    Signals:
        team_chosen: Number of the team to show among the teams.
        plot_wanted: `PlotOptions` to plot with.
    """

    #: int, GUI thread.
    team_chosen = Signal(int)
    #: PlotOptions, GUI thread.
    plot_wanted = Signal(object)

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tools = tools

    def show_facts(self, facts: PlottingFacts) -> None:
        """Show the operation as it is now."""
        raise NotImplementedError
