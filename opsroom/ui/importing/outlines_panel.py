"""Outlines of kecamatan and desa from a GeoJSON file: what matches, what does not, and keeping them."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from opsroom.domain.outlines import Level
from opsroom.services.import_outlines import ImportOutlines, OutlinePlan, plan_outlines
from opsroom.services.workspace import Workspace
from opsroom.ui.bridge.jobs import Lane
from opsroom.ui.importing.findings import Finding, FindingsPanel
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.tokens import Tone

_MOST_MISSING = 5


class OutlinesPanel(FindingsPanel):
    """Shows an `OutlinePlan` and keeps it on demand."""

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__("Batas wilayah", "Di berkas", tools, parent)
        self._workspace = workspace
        self._plan: OutlinePlan | None = None

    def open_file(self, path: Path) -> None:
        """Read a file and show what it holds."""
        self._plan = None
        self.show_findings(f"Membaca {path.name}...", (), "")
        self.begin(
            self._tools.jobs.run(
                f"Membaca {path.name}",
                lambda progress: plan_outlines(self._workspace, path, progress),
                self._on_planned,
                self.fail,
                Lane.QUICK,
            )
        )

    def take(self) -> None:
        """Keep the outlines shown."""
        plan = self._plan
        if plan is None:
            return
        self.begin(
            self._tools.jobs.run(
                "Menyimpan batas wilayah",
                lambda progress: self._workspace.run(ImportOutlines(plan, progress)),
                self._on_taken,
                self.fail,
            )
        )

    def _on_planned(self, plan: OutlinePlan) -> None:
        self.end()
        self._plan = plan
        taken = [
            Finding(match.feature.name or match.feature.code, f"{match.level.value} {match.name} ({match.code})",
                    f"dikenal dari {match.how}", Tone.OK)
            for match in plan.matches
        ]  # fmt: skip
        left = [Finding(name, "", reason, Tone.NEUTRAL) for name, reason in plan.unmatched]
        count = len(plan.matches)
        self.show_findings(summary_of(plan), [*taken, *left], f"Simpan {thousands(count)} batas" if count else "")

    def _on_taken(self, count: int) -> None:
        self.end()
        self._tools.notices.done(f"{thousands(count)} batas wilayah disimpan; bisa diurungkan sekali langkah.")
        self.closed.emit()


def summary_of(plan: OutlinePlan) -> str:
    """What an import of outlines would do, in sentences."""
    parts = [
        f"{plan.source}: {thousands(plan.count(Level.KECAMATAN))} kecamatan dan "
        f"{thousands(plan.count(Level.DESA))} desa dikenal, {thousands(len(plan.unmatched))} dilewati."
    ]
    if plan.is_swapped:
        parts.append("Lintang dan bujur tertukar di berkas; sudah dibetulkan.")
    if plan.replaced:
        parts.append(f"{thousands(plan.replaced)} batas yang lama diganti.")
    if plan.holes:
        parts.append(f"{thousands(plan.holes)} lubang di dalam batas ikut disimpan.")
    if plan.missing:
        names = ", ".join(plan.missing[:_MOST_MISSING])
        more = " dan lain-lain" if len(plan.missing) > _MOST_MISSING else ""
        parts.append(f"{thousands(len(plan.missing))} desa tanpa batas di berkas ini: {names}{more}.")
    parts.extend(f"{thousands(count)} bagian dilewati: {reason}." for reason, count in plan.skipped)
    return " ".join(parts)
