"""From the cells of a TPS list to typed values."""

from collections.abc import Callable
from typing import Any

import pytest

from opsroom.domain.imports import SheetReading

Read = Callable[..., SheetReading]

BASE = ["NO", "KECAMATAN", "DESA", "TPS"]
ROW: list[object] = [1, "LENGKITI", "SUNDAN", "001"]
PLACE = {"kecamatan": "LENGKITI", "desa": "SUNDAN", "number": "001"}


@pytest.fixture
def extra(read: Read) -> Callable[..., tuple[dict[str, Any], tuple[str, ...]]]:
    """Values (without place and number) and warnings of a row with more columns."""

    def done(**columns: object) -> tuple[dict[str, Any], tuple[str, ...]]:
        heads = [head.replace("_", " ") for head in columns]
        (row,) = read([[*BASE, *heads], [*ROW, *columns.values()]]).rows
        assert not row.problems
        return {key: value for key, value in row.values.items() if key not in PLACE}, row.warnings

    return done


Extra = Callable[..., tuple[dict[str, Any], tuple[str, ...]]]


@pytest.mark.parametrize("cell", [3, 3.0, "003", "TPS 3", "TPS-003", "No. 3"])
def test_number_is_three_digits(read: Read, cell: object) -> None:
    (row,) = read([BASE, [1, "LENGKITI", "SUNDAN", cell]]).rows
    assert row.values["number"] == "003"


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("", "Nomor TPS kosong"),
        ("-", "Nomor TPS kosong"),
        ("001, 002", "Nomor TPS tidak terbaca, harus 001 sampai 999"),
        ("1000", "Nomor TPS tidak terbaca, harus 001 sampai 999"),
        ("3 UMPAM", "Nomor TPS tidak terbaca, harus 001 sampai 999"),
    ],
)
def test_wrong_number_rejects_the_row(read: Read, cell: str, problem: str) -> None:
    (row,) = read([BASE, [1, "LENGKITI", "SUNDAN", cell]]).rows
    assert row.problems == (problem,)


def test_number_cell_may_repeat_the_desa(read: Read) -> None:
    (row,) = read([BASE, [1, "LENGKITI", "SUNDAN", "TPS 3 Sundan"]]).rows
    assert row.values == {"kecamatan": "LENGKITI", "desa": "SUNDAN", "number": "003"}


def test_missing_desa_rejects_the_row(read: Read) -> None:
    first, second = read([BASE, [1, "LENGKITI", "", "001"], [2, "LENGKITI", "SUNDAN", "001"]]).rows
    assert (first.problems, second.problems) == (("Desa/kelurahan kosong",), ())


def test_desa_code_stands_for_the_desa(read: Read) -> None:
    (row,) = read([["NO", "KODE DESA", "TPS"], [1, "16.01.07.2001", 1]]).rows
    assert (row.values, row.problems) == ({"desa_code": "1601072001", "number": "001"}, ())


def test_code_of_another_length_is_not_used(read: Read) -> None:
    (row,) = read([["NO", "KODE DESA", "DESA", "TPS"], [1, "160107", "SUNDAN", 1]]).rows
    assert "desa_code" not in row.values
    assert row.warnings == ("Kode desa bukan 10 digit, tidak dipakai",)


def test_full_tps_code_gives_desa_and_number(read: Read) -> None:
    first, second = read([["NO", "KODE TPS", "ALAMAT"], [1, "1601072001012", "a"], [2, 1601072001901, "b"]]).rows
    assert first.values == {"desa_code": "1601072001", "number": "012", "address": "a"}
    assert second.values["is_special"] is True


@pytest.mark.parametrize(
    ("cell", "code"),
    [("SANGAT RAWAN", "SANGAT_RAWAN"), ("kr", "KURANG_RAWAN"), ("Aman", "KURANG_RAWAN"), ("Terpencil", "TERPENCIL")],
)
def test_category_is_coded(extra: Extra, cell: str, code: str) -> None:
    assert extra(KERAWANAN=cell)[0] == {"category": code}


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("TPS RAWAN", {"category": "RAWAN"}),
        ("SANGAT RAWAN (banjir)", {"category": "SANGAT_RAWAN", "category_reason": "banjir"}),
        ("Rawan - jauh", {"category": "RAWAN", "category_reason": "jauh"}),
        ("KHUSUS", {"is_special": True}),
        ("TPS TERPENCIL (jauh)", {"category": "TPS_TERPENCIL_JAUH"}),
    ],
)
def test_category_with_something_beside_it(extra: Extra, cell: str, values: dict[str, object]) -> None:
    assert extra(KERAWANAN=cell)[0] == values


