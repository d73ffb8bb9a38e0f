import pytest

from reports.layout import MM
from reports.layout.heads import Kop, NumberBlock, capital_lines, draw_page_number, pen_gap

KOP = ("KEPOLISIAN NEGARA REPUBLIK INDONESIA", "DAERAH SUMATERA SELATAN", "RESOR OGAN KOMERING ULU")
ROWS = (("NOMOR", "SPRIN/12/II/2024"), ("TANGGAL", "11 FEBRUARI 2024"))


def test_kop_rule_is_as_long_as_the_longest_line(style, canvas):
    kop = Kop(KOP, style)
    kop.draw(canvas, 70, 700)
    assert canvas.segments == [(70, 700 - kop.height, pytest.approx(70 + style.width(KOP[0])), 700 - kop.height)]


def test_kop_lines_stand_in_the_middle_of_the_longest(style, canvas):
    Kop(KOP, style).draw(canvas, 70, 700)
    middles = {round(x + style.width(text) / 2, 3) for x, _, text in canvas.strings}
    assert len(middles) == 1


def test_number_block_ends_at_the_margin_and_is_ruled_off(style, canvas):
    block = NumberBlock.fit("SURAT PERINTAH KAPOLRES OKU", ROWS, style, 170 * MM)
    block.draw(canvas, 500, 700)
    ((left, y, right, _),) = canvas.segments
    assert (right, y) == (pytest.approx(500), 700 - block.height)
    assert left == canvas.strings[0][0]


def test_number_block_has_its_colons_under_one_another(style, canvas):
    NumberBlock.fit("SURAT PERINTAH KAPOLRES OKU", ROWS, style, 170 * MM).draw(canvas, 500, 700)
    assert len({x for x, _, text in canvas.strings if text.startswith(":")}) == 1


def test_number_block_leaves_the_middle_to_the_page_number(style, canvas):
    title = "SURAT PERINTAH KAPOLRES PENUKAL ABAB LEMATANG ILIR"
    NumberBlock.fit(title, ROWS, style, 170 * MM).draw(canvas, 170 * MM, 700)
    draw_page_number(canvas, 0, 700, 170 * MM, 12, style)
    number_x, number_y, _ = canvas.strings[-1]
    assert number_y == canvas.strings[0][1]
    assert number_x + style.width("12") < min(x for x, _, _ in canvas.strings[:-1])


def test_pen_gap_is_wide_enough_and_blank(style):
    gap = pen_gap(style, 12 * MM)
    assert gap.isspace()
    assert 12 * MM <= style.width(gap) < 14 * MM


def test_capital_lines_leave_out_empty_ones():
    assert capital_lines(("Daftar  personel", " ", "PAM TPS")) == ("DAFTAR PERSONEL", "PAM TPS")
