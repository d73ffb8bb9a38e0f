"""Finding the head of a sheet, its columns, its kind, and why a sheet feeds nothing."""

from collections.abc import Callable

import pytest

from opsroom.domain.imports import ImportKind, NothingToImport, SheetReading

Read = Callable[..., SheetReading]

ROSTER: list[object] = ["NO", "NAMA", "PANGKAT", "NRP"]
PERSON: list[object] = [1, "BUDI", "AKP", "85010203"]
LIST: list[object] = ["NO", "KECAMATAN", "DESA", "TPS"]
STATION: list[object] = [1, "LENGKITI", "SUNDAN", "001"]


def keys_of(reading: SheetReading) -> dict[str, str]:
    return {column.head: column.key for column in reading.columns}


def refusal(read: Read, rows: list[list[object]], **options: object) -> str:
    with pytest.raises(NothingToImport) as caught:
        read(rows, **options)
    return caught.value.user_text


def test_head_stands_anywhere_below_titles(read: Read) -> None:
    reading = read([["DAFTAR"], [], *[[f"baris {n}"] for n in range(38)], ROSTER, PERSON])
    assert (reading.head_row, len(reading.rows)) == (41, 1)


def test_two_level_head_joins_parent_and_child(read: Read) -> None:
    head = [["NO", "DESA", "TPS", "PEMILIH", "", ""], ["", "", "", "L", "P", "JML"]]
    reading = read([*head, [1, "SUNDAN", 1, 10, 20, 30]], merges=[(0, 3, 0, 5), (0, 1, 1, 1)])
    assert keys_of(reading) == {
        "NO": "",
        "DESA": "desa",
        "TPS": "number",
        "PEMILIH L": "voters_m",
        "PEMILIH P": "voters_f",
        "PEMILIH JML": "",
    }
    assert reading.rows[0].values["voters_f"] == 20


def test_two_level_head_without_merges_is_joined_the_same(read: Read) -> None:
    head = [["NO", "DESA", "TPS", "PEMILIH", "", ""], ["", "", "", "L", "P", "JML"]]
    reading = read([*head, [1, "SUNDAN", 1, 10, 20, 30]])
    assert keys_of(reading)["PEMILIH L"] == "voters_m"


def test_three_level_head_is_joined(read: Read) -> None:
    head = [
        ["NO", "WILAYAH", "", "TPS", "DATA PEMILIH", ""],
        ["", "KEC", "DESA", "", "DPT", ""],
        ["", "", "", "", "L", "P"],
    ]
    reading = read([*head, [1, "LENGKITI", "SUNDAN", 1, 10, 20]], merges=[(0, 4, 0, 5), (1, 4, 1, 5), (0, 1, 0, 2)])
    assert reading.rows[0].values == {
        "kecamatan": "LENGKITI",
        "desa": "SUNDAN",
        "number": "001",
        "voters_m": 10,
        "voters_f": 20,
    }


def test_parent_that_means_nothing_leaves_its_children_alone(read: Read) -> None:
    head = [["NO", "DATA PRIBADI", "", "", "KET"], ["", "NAMA", "PANGKAT", "NRP", ""]]
    reading = read([*head, [1, "BUDI", "AKP", "85010203", "DIK"]], merges=[(0, 1, 0, 3)])
    assert keys_of(reading)["DATA PRIBADI NRP"] == "nrp"


def test_parent_naming_several_values_gives_way_to_its_children(read: Read) -> None:
    head = [["NO", "NAMA / PANGKAT / NRP", "", ""], ["", "NAMA", "PANGKAT", "NRP"]]
    reading = read([*head, [1, "BUDI", "AKP", "85010203"]], merges=[(0, 1, 0, 3)])
    assert set(keys_of(reading).values()) == {"", "name", "rank", "nrp"}


def test_head_of_two_lines_over_one_column_is_a_compound(read: Read) -> None:
    head = [["NO", "NAMA", "PANGKAT"], ["", "NIP", "GOL"]]
    reading = read([*head, [1, "BUDI\n197810102005011001", "PENATA"]])
    assert keys_of(reading)["NAMA NIP"] == "name_nrp"
    assert reading.rows[0].values["nrp"] == "197810102005011001"


