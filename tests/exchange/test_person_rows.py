"""From the cells of a roster to typed values."""

from collections.abc import Callable
from typing import Any

import pytest

from opsroom.domain.duty import Duty
from opsroom.domain.forces import Source
from opsroom.domain.imports import SheetReading, SheetRow

Read = Callable[..., SheetReading]

HEAD = ["NO", "NAMA", "PANGKAT", "NRP", "JABATAN", "KESATUAN", "NO HP", "KET"]


@pytest.fixture
def person(read: Read) -> Callable[..., SheetRow]:
    """One row of a full roster, some cells replaced."""

    def done(**cells: object) -> SheetRow:
        full: dict[str, object] = {
            "NO": 1,
            "NAMA": "BUDI SANTOSO",
            "PANGKAT": "BRIPKA",
            "NRP": "85010203",
            "JABATAN": "BA LANTAS",
            "KESATUAN": "SAT LANTAS",
            "NO HP": "",
            "KET": "",
        }
        full |= {key.replace("_", " "): value for key, value in cells.items()}
        (row,) = read([HEAD, list(full.values())]).rows
        return row

    return done


def test_plain_row_gives_every_value(person: Callable[..., SheetRow]) -> None:
    row = person(NO_HP="+62 811-2345-678", NAMA=" budi  santoso,S.H. ")
    assert row.values == {
        "nrp": "85010203",
        "name": "BUDI SANTOSO, S.H.",
        "rank": "BRIPKA",
        "unit": "SAT LANTAS",
        "source": Source.POLRES,
        "position": "BA LANTAS",
        "phone": "08112345678",
    }
    assert (row.row, row.sheet, row.problems, row.warnings) == (2, "Sheet1", (), ())


def test_blank_cells_give_no_values(person: Callable[..., SheetRow]) -> None:
    row = person(JABATAN="-", KESATUAN="", NO_HP="-", KET="NIHIL", PANGKAT="")
    assert row.values == {"nrp": "85010203", "name": "BUDI SANTOSO"}


@pytest.mark.parametrize(
    ("cell", "nrp", "is_repaired"),
    [(3010203, "03010203", True), (85010203, "85010203", False), ("8501 0203", "85010203", False)],
)
def test_number_is_read_as_stored(person: Callable[..., SheetRow], cell: object, nrp: str, is_repaired: bool) -> None:
    row = person(NRP=cell)
    assert (row.values["nrp"], "nrp" in row.repaired) == (nrp, is_repaired)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("", "NRP/NIP kosong"),
        ("8512345", "NRP kurang dari 8 digit"),
        (8512345, "NRP kurang dari 8 digit"),
        ("850102033", "NRP lebih dari 8 digit dan bukan NIP 18 digit"),
        ("85O10203", "NRP/NIP memuat huruf atau tanda lain"),
        (1.97810102005011e17, "NIP tersimpan sebagai angka sehingga digit terakhirnya hilang"),
    ],
)
def test_wrong_number_rejects_the_row_with_a_countable_reason(
    person: Callable[..., SheetRow], cell: object, problem: str
) -> None:
    assert person(NRP=cell).problems == (problem,)


def test_missing_name_rejects_the_row(person: Callable[..., SheetRow]) -> None:
    assert person(NAMA="").problems == ("Nama kosong",)


@pytest.mark.parametrize(
    ("rank", "unit"),
    [("SERTU", "KODIM 0403"), ("", "KODIM 0403"), ("PELTU INF", "YONIF 141")],
    ids=["rank", "unit", "corps"],
)
def test_soldier_keeps_a_number_of_any_length(person: Callable[..., SheetRow], rank: str, unit: str) -> None:
    row = person(PANGKAT=rank, KESATUAN=unit, NRP=610056)
    assert (row.values["nrp"], row.values["source"], row.problems) == ("610056", Source.TNI, ())


def test_unknown_rank_is_kept_with_a_warning(person: Callable[..., SheetRow]) -> None:
    row = person(PANGKAT="  Guru   Muda ")
    assert row.values["rank"] == "GURU MUDA"
    assert row.warnings == ("Pangkat tidak dikenal, ditulis apa adanya",)


def test_bad_phone_is_dropped_with_a_warning(person: Callable[..., SheetRow]) -> None:
    row = person(NO_HP="tidak punya HP")
    assert "phone" not in row.values
    assert row.warnings == ("Nomor HP tidak terbaca, dikosongkan",)


def test_phone_zero_is_none(person: Callable[..., SheetRow]) -> None:
    assert "phone" not in person(NO_HP=0).values


