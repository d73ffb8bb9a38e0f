"""The pages of the plotting screen beside the teams, in their order."""

from collections.abc import Callable

from opsroom.services.workspace import Workspace
from opsroom.ui.plotting.compare_panel import ComparePanel
from opsroom.ui.plotting.coverage_panel import CoveragePanel
from opsroom.ui.plotting.map_panel import MapPanel
from opsroom.ui.plotting.panel import Panel
from opsroom.ui.plotting.pattern_panel import PatternPanel
from opsroom.ui.plotting.posts_panel import PostsPanel
from opsroom.ui.plotting.rules_panel import RulesPanel
from opsroom.ui.tables.tools import ScreenTools

__all__ = ["PANELS", "Panel"]

PANELS: tuple[tuple[str, Callable[[Workspace, ScreenTools], Panel]], ...] = (
    ("Pola", PatternPanel),
    ("Aturan", RulesPanel),
    ("Bandingkan", ComparePanel),
    ("Peta", MapPanel),
    ("Matriks", CoveragePanel),
    ("Padal && Pamatwil", PostsPanel),
)
