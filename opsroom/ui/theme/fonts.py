"""Loads the screen font by path, so that the same letters stand on screen and paper."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from opsroom.ui.theme.tokens import Fonts


def screen_font(fonts: Fonts) -> QFont:
    """The program's font: the first complete folder of `fonts`, else the system's default at the same size."""
    for folder in fonts.folders:
        paths = [Path(folder) / name for name in fonts.files]
        if all(path.is_file() for path in paths):
            numbers = [QFontDatabase.addApplicationFont(str(path)) for path in paths]
            families = QFontDatabase.applicationFontFamilies(numbers[0])
            if families:
                return _sized(QFont(families[0]), fonts.size_pt)
    return _sized(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont), fonts.size_pt)


def _sized(font: QFont, size_pt: float) -> QFont:
    font.setPointSizeF(size_pt)
    return font
