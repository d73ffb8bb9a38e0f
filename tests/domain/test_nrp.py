import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.nrp import CUT_SHORT, LOST_TAIL, NIK, NrpReading, is_birth_plausible, read_nrp
from opsroom.domain.ranks import Force


@pytest.mark.parametrize(
    "value",
    [
        "87060512",
        87060512,
        87060512.0,
        " 87060512 ",
        "NRP 87060512",
        "NRP. 87060512",
        "nrp: 87060512",
        "NRP/NIP 87060512",
        "NIP / NRP : 87060512",
        "8706 0512",
        "8706.0512",
        "'87060512",
        "87060512.0",
    ],
    ids=repr,
)
def test_a_polri_number_is_read_from_any_cell(value):
    assert read_nrp(value, Force.POLRI) == NrpReading("87060512")


def test_zeros_kept_as_text_are_no_repair():
    assert read_nrp("03091332", Force.POLRI) == NrpReading("03091332")


@pytest.mark.parametrize(
    ("stored", "nrp"),
    [
        (3091332, "03091332"),
        (3091332.0, "03091332"),
        ("3091332.0", "03091332"),
        (90123, "00090123"),
        (9120001, "09120001"),
    ],
    ids=repr,
)
def test_zeros_a_spreadsheet_dropped_are_put_back(stored, nrp):
    assert read_nrp(stored, Force.POLRI) == NrpReading(nrp, repaired=True)


@pytest.mark.parametrize(
    "stored", [8706051, 1130001, 1310001, 130001, 5], ids=["1987 lost a digit", "month 13", "year 13", "month 13", "5"]
)
def test_a_short_number_with_an_impossible_birth_is_refused(stored: int):
    reading = read_nrp(stored, Force.POLRI)
    assert reading.nrp == ""
    assert "bukan tahun-bulan lahir yang mungkin" in reading.problem


def test_a_short_number_kept_as_text_is_never_repaired():
    reading = read_nrp("3091332", Force.POLRI)
    assert (reading.nrp, reading.repaired) == ("", False)
    assert "berisi 7 digit" in reading.problem


@pytest.mark.parametrize("value", [31950123, 3910012, "21990045670380", 512345], ids=repr)
def test_tni_numbers_of_any_length_stand_as_they_are(value):
    assert read_nrp(value, Force.TNI) == NrpReading(str(value))


def test_an_nip_has_eighteen_digits():
    assert read_nrp("198701012010011001", Force.PNS) == NrpReading("198701012010011001")
    assert read_nrp("19870101 201001 1 001", Force.PNS) == NrpReading("198701012010011001")


@pytest.mark.parametrize("value", [198701012010011001, 1.98701012010011e17, "198701012010011001.0"], ids=repr)
def test_an_nip_kept_as_a_number_has_lost_digits(value):
    assert "digit terakhirnya hilang" in read_nrp(value, Force.PNS).problem


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "kosong"),
        ("", "kosong"),
        ("-", "kosong"),
        ("NRP", "kosong"),
        ("8706051A", "huruf"),
        ("８７０６０５１２", "huruf"),
        (8706051.5, "bilangan bulat"),
        (-87060512, "bilangan bulat"),
        (float("nan"), "bilangan bulat"),
        (float("inf"), "bilangan bulat"),
        (True, "berisi 1 digit"),
        ("870605123", "berisi 9 digit"),
    ],
    ids=repr,
)
def test_what_is_no_service_number_is_refused_with_the_reason(value, words: str):
    reading = read_nrp(value, None)
    assert reading.nrp == ""
    assert words in reading.problem


@given(st.integers(0, 99), st.integers(1, 12), st.integers(0, 9999), st.sampled_from([str, int, float]))
def test_no_possible_polri_number_is_lost_or_changed(year: int, month: int, serial: int, stored_as):
    nrp = f"{year:02d}{month:02d}{serial:04d}"
    reading = read_nrp(stored_as(nrp), Force.POLRI)
    assert reading.nrp == nrp
    assert reading.repaired == (stored_as is not str and nrp.startswith("0"))