@pytest.mark.parametrize("cell", ["", "-", '"'])
def test_blank_category_is_absent(extra: Extra, cell: str) -> None:
    assert extra(KERAWANAN=cell)[0] == {}


@pytest.mark.parametrize(
    ("marks", "code"),
    [
        (("v", "", ""), "KURANG_RAWAN"),
        (("", "√", ""), "RAWAN"),
        (("", "-", 1), "SANGAT_RAWAN"),
        (("", "SR", ""), "SANGAT_RAWAN"),
    ],
)
def test_category_by_ticks(read: Read, marks: tuple[object, ...], code: str) -> None:
    head = [[*BASE, "KERAWANAN", "", ""], ["", "", "", "", "KR", "R", "SR"]]
    (row,) = read([*head, [*ROW, *marks]], merges=[(0, 4, 0, 6)]).rows
    assert row.values["category"] == code


def test_category_column_wins_over_ticks(extra: Extra) -> None:
    assert extra(KERAWANAN="RAWAN", SANGAT_RAWAN="v")[0] == {"category": "RAWAN"}


def test_voters_are_numbers(extra: Extra) -> None:
    assert extra(DPT_L="1.001", DPT_P=99.0)[0] == {"voters_m": 1001, "voters_f": 99}


def test_unreadable_voters_are_dropped(extra: Extra) -> None:
    assert extra(DPT_L="banyak", DPT_P="-") == ({}, ("Jumlah pemilih tidak terbaca, dikosongkan",))


@pytest.mark.parametrize(
    "columns",
    [
        {"KOORDINAT": "-4.071353, 103.750231"},
        {"KOORDINAT": "-4,071353\n103,750231"},
        {"LAT": -4.071353, "LONG": 103.750231},
        {"LAT": "-4,071353°", "LONG": "103.750231"},
        {"LAT": 103.750231, "LONG": "−4.071353"},
    ],
)
def test_place_is_read_in_every_notation(extra: Extra, columns: dict[str, object]) -> None:
    assert extra(**columns) == ({"lat": -4.071353, "lon": 103.750231}, ())


@pytest.mark.parametrize(
    "columns",
    [{"KOORDINAT": "dekat masjid"}, {"LAT": "x", "LONG": "1"}, {"LAT": 51.5, "LONG": 0.1}, {"LAT": 1234, "LONG": 1}],
)
def test_unreadable_place_is_dropped(extra: Extra, columns: dict[str, object]) -> None:
    assert extra(**columns) == ({}, ("Koordinat tidak terbaca atau di luar Indonesia, dikosongkan",))


@pytest.mark.parametrize("columns", [{"KOORDINAT": "-"}, {"LAT": "", "LONG": 104.1}, {"LAT": "-", "LONG": "-"}])
def test_blank_place_is_absent(extra: Extra, columns: dict[str, object]) -> None:
    assert extra(**columns) == ({}, ())


def test_texts_are_taken_as_they_stand(extra: Extra) -> None:
    values, _ = extra(
        ALAMAT="Balai  Desa",
        AKSES="jalan tanah",
        SINYAL="-",
        SUMBER_KERAWANAN="Bawaslu",
        INDIKATOR_KERAWANAN="geografis",
    )
    assert values == {
        "address": "Balai Desa",
        "access_note": "jalan tanah",
        "category_source": "Bawaslu",
        "category_reason": "geografis",
    }


@pytest.mark.parametrize(
    ("columns", "contact"),
    [
        ({"KETUA_KPPS": "BUDI", "NO_HP_KPPS": "0812345678"}, "BUDI (0812345678)"),
        ({"KETUA_KPPS": "BUDI", "NO_HP_KPPS": "-"}, "BUDI"),
        ({"KETUA_KPPS": "", "NO_HP_KPPS": "0812345678"}, "0812345678"),
        ({"KETUA_KPPS": "-"}, None),
    ],
)
def test_contact_joins_name_and_telephone(extra: Extra, columns: dict[str, str], contact: str | None) -> None:
    assert extra(**columns)[0].get("kpps_contact") == contact


