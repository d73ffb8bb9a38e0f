"""Walking the rows below a head: what is no data is dropped here, merged cells are filled down."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from opsroom.domain.progress import Progress
from opsroom.exchange.bands import SAME_SHARE, Ending, ending_of, is_column_numbers, is_subtotal, repeats_head
from opsroom.exchange.cells import Row, is_blank, text_of
from opsroom.exchange.grids import Grid
from opsroom.exchange.layouts import Layout

STEP_ROWS = 250
#: Texts of a row by column; one blank slot behind the last column stands for every column the sheet does not have.
Texts = list[str]


class Likeness(IntEnum):
    """How much a row looks like an entry of the list."""

    NONE = 0
    PART = 1
    COUNTED = 2
    FULL = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that is an entry, or may be a band.

    Attributes:
        number: 1-based row number.
        row: Its cells up to the last known column, merged ones filled down, with one blank slot behind.
        texts: The same as single lines of text.
        own: Column and text of what stands in the row itself.
        is_data: Whether it is an entry of the list.
        is_title: A line between a signature and the next head: it may name a place, or be part of the signature.
    """

    number: int
    row: Row
    texts: Texts
    own: list[tuple[int, str]]
    is_data: bool
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """What tells the rows of a list from the rest of a sheet.

    Attributes:
        likeness: Judges a row by its own texts and whether it carries a running number.
        shared: Columns whose merged cells hold for every row they span.
    """

    likeness: Callable[[Texts, bool], Likeness]
    shared: frozenset[int]


def entries(grid: Grid, layout: Layout, rules: Rules, progress: Progress) -> Iterator[Entry]:
    """The rows of the list and the bands between them, in order.

    Raises:
        Cancelled: The user asked to stop.
    """
    return Body(grid, layout, rules, progress).entries(grid.walk())


class Body:
    """The rows below a head, which may be handed over in pieces as long as they come in order."""

    def __init__(self, grid: Grid, layout: Layout, rules: Rules, progress: Progress) -> None:
        self._grid = grid
        self._layout = layout
        self._rules = rules
        self._progress = progress
        self._merged = _MergedCells(grid, rules.shared)
        self._head = _HeadSpelling(layout.lines)
        # One text merged over several columns is a heading, whatever column it begins in.
        self._across = {(merge.top, merge.left) for merge in grid.merges if merge.right - merge.left >= _ACROSS}
        self._ending = Ending.NONE
        self._below: deque[Entry] = deque(maxlen=_TITLE_ROWS)
        self._is_after_head = True

    @property
    def is_plain(self) -> bool:
        """Whether the next row stands in the midst of the list, so that it may be judged by itself."""
        return self._ending is Ending.NONE and not self._is_after_head and not self._below

    def entries(self, rows: Iterable[tuple[int, Row]]) -> Iterator[Entry]:
        """What of the next rows belongs to the list.

        Raises:
            Cancelled: The user asked to stop.
        """
        running = self._layout.width if self._layout.running is None else self._layout.running
        for number, row, texts, own in self._filled(rows):
            self._merged.fill(number, row, texts)
            if (self._is_after_head and is_column_numbers(own)) or self._head.is_in(texts, own):
                # What stood right above a repeated head is its title, not the signature of the table before.
                yield from self._below
                self._below.clear()
                self._is_after_head, self._ending = True, Ending.NONE
                continue
            is_counted = any(map(str.isdigit, texts[running]))
            if not is_counted and is_subtotal(own):
                continue
            like = self._rules.likeness(texts, is_counted)
            if len(own) == 1 and (number, own[0][0]) in self._across:
                like = Likeness.NONE
            if like < Likeness.COUNTED and self._ending is Ending.NONE:
                self._ending = ending_of(own)
            if like < _NEEDED[self._ending]:
                self._below.append(Entry(number, row, texts, own, is_data=False, is_title=True))
                continue
            self._is_after_head = self._is_after_head and like is Likeness.NONE
            self._ending = Ending.NONE
            self._below.clear()
            yield Entry(number, row, texts, own, like is not Likeness.NONE)

    def _filled(self, rows: Iterable[tuple[int, Row]]) -> Iterator[tuple[int, Row, Texts, list[tuple[int, str]]]]:
        """Number, padded cells, texts and filled cells of each row below the head that holds anything."""
        layout, grid = self._layout, self._grid
        width = layout.width
        blank: Row = [""] * (width + 1)
        is_part = layout.start > 0 or layout.stop < width
        for number, cells in rows:
            if number % STEP_ROWS == 0:
                self._progress.step(number, max(number, grid.height), f"Membaca lembar {grid.name}")
            if number <= layout.last:
                continue
            row = cells[:width]
            row += blank[len(row) :]
            texts = list(map(text_of, row))
            if is_part:
                texts = [text if layout.start <= column < layout.stop else "" for column, text in enumerate(texts)]
            own = [(column, text) for column, text in enumerate(texts) if text]
            if own:
                yield number, row, texts, own


#: How much a row must look like an entry to be taken for one, after the table seemed to have ended.
_NEEDED = {Ending.NONE: Likeness.NONE, Ending.SIGNATURE: Likeness.COUNTED, Ending.LEGEND: Likeness.FULL}
_TITLE_ROWS = 4
_ACROSS = 2


class _HeadSpelling:
    """Knows the head again when a page break repeats it."""

    def __init__(self, lines: tuple[Mapping[int, str], ...]) -> None:
        self._lines = lines
        # A row is looked at closely only when most of its cells begin like the head above them.
        self._starts = [(column, text[:1]) for line in lines for column, text in line.items()]

    def is_in(self, texts: Texts, own: list[tuple[int, str]]) -> bool:
        """Whether the row is a line of the head again."""
        alike = sum(column < len(texts) and texts[column][:1].upper() == start for column, start in self._starts)
        return alike >= SAME_SHARE * len(own) and repeats_head(own, self._lines)


class _MergedCells:
    """The vertical merges of some columns, filled down while the rows go by in order."""

    def __init__(self, grid: Grid, shared: frozenset[int]) -> None:
        self._starting: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for merge in grid.merges:
            if merge.bottom > merge.top and merge.left in shared:
                self._starting[merge.top].append((merge.left, merge.bottom))
        self._open: dict[int, tuple[int, Row]] = {}

    def fill(self, number: int, row: Row, texts: Texts) -> None:
        """Give the row the values of merges that reach into it."""
        for column, (bottom, source) in list(self._open.items()):
            if number > bottom:
                del self._open[column]
            elif is_blank(row[column]):
                row[column] = source[column]
                texts[column] = text_of(source[column])
        for column, bottom in self._starting.get(number, ()):
            self._open[column] = (bottom, row)
