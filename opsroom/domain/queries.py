"""What a table shows: which rows, in which order. The store turns it into SQL; views keep it as state."""

from dataclasses import dataclass
from enum import StrEnum


class Match(StrEnum):
    """How a column filter compares."""

    CONTAINS = "contains"
    EQUALS = "equals"
    EMPTY = "empty"
    FILLED = "filled"


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on one column; text is compared without regard to case."""

    column: str
    text: str = ""
    match: Match = Match.CONTAINS


@dataclass(frozen=True, slots=True)
class SortKey:
    """One sort level."""

    column: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class TableQuery:
    """Filter and sort of one table.

    Attributes:
        text: Words that must each occur in some shown text column.
        filters: All must hold.
        sort: First level first; the record's natural order breaks ties.
    """

    text: str = ""
    filters: tuple[Filter, ...] = ()
    sort: tuple[SortKey, ...] = ()


ALL = TableQuery()
