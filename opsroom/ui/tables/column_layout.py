"""Arranging the columns of a table: order, sight, widths, and how many stay while the others scroll."""

from collections.abc import Collection, Iterable
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal

from opsroom.domain.saved_views import ColumnLayout
from opsroom.ui.tables.delegate import PAD_PX
from opsroom.ui.tables.frozen import FrozenView
from opsroom.ui.tables.model import RecordTableModel

_SORT_MARK = " ▲9"
_SYMBOL_ROOM_PX = 20
#: Rows measured when a width is fitted: those around the screen, which are the ones in memory.
_MEASURED_ROWS = 400
_MOST_DIGITS = 80
#: Pause after the last change before it is told: widths change at every pixel of a drag.
SETTLE_MS = 300


class ColumnArranger(QObject):
    """Carries out what is asked of the columns, and tells once they stand otherwise.

    Signals:
        arranged: The columns stand otherwise, by the user's hand or by `apply`.
    """

    arranged = Signal()

    def __init__(self, view: FrozenView, model: RecordTableModel, toned: Collection[str] = ()) -> None:
        """Arrange the columns of `view`; those in `toned` show a symbol before their text."""
        super().__init__(view)
        self._toned = toned
        self._view = view
        self._head = view.head
        self._model = model
        self._widths: dict[str, float] = {}
        self._frozen = 0
        self._is_applying = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.arranged)
        self._head.sectionMoved.connect(self._on_head_section_moved)
        self._head.sectionResized.connect(self._on_head_section_resized)
        self._head.fit_wanted.connect(self.fit)

    # --- the whole -----------------------------------------------------------------------------------------------

    @property
    def layout(self) -> ColumnLayout:
        """How the columns stand."""
        keys = [column.key for column in self._model.columns]
        order = tuple(keys[self._head.logicalIndex(place)] for place in range(len(keys)))
        hidden = frozenset(key for section, key in enumerate(keys) if self._head.isSectionHidden(section))
        return ColumnLayout(
            order=() if list(order) == keys else order,
            hidden=hidden,
            widths=tuple((key, self._widths[key]) for key in keys if key in self._widths),
            frozen=self._frozen,
        )

    def apply(self, layout: ColumnLayout) -> None:
        """Let the columns stand like this; columns it does not name stay where they belong, seen."""
        self._is_applying = True
        keys = [column.key for column in self._model.columns]
        wanted = [key for key in layout.order if key in keys]
        for place, key in enumerate([*wanted, *(key for key in keys if key not in wanted)]):
            self._head.moveSection(self._head.visualIndex(keys.index(key)), place)
        hidden = layout.hidden if not layout.hidden.issuperset(keys) else frozenset()
        for section, key in enumerate(keys):
            self._head.setSectionHidden(section, key in hidden)
        self._widths = {key: width for key, width in layout.widths if key in keys}
        self._view.spread_anew()
        for key, width in self._widths.items():
            self._view.setColumnWidth(keys.index(key), round(width * self._digit))
        self._frozen = min(layout.frozen, len(keys) - 1)
        self._is_applying = False
        self._settle(at_once=True)

    def reset(self) -> None:
        """Let the columns stand as the program has them."""
        self.apply(ColumnLayout())

    # --- single wishes -------------------------------------------------------------------------------------------

    def sections(self) -> list[int]:
        """Sections seen, from the left."""
        order = (self._head.logicalIndex(place) for place in range(self._head.count()))
        return [section for section in order if not self._head.isSectionHidden(section)]

    def set_hidden(self, section: int, *, is_hidden: bool) -> None:
        """Hide or show a column; the last one seen stays."""
        if is_hidden and self.sections() == [section]:
            return
        self._head.setSectionHidden(section, is_hidden)
        self._settle(at_once=True)

    def show_all(self) -> None:
        """Show every column."""
        for section in range(self._head.count()):
            self._head.showSection(section)
        self._settle(at_once=True)

    def move(self, section: int, step: int) -> None:
        """Move a column by one place among those seen: -1 to the left, 1 to the right."""
        seen = self.sections()
        place = seen.index(section) + step
        if 0 <= place < len(seen):
            self._head.moveSection(self._head.visualIndex(section), self._head.visualIndex(seen[place]))

    def freeze_to(self, section: int) -> None:
        """Let the columns up to this one stay; asked again for the same one, none."""
        count = self._head.visualIndex(section) + 1
        self._frozen = 0 if count == self._frozen or count >= self._head.count() else count
        self._settle(at_once=True)

    @property
    def frozen(self) -> int:
        """How many columns from the left stay, hidden ones counted."""
        return self._frozen

    def fit(self, section: int) -> None:
        """Make a column as wide as its title and the texts read so far."""
        column = self._model.columns[section]
        metrics, head = self._view.fontMetrics(), self._head.fontMetrics()
        texts = islice(self._texts(section), _MEASURED_ROWS)
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        symbol = _SYMBOL_ROOM_PX if column.key in self._toned else 0
        width = max(widest + symbol, head.horizontalAdvance(column.title + _SORT_MARK))
        self._view.setColumnWidth(section, min(width + 2 * PAD_PX + 4, round(_MOST_DIGITS * self._digit)))

    def fit_all(self) -> None:
        """Fit every column that is seen."""
        for section in self.sections():
            self.fit(section)

    def _texts(self, section: int) -> Iterable[str]:
        column = self._model.columns[section]
        first = max(self._view.rowAt(0), 0)
        for row in range(max(first - _MEASURED_ROWS // 2, 0), self._model.rowCount()):
            record = self._model.record(self._model.row_id(row))
            if record is None:
                return
            yield column.show(getattr(record, column.key))

    @property
    def _digit(self) -> float:
        return float(self._view.fontMetrics().horizontalAdvance("0"))

    # --- news ----------------------------------------------------------------------------------------------------

    def _on_head_section_moved(self, *_places: int) -> None:
        if not self._is_applying:
            self._settle()

    def _on_head_section_resized(self, section: int, _old: int, new: int) -> None:
        if self._is_applying or self._view.is_spreading or not new or self._head.isSectionHidden(section):
            return
        self._widths[self._model.columns[section].key] = round(new / self._digit, 1)
        self._settle()

    def _settle(self, *, at_once: bool = False) -> None:
        stay = [self._head.logicalIndex(place) for place in range(self._frozen)]
        self._view.freeze(tuple(section for section in stay if not self._head.isSectionHidden(section)))
        self._head.place_fields()
        if at_once:
            self._settling.stop()
            self.arranged.emit()
        else:
            self._settling.start()
