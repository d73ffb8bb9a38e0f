from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt

from opsroom.domain.changes import Change, ChangeSet, Kind
from opsroom.domain.duty import Duty
from opsroom.domain.errors import StoreUnavailable
from opsroom.domain.queries import SortKey, TableQuery
from opsroom.ui.tables.faces import PLACEHOLDER
from opsroom.ui.tables.model import ROW_ID_ROLE, RecordTableModel
from opsroom.ui.tables.record_cache import PAGE_ROWS

EDIT, DISPLAY, TIP = Qt.ItemDataRole.EditRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def cell(model):
    """Index of a cell by row and column key."""
    return lambda row, key: model.index(row, model.column_of(key))


@pytest.fixture
def refusals(model):
    log = []
    model.edit_refused.connect(lambda *refusal: log.append(refusal))
    return log


def test_model_keeps_the_contract_of_qt(model, qtmodeltester, roster, qtbot):
    qtmodeltester.check(model, force_py=True)
    roster.remove(5)
    qtbot.waitUntil(lambda: model.rowCount() == 299)
    roster.add(5)
    qtbot.waitUntil(lambda: model.rowCount() == 300)
    model.toggle_sort(1, is_added=False)
    qtbot.waitUntil(lambda: model.query.sort and model.row_id(0) == 1)


def test_model_keeps_the_contract_of_qts_own_tester(model, qtmodeltester, roster, qtbot):
    qtmodeltester.check(model)
    roster.remove(1, 2, 200)
    qtbot.waitUntil(lambda: model.rowCount() == 297)
    roster.add(1, 2, 200)
    qtbot.waitUntil(lambda: model.rowCount() == 300)


def test_table_before_its_first_read_is_empty_and_knows_it(roster, jobs, relay):
    fresh = RecordTableModel(roster, jobs, relay, roster.ask)
    assert (fresh.rowCount(), fresh.is_loaded) == (0, False)


def test_cells_show_what_the_column_says(model, cell):
    assert model.data(cell(0, "duty")) == "PAM TPS"
    assert model.data(cell(1, "name")) == "ORANG 0002"


def test_row_id_is_told(model):
    assert model.data(model.index(3, 0), ROW_ID_ROLE) == 4


@pytest.mark.parametrize("role", [Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.FontRole, TIP])
def test_other_roles_are_left_to_the_delegate(model, role):
    assert model.data(model.index(0, 0), role) is None


@pytest.mark.parametrize("index", [QModelIndex(), None], ids=["none", "beyond"])
def test_no_question_raises(model, index):
    asked = index if index is not None else model.createIndex(9999, 0)
    assert model.data(asked) is None
    assert model.data(asked, EDIT) is None
    assert model.flags(asked) == Qt.ItemFlag.NoItemFlags


def test_cells_have_no_children(model):
    assert (model.rowCount(model.index(0, 0)), model.columnCount(model.index(0, 0))) == (0, 0)


def test_record_that_is_not_here_shows_a_placeholder_and_is_read(model, cell, qtbot):
    row = 250
    assert model.data(cell(row, "name")) == PLACEHOLDER
    assert not model.flags(cell(row, "name")) & Qt.ItemFlag.ItemIsEditable
    qtbot.waitUntil(lambda: model.data(cell(row, "name")) == "ORANG 0251")


def test_page_that_arrives_is_told_for_its_rows(model, cell, qtbot):
    with qtbot.waitSignal(model.dataChanged) as told:
        model.data(cell(PAGE_ROWS, "name"))
    assert told.args[0].row() <= PAGE_ROWS <= told.args[1].row()


def test_data_never_queries(model, cell, roster):
    reads = len(roster.reads)
    for row in range(300):
        model.data(cell(row, "name"))
    assert len(roster.reads) == reads


def test_editable_columns_are_editable_once_their_record_is_here(model, cell):
    assert model.flags(cell(0, "name")) & Qt.ItemFlag.ItemIsEditable


def test_head_shows_title_and_sort_marks(model, qtbot):
    model.toggle_sort(2, is_added=False)
    model.toggle_sort(1, is_added=True)
    heads = [model.headerData(section, Qt.Orientation.Horizontal) for section in (0, 1, 2)]
    assert heads == ["NRP / NIP", "Nama ▲2", "Pangkat ▲1"]


def test_head_explains_its_clicks(model):
    assert "Shift+klik" in model.headerData(0, Qt.Orientation.Horizontal, TIP)
    assert model.headerData(0, Qt.Orientation.Horizontal, EDIT) is None
    assert model.headerData(99, Qt.Orientation.Horizontal) is None


def test_rows_are_numbered(model):
    assert model.headerData(4, Qt.Orientation.Vertical) == "5"
    assert model.headerData(4, Qt.Orientation.Vertical, TIP) is None


