"""Photos of people from a folder: who is matched, what is left out, and copying them beside the operation."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from opsroom.services.import_photos import PhotoPlan, import_photos, plan_photos
from opsroom.services.workspace import Workspace
from opsroom.ui.bridge.jobs import Lane
from opsroom.ui.importing.findings import Finding, FindingsPanel
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.tokens import Tone


class PhotosPanel(FindingsPanel):
    """Shows a `PhotoPlan` and copies the photos on demand."""

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__("Foto personel", "Berkas", tools, parent)
        self._workspace = workspace
        self._plan: PhotoPlan | None = None

    def open_folder(self, folder: Path) -> None:
        """Look through a folder and show whom its pictures show."""
        self._plan = None
        self.show_findings(f"Membaca folder {folder.name}...", (), "")
        self.begin(
            self._tools.jobs.run(
                f"Membaca folder {folder.name}",
                lambda progress: plan_photos(self._workspace, folder, progress),
                self._on_planned,
                self.fail,
                Lane.QUICK,
            )
        )

    def take(self) -> None:
        """Copy the photos shown."""
        plan = self._plan
        if plan is None:
            return
        self.begin(
            self._tools.jobs.run(
                "Menyalin foto",
                lambda progress: import_photos(self._workspace, plan, progress),
                self._on_taken,
                self.fail,
            )
        )

    def _on_planned(self, plan: PhotoPlan) -> None:
        self.end()
        self._plan = plan
        taken = [
            Finding(match.path.name, f"{match.name} ({match.nrp})", "mengganti foto lama" if match.replaces else "baru",
                    Tone.OK)
            for match in plan.matches
        ]  # fmt: skip
        left = [Finding(name, "", reason, Tone.NEUTRAL) for name, reason in plan.unmatched]
        count = len(plan.matches)
        text = (
            f"Folder {plan.folder}: {thousands(count)} foto dikenal, {thousands(len(left))} dilewati. "
            f"Sesudah ini {thousands(plan.without)} personel masih tanpa foto. "
            "Foto disalin ke samping berkas operasi; yang asli tidak diubah."
        )
        self.show_findings(text, [*taken, *left], f"Salin {thousands(count)} foto" if count else "")

    def _on_taken(self, count: int) -> None:
        self.end()
        self._tools.notices.done(f"{thousands(count)} foto disalin ke samping berkas operasi.")
        self.closed.emit()
