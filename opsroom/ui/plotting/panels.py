"""The pages of the plotting screen beside the teams, in their order."""

from collections.abc import Callable

from opsroom.services.workspace import Workspace
from opsroom.ui.plotting.panel import Panel
from opsroom.ui.plotting.pattern_panel import PatternPanel
from opsroom.ui.tables.tools import ScreenTools

__all__ = ["PANELS", "Panel"]

PANELS: tuple[tuple[str, Callable[[Workspace, ScreenTools], Panel]], ...] = (("Pola", PatternPanel),)
