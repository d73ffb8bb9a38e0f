"""Panes side by side that can be put away and remember how wide they were left at this desk."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QToolButton, QWidget

from opsroom.runtime.habits import Habits

_KEEP_MS = 400


@dataclass(frozen=True, slots=True)
class Pane:
    """A widget, its share of the room, and the word on its switch (empty for none)."""

    widget: QWidget
    share: int
    word: str = ""


class Panes(QSplitter):
    """A splitter with a switch per pane that may be put away.

    Attributes:
        switches: One per pane that has a word.
    """

    def __init__(self, direction: Qt.Orientation, panes: Sequence[Pane], habits: Habits, name: str) -> None:
        super().__init__(direction)
        self._habits = habits
        self._name = name
        self.switches: dict[str, QToolButton] = {}
        self.setChildrenCollapsible(False)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(_KEEP_MS)
        self._keeper.timeout.connect(self.keep)
        known = habits.read(name)
        sizes = known.get("sizes")
        hidden = known.get("hidden", [])
        for place, pane in enumerate(panes):
            self.addWidget(pane.widget)
            self.setStretchFactor(place, pane.share)
            if pane.word:
                self._add_switch(pane, is_shown=pane.word not in hidden)
        is_usable = (
            isinstance(sizes, list) and len(sizes) == len(panes) and all(isinstance(each, int) for each in sizes)
        )
        self.setSizes(sizes if is_usable and isinstance(sizes, list) else [pane.share * 10 for pane in panes])
        self.splitterMoved.connect(self._on_moved)

    def keep(self) -> None:
        """Remember the sizes and what is put away."""
        hidden = [word for word, switch in self.switches.items() if not switch.isChecked()]
        sizes = self.sizes()
        if hidden or not any(sizes):
            sizes = self._habits.read(self._name).get("sizes", sizes)
        self._habits.put(self._name, {"sizes": sizes, "hidden": hidden})

    def _add_switch(self, pane: Pane, *, is_shown: bool) -> None:
        switch = QToolButton()
        switch.setText(pane.word)
        switch.setAccessibleName(f"Tampilkan {pane.word}")
        switch.setToolTip(f"Tampilkan atau sembunyikan: {pane.word}")
        switch.setCheckable(True)
        switch.setProperty("step", "true")
        switch.setChecked(is_shown)
        pane.widget.setVisible(is_shown)
        switch.toggled.connect(pane.widget.setVisible)
        switch.toggled.connect(self._on_moved)
        self.switches[pane.word] = switch

    def _on_moved(self) -> None:
        self._keeper.start()
