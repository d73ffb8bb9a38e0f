"""Collects cyclic garbage on the GUI thread only.

Python collects on whichever thread happens to allocate. A widget that is part of a cycle would be taken down on a
worker thread then, and Qt may crash the process for it, at once or at the next change of style.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 250
#: Turns that may be passed over while workers are busy: what they hold is walked for nothing meanwhile.
MOST_PASSED = 240


class GarbageTurns(QObject):
    """Collects when Python's own counters say so, in a turn of the event loop. Thread: GUI."""

    def __init__(self, is_idle: Callable[[], bool], parent: QObject | None = None) -> None:
        """Take the collecting over; `is_idle` tells whether no worker is busy."""
        super().__init__(parent)
        self._is_idle = is_idle
        self._passed = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.take_turn)
        self._timer.start(EVERY_MS)
        gc.disable()

    def stop(self) -> None:
        """Give the collecting back to Python."""
        self._timer.stop()
        gc.enable()

    def take_turn(self) -> None:
        """Collect the oldest generation that is due, unless workers are busy."""
        if not self._is_idle() and self._passed < MOST_PASSED:
            self._passed += 1
            return
        self._passed = 0
        due = [held > limit for held, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(due):
            gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))
