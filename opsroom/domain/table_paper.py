"""The frozen snapshot a printed table is rendered from: texts only, everything decided."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from opsroom.domain.documents import PageSetup


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column of a printed table. Units: `chars` in characters of the body face.

    Attributes:
        chars: How many it shows at most; a long text is cut.
        is_number: Set to the right.
        is_whole: A code, a number, a word of a list: never cut.
    """

    title: str
    chars: int
    is_number: bool = False
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class TablePaper:
    """A table to be printed.

    Attributes:
        title: Above the table on the first page, in the foot of the others.
        filter_text: Which rows these are, in words; empty for all.
        made_at: ``11 Februari 2024 pukul 08.00 WIB``.
        rows: Texts of each row, one for each column.
        seed: What the file's ID is made of.
    """

    title: str
    filter_text: str
    made_at: str
    columns: tuple[PaperColumn, ...]
    rows: Sequence[Sequence[str]]
    page: PageSetup = field(default_factory=PageSetup)
    is_landscape: bool = True
    seed: str = ""