def test_number_of_linmas_is_no_contact(extra: Extra) -> None:
    assert extra(LINMAS=2)[0] == {}


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("Ya", {"is_special": True}),
        ("tidak", {"is_special": False}),
        ("", {}),
        ("LAPAS KELAS II", {"is_special": True, "note": "LAPAS KELAS II"}),
    ],
)
def test_special_column(extra: Extra, cell: str, values: dict[str, object]) -> None:
    assert extra(KHUSUS=cell)[0] == values


def test_number_from_901_on_is_special_whatever_the_column_says(read: Read) -> None:
    (row,) = read([[*BASE, "KHUSUS"], [1, "LENGKITI", "SUNDAN", 901, "tidak"]]).rows
    assert row.values["is_special"] is True


@pytest.mark.parametrize(
    ("remark", "values"),
    [
        ("jalan tanah, licin", {"access_note": "jalan tanah, licin"}),
        ("blank spot", {"signal_note": "blank spot"}),
        ("LOKASI KHUSUS", {"is_special": True}),
        ("dekat pasar", {"note": "dekat pasar"}),
        ("-", {}),
    ],
)
def test_remark_is_sorted(extra: Extra, remark: str, values: dict[str, object]) -> None:
    assert extra(KET=remark)[0] == values


def test_remark_does_not_overwrite_a_column_of_its_own(extra: Extra) -> None:
    values, _ = extra(AKSES="motor trail", KHUSUS="RUTAN", KET="jalan tanah; dekat pasar")
    assert values["access_note"] == "motor trail"
    assert values["note"] == "RUTAN; jalan tanah; dekat pasar"


def places(reading: SheetReading) -> list[tuple[Any, ...]]:
    return [tuple(row.values.get(key) for key in ("kecamatan", "desa", "number")) for row in reading.rows]


def test_blank_places_mean_those_above(read: Read) -> None:
    rows = [
        BASE,
        [1, "LENGKITI", "SUNDAN", 1],
        [2, "", "", 2],
        [3, "", "UMPAM", 1],
        [4, "ULU OGAN", "GUNUNG TIGA", 1],
        [5, '"', "sda", 2],
    ]
    assert places(read(rows)) == [
        ("LENGKITI", "SUNDAN", "001"),
        ("LENGKITI", "SUNDAN", "002"),
        ("LENGKITI", "UMPAM", "001"),
        ("ULU OGAN", "GUNUNG TIGA", "001"),
        ("ULU OGAN", "GUNUNG TIGA", "002"),
    ]


def test_new_kecamatan_forgets_the_desa_before(read: Read) -> None:
    rows = [BASE, [1, "LENGKITI", "SUNDAN", 1], [2, "ULU OGAN", "", 1]]
    assert read(rows).rows[1].problems == ("Desa/kelurahan kosong",)


def test_rows_that_only_name_a_place_are_no_tps(read: Read) -> None:
    rows = [BASE, ["I", "LENGKITI"], ["", "", "SUNDAN"], [1, "", "", 1], ["", "DESA UMPAM"], [2, "", "", 1]]
    assert places(read(rows)) == [("LENGKITI", "SUNDAN", "001"), ("LENGKITI", "UMPAM", "001")]


def test_row_with_number_and_place_but_no_tps_is_rejected(read: Read) -> None:
    rows = [BASE, [1, "LENGKITI", "SUNDAN", 1], [2, "LENGKITI", "SUNDAN", ""]]
    assert read(rows).rows[1].problems == ("Nomor TPS kosong",)


def test_row_without_running_number_but_enough_else_is_rejected_not_lost(read: Read) -> None:
    rows = [[*BASE, "L", "P"], [1, "LENGKITI", "SUNDAN", 1, 10, 20], ["", "LENGKITI", "SUNDAN", "", 10, 20]]
    assert read(rows).rows[1].problems == ("Nomor TPS kosong",)


@pytest.mark.parametrize(
    "band", [["UMPAM"], ["DESA : UMPAM"], ["", "", "", "Kel. Umpam"], ["A. KELURAHAN UMPAM (4 TPS)"]]
)
def test_lone_text_is_the_place_no_column_tells(read: Read, band: list[str]) -> None:
    rows = [["NO", "KECAMATAN", "TPS", "ALAMAT"], band, [1, "LENGKITI", 1, "x"]]
    assert places(read(rows)) == [("LENGKITI", "UMPAM", "001")]


