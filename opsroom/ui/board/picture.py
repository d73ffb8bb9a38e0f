"""The wall as a picture: the same scene as the window paints, on an image of any size."""

from datetime import datetime

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF
from PySide6.QtGui import QFont, QImage, QPainter

from opsroom.domain.board import BoardSnapshot
from opsroom.ui.board.figures import page_of
from opsroom.ui.board.freshness import judge
from opsroom.ui.board.layout import compose_body, compose_clock
from opsroom.ui.board.painting import ScenePainter
from opsroom.ui.board.ruler import Ruler
from opsroom.ui.theme.tokens import Theme


def render_board(
    snapshot: BoardSnapshot, size: QSize, theme: Theme, now: datetime, font: QFont, *, shows_padal: bool = False
) -> QImage:
    """The page as it looks at `now`. Needs a `QGuiApplication`; any thread. Units: `size` in px."""
    image = QImage(size, QImage.Format.Format_RGB32)
    page = page_of(snapshot, shows_padal=shows_padal)
    ruler = Ruler(font)
    scenes = ScenePainter(theme, font)
    painter = QPainter(image)
    scenes.paint(painter, compose_body(page, QSizeF(size), ruler))
    freshness = judge(snapshot.changed_at, None, now, page.zone)
    scenes.paint(painter, compose_clock(page, QSizeF(size), now, freshness, ruler))
    painter.end()
    return image


def png_bytes(image: QImage) -> bytes:
    """The image as a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    buffer.close()
    return bytes(data.data())
