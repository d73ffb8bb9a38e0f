"""The page "Pola": the patterns of every category."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from opsroom.domain.categories import Pattern
from opsroom.services.pattern_need import read_desa_counts
from opsroom.services.set_patterns import SetPatterns
from opsroom.services.workspace import Workspace
from opsroom.ui.plotting.facts import PlottingFacts
from opsroom.ui.plotting.panel import Panel
from opsroom.ui.plotting.pattern_editor import PatternEditor
from opsroom.ui.tables.tools import ScreenTools


class PatternPanel(Panel):
    """The editor in a page that scrolls."""

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(workspace, tools, parent)
        self.editor = PatternEditor(tools.look)
        self.editor.apply_requested.connect(self._on_apply_requested)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.editor)
        QVBoxLayout(self).addWidget(area)

    def show_facts(self, facts: PlottingFacts) -> None:
        """Show the patterns, unless they are being edited, and read what they are counted from."""
        self.editor.show_patterns(facts.categories, facts.patterns)
        people = max(0, facts.ready - facts.rules.reserve)
        self._tools.jobs.read(
            lambda: read_desa_counts(self._workspace), lambda counts: self.editor.show_counts(counts, people)
        )

    def _on_apply_requested(self, patterns: Mapping[str, tuple[Pattern, ...]]) -> None:
        self._tools.jobs.run(
            "",
            lambda _progress: self._workspace.run(SetPatterns(patterns)),
            lambda _done: self._tools.notices.done("Pola diterapkan. Jalankan Ploting lagi agar tim mengikutinya."),
        )
