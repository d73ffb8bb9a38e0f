import pytest
from PySide6.QtTest import QAbstractItemModelTester

from opsroom.domain.changes import Kind
from opsroom.ui.history.story_panel import StoryPanel


@pytest.fixture
def panel(workspace, tools, show):
    return show(StoryPanel(workspace, tools, "WIB"))


def test_without_a_row_the_way_is_told(panel):
    assert panel.row is None
    assert "Shift+F7" in panel.title.text()


def test_model_is_sound(panel):
    QAbstractItemModelTester(panel.lines.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_life_of_a_row(panel, texts, qtbot, rename):
    rename(1, "SATU")
    with qtbot.waitSignal(panel.refreshed):
        panel.show_row(Kind.PERSON, 1)
    assert panel.title.text() == "BRIPKA SATU: 2 perubahan tercatat."
    assert [texts(panel.lines, column)[0] for column in (2, 3, 4)] == ["Nama", "ANGGOTA 000", "SATU"]
    assert texts(panel.lines, 2)[1].startswith("● ")
    panel.lines.setCurrentIndex(panel.lines.lines.index(0, 0))
    assert panel.about.text() == "Ubah Nama, 13 Feb 2024 08.30 WIB oleh tes."


def test_life_goes_on(panel, texts, qtbot, rename):
    with qtbot.waitSignal(panel.refreshed):
        panel.show_row(Kind.PERSON, 1)
    with qtbot.waitSignal(panel.refreshed):
        rename(1, "DUA")
    assert texts(panel.lines, 4)[0] == "DUA"
