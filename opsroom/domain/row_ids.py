"""A set of row ids that costs as little for a million rows as for ten."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise


class RowIds(Set[int]):
    """A frozen set of row ids: a span where they follow one another, else a sorted array.

    Asking whether a row is in it takes no time to speak of; walking through a million of them does. A view that holds
    few rows asks for each of its own rather than walking.
    """

    __slots__ = ("_ids",)

    def __init__(self, ids: Iterable[int] = ()) -> None:
        self._ids: range | array[int] = _packed(ids if isinstance(ids, range) else sorted(set(ids)))

    @classmethod
    def joined(cls, pieces: Iterable[Sequence[int]]) -> "RowIds":
        """The ids of all pieces, each of them ascending and without repetition."""
        ordered = sorted((piece for piece in pieces if piece), key=lambda piece: piece[0])
        if any(after[0] <= before[-1] for before, after in pairwise(ordered)):
            return cls(row_id for piece in ordered for row_id in piece)
        made = cls()
        if ordered and ordered[-1][-1] - ordered[0][0] + 1 == sum(map(len, ordered)):
            made._ids = range(ordered[0][0], ordered[-1][-1] + 1)
        else:
            all_ids: array[int] = array("q")
            for piece in ordered:
                all_ids.extend(piece)
            made._ids = all_ids
        return made

    def __contains__(self, row_id: object) -> bool:
        if isinstance(self._ids, range):
            return row_id in self._ids
        if not isinstance(row_id, int):
            return False
        place = bisect_left(self._ids, row_id)
        return place < len(self._ids) and self._ids[place] == row_id

    def __iter__(self) -> Iterator[int]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __hash__(self) -> int:
        return self._hash()

    def __repr__(self) -> str:
        if len(self) > 10:
            return f"RowIds({len(self)} ids, {self._ids[0]} to {self._ids[-1]})"
        return f"RowIds({list(self._ids)})"


def _packed(ids: Sequence[int]) -> "range | array[int]":
    """Ascending ids as a span if they are one."""
    if not ids:
        return range(0)
    if ids[-1] - ids[0] + 1 == len(ids):
        return range(ids[0], ids[-1] + 1)
    return array("q", ids)
