"""Sheets without a head are read only when their contents leave no doubt."""

from collections.abc import Callable

import pytest

from opsroom.domain.imports import ImportKind, NothingToImport, SheetReading

Read = Callable[..., SheetReading]
STATIONS = [
    ["LENGKITI", "SUNDAN", "001"],
    ["LENGKITI", "SUNDAN", "002"],
    ["LENGKITI", "UMPAM", "001"],
    ["LENGKITI", "UMPAM", "002"],
]


def keys_of(reading: SheetReading) -> list[str]:
    return [column.key for column in reading.columns]


def test_codes_and_numbers_make_a_tps_list(read: Read) -> None:
    reading = read([["33240100011", "3324010001", "TPS 1"], ["33240100012", "3324010001", "TPS 2"]])
    assert keys_of(reading) == ["tps_code", "desa_code", "number"]
    assert reading.rows[1].values == {"desa_code": "3324010001", "number": "002"}
    assert reading.head_row == 0


def test_names_that_repeat_are_kecamatan_and_desa(read: Read) -> None:
    reading = read(STATIONS)
    assert keys_of(reading) == ["kecamatan", "desa", "number"]
    assert len(reading.rows) == 4


def test_categories_are_seen_too(read: Read) -> None:
    rows = [[*row, category] for row, category in zip(STATIONS, ["RAWAN", "KR", "RAWAN", "SANGAT RAWAN"], strict=True)]
    assert keys_of(read(rows)) == ["kecamatan", "desa", "number", "category"]


def test_numbers_ranks_and_names_make_a_roster(read: Read) -> None:
    rows = [
        ["AKP", "SAT LANTAS", "BUDI SANTOSO", "85010203", "081234567890"],
        ["BRIPDA", "SAT LANTAS", "ANI WIJAYA", "85010204", "081234567891"],
    ]
    reading = read(rows)
    assert keys_of(reading) == ["rank", "", "name", "nrp", "phone"]
    assert reading.kind is ImportKind.PERSON


def test_layout_has_a_name_of_its_own(read: Read) -> None:
    assert read(STATIONS).layout == "tanpa-judul-3"


def test_list_not_asked_for_is_not_found(read: Read) -> None:
    with pytest.raises(NothingToImport):
        read(STATIONS, kind=ImportKind.PERSON)


@pytest.mark.parametrize(
    "rows", [[[348844.4, "", 179184.2], [348249.1, "", 178723.2]], [["-4.1", "104.2"], ["-4,2", "104,3"]]]
)
def test_coordinates_alone_are_refused(read: Read, rows: list[list[object]]) -> None:
    with pytest.raises(NothingToImport, match="hanya berisi angka"):
        read(rows)


@pytest.mark.parametrize(
    "rows",
    [
        [["pensil", "12 buah"], ["buku", "3 buah"]],
        [["85010203"], ["85010204"]],
        [["SUNDAN", "001"], ["SUNDAN", "002"]],
    ],
    ids=["goods", "numbers without names", "one name only"],
)
def test_doubtful_contents_are_refused(read: Read, rows: list[list[object]]) -> None:
    with pytest.raises(NothingToImport):
        read(rows)