@pytest.mark.parametrize(
    ("head", "cells"), [("PANGKAT / NRP", ["AKP", 85010203]), ("NRP / PANGKAT", [85010203, "AKP"])]
)
def test_compound_head_over_two_columns_is_taken_apart(read: Read, head: str, cells: list[object]) -> None:
    reading = read([["NO", "NAMA", head, "", "KET"], [1, "BUDI", *cells, ""]], merges=[(0, 2, 0, 3)])
    assert (reading.rows[0].values["rank"], reading.rows[0].values["nrp"]) == ("AKP", "85010203")


def test_remark_in_brackets_does_not_hide_a_head(read: Read) -> None:
    reading = read([["NO", "NAMA (lengkap dan jelas)", "PANGKAT", "NRP (8 digit)"], PERSON])
    assert len(reading.rows) == 1


def test_of_two_columns_for_one_value_the_surer_wins(read: Read) -> None:
    reading = read([["NO", "NAMA SESUAI KTP", "NAMA", "NRP"], [1, "budi s", "BUDI SANTOSO", "85010203"]])
    assert reading.rows[0].values["name"] == "BUDI SANTOSO"


def test_people_win_over_places_when_a_sheet_has_both(read: Read) -> None:
    reading = read([[*ROSTER, "TPS", "DESA", "KECAMATAN"], [*PERSON, "001", "SUNDAN", "LENGKITI"]])
    assert reading.kind is ImportKind.PERSON


def test_the_list_asked_for_wins_over_people(read: Read) -> None:
    rows = [[*ROSTER, "TPS", "DESA", "KECAMATAN"], [*PERSON, "001", "SUNDAN", "LENGKITI"]]
    reading = read(rows, kind=ImportKind.TPS)
    assert reading.rows[0].values["number"] == "001"


def test_columns_without_head_are_kept_for_the_owner(read: Read) -> None:
    reading = read([[*ROSTER], [*PERSON, "catatan tangan"]])
    assert reading.rows[0].cells["Kolom E"] == "catatan tangan"


def test_repeated_heads_are_told_apart(read: Read) -> None:
    reading = read([[*ROSTER, "KET", "KET"], [*PERSON, "a", "b"]])
    assert dict(reading.rows[0].cells) == {
        "NO": "1",
        "NAMA": "BUDI",
        "PANGKAT": "AKP",
        "NRP": "85010203",
        "KET": "a",
        "KET (2)": "b",
    }


def test_table_beside_the_first_is_read_too(read: Read) -> None:
    rows = [
        [*ROSTER, "", *ROSTER],
        [*PERSON, "", 3, "DEDI", "AKP", "85010205"],
        [2, "ANI", "AKP", "85010204"],
        ["JUMLAH", 2, "", "", "", 4, "EKO", "AKP", "85010206"],
    ]
    assert [row.values["name"] for row in read(rows).rows] == ["BUDI", "ANI", "DEDI", "EKO"]


def test_remarks_of_a_roll_call_are_of_that_day(read: Read) -> None:
    reading = read(
        [["NRP", "NAMA", "TANGGAL", "APEL", "KETERANGAN"], ["85010203", "BUDI", "2024-07-01", "PAGI", "SAKIT"]]
    )
    assert reading.rows[0].values == {"nrp": "85010203", "name": "BUDI"}


def test_same_heads_have_the_same_layout_and_others_another(read: Read) -> None:
    first = read([["JUDUL"], ROSTER, PERSON]).layout
    assert first == read([ROSTER, PERSON, PERSON]).layout
    assert first != read([[*ROSTER, "KET"], PERSON]).layout


def test_correction_takes_another_column_for_a_value(read: Read) -> None:
    rows = [["NO", "NAMA", "PANGKAT", "NRP LAMA", "NOMOR BARU"], [1, "BUDI", "AKP", "1", "85010203"]]
    with pytest.raises(NothingToImport) as caught:
        read(rows)
    layout = caught.value.readings[0].layout
    corrected = read(rows, corrections={layout: {3: "", 4: "nrp"}})
    assert corrected.rows[0].values["nrp"] == "85010203"


def test_correction_to_ignore_empties_a_column(read: Read) -> None:
    rows = [[*ROSTER, "KET"], [*PERSON, "SAKIT"]]
    layout = read(rows).layout
    assert "duty" not in read(rows, corrections={layout: {4: ""}}).rows[0].values


