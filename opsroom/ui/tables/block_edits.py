"""Builds the edits of a block away from the window: which cells take which text, and which hold it already."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from opsroom.domain.columns import Column
from opsroom.domain.series import continue_series
from opsroom.services.cells import CellEdit

_DIGITS = re.compile(r"\d+")

Records = Mapping[int, Any]
ReadRecords = Callable[[Sequence[int]], Records]


@dataclass(frozen=True, slots=True)
class Wish:
    """A cell of a block and the text it is to take."""

    row_id: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class BlockWords:
    """How one kind of block edit is spoken of."""

    doing: str
    done: str
    name: str


PASTE = BlockWords("Menempel", "ditempel", "Tempel")
FILL = BlockWords("Mengisi", "diisi", "Isi ke bawah")
FILL_RIGHT = BlockWords("Mengisi", "diisi", "Isi ke kanan")
FILL_SELECTION = BlockWords("Mengisi", "diisi", "Isi seleksi")
SERIES = BlockWords("Mengisi deret", "diisi", "Isi deret")
CLEAR = BlockWords("Mengosongkan", "dikosongkan", "Kosongkan")
FLIP = BlockWords("Mengubah", "diubah", "Ubah")


def edits_of(wishes: Iterable[Wish], columns: Mapping[str, Column], records: Records) -> tuple[CellEdit, ...]:
    """The edits that change something: a cell that shows the text already is left alone, read-only ones included."""
    edits: list[CellEdit] = []
    for wish in wishes:
        record, column = records.get(wish.row_id), columns[wish.key]
        value = None if record is None else getattr(record, wish.key)
        if record is None or column.show(value) != wish.text:
            edits.append(CellEdit(wish.row_id, wish.key, value, wish.text))
    return tuple(edits)


def same_text(ids: Iterable[int], keys: Sequence[str], text: str) -> list[Wish]:
    """One text for every cell."""
    return [Wish(row_id, key, text) for row_id in ids for key in keys]


def copied_text(
    source_ids: Sequence[int], ids: Sequence[int], columns: Sequence[tuple[Column, Column]], read: ReadRecords
) -> list[Wish]:
    """The text of a source cell for each cell: rows pair with rows, around their end; columns come in pairs.

    A source row that is gone gives nothing.
    """
    records = read(source_ids)
    wishes: list[Wish] = []
    for place, row_id in enumerate(ids):
        record = records.get(source_ids[place % len(source_ids)])
        if record is not None:
            wishes += [Wish(row_id, to.key, of.show(getattr(record, of.key))) for of, to in columns]
    return wishes


def series_down(
    source_ids: Sequence[int], ids: Sequence[int], columns: Sequence[Column], read: ReadRecords
) -> list[Wish]:
    """Continue what the source rows begin in the rows `ids`, in the order given: from below upwards too."""
    records = read(source_ids)
    wishes: list[Wish] = []
    for column in columns:
        samples = [column.show(getattr(records[row_id], column.key)) for row_id in source_ids if row_id in records]
        texts = continue_series(samples, len(ids)) if samples else []
        wishes += [Wish(row_id, column.key, text) for row_id, text in zip(ids, texts, strict=False)]
    return wishes


def series_right(
    ids: Sequence[int], sources: Sequence[Column], targets: Sequence[Column], read: ReadRecords
) -> list[Wish]:
    """Continue in each row what its source cells begin in its target cells, in the order given."""
    records = read(ids)
    wishes: list[Wish] = []
    for row_id in ids:
        record = records.get(row_id)
        if record is not None:
            samples = [column.show(getattr(record, column.key)) for column in sources]
            texts = continue_series(samples, len(targets))
            wishes += [Wish(row_id, column.key, text) for column, text in zip(targets, texts, strict=True)]
    return wishes


def leading_samples(ids: Sequence[int], columns: Sequence[Column], read: ReadRecords, most: int) -> int:
    """How many rows at the head of `ids` hold the beginning of a series: up to the first empty cell."""
    head = ids[: most + 1]
    records = read(head)
    count = 0
    for row_id in head:
        record = records.get(row_id)
        if record is None or not all(column.show(getattr(record, column.key)) for column in columns):
            break
        count += 1
    if 0 < count < len(head):
        return count
    # Rows that are all filled: the first one is meant to go on, or the first two when they differ in numbers only.
    first, second = (records.get(row_id) for row_id in head[:2])
    if first is None or second is None or len(ids) == 2:
        return 1
    return 2 if all(_counts(c.show(getattr(first, c.key)), c.show(getattr(second, c.key))) for c in columns) else 1


def _counts(first: str, second: str) -> bool:
    """Whether two texts differ in their numbers only, so that they show a step."""
    return first != second and _DIGITS.sub("0", first) == _DIGITS.sub("0", second)
