import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from opsroom.services.paste_block import Policy
from opsroom.ui.tables.pasting import PasteMode

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pasting(table):
    return table.blocks.pasting


@pytest.fixture
def ghost(table, put_on, qtbot, pasting):
    """Paste a text at a cell and wait for its ghost."""
    clipboard = QGuiApplication.clipboard()

    def show(text, row=0, key="name"):
        clipboard.setText(text)
        put_on(row, key)
        qtbot.keyClick(table.view, Qt.Key.Key_V, CTRL)
        qtbot.waitUntil(lambda: pasting.plan is not None)

    yield show
    clipboard.clear()


def test_block_over_filled_cells_waits_as_a_ghost(table, ghost, roster):
    ghost("BUDI\tAIPTU\nANI\tAIPDA\n")
    assert roster.people[1].name == "ORANG 0001"
    assert table.blocks.overlay.isVisible()
    assert "<b>3 sel</b> akan berubah, <b>3</b> isi lama ditimpa" in table.blocks.panel.sentence.text()


def test_block_into_empty_cells_lands_at_once(table, put_on, qtbot, roster, pasting):
    QGuiApplication.clipboard().setText("satu\ndua\n")
    put_on(0, "note")
    table.blocks.paste()
    qtbot.waitUntil(lambda: roster.people[2].note == "dua")
    assert pasting.plan is None


def test_enter_lands_the_ghost(table, ghost, roster, qtbot, notices):
    ghost("BUDI\tAIPTU\nANI\tBRIPKA\n")
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert (roster.people[1].name, roster.people[2].rank) == ("BUDI", "BRIPKA")
    assert not table.blocks.overlay.isVisible()
    assert not table.blocks.panel.isVisible()
    assert notices.history[-1].text == "4 sel ditempel."


def test_escape_forgets_the_ghost(table, ghost, roster, qtbot, pasting):
    ghost("BUDI\tAIPTU\n")
    qtbot.keyClick(table.view, Qt.Key.Key_Escape)
    assert roster.people[1].name == "ORANG 0001"
    assert pasting.plan is None
    assert not table.blocks.overlay.isVisible()


def test_typing_forgets_the_ghost_and_types(table, ghost, qtbot, pasting):
    ghost("BUDI\tAIPTU\n")
    qtbot.keyClick(table.view, "x")
    assert pasting.plan is None
    assert table.view.is_editing


def test_arrows_carry_the_ghost_along(table, ghost, qtbot, pasting):
    ghost("BUDI\tAIPTU\n")
    qtbot.keyClick(table.view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: pasting.plan.aim.top == 1)
    assert table.blocks.overlay.ghost.top == 1
    assert pasting.plan.texts[(2, "name")] == "BUDI"


def test_refused_cells_of_a_ghost_are_listed_and_enter_writes_nothing(table, ghost, roster, qtbot, pasting):
    ghost("BUDI\tJENDRAL\nANI\tAIPTU\n")
    lines = table.blocks.panel.lines
    assert (lines.rowCount(), lines.line(0).text, lines.line(0).place) == (1, "JENDRAL", "1")
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert roster.people[2].name == "ORANG 0002"
    assert pasting.plan is not None


def test_ctrl_enter_asks_for_the_good_cells(table, ghost, roster, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(roster, "_carry_out", asked.append)
    ghost("BUDI\tJENDRAL\n")
    qtbot.keyClick(table.view, Qt.Key.Key_Return, CTRL)
    assert asked[0].policy is Policy.GOOD_CELLS


def test_buttons_do_what_the_keys_do(table, ghost, roster, qtbot, pasting):
    ghost("BUDI\tAIPTU\n")
    qtbot.mouseClick(table.blocks.panel.close_button, Qt.MouseButton.LeftButton)
    assert pasting.plan is None
    ghost("BUDI\tAIPTU\n")
    qtbot.mouseClick(table.blocks.panel.land_button, Qt.MouseButton.LeftButton)
    assert roster.people[1].name == "BUDI"


def test_looking_at_a_refused_cell_leaves_the_ghost_where_it_is(table, ghost, qtbot, pasting):
    ghost("BUDI\tJENDRAL\n" * 40)
    table.blocks.panel.list.pick(lambda line: line.row_id == 40)
    assert table.view.currentIndex().row() == 0
    assert table.view.rowAt(table.view.viewport().height() - 1) >= 39 or table.view.rowAt(0) > 0
    assert pasting.plan.aim.top == 0


def test_new_rows_are_shown_below_the_last_one(table, ghost, qtbot):
    ghost("BUDI\nANI\nCITRA\n", row=299)
    view = table.view
    assert table.blocks.overlay.ghost.bottom == 301
    qtbot.waitUntil(lambda: view.rowViewportPosition(299) + 3 * view.rowHeight(299) <= view.viewport().height())


def test_ghost_paints_what_lands_where(table, ghost, look):
    ghost("BUDI\tJENDRAL\nORANG 0002\tAIPTU\n")
    image = table.view.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    assert {look.theme.info_ground, look.theme.alarm_ground} <= colours


def test_rows_shown_anew_forget_the_ghost(table, ghost, qtbot, pasting):
    ghost("BUDI\tAIPTU\n")
    table.model.toggle_sort(1, is_added=False)
    table.model.toggle_sort(1, is_added=False)
    qtbot.waitUntil(lambda: pasting.plan is None)


def test_always_looking_first_holds_for_single_values_too(table, ghost, roster, pasting):
    pasting.use_mode(PasteMode.ALWAYS)
    ghost("catatan", key="note")
    assert roster.people[1].note == ""


def test_block_with_columns_beyond_the_edge_is_shown_first(table, ghost):
    ghost("1601082001\tB\n", key="home_desa")
    assert "1 kolom di luar tabel tidak ikut" in table.blocks.panel.sentence.text()


def test_lines_may_be_added_as_new_rows(table, put_on, qtbot, pasting):
    QGuiApplication.clipboard().setText("87000900\tBUDI\n87000901\tANI\n")
    put_on(0, "nrp")
    qtbot.keyClick(table.view, Qt.Key.Key_V, CTRL | SHIFT)
    qtbot.waitUntil(lambda: pasting.plan is not None)
    assert pasting.plan.block.new_rows[1] == {"nrp": "87000901", "name": "ANI"}
    assert pasting.plan.block.edits == ()
    table.view.go_to(5, 0)
    assert table.blocks.overlay.ghost.top == 300


def test_keys_of_the_window_do_not_take_enter_from_a_ghost(table, ghost):
    ghost("BUDI\tAIPTU\n")
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QGuiApplication.sendEvent(table.view, event)
    assert event.isAccepted()