def test_unknown_key_of_an_older_version_is_ignored(read: Read) -> None:
    rows = [ROSTER, PERSON]
    layout = read(rows).layout
    assert read(rows, corrections={layout: {2: "golongan_darah"}}).rows[0].values == {"nrp": "85010203", "name": "BUDI"}


def test_sheet_of_unknown_heads_can_be_matched_by_hand(read: Read) -> None:
    rows = [["ALFA", "BETA", "GAMA"], ["BUDI", "85010203", "AKP"], ["ANI", "85010204x", "AKP"]]
    with pytest.raises(NothingToImport) as caught:
        read(rows)
    found = caught.value.readings[0]
    assert [column.head for column in found.columns] == ["ALFA", "BETA", "GAMA"]
    reading = read(rows, corrections={found.layout: {0: "name", 1: "nrp", 2: "rank"}})
    assert reading.rows[0].values == {"nrp": "85010203", "name": "BUDI", "rank": "AKP"}


def test_refused_sheet_of_one_kind_says_which_list_it_is(read: Read) -> None:
    assert "berisi daftar personel, bukan daftar TPS" in refusal(read, [ROSTER, PERSON], kind=ImportKind.TPS)
    assert "berisi daftar TPS, bukan daftar personel" in refusal(read, [LIST, STATION], kind=ImportKind.PERSON)


def test_number_under_an_unknown_head_is_known_by_its_contents(read: Read) -> None:
    rows = [["NO", "NAMA", "PANGKAT", "POKOK"], PERSON, [2, "ANI", "AKP", "85010204"]]
    assert keys_of(read(rows))["POKOK"] == "nrp"


@pytest.mark.parametrize(
    ("head", "cells", "key"),
    [
        (["NO", "NAMA", "PANGKAT"], [1, "BUDI", "AKP / 85010203"], "rank_nrp"),
        (["NO", "NAMA", "JABATAN"], [1, "BUDI / 85010203", "KASAT"], "name_nrp"),
    ],
)
def test_number_inside_another_column_is_known_by_its_contents(
    read: Read, head: list[object], cells: list[object], key: str
) -> None:
    reading = read([head, cells])
    assert key in keys_of(reading).values()
    assert reading.rows[0].values["nrp"] == "85010203"


def test_tps_numbers_under_an_unknown_head_are_known_by_their_contents(read: Read) -> None:
    reading = read([["NO", "KECAMATAN", "DESA", "POS"], [1, "A", "B", "TPS 1"], [2, "A", "B", "TPS 2"]])
    assert [row.values["number"] for row in reading.rows] == ["001", "002"]


def test_column_numbers_below_a_second_line_that_means_nothing_are_no_row(read: Read) -> None:
    rows = [[*LIST, "KERAWANAN"], ["", "", "", "", "(diisi Polsek)"], [1, 2, 3, 4, 5], [*STATION, "RAWAN"]]
    assert [row.row for row in read(rows).rows] == [4]


def test_missing_column_is_named(read: Read) -> None:
    assert "kolom NRP/NIP tidak ditemukan" in refusal(read, [["NO", "NAMA", "PANGKAT"], [1, "BUDI", "AKP"]])
    assert "kolom nomor TPS tidak ditemukan" in refusal(read, [["NO", "KECAMATAN", "DESA"], [1, "A", "B"]])
    assert "kolom nama tidak ditemukan" in refusal(read, [["NO", "NRP", "PANGKAT"], [1, "85010203", "AKP"]])


def test_unknown_sheet_says_so(read: Read) -> None:
    assert "tidak memuat kolom yang dikenal" in refusal(read, [["BARANG", "HARGA", "STOK"], ["pensil", 1000, 3]])
    assert "tidak memuat kolom yang dikenal" in refusal(read, [["TPS", "KET"], [1, "x"]])


def test_head_without_rows_says_so(read: Read) -> None:
    assert "tanpa baris data" in refusal(read, [ROSTER])


def test_numbers_without_any_desa_say_so(read: Read) -> None:
    assert "desanya tidak disebut" in refusal(read, [["NO", "TPS", "ALAMAT"], [1, 1, "x"], [2, 2, "y"]])


def test_empty_sheet_says_so(read: Read) -> None:
    assert "kosong" in refusal(read, [])
