"""Getting hold of what is to be imported: asked for, dropped or pasted; whatever it is becomes one path."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from opsroom.domain.errors import OpsError
from opsroom.services.import_sources import keep_pasted, keep_several, sort_offered
from opsroom.ui.tables.tools import ScreenTools

PATTERNS = "Buku kerja (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt);;Semua berkas (*)"
OUTLINE_PATTERNS = "Batas wilayah GeoJSON (*.geojson *.json)"


class Sources(QObject):
    """Asks for files, takes dropped and pasted ones.

    Signals:
        lists_found: Path of a file or folder of lists.
        outlines_found: Path of a GeoJSON file.
        photos_found: Path of a folder of photos.
        refused: Sentence why what was offered cannot be taken.
    """

    #: Path, GUI thread.
    lists_found = Signal(object)
    #: Path, GUI thread.
    outlines_found = Signal(object)
    #: Path, GUI thread.
    photos_found = Signal(object)
    #: str, GUI thread.
    refused = Signal(str)

    def __init__(self, tools: ScreenTools, page: QWidget) -> None:
        super().__init__(page)
        self._tools = tools
        self._page = page
        self._kept = QTemporaryDir()

    def ask(self, name: str) -> None:
        """Ask for a source by its name: file, folder, paste, outlines, photos."""
        picker, page = self._tools.picker, self._page
        if name == "file":
            picker.open_files(page, "Pilih buku kerja", PATTERNS, self.take)
        elif name == "folder":
            picker.open_folder(page, "Pilih folder buku kerja", self.lists_found.emit)
        elif name == "outlines":
            picker.open_file(page, "Pilih batas wilayah", OUTLINE_PATTERNS, self.outlines_found.emit)
        elif name == "photos":
            picker.open_folder(page, "Pilih folder foto", self.photos_found.emit)
        else:
            self.paste()

    def paste(self) -> None:
        """Take what was copied: cells, or files."""
        data = QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.take(files)
            return
        text, folder = data.text(), Path(self._kept.path())
        self._fetch(lambda: keep_pasted(text, folder))

    def take(self, paths: list[Path]) -> None:
        """Take files and folders, the lists among them first."""
        offered = sort_offered(paths)
        tables, folder = offered.tables, Path(self._kept.path())
        if len(tables) == 1:
            self.lists_found.emit(tables[0])
        elif tables:
            self._fetch(lambda: keep_several(tables, folder))
        elif offered.outlines:
            self.outlines_found.emit(offered.outlines[0])
        elif offered.photos:
            first = offered.photos[0]
            self.photos_found.emit(first if first.is_dir() else first.parent)
        elif offered.others:
            name = offered.others[0].name
            self.refused.emit(f"'{name}' bukan buku kerja, batas wilayah, atau foto. Pilih berkas yang lain.")

    def _fetch(self, work: Callable[[], Path]) -> None:
        self._tools.jobs.read(work, self.lists_found.emit, self._on_failed)

    def _on_failed(self, problem: OpsError) -> None:
        self.refused.emit(problem.user_text)


def dragged(event: QDropEvent) -> list[Path]:
    """The local files and folders of a drag."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
