import pytest

from opsroom.exchange.cells import Cell
from opsroom.exchange.compounds import split_code, split_number, split_position, split_rank, split_tps


@pytest.mark.parametrize(
    ("cell", "words", "number"),
    [
        ("KOMPOL / 78010203", "KOMPOL", "78010203"),
        ("BRIPKA\n85010203", "BRIPKA", "85010203"),
        ("AKP NRP 89031098", "AKP", "89031098"),
        ("89031098 / AKP", "AKP", "89031098"),
        ("BUDI SANTOSO, S.H.\nNRP. 85010203", "BUDI SANTOSO, S.H.", "85010203"),
        ("BUDI (85010203)", "BUDI", "85010203"),
        ("Penata Tk.1 III/d / 19781010 200501 1 001", "Penata Tk.1 III/d", "19781010 200501 1 001"),
        ("PENGATUR 1 / NIP 197810102005011001", "PENGATUR 1", "197810102005011001"),
        ("BRIPDA NRP/NIP: 03.09.13.32", "BRIPDA", "03.09.13.32"),
        ("BRIPKA", "BRIPKA", ""),
        ("NRP :", "", ""),
        (85010203.0, "", 85010203.0),
    ],
)
def test_words_and_number_are_parted(cell: Cell, words: str, number: Cell) -> None:
    assert split_number(cell) == (words, number)


@pytest.mark.parametrize(
    ("words", "name", "rank"),
    [
        ("BUDI SANTOSO, S.H. / BRIPKA", "BUDI SANTOSO, S.H.", "BRIPKA"),
        ("BRIPKA\nBUDI SANTOSO", "BUDI SANTOSO", "BRIPKA"),
        ("BRIPKA BUDI SANTOSO, S.H.", "BUDI SANTOSO, S.H.", "BRIPKA"),
        ("BUDI SANTOSO, BRIPKA", "BUDI SANTOSO", "BRIPKA"),
        ("ANI / PENATA III/c", "ANI", "PENATA III-c"),
        ("INSPEKTUR POLISI SATU ANI", "ANI", "INSPEKTUR POLISI SATU"),
        ("BUDI SANTOSO", "BUDI SANTOSO", ""),
        ("AKP", "", "AKP"),
        ("", "", ""),
    ],
)
def test_name_and_rank_are_parted(words: str, name: str, rank: str) -> None:
    assert split_rank(words) == (name, rank)


@pytest.mark.parametrize(
    ("text", "position", "unit"),
    [
        ("KANIT BINMAS / POLSEK LENGKITI", "KANIT BINMAS", "POLSEK LENGKITI"),
        ("BA\nSAT LANTAS", "BA", "SAT LANTAS"),
        ("KAPOLSEK LENGKITI", "KAPOLSEK LENGKITI", "POLSEK LENGKITI"),
        ("KANIT TURJAGWALI SATLANTAS", "KANIT TURJAGWALI SATLANTAS", "SATLANTAS"),
        ("ANGGOTA", "ANGGOTA", ""),
        ("", "", ""),
    ],
)
def test_position_and_unit_are_parted(text: str, position: str, unit: str) -> None:
    assert split_position(text) == (position, unit)


@pytest.mark.parametrize(
    ("text", "number", "place", "is_special"),
    [
        ("3", "003", "", False),
        ("TPS-005", "005", "", False),
        ("TPS 3 SUKARAYA", "003", "SUKARAYA", False),
        ("3 SUKARAYA", "003", "SUKARAYA", False),
        ("SUKARAYA / 003", "003", "SUKARAYA", False),
        ("SUKARAYA TPS 12", "012", "SUKARAYA", False),
        ("901 (LOKSUS)", "901", "", True),
        ("TPS 902 LOKASI KHUSUS RUTAN BATURAJA", "902", "RUTAN BATURAJA", True),
        ("TPS KHUSUS 1", "901", "", True),
        ("Loksus 02", "902", "", True),
        ("TPS 5 KHUSUS", "005", "", True),
        ("12 13", "", "", False),
        ("001, 002", "", "", False),
        ("0", "", "", False),
        ("RT 3", "", "", False),
        ("SUKARAYA", "", "", False),
        ("", "", "", False),
    ],
)
def test_tps_cell_is_read_only_when_clear(text: str, number: str, place: str, is_special: bool) -> None:
    assert split_tps(text) == (number, place, is_special)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3324010001001", ("3324010001", "001")),
        ("33240100011", ("3324010001", "001")),
        ("33.24.01.0001.012", ("3324010001", "012")),
        ("829005", ("", "")),
        ("3324010001000", ("", "")),
        ("", ("", "")),
    ],
)
def test_full_tps_code_gives_desa_and_number(text: str, code: tuple[str, str]) -> None:
    assert split_code(text) == code