def test_sorting_reads_the_rows_in_another_order(model, qtbot):
    model.toggle_sort(1, is_added=False)
    model.toggle_sort(1, is_added=False)
    qtbot.waitUntil(lambda: model.row_id(0) == 300)
    assert model.query.sort == (SortKey("name", descending=True),)


def test_filtering_counts_shown_and_all(model, qtbot):
    with qtbot.waitSignal(model.counted) as counted:
        model.set_query(TableQuery(text="samapta"))
    assert counted.args == [100, 300]
    assert model.total == 300


def test_same_query_reads_nothing(model, roster):
    queries = len(roster.queries)
    model.set_query(model.query)
    assert len(roster.queries) == queries


def test_rows_of_an_older_query_are_not_shown(model, roster, qtbot):
    roster.may_read.clear()
    model.set_query(TableQuery(text="samapta"))
    model.set_query(TableQuery(text="ORANG 0007"))
    roster.may_read.set()
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert model.row_id(0) == 7


# --- news ---------------------------------------------------------------------------------------------------------


def test_changed_row_is_read_again_and_no_other(model, cell, roster, qtbot):
    before = len(roster.reads)
    roster.change(3, name="NAMA LAIN")
    qtbot.waitUntil(lambda: model.data(cell(2, "name")) == "NAMA LAIN")
    assert roster.reads[before:] == [(3,)]


def test_changed_row_is_told_alone(model, cell, roster, qtbot):
    with qtbot.waitSignal(model.dataChanged) as told:
        roster.change(3, name="NAMA LAIN")
    assert (told.args[0].row(), told.args[1].row()) == (2, 2)


def test_many_changed_rows_are_told_at_once(model, roster, qtbot):
    told = []
    model.dataChanged.connect(lambda first, last, *_roles: told.append((first.row(), last.row())))
    for number in range(1, 11):
        roster.people[number] = replace(roster.people[number], note="x")
    roster.publish(range(1, 11), "note")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(0, 299)]


def test_changed_row_that_was_never_read_is_not_read_now(model, roster, qtbot):
    before = len(roster.reads)
    roster.change(290, name="NAMA LAIN")
    roster.change(3, note="x")
    qtbot.waitUntil(lambda: len(roster.reads) > before)
    assert roster.reads[before:] == [(3,)]


def test_edited_row_stays_put_though_the_sort_would_move_it(model, cell, roster, qtbot):
    model.toggle_sort(1, is_added=False)
    qtbot.waitUntil(lambda: model.query == roster.queries[-1])
    queries = len(roster.queries)
    roster.change(3, name="ZZZ")
    qtbot.waitUntil(lambda: model.data(cell(2, "name")) == "ZZZ")
    assert len(roster.queries) == queries


def test_removed_rows_leave_without_a_reset(model, roster, qtbot):
    resets = []
    model.modelReset.connect(lambda: resets.append(True))
    with qtbot.waitSignal(model.rowsRemoved):
        roster.remove(10, 11, 12)
    assert model.row_of(11) == -1
    assert resets == []


def test_added_rows_come_without_a_reset(model, roster, qtbot):
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        roster.add(301, 302)
    assert inserted.args[1:] == [300, 301]


def test_rows_removed_and_added_again_end_up_the_same(model, roster, qtbot):
    roster.remove(10)
    roster.add(10)
    qtbot.waitUntil(lambda: model.rowCount() == 300 and model.row_of(10) == 9)


def test_changes_of_other_nouns_are_ignored(model, roster, relay, qtbot):
    before = (len(roster.reads), len(roster.queries))
    with qtbot.waitSignal(relay.changed):
        for listener in roster.listeners:
            listener(ChangeSet((Change(Kind.TPS, frozenset({1})),)))
    assert (len(roster.reads), len(roster.queries)) == before


def test_changes_of_nouns_seen_in_the_table_refresh_what_was_read(qtbot, roster, jobs, relay):
    model = RecordTableModel(roster, jobs, relay, roster.ask, frozenset({Kind.DESA}))
    model.load()
    qtbot.waitUntil(lambda: model.is_loaded)
    roster.people[2] = replace(roster.people[2], name="NAMA LAIN")
    for listener in roster.listeners:
        listener(ChangeSet((Change(Kind.DESA, frozenset({1}), frozenset({"name"})),)))
    qtbot.waitUntil(lambda: model.face(1, 1).text == "NAMA LAIN")


def test_record_gone_meanwhile_shows_a_placeholder(model, cell, roster, qtbot):
    del roster.people[3]
    roster.publish([3], "name")
    qtbot.waitUntil(lambda: model.record(3) is None)
    assert model.data(cell(2, "name")) == PLACEHOLDER


def test_failed_read_is_told(model, roster, qtbot):
    roster.failures.append(StoreUnavailable("Berkas sedang dipakai."))
    with qtbot.waitSignal(model.failed) as failed:
        model.load()
    assert failed.args[0].user_text == "Berkas sedang dipakai."
    assert model.rowCount() == 300


