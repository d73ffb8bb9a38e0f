from PySide6.QtCore import QMimeData

from opsroom.ui.tables import clipboard_block
from opsroom.ui.tables.clipboard_block import Clip, clip_of, copied, read_clip


def test_block_goes_out_as_text_and_as_html():
    data = copied([["001", "A\nB"]], [True, True]).mime()
    assert data.text() == '001\t"A\nB"\r\n'
    assert "<td" in data.html()


def test_own_block_comes_back_as_it_was():
    rows = [["001", 'A "x"\nB', ""], ["=1", "3,5", " C"]]
    clip = clip_of(copied(rows, [True] * 3).mime())
    assert read_clip(clip) == rows


def test_large_block_goes_out_as_text_only(monkeypatch):
    monkeypatch.setattr(clipboard_block, "MOST_HTML_CELLS", 1)
    assert not copied([["1", "2"]], [True, True]).mime().hasHtml()


def test_cut_number_is_taken_whole_from_the_html():
    clip = Clip("A\t3,17E+15\n", '<table><tr><td>A</td><td x:num="3175001234567890">3,17E+15</td></tr></table>')
    assert read_clip(clip) == [["A", "3175001234567890"]]


def test_lines_inside_cells_are_taken_from_the_html_when_text_lost_them():
    clip = Clip("A\nB\tC\n", "<table><tr><td>A<br>B</td><td>C</td></tr></table>")
    assert read_clip(clip) == [["A\nB", "C"]]


def test_text_stands_when_html_of_another_shape_has_no_lines_inside():
    clip = Clip("A\tB\n", "<table><tr><td>A</td></tr></table>")
    assert read_clip(clip) == [["A", "B"]]


def test_html_without_a_table_is_left_alone():
    assert read_clip(Clip("A\tB", "<b>A</b>")) == [["A", "B"]]


def test_table_of_a_web_page_may_come_alone():
    assert read_clip(Clip(html="<table><tr><td>A</td></tr></table>")) == [["A"]]


def test_csv_may_come_alone():
    data = QMimeData()
    data.setData("text/csv", b'\xef\xbb\xbfA,"B, C"\nD\n')
    assert read_clip(clip_of(data)) == [["A", "B, C"], ["D", ""]]


def test_nothing_is_no_clip():
    assert not clip_of(None)
    assert not clip_of(QMimeData())
    assert read_clip(Clip()) == [[""]]
