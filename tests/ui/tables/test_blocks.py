from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from opsroom.domain.columns import by_key
from opsroom.domain.errors import StoreUnavailable
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.tps_columns import TPS_COLUMNS
from opsroom.ui.bridge.notices import Level
from opsroom.ui.tables.blocks import LISTED, Wish, edits_of

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


def test_block_is_pasted_at_the_current_cell(put_on, press, clipboard, roster, qtbot):
    clipboard.setText("BUDI\taiptu\r\nANI\tbripka\r\n")
    put_on(2, "name")
    press(Qt.Key.Key_V)
    qtbot.waitUntil(lambda: names(roster, 3, 4) == ["BUDI", "ANI"])
    assert [roster.people[3].rank, roster.people[4].rank] == ["AIPTU", "BRIPKA"]


def test_paste_tells_what_it_did_and_offers_to_take_it_back(put_on, press, clipboard, notices, undone):
    clipboard.setText("BUDI\tAIPTU\r\nANI\tAIPDA\r\n")
    put_on(2, "name")
    press(Qt.Key.Key_V)
    notice = notices.history[-1]
    assert (notice.level, notice.text) == (Level.OK, "4 sel ditempel.")
    notice.action.run()
    assert undone == ["Tempel 4 sel"]


def test_single_value_fills_the_whole_selection(select, press, clipboard, roster):
    clipboard.setText("SAT LANTAS")
    select(0, "unit", 2, "unit")
    press(Qt.Key.Key_V)
    assert [roster.people[number].unit for number in (1, 2, 3, 4)] == [*["SAT LANTAS"] * 3, "POLSEK LENGKITI"]


def test_block_that_fits_several_times_fills_the_selection(select, table, clipboard, roster):
    clipboard.setText("ANI\nBUDI\n")
    select(0, "name", 3, "name")
    table.blocks.paste()
    assert names(roster, 1, 2, 3, 4) == ["ANI", "BUDI", "ANI", "BUDI"]


def test_block_that_does_not_fit_the_selection_is_pasted_once(select, table, clipboard, roster):
    clipboard.setText("ANI\nBUDI\n")
    select(0, "name", 2, "name")
    table.blocks.paste()
    assert names(roster, 1, 2, 3) == ["ANI", "BUDI", "ORANG 0003"]


@pytest.mark.parametrize(
    ("row", "key", "text"), [(299, "name", "A\nB\n"), (0, "note", "A\tB\n")], ids=["rows", "columns"]
)
def test_block_beyond_the_edge_is_refused_as_a_whole(put_on, table, clipboard, roster, notices, row, key, text):
    clipboard.setText(text)
    put_on(row, key)
    before = dict(roster.people)
    table.blocks.paste()
    assert roster.people == before
    assert "tidak muat" in notices.history[-1].text


def test_refused_cell_stops_the_whole_paste(put_on, table, clipboard, roster, notices):
    clipboard.setText("AIPTU\nJENDRAL\n")
    put_on(0, "rank")
    table.blocks.paste()
    assert (roster.people[1].rank, roster.people[2].rank) == ("BRIGPOL", "AIPDA")
    notice = notices.history[-1]
    assert notice.text.startswith("Tidak ada yang ditempel: 1 dari 2 sel ditolak.")
    assert notice.detail.startswith("Baris 2, Pangkat 'JENDRAL': Pangkat")


def test_refused_cells_are_marked_in_the_table(put_on, table, clipboard):
    clipboard.setText("AIPTU\nJENDRAL\n")
    put_on(0, "rank")
    table.blocks.paste()
    assert table.model.face(1, 2).refusal.text == "JENDRAL"
    assert table.model.face(0, 2).refusal is None


def test_next_block_takes_the_old_marks_away(put_on, table, clipboard):
    clipboard.setText("AIPTU\nJENDRAL\n")
    put_on(0, "rank")
    table.blocks.paste()
    clipboard.setText("AIPTU\nAIPDA\n")
    table.blocks.paste()
    assert table.model.face(1, 2).refusal is None


def test_long_list_of_refusals_is_cut(select, table, clipboard, notices):
    clipboard.setText("JENDRAL")
    select(0, "rank", 49, "rank")
    table.blocks.paste()
    lines = notices.history[-1].detail.splitlines()
    assert len(lines) == LISTED + 1
    assert lines[-1] == f"... dan {50 - LISTED} sel lain."


def test_paste_over_a_cell_changed_meanwhile_is_refused(put_on, table, clipboard, roster, notices):
    roster.people[1] = replace(roster.people[1], rank="AKP")
    clipboard.setText("AIPTU\nAIPDA\n")
    put_on(0, "rank")
    table.blocks.paste()
    assert roster.people[1].rank == "AKP"
    assert "orang lain" in notices.history[-1].text


def test_empty_clipboard_pastes_nothing(put_on, table, clipboard, roster):
    roster.is_busy = True
    put_on(0, "name")
    table.blocks.paste()
    assert roster.waiting == []


def test_block_pasted_back_unchanged_changes_nothing(select, table, clipboard, roster, notices):
    select(0, "nrp", 4, "note")
    table.blocks.copy()
    before = dict(roster.people)
    table.blocks.paste()
    assert roster.people == before
    assert "sudah sama" in notices.history[-1].text


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


def test_fill_from_a_row_that_is_not_here_does_nothing(select, table, roster):
    roster.may_read.clear()
    select(250, "rank", 255, "rank")
    before = dict(roster.people)
    table.blocks.fill_down()
    roster.may_read.set()
    assert roster.people == before


def test_delete_empties_the_cells(select, table, roster, qtbot):
    select(0, "unit", 1, "unit")
    qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    assert (roster.people[1].unit, roster.people[2].unit) == ("", "")


def test_cell_that_must_not_be_empty_is_refused(put_on, table, roster, notices, qtbot):
    put_on(0, "name")
    qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    assert roster.people[1].name == "ORANG 0001"
    assert "Nama tidak boleh kosong." in notices.history[-1].detail


def test_cut_copies_and_empties(select, press, clipboard, roster):
    select(0, "unit", 0, "unit")
    press(Qt.Key.Key_X)
    assert clipboard.text() == "POLSEK LENGKITI\r\n"
    assert roster.people[1].unit == ""


def test_failure_of_the_file_is_told(select, table, roster, notices, monkeypatch):
    def busy(_plan, _on_done, on_error):
        on_error(StoreUnavailable("Berkas sedang dipakai. Tidak ada yang diubah."))

    monkeypatch.setattr(table.blocks, "_ask", busy)
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