def test_rows_are_not_shown_anew_while_a_cell_is_typed_into(model, roster, jobs, qtbot):
    model.hold(is_held=True)
    model.toggle_sort(1, is_added=False)
    model.toggle_sort(1, is_added=False)
    qtbot.waitUntil(lambda: roster.queries[-1] == model.query and jobs.is_idle)
    assert model.row_id(0) == 1
    model.hold(is_held=False)
    qtbot.waitUntil(lambda: model.row_id(0) == 300)


# --- edits --------------------------------------------------------------------------------------------------------


def test_edit_is_asked_for_and_comes_back_as_news(model, cell, roster, qtbot):
    assert model.setData(cell(0, "rank"), "aiptu")
    qtbot.waitUntil(lambda: model.record(1).rank == "AIPTU")
    qtbot.waitUntil(lambda: not model.face(0, 2).is_pending)
    assert model.data(cell(0, "rank")) == "AIPTU"


def test_model_changes_nothing_itself(model, cell, roster):
    roster.is_busy = True
    model.setData(cell(0, "rank"), "AIPTU")
    assert model.record(1).rank == "BRIGPOL"


def test_edit_on_its_way_is_shown_as_typed(model, cell, roster, qtbot):
    roster.is_busy = True
    model.setData(cell(0, "rank"), "aiptu")
    face = model.face(0, model.column_of("rank"))
    assert (face.text, face.is_pending) == ("AIPTU", True)
    roster.work_off()
    qtbot.waitUntil(lambda: not model.face(0, model.column_of("rank")).is_pending)


def test_second_edit_of_a_waiting_cell_builds_on_the_first(model, cell, roster, qtbot, refusals):
    roster.is_busy = True
    model.setData(cell(0, "rank"), "AIPTU")
    model.setData(cell(0, "rank"), "AIPDA")
    roster.work_off()
    qtbot.waitUntil(lambda: roster.people[1].rank == "AIPDA")
    assert refusals == []


def test_value_that_breaks_a_rule_is_refused_at_once(model, cell, roster, refusals):
    assert not model.setData(cell(0, "rank"), "JENDRAL BESAR")
    assert refusals[0][:2] == (1, "rank")
    assert "tidak dikenal" in refusals[0][2]
    assert model.data(cell(0, "rank")) == "BRIGPOL"


def test_refused_cell_explains_itself_and_offers_the_typed_text(model, cell):
    model.setData(cell(0, "rank"), "JENDRAL BESAR")
    assert model.data(cell(0, "rank"), EDIT) == "JENDRAL BESAR"
    assert "Ditolak: 'JENDRAL BESAR'" in model.data(cell(0, "rank"), TIP)
    assert "Ditolak" in model.data(cell(0, "rank"), Qt.ItemDataRole.AccessibleDescriptionRole)
    assert model.data(cell(1, "rank"), Qt.ItemDataRole.AccessibleDescriptionRole) == ""


def test_rule_of_the_command_refuses_with_the_reason_at_the_cell(model, cell, refusals):
    assert model.setData(cell(0, "nrp"), "00000000")
    assert refusals == [(1, "nrp", "NRP 00000000 sudah dipakai personel lain.")]
    assert model.face(0, 0).refusal is not None
    assert not model.face(0, 0).is_pending


def test_stale_edit_is_told_and_the_new_value_read(model, cell, roster, qtbot):
    roster.people[1] = replace(roster.people[1], rank="AKP")
    with qtbot.waitSignal(model.failed) as failed:
        model.setData(cell(0, "rank"), "AIPTU")
    assert "orang lain" in failed.args[0].user_text
    qtbot.waitUntil(lambda: model.data(cell(0, "rank")) == "AKP")


def test_unchanged_text_asks_for_nothing(model, cell, roster):
    roster.is_busy = True
    assert model.setData(cell(0, "duty"), "PAM TPS")
    assert roster.waiting == []


def test_unchanged_text_takes_the_refusal_away(model, cell):
    model.setData(cell(0, "rank"), "X")
    model.setData(cell(0, "rank"), "BRIGPOL")
    assert model.face(0, model.column_of("rank")).refusal is None


def test_all_refusals_can_be_taken_away(model, cell):
    model.setData(cell(0, "rank"), "X")
    model.forget_refusals()
    assert model.face(0, model.column_of("rank")).refusal is None


def test_other_roles_and_missing_records_are_not_edited(model, cell, roster):
    assert not model.setData(cell(0, "rank"), "AIPTU", DISPLAY)
    assert not model.setData(cell(299, "rank"), "AIPTU")
    assert roster.people[1].rank == "BRIGPOL"


def test_seen_value_of_a_record_that_is_not_here_is_unknown(model):
    assert model.seen(299, "rank") is None
    assert model.seen(1, "duty") is Duty.PAM_TPS
