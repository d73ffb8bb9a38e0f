"""What a cell of a foreign workbook holds, and its text in the two forms the readers need."""

from datetime import date, datetime, time, timedelta

#: A cell as calamine, the sparse reader or a csv line gives it; empty is ``''``.
Cell = str | int | float | bool | date | datetime | time | timedelta
Row = list[Cell]

#: A spreadsheet keeps 15 significant digits; beyond, the number is shown as it would be shown there.
_EXACT = 1e15
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})
_NOTHING = frozenset({"-", "--", "---", "–", "—", ".", "...", "0", "N/A", "NIHIL", "TIDAK ADA", "NULL", "NONE"})
_DITTO = frozenset({'"', "''", "„", "”", "SDA", "S D A", "S.D.A", "S.D.A.", "IDEM", "-SDA-", '-"-', "- SDA -", '- " -'})


def as_it_stood(cell: Cell) -> str:
    """The text a reader of the sheet sees, line breaks kept; used where the cell is handed back to its owner."""
    if isinstance(cell, str):
        return (cell.replace("\xa0", " ") if "\xa0" in cell else cell).strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _EXACT else repr(cell)
    return str(cell)


def text_of(cell: Cell) -> str:
    """The text on one line with single spaces; spreadsheet errors such as ``#REF!`` are nothing."""
    if not isinstance(cell, str):
        return as_it_stood(cell)
    # split() knows every kind of space, the protected one included.
    text = " ".join(cell.split())
    return "" if text[:1] == "#" and text in _ERRORS else text


def is_blank(cell: Cell) -> bool:
    """Whether the cell holds nothing but space."""
    return isinstance(cell, str) and not cell.strip()


def says_nothing(text: str) -> bool:
    """Whether an optional value is only a mark for "none": a dash, a zero, NIHIL."""
    return not text or text.upper() in _NOTHING


def is_ditto(text: str) -> bool:
    """Whether the cell says "the same as above"."""
    return text.upper() in _DITTO


def at(row: Row, column: int | None) -> Cell:
    """The cell of a column; rows may be shorter than the table and a column may be missing."""
    return row[column] if column is not None and column < len(row) else ""


def filled(row: Row) -> list[tuple[int, Cell]]:
    """Column and cell of everything that is not blank."""
    return [(column, cell) for column, cell in enumerate(row) if not is_blank(cell)]
