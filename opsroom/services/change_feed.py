"""Where committed changes are told to whoever shows them."""

import threading
from collections.abc import Callable

from opsroom.domain.changes import ChangeSet

Listener = Callable[[ChangeSet], None]


class ChangeFeed:
    """A list of listeners. `publish` calls them on the committing thread; `ui.bridge` hops to the GUI thread."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._lock = threading.Lock()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` for every change from now on; returns the function that ends it (idempotent)."""
        with self._lock:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return unsubscribe

    def publish(self, changeset: ChangeSet) -> None:
        """Tell every listener; an empty change set is not told."""
        if not changeset:
            return
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener(changeset)
