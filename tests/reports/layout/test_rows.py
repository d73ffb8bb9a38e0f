import pytest

from reports.layout.rows import COLON_WIDTH, HANG_WIDTH, LABEL_WIDTH, LabelRow, centred_block, lines_block, row_blocks

WIDTH = 480.0


def draw(canvas, blocks, top=700.0):
    for block in blocks:
        block.draw(canvas, 0, top)
        top -= block.height
    return canvas


def test_single_item_has_no_number(style, canvas):
    draw(canvas, row_blocks(LabelRow("Kepada", ("semua anggota.",)), style, WIDTH))
    assert canvas.texts == ["Kepada", ":", "semua anggota."]


def test_several_items_are_numbered_under_one_label(style, canvas):
    draw(canvas, row_blocks(LabelRow("Dasar", ("satu;", "", "dua.")), style, WIDTH))
    assert canvas.texts == ["Dasar", ":", "1.", "satu;", "2.", "dua."]


def test_lines_hang_right_of_the_number(style, canvas):
    draw(canvas, row_blocks(LabelRow("Dasar", ("kata " * 40, "dua.")), style, WIDTH))
    (number,) = [x for x, _, text in canvas.strings if text == "1."]
    lines = [x for x, _, text in canvas.strings if text.startswith("kata")]
    assert len(lines) > 1
    assert lines == [pytest.approx(number + HANG_WIDTH)] * len(lines)


def test_row_without_items_prints_nothing(style):
    assert list(row_blocks(LabelRow("Dasar", ()), style, WIDTH)) == []


def test_listed_person_has_the_name_underlined(style, canvas):
    draw(canvas, row_blocks(LabelRow("Kepada", ("BIMO\nAIPTU NRP 86010001\nBA SAT SAMAPTA",)), style, WIDTH))
    assert canvas.texts[2:] == ["BIMO", "AIPTU NRP 86010001", "BA SAT SAMAPTA"]
    ((left, _, right, _),) = canvas.segments
    assert right - left == pytest.approx(style.width("BIMO"))


def test_long_item_goes_on_without_label_and_keeps_hanging(style, canvas):
    blocks = list(row_blocks(LabelRow("Untuk", ("kata " * 400, "dua.")), style, WIDTH))
    draw(canvas, blocks)
    assert len(blocks) > 2
    assert canvas.texts.count("Untuk") == canvas.texts.count("1.") == 1
    assert len({x for x, _, text in canvas.strings if text.startswith("kata")}) == 1
    assert [block.gap for block in blocks[1:-1]] == [0.0] * (len(blocks) - 2)


def test_long_item_without_number_starts_at_the_colon(style, canvas):
    draw(canvas, row_blocks(LabelRow("Pertimbangan", ("kata " * 400,)), style, WIDTH))
    lines = [x for x, _, text in canvas.strings if text.startswith("kata")]
    assert lines == [pytest.approx(LABEL_WIDTH + COLON_WIDTH)] * len(lines)


def test_only_the_end_of_a_long_item_is_ragged(style, canvas):
    draw(canvas, row_blocks(LabelRow("Pertimbangan", ("kata " * 401,)), style, WIDTH))
    stretches = [s for s, (_, _, text) in zip(canvas.stretches, canvas.strings, strict=True) if "kata" in text]
    assert all(stretch > 0 for stretch in stretches[:-1])
    assert stretches[-1] == 0


def test_centred_word_is_glued_to_what_it_introduces(style, canvas):
    block = centred_block("DIPERINTAHKAN", style, WIDTH, 9)
    block.draw(canvas, 0, 700)
    assert block.is_glued
    assert canvas.strings[0][0] == pytest.approx((WIDTH - style.width("DIPERINTAHKAN")) / 2)


def test_plain_lines_start_at_the_margin(style, canvas):
    lines_block(("Selesai.",), style, WIDTH, 9, is_glued=False).draw(canvas, 12, 700)
    assert canvas.strings[0][0] == 12
