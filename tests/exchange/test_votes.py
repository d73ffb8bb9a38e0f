"""Vote results are refused; what only speaks of ballots or contestants is not."""

from collections.abc import Callable

import pytest

from opsroom.domain.imports import NothingToImport, SheetReading
from opsroom.exchange.head_words import tidy_head
from opsroom.exchange.votes import is_vote_title, vote_head

Read = Callable[..., SheetReading]


@pytest.mark.parametrize(
    "head",
    ["PEROLEHAN SUARA", "Nama Partai", "CALEG", "Calon Legislatif", "PASLON 01", "SUARA SAH", "SURAT SUARA TIDAK SAH",
     "JML SUARA", "No Urut Caleg", "PASANGAN CALON NOMOR 1", "CALON BUPATI", "SURAT SUARA SAH"],
)  # fmt: skip
def test_head_over_results_is_found(head: str) -> None:
    assert vote_head([tidy_head(head)]) == tidy_head(head)


@pytest.mark.parametrize(
    "head",
    ["max_surat_suara", "KOTAK SUARA", "TEMPAT PEMUNGUTAN SUARA", "SAKSI PARTAI", "DEKAT POSKO PASLON", "BILIK SUARA",
     "BASIS MASSA PARTAI", "NO HAK SUARA", "KETERANGAN", "JAM PENGHITUNGAN SUARA", "PAN"],
)  # fmt: skip
def test_harmless_head_is_left_alone(head: str) -> None:
    assert vote_head([tidy_head(head)]) == ""


def test_several_parties_side_by_side_are_results() -> None:
    assert vote_head(["TPS", "PDIP", "GOLKAR", "NASDEM"]) == "PDIP"


@pytest.mark.parametrize(
    ("title", "is_result"),
    [
        ("REKAPITULASI PEROLEHAN SUARA", True),
        ("HASIL PENGHITUNGAN SUARA TPS", True),
        ("DAFTAR TEMPAT PEMUNGUTAN SUARA", False),
        ("PENGAMANAN PENGHITUNGAN SUARA", False),
    ],
)
def test_title_of_results(title: str, is_result: bool) -> None:
    assert is_vote_title(title) is is_result


@pytest.mark.parametrize(
    "rows",
    [
        [["NO", "DESA", "TPS", "PEROLEHAN SUARA", ""], ["", "", "", "01", "02"], [1, "A", 1, 10, 20]],
        [["REKAPITULASI PEROLEHAN SUARA"], ["NO", "DESA", "TPS", "01", "02"], [1, "A", 1, 10, 20]],
        [["NO", "NAMA PARTAI", "JUMLAH"], [1, "A", 10]],
    ],
    ids=["head", "title", "no list of ours"],
)
def test_sheet_of_results_is_refused(read: Read, rows: list[list[object]]) -> None:
    with pytest.raises(NothingToImport, match="tidak mencatat hasil suara"):
        read(rows)


def test_roster_for_guarding_the_count_is_read(read: Read) -> None:
    rows = [["PERSONEL PAM REKAPITULASI PEROLEHAN SUARA"], ["NO", "NAMA", "NRP"], [1, "BUDI", "85010203"]]
    assert len(read(rows).rows) == 1


def test_list_with_a_ballot_maximum_is_read_without_it(read: Read) -> None:
    reading = read([["kode_tps", "nama_tps", "kelurahan", "max_surat_suara"], [829005, "TPS-005", "KUNGKILAN", 10]])
    assert reading.rows[0].values == {"number": "005", "desa": "KUNGKILAN"}
