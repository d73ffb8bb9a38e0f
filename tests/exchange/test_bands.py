import pytest

from opsroom.exchange.bands import (
    Ending,
    band_texts,
    ending_of,
    first_text,
    is_column_numbers,
    is_subtotal,
    repeats_head,
    without_tail,
)


def own(*texts: str) -> list[tuple[int, str]]:
    return [(column, text) for column, text in enumerate(texts) if text]


@pytest.mark.parametrize(
    ("texts", "are"),
    [
        (("1", "2", "3", "4"), True),
        (("(1)", "(2)", "(3)"), True),
        (("a", "b", "c"), True),
        (("2", "3", "4"), True),
        (("1", "3", "5"), True),
        (("1", "2"), False),
        (("5", "6", "7"), False),
        (("1", "BUDI", "3"), False),
        (("A", "C", "B"), False),
    ],
)
def test_column_numbers(texts: tuple[str, ...], are: bool) -> None:
    assert is_column_numbers(own(*texts)) is are


def test_repeated_head_is_known_by_most_of_its_cells() -> None:
    lines = [{0: "NO", 1: "NAMA", 2: "NRP"}]
    assert repeats_head(own("No.", "N A M A", "NRP"), lines)
    assert not repeats_head(own("NO", "BUDI", "850"), lines)
    assert not repeats_head(own("NO"), lines)


@pytest.mark.parametrize(
    "text",
    [
        "JUMLAH",
        "Jumlah Kecamatan X",
        "TOTAL :",
        "SUB TOTAL",
        "SUBTOTAL",
        "JML",
        "REKAPITULASI",
        "GRAND TOTAL",
        "LENGKITI Total",
    ],
)
def test_subtotal_begins_with_its_word(text: str) -> None:
    assert is_subtotal(own("", text, "12"))


@pytest.mark.parametrize("text", ["JUMADI", "TOTALINDO SAPUTRA", "BUDI", "Rekapan"])
def test_name_that_begins_alike_is_no_subtotal(text: str) -> None:
    assert not is_subtotal(own("", text))


@pytest.mark.parametrize(
    "text",
    ["Baturaja,      Februari 2024", "Muara Enim, 12 Pebruari 2024", "Kota Baru, ..... 2024", "Mengetahui",
     "a.n. KAPOLRES OKU",
     "KEPALA BAGIAN OPERASI", "KAPOLSEK LENGKITI", "KETUA KPU KABUPATEN", "KOMISARIS POLISI NRP", "AKP NRP 79010101",
     "Dikeluarkan di Baturaja", "PLH. KEPALA SATUAN LALU LINTAS"],
)  # fmt: skip
def test_signature_begins_with_place_office_or_number(text: str) -> None:
    assert ending_of(own("", "", text)) is Ending.SIGNATURE


@pytest.mark.parametrize("text", ["BUDI SANTOSO, S.H.", "POLSEK LENGKITI", "BAG OPS", "BRIPKA / 85010203", "TPS 001"])
def test_ordinary_text_ends_nothing(text: str) -> None:
    assert ending_of(own("", text)) is Ending.NONE


@pytest.mark.parametrize("text", ["TEMBUSAN :", "Catatan", "Keterangan :", "KET: S = sakit"])
def test_legend_is_known(text: str) -> None:
    assert ending_of(own(text)) is Ending.LEGEND


def test_row_of_many_cells_ends_nothing() -> None:
    assert ending_of(own("1", "BUDI", "AKP", "KAPOLSEK LENGKITI")) is Ending.NONE


def test_first_text_passes_over_enumeration() -> None:
    assert first_text(own("II", "12", "BAG OPS")) == "BAG OPS"
    assert first_text(own("1", "2")) == ""


@pytest.mark.parametrize(
    ("texts", "band"),
    [
        (("A.", "BAG OPS"), ["BAG OPS"]),
        (("II. SAT LANTAS : 12 PERS",), ["SAT LANTAS"]),
        (("", "POLSEK X (23 ORANG)"), ["POLSEK X"]),
        (("POLSEK X", "24"), ["POLSEK X"]),
        (("C",), ["C"]),
        (("12",), []),
    ],
)
def test_band_is_freed_of_enumeration_and_counts(texts: tuple[str, ...], band: list[str]) -> None:
    assert band_texts(own(*texts)) == band


@pytest.mark.parametrize(
    ("text", "bare"),
    [("A (b) (c)", "A"), ("A: 12", "A"), ("9 TPS", "9 TPS"), ("A - 4", "A"), ("(x)", "(x)"), ("A:", "A")],
)
def test_tail_is_taken_off(text: str, bare: str) -> None:
    assert without_tail(text) == bare
