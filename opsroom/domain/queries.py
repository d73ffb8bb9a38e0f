"""What a table shows: which rows, in which order. The store turns it into SQL; views keep it as state."""

from dataclasses import dataclass
from enum import StrEnum


class Match(StrEnum):
    """How a column filter compares."""

    CONTAINS = "contains"
    EXCLUDES = "excludes"
    EQUALS = "equals"
    NOT_EQUALS = "not_equals"
    ONE_OF = "one_of"
    LESS = "less"
    AT_MOST = "at_most"
    MORE = "more"
    AT_LEAST = "at_least"
    BETWEEN = "between"
    REGEX = "regex"
    EMPTY = "empty"
    FILLED = "filled"


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on one column; text is compared without regard to case.

    `EXCLUDES` and `NOT_EQUALS` are the exact opposites of `CONTAINS` and `EQUALS`: blank cells pass them. How the text
    of a comparison is read depends on the column (`domain.filters`).

    Attributes:
        upto: The other end of `BETWEEN`; the two ends may stand in either order.
        texts: For `ONE_OF`, any of which the cell equals. Where `CONTAINS`, `EXCLUDES` or `NOT_EQUALS` have several
            texts, they stand here, and one that holds is enough for the cell to be found (or left out).
    """

    column: str
    text: str = ""
    match: Match = Match.CONTAINS
    upto: str = ""
    texts: tuple[str, ...] = ()

    @property
    def all_texts(self) -> tuple[str, ...]:
        """The texts to compare with, one or several."""
        return self.texts or (self.text,)


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


@dataclass(frozen=True, slots=True)
class ColumnStats:
    """What the cells of one column amount to.

    Attributes:
        count: Cells looked at, blank ones too.
        empty: Blank cells.
        distinct: Different values among the others; texts that differ in case only count once.
        total: Sum of a column of numbers, None for other columns and when no cell holds a number.
        least: Stored value that sorts first, None when all cells are blank.
        most: Stored value that sorts last.
    """

    count: int
    empty: int = 0
    distinct: int = 0
    total: float | None = None
    least: object = None
    most: object = None
