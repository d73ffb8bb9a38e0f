r"""Blocks of cells as spreadsheets put them on the clipboard: tabs, lines, quotes around cells that hold either."""

import csv
import io
from collections.abc import Iterable, Sequence

Grid = list[list[str]]


def write_block(rows: Iterable[Sequence[str]]) -> str:
    """The text for the clipboard; every line ends, as Excel writes it."""
    out = io.StringIO()
    csv.writer(out, "excel-tab", lineterminator="\r\n").writerows(
        [cell.replace("\r\n", "\n") for cell in row] or [""] for row in rows
    )
    return out.getvalue()


def read_block(text: str) -> Grid:
    """The cells of a pasted text, padded to a rectangle; one empty line at the end is no row.

    A quote opens a quoted cell only at the start of the cell, and only when it is closed again; else it is a letter.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.removesuffix("\n")
    rows: Grid = [[]]
    at, ending = 0, "\t"
    while ending:
        cell, at, ending = _read_cell(text, at)
        rows[-1].append(cell)
        if ending == "\n":
            rows.append([])
    width = max(len(row) for row in rows)
    return [row + [""] * (width - len(row)) for row in rows]


def _read_cell(text: str, at: int) -> tuple[str, int, str]:
    """One cell from `at` on, where the next one starts, and what ended this one (tab, line, or the end)."""
    if text[at : at + 1] == '"' and (end := _closing_quote(text, at + 1)) is not None:
        return text[at + 1 : end].replace('""', '"'), end + 2, text[end + 1 : end + 2]
    end = min((place for place in (text.find("\t", at), text.find("\n", at)) if place >= 0), default=len(text))
    return text[at:end], end + 1, text[end : end + 1]


def _closing_quote(text: str, at: int) -> int | None:
    """Where the quoted cell that began before `at` closes: a quote followed by tab, line or the end."""
    while (at := text.find('"', at)) >= 0:
        if text[at + 1 : at + 2] == '"':
            at += 2
            continue
        return at if text[at + 1 : at + 2] in ("", "\t", "\n") else None
    return None
