"""Rows of an import by the hundred thousand: held by column or packed, and unfolded one at a time when somebody looks.

Everything here is a sequence of the records of `domain.imports`, equal to the plain tuple of the same records; a small
import is a plain tuple.
"""

import pickle
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Generic, TypeVar, overload

from opsroom.domain.imports import Outcome, RowOutcome, SheetRow

T = TypeVar("T")
#: Rows of one part.
PART_ROWS = 1000
#: Up to so many parts rows stand as they are.
_PLAIN_PARTS = 10
_CODES = {outcome: code for code, outcome in enumerate(Outcome)}
_OUTCOMES = tuple(Outcome)


class Unfolding(Sequence[T], Generic[T]):
    """A sequence whose items are made when they are asked for."""

    def _at(self, index: int) -> T:
        """The item at a place from 0 on."""
        raise NotImplementedError

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        if isinstance(index, slice):
            return tuple(self._at(place) for place in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._at(index % len(self))

    def __iter__(self) -> Iterator[T]:
        return (self._at(place) for place in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]


class Joined(Unfolding[T]):
    """Parts that follow one another.

    Attributes:
        parts: In order; none is empty.
    """

    def __init__(self, parts: Iterable[Sequence[T]]) -> None:
        self.parts = tuple(part for part in parts if part)
        self._ends = tuple(accumulate(map(len, self.parts)))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[T]:
        return (item for part in self.parts for item in part)

    def _at(self, index: int) -> T:
        part = bisect_right(self._ends, index)
        return self.parts[part][index - (self._ends[part - 1] if part else 0)]


@dataclass(frozen=True, eq=False)
class RowBlock(Unfolding[SheetRow]):
    """Rows that follow one another and stand without a remark, held by column.

    Attributes:
        first: 1-based number of the first row.
        values: Our key to its values, None where the cell is blank.
        heads: Heads of the sheet, in order; `cells` are the cells under them as they stood.
        odd: Rows that need more than columns can say, by their place in the block; they stand here in full.
    """

    sheet: str
    first: int
    size: int
    values: Mapping[str, Sequence[object]]
    heads: tuple[str, ...]
    cells: tuple[Sequence[str], ...]
    odd: Mapping[int, SheetRow] = field(default_factory=dict)

    def __len__(self) -> int:
        return self.size

    def _at(self, index: int) -> SheetRow:
        if index in self.odd:
            return self.odd[index]
        values = {key: column[index] for key, column in self.values.items() if column[index] is not None}
        cells = {head: column[index] for head, column in zip(self.heads, self.cells, strict=True)}
        return SheetRow(self.sheet, self.first + index, values, cells)


class PackedRows(Unfolding[SheetRow]):
    """Rows packed into bytes; the collector does not walk them, and they take a fifth of the room."""

    def __init__(self, rows: Sequence[SheetRow]) -> None:
        self._count = len(rows)
        self._bytes = pickle.dumps(tuple(rows), pickle.HIGHEST_PROTOCOL)
        self._open: tuple[SheetRow, ...] = ()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[SheetRow]:
        return iter(self._unpacked())

    def _at(self, index: int) -> SheetRow:
        # Whoever asks for one row asks for its neighbours next.
        self._open = self._open or self._unpacked()
        return self._open[index]

    def _unpacked(self) -> tuple[SheetRow, ...]:
        rows: tuple[SheetRow, ...] = self._open or pickle.loads(self._bytes)
        return rows


class OutcomePart(Unfolding[RowOutcome]):
    """What became of the rows of one part.

    Attributes:
        rows: The rows.
        codes: Per row the place of its outcome among all outcomes.
        counts: Rows by outcome.
        told: Outcomes that say more than the row does (reasons, differences), by their place.

    Args:
        rows: The rows.
        outcomes: What became of each; one outcome alone for all of them.
    """

    def __init__(self, rows: Sequence[SheetRow], outcomes: Iterable[RowOutcome | Outcome] | Outcome) -> None:
        self.rows = rows
        self.told: dict[int, RowOutcome] = {}
        if isinstance(outcomes, Outcome):
            self.codes = bytes([_CODES[outcomes]]) * len(rows)
        else:
            given = list(outcomes)
            self.told = {place: said for place, said in enumerate(given) if isinstance(said, RowOutcome)}
            self.codes = bytes(_CODES[said.outcome if isinstance(said, RowOutcome) else said] for said in given)
        self.counts = Counter({_OUTCOMES[code]: count for code, count in Counter(self.codes).items()})

    def __len__(self) -> int:
        return len(self.codes)

    def _at(self, index: int) -> RowOutcome:
        if index in self.told:
            return self.told[index]
        row = self.rows[index]
        return RowOutcome(row, _OUTCOMES[self.codes[index]], row.warnings)

    def places(self, outcome: Outcome) -> Iterator[int]:
        """Where the rows with this outcome stand."""
        wanted = _CODES[outcome]
        return (place for place, code in enumerate(self.codes) if code == wanted)


class Outcomes(Joined[RowOutcome]):
    """The outcomes of a large import.

    Attributes:
        counts: Rows by outcome.
        repaired: Accepted rows with a repaired value.
    """

    parts: tuple[OutcomePart, ...]

    def __init__(self, parts: Iterable[OutcomePart], repaired: int) -> None:
        super().__init__(parts)
        self.counts = sum((part.counts for part in self.parts), Counter[Outcome]())
        self.repaired = repaired

    def only(self, outcome: Outcome) -> Iterator[RowOutcome]:
        """The rows with one outcome, in order."""
        return (part[place] for part in self.parts if part.counts[outcome] for place in part.places(outcome))

    def places(self, outcome: Outcome) -> list[int]:
        """Where the rows with one outcome stand."""
        found: list[int] = []
        start = 0
        for part in self.parts:
            found += [start + place for place in part.places(outcome)]
            start += len(part)
        return found


def packed(rows: Iterable[SheetRow]) -> Sequence[SheetRow]:
    """The rows, packed when there are many."""
    parts: list[Sequence[SheetRow]] = []
    some: list[SheetRow] = []
    for row in rows:
        some.append(row)
        if len(some) == PART_ROWS:
            parts.append(PackedRows(some) if len(parts) >= _PLAIN_PARTS else tuple(some))
            some = []
    if len(parts) <= _PLAIN_PARTS:
        return (*(row for part in parts for row in part), *some)
    return Joined([*parts, tuple(some)])


def joined(lists: Iterable[Sequence[SheetRow]]) -> Sequence[SheetRow]:
    """Lists that follow one another as one; a single one stays what it is."""
    filled = [rows for rows in lists if rows]
    if all(isinstance(rows, tuple) for rows in filled):
        return tuple(row for rows in filled for row in rows)
    return filled[0] if len(filled) == 1 else Joined(filled)
