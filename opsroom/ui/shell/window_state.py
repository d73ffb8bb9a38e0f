"""What the window remembers between two starts and may forget at any time: its place, its room, recent files."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

MAX_RECENT = 8
_FILE_NAME = "window.ini"


class WindowState:
    """Window state in a file of its own; a broken or missing file is an empty one."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._settings = QSettings(str(folder / _FILE_NAME), QSettings.Format.IniFormat)

    def geometry(self) -> QByteArray:
        """Place and size, empty before the first start."""
        value = self._settings.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    def put_geometry(self, value: QByteArray) -> None:
        """Remember place and size."""
        self._settings.setValue("geometry", value)
        self._settings.sync()

    def recent(self) -> tuple[Path, ...]:
        """Files opened before that still exist, newest first."""
        value = self._settings.value("recent", [])
        names = [value] if isinstance(value, str) else list(value or [])
        return tuple(path for path in map(Path, names) if path.is_file())

    def put_recent(self, path: Path) -> None:
        """Put a file at the front of the recent ones."""
        others = [str(other) for other in self.recent() if other != path]
        self._settings.setValue("recent", [str(path), *others][:MAX_RECENT])
        self._settings.sync()
