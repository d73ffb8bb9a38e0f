"""What was understood of every messy file, held against summaries a person can read (tests/data/golden/messy)."""

from pathlib import Path

import pytest

from opsroom.domain.errors import ImportProblem
from opsroom.domain.imports import ImportKind
from opsroom.services.import_summary import summary_of
from opsroom.services.import_table import ImportRequest, preview

GOLDEN = Path(__file__).parents[1] / "data" / "golden" / "messy"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.txt"))


def _summary(workspace, path):
    try:
        return summary_of(preview(workspace, ImportRequest(None, path)))
    except ImportProblem as problem:
        return summary_of(problem)


@pytest.mark.shared
@pytest.mark.parametrize("name", NAMES)
def test_messy_file_is_understood_as_its_golden_says(empty, shared_data, name):
    assert _summary(empty, shared_data / "messy" / name) == (GOLDEN / f"{name}.txt").read_text("utf-8")


@pytest.mark.shared
def test_every_messy_file_has_a_golden(shared_data):
    assert {path.name for path in (shared_data / "messy").iterdir()} == set(NAMES)


def test_summary_names_heads_counts_and_reasons(empty, person_csv):
    person_csv.write_text(person_csv.read_text("utf-8").replace("80010001", "8001"), "utf-8")
    text = summary_of(preview(empty, ImportRequest(ImportKind.PERSON, person_csv)))
    assert "Baris dibaca: 10 (9 baru, 0 diubah, 0 sama, 1 ditolak)" in text
    assert "Ditolak 1: NRP kurang dari 8 digit" in text
    assert "  D  NRP  ->  nrp" in text
    assert "Tata letak: Daftar nominatif personel Polri" in text


def test_summary_holds_nobodys_name_or_number(empty, person_csv):
    text = summary_of(preview(empty, ImportRequest(ImportKind.PERSON, person_csv)))
    assert not any(word in text for word in ("ADI", "SAPUTRA", "80010001", "081234567890"))


def test_summary_of_a_refusal_says_why_for_each_sheet(empty, tmp_path):
    path = tmp_path / "aneh.csv"
    path.write_text("Siapa,Kode anggota,Tempat\nADI,80010001,LENGKITI\nBUDI,81020002,KURUP\n", "utf-8")
    text = _summary(empty, path)
    assert text.startswith("Ditolak: 'aneh.csv' tidak dapat diimpor.")
    assert "Isi: tidak diimpor" in text


def test_summary_of_a_file_that_cannot_be_opened_is_its_sentence(empty, tmp_path):
    path = tmp_path / "kosong.csv"
    path.write_text("", "utf-8")
    assert _summary(empty, path) == "Ditolak: Berkas 'kosong.csv' kosong. Tidak ada yang diimpor.\n"


def test_summary_of_a_wide_sheet_stops_after_forty_columns(empty, tmp_path):
    path = tmp_path / "lebar.csv"
    heads = ["NAMA", "NRP", *(f"LAIN {number}" for number in range(60))]
    path.write_text(",".join(heads) + "\nADI SAPUTRA,80010001" + ",x" * 60 + "\n", "utf-8")
    assert "... dan 22 kolom lain" in _summary(empty, path)
