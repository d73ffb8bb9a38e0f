"""What a column is by what stands in it: service numbers, ranks, telephone numbers, TPS codes and numbers, places."""

import re
from collections.abc import Callable, Iterable, Mapping

from opsroom.domain.categories import DEFAULT_CATEGORIES, category_code
from opsroom.domain.errors import ParseProblem
from opsroom.domain.imports import ImportKind
from opsroom.domain.phones import read_phone
from opsroom.domain.ranks import parse_rank
from opsroom.exchange.cells import Row, at, text_of
from opsroom.exchange.compounds import split_code
from opsroom.exchange.head_rules import COMPOUNDS

#: Share of its cells that must pass before a column is taken for something.
CLEAR = 0.85
_HALF = 0.5
_MIN_CELLS = 2
_MAX_WIDTH = 64
_DESA_CODE = re.compile(r"^[1-9]\d\.?\d\d\.?\d\d\.?\d{4}$")
_TPS = re.compile(r"^TPS[\s.\-_]*(?:NO\.?\s*)?0*\d{1,3}$|^0\d\d$", re.IGNORECASE)
_NRP = re.compile(r"^(?:\d{2}(?:0[1-9]|1[0-2])\d{4}|\d{18})$")
_NRP_INSIDE = re.compile(r"(?<!\d)(?:\d{8}|\d{18})(?!\d)")
_PLACE = re.compile(r"^[A-Za-z][A-Za-z'’.\-\s]+\d{0,2}$")
_NAME = re.compile(r"^[A-Za-z][A-Za-z'’.,\-\s]+$")
_FIGURE = re.compile(r"^-?\d+(?:[.,]\d+)?$")
_CATEGORIES = frozenset(category.code for category in DEFAULT_CATEGORIES)
_LONG_PHONE = 10

Texts = Mapping[int, list[str]]
Test = Callable[[str], object]


def column_texts(rows: Iterable[Row]) -> Texts:
    """Column to its filled cells as text, for the first columns."""
    columns: dict[int, list[str]] = {}
    for row in rows:
        for column in range(min(_MAX_WIDTH, len(row))):
            text = text_of(at(row, column))
            if text:
                columns.setdefault(column, []).append(text)
    return dict(sorted(columns.items()))


def share(texts: list[str], test: Test) -> float:
    """How many of the cells pass, from 0 to 1."""
    return sum(bool(test(text)) for text in texts) / len(texts)


def all_figures(texts: Texts) -> bool:
    """Whether the columns hold nothing but figures."""
    return all(share(column, _FIGURE.match) >= CLEAR for column in texts.values())


def completed(kind: ImportKind, keys: Mapping[str, int], texts: Texts) -> dict[str, int]:
    """The keys with the deciding column added that no head named, when its contents name it."""
    given = {part for key in keys for part in COMPOUNDS.get(key, (key,))}
    found = dict(keys)
    if kind is ImportKind.PERSON and "nrp" not in given:
        for key, compound in (("rank", "rank_nrp"), ("name", "name_nrp")):
            if key in found and share(texts.get(found[key], [""]), _NRP_INSIDE.search) >= _HALF:
                found[compound] = found.pop(key)
                return found
        return found | _take(texts, found, (("nrp", _NRP.match),))
    if kind is ImportKind.TPS and "number" not in given:
        return found | _take(texts, found, (("number", _TPS.match),))
    return found


def _take(texts: Texts, taken: Mapping[str, int], tests: Iterable[tuple[str, Test]]) -> dict[str, int]:
    """For each key the first free column nearly all cells of which pass its test."""
    keys: dict[str, int] = {}
    for key, test in tests:
        free = (column for column in texts if column not in (*taken.values(), *keys.values()))
        clear = (column for column in free if len(texts[column]) >= _MIN_CELLS and share(texts[column], test) >= CLEAR)
        column = next(clear, None)
        if column is not None:
            keys[key] = column
    return keys


def people(texts: Texts) -> dict[str, int]:
    """Columns of a roster: numbers that are NRP or NIP, ranks, telephone numbers, names."""
    keys = _take(texts, {}, (("nrp", _NRP.match), ("rank", parse_rank), ("phone", _is_phone)))
    names = [column for column in texts if column not in keys.values() and share(texts[column], _NAME.match) >= CLEAR]
    if "nrp" in keys and names:
        # Names hardly repeat; units and positions do.
        keys["name"] = max(names, key=lambda column: len(set(texts[column])) / len(texts[column]))
    return keys


def _is_phone(text: str) -> bool:
    try:
        return len(read_phone(text)) >= _LONG_PHONE
    except ParseProblem:
        return False


def stations(texts: Texts) -> dict[str, int]:
    """Columns of a TPS list: codes of desa, full TPS codes, numbers written as TPS, names that repeat."""
    tests: tuple[tuple[str, Test], ...] = (
        ("desa_code", _DESA_CODE.match),
        ("tps_code", lambda text: split_code(text)[0]),
        ("number", _TPS.match),
        ("category", lambda text: category_code(text) in _CATEGORIES),
    )
    keys = _take(texts, {}, tests)
    places = [
        column
        for column, cells in texts.items()
        if column not in keys.values() and share(cells, _PLACE.match) >= CLEAR and len(set(cells)) < len(cells)
    ]
    if "desa_code" not in keys and "tps_code" not in keys and len(places) == len(COMPOUNDS["kecamatan_desa"]):
        keys["kecamatan"], keys["desa"] = sorted(places, key=lambda column: len(set(texts[column])))
    return keys
