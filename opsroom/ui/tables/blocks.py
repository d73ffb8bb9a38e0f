"""Copy, cut, fill, clear and duplicate blocks of cells: each is one command, all of it or nothing."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard

from opsroom.domain.columns import Column, ColumnKind
from opsroom.services.links import Suggestion
from opsroom.services.rows import DuplicateRows
from opsroom.ui.bridge.notices import NoticeAction
from opsroom.ui.tables.block_edits import (
    CLEAR,
    FILL,
    FILL_RIGHT,
    FILL_SELECTION,
    FLIP,
    PASTE,
    SERIES,
    BlockWords,
    Wish,
    copied_text,
    leading_samples,
    same_text,
    series_down,
    series_right,
)
from opsroom.ui.tables.block_panel import BlockPanel
from opsroom.ui.tables.block_runner import UNDO_TEXT, BlockRunner
from opsroom.ui.tables.clipboard_block import CopiedBlock, copied
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.edit_desk import EditDesk, Order
from opsroom.ui.tables.faces import RIGHT_KINDS
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.overlay import CellOverlay
from opsroom.ui.tables.pasting import Pasting
from opsroom.ui.tables.selection import Area, bounds
from opsroom.ui.tables.source import TableSource
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.tables.view import RecordView

#: One column from here on is filled as a whole instead of cell by cell.
WHOLE_COLUMN_ROWS = 2_000
#: Blocks beyond this are refused: several columns of that many rows are no hand's work.
MOST_CELLS = 200_000
#: Cells that are copied at most; more belong into an export.
MOST_COPIED = 3_000_000
MOST_DUPLICATED = 5_000
_MOST_SAMPLES = 20
#: Columns of free text that hold the same few names again and again.
SUGGESTED = frozenset({"unit"})


class BlockEditor(QObject):
    """Carries out the block keys of one table. Thread: GUI.

    Attributes:
        panel: Line and list below the table; hidden while there is nothing to say.
        pasting: The paste, with the block that waits as a ghost.
        overlay: Pane over the cells for what is about to happen.
    """

    def __init__(
        self,
        view: RecordView,
        model: RecordTableModel,
        source: TableSource,
        tools: ScreenTools,
        desk: EditDesk,
        clipboard: QClipboard,
        undo: Callable[[str], None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._jobs = tools.jobs
        self._notices = tools.notices
        self._desk = desk
        self._clipboard = clipboard
        self._undo = undo
        self.panel = BlockPanel(tools.look)
        self.overlay = CellOverlay(view, tools.look)
        self._runner = BlockRunner(view, model, source, desk, tools.notices, self.panel, undo)
        self.pasting = Pasting(view, model, tools.jobs, tools.notices, desk, self._runner, self.overlay, clipboard)
        self._read = self._runner.read
        view.cells.spread.connect(self.fill_selection)
        view.cells.suggest = self._suggest
        view.cells.suggested = SUGGESTED

    # --- copy and paste ------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the selected block on the clipboard; rows the screen never read are read first."""
        areas = self._view.areas()
        if not areas:
            return
        block = bounds(areas, self._view.sections())
        if block.cells > MOST_COPIED:
            self._notices.warning(
                f"{thousands(block.cells)} sel terlalu banyak untuk papan klip. Tidak ada yang disalin. "
                "Pilih sebagian, atau pakai Ekspor."
            )
            return
        ids = self._model.row_ids(block.top, block.bottom)
        columns = [self._model.columns[section] for section in block.sections]
        chosen = [] if len(areas) == 1 else areas
        known = self._model.known(ids) if len(ids) <= WHOLE_COLUMN_ROWS else {}
        masks = self._model.mask_of

        def make() -> CopiedBlock:
            records = known if len(known) == len(ids) else self._read(ids)
            rows = _texts(ids, columns, records, masks)
            if chosen:
                _empty_outside(rows, block, chosen)
            return copied(rows, [column.kind not in RIGHT_KINDS for column in columns])

        if len(known) == len(ids):
            self._put(make(), block)
        else:
            self._jobs.read(make, lambda made: self._put(made, block))

    def cut(self) -> None:
        """Copy the block, then empty it."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Put the clipboard's block at the selection; one value fills the whole selection."""
        self.pasting.paste(lambda areas, text: self._fill(areas, text, PASTE))

    def paste_as_rows(self) -> None:
        """Add the clipboard's lines as new rows."""
        self.pasting.paste_as_rows()

    # --- fill ----------------------------------------------------------------------------------------------------

    def fill_down(self) -> None:
        """Repeat the top cell of each selected column in the cells below it; a single row takes the one above it."""
        for area in self._view.areas()[:1]:
            if area.rows == 1 and area.top == 0:
                return
            source = area.top if area.rows > 1 else area.top - 1
            first = source + 1
            self._copy_rows(source, Area(first, area.bottom, area.sections), FILL)

    def fill_right(self) -> None:
        """Repeat the left cell of each selected row in the cells beside it; a single column takes the one before."""
        order = self._view.sections()
        for area in self._view.areas()[:1]:
            place = order.index(area.sections[0])
            if len(area.sections) == 1 and place == 0:
                return
            source = area.sections[0] if len(area.sections) > 1 else order[place - 1]
            targets = [section for section in area.sections if section != source]
            columns = [(self._model.columns[source], self._model.columns[section]) for section in targets]
            ids = self._model.row_ids(area.top, area.bottom)
            cells = len(ids) * len(targets)
            if self._is_bearable(cells):
                make = partial(copied_text, ids, ids, columns, self._read)
                self._runner.run_wishes(make, ids, cells, FILL_RIGHT)

    def fill_selection(self, text: str) -> None:
        """Put one text into every selected cell."""
        self._fill(self._view.areas(), text, FILL_SELECTION)

    def fill_series(self) -> None:
        """Continue downwards what the filled cells at the top of the selection begin."""
        for area in self._view.areas()[:1]:
            ids, columns = self._model.row_ids(area.top, area.bottom), self._columns_of(area)
            if area.rows == 1:
                self._notices.info("Pilih beberapa baris: yang teratas berisi awal deret, misalnya 001 dan 002.")
                return
            if self._is_bearable(area.cells):

                def make(ids: Sequence[int] = ids, columns: Sequence[Column] = columns) -> list[Wish]:
                    count = leading_samples(ids, columns, self._read, _MOST_SAMPLES)
                    return series_down(ids[:count], ids[count:], columns, self._read)

                self._runner.run_wishes(make, ids, area.cells, SERIES)

    def drag_fill(self, source: Area, target: Area, *, is_copy: bool) -> None:
        """Fill `target`, which lies beside `source` in one direction, with the series of `source` or copies of it."""
        if not self._is_bearable(target.cells):
            return
        ids = self._model.row_ids(target.top, target.bottom)
        if target.sections == source.sections:
            source_ids = self._model.row_ids(source.top, source.bottom)
            if target.top < source.top:
                ids, source_ids = ids[::-1], source_ids[::-1]
            columns = self._columns_of(source)
            pairs = [(column, column) for column in columns]
            make: Callable[[], Sequence[Wish]] = (
                partial(copied_text, source_ids, ids, pairs, self._read)
                if is_copy
                else partial(series_down, source_ids, ids, columns, self._read)
            )
        else:
            make = self._sideways(ids, source, target, is_copy=is_copy)
        self._runner.run_wishes(make, ids, target.cells, FILL if is_copy else SERIES)

    def clear(self) -> None:
        """Empty the selected cells."""
        self._fill(self._view.areas(), "", CLEAR)

    def flip(self) -> None:
        """Turn the selected yes/no cells over, all to the opposite of the current one."""
        current = self._view.currentIndex()
        text = "Tidak" if self._model.face(current.row(), current.column()).value else "Ya"
        columns = self._model.columns
        flags = [
            Area(area.top, area.bottom, tuple(s for s in area.sections if columns[s].kind is ColumnKind.FLAG))
            for area in self._view.areas()
        ]
        self._fill([area for area in flags if area.sections], text, FLIP)

    def copy_above(self) -> None:
        """Take the text of the cell above the current one."""
        current = self._view.currentIndex()
        if current.isValid() and current.row() > 0:
            cell = Area(current.row(), current.row(), (current.column(),))
            self._copy_rows(current.row() - 1, cell, FILL)

    # --- rows ----------------------------------------------------------------------------------------------------

    def duplicate_rows(self) -> None:
        """Add a copy of each selected row."""
        picked = self._view.picked()
        if len(picked.ids) > MOST_DUPLICATED:
            self._notices.warning(
                f"{thousands(len(picked.ids))} baris terlalu banyak untuk digandakan sekaligus. Tidak ada yang diubah. "
                f"Pilih paling banyak {thousands(MOST_DUPLICATED)} baris."
            )
        elif picked.ids:
            command = DuplicateRows(self._desk.kind, tuple(picked.ids))
            self._desk.run(
                Order(lambda: command),
                lambda added: self._on_duplicated(added, command.label),
                self._notices.failure,
            )

    def _on_duplicated(self, added: Sequence[int], name: str) -> None:
        text = f"{thousands(len(added))} baris digandakan."
        self._notices.done(text, action=NoticeAction(UNDO_TEXT, lambda: self._undo(name)))

    def _suggest(self, column: Column, text: str, on_found: Callable[[list[Suggestion]], None]) -> None:
        self._jobs.read(lambda: self._desk.suggest(column, text), on_found)

    # --- building ------------------------------------------------------------------------------------------------

    def _columns_of(self, area: Area) -> list[Column]:
        return [self._model.columns[section] for section in area.sections]

    def _is_bearable(self, cells: int) -> bool:
        if cells <= MOST_CELLS:
            return cells > 0
        self._notices.warning(
            f"{thousands(cells)} sel terlalu banyak sekaligus. Tidak ada yang diubah. "
            "Pilih satu kolom saja, atau baris yang lebih sedikit."
        )
        return False

    def _fill(self, areas: list[Area], text: str, words: BlockWords) -> None:
        if not areas:
            return
        if len(areas) == 1 and len(areas[0].sections) == 1 and areas[0].rows > WHOLE_COLUMN_ROWS:
            self._fill_column(areas[0], text, words)
            return
        cells = sum(area.cells for area in areas)
        if not self._is_bearable(cells):
            return
        blocks = [(self._model.row_ids(a.top, a.bottom), [c.key for c in self._columns_of(a)]) for a in areas]
        rows = [row_id for ids, _keys in blocks for row_id in ids]
        self._runner.run_wishes(
            lambda: [wish for ids, keys in blocks for wish in same_text(ids, keys, text)], rows, cells, words
        )

    def _fill_column(self, area: Area, text: str, words: BlockWords) -> None:
        is_all = area.rows == self._model.rowCount() == self._model.total
        ids = None if is_all else self._model.row_ids(area.top, area.bottom)
        self._runner.fill_column(ids, self._model.columns[area.sections[0]].key, text, area.rows, words)

    def _copy_rows(self, source: int, area: Area, words: BlockWords) -> None:
        """Repeat one row's cells in all rows of an area."""
        columns, source_ids = self._columns_of(area), self._model.row_ids(source, source)
        if len(columns) == 1 and area.rows > WHOLE_COLUMN_ROWS:
            column = columns[0]

            def text() -> str:
                record = self._read(source_ids).get(source_ids[0])
                return "" if record is None else column.show(getattr(record, column.key))

            # The row it comes from holds the text already: the whole column may be named.
            around = Area(min(source, area.top), area.bottom, area.sections)
            self._jobs.read(text, lambda found: self._fill_column(around, found, words))
            return
        if self._is_bearable(area.cells):
            ids = self._model.row_ids(area.top, area.bottom)
            make = partial(copied_text, source_ids, ids, [(column, column) for column in columns], self._read)
            self._runner.run_wishes(make, ids, area.cells, words)

    def _sideways(
        self, ids: Sequence[int], source: Area, target: Area, *, is_copy: bool
    ) -> Callable[[], Sequence[Wish]]:
        order = self._view.sections()
        sources, targets = self._columns_of(source), self._columns_of(target)
        if order.index(target.sections[0]) < order.index(source.sections[0]):
            sources, targets = sources[::-1], targets[::-1]
        if is_copy:
            pairs = [(sources[place % len(sources)], column) for place, column in enumerate(targets)]
            return partial(copied_text, ids, ids, pairs, self._read)
        return partial(series_right, ids, sources, targets, self._read)

    def _put(self, made: CopiedBlock, block: Area) -> None:
        self._clipboard.setMimeData(made.mime())
        if block.cells > 1:
            self._notices.info(f"{thousands(block.rows)} baris x {len(block.sections)} kolom disalin.")


def _texts(
    ids: Sequence[int],
    columns: Sequence[Column],
    records: Mapping[int, Any],
    mask_of: Callable[[int, Any, Column, str], str],
) -> list[list[str]]:
    rows: list[list[str]] = []
    for row_id in ids:
        record = records.get(row_id)
        if record is None:
            rows.append([""] * len(columns))
        else:
            shown = ((column, column.show(getattr(record, column.key))) for column in columns)
            rows.append([mask_of(row_id, record, column, text) for column, text in shown])
    return rows


def _empty_outside(rows: list[list[str]], block: Area, areas: Sequence[Area]) -> None:
    """Cells between several selected blocks are copied empty."""
    for row, texts in enumerate(rows, block.top):
        for place, section in enumerate(block.sections):
            if not any(area.holds(row, section) for area in areas):
                texts[place] = ""
