"""Judging imported TPS: known by desa and number, places resolved to codes, blanks never overwrite."""

from collections.abc import Sequence

from opsroom.domain.categories import KURANG_RAWAN
from opsroom.domain.imports import SheetRow
from opsroom.domain.regions import plain_code
from opsroom.domain.tps_columns import TPS_COLUMNS
from opsroom.services.import_judgement import Prepared, differences
from opsroom.services.regions import PlaceFound, RegionIndex, region_index
from opsroom.store.reader import Reader

_PLACE_KEYS = frozenset({"kecamatan", "desa", "desa_code"})
_KEYS = frozenset(column.key for column in TPS_COLUMNS) - _PLACE_KEYS


def judge_tps(reader: Reader, rows: Sequence[SheetRow]) -> Prepared:
    """Compare the rows with the operation's TPS."""
    prepared = Prepared()
    stored = {(tps.desa_code, tps.number): tps for tps in reader.tps()}
    known_categories = {category.code for category in reader.categories()}
    index = region_index(reader, (_place_of(row) for row in rows))
    first: dict[tuple[str, str], SheetRow] = {}
    for row in rows:
        if row.problems:
            prepared.reject(row, *row.problems)
            continue
        place = _resolve(index, row)
        if place is None:
            prepared.reject(row, "Desa tidak dikenal atau ada di beberapa kecamatan; tulis kecamatan atau kode desanya")
            continue
        key = (place.desa_code, str(row.values["number"]))
        values = {name: value for name, value in row.values.items() if name in _KEYS}
        if key in first:
            _repeat(prepared, row, first[key], key[1], place)
            continue
        first[key] = row
        if key in stored:
            prepared.compare(row, stored[key].id, stored[key], values)
        else:
            prepared.add(row, {"category": KURANG_RAWAN, **values, "desa_code": place.desa_code})
        category = str(values.get("category", KURANG_RAWAN))
        if category not in known_categories:
            known_categories.add(category)
            prepared.new_categories.append(category)
            prepared.notes.append(f"Kategori {category} ditambahkan tanpa pola; isi polanya sebelum ploting.")
    prepared.notes.extend(index.notes)
    prepared.new_kecamatan, prepared.new_desa = index.new_kecamatan, index.new_desa
    return prepared


def _place_of(row: SheetRow) -> tuple[str, str, str]:
    values = row.values
    return str(values.get("kecamatan", "")), str(values.get("desa", "")), str(values.get("desa_code", ""))


def _resolve(index: RegionIndex, row: SheetRow) -> PlaceFound | None:
    kecamatan, desa, code = _place_of(row)
    return index.resolve(kecamatan, desa, plain_code(code))


def _repeat(prepared: Prepared, row: SheetRow, first: SheetRow, number: str, place: PlaceFound) -> None:
    """A TPS listed twice: harmless when equal, else somebody must say which row is right."""
    values = {name: value for name, value in row.values.items() if name in _KEYS}
    if differences(first.values, values):
        prepared.reject(row, "TPS ini sudah ada di baris lain dengan isi berbeda")
    else:
        prepared.repeat(row, first, f"TPS {number} {place.desa}", ())
