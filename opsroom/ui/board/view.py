"""The wall in a widget: one paint event for the whole page, painted again only where something changed."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from opsroom.domain.board import BoardSnapshot
from opsroom.runtime.clock import Clock
from opsroom.ui.board.figures import Page, page_of
from opsroom.ui.board.freshness import Freshness, judge
from opsroom.ui.board.layout import clock_region, compose_body, compose_clock
from opsroom.ui.board.painting import ScenePainter
from opsroom.ui.board.reader import BoardReader
from opsroom.ui.board.ruler import Ruler
from opsroom.ui.board.scene import Scene
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import Tone

TICK_MS = 1000
NOTHING = BoardSnapshot("", "", "WIB", (), None)


class BoardView(QWidget):
    """Paints the page "whole Polres per kecamatan".

    Attributes:
        freshness: What the header says about the age of the data, as last painted.

    Signals:
        painted: A snapshot that was not painted before is on the screen.
    """

    #: Nothing, GUI thread.
    painted = Signal()

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._clock = clock
        self._snapshot = NOTHING
        self._read_at: datetime | None = None
        self._shows_padal = False
        self._is_fresh_paint = False
        self._body: Scene | None = None
        self._page: Page = page_of(NOTHING)
        self._ruler = Ruler(self.font())
        self._painter = ScenePainter(look.theme, self.font())
        self.freshness = Freshness("")
        self.setAccessibleName("Papan keadaan seluruh kecamatan")
        self.setMinimumSize(640, 360)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._connect()
        self._timer.start()

    @property
    def snapshot(self) -> BoardSnapshot:
        """What is shown."""
        return self._snapshot

    def show_snapshot(self, snapshot: BoardSnapshot, read_at: datetime | None = None) -> None:
        """Show new figures. `read_at` is when the file was looked into; None when nobody looks repeatedly."""
        self._read_at = read_at
        if snapshot == self._snapshot:
            return
        self._snapshot = snapshot
        self._is_fresh_paint = True
        self._renew()

    def follow(self, reader: BoardReader) -> None:
        """Show what `reader` reads from now on."""
        reader.arrived.connect(lambda: self._on_reader_arrived(reader))
        self._on_reader_arrived(reader)

    def set_shows_padal(self, *, shows: bool) -> None:
        """Show or hide the names of the Padal; hidden unless somebody asks."""
        self._shows_padal = shows
        self._renew()

    def body(self) -> Scene:
        """The page without clock and age, for the size of the widget."""
        if self._body is None:
            self._body = compose_body(self._page, QSizeF(self.size()), self._ruler)
        return self._body

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part asked for."""
        now = self._clock.now()
        self.freshness = judge(self._snapshot.changed_at, self._read_at, now, self._page.zone)
        painter = QPainter(self)
        region = QRectF(event.rect())
        self._painter.paint(painter, self.body(), region)
        clock = compose_clock(self._page, QSizeF(self.size()), now, self.freshness, self._ruler)
        self._painter.paint(painter, clock)
        painter.end()
        if self._is_fresh_paint:
            self._is_fresh_paint = False
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Solve the page again for the new size."""
        self._body = None
        super().resizeEvent(event)

    def _on_reader_arrived(self, reader: BoardReader) -> None:
        if reader.snapshot is not None:
            self.show_snapshot(reader.snapshot, reader.read_at)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._on_timer_timeout)
        self._look.changed.connect(self._on_look_changed)

    def _renew(self) -> None:
        self._page = page_of(self._snapshot, shows_padal=self._shows_padal)
        self._body = None
        self.update()

    def _on_timer_timeout(self) -> None:
        fresh = judge(self._snapshot.changed_at, self._read_at, self._clock.now(), self._page.zone)
        if Tone.ALARM in (fresh.tone, self.freshness.tone) and fresh.tone is not self.freshness.tone:
            self.update()
        else:
            self.update(clock_region(QSizeF(self.size())).toAlignedRect())

    def _on_look_changed(self) -> None:
        self._painter = ScenePainter(self._look.theme, self.font())
        self.update()
