from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from opsroom.domain.columns import by_key
from opsroom.domain.errors import StoreUnavailable
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.tps_columns import TPS_COLUMNS
from opsroom.ui.bridge.notices import Level
from opsroom.ui.tables import blocks
from opsroom.ui.tables.block_edits import Wish, edits_of
from opsroom.ui.tables.pasting import PasteMode

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def clipboard(qapp):
    board = QGuiApplication.clipboard()
    board.clear()
    yield board
    board.clear()


@pytest.fixture
def press(table, qtbot):
    return lambda key: qtbot.keyClick(table.view, key, CTRL)


def names(roster, *numbers):
    return [roster.people[number].name for number in numbers]


# --- copy ---------------------------------------------------------------------------------------------------------


def test_block_is_copied_as_spreadsheets_expect(select, press, clipboard):
    select(0, "name", 1, "rank")
    press(Qt.Key.Key_C)
    assert clipboard.text() == "ORANG 0001\tBRIGPOL\r\nORANG 0002\tAIPDA\r\n"


def test_current_cell_is_copied_when_none_is_selected(table, put_on, press, clipboard):
    put_on(0, "duty")
    table.view.selectionModel().clearSelection()
    press(Qt.Key.Key_C)
    assert clipboard.text() == "PAM TPS\r\n"


def test_rows_the_screen_never_read_are_copied_too(table, select, clipboard, notices, qtbot):
    select(0, "name", 299, "name")
    table.blocks.copy()
    qtbot.waitUntil(lambda: clipboard.text().endswith("ORANG 0300\r\n"))
    assert clipboard.text().count("\n") == 300
    assert notices.history[-1].text == "300 baris x 1 kolom disalin."


def test_cells_between_two_selected_blocks_are_copied_empty(table, select, clipboard):
    select(0, "name", 0, "name")
    model = table.model
    flag = type(table.view.selectionModel()).SelectionFlag.Select
    table.view.selectionModel().select(model.index(1, model.column_of("rank")), flag)
    table.blocks.copy()
    assert clipboard.text() == "ORANG 0001\t\r\n\tAIPDA\r\n"


def test_nothing_selected_copies_nothing(table, clipboard):
    clipboard.setText("tetap")
    table.view.setCurrentIndex(table.model.index(-1, -1))
    table.blocks.copy()
    assert clipboard.text() == "tetap"


# --- paste --------------------------------------------------------------------------------------------------------


@pytest.fixture
def paste_at_once(table, clipboard, qtbot):
    """Paste a text over what is there, without looking at it first."""
    table.blocks.pasting.use_mode(PasteMode.DIRECT)

    def paste(text):
        clipboard.setText(text)
        table.blocks.paste()
        qtbot.waitUntil(lambda: table.blocks.panel.isVisible() or table.model.is_settled)

    return paste


def test_block_is_pasted_at_the_current_cell(put_on, paste_at_once, roster, qtbot):
    put_on(2, "name")
    paste_at_once("BUDI\taiptu\r\nANI\tbripka\r\n")
    qtbot.waitUntil(lambda: names(roster, 3, 4) == ["BUDI", "ANI"])
    assert [roster.people[3].rank, roster.people[4].rank] == ["AIPTU", "BRIPKA"]


def test_paste_tells_what_it_did_and_offers_to_take_it_back(put_on, paste_at_once, notices, undone, qtbot):
    put_on(2, "name")
    paste_at_once("BUDI\tAIPTU\r\nANI\tAIPDA\r\n")
    qtbot.waitUntil(lambda: bool(notices.history))
    notice = notices.history[-1]
    assert (notice.level, notice.text) == (Level.OK, "4 sel ditempel.")
    notice.action.run()
    assert undone == ["Tempel 4 sel"]


def test_single_value_fills_the_whole_selection(select, press, clipboard, roster):
    clipboard.setText("SAT LANTAS")
    select(0, "unit", 2, "unit")
    press(Qt.Key.Key_V)
    assert [roster.people[number].unit for number in (1, 2, 3, 4)] == [*["SAT LANTAS"] * 3, "POLSEK LENGKITI"]


def test_block_that_fits_several_times_fills_the_selection(select, paste_at_once, roster, qtbot):
    select(0, "name", 3, "name")
    paste_at_once("ANI\nBUDI\n")
    qtbot.waitUntil(lambda: names(roster, 1, 2, 3, 4) == ["ANI", "BUDI", "ANI", "BUDI"])


def test_block_that_does_not_fit_the_selection_is_pasted_once(select, paste_at_once, roster, qtbot):
    select(0, "name", 2, "name")
    paste_at_once("ANI\nBUDI\n")
    qtbot.waitUntil(lambda: names(roster, 1, 2, 3) == ["ANI", "BUDI", "ORANG 0003"])


def test_columns_that_were_moved_are_pasted_as_they_are_seen(table, put_on, paste_at_once, roster, qtbot):
    head, section = table.view.head, table.model.column_of("rank")
    head.moveSection(head.visualIndex(section), 0)
    put_on(0, "rank")
    paste_at_once("AIPTU\t87000999\n")
    qtbot.waitUntil(lambda: (roster.people[1].rank, roster.people[1].nrp) == ("AIPTU", "87000999"))