@given(
    st.one_of(st.text(max_size=30), st.integers(), st.floats(), st.none(), st.booleans()),
    st.sampled_from([*Force, None]),
)
def test_every_cell_gives_digits_or_a_reason(value, force):
    reading = read_nrp(value, force)
    assert bool(reading.nrp) != bool(reading.problem)
    assert reading.nrp == "" or (reading.nrp.isascii() and reading.nrp.isdigit())


@given(st.text(max_size=30), st.sampled_from([*Force, None]))
def test_reading_a_read_number_again_changes_nothing(text: str, force):
    first = read_nrp(text, force)
    if first.nrp:
        assert read_nrp(first.nrp, force).nrp == first.nrp


@pytest.mark.parametrize(
    ("nrp", "plausible"), [("87060512", True), ("87130512", False), ("87000512", False), ("512345", True)]
)
def test_birth_month_of_a_polri_number(nrp: str, plausible: bool):
    assert is_birth_plausible(nrp) is plausible


@pytest.mark.parametrize(
    ("shown", "nrp"),
    [
        ("8,7060512E+07", "87060512"),
        ("8.7060512e7", "87060512"),
        ("3,091332E+06", "03091332"),
        ("87.060.512", "87060512"),
        ("87,060,512", "87060512"),
        ("3.091.332", "03091332"),
        ("3,091,332.00", "03091332"),
        ("7030512,0", "07030512"),
        ("' 87060512", "87060512"),
        ("87 06 05 12", "87060512"),
    ],
    ids=repr,
)
def test_what_a_spreadsheet_did_is_undone_where_no_digit_is_lost(shown, nrp):
    assert read_nrp(shown, Force.POLRI).nrp == nrp


@pytest.mark.parametrize(
    ("damaged", "cause"),
    [
        ("3,17E+15", CUT_SHORT),
        ("8,706E+07", CUT_SHORT),
        ("8E+07", CUT_SHORT),
        ("198706052010011000", LOST_TAIL),
        ("3174012345670000", NIK),
        (3174012345670000.0, NIK),
        (198706052010011001, LOST_TAIL),
    ],
    ids=repr,
)
def test_what_cannot_be_known_any_more_is_refused_with_its_cause(damaged, cause):
    reading = read_nrp(damaged, Force.POLRI)
    assert (reading.nrp, reading.cause) == ("", cause)


@given(st.integers(0, 99), st.integers(1, 12), st.integers(0, 9999), st.sampled_from("abcdef"))
def test_a_number_survives_every_way_a_spreadsheet_shows_it_whole(year, month, serial, way):
    nrp = f"{year:02d}{month:02d}{serial:04d}"
    number = int(nrp)
    grouped = f"{number:,}"
    digits = str(number)
    shown = {
        "a": number,
        "b": float(number),
        "c": f"{number}.0",
        "d": grouped,
        "e": grouped.replace(",", "."),
        "f": f"{digits[0]}{',' + digits[1:] if len(digits) > 1 else ''}E+{len(digits) - 1:02d}",
    }[way]
    reading = read_nrp(shown, Force.POLRI)
    # Zeros are put back only where the year they give can be; else the row is refused, never bent.
    assert reading.nrp in (nrp, "")
    assert reading.nrp == nrp or (len(digits) < 8 and year > 9) or len(digits) < 4


@given(st.text(alphabet="0123456789.,E+e' -", max_size=24), st.sampled_from([*Force, None]))
def test_no_text_is_read_as_digits_it_does_not_hold(text, force):
    reading = read_nrp(text, force)
    assert bool(reading.nrp) != bool(reading.problem)
    significant = reading.nrp.lstrip("0")
    assert significant in "".join(char for char in text if char.isdigit()) or not reading.nrp
