"""Copy, paste, fill and clear blocks of cells: each is one command, all of it or nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard

from opsroom.domain.columns import Column, ColumnKind
from opsroom.domain.errors import OpsError
from opsroom.services.edit_cells import CellEdit, CellsRefused
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.bridge.notices import NoticeAction, Notices
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.source import Ask, EditPlan, TableSource
from opsroom.ui.tables.tsv import Grid, read_block, write_block
from opsroom.ui.tables.view import RecordView

#: Blocks from here on are announced in the status bar while they run.
ANNOUNCED_CELLS = 200
#: Refused cells listed in a notice; all are marked in the table up to `_MOST_MARKED`.
LISTED = 20
_MOST_MARKED = 2000

UNDO_TEXT = "Urungkan (Ctrl+Z)"

Range = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Wish:
    """A cell of a block and the text it is to take."""

    row_id: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class BlockWords:
    """How one kind of block edit is spoken of."""

    doing: str
    done: str
    name: str


PASTE = BlockWords("Menempel", "ditempel", "Tempel")
FILL = BlockWords("Mengisi", "diisi", "Isi ke bawah")
CLEAR = BlockWords("Mengosongkan", "dikosongkan", "Kosongkan")
FLIP = BlockWords("Mengubah", "diubah", "Ubah")


class BlockEditor(QObject):
    """Carries out the block keys of one table. Thread: GUI."""

    def __init__(
        self,
        view: RecordView,
        model: RecordTableModel,
        source: TableSource,
        jobs: JobRunner,
        notices: Notices,
        ask: Ask,
        clipboard: QClipboard,
        undo: Callable[[str], None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._source = source
        self._jobs = jobs
        self._notices = notices
        self._ask = ask
        self._clipboard = clipboard
        self._undo = undo

    # --- the keys ------------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the selected block on the clipboard; rows the screen never read are read first."""
        ranges = self._view.selected_ranges()
        if not ranges:
            return
        top, left, bottom, right = _bounds(ranges)
        ids, columns = self._model.row_ids(top, bottom), self._model.columns[left : right + 1]
        chosen = [(a - top, b - left, c - top, d - left) for a, b, c, d in ranges]
        known = self._known(ids)
        if len(known) == len(ids):
            self._put(_texts(ids, columns, known, chosen))
        else:
            self._jobs.read(lambda: _texts(ids, columns, self._source.records(ids), chosen), self._put)

    def cut(self) -> None:
        """Copy the block, then empty it."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Put the clipboard's block at the current cell; one cell fills the whole selection."""
        text = self._clipboard.text()
        ranges = self._view.selected_ranges()
        if not text or not ranges:
            return
        grid = read_block(text)
        top, left, bottom, right = _bounds(ranges)
        if len(grid) == 1 and len(grid[0]) == 1:
            self._run(self._same(ranges, grid[0][0]), PASTE)
            return
        # A selection that the block fits into several times is filled with it, as spreadsheets do.
        high = _repeats(bottom - top + 1, len(grid))
        wide = _repeats(right - left + 1, len(grid[0]))
        grid = [row * wide for row in grid] * high
        missing_rows = top + len(grid) - self._model.rowCount()
        missing_columns = left + len(grid[0]) - len(self._model.columns)
        if missing_rows > 0 or missing_columns > 0:
            self._notices.warning(
                f"Blok {len(grid)} baris x {len(grid[0])} kolom tidak muat mulai dari sel ini. "
                "Tidak ada yang ditempel. Pilih sel lebih atas atau lebih kiri, atau tambah baris dahulu."
            )
            return
        self._run(self._laid(grid, top, left), PASTE)

    def fill_down(self) -> None:
        """Repeat the top cell of each selected column in the cells below it."""
        wishes: list[Wish] = []
        for top, left, bottom, right in self._view.selected_ranges():
            for section in range(left, right + 1):
                column = self._model.columns[section]
                face = self._model.face(top, section)
                if face.is_loaded:
                    wishes += [Wish(row, column.key, face.text) for row in self._model.row_ids(top + 1, bottom)]
        self._run(wishes, FILL)

    def clear(self) -> None:
        """Empty the selected cells."""
        self._run(self._same(self._view.selected_ranges(), ""), CLEAR)

    def flip(self) -> None:
        """Turn the selected yes/no cells over, all to the opposite of the current one."""
        current = self._view.currentIndex()
        text = "Tidak" if self._model.face(current.row(), current.column()).value else "Ya"
        wishes = self._same(self._view.selected_ranges(), text)
        flags = {column.key for column in self._model.columns if column.kind is ColumnKind.FLAG}
        self._run([wish for wish in wishes if wish.key in flags], FLIP)

    # --- building ------------------------------------------------------------------------------------------------

    def _same(self, ranges: Sequence[Range], text: str) -> list[Wish]:
        return [
            Wish(row, self._model.columns[section].key, text)
            for top, left, bottom, right in ranges
            for row in self._model.row_ids(top, bottom)
            for section in range(left, right + 1)
        ]

    def _laid(self, grid: Grid, top: int, left: int) -> list[Wish]:
        ids = self._model.row_ids(top, top + len(grid) - 1)
        keys = [column.key for column in self._model.columns[left : left + len(grid[0])]]
        return [
            Wish(row, key, text)
            for row, texts in zip(ids, grid, strict=True)
            for key, text in zip(keys, texts, strict=True)
        ]

    def _known(self, ids: Iterable[int]) -> dict[int, Any]:
        return {row: record for row in ids if (record := self._model.record(row)) is not None}

    # --- running -------------------------------------------------------------------------------------------------

    def _run(self, wishes: list[Wish], words: BlockWords) -> None:
        if not wishes:
            return
        known = self._known({wish.row_id for wish in wishes})
        columns = {column.key: column for column in self._model.columns}

        def build() -> tuple[CellEdit, ...]:
            unread = sorted({wish.row_id for wish in wishes} - known.keys())
            records = {**known, **self._source.records(unread)} if unread else known
            return edits_of(wishes, columns, records)

        count = thousands(len(wishes))
        title = f"{words.doing} {count} sel" if len(wishes) >= ANNOUNCED_CELLS else ""
        plan = EditPlan(build, title, f"{words.name} {count} sel")
        self._model.forget_refusals()
        self._ask(
            plan,
            lambda changed: self._on_done(changed, words, plan.name),
            lambda problem: self._on_refused(problem, wishes, words),
        )

    def _on_done(self, changed: int, words: BlockWords, name: str) -> None:
        if changed == 0:
            self._notices.info("Isi sel sudah sama; tidak ada yang diubah.")
        elif changed > 1:
            text = f"{thousands(changed)} sel {words.done}."
            self._notices.done(text, action=NoticeAction(UNDO_TEXT, lambda: self._undo(name)))

    def _on_refused(self, problem: OpsError, wishes: list[Wish], words: BlockWords) -> None:
        if not isinstance(problem, CellsRefused):
            self._notices.failure(problem)
            return
        texts = {(wish.row_id, wish.key): wish.text for wish in wishes}
        cells = [(cell.row_id, cell.key, texts.get((cell.row_id, cell.key), ""), cell.reason) for cell in problem.cells]
        self._model.mark_refused(cells[:_MOST_MARKED])
        self._notices.warning(
            f"Tidak ada yang {words.done}: {thousands(len(cells))} dari {thousands(len(wishes))} sel ditolak. "
            "Sel itu ditandai merah; alasannya ada di rincian.",
            self._listed(cells),
        )

    def _listed(self, cells: Sequence[tuple[int, str, str, str]]) -> str:
        lines = [
            f"Baris {self._model.row_of(row_id) + 1}, "
            f"{self._model.columns[self._model.column_of(key)].title} '{text}': {reason}"
            for row_id, key, text, reason in islice(cells, LISTED)
        ]
        if len(cells) > LISTED:
            lines.append(f"... dan {thousands(len(cells) - LISTED)} sel lain.")
        return "\n".join(lines)

    def _put(self, texts: list[list[str]]) -> None:
        self._clipboard.setText(write_block(texts))
        if len(texts) * len(texts[0]) > 1:
            self._notices.info(f"{thousands(len(texts))} baris x {len(texts[0])} kolom disalin.")


