from datetime import timedelta

import pytest

from opsroom.ui.board.view import BoardView


@pytest.fixture
def view(qtbot, look, clock):
    view = BoardView(look, clock)
    qtbot.addWidget(view)
    view.resize(1366, 768)
    return view


def test_view_tells_when_new_figures_are_painted(view, qtbot, make_snapshot):
    view.show()
    with qtbot.waitSignal(view.painted):
        view.show_snapshot(make_snapshot())


def test_same_figures_are_not_painted_again(view, make_snapshot, clock):
    view.show_snapshot(make_snapshot(), clock.now())
    solved = view.body()
    view.show_snapshot(make_snapshot(), clock.now())
    assert view.body() is solved


def test_new_size_is_solved_again(view, make_snapshot):
    view.show()
    view.show_snapshot(make_snapshot())
    before = view.body().em
    view.resize(1920, 1080)
    assert view.body().em > before


def test_look_change_repaints_in_new_colours(view, look, make_snapshot):
    view.show_snapshot(make_snapshot())
    look.use("dark")
    assert view.grab().toImage().pixelColor(3, 400).name() == look.theme.window


def test_clock_ticks_without_new_figures(view, qtbot, clock, make_snapshot):
    view.show_snapshot(make_snapshot())
    view.show()
    before = view.grab().toImage()
    clock.moment += timedelta(seconds=5)
    qtbot.waitUntil(lambda: view.freshness.text == "data 9 dtk lalu", timeout=3000)
    assert view.grab().toImage() != before


def test_figures_nobody_reads_again_are_framed(view, qtbot, clock, make_snapshot):
    view.show_snapshot(make_snapshot(), clock.now())
    view.show()
    clock.moment += timedelta(seconds=20)
    qtbot.waitUntil(lambda: view.freshness.word == "DATA TIDAK TERBACA", timeout=3000)
    assert view.grab().toImage().pixelColor(2, 400).name() == view._look.theme.alarm


def test_padal_is_shown_on_request(view, make_snapshot):
    view.show_snapshot(make_snapshot(kecamatan=2))
    assert not any("SUPARDI" in text.text for text in view.body().texts())
    view.set_shows_padal(shows=True)
    assert any("SUPARDI" in text.text for text in view.body().texts())
