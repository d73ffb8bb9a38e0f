"""Tints the program's own SVG icons (`resources/icons`, drawn with ``currentColor``) in any colour."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from opsroom.runtime.paths import resource

#: Rendered sizes; the larger serve 150 and 200 %.
SIZES_PX = (16, 20, 24, 32, 48)
_DISABLED_OPACITY = 0.38


def icon(name: str, colour: str) -> QIcon:
    """The icon of that file name in that colour (``#rrggbb``), with a faded disabled state.

    Raises:
        FileNotFoundError: No such icon; a bug.
    """
    svg = resource(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    built = QIcon()
    for size in SIZES_PX:
        built.addPixmap(_render(renderer, size, 1.0), QIcon.Mode.Normal)
        built.addPixmap(_render(renderer, size, _DISABLED_OPACITY), QIcon.Mode.Disabled)
    return built


def _render(renderer: QSvgRenderer, size: int, opacity: float) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
