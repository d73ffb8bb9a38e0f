import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.names import bare_name, clean_name, has_letters


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("budi  santoso,S.H.,M.H ", "BUDI SANTOSO, S.H., M.H"),
        ("Hamid", "HAMID"),
        ("Drs. h. ahmad yani, M.Si.", "Drs. h. AHMAD YANI, M.Si."),
        ("dr. Sari Dewi", "dr. SARI DEWI"),
        ("H", "H"),
        ("ANI, , S.Kom.,", "ANI, S.Kom."),
        (", S.H.", "S.H."),
        ("  \t ", ""),
        ("I Made Wirawan", "I MADE WIRAWAN"),
    ],
)
def test_clean_name(written: str, clean: str):
    assert clean_name(written) == clean


@given(st.text(max_size=60))
def test_cleaning_a_clean_name_changes_nothing(text: str):
    assert clean_name(clean_name(text)) == clean_name(text)


@given(st.text(max_size=60))
def test_a_clean_name_has_no_double_spaces_and_no_edges(text: str):
    clean = clean_name(text)
    assert "  " not in clean
    assert clean == clean.strip()


@pytest.mark.parametrize(
    "written",
    [
        "BUDI SANTOSO",
        "budi santoso, S.H., M.H.",
        "Drs. Budi Santoso",
        "H. BUDI SANTOSO S.Kom.",
        "Dr. H. Budi Santoso, S.I.K.",
        "BUDI SANTOSO S.H. M.H.",
        "Budi  Santoso A.Md.",
    ],
)
def test_titles_do_not_change_the_bare_name(written: str):
    assert bare_name(written) == "BUDI SANTOSO"


@pytest.mark.parametrize(
    ("written", "bare"), [("H.", "H."), ("S.H.", "S.H."), ("Hamid", "HAMID"), ("M. YUSUF", "M. YUSUF")]
)
def test_a_name_is_never_bared_to_nothing(written: str, bare: str):
    assert bare_name(written) == bare


@given(st.text(max_size=60))
def test_the_bare_name_of_a_bare_name_is_itself(text: str):
    assert bare_name(bare_name(text)) == bare_name(text)


@pytest.mark.parametrize(("text", "expected"), [("Ani", True), ("123 -", False), ("", False), ("...é", True)])
def test_a_name_has_letters(text: str, expected: bool):
    assert has_letters(text) is expected
