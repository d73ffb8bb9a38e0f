"""TPS of a large, even list, a thousand rows at a time: the same values as row by row, worked out by the column.

A block is taken only when every row of it is a TPS with its own place; what is more than that (a remark on a special
location, an unreadable figure) is read row by row inside it, and any other block is left to `bodies` as a whole.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from opsroom.domain.categories import KHUSUS
from opsroom.domain.coordinates import place
from opsroom.domain.errors import RuleViolation
from opsroom.domain.import_rows import Joined, RowBlock, packed
from opsroom.domain.imports import SheetRow
from opsroom.domain.names import has_letters
from opsroom.domain.progress import Progress
from opsroom.domain.regions import DESA_DIGITS, plain_code
from opsroom.domain.tps_columns import read_voters
from opsroom.domain.tps_numbers import is_special_number
from opsroom.exchange.bands import is_subtotal
from opsroom.exchange.bodies import Body, Entry
from opsroom.exchange.cell_blocks import CellBlock, Memo, single_lines, texts_of
from opsroom.exchange.cells import says_nothing, text_of
from opsroom.exchange.compounds import split_tps
from opsroom.exchange.grids import Grid
from opsroom.exchange.head_words import tidy_head
from opsroom.exchange.layouts import Layout
from opsroom.exchange.remarks import split_remark
from opsroom.exchange.tps_places import place_of
from opsroom.exchange.tps_rows import TEXTS, TpsReader, category_of, contact_name, degrees

#: Lists up to here are read row by row; there is nothing to win.
MIN_ROWS = 3000
_CONTACTS = ("kpps_contact", "panwas_contact", "linmas_contact")
_VOTERS = ("voters_m", "voters_f")
_KEYS = frozenset(
    {"number", "kecamatan", "desa", "desa_code", "category", "lat", "lon", "note", *_VOTERS, *TEXTS, *_CONTACTS}
)
V = TypeVar("V")
#: Stands for a value that needs its whole row.
_ODD = object()


def tps_list(
    grid: Grid, layout: Layout, progress: Progress, *, bare_name: bool, least: int = MIN_ROWS
) -> Sequence[SheetRow]:
    """The TPS of a sheet, by blocks where it is large and even.

    Args:
        grid: The sheet.
        layout: Its head.
        progress: Told every 250 rows.
        bare_name: Whether a sheet name without KEC or DESA may be taken for a kecamatan.
        least: Rows from which on blocks are tried.

    Raises:
        Cancelled: The user asked to stop.
    """
    reader = TpsReader(grid, layout, bare_name=bare_name)
    body = Body(grid, layout, reader.rules, progress)
    quick = _Quick(grid, layout, reader) if grid.blocks is not None and grid.height >= least else None
    if grid.blocks is None or quick is None or not quick.is_possible:
        return packed(reader.rows(body.entries(grid.walk())))
    parts: list[Sequence[SheetRow]] = []
    for block in grid.blocks():
        progress.step(block.first, max(block.first, grid.height), f"Membaca lembar {grid.name}")
        taken = quick.read(block) if body.is_plain and block.first > layout.last else None
        if taken is None:
            rows = enumerate(block.rows(), start=block.first)
            parts.append(packed(reader.rows(body.entries((number, list(row)) for number, row in rows))))
        else:
            parts.append(taken)
    return Joined(parts)


class _Quick:
    """Reads blocks of one sheet.

    Attributes:
        is_possible: Whether the columns are such that blocks can be read at all.
    """

    def __init__(self, grid: Grid, layout: Layout, reader: TpsReader) -> None:
        keys = layout.keys
        self._grid, self._layout, self._reader = grid, layout, reader
        is_whole = layout.start == 0 and layout.stop >= layout.width and layout.beside is None
        self.is_possible = is_whole and {"number", "desa"} <= keys.keys() <= _KEYS
        self._single = single_lines()
        self._desa_heads = {line.get(keys.get("desa", -1)) for line in layout.lines}
        self._starts = {head[:1] for head in self._desa_heads if head}
        self._has_notes = bool({"access_note", "signal_note"} & keys.keys())
        read_by: dict[str, Callable[[str], object]] = {
            "number": _number, "kecamatan": place_of, "desa": place_of, "desa_code": _code, "category": _category,
            "note": _odd_if_filled if self._has_notes else _remark,
            **dict.fromkeys(_VOTERS, _voters), **dict.fromkeys(TEXTS, _text), **dict.fromkeys(_CONTACTS, _contact),
        }  # fmt: skip
        self._memos = {key: Memo(read) for key, read in read_by.items() if key in keys}

    def read(self, block: CellBlock) -> RowBlock | None:
        """The rows of the block, None when they must be read one by one."""
        last = block.first + block.size - 1
        if not block.columns or any(m.top <= last and m.bottom >= block.first for m in self._grid.merges):
            return None
        width = self._layout.width
        stood = [tuple(column) for column in block.columns[:width]]
        stood += [_repeated("", block.size)] * (width + 1 - len(stood))
        texts = {column: texts_of(stood[column], self._single) for column in self._layout.keys.values()}
        values = self._values(texts, block.size)
        if not self._is_list(stood, texts, values):
            return None
        odd = self._take_odd_rows(block.first, stood, values)
        self._reader.places.leave(str(values["kecamatan"][-1] or ""), str(values["desa"][-1]))
        return RowBlock(
            self._grid.name,
            block.first,
            block.size,
            {key: _shared(column) for key, column in values.items() if column.count(None) < block.size},
            tuple(self._layout.heads.values()),
            tuple(_shared(stood[column]) for column in self._layout.heads),
            odd,
        )

    def _values(self, texts: Mapping[int, list[str]], size: int) -> dict[str, list[object]]:
        """Our values by column; `_ODD` where a row must be read by itself."""
        keys = self._layout.keys
        values = {key: list(map(memo.__getitem__, texts[keys[key]])) for key, memo in self._memos.items()}
        if "kecamatan" not in values:
            values["kecamatan"] = [self._reader.places.kecamatan or None] * size
        if {"lat", "lon"} <= keys.keys():
            values["lat"], values["lon"] = _spots(texts[keys["lat"]], texts[keys["lon"]])
        if not self._has_notes and any(values.get("note", ())):
            parts = [part if isinstance(part, tuple) else (part,) * 3 for part in values["note"]]
            for key, column in zip(("access_note", "signal_note", "note"), zip(*parts, strict=True), strict=True):
                values[key] = list(column)
        return values

    def _is_list(
        self, stood: Sequence[Sequence[str]], texts: Mapping[int, list[str]], values: dict[str, list[object]]
    ) -> bool:
        """Whether every row is a TPS with a place of its own, and none of them a sum or the head again."""
        if None in values["number"] or "" in values["desa"] or "" in values["kecamatan"]:
            return False
        if any(map(self._is_desa_head, set(texts[self._layout.keys["desa"]]))):
            return False
        return not _may_sum_up(stood, self._single)

    def _is_desa_head(self, text: str) -> bool:
        """Whether the cell repeats the head above it; that of most cells is told by their first letter."""
        first = text[:1].upper()
        if first.isascii() and first.isalnum() and first not in self._starts:
            return False
        return tidy_head(text) in self._desa_heads

    def _take_odd_rows(
        self, first: int, stood: list[tuple[str, ...]], values: dict[str, list[object]]
    ) -> dict[int, SheetRow]:
        """Read the rows that need it one by one, and put what they hold into the columns."""
        places = {
            place
            for column in values.values()
            if _ODD in set(column)
            for place, value in enumerate(column)
            if value is _ODD
        }
        odd: dict[int, SheetRow] = {}
        for index in sorted(places):
            cells = [column[index] for column in stood]
            line = list(map(text_of, cells))
            own = [(column, text) for column, text in enumerate(line) if text]
            entry = Entry(first + index, list(cells), line, own, is_data=True)
            row = odd[index] = self._reader.read(entry)
            for key in row.values.keys() - values.keys():
                values[key] = [None] * len(stood[0])
            for key, column in values.items():
                column[index] = row.values.get(key)
        return odd


def _may_sum_up(stood: Sequence[Sequence[str]], single: Memo[str]) -> bool:
    """Whether the first words of a row may say that it sums up the rows above."""
    for column in stood:
        words = {single[text] for text in set(column)}
        named = [word for word in words if not word.isdigit() and has_letters(word)]
        if any(is_subtotal([(0, word)]) for word in named):
            return True
        if len(named) == len(words):
            return False
    return False


def _number(text: str) -> object:
    number, beside, is_special = split_tps(text)
    if not number:
        return None
    return _ODD if beside or is_special or is_special_number(number) else number


def _code(text: str) -> object:
    code = plain_code(text)
    return code if len(code) == DESA_DIGITS else _ODD if text else None


def _category(text: str) -> object:
    code, reason = category_of(text)
    return _ODD if reason or code == KHUSUS else code or None


def _voters(text: str) -> object:
    try:
        return None if text in ("", "-") else read_voters(text)
    except RuleViolation:
        return _ODD


def _text(text: str) -> object:
    return None if says_nothing(text) else text


def _contact(text: str) -> object:
    return contact_name(text) or None


def _odd_if_filled(text: str) -> object:
    return None if says_nothing(text) else _ODD


def _remark(text: str) -> object:
    """Access, signal and the rest of a remark."""
    if says_nothing(text):
        return None
    remark = split_remark(text)
    return _ODD if remark.is_special else (remark.access or None, remark.signal or None, remark.other or None)


def _spots(lats: Sequence[str], lons: Sequence[str]) -> tuple[list[object], list[object]]:
    """The degrees of rows whose place is told by two columns."""
    found = [_spot(lat, lon) for lat, lon in zip(lats, lons, strict=True)]
    return [lat for lat, _ in found], [lon for _, lon in found]


def _spot(lat: str, lon: str) -> tuple[object, object]:
    if says_nothing(lat) or says_nothing(lon):
        return None, None
    try:
        point = place(degrees(lat), degrees(lon))
    except RuleViolation:
        return _ODD, _ODD
    return point.lat, point.lon


def _shared(column: Sequence[V]) -> tuple[V, ...]:
    """The column as it is kept: most columns of a block hold one value, and all blocks share those."""
    first = column[0]
    return _repeated(first, len(column)) if column.count(first) == len(column) else tuple(column)


@lru_cache(maxsize=1024, typed=True)
def _repeated(value: V, size: int) -> tuple[V, ...]:
    return (value,) * size
