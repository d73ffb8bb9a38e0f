"""Reading one to three lines as the head of a table: merged and blank parents joined with what stands below them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from opsroom.domain.imports import ImportKind
from opsroom.exchange.cells import Row, as_it_stood, at, is_blank, text_of
from opsroom.exchange.grids import MAX_COLUMNS, Merge
from opsroom.exchange.head_rules import COMPOUNDS, NO_MATCH, RUNNING_NUMBER, Match, Strength, match_head
from opsroom.exchange.head_words import tidy_head, without_brackets

MAX_DEPTH = 3

#: Row and column to the merged block whose first row it lies in.
Spans = Mapping[tuple[int, int], Merge]


@dataclass(frozen=True, slots=True)
class Head:
    """One column of a head.

    Attributes:
        text: As found, levels joined by a space.
        tidy: The same in matching form.
        below: The lowest level alone, in matching form; empty when there is one level only.
        bare: Matching form without what stood in brackets.
        is_shared: Its parent stands over other columns too.
    """

    text: str
    tidy: str
    below: str = ""
    bare: str = ""
    is_shared: bool = False

    def match(self, kind: ImportKind) -> Match:
        """What the column means in a list of this kind."""
        whole = match_head(self.tidy, kind)
        if self.below:
            alone = match_head(self.below, kind)
            if self.is_shared and alone.key and (whole.key in COMPOUNDS or not whole.key):
                return Match(alone.key, Strength.PART if alone.key == RUNNING_NUMBER else alone.strength)
            return whole if whole.key else Match(alone.key, min(alone.strength, Strength.PART))
        if not whole.key and self.bare != self.tidy:
            bare = match_head(self.bare, kind)
            return Match(bare.key, min(bare.strength, Strength.WORDS))
        return whole


@dataclass(frozen=True, slots=True)
class HeadBlock:
    """The lines of a head.

    Attributes:
        first: 1-based number of its first row.
        last: 1-based number of its last row.
        heads: Column to head.
        lines: Per line, column to the tidy text that stands there; a page break repeats these.
    """

    first: int
    last: int
    heads: dict[int, Head]
    lines: tuple[dict[int, str], ...]

    def matches(self, kind: ImportKind) -> dict[int, Match]:
        """Column to meaning; of several columns for one key only the surest, then the leftmost, keeps it."""
        found = {column: head.match(kind) for column, head in self.heads.items()}
        best: dict[str, int] = {}
        for column, match in found.items():
            if match.key and (match.key not in best or match.strength > found[best[match.key]].strength):
                best[match.key] = column
        return {column: match if best.get(match.key) == column else NO_MATCH for column, match in found.items()}


def spans_of(merges: Iterable[Merge], last_row: int) -> Spans:
    """The merged block each cell of the first rows begins in."""
    return {
        (merge.top, column): merge
        for merge in merges
        if merge.top <= last_row and merge.right - merge.left < MAX_COLUMNS
        for column in range(merge.left, merge.right + 1)
    }


def read_block(rows: list[tuple[int, Row]], spans: Spans) -> HeadBlock:
    """The rows as one head."""
    width = max(len(row) for _, row in rows)
    heads: dict[int, Head] = {}
    for column in range(width):
        head = _head(rows, column, spans)
        if head.tidy:
            heads[column] = head
    lines = tuple(
        {column: tidy for column, cell in enumerate(row) if not is_blank(cell) and (tidy := tidy_head(cell))}
        for _, row in rows
    )
    return HeadBlock(rows[0][0], rows[-1][0], heads, lines)


def _head(rows: list[tuple[int, Row]], column: int, spans: Spans) -> Head:
    parts: list[str] = []
    is_shared = False
    for level, (number, row) in enumerate(rows):
        own = as_it_stood(at(row, column))
        has_below = any(not is_blank(at(lower, column)) for _, lower in rows[level + 1 :])
        if own:
            is_shared |= has_below and _spreads(rows, level, column, spans)
        elif has_below:
            own = _parent(number, row, column, spans)
            is_shared |= bool(own)
        if own and own not in parts:
            parts.append(own)
    text = " ".join(text_of(part) for part in parts)
    tidy = " ".join(tidy_head(part) for part in parts).strip()
    below = tidy_head(parts[-1]) if len(parts) > 1 else ""
    bare = " ".join(tidy_head(without_brackets(part)) for part in parts).strip()
    return Head(text, tidy, below, bare, is_shared)


def _parent(number: int, row: Row, column: int, spans: Spans) -> str:
    """The text that stands over a blank head cell: of its merged block, else the nearest to the left."""
    merge = spans.get((number, column))
    if merge is not None:
        return as_it_stood(at(row, merge.left))
    for left in range(column - 1, -1, -1):
        if not is_blank(at(row, left)):
            own = spans.get((number, left))
            return "" if own is not None and own.right > left else as_it_stood(at(row, left))
    return ""


def _spreads(rows: list[tuple[int, Row]], level: int, column: int, spans: Spans) -> bool:
    """Whether a head cell stands over the next column too."""
    number, row = rows[level]
    merge = spans.get((number, column))
    if merge is not None and merge.right > merge.left:
        return True
    is_open = column + 1 < max(len(lower) for _, lower in rows) and is_blank(at(row, column + 1))
    return is_open and any(not is_blank(at(lower, column + 1)) for _, lower in rows[level + 1 :])
