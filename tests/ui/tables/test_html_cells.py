import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.ui.tables.html_cells import is_scientific, read_html, write_html

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table border=0>
<!--StartFragment--><tr height=20><td height=20 class=xl65 width=64>Nama</td><td x:num="3175001234567890">3,17E+15</td>
</tr><tr><td>BUDI &amp;<br style='mso-data-placement:same-cell'>
  ANI</td><td align=right>00123</td></tr><!--EndFragment--></table></body></html>"""
CALC = """<table cellspacing="0"><colgroup width="85"></colgroup><tr><td height="17" sdval="3175001234567890"
sdnum="1033;"><font face="Arial">3.17500123456789E+15</font></td><td sdval="5" sdnum="1033;">5</td></tr></table>"""


def test_excel_is_read_with_line_breaks_and_whole_numbers():
    assert read_html(EXCEL) == [["Nama", "3175001234567890"], ["BUDI &\nANI", "00123"]]


def test_calc_is_read_with_whole_numbers():
    assert read_html(CALC) == [["3175001234567890", "5"]]


def test_spans_leave_empty_cells():
    html = "<table><tr><td rowspan=2>A</td><td colspan=2>B</td></tr><tr><td>C</td><td>D</td></tr></table>"
    assert read_html(html) == [["A", "B", ""], ["", "C", "D"]]


def test_only_the_first_table_is_read_and_inner_ones_are_text():
    html = "<table><tr><td>A<table><tr><td>in</td></tr></table></td></tr></table><table><tr><td>B</td></tr></table>"
    assert read_html(html) == [["Ain"]]


def test_sloppy_markup_is_read():
    assert read_html("<table><td>A<td>B<tr><td colspan=x>C</table>") == [["A", "B"], ["C", ""]]


@pytest.mark.parametrize("html", ["", "<p>teks</p>", "<table></table>", "<td>A</td>"])
def test_markup_without_a_table_is_none(html):
    assert read_html(html) is None


def test_text_columns_say_that_they_are_text():
    html = write_html([["001", "5"]], [True, False])
    assert "mso-number-format:'\\@'" in html
    assert html.count("sdnum") == 1


@pytest.mark.parametrize(
    ("text", "is_cut"), [("3,17E+15", True), ("3.17E+15", True), ("8E5", True), ("E5", False), ("001", False)]
)
def test_cut_numbers_are_known(text, is_cut):
    assert is_scientific(text) is is_cut


words = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12).map(lambda text: " ".join(text.split()))


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(words, min_size=width, max_size=width), min_size=1)))
def test_what_is_written_is_read_again(rows):
    assert read_html(write_html(rows, [True] * len(rows[0]))) == rows
