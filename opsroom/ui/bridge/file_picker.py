"""Asks for a file without blocking the window: Qt's own dialog, opened and answered by callback.

Screens take a `FilePicker` in their constructor, so that tests hand in one that answers at once.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget


class FilePicker(Protocol):
    """Anything that can ask the user for a path."""

    def open_file(self, parent: QWidget, title: str, patterns: str, on_chosen: Callable[[Path], None]) -> None:
        """Ask for an existing file; `patterns` as Qt writes them: ``Buku kerja (*.xlsx *.ods)``."""
        ...

    def open_files(self, parent: QWidget, title: str, patterns: str, on_chosen: Callable[[list[Path]], None]) -> None:
        """Ask for one or more existing files."""
        ...

    def open_folder(self, parent: QWidget, title: str, on_chosen: Callable[[Path], None]) -> None:
        """Ask for an existing folder."""
        ...

    def save_file(
        self, parent: QWidget, title: str, patterns: str, suggestion: str, on_chosen: Callable[[Path], None]
    ) -> None:
        """Ask where to write; `suggestion` is a file name, its suffix is added when the user leaves it out."""
        ...


class DialogPicker:
    """Asks by file dialog and remembers the folder for the next time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open_file(self, parent: QWidget, title: str, patterns: str, on_chosen: Callable[[Path], None]) -> None:
        """Ask for an existing file."""
        dialog = self._dialog(parent, title, patterns)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open(dialog, on_chosen)

    def open_files(self, parent: QWidget, title: str, patterns: str, on_chosen: Callable[[list[Path]], None]) -> None:
        """Ask for one or more existing files."""

        def on_accepted(names: list[str]) -> None:
            paths = [Path(name) for name in names]
            self._folder = paths[0].parent
            on_chosen(paths)

        dialog = self._dialog(parent, title, patterns)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(on_accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_folder(self, parent: QWidget, title: str, on_chosen: Callable[[Path], None]) -> None:
        """Ask for an existing folder."""
        dialog = self._dialog(parent, title, "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, False)  # noqa: FBT003 - Qt's own signature
        self._open(dialog, on_chosen)

    def save_file(
        self, parent: QWidget, title: str, patterns: str, suggestion: str, on_chosen: Callable[[Path], None]
    ) -> None:
        """Ask where to write."""
        dialog = self._dialog(parent, title, patterns)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(suggestion).suffix)
        dialog.selectFile(suggestion)
        self._open(dialog, on_chosen)

    def _dialog(self, parent: QWidget, title: str, patterns: str) -> QFileDialog:
        dialog = QFileDialog(parent, title, str(self._folder), patterns)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        return dialog

    def _open(self, dialog: QFileDialog, on_chosen: Callable[[Path], None]) -> None:
        def on_accepted(name: str) -> None:
            path = Path(name)
            self._folder = path.parent
            on_chosen(path)

        dialog.fileSelected.connect(on_accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
