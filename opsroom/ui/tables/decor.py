"""What views lay over a cell: spans that were searched for, a tone by rule, a mask over personal data."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from opsroom.domain.columns import Column
from opsroom.ui.theme.tokens import Tone

#: Start and length of a piece of a cell's text.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CellDecor:
    """Additions to what a cell shows; they never change what it holds.

    Attributes:
        hits: Pieces of the shown text that were searched for, in order, without overlaps.
        tone: State given by a rule: ground and symbol.
        mask: Text shown instead of the real one.
    """

    hits: tuple[Span, ...] = ()
    tone: Tone | None = None
    mask: str | None = None


#: Looks at a cell that is about to be painted (row id, record, column, shown text); None leaves it as it is.
Decorate = Callable[[int, Any, Column, str], CellDecor | None]
