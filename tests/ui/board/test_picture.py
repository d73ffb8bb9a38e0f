from datetime import timedelta

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from opsroom.ui.board.picture import png_bytes, render_board


@pytest.mark.parametrize("name", ["light", "dark"])
def test_picture_is_grounded_in_the_theme(look, qapp, clock, make_snapshot, name):
    look.use(name)
    image = render_board(make_snapshot(), QSize(1366, 768), look.theme, clock.now(), qapp.font())
    assert (image.width(), image.height()) == (1366, 768)
    assert image.pixelColor(3, 400).name() == look.theme.window


def test_same_moment_gives_the_same_picture(look, qapp, clock, make_snapshot):
    first, second = (
        render_board(make_snapshot(), QSize(800, 450), look.theme, clock.now(), qapp.font()) for _ in range(2)
    )
    assert png_bytes(first) == png_bytes(second)


def test_old_data_frames_the_picture_in_red(look, qapp, clock, make_snapshot):
    later = clock.now() + timedelta(hours=3)
    image = render_board(make_snapshot(), QSize(1366, 768), look.theme, later, qapp.font())
    assert image.pixelColor(2, 400).name() == look.theme.alarm


def test_png_is_read_back(look, qapp, clock, make_snapshot):
    data = png_bytes(render_board(make_snapshot(), QSize(640, 360), look.theme, clock.now(), qapp.font()))
    assert QImage.fromData(data, "PNG").size() == QSize(640, 360)
