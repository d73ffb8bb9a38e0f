"""Sheets without a head: the columns are told by what stands in them, and only when that is clear."""

import re
from collections import Counter
from collections.abc import Callable, Mapping

from opsroom.domain.categories import DEFAULT_CATEGORIES, category_code
from opsroom.domain.errors import ParseProblem
from opsroom.domain.imports import ImportKind
from opsroom.domain.phones import read_phone
from opsroom.domain.ranks import parse_rank
from opsroom.exchange.cells import Row, at, text_of
from opsroom.exchange.compounds import split_code
from opsroom.exchange.grids import Grid
from opsroom.exchange.layouts import NOT_KNOWN, Layout, is_complete
from opsroom.exchange.xlsx_parts import column_letters

_SAMPLE = 400
_MIN_ROWS = 2
_CLEAR = 0.85
_MAX_WIDTH = 40
_DESA_CODE = re.compile(r"^[1-9]\d\.?\d\d\.?\d\d\.?\d{4}$")
_TPS = re.compile(r"^TPS[\s.\-_]*(?:NO\.?\s*)?0*\d{1,3}$|^0\d\d$", re.IGNORECASE)
_NRP = re.compile(r"^(?:\d{2}(?:0[1-9]|1[0-2])\d{4}|\d{18})$")
_PLACE = re.compile(r"^[A-Za-z][A-Za-z'’.\-\s]+\d{0,2}$")
_NAME = re.compile(r"^[A-Za-z][A-Za-z'’.,\-\s]+$")
_DECIMAL = re.compile(r"^-?\d+[.,]\d+$|^-?\d+$")
_CATEGORIES = frozenset(category.code for category in DEFAULT_CATEGORIES)

Texts = Mapping[int, list[str]]


def find_by_content(grid: Grid, kind: ImportKind | None) -> Layout:
    """What a sheet without a head is; with `kind` None and a reason when its contents do not tell."""
    rows = [row for _, row in grid.first(_SAMPLE)]
    texts = _columns(rows)
    for wanted, find in ((ImportKind.PERSON, _people), (ImportKind.TPS, _stations)):
        if kind is not None and kind is not wanted:
            continue
        keys = find(texts)
        if is_complete(wanted, keys):
            heads = {column: f"Kolom {column_letters(column)}" for column in texts}
            return Layout(wanted, keys=keys, heads=heads, code=f"tanpa-judul-{len(heads)}")
    return Layout(None, reason=_why_not(texts))


def _columns(rows: list[Row]) -> Texts:
    """Column to its filled cells as text."""
    width = min(_MAX_WIDTH, max((len(row) for row in rows), default=0))
    columns = {column: [text for row in rows if (text := text_of(at(row, column)))] for column in range(width)}
    return {column: texts for column, texts in columns.items() if texts}


def _share(texts: list[str], test: Callable[[str], object]) -> float:
    return sum(bool(test(text)) for text in texts) / len(texts)


def _first(texts: Texts, taken: Mapping[str, int], test: Callable[[str], object]) -> int | None:
    """The first free column nearly all cells of which pass."""
    free = (column for column in texts if column not in taken.values() and len(texts[column]) >= _MIN_ROWS)
    return next((column for column in free if _share(texts[column], test) >= _CLEAR), None)


def _take(texts: Texts, tests: tuple[tuple[str, Callable[[str], object]], ...]) -> dict[str, int]:
    keys: dict[str, int] = {}
    for key, test in tests:
        column = _first(texts, keys, test)
        if column is not None:
            keys[key] = column
    return keys


def _people(texts: Texts) -> dict[str, int]:
    """Columns of a roster: numbers that are NRP or NIP, ranks, names."""
    keys = _take(texts, (("nrp", _NRP.match), ("rank", parse_rank), ("phone", _is_phone)))
    names = [column for column in texts if column not in keys.values() and _share(texts[column], _NAME.match) >= _CLEAR]
    if "nrp" in keys and names:
        # Names hardly repeat; units and positions do.
        keys["name"] = max(names, key=lambda column: len(set(texts[column])) / len(texts[column]))
    return keys


def _is_phone(text: str) -> bool:
    try:
        return len(read_phone(text)) >= 10
    except ParseProblem:
        return False


def _stations(texts: Texts) -> dict[str, int]:
    """Columns of a TPS list: codes of desa, full TPS codes, numbers written as TPS, names that repeat."""
    keys = _take(
        texts,
        (
            ("desa_code", _DESA_CODE.match),
            ("tps_code", lambda text: split_code(text)[0]),
            ("number", _TPS.match),
            ("category", lambda text: category_code(text) in _CATEGORIES),
        ),
    )
    places = [
        column
        for column in texts
        if column not in keys.values()
        and len(texts[column]) >= _MIN_ROWS
        and _share(texts[column], _PLACE.match) >= _CLEAR
        and len(set(texts[column])) < len(texts[column])
    ]
    places.sort(key=lambda column: len(set(texts[column])))
    if "desa_code" not in keys and "tps_code" not in keys and len(places) == 2:
        keys["kecamatan"], keys["desa"] = places
    return keys


def _why_not(texts: Texts) -> str:
    """Why a sheet feeds nothing."""
    if not texts:
        return "kosong."
    widths = Counter(len(column) for column in texts.values())
    if widths and all(_share(column, _DECIMAL.match) >= _CLEAR for column in texts.values()):
        return "hanya berisi angka (koordinat?) tanpa nama desa dan nomor TPS, jadi tidak dapat dipasangkan dengan TPS."
    return NOT_KNOWN