def test_phone_stored_as_a_number_gets_its_zero(person: Callable[..., SheetRow]) -> None:
    assert person(NO_HP=81234567890.0).values["phone"] == "081234567890"


@pytest.mark.parametrize(
    ("remark", "values"),
    [
        ("CUTI", {"duty": Duty.CUTI}),
        ("cuti s.d. 20 Feb", {"duty": Duty.CUTI, "note": "s.d. 20 Feb"}),
        ("CUTI/IZIN besar", {"duty": Duty.CUTI, "note": "CUTI/IZIN besar"}),
        ("DIK Sespim", {"duty": Duty.DIK, "note": "Sespim"}),
        ("dobel", {"note": "dobel"}),
        ("HADIR", {"note": "HADIR"}),
    ],
)
def test_remark_may_tell_the_status(person: Callable[..., SheetRow], remark: str, values: dict[str, object]) -> None:
    found = person(KET=remark).values
    assert {key: found[key] for key in ("duty", "note") if key in found} == values


def test_status_column_wins_over_the_remark(read: Read) -> None:
    (row,) = read([["NO", "NAMA", "NRP", "STATUS", "KET"], [1, "BUDI", "85010203", "PAM TPS", "SAKIT"]]).rows
    assert (row.values["duty"], row.values["note"]) == (Duty.PAM_TPS, "SAKIT")


def test_unknown_status_is_left_with_a_warning(read: Read) -> None:
    (row,) = read([["NO", "NAMA", "NRP", "STATUS"], [1, "BUDI", "85010203", "KAWIN"]]).rows
    assert "duty" not in row.values
    assert row.warnings == ("Status tidak dikenal, dibiarkan",)


def test_column_of_origin_wins_over_the_unit(read: Read) -> None:
    head = ["NO", "NAMA", "NRP", "KESATUAN", "ASAL"]
    rows = [[1, "BUDI", "85010203", "POLSEK X", "BKO Polda"], [2, "ANI", "85010204", "POLSEK X", "entah"]]
    first, second = read([head, *rows]).rows
    assert (first.values["source"], second.values["source"]) == (Source.BKO_POLDA, Source.POLSEK)
    assert second.warnings == ("Asal tidak dikenal, ditentukan dari kesatuan",)


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("PANGKAT / NRP", "BRIPKA / 85010203"),
        ("PANGKAT/GOL NRP/NIP", "Bripka\nNRP 85010203"),
        ("NRP / PANGKAT", "85010203 / BRIPKA"),
    ],
)
def test_rank_and_number_in_one_cell(read: Read, head: str, cell: str) -> None:
    (row,) = read([["NO", "NAMA", head], [1, "BUDI", cell]]).rows
    assert (row.values["rank"], row.values["nrp"], row.values["name"]) == ("BRIPKA", "85010203", "BUDI")


def test_name_rank_and_number_in_one_cell(read: Read) -> None:
    (row,) = read([["NO", "NAMA / PANGKAT / NRP"], [1, "BUDI, S.H. / BRIPKA / 85010203"]]).rows
    assert row.values == {"nrp": "85010203", "name": "BUDI, S.H.", "rank": "BRIPKA"}


def test_name_and_rank_in_one_cell(read: Read) -> None:
    (row,) = read([["NO", "NAMA / PANGKAT", "NRP"], [1, "BUDI / BRIPKA", "85010203"]]).rows
    assert row.values == {"nrp": "85010203", "name": "BUDI", "rank": "BRIPKA"}


def test_rank_before_the_name_is_seen_where_no_column_has_it(read: Read) -> None:
    (row,) = read([["NO", "NAMA", "NRP"], [1, "BRIPKA BUDI SANTOSO", "85010203"]]).rows
    assert (row.values["rank"], row.values["name"]) == ("BRIPKA", "BUDI SANTOSO")


def test_position_and_unit_in_one_cell(read: Read) -> None:
    (row,) = read([["NO", "NAMA", "NRP", "JABATAN / KESATUAN"], [1, "BUDI", "85010203", "BA / SAT LANTAS"]]).rows
    assert (row.values["position"], row.values["unit"]) == ("BA", "SAT LANTAS")


def units(reading: SheetReading) -> list[Any]:
    return [row.values.get("unit") for row in reading.rows]


def two(*rows: list[object]) -> list[list[object]]:
    """A short head and rows of name and number, with running numbers."""
    return [["NO", "NAMA", "NRP"], *rows]


