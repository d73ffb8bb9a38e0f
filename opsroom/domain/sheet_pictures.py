"""The picture of a foreign sheet: the text of its real cells, packed so that a hundred thousand rows fit in memory."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

#: Stands between the cells of a packed row; no cell of a workbook can hold it.
_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class SheetPicture:
    """The cells of one sheet as its owner sees them.

    Attributes:
        sheet: Its name.
        width: Columns that hold anything, from column A on.
        rows: Rows, each packed into one text; row 1 first.
        is_cut: The sheet is longer or wider than the picture.
    """

    sheet: str
    width: int
    rows: tuple[str, ...] = field(repr=False)
    is_cut: bool = False

    @property
    def height(self) -> int:
        """Rows of the picture."""
        return len(self.rows)

    def cells(self, row: int) -> Sequence[str]:
        """The cells of a 1-based row, only up to its last filled one; empty beyond the end."""
        packed = self.rows[row - 1] if 0 < row <= len(self.rows) else ""
        return packed.split(_BETWEEN) if packed else ()


def draw_picture(sheet: str, rows: Iterable[tuple[int, Sequence[str]]], most_rows: int) -> SheetPicture:
    """The picture of rows given by 1-based number in ascending order; rows left out are blank.

    Args:
        sheet: Name of the sheet.
        rows: Number and texts of the rows.
        most_rows: Rows to take at most.
    """
    packed: list[str] = []
    width, is_cut = 0, False
    for number, texts in rows:
        if number > most_rows:
            is_cut = True
            break
        packed.extend("" for _ in range(number - 1 - len(packed)))
        used = next((place for place in range(len(texts), 0, -1) if texts[place - 1]), 0)
        width = max(width, used)
        packed.append(_BETWEEN.join(texts[:used]))
    return SheetPicture(sheet, width, tuple(packed), is_cut)


def column_letters(column: int) -> str:
    """The name of a 0-based column as spreadsheets write it: A, B, ..., Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
