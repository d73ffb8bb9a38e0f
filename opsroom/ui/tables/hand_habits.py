"""What a hand set once in a table and finds again tomorrow: size of letters, height of rows, when a paste is shown."""

from opsroom.domain.changes import Kind
from opsroom.runtime.habits import Habits
from opsroom.ui.tables.pasting import PasteMode, Pasting
from opsroom.ui.tables.zoom import PLAIN, Density, Zoom


class HandHabits:
    """Takes over what was kept, then keeps what is set. Thread: GUI."""

    def __init__(self, habits: Habits, kind: Kind, zoom: Zoom, pasting: Pasting) -> None:
        self._habits = habits
        self._name = f"tangan-{kind.value}"
        self._zoom = zoom
        self._pasting = pasting
        self._take_over()
        zoom.changed.connect(self._keep)
        pasting.mode_changed.connect(self._keep)

    def _take_over(self) -> None:
        kept = self._habits.read(self._name)
        percent = kept.get("zoom", PLAIN)
        if isinstance(percent, int):
            self._zoom.set_percent(percent)
        # Files are edited by hand too: a word nobody knows is as good as none.
        self._zoom.set_density(Density.__members__.get(str(kept.get("density")), Density.NORMAL))
        self._pasting.use_mode(PasteMode.__members__.get(str(kept.get("paste")), PasteMode.CAREFUL))

    def _keep(self) -> None:
        self._habits.put(
            self._name,
            {
                "zoom": self._zoom.percent,
                "density": self._zoom.density.name,
                "paste": self._pasting.mode.name,
            },
        )