def edits_of(wishes: Sequence[Wish], columns: Mapping[str, Column], records: Mapping[int, Any]) -> tuple[CellEdit, ...]:
    """The edits that change something: a cell that shows the text already is left alone, read-only ones included."""
    edits: list[CellEdit] = []
    for wish in wishes:
        record, column = records.get(wish.row_id), columns[wish.key]
        value = None if record is None else getattr(record, wish.key)
        if record is None or column.show(value) != wish.text:
            edits.append(CellEdit(wish.row_id, wish.key, value, wish.text))
    return tuple(edits)


def _bounds(ranges: Sequence[Range]) -> Range:
    tops, lefts, bottoms, rights = zip(*ranges, strict=True)
    return min(tops), min(lefts), max(bottoms), max(rights)


def _repeats(room: int, size: int) -> int:
    return room // size if room % size == 0 else 1


def _texts(
    ids: Sequence[int], columns: Sequence[Column], records: Mapping[int, Any], chosen: Sequence[Range]
) -> list[list[str]]:
    """Shown texts of the block; cells of it that are not selected stay empty."""
    rows: list[list[str]] = []
    is_whole = len(chosen) == 1
    for place, row_id in enumerate(ids):
        record = records.get(row_id)
        rows.append(
            [
                column.show(getattr(record, column.key))
                if record is not None and (is_whole or _is_chosen(place, section, chosen))
                else ""
                for section, column in enumerate(columns)
            ]
        )
    return rows


def _is_chosen(row: int, section: int, chosen: Sequence[Range]) -> bool:
    return any(top <= row <= bottom and left <= section <= right for top, left, bottom, right in chosen)
