import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont

from opsroom.ui.board.names import fit_name, split_name
from opsroom.ui.board.ruler import LINE, Ruler


def test_short_name_keeps_its_size(ruler):
    fitted = fit_name("ULU OGAN", 500, 60, 40, ruler)
    assert (fitted.lines, fitted.px, fitted.stretch) == (("ULU OGAN",), 40, 100)


def test_slightly_long_name_is_narrowed(ruler):
    width = ruler.width("SINAR PENINJAUAN", 40, bold=True) * 0.9
    fitted = fit_name("SINAR PENINJAUAN", width, 44, 40, ruler)
    assert fitted.lines == ("SINAR PENINJAUAN",)
    assert fitted.stretch < 100


def test_long_name_takes_two_lines_where_the_row_is_high(ruler):
    fitted = fit_name("KEDATON PENINJAUAN RAYA", 300, 100, 40, ruler)
    assert fitted.lines == ("KEDATON", "PENINJAUAN RAYA")


def test_single_word_is_never_split(ruler):
    assert split_name("PENGANDONAN", ruler) == ("PENGANDONAN",)


@given(
    st.lists(st.text("ABCDEFGHIJ", min_size=1, max_size=14), min_size=1, max_size=6).map(" ".join),
    st.floats(40, 900),
    st.floats(12, 120),
)
@pytest.mark.usefixtures("qapp")
def test_any_name_fits_its_cell(name, width, height):
    ruler = Ruler(QFont())
    fitted = fit_name(name, width, height, 60, ruler)
    assert " ".join(fitted.lines) == name
    assert len(fitted.lines) * fitted.px * LINE <= height + 0.01
    widths = [ruler.width(line, fitted.px, bold=True, stretch=fitted.stretch) for line in fitted.lines]
    assert max(widths) <= width + 0.01
