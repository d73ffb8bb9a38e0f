import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reports.fonts import HELVETICA
from reports.layout.text import SOFT_BREAK, Align, TextStyle, clean, put_justified, put_lines, put_pairs, wrap

NARROW = 60.0
PLAIN = TextStyle(HELVETICA.regular, 10)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  BIMO \n  SETIA\t", "BIMO SETIA"),
        ("BIMO\x00\x07 SETIA", "BIMO SETIA"),
        ("A & B <C>", "A & B <C>"),
        ("", ""),
    ],
    ids=["spaces", "control", "markup-is-plain", "empty"],
)
def test_clean_gives_one_printable_line(text, cleaned):
    assert clean(text) == cleaned


def test_wrap_breaks_between_words():
    assert wrap("BIMO SETIA LAKSANA", PLAIN, NARROW) == ("BIMO SETIA", "LAKSANA")


def test_wrap_cuts_only_a_word_that_fits_no_line():
    lines = wrap("A " + "X" * 20, PLAIN, NARROW)
    assert lines[0] == "A"
    assert "".join(lines[1:]) == "X" * 20


def test_wrap_of_nothing_gives_no_line():
    assert wrap("  ", PLAIN, NARROW) == ()


def test_wrap_keeps_a_run_of_numbers_on_one_line():
    assert wrap("001, 005 s.d. 008", PLAIN, 68.0) == ("001,", "005 s.d. 008")


def test_wrap_breaks_a_run_that_fits_no_line():
    assert wrap("005 s.d. 008", PLAIN, 40.0) == ("005 s.d.", "008")


def test_wrap_breaks_where_a_soft_break_allows():
    assert wrap(f"19860101{SOFT_BREAK}2010011001", PLAIN, NARROW) == ("19860101", "2010011001")


def test_wrap_joins_a_soft_break_that_is_not_needed():
    assert wrap(f"1986{SOFT_BREAK}0101", PLAIN, NARROW) == ("19860101",)


@given(text=st.text(alphabet="AB &<,.", max_size=60), width=st.floats(15, 200))
@example(text="001 s.d. 004", width=15)
def test_wrap_loses_no_letter_and_keeps_the_width(text, width):
    lines = wrap(text, PLAIN, width)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(PLAIN.width(line) <= width + 0.02 for line in lines)


def test_capitals_stand_in_the_middle_of_their_line():
    above = PLAIN.baseline - 0.716 * PLAIN.size
    below = PLAIN.leading - PLAIN.baseline
    assert above == pytest.approx(below)


@pytest.mark.parametrize(("align", "x"), [(Align.LEFT, 0), (Align.CENTRE, 0.5), (Align.RIGHT, 1)])
def test_put_lines_aligns_each_line(canvas, align, x):
    put_lines(canvas, 100, 700, ("BIMO",), PLAIN, 80, align)
    assert canvas.strings[0][0] == pytest.approx(100 + x * (80 - PLAIN.width("BIMO")))


def test_put_lines_returns_where_the_next_line_starts(canvas):
    assert put_lines(canvas, 0, 700, ("A", "B"), PLAIN, 80) == pytest.approx(700 - 2 * PLAIN.leading)


def test_put_lines_underlines_the_text_and_no_more(canvas):
    put_lines(canvas, 0, 700, ("BIMO", ""), PLAIN, 80, underline=True)
    ((left, y, right, same_y),) = canvas.segments
    assert right - left == pytest.approx(PLAIN.width("BIMO"))
    assert y == same_y < canvas.strings[0][1]


def test_put_justified_stretches_all_lines_but_the_last(canvas):
    put_justified(canvas, 0, 700, ("A B C D E F", "A B C D E F"), PLAIN, 80)
    assert PLAIN.width("A B C D E F") + 5 * canvas.stretches[0] == pytest.approx(80)
    assert canvas.stretches[1] == 0


def test_put_justified_stretches_the_last_line_of_a_paragraph_that_goes_on(canvas):
    put_justified(canvas, 0, 700, ("A B C D E F",), PLAIN, 80, ends=False)
    assert canvas.stretches[0] > 0


@pytest.mark.parametrize("line", ["A B", "SENDIRI"], ids=["gap-too-wide", "no-gap"])
def test_put_justified_leaves_a_line_ragged(canvas, line):
    put_justified(canvas, 0, 700, (line, "A"), PLAIN, 80)
    assert canvas.stretches[0] == 0


def test_put_pairs_draws_each_value_after_its_label(canvas):
    below = put_pairs(canvas, 10, 700, 50, ("NOMOR", "TANGGAL"), (": 1", ": 2"), PLAIN)
    assert canvas.texts == ["NOMOR", ": 1", "TANGGAL", ": 2"]
    assert [x for x, _, _ in canvas.strings] == [10, 60, 10, 60]
    assert below == pytest.approx(700 - 2 * PLAIN.leading)
