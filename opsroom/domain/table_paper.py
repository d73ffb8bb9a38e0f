"""The frozen snapshot a printed table is rendered from: texts only, everything decided."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from opsroom.domain.documents import PageSetup


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column of a printed table. Units: `chars` in characters of the body face."""

    title: str
    chars: int
    is_number: bool = False


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
