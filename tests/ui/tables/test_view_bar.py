import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

WORDS, SYMBOL = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly


@pytest.fixture
def bar(table, look):
    made = table.bar_widget
    for place, text in enumerate(("Impor dari buku kerja", "Ekspor ke buku kerja", "Tambah baris baru")):
        action = QAction(text, table)
        action.setIcon(look.icon("import"))
        made.add_button_of(action, place)
    return made


def styles(bar):
    return [button.toolButtonStyle() for button in bar.findChildren(QToolButton, "sheet-button")]


def test_wide_window_shows_the_words(bar, table, qtbot):
    qtbot.waitUntil(lambda: styles(bar) == [WORDS] * 3)


def test_narrow_window_takes_words_away_from_the_left(bar, table, qtbot):
    table.resize(760, 400)
    qtbot.waitUntil(lambda: SYMBOL in styles(bar))
    assert styles(bar) == sorted(styles(bar), key=lambda style: style is WORDS)


def test_words_come_back_with_the_room(bar, table, qtbot):
    table.resize(500, 400)
    qtbot.waitUntil(lambda: styles(bar) == [SYMBOL] * 3)
    table.resize(1500, 400)
    qtbot.waitUntil(lambda: styles(bar) == [WORDS] * 3)


def test_line_comes_to_rest(bar, table, qtbot):
    table.resize(500, 400)
    qtbot.waitUntil(lambda: styles(bar) == [SYMBOL] * 3)
    rounds = []
    table.bar_widget._shown, shown = lambda: rounds.append(1) or shown(), table.bar_widget._shown
    qtbot.wait(50)
    assert len(rounds) < 20


def test_view_button_stands_first_among_the_menus(bar):
    made = bar.add_menu_button("Semua baris", "filter", "Tampilan", is_first=True)
    places = [bar.line.indexOf(button) for button in bar.findChildren(QToolButton) if button.menu()]
    assert bar.line.indexOf(made) < min(places)