def test_bare_band_is_the_missing_kecamatan(read: Read) -> None:
    rows = [["NO", "DESA", "TPS"], ["LENGKITI"], [1, "SUNDAN", 1], ["ULU OGAN"], [2, "GUNUNG TIGA", 1]]
    assert [place[0] for place in places(read(rows))] == ["LENGKITI", "ULU OGAN"]


def test_lone_text_beside_full_columns_changes_nothing(read: Read) -> None:
    rows = [[*BASE, "KET"], [1, "LENGKITI", "SUNDAN", 1, ""], ["", "", "", "", "lihat peta"], [2, "", "", 2, ""]]
    assert places(read(rows))[1] == ("LENGKITI", "SUNDAN", "002")


def test_kecamatan_and_desa_in_one_cell(read: Read) -> None:
    rows = [["NO", "KECAMATAN / DESA", "TPS"], [1, "Kec. Lengkiti / Desa Sundan", 1], [2, "UMPAM", 1]]
    assert places(read(rows)) == [("LENGKITI", "SUNDAN", "001"), ("LENGKITI", "UMPAM", "001")]


def test_desa_and_number_in_one_cell(read: Read) -> None:
    rows = [["NO", "KECAMATAN", "DESA / TPS"], [1, "LENGKITI", "SUNDAN / TPS 2"]]
    assert places(read(rows)) == [("LENGKITI", "SUNDAN", "002")]


@pytest.mark.parametrize(
    ("sheet", "titles", "kecamatan"),
    [
        ("KEC. LENGKITI", [], "LENGKITI"),
        ("Sheet1", ["KECAMATAN : LENGKITI"], "LENGKITI"),
        ("Sheet1", ["DAFTAR TPS KECAMATAN LENGKITI KABUPATEN OKU"], "LENGKITI"),
        ("Sheet1", ["DAFTAR TPS SE-KECAMATAN"], None),
        ("LENGKITI", [], None),
    ],
)
def test_sheet_name_or_title_names_the_kecamatan(
    read: Read, sheet: str, titles: list[str], kecamatan: str | None
) -> None:
    rows = [*([title] for title in titles), ["NO", "DESA", "TPS"], [1, "SUNDAN", 1]]
    assert places(read(rows, sheet=sheet)) == [(kecamatan, "SUNDAN", "001")]


def test_titles_of_a_next_table_name_its_places(read: Read) -> None:
    head = ["NO", "TPS", "ALAMAT"]
    rows = [
        ["KECAMATAN LENGKITI"], ["DESA SUNDAN"], head, [1, 1, "a"], ["", "", "KETUA PPS SUNDAN"], ["", "", "BUDI"],
        ["KECAMATAN ULU OGAN"], ["DESA GUNUNG TIGA"], head, [1, 1, "b"],
    ]  # fmt: skip
    assert places(read(rows)) == [("LENGKITI", "SUNDAN", "001"), ("ULU OGAN", "GUNUNG TIGA", "001")]


def test_merged_remark_holds_for_the_rows_it_spans(read: Read) -> None:
    rows = [[*BASE, "KET"], [1, "LENGKITI", "SUNDAN", 1, "jalan tanah"], [2, "", "", 2, ""], [3, "", "", 3, ""]]
    notes = [row.values.get("access_note") for row in read(rows, merges=[(1, 4, 2, 4)]).rows]
    assert notes == ["jalan tanah", "jalan tanah", None]


def test_merged_cells_below_bands_are_filled(read: Read) -> None:
    rows = [BASE, [1, "LENGKITI", "SUNDAN", 1], ["", "JUMLAH", "", 1], [2, "", "UMPAM", 1]]
    assert places(read(rows, merges=[(1, 1, 3, 1)]))[1] == ("LENGKITI", "UMPAM", "001")


def test_numbered_row_whose_address_begins_like_a_total_is_a_tps(read: Read) -> None:
    rows = [[*BASE, "ALAMAT"], [*ROW, "x"], [2, "", "", 2, "Total Mart"], ["JUMLAH", "", "", 2]]
    assert len(read(rows).rows) == 2
