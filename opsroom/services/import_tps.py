"""Judging imported TPS: known by desa and number, places resolved to codes.

Rows that a large list holds by column are judged by column as long as all of a part are new; every other part row by
row. Both roads give the same account.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from operator import add

from opsroom.domain.categories import KURANG_RAWAN
from opsroom.domain.changes import Kind
from opsroom.domain.import_rows import Joined, RowBlock
from opsroom.domain.imports import SheetRow
from opsroom.domain.regions import plain_code
from opsroom.domain.tps import Tps
from opsroom.domain.tps_columns import TPS_COLUMNS
from opsroom.services.import_judgement import NewRows, Prepared, differences, parts_of
from opsroom.services.regions import PlaceFound, RegionIndex, region_index
from opsroom.store.reader import Reader

_PLACE_KEYS = ("kecamatan", "desa", "desa_code")
_KEYS = frozenset(column.key for column in TPS_COLUMNS) - {*_PLACE_KEYS}
_NUMBERS: dict[str, object] = dict.fromkeys(("voters_m", "voters_f", "lat", "lon"))
_NOTES = ("address", "access_note", "signal_note", "category_source", "category_reason", "note")
_CONTACTS = ("kpps_contact", "panwas_contact", "linmas_contact")
#: What a blank cell leaves when the merge rules let it overwrite; which TPS it is cannot be emptied.
EMPTIED_TO: dict[str, object] = {**dict.fromkeys((*_NOTES, *_CONTACTS), ""), **_NUMBERS}
_DEFAULTS: dict[str, object] = {**EMPTIED_TO, "category": KURANG_RAWAN, "is_special": False}

Triple = tuple[str, str, str]


def judge_tps(reader: Reader, prepared: Prepared) -> Iterator[NewRows]:
    """Compare the rows of `prepared` with the operation's TPS; gives the new ones part by part."""
    judge = _Judge(reader, prepared)
    done = 0
    for reading in prepared.readings:
        for part in parts_of(reading.rows):
            yield judge.judge(part, done)
            done += len(part)
    prepared.notes.extend(judge.index.notes)


class _Places(dict[Triple, PlaceFound | None]):
    """Where a row lies by its kecamatan, desa and code; a look-up for all rows of a desa but the first."""

    def __init__(self, index: RegionIndex) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, triple: Triple) -> PlaceFound | None:
        kecamatan, desa, code = triple
        found = self[triple] = self._index.resolve(kecamatan, desa, plain_code(code))
        return found


class _Judge:
    """Goes through an import part by part."""

    def __init__(self, reader: Reader, prepared: Prepared) -> None:
        self._reader = reader
        self._prepared = prepared
        self._rows: Sequence[SheetRow] = Joined(reading.rows for reading in prepared.readings)
        self._is_empty = reader.counts()[Kind.TPS.value] == 0
        self._categories = {category.code for category in reader.categories()}
        self.index = region_index(reader, _triples(prepared))
        prepared.new_kecamatan, prepared.new_desa = self.index.new_kecamatan, self.index.new_desa
        self._places = _Places(self.index)
        #: Code and number of a TPS to where its first row stands in the import.
        self._first: dict[str, int] = {}

    def judge(self, part: Sequence[SheetRow], start: int) -> NewRows:
        """The new TPS among rows that stand at `start` in the import."""
        by_column = self._all_new(part, start) if isinstance(part, RowBlock) else None
        if by_column is not None:
            self._prepared.take_new(part)
            return by_column
        rows = list(part)
        stored = self._stored(self._resolve(row) for row in rows)
        for place, row in enumerate(rows, start=start):
            self._judge_row(row, place, stored)
        return self._prepared.close_part(part)

    def _all_new(self, block: RowBlock, start: int) -> NewRows | None:
        """The rows by column when all are new and may stay; None when they must be looked at one by one."""
        if any(row.problems for row in block.odd.values()):
            return None
        places = [self._places[triple] for triple in _block_triples(block)]
        codes = [place.desa_code for place in places if place is not None]
        if len(codes) < len(block):
            return None
        keys = list(map(add, codes, block.values["number"]))
        if len(set(keys)) < len(keys) or not self._first.keys().isdisjoint(keys):
            return None
        if not self._stored(places).keys().isdisjoint(keys):
            return None
        self._first.update(zip(keys, count(start), strict=False))
        columns = {key: _filled(block.values[key], _DEFAULTS.get(key)) for key in _KEYS & block.values.keys()}
        for category in dict.fromkeys(columns.get("category", ())):
            self._meet_category(str(category))
        return {**columns, "desa_code": codes}

    def _stored(self, places: Iterable[PlaceFound | None]) -> dict[str, Tps]:
        """The operation's TPS of these places, by code and number."""
        codes = {place.desa_code for place in places if place is not None}
        if self._is_empty or not codes:
            return {}
        held = self._reader.holders(Kind.TPS, [(code, "") for code in codes])
        return {tps.code: tps for tps in self._reader.tps(list(held.values()))}

    def _judge_row(self, row: SheetRow, start: int, stored: dict[str, Tps]) -> None:
        prepared = self._prepared
        if row.problems:
            prepared.reject(row, *row.problems)
            return
        place = self._resolve(row)
        if place is None:
            prepared.reject(row, "Desa tidak dikenal atau ada di beberapa kecamatan; tulis kecamatan atau kode desanya")
            return
        number = str(row.values["number"])
        key = place.desa_code + number
        values = {name: value for name, value in row.values.items() if name in _KEYS}
        if key in self._first:
            _repeat(prepared, row, self._rows[self._first[key]], number, place)
            return
        self._first[key] = start
        if key in stored:
            prepared.compare(row, stored[key].id, stored[key], values)
        else:
            prepared.add(row, {"category": KURANG_RAWAN, **values, "desa_code": place.desa_code})
        self._meet_category(str(values.get("category", KURANG_RAWAN)))

    def _resolve(self, row: SheetRow) -> PlaceFound | None:
        return None if row.problems else self._places[_triple(row)]

    def _meet_category(self, category: str) -> None:
        if category not in self._categories:
            self._categories.add(category)
            self._prepared.new_categories.append(category)
            self._prepared.notes.append(f"Kategori {category} ditambahkan tanpa pola; isi polanya sebelum ploting.")


def _triples(prepared: Prepared) -> Counter[Triple]:
    """The places the rows name, with how many rows name them."""
    found: Counter[Triple] = Counter()
    for reading in prepared.readings:
        for part in parts_of(reading.rows):
            found.update(_block_triples(part) if isinstance(part, RowBlock) else map(_triple, part))
    return found


def _triple(row: SheetRow) -> Triple:
    values = row.values
    return str(values.get("kecamatan", "")), str(values.get("desa", "")), str(values.get("desa_code", ""))


def _block_triples(block: RowBlock) -> Iterator[Triple]:
    nothing = ("",) * len(block)
    return zip(*(_filled(block.values.get(key, nothing), "") for key in _PLACE_KEYS), strict=True)


def _filled(column: Sequence[object], default: object) -> Sequence[object]:
    """The column with `default` where the cell is blank."""
    if default is None or None not in column:
        return column
    return [default if value is None else value for value in column]


def _repeat(prepared: Prepared, row: SheetRow, first: SheetRow, number: str, place: PlaceFound) -> None:
    """A TPS listed twice: harmless when equal, else somebody must say which row is right."""
    values = {name: value for name, value in row.values.items() if name in _KEYS}
    if differences(first.values, values):
        prepared.reject(row, "TPS ini sudah ada di baris lain dengan isi berbeda")
    else:
        prepared.repeat(row, first, f"TPS {number} {place.desa}", ())
