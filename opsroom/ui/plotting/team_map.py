"""A map of teams in colours over the outlines of kecamatan; painted, without any network."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QWidget

from opsroom.domain.fences import Outline
from opsroom.ui.theme.look import Look

#: Hues that neighbours in the order of teams tell apart: the golden angle.
HUE_STEP = 137
DOT_PX, GRAB_PX = 4.0, 9.0
ZOOM_STEP, MAX_ZOOM = 1.25, 80.0
PAN_PX = 40
_MARGIN = 0.05


@dataclass(frozen=True, slots=True)
class Mark:
    """A TPS on the map. Units: degrees; team 0 for none.

    Attributes:
        is_desa: The place is that of the desa, for want of its own.
    """

    lat: float
    lon: float
    team: int
    label: str
    is_desa: bool = False


class TeamMap(QWidget):
    """Drag pans, wheel and + - zoom, 0 shows all, a click picks the team under it.

    Signals:
        team_picked: Number of a team.
    """

    #: int, GUI thread.
    team_picked = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._outlines: tuple[tuple[str, Outline], ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._box = QRectF(0, 0, 1, 1)
        self._zoom = 1.0
        self._centre = QPointF(0.5, 0.5)
        self._grabbed: QPointF | None = None
        self._was_moved = False
        self.picked = 0
        self.empty_text = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Peta tim")
        self.setMouseTracking(True)
        look.changed.connect(self.update)

    def show_places(self, outlines: Mapping[str, Outline], names: Mapping[str, str], marks: Sequence[Mark]) -> None:
        """Show other places; zoom and middle stay when there was something before."""
        was_empty = not self._marks and not self._outlines
        self._outlines = tuple((names.get(code, code), outline) for code, outline in sorted(outlines.items()))
        self._marks = tuple(marks)
        points = [_flat(mark.lat, mark.lon) for mark in self._marks]
        for _, outline in self._outlines:
            box = outline.box
            points += [_flat(box.south, box.west), _flat(box.north, box.east)]
        if points:
            xs, ys = [point.x() for point in points], [point.y() for point in points]
            self._box = QRectF(min(xs), min(ys), max(max(xs) - min(xs), 1e-3), max(max(ys) - min(ys), 1e-3))
        if was_empty:
            self.show_all()
        self.update()

    def show_all(self) -> None:
        """Everything in the middle."""
        self._zoom, self._centre = 1.0, self._box.center()
        self.update()

    def zoom(self, factor: float) -> None:
        """Closer for more than 1."""
        self._zoom = min(MAX_ZOOM, max(1.0, self._zoom * factor))
        self.update()

    def point_of(self, mark: Mark) -> QPointF:
        """Where a mark lies in the widget. Units: px."""
        return self._to_widget(_flat(mark.lat, mark.lon))

    def mark_at(self, at: QPointF) -> Mark | None:
        """The nearest mark within reach of the mouse."""
        near = [(hypot(at.x() - p.x(), at.y() - p.y()), mark) for mark in self._marks for p in [self.point_of(mark)]]
        distance, mark = min(near, key=lambda one: one[0], default=(GRAB_PX + 1, None))
        return mark if distance <= GRAB_PX else None

    def _scale(self) -> float:
        """Pixels per flat degree."""
        room = 1 + 2 * _MARGIN
        return self._zoom * min(self.width() / (self._box.width() * room), self.height() / (self._box.height() * room))

    def _to_widget(self, flat: QPointF) -> QPointF:
        scale = self._scale()
        return QPointF(
            self.width() / 2 + (flat.x() - self._centre.x()) * scale,
            self.height() / 2 + (flat.y() - self._centre.y()) * scale,
        )

    def _pan(self, by: QPointF) -> None:
        scale = self._scale()
        self._centre -= QPointF(by.x() / scale, by.y() / scale)
        self.update()

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Outlines, then TPS, the picked team last."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.qcolor("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._marks and not self._outlines:
            painter.setPen(theme.qcolor("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.empty_text)
            painter.end()
            return
        self._paint_outlines(painter)
        order = sorted(self._marks, key=lambda mark: mark.team == self.picked and mark.team > 0)
        for mark in order:
            self._paint_mark(painter, mark)
        painter.end()

    def _paint_outlines(self, painter: QPainter) -> None:
        theme = self._look.theme
        for name, outline in self._outlines:
            painter.setPen(QPen(theme.qcolor("border"), 1.2))
            painter.setBrush(theme.qcolor("alternate"))
            for ring in outline.rings:
                painter.drawPolygon(QPolygonF([self._to_widget(_flat(lat, lon)) for lat, lon in ring]))
            box = outline.box
            middle = self._to_widget(_flat((box.south + box.north) / 2, (box.west + box.east) / 2))
            painter.setPen(theme.qcolor("muted"))
            painter.drawText(QRectF(middle.x() - 90, middle.y() - 9, 180, 18), Qt.AlignmentFlag.AlignCenter, name)

    def _paint_mark(self, painter: QPainter, mark: Mark) -> None:
        at = self.point_of(mark)
        is_picked = mark.team == self.picked and mark.team > 0
        size = DOT_PX * (1.8 if is_picked else 1.0)
        painter.setPen(QPen(self._look.theme.qcolor("text" if is_picked else "surface"), 1.5 if is_picked else 0.6))
        painter.setBrush(team_colour(mark.team, is_dark=self._look.theme.is_dark))
        if mark.team == 0:
            # Uncovered: a shape of its own, for those who cannot tell colours.
            painter.setPen(QPen(self._look.theme.qcolor("alarm"), 2))
            painter.drawLine(at + QPointF(-size, -size), at + QPointF(size, size))
            painter.drawLine(at + QPointF(-size, size), at + QPointF(size, -size))
        elif mark.is_desa:
            painter.drawRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))
        else:
            painter.drawEllipse(at, size, size)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom."""
        self.zoom(ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag, or to click."""
        self._grabbed, self._was_moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the map; else tell what lies under the mouse."""
        if self._grabbed is None:
            mark = self.mark_at(event.position())
            self.setToolTip(mark.label if mark else "")
            return
        by = event.position() - self._grabbed
        if self._was_moved or by.manhattanLength() > DOT_PX:
            self._was_moved = True
            self._pan(by)
            self._grabbed = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick the team, unless the map was dragged."""
        mark = self.mark_at(event.position()) if self._grabbed is not None and not self._was_moved else None
        self._grabbed = None
        if mark is not None and mark.team:
            self.picked = mark.team
            self.update()
            self.team_picked.emit(mark.team)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ and - zoom, arrows pan, 0 shows all."""
        pans = {
            Qt.Key.Key_Left: QPointF(PAN_PX, 0),
            Qt.Key.Key_Right: QPointF(-PAN_PX, 0),
            Qt.Key.Key_Up: QPointF(0, PAN_PX),
            Qt.Key.Key_Down: QPointF(0, -PAN_PX),
        }
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM_STEP)
        elif key is Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM_STEP)
        elif key is Qt.Key.Key_0:
            self.show_all()
        elif key in pans:
            self._pan(pans[key])
        else:
            super().keyPressEvent(event)


def team_colour(team: int, *, is_dark: bool) -> QColor:
    """A colour per team; neighbours in number differ most."""
    return QColor.fromHsl(team * HUE_STEP % 360, 170, 165 if is_dark else 105)


def _flat(lat: float, lon: float) -> QPointF:
    """Degrees on a plane: east as wide as north at the equator's end of Indonesia, south downwards."""
    return QPointF(lon * cos(radians(lat)), -lat)
