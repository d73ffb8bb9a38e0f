"""Texts typed into the list of units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.errors import RuleViolation
from opsroom.domain.unit_columns import read_count, read_kecamatan, read_unit


def test_unit_is_kept_as_plotting_compares_it() -> None:
    assert read_unit("  Polsek   Lengkiti ") == "POLSEK LENGKITI"


@given(st.text())
def test_reading_a_unit_again_changes_nothing(text: str) -> None:
    try:
        unit = read_unit(text)
    except RuleViolation:
        return
    assert read_unit(unit) == unit


def test_kecamatan_is_kept_as_typed() -> None:
    assert read_kecamatan(" Lubuk  Batang ") == "Lubuk Batang"


@pytest.mark.parametrize(("read", "field"), [(read_unit, "unit"), (read_kecamatan, "kecamatan")])
def test_blank_text_is_refused(read, field) -> None:
    with pytest.raises(RuleViolation, match="belum diisi") as told:
        read("  ")
    assert told.value.field == field


def test_counts_are_whole_numbers() -> None:
    assert [read_count(text) for text in (" 12 ", "0", "")] == [12, 0, None]
    with pytest.raises(RuleViolation, match="bukan bilangan bulat"):
        read_count("1,5")
