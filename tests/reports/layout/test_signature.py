import pytest

from opsroom.domain.letterhead import Signer
from reports.layout import MM
from reports.layout.signature import Signature, signature_block

WIDTH = 170 * MM
HEAD = ("KEPALA KEPOLISIAN RESOR OGAN KOMERING ULU",)
SIGNER = Signer(HEAD, "WIRATAMA ADIJAYA, S.I.K.", "AJUN KOMISARIS BESAR POLISI", "80010001")


def sign(style, signer=SIGNER, place="Baturaja"):
    return Signature.fit(place, "11 Februari 2024", signer, style, WIDTH)


def baseline(canvas, text):
    (y,) = [y for _, y, drawn in canvas.strings if drawn == text]
    return y


def test_lines_stand_in_their_order(style, canvas):
    sign(style).draw(canvas, WIDTH, 700)
    assert canvas.texts == [
        "Dikeluarkan di", ": Baturaja", "pada tanggal", ": 11 Februari 2024", *HEAD,
        "WIRATAMA ADIJAYA, S.I.K.", "AJUN KOMISARIS BESAR POLISI NRP 80010001",
    ]  # fmt: skip


def test_space_for_pen_and_stamp_is_20_mm(style, canvas):
    sign(style).draw(canvas, WIDTH, 700)
    assert baseline(canvas, HEAD[0]) - baseline(canvas, SIGNER.name) == pytest.approx(20 * MM + style.leading)


def test_width_is_at_least_86_mm(style):
    assert sign(style, Signer(("KAPOLRES",))).width == pytest.approx(86 * MM)


def test_longest_line_fits_on_one_line(style):
    assert sign(style).width >= style.width(HEAD[0])


def test_title_longer_than_the_room_wraps(style, canvas):
    signature = sign(style, Signer((HEAD[0] * 2,), "BIMO"))
    signature.draw(canvas, WIDTH, 700)
    assert signature.width == pytest.approx(WIDTH - 50 * MM)
    assert all(x >= WIDTH - signature.width - 0.1 for x, _, _ in canvas.strings)


def test_name_and_rank_left_blank_print_nothing(style, canvas):
    sign(style, Signer(HEAD)).draw(canvas, WIDTH, 700)
    assert canvas.texts[4:] == [HEAD[0], "", ""]


@pytest.mark.parametrize(
    ("rank", "nrp", "line"),
    [
        ("AKP", "", "AKP"),
        ("", "80010001", "NRP 80010001"),
        ("PENATA", "198001012005011001", "PENATA NIP 198001012005011001"),
    ],
    ids=["no-number", "no-rank", "nip"],
)
def test_rank_line_holds_what_is_known(style, canvas, rank, nrp, line):
    sign(style, Signer(HEAD, "BIMO", rank, nrp)).draw(canvas, WIDTH, 700)
    assert canvas.texts[-1] == line


def test_long_place_stays_inside_the_margin(style, canvas):
    sign(style, Signer(("KAPOLRES",)), "Muaradua Kisam Tinggi Ogan Komering Ulu Selatan").draw(canvas, WIDTH, 700)
    assert all(x + style.width(text) <= WIDTH + 0.1 for x, _, text in canvas.strings)


def test_block_ends_level_on_both_sides(style, canvas):
    block = signature_block(sign(style), ("Kapolda.", "Irwasda."), style, WIDTH, 12)
    block.draw(canvas, 0, 700)
    assert baseline(canvas, "Irwasda.") == pytest.approx(baseline(canvas, "AJUN KOMISARIS BESAR POLISI NRP 80010001"))
    assert canvas.texts[-5:] == ["Tembusan:", "1.", "Kapolda.", "2.", "Irwasda."]


def test_single_copy_has_no_number(style, canvas):
    signature_block(sign(style), ("Kapolda.", " "), style, WIDTH, 12).draw(canvas, 0, 700)
    assert canvas.texts[-2:] == ["Tembusan:", "Kapolda."]


def test_block_without_copies_is_the_signature_alone(style, canvas):
    signature = sign(style)
    block = signature_block(signature, (), style, WIDTH, 12)
    block.draw(canvas, 0, 700)
    assert block.height == signature.height
    assert "Tembusan:" not in canvas.texts


def test_many_copies_make_the_block_higher(style, canvas):
    block = signature_block(sign(style), ["Kapolda."] * 30, style, WIDTH, 12)
    block.draw(canvas, 0, 700)
    assert block.height == pytest.approx(31 * style.leading)
    assert baseline(canvas, "Tembusan:") == pytest.approx(700 - style.baseline)