def test_refused_single_value_marks_the_cell(put_on, press, clipboard, table, roster, notices):
    clipboard.setText("JENDRAL")
    put_on(1, "rank")
    press(Qt.Key.Key_V)
    assert roster.people[2].rank == "AIPDA"
    assert table.model.face(1, 2).refusal.text == "JENDRAL"
    assert notices.history[-1].text.startswith("Pangkat 'JENDRAL' tidak dikenal.")


def test_next_block_takes_the_old_marks_away(put_on, press, table, clipboard):
    clipboard.setText("JENDRAL")
    put_on(1, "rank")
    press(Qt.Key.Key_V)
    clipboard.setText("AIPTU")
    press(Qt.Key.Key_V)
    assert table.model.face(1, 2).refusal is None


def test_value_refused_for_many_cells_is_listed_below_the_table(select, press, table, clipboard, notices):
    clipboard.setText("JENDRAL")
    select(0, "rank", 49, "rank")
    press(Qt.Key.Key_V)
    assert notices.history[-1].text.startswith("Tidak ada yang ditempel: 50 dari 50 sel ditolak.")
    lines = table.blocks.panel.lines
    assert (lines.rowCount(), table.blocks.panel.isVisible()) == (50, True)
    assert lines.line(49).place == "50"
    assert (lines.line(0).column, lines.line(0).text) == ("Pangkat", "JENDRAL")


def test_refused_cell_in_the_list_is_gone_to(select, press, table, clipboard):
    clipboard.setText("JENDRAL")
    select(0, "rank", 49, "rank")
    press(Qt.Key.Key_V)
    table.blocks.panel.list.pick(lambda line: line.row_id == 31)
    assert (table.view.currentIndex().row(), table.view.currentIndex().column()) == (30, 2)


def test_paste_over_a_cell_changed_meanwhile_is_refused(select, press, table, clipboard, roster, notices):
    roster.people[1] = replace(roster.people[1], rank="AKP")
    clipboard.setText("AIPTU")
    select(0, "rank", 1, "rank")
    press(Qt.Key.Key_V)
    assert roster.people[1].rank == "AKP"
    assert "orang lain" in notices.history[-1].text


def test_empty_clipboard_pastes_nothing(put_on, table, clipboard, roster):
    roster.is_busy = True
    put_on(0, "name")
    table.blocks.paste()
    assert roster.waiting == []


def test_block_pasted_back_unchanged_changes_nothing(select, table, clipboard, roster, notices, qtbot):
    select(0, "nrp", 4, "note")
    table.blocks.copy()
    before = dict(roster.people)
    table.blocks.paste()
    qtbot.waitUntil(lambda: "sudah sama" in notices.history[-1].text)
    assert roster.people == before


def test_single_pasted_cell_is_not_announced(put_on, table, clipboard, roster, notices):
    clipboard.setText("BUDI")
    put_on(0, "name")
    table.blocks.paste()
    assert roster.people[1].name == "BUDI"
    assert notices.history == ()


def test_large_block_is_announced_while_it_runs(select, table, clipboard, roster):
    roster.is_busy = True
    clipboard.setText("SAT LANTAS")
    select(0, "unit", 299, "unit")
    table.blocks.paste()
    assert roster.waiting[0][0].title == "Menempel 300 sel"


def test_cells_the_screen_never_read_are_compared_when_the_block_runs(select, table, clipboard, roster):
    clipboard.setText("POLSEK LENGKITI")
    select(0, "unit", 299, "unit")
    table.blocks.paste()
    assert {person.unit for person in roster.people.values()} == {"POLSEK LENGKITI"}


# --- fill, clear, cut, flip ---------------------------------------------------------------------------------------


def test_fill_down_repeats_the_top_row(select, press, roster):
    select(0, "rank", 3, "unit")
    press(Qt.Key.Key_D)
    assert {roster.people[number].rank for number in (1, 2, 3, 4)} == {"BRIGPOL"}
    assert {roster.people[number].unit for number in (1, 2, 3, 4)} == {"POLSEK LENGKITI"}


def test_fill_down_of_one_row_takes_the_row_above(select, press, roster):
    select(3, "rank", 3, "unit")
    press(Qt.Key.Key_D)
    assert (roster.people[4].rank, roster.people[4].unit) == ("BRIPTU", "SAT SAMAPTA")


def test_fill_down_in_the_first_row_has_nothing_above(put_on, press, roster):
    put_on(0, "rank")
    before = dict(roster.people)
    press(Qt.Key.Key_D)
    assert roster.people == before


def test_fill_from_a_row_the_screen_never_read(select, table, roster):
    select(250, "rank", 255, "rank")
    table.blocks.fill_down()
    assert {roster.people[number].rank for number in range(251, 257)} == {"BRIPTU"}


def test_fill_right_repeats_the_left_cell(select, press, roster):
    select(0, "source", 1, "position")
    press(Qt.Key.Key_R)
    assert [roster.people[number].position for number in (1, 2)] == ["Polres"] * 2


