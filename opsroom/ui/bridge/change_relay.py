"""Carries committed changes from whatever thread made them to the GUI thread, merged when they come in bursts."""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from opsroom.domain.changes import ChangeSet, merge

BURST_MS = 50


class Feed(Protocol):
    """Anything that announces committed changes."""

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Call `listener` after every commit, on the committing thread; the result unsubscribes."""
        ...


class ChangeRelay(QObject):
    """Re-emits the feed's change sets on the GUI thread.

    The first change after a pause goes out on the next turn of the event loop; what follows within 50 ms is merged
    into one change set, so an import of many commands repaints the screen at most twenty times a second.

    Signals:
        changed: One `ChangeSet`; GUI thread.
    """

    #: ChangeSet, GUI thread.
    changed = Signal(object)
    _arrived = Signal()

    def __init__(self, feed: Feed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = Lock()
        self._waiting: list[ChangeSet] = []
        self._is_closed = False
        self._last_emit_s = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)
        # Queued even from the GUI thread: a view must never be told in the middle of the command it runs.
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = feed.subscribe(self._on_feed)

    def close(self) -> None:
        """Stop listening; changes that wait are dropped. A second call does nothing."""
        with self._lock:
            if self._is_closed:
                return
            self._is_closed = True
            self._waiting.clear()
        self._unsubscribe()
        self._timer.stop()

    def _on_feed(self, changeset: ChangeSet) -> None:
        with self._lock:
            if self._is_closed or not changeset:
                return
            self._waiting.append(changeset)
            is_first = len(self._waiting) == 1
            if is_first:
                self._arrived.emit()

    def _on_arrived(self) -> None:
        if not self._timer.isActive():
            since_ms = (monotonic() - self._last_emit_s) * 1000
            self._timer.start(max(0, int(BURST_MS - since_ms)))

    def _on_timer_timeout(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, []
        if waiting:
            self._last_emit_s = monotonic()
            self.changed.emit(merge(waiting) if len(waiting) > 1 else waiting[0])
