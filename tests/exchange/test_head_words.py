import pytest

from opsroom.exchange.head_words import head_words, tidy_head, without_brackets


@pytest.mark.parametrize(
    ("cell", "tidy"),
    [
        ("nama_lengkap", "NAMA LENGKAP"),
        ("namaLengkap", "NAMA LENGKAP"),
        ("NO.\nHP", "NO HP"),
        ("N A M A   P E R S O N E L", "NAMA PERSONEL"),
        ("P A N G K A T / N R P", "PANGKAT NRP"),
        ("N.R.P ANGG", "NRP ANGG"),
        ("L / P", "L P"),
        ("  DESA /\n KELURAHAN ", "DESA KELURAHAN"),
        (3.0, "3"),
        ("", ""),
    ],
)
def test_head_is_tidied(cell: str, tidy: str) -> None:
    assert tidy_head(cell) == tidy


@pytest.mark.parametrize(
    ("tidy", "words"),
    [
        ("NOMOR HANDPHONE", ("NO", "HP")),
        ("JUMLAH PEMILIH LAKI LAKI", ("JML", "PEMILIH", "L")),
        ("NAMA DAN GELAR", ("NAMA", "GELAR")),
        ("NO WHATS APP", ("NO", "WA")),
        ("ID DESA", ("KODE", "DESA")),
        ("NRP NRP", ("NRP",)),
    ],
)
def test_words_have_one_spelling(tidy: str, words: tuple[str, ...]) -> None:
    assert head_words(tidy) == words


def test_brackets_are_left_out() -> None:
    assert without_brackets("NAMA (lengkap) [gelar]").split() == ["NAMA"]