def test_fill_right_of_one_column_takes_the_column_before(put_on, press, roster):
    put_on(0, "position")
    press(Qt.Key.Key_R)
    assert roster.people[1].position == "Polres"


def test_series_goes_on_from_the_filled_cells(select, table, roster):
    roster.change(1, note="Regu 1")
    roster.change(2, note="Regu 2")
    select(0, "note", 4, "note")
    table.blocks.fill_series()
    assert [roster.people[number].note for number in (1, 2, 3, 4, 5)] == [f"Regu {n}" for n in range(1, 6)]


def test_series_over_a_single_row_is_explained(put_on, table, notices):
    put_on(0, "note")
    table.blocks.fill_series()
    assert "Pilih beberapa baris" in notices.history[-1].text


def test_cell_above_is_copied(put_on, press, roster):
    put_on(1, "unit")
    press(Qt.Key.Key_Apostrophe)
    assert roster.people[2].unit == roster.people[1].unit


def test_one_column_of_many_rows_is_filled_as_a_whole(select, table, clipboard, roster, monkeypatch, notices):
    monkeypatch.setattr(blocks, "WHOLE_COLUMN_ROWS", 100)
    orders = []
    monkeypatch.setattr(roster, "_carry_out", lambda command: orders.append(command) or 300)
    clipboard.setText("SAT LANTAS")
    select(0, "unit", 299, "unit")
    table.blocks.paste()
    select(0, "unit", 150, "unit")
    table.blocks.fill_down()
    assert (orders[0].ids, orders[0].key, orders[0].text) == (None, "unit", "SAT LANTAS")
    assert notices.history[-1].text == "300 sel ditempel."


def test_part_of_a_column_names_its_rows(select, table, roster, monkeypatch, qtbot):
    monkeypatch.setattr(blocks, "WHOLE_COLUMN_ROWS", 100)
    orders = []
    monkeypatch.setattr(roster, "_carry_out", lambda command: orders.append(command) or 151)
    select(0, "unit", 150, "unit")
    table.blocks.fill_down()
    qtbot.waitUntil(lambda: bool(orders))
    assert (len(orders[0].ids), orders[0].text) == (151, "POLSEK LENGKITI")


def test_several_columns_of_very_many_rows_are_refused(select, table, roster, monkeypatch, notices):
    monkeypatch.setattr(blocks, "MOST_CELLS", 100)
    before = dict(roster.people)
    select(0, "unit", 299, "position")
    table.blocks.clear()
    assert roster.people == before
    assert "satu kolom saja" in notices.history[-1].text


def test_very_large_block_is_not_copied(table, clipboard, monkeypatch, notices):
    monkeypatch.setattr(blocks, "MOST_COPIED", 100)
    table.view.selectAll()
    table.blocks.copy()
    assert clipboard.text() == ""
    assert "Ekspor" in notices.history[-1].text


def test_delete_empties_the_cells(select, table, roster, qtbot):
    select(0, "unit", 1, "unit")
    qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    assert (roster.people[1].unit, roster.people[2].unit) == ("", "")


def test_cell_that_must_not_be_empty_is_refused(put_on, table, roster, notices, qtbot):
    put_on(0, "name")
    qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    assert roster.people[1].name == "ORANG 0001"
    assert "Nama tidak boleh kosong." in notices.history[-1].text


def test_cut_copies_and_empties(select, press, clipboard, roster):
    select(0, "unit", 0, "unit")
    press(Qt.Key.Key_X)
    assert clipboard.text() == "POLSEK LENGKITI\r\n"
    assert roster.people[1].unit == ""


def test_failure_of_the_file_is_told(select, table, roster, notices, monkeypatch):
    def busy(_plan, _on_done, on_error):
        on_error(StoreUnavailable("Berkas sedang dipakai. Tidak ada yang diubah."))

    monkeypatch.setattr(roster, "run", busy)
    select(0, "unit", 1, "unit")
    table.blocks.clear()
    assert notices.history[-1].text == "Berkas sedang dipakai. Tidak ada yang diubah."


def test_space_turns_yes_no_cells_over(make_table, roster, qtbot):
    flag = replace(by_key(TPS_COLUMNS, "is_special"), key="nrp_repaired", title="NRP diperbaiki")
    roster.columns = (*PERSON_COLUMNS[:2], flag)
    table = make_table(roster)
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(0, 2))
    qtbot.keyClick(table.view, Qt.Key.Key_Space)
    assert roster.people[1].nrp_repaired
    qtbot.waitUntil(lambda: table.model.face(0, 2).value is True)
    qtbot.keyClick(table.view, Qt.Key.Key_Space)
    assert not roster.people[1].nrp_repaired


def test_cells_that_show_the_text_already_are_left_alone(roster):
    columns = {column.key: column for column in PERSON_COLUMNS}
    wishes = [Wish(1, "duty", "PAM TPS"), Wish(1, "rank", "AIPTU"), Wish(999, "rank", "AIPTU")]
    edits = edits_of(wishes, columns, roster.people)
    assert [(edit.row_id, edit.key, edit.seen) for edit in edits] == [(1, "rank", "BRIGPOL"), (999, "rank", None)]