def test_band_names_the_unit_of_the_rows_below(read: Read) -> None:
    rows = two(
        ["BAG OPS"],
        [1, "A B", "85010203"],
        ["II", "POLSEK X"],
        [2, "C D", "85010204"],
        ["", "Sat Lantas : 2 pers"],
        [3, "E F", "85010205"],
    )
    assert units(read(rows)) == ["BAG OPS", "POLSEK X", "SAT LANTAS"]


def test_unknown_lone_text_is_a_unit_at_the_left_edge_only(read: Read) -> None:
    rows = [
        ["NO", "NAMA", "NRP", "KET"],
        ["URUSAN DALAM"],
        [1, "A B", "85010203"],
        ["", "", "", "lihat lampiran"],
        [2, "C D", "85010204"],
    ]
    assert units(read(rows)) == ["URUSAN DALAM", "URUSAN DALAM"]


@pytest.mark.parametrize("text", ["PERWIRA", "NIHIL", "DAFTAR PERSONEL", "LAMPIRAN", "12345678 X", "x" * 61])
def test_lone_text_that_is_no_unit_is_passed_over(read: Read, text: str) -> None:
    assert units(read(two(["SAT LANTAS"], [text], [1, "A B", "85010203"]))) == ["SAT LANTAS"]


def test_title_repeated_between_rows_is_no_unit(read: Read) -> None:
    rows = [["URUSAN DALAM"], *two(["URUSAN DALAM"], [1, "A B", "85010203"])]
    assert units(read(rows)) == [None]


def test_own_unit_wins_over_the_band_and_the_band_over_a_blank(read: Read) -> None:
    rows = [["NO", "NAMA", "NRP", "KESATUAN"], ["BAG OPS"], [1, "A B", "85010203", ""], [2, "C D", "85010204", "SPKT"]]
    assert units(read(rows)) == ["BAG OPS", "SPKT"]


def test_unit_written_once_holds_for_the_rows_below(read: Read) -> None:
    rows: list[list[object]] = [["NO", "NAMA", "NRP", "KESATUAN"]]
    rows += [[n, "A B", f"850102{n:02d}", "SPKT" if n == 1 else "SIUM" if n == 4 else ""] for n in range(1, 8)]
    assert units(read(rows)) == ["SPKT"] * 3 + ["SIUM"] * 4


def test_missing_unit_among_repeated_ones_stays_missing(read: Read) -> None:
    rows: list[list[object]] = [["NO", "NAMA", "NRP", "KESATUAN"]]
    rows += [[n, "A B", f"850102{n:02d}", "" if n == 3 else "SPKT"] for n in range(1, 8)]
    assert units(read(rows))[2] is None


def test_merged_unit_holds_for_the_rows_it_spans(read: Read) -> None:
    rows = [
        ["NO", "NAMA", "NRP", "KESATUAN"],
        [1, "A B", "85010203", "SPKT"],
        [2, "C D", "85010204", ""],
        [3, "E F", "85010205", "SIUM"],
    ]
    assert units(read(rows, merges=[(1, 3, 2, 3)])) == ["SPKT", "SPKT", "SIUM"]


def test_ditto_mark_means_the_value_above(read: Read) -> None:
    rows = [
        ["NO", "NAMA", "NRP", "KESATUAN"],
        [1, "A B", "85010203", "SPKT"],
        [2, "C D", "85010204", '"'],
        [3, "E F", "85010205", "sda"],
    ]
    assert units(read(rows)) == ["SPKT"] * 3


@pytest.mark.parametrize(
    ("sheet", "titles", "unit"),
    [
        ("POLSEK LENGKITI", [], "POLSEK LENGKITI"),
        ("Sheet1", ["SATKER : SAT LANTAS"], "SAT LANTAS"),
        ("Sheet1", ["DAFTAR NAMA PERSONEL POLSEK LENGKITI TAHUN 2024"], "POLSEK LENGKITI"),
        ("Sheet1", ["DAFTAR NAMA PERSONEL YANG BERANGKAT"], None),
        ("Data", [], None),
    ],
)
def test_sheet_name_or_title_names_the_unit(read: Read, sheet: str, titles: list[str], unit: str | None) -> None:
    assert units(read([*([title] for title in titles), *two([1, "A B", "85010203"])], sheet=sheet)) == [unit]


