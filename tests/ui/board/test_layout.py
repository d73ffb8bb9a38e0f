from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

from opsroom.ui.board.figures import page_of
from opsroom.ui.board.freshness import Freshness
from opsroom.ui.board.layout import clock_region, compose_body, compose_clock
from opsroom.ui.board.ruler import wall_font
from opsroom.ui.board.scene import Align, Frame, Mark, Scene
from opsroom.ui.theme.tokens import Tone

SIZES = ((1920, 1080), (1366, 768), (3840, 2160), (1024, 768), (640, 360))
LONG_NAMES = ("ULU OGAN", "KECAMATAN DENGAN NAMA YANG SANGAT PANJANG AA", "X" * 44, "SOSOH BUAY RAYAP")


def ink(text, base):
    """Where the letters of a text land, measured with the font they are painted with."""
    metrics = QFontMetricsF(wall_font(base, text.px, bold=text.bold, stretch=text.stretch))
    width = metrics.horizontalAdvance(text.text)
    left = {
        Align.LEFT: text.box.left(),
        Align.CENTRE: text.box.center().x() - width / 2,
        Align.RIGHT: text.box.right() - width,
    }[text.align]
    return QRectF(left, text.box.center().y() - metrics.capHeight() / 2, width, metrics.capHeight())


@pytest.fixture
def inked(make_snapshot, ruler, clock):
    def compose(size, **snapshot):
        page = page_of(make_snapshot(**snapshot), shows_padal=snapshot.get("kecamatan") == 5)
        body = compose_body(page, QSizeF(*size), ruler)
        old = Freshness("data 23 jam lalu", "DATA LAMA", Tone.ALARM)
        clocks = compose_clock(page, QSizeF(*size), clock.now(), old, ruler)
        return [(text.text, ink(text, ruler.base)) for scene in (body, clocks) for text in scene.texts() if text.text]

    return compose


@pytest.mark.parametrize("kecamatan", [1, 5, 13, 24, 40])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_no_two_texts_overlap(inked, size, kecamatan):
    texts = inked(size, kecamatan=kecamatan, names=LONG_NAMES, tps=1219, covered=1119, present=88)
    clashes = [(one, two) for (one, a), (two, b) in combinations(texts, 2) if a.intersects(b)]
    assert clashes == []


@pytest.mark.parametrize("kecamatan", [1, 13, 40])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_no_text_is_cut_by_the_edge(inked, size, kecamatan):
    page = QRectF(0, 0, *size)
    texts = inked(size, kecamatan=kecamatan, names=LONG_NAMES, tps=1219, covered=1119)
    assert [text for text, box in texts if not page.contains(box)] == []


@pytest.mark.parametrize("kecamatan", [1, 13, 40])
def test_no_text_is_wider_than_its_box(make_snapshot, ruler, kecamatan):
    body = compose_body(page_of(make_snapshot(kecamatan=kecamatan, names=LONG_NAMES)), QSizeF(1920, 1080), ruler)
    assert [text.text for text in body.texts() if ink(text, ruler.base).width() > text.box.width() + 1] == []


def test_no_text_runs_into_a_mark(make_snapshot, ruler):
    body = compose_body(page_of(make_snapshot(tps=1219, covered=1119)), QSizeF(1920, 1080), ruler)
    marks = [item.box for item in body.items if isinstance(item, Mark)]
    texts = [ink(text, ruler.base) for text in body.texts() if text.text]
    assert not any(mark.intersects(text) for mark in marks for text in texts)


def test_thirteen_kecamatan_are_readable_from_eight_metres(make_snapshot, ruler):
    body = compose_body(page_of(make_snapshot(kecamatan=13)), QSizeF(1920, 1080), ruler)
    # On a picture 2.4 m wide a pixel is 1.25 mm; 8 m want letters of at least 8000 / 250 = 32 mm.
    assert 0.72 * body.em * 1.25 >= 32


def test_many_kecamatan_stand_in_two_tables(make_snapshot, ruler):
    body = compose_body(page_of(make_snapshot(kecamatan=40)), QSizeF(1920, 1080), ruler)
    heads = [text for text in body.texts() if text.text == "KECAMATAN"]
    assert len(heads) == 2


def test_every_kecamatan_has_its_row(make_snapshot, ruler):
    names = tuple(f"KEC{index:02}" for index in range(40))
    body = compose_body(page_of(make_snapshot(kecamatan=40, names=names)), QSizeF(1366, 768), ruler)
    assert set(names) <= {text.text for text in body.texts()}


def test_empty_operation_says_what_to_do(make_snapshot, ruler):
    body = compose_body(page_of(make_snapshot(kecamatan=0)), QSizeF(1366, 768), ruler)
    words = " ".join(text.text for text in body.texts())
    assert "Belum ada data TPS." in words
    assert "Impor daftar TPS" in words


def test_every_tone_of_the_page_is_in_the_legend(make_snapshot, ruler):
    body = compose_body(page_of(make_snapshot(incidents=1)), QSizeF(1366, 768), ruler)
    words = {text.text for text in body.texts()}
    assert {"belum", "sebagian", "semua / nihil", "TPS belum terisi", "ada kejadian"} <= words


def test_clock_shows_seconds_and_zone(make_snapshot, ruler, clock):
    scene = compose_clock(page_of(make_snapshot()), QSizeF(1920, 1080), clock.now(), Freshness("x"), ruler)
    words = [text.text for text in scene.texts()]
    assert "08.30.00 WIB" in words
    assert "Selasa, 13 Februari 2024" in words


def test_stale_page_is_framed(make_snapshot, ruler, clock):
    def frames(freshness):
        scene: Scene = compose_clock(page_of(make_snapshot()), QSizeF(1920, 1080), clock.now(), freshness, ruler)
        return [item for item in scene.items if isinstance(item, Frame)]

    assert frames(Freshness("data 4 dtk lalu")) == []
    assert frames(Freshness("data 2 jam lalu", "DATA LAMA", Tone.ALARM))[0].box == QRectF(0, 0, 1920, 1080)


def test_clock_region_holds_clock_and_age(make_snapshot, ruler, clock):
    size = QSizeF(1920, 1080)
    region = clock_region(size)
    scene = compose_clock(page_of(make_snapshot()), size, clock.now(), Freshness("data 4 dtk lalu"), ruler)
    assert all(region.contains(text.box) for text in scene.texts())
