from datetime import date, datetime, time

import pytest

from opsroom.exchange.cells import Cell, as_it_stood, at, filled, is_blank, is_ditto, says_nothing, text_of


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" a\nb ", "a\nb"),
        ("x\xa0y", "x y"),
        (87060512.0, "87060512"),
        (1.5, "1.5"),
        (-4, "-4"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2024, 2, 14), "2024-02-14"),
        (datetime(2024, 2, 14, 7, 0), "2024-02-14 07:00:00"),  # noqa: DTZ001 - cells carry no zone
        (time(7, 30), "07:30:00"),
        (1.97810102005011e17, "1.97810102005011e+17"),
    ],
)
def test_cell_as_it_stood(cell: Cell, text: str) -> None:
    assert as_it_stood(cell) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [("a \n\t b\xa0c", "a b c"), ("#REF!", ""), ("#1", "#1"), (3.0, "3"), ("", ""), ("#DIV/0!", "")],
)
def test_text_is_one_line_without_errors(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


@pytest.mark.parametrize(("cell", "blank"), [("", True), (" \xa0\n", True), (0, False), ("-", False), (False, False)])
def test_blank_is_only_space(cell: Cell, blank: bool) -> None:
    assert is_blank(cell) is blank


@pytest.mark.parametrize("text", ["", "-", "nihil", "0", "n/a", "—"])
def test_marks_for_none_say_nothing(text: str) -> None:
    assert says_nothing(text)


def test_a_word_says_something() -> None:
    assert not says_nothing("POLSEK")


@pytest.mark.parametrize(("text", "same"), [('"', True), ("sda", True), ("idem", True), ("", False), ("SDN", False)])
def test_ditto_marks(text: str, same: bool) -> None:
    assert is_ditto(text) is same


def test_missing_cells_are_blank() -> None:
    assert at(["a"], 3) == ""
    assert at(["a"], None) == ""
    assert at(["a"], 0) == "a"


def test_filled_gives_columns_of_what_is_there() -> None:
    assert filled(["", "a", " ", 0]) == [(1, "a"), (3, 0)]
