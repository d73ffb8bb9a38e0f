from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from opsroom.domain.changes import Kind
from opsroom.domain.errors import Cancelled
from opsroom.domain.quality import Defect, QualityReport
from opsroom.services.edit_cells import CellEdit, EditCells
from opsroom.services.quality import examine_quality
from opsroom.ui.bridge.notices import Level
from opsroom.ui.quality import screen as screen_module


def pick(screen, defect, row=0):
    screen.defects.pick(lambda each: each.defect is defect)
    screen.issues.setCurrentIndex(screen.issues.lines.index(row, 0))


def count(screen, defect):
    return {each.defect: each.count for one in screen.report.lists for each in one.defects}[defect]


def phone_of(workspace, row_id):
    with workspace.read() as reader:
        return reader.persons([row_id])[0].phone


def test_models_are_sound(screen):
    for view in (screen.defects, screen.issues, screen.dismissed):
        QAbstractItemModelTester(view.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_kinds_are_listed_with_counts(screen, texts):
    found = dict(zip(texts(screen.defects), texts(screen.defects, 1), strict=True))
    assert found["▲ No. HP janggal"] == "2"
    assert found["● NRP ganda"] == "0"
    assert screen.scores.total.words.text() == f"{screen.report.count} masalah"


def test_first_kind_with_issues_is_open(screen, texts):
    assert screen.defects.picked_line().defect is Defect.SAME_PERSON
    assert "AGUS SETYAWAN" in texts(screen.issues, 1)[0]


def test_next_walks_through_all_kinds(screen, told):
    seen = []
    for _ in range(5):
        screen.fix_next()
        seen.append(screen.panel.issue.defect)
    kinds = [Defect.PHONE_MISSING, Defect.PHONE_ODD, Defect.PHONE_ODD, Defect.SWAPPED, Defect.SAME_PERSON]
    assert seen == kinds


def test_next_by_key(screen, qtbot):
    screen.activateWindow()
    screen.issues.setFocus()
    qtbot.keyClick(screen.issues, Qt.Key.Key_F3)
    assert screen.panel.issue is not None


def test_fix_is_taken_and_the_next_issue_comes(screen, qtbot, workspace, told):
    pick(screen, Defect.PHONE_ODD)
    with qtbot.waitSignal(screen.refreshed):
        screen.panel.fixes[0].click()
    assert phone_of(workspace, 2) == "081211112222"
    assert count(screen, Defect.PHONE_ODD) == 1
    assert screen.panel.issue.ids == (3,)
    assert told()[-1].startswith("Tulis 081211112222")


def test_fix_can_be_taken_back_from_the_notice(screen, qtbot, workspace, notices):
    pick(screen, Defect.PHONE_ODD)
    with qtbot.waitSignal(screen.refreshed):
        screen.panel.fixes[0].click()
    with qtbot.waitSignal(screen.refreshed):
        notices.history[-1].action.run()
    assert phone_of(workspace, 2) == "+62 812-1111-2222"
    assert count(screen, Defect.PHONE_ODD) == 2


def test_fix_is_not_taken_back_over_a_later_change(screen, qtbot, workspace, notices, told):
    pick(screen, Defect.PHONE_ODD)
    with qtbot.waitSignal(screen.refreshed):
        screen.panel.fixes[0].click()
    action = notices.history[-1].action
    workspace.run(EditCells(Kind.PERSON, (CellEdit(9, "note", "", "baru"),)))
    action.run()
    qtbot.waitUntil(lambda: "urungkan berurutan" in told()[-1])


def test_all_alike_are_fixed_by_one_button(screen, qtbot, workspace):
    pick(screen, Defect.PHONE_ODD)
    assert screen.all_button.text() == "Perbaiki semua 2 yang diusulkan"
    with qtbot.waitSignal(screen.refreshed):
        screen.all_button.click()
    assert count(screen, Defect.PHONE_ODD) == 0
    assert workspace.history().undo_label == "Perbaiki 2: No. HP janggal"


def test_stale_fix_is_refused(screen, qtbot, workspace, notices):
    pick(screen, Defect.SWAPPED)
    screen._calm.setInterval(60_000)
    fix = screen.panel.issue.fixes[0]
    workspace.run(EditCells(Kind.TPS, (CellEdit(1, "lat", 104.1, "-4.5"),)))
    screen._on_fix_requested(fix)
    qtbot.waitUntil(lambda: any(notice.level is Level.ERROR for notice in notices.history))


def test_dismissing_asks_for_a_reason_first(screen, qtbot):
    pick(screen, Defect.PHONE_MISSING)
    screen.activateWindow()
    screen.panel.dismiss_button.click()
    assert screen.panel.reason.hasFocus()
    screen.panel.reason.setText("tidak punya telepon")
    with qtbot.waitSignal(screen.refreshed):
        qtbot.keyClick(screen.panel.reason, Qt.Key.Key_Return)
    assert count(screen, Defect.PHONE_MISSING) == 0
    assert screen.dismissed_button.text() == "Bukan masalah (1)"


def test_dismissed_issue_is_recalled(screen, qtbot, texts):
    pick(screen, Defect.PHONE_MISSING)
    screen.panel.reason.setText("tidak punya telepon")
    with qtbot.waitSignal(screen.refreshed):
        screen.panel.dismiss()
    screen.dismissed_button.setChecked(True)
    qtbot.waitUntil(lambda: texts(screen.dismissed, 2) == ["tidak punya telepon"])
    screen.dismissed.setCurrentIndex(screen.dismissed.lines.index(0, 0))
    with qtbot.waitSignal(screen.refreshed):
        screen.recall_button.click()
    assert count(screen, Defect.PHONE_MISSING) == 1


def test_row_is_asked_for(screen, qtbot):
    pick(screen, Defect.PHONE_MISSING)
    with qtbot.waitSignal(screen.row_requested) as wish:
        screen.panel.go_button.click()
    assert wish.args == [Kind.PERSON, 1]


def test_two_people_are_merged_side_by_side(screen, qtbot, workspace):
    pick(screen, Defect.SAME_PERSON)
    screen.panel.merge_button.click()
    qtbot.waitUntil(lambda: screen.pages.currentIndex() == 1)
    with qtbot.waitSignal(screen.refreshed):
        screen.merge.merge_button.click()
    assert count(screen, Defect.SAME_PERSON) == 0
    assert screen.pages.currentIndex() == 0
    with workspace.read() as reader:
        assert len(reader.persons()) == 11


def test_merge_is_left_without_a_trace(screen, qtbot, workspace):
    before = workspace.history()
    pick(screen, Defect.SAME_PERSON)
    screen.panel.merge_button.click()
    qtbot.waitUntil(lambda: screen.pages.currentIndex() == 1)
    screen.merge.close_button.click()
    assert screen.pages.currentIndex() == 0
    assert workspace.history() == before


def test_change_by_others_is_counted(screen, qtbot, workspace):
    with qtbot.waitSignal(screen.refreshed):
        workspace.run(EditCells(Kind.PERSON, (CellEdit(1, "phone", "", "081277778888"),)))
    assert count(screen, Defect.PHONE_MISSING) == 0


def test_slow_examination_waits_to_be_asked(screen, qtbot, workspace):
    screen._report = QualityReport(screen.report.lists, seconds=screen_module.QUICK_S * 2)
    workspace.run(EditCells(Kind.PERSON, (CellEdit(1, "phone", "", "081277778888"),)))
    qtbot.waitUntil(lambda: "F5" in screen.state.text())
    assert not screen._calm.isActive()
    with qtbot.waitSignal(screen.refreshed):
        screen.refresh_button.click()
    assert count(screen, Defect.PHONE_MISSING) == 0


def test_examination_asked_twice_runs_once_more_afterwards(screen, qtbot, monkeypatch):
    gate, runs = Event(), []

    def slow(workspace, progress):
        gate.wait(10)
        runs.append(1)
        return examine_quality(workspace, progress)

    monkeypatch.setattr(screen_module, "examine_quality", slow)
    screen.examine()
    screen.examine()
    screen.examine()
    gate.set()
    qtbot.waitUntil(lambda: len(runs) == 2 and screen._job is None)


def test_cancelled_examination_says_how_to_go_on(screen, qtbot, monkeypatch, told):
    def cancelled(_workspace, _progress):
        raise Cancelled

    monkeypatch.setattr(screen_module, "examine_quality", cancelled)
    screen.examine()
    qtbot.waitUntil(lambda: screen.state.text() == "Belum diperiksa; tekan F5.")
    assert told()[-1] == "Dibatalkan. Tidak ada yang diubah."


@pytest.mark.parametrize("look_name", ["light", "dark"])
def test_every_widget_has_a_name(screen, look, look_name):
    look.use(look_name)
    for widget in (screen.defects, screen.issues, screen.dismissed, screen.panel.reason, screen.merge.area):
        assert widget.accessibleName()
    assert screen.scores.total.accessibleName().startswith("Mutu seluruh data")


def test_end_of_the_queue_is_told(screen, told):
    empty = QualityReport(
        tuple(type(one)(one.title, one.rows, 100.0, ()) for one in screen.report.lists), judged_by="x"
    )
    screen._on_examined(empty)
    screen.panel.show_issue(None)
    screen.issues.lines.set_lines(())
    screen.fix_next()
    assert told()[-1] == "Tidak ada masalah lagi di antrean."
