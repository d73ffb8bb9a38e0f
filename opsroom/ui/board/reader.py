"""Reads the figures of the wall again after every change, and every few seconds to see that the file is still there."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from opsroom.domain.board import BoardSnapshot
from opsroom.domain.errors import OpsError
from opsroom.runtime.clock import Clock
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.bridge.jobs import JobRunner

#: Also without changes the file is looked into, so that a wall that lost it says so. Units: ms.
LOOK_EVERY_MS = 5000


class BoardReader(QObject):
    """Keeps the newest figures; one read at a time on the quick lane.

    Attributes:
        snapshot: The figures read last, None before the first read.
        read_at: When that was.

    Signals:
        arrived: `snapshot` and `read_at` are new, even if no figure differs.
    """

    #: Nothing, GUI thread.
    arrived = Signal()

    def __init__(
        self,
        read: Callable[[], BoardSnapshot],
        relay: ChangeRelay,
        jobs: JobRunner,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._jobs = jobs
        self._clock = clock
        self._is_reading = False
        self._is_behind = False
        self.snapshot: BoardSnapshot | None = None
        self.read_at: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        relay.changed.connect(self.refresh)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()

    def refresh(self) -> None:
        """Read the figures; changes that come meanwhile are read once more afterwards."""
        if self._is_reading:
            self._is_behind = True
            return
        self._is_reading = True
        self._is_behind = False
        self._jobs.read(self._read, self._on_read_done, self._on_read_failed)

    def stop(self) -> None:
        """Look no more by itself."""
        self._timer.stop()

    def _on_read_done(self, snapshot: BoardSnapshot) -> None:
        self._is_reading = False
        self.snapshot, self.read_at = snapshot, self._clock.now()
        self.arrived.emit()
        if self._is_behind:
            self.refresh()

    def _on_read_failed(self, _problem: OpsError) -> None:
        # The last figures stay; the view says by itself that they were not read again.
        self._is_reading = False