def test_title_of_the_next_table_names_its_unit(read: Read) -> None:
    rows = [
        ["DAFTAR PERSONEL POLSEK LENGKITI"],
        *two([1, "A B", "85010203"]),
        [],
        ["", "", "KAPOLSEK LENGKITI"],
        ["", "", "SLAMET RIYADI"],
        ["", "", "AKP NRP 79010101"],
        ["DAFTAR PERSONEL POLSEK ULU OGAN"],
        *two([1, "C D", "85010204"]),
    ]
    assert units(read(rows)) == ["POLSEK LENGKITI", "POLSEK ULU OGAN"]


def test_unit_line_beside_a_figure_is_a_band(read: Read) -> None:
    rows = [["NO", "NAMA", "NRP", "KET"], ["I", "POLSEK X", "", "24"], [1, "A B", "85010203", ""]]
    assert units(read(rows)) == ["POLSEK X"]


def test_name_with_anything_beside_it_is_a_person(read: Read) -> None:
    (row,) = read([["NAMA", "EMAIL", "NRP"], ["ucup", "ucup@x.id"]]).rows
    assert row.problems == ("NRP/NIP kosong",)


@pytest.mark.parametrize("name", ["SITI AMINAH", "BAGUS", "ROBERT", "SATRIA", "DITA", "SINTA"])
def test_person_whose_name_begins_like_a_unit_is_no_band(read: Read, name: str) -> None:
    first, second = read([["NAMA", "EMAIL", "NRP"], [name], ["BUDI", "", "85010203"]]).rows
    assert first.problems == ("NRP/NIP kosong",)
    assert "unit" not in second.values


def test_text_merged_over_the_table_is_a_band_whatever_it_says(read: Read) -> None:
    rows = [["NAMA", "PANGKAT", "NRP"], ["REGU SATU"], ["BUDI", "AKP", "85010203"]]
    assert units(read(rows, merges=[(1, 0, 1, 2)])) == ["REGU SATU"]


def test_person_in_a_unit_like_row_is_told_by_the_rank(read: Read) -> None:
    (row,) = read([["NO", "NAMA", "PANGKAT", "NRP"], ["", "SAT BUDI", "AKP", ""]]).rows
    assert row.problems == ("NRP/NIP kosong",)


def test_rows_with_only_a_running_number_are_no_people(read: Read) -> None:
    rows = [["NO", "NAMA", "NRP", "KESATUAN"], [1, "A B", "85010203", "SPKT"], [2], [3, "", "", "SPKT"]]
    assert len(read(rows).rows) == 1


def test_signature_below_the_name_column_is_no_person(read: Read) -> None:
    rows = two(
        [1, "A B", "85010203"],
        [],
        ["", "Baturaja, Februari 2024"],
        ["", "KAPOLRES OKU"],
        ["", "SLAMET, S.I.K."],
        ["", "AKBP NRP 79010101"],
    )
    assert len(read(rows).rows) == 1


def test_people_after_a_line_like_a_signature_are_still_read(read: Read) -> None:
    rows = two([1, "A B", "85010203"], ["KAPOLSEK LENGKITI"], [2, "C D", "85010204"], [3, "E F", ""])
    assert len(read(rows).rows) == 3


def test_numbered_legend_is_no_list_of_people(read: Read) -> None:
    rows = two([1, "A B", "85010203"], ["TEMBUSAN :"], [1, "Kapolda"], [2, "Karo Ops"])
    assert len(read(rows).rows) == 1


def test_subtotals_and_repeated_heads_are_no_people(read: Read) -> None:
    rows = two([1, "A B", "85010203"], ["", "JUMLAH", 1], ["NO", "NAMA", "NRP"], [1, 2, 3], [2, "C D", "85010204"])
    assert len(read(rows).rows) == 2


def test_gender_hard_tps_and_home_are_read(read: Read) -> None:
    head = ["NAMA", "PANGKAT", "NRP", "JENIS KELAMIN", "TPS BERAT SEBELUMNYA", "KODE DESA DOMISILI"]
    (row,) = read([head, ["SITI", "BRIPKA", "85010203", "Perempuan", 2.0, "16.01.08.2001"]]).rows
    found = {key: row.values[key] for key in ("gender", "hard_before", "home_desa")}
    assert found == {"gender": "P", "hard_before": 2, "home_desa": "1601082001"}


def test_gender_that_is_none_is_left_out_with_a_warning(read: Read) -> None:
    (row,) = read([["NAMA", "PANGKAT", "NRP", "JENIS KELAMIN"], ["SITI", "BRIPKA", "85010203", "?X"]]).rows
    assert "gender" not in row.values
    assert row.warnings == ("L/P tidak terbaca, dikosongkan",)
