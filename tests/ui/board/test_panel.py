import pytest
from PySide6.QtGui import QImage

from opsroom.ui.board.panel import BoardPanel
from opsroom.ui.board.reader import BoardReader
from opsroom.ui.bridge.notices import Level
from opsroom.ui.tables.tools import ScreenTools


class Picker:
    """Chooses the path laid down."""

    def __init__(self, path):
        self.path = path

    def save_file(self, _parent, _title, _patterns, _suggestion, on_chosen):
        on_chosen(self.path)


@pytest.fixture
def picker(tmp_path):
    return Picker(tmp_path / "papan.png")


@pytest.fixture
def panel(qtbot, relay, inline_jobs, notices, look, clock, picker, make_snapshot):
    reader = BoardReader(make_snapshot, relay, inline_jobs, clock)
    reader.refresh()
    panel = BoardPanel(reader, ScreenTools(relay, inline_jobs, notices, look, picker), clock)
    panel.reader = reader
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_panel_shows_the_wall(panel, make_snapshot):
    assert panel.view.snapshot == make_snapshot()


def test_wall_is_asked_for(panel, qtbot):
    with qtbot.waitSignal(panel.wall_requested):
        panel.wall_button.click()


def test_names_are_hidden_until_asked_for(panel, qtbot):
    assert not any("SUPARDI" in text.text for text in panel.view.body().texts())
    with qtbot.waitSignal(panel.padal_toggled) as signal:
        panel.padal.click()
    assert signal.args == [True]
    assert any("SUPARDI" in text.text for text in panel.view.body().texts())


def test_picture_is_saved_in_full_size(panel, picker, notices):
    panel.picture_button.click()
    assert QImage(str(picker.path)).size() == QImage(1920, 1080, QImage.Format.Format_RGB32).size()
    assert notices.history[-1].level is Level.OK


def test_picture_that_cannot_be_written_is_told_calmly(panel, picker, tmp_path, notices):
    picker.path = tmp_path / "tidak" / "ada" / "papan.png"
    panel.picture_button.click()
    assert notices.history[-1].level is Level.ERROR
    assert "Pilih folder lain" in notices.history[-1].text


def test_look_change_reaches_the_panel(panel, look):
    before = panel.wall_button.icon().cacheKey()
    look.use("dark")
    assert panel.wall_button.icon().cacheKey() != before
