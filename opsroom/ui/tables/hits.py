"""Where in a cell's text stands what was searched and filtered for."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from opsroom.domain.columns import Column
from opsroom.domain.queries import Filter, Match, TableQuery
from opsroom.ui.tables.decor import Span

#: Texts remembered: a page of the screen a few times over.
_MOST_KNOWN = 20_000
#: Longer texts than a cell can show are not looked through.
_MOST_CHARS = 400

#: Conditions that speak of the whole text of a cell.
_WHOLE = frozenset({Match.EQUALS, Match.LESS, Match.AT_MOST, Match.MORE, Match.AT_LEAST, Match.BETWEEN, Match.ONE_OF})

Finding = Callable[[str], Iterable[Span]]


class HitFinder:
    """Finds the spans for one query, quickly for texts it saw before. Thread: GUI."""

    def __init__(self, query: TableQuery, columns: Sequence[Column]) -> None:
        """Look for the words of `query` in every column and for its conditions each in its own."""
        words: list[Finding] = [partial(_plain, word.lower()) for word in query.text.split()]
        self._finders = {
            column.key: [
                *words,
                *(find for each in query.filters if each.column == column.key for find in _finders(each)),
            ]
            for column in columns
        }
        self._known: dict[tuple[str, str], tuple[Span, ...]] = {}

    @property
    def is_idle(self) -> bool:
        """Whether nothing is searched for."""
        return not any(self._finders.values())

    def spans(self, key: str, text: str) -> tuple[Span, ...]:
        """The pieces of a column's text that were searched for, in order, without overlaps."""
        known = self._known.get((key, text))
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[key, text] = self._look(key, text)
        return known

    def _look(self, key: str, text: str) -> tuple[Span, ...]:
        finders = self._finders.get(key)
        if not finders or not text:
            return ()
        piece = text[:_MOST_CHARS]
        return merged(span for find in finders for span in find(piece))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the find line looks for, and where.

    Attributes:
        keys: Columns looked through.
        rows: Rows looked through, None for all.
    """

    text: str
    keys: frozenset[str]
    match_case: bool = False
    whole_cell: bool = False
    rows: frozenset[int] | None = None

    def spans(self, row_id: int, key: str, text: str) -> tuple[Span, ...]:
        """The pieces of a cell that would be replaced."""
        if not self.text or key not in self.keys or (self.rows is not None and row_id not in self.rows):
            return ()
        if self.match_case:
            wanted, piece = self.text, text[:_MOST_CHARS]
        else:
            wanted, piece = self.text.lower(), text[:_MOST_CHARS].lower()
        if self.whole_cell:
            return ((0, len(text)),) if piece == wanted else ()
        return tuple(_places(wanted, piece)) if len(piece) == len(text[:_MOST_CHARS]) else ()


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap as one, empty ones left out."""
    found: list[Span] = []
    for start, length in sorted(span for span in spans if span[1] > 0):
        if found and start <= sum(found[-1]):
            first, size = found[-1]
            found[-1] = (first, max(size, start + length - first))
        else:
            found.append((start, length))
    return tuple(found)


def _finders(condition: Filter) -> list[Finding]:
    if condition.match is Match.CONTAINS:
        return [partial(_plain, text.lower()) for text in condition.all_texts]
    if condition.match is Match.REGEX:
        return [partial(_pattern, re.compile(condition.text, re.IGNORECASE))]
    return [_whole] if condition.match in _WHOLE else []


def _plain(wanted: str, text: str) -> Iterable[Span]:
    lower = text.lower()
    # A few letters change their number when made small; then places would be off.
    return _places(wanted, lower) if wanted and len(lower) == len(text) else ()


def _places(wanted: str, text: str) -> Iterable[Span]:
    start = text.find(wanted)
    while start >= 0:
        yield start, len(wanted)
        start = text.find(wanted, start + len(wanted))


def _pattern(pattern: re.Pattern[str], text: str) -> Iterable[Span]:
    return ((found.start(), found.end() - found.start()) for found in pattern.finditer(text))


def _whole(text: str) -> Iterable[Span]:
    return ((0, len(text)),)
