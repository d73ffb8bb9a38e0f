"""The pages beside the teams, on the real screen and a real file."""

from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor

from opsroom.domain.changes import Kind
from opsroom.domain.duty import Duty
from opsroom.domain.fences import outline_of
from opsroom.domain.plot_rules import PlotRules, RuleSetting, Soft
from opsroom.services.coverage_matrix import Coverage
from opsroom.services.edit_cells import CellEdit, EditCells
from opsroom.services.plot_rules import SetRules, read_rules
from opsroom.services.plot_teams import PlotOptions, plot
from opsroom.ui.plotting.compare_panel import ROWS
from opsroom.ui.plotting.coverage_panel import cell_words
from opsroom.ui.plotting.panels import PANELS
from opsroom.ui.plotting.team_map import Mark, TeamMap

PLACE = {title: number for number, (title, _) in enumerate(PANELS)}


@pytest.fixture
def shown(screen):
    """Open a page by its title."""

    def show(title):
        panel = screen.panels[PLACE[title]]
        screen.tabs.setCurrentWidget(panel)
        return panel

    return show


def rules_of(workspace):
    with workspace.read() as reader:
        return read_rules(reader)


class TestRules:
    def test_fields_hold_the_rules_and_apply_them_in_one_step(self, screen, shown, workspace, qtbot):
        panel = shown("Aturan")
        assert panel.rules == PlotRules()
        assert not panel.is_dirty
        panel.rows[Soft.ONE_DESA].mode.setCurrentText("wajib")
        panel.rows[Soft.JUNIOR_PAIR].is_on.setChecked(False)
        panel.rows[Soft.SHORT_WAY].limit.setValue(40)
        panel.leader.setCurrentIndex(panel.leader.findData("BRIPKA"))
        panel.reserve.setValue(2)
        panel.max_moves.setValue(5)
        assert not panel.rows[Soft.JUNIOR_PAIR].weight.isEnabled()
        with qtbot.waitSignal(screen.refreshed, timeout=10_000):
            panel.apply_button.click()
        assert rules_of(workspace) == PlotRules(
            soft={
                Soft.ONE_DESA: RuleSetting(100, is_enforced=True),
                Soft.JUNIOR_PAIR: RuleSetting(20, is_on=False),
                Soft.SHORT_WAY: RuleSetting(10, limit=40),
            },
            leader_rank="BRIPKA",
            reserve=2,
            max_moves=5,
        )
        assert not panel.is_dirty
        workspace.undo()
        assert rules_of(workspace) == PlotRules()

    def test_what_is_being_edited_is_not_overwritten_and_can_be_taken_back(self, screen, shown, workspace, qtbot):
        panel = shown("Aturan")
        panel.reserve.setValue(7)
        with qtbot.waitSignal(screen.refreshed, timeout=10_000):
            workspace.run(SetRules(PlotRules(reserve=3)))
        assert panel.reserve.value() == 7
        panel.reset_button.click()
        assert panel.reserve.value() == 3

    def test_rules_that_can_only_advise_cannot_bind(self, shown):
        panel = shown("Aturan")
        assert panel.rows[Soft.FAIRNESS].mode.count() == 1
        assert panel.rows[Soft.OWN_POLSEK].mode.count() == 2


class TestCoverage:
    def test_the_matrix_has_sums(self, shown, qtbot):
        panel = shown("Matriks")
        qtbot.waitUntil(lambda: panel.table.rowCount() > 1)
        last = panel.table.columnCount() - 1
        assert panel.table.horizontalHeaderItem(last).text() == "Jumlah"
        assert panel.table.item(panel.table.rowCount() - 1, last).text().startswith("■ 8/10")

    def test_a_cell_tells_state_in_a_symbol_and_numbers(self):
        assert cell_words(Coverage(4, 4, 2)) == "● 4/4, 2 org"
        assert cell_words(Coverage()) == ""


def in_force(workspace):
    with workspace.read() as reader:
        return reader.current_plan().version


class TestCompare:
    def test_plans_stand_side_by_side_with_differences(self, shown, workspace, qtbot):
        with workspace.read() as reader:
            first = reader.current_plan().version
        other = plot(workspace, PlotOptions(name="lain", adopt=False)).version
        panel = shown("Bandingkan")
        qtbot.waitUntil(lambda: panel.table.columnCount() == 2)
        assert set(panel.ticked) == {first, other}
        assert panel.table.rowCount() == len(ROWS)
        qtbot.waitUntil(lambda: panel.table.item(0, 1) is not None)
        assert "lain" in panel.table.horizontalHeaderItem(0).text()
        panel.plans.item(0).setCheckState(Qt.CheckState.Unchecked)
        qtbot.waitUntil(lambda: panel.table.columnCount() == 1)
        panel.plans.item(1).setCheckState(Qt.CheckState.Unchecked)
        qtbot.waitUntil(lambda: panel.table.columnCount() == 0)

    def test_a_fifth_plan_is_not_compared(self, shown, workspace, notices, qtbot):
        for _ in range(4):
            plot(workspace, PlotOptions(adopt=False))
        panel = shown("Bandingkan")
        qtbot.waitUntil(lambda: panel.plans.count() == 5)
        for row in range(5):
            panel.plans.item(row).setCheckState(Qt.CheckState.Checked)
        assert len(panel.ticked) == 4
        assert "Paling banyak 4" in notices.history[-1].text

    def test_a_plan_is_adopted_and_another_thrown_away(self, shown, workspace, qtbot):
        with workspace.read() as reader:
            first = reader.current_plan().version
        other = plot(workspace, PlotOptions(name="lain", adopt=False)).version
        panel = shown("Bandingkan")
        qtbot.waitUntil(lambda: panel.plans.count() == 2)
        panel.plans.setCurrentRow(0)
        panel.adopt_button.click()
        qtbot.waitUntil(lambda: in_force(workspace) == other, timeout=10_000)
        qtbot.waitUntil(lambda: "berlaku" in panel.plans.item(0).text(), timeout=10_000)
        panel.plans.setCurrentRow(1)
        panel.delete_button.click()
        qtbot.waitUntil(lambda: panel.plans.count() == 1, timeout=10_000)
        with workspace.read() as reader:
            assert reader.plan(first) is None

    def test_the_plan_that_counts_is_not_thrown_away(self, shown, notices, qtbot):
        panel = shown("Bandingkan")
        qtbot.waitUntil(lambda: panel.plans.count() == 1)
        panel.delete_button.click()
        qtbot.waitUntil(lambda: bool(notices.history) and "sedang berlaku" in notices.history[-1].text)

    def test_a_what_if_is_asked_for_or_refused_in_a_sentence(self, shown, qtbot):
        panel = shown("Bandingkan")
        panel.wish.setText("apa ini")
        panel.run_button.click()
        assert panel.problem.text()
        panel.wish.setText("cadangan=2")
        with qtbot.waitSignal(panel.plot_wanted, timeout=2_000, raising=True) as asked:
            qtbot.keyClick(panel.wish, Qt.Key.Key_Return)
        assert panel.problem.text() == ""
        assert (asked.args[0].adopt, asked.args[0].changes.reserve) == (False, 2)


class TestPosts:
    def test_a_kecamatan_gets_a_rayon(self, screen, shown, workspace, qtbot):
        panel = shown("Padal && Pamatwil")
        qtbot.waitUntil(lambda: panel.posts.lines.rowCount() == 2)
        panel.rayon.setText("rayon i")
        panel.rayon_button.click()
        assert panel.problem.text() == "Pilih kecamatan dahulu."
        panel.posts.pick(lambda line: line.kecamatan == "LENGKITI")
        with qtbot.waitSignal(screen.refreshed, timeout=10_000):
            panel.rayon_button.click()
        with workspace.read() as reader:
            assert sorted(one.rayon for one in reader.kecamatan()) == ["", "RAYON I"]
        qtbot.waitUntil(lambda: panel.posts.picked_line() is not None and panel.posts.picked_line().rayon == "RAYON I")

    def test_an_absence_is_noted_and_taken_back(self, screen, shown, workspace, qtbot):
        panel = shown("Padal && Pamatwil")
        qtbot.waitUntil(lambda: panel.posts.lines.rowCount() == 2)
        with workspace.read() as reader:
            person = reader.persons()[0]
        for field, words in (
            (panel.nrp, person.nrp), (panel.reason, "cuti"), (panel.first, "12 Februari 2024"),
            (panel.last, "16-2-2024"),
        ):  # fmt: skip
            field.setText(words)
        with qtbot.waitSignal(screen.refreshed, timeout=10_000):
            panel.add_button.click()
        with workspace.read() as reader:
            (absence,) = reader.absences()
        assert (absence.person_id, absence.reason) == (person.id, Duty.CUTI)
        assert (absence.first, absence.last) == (date(2024, 2, 12), date(2024, 2, 16))
        qtbot.waitUntil(lambda: panel.absences.lines.rowCount() == 1)
        panel.delete_button.click()
        assert panel.problem.text() == "Pilih catatan yang akan dihapus."
        panel.absences.pick(lambda _line: True)
        with qtbot.waitSignal(screen.refreshed, timeout=10_000):
            panel.delete_button.click()
        with workspace.read() as reader:
            assert reader.absences() == []

    @pytest.mark.parametrize(
        ("nrp", "reason", "first", "last", "word"),
        [
            ("1", "cuti", "12 Februari 2024", "", "NRP '1'"),
            ("", "cuti", "12 Februari 2024", "", "NRP"),
            ("80010000", "malas", "12 Februari 2024", "", "Alasan"),
            ("80010000", "cuti", "", "", "hari pertama"),
            ("80010000", "cuti", "31-2-2024", "", "31-2-2024"),
            ("80010000", "cuti", "12-2-2024", "11-2-2024", "lebih awal"),
        ],
    )
    def test_what_cannot_be_noted_is_said(self, shown, qtbot, nrp, reason, first, last, word):
        panel = shown("Padal && Pamatwil")
        qtbot.waitUntil(lambda: panel.posts.lines.rowCount() == 2)
        for field, words in ((panel.nrp, nrp), (panel.reason, reason), (panel.first, first), (panel.last, last)):
            field.setText(words)
        panel.add_button.click()
        qtbot.waitUntil(lambda: word in panel.problem.text())


class TestMap:
    def test_without_places_the_way_to_them_is_told(self, shown, qtbot):
        panel = shown("Peta")
        qtbot.waitUntil(lambda: "10 TPS tanpa koordinat" in panel.words.text())
        panel.map.grab()
        assert "koordinat" in panel.map.empty_text

    def test_a_click_on_the_map_leads_to_the_team(self, screen, shown, workspace, qtbot):
        with workspace.read() as reader:
            one = reader.tps()[0]
        edits = (CellEdit(one.id, "lat", None, "-4.2"), CellEdit(one.id, "lon", None, "104.1"))
        workspace.run(EditCells(Kind.TPS, edits))
        panel = shown("Peta")
        qtbot.waitUntil(lambda: panel.words.text().startswith(("3 TPS", "4 TPS", "5 TPS", "6 TPS")))
        panel.map.resize(400, 300)
        (mark, *_) = panel.map._marks
        at = panel.map.point_of(mark).toPoint()
        qtbot.mouseClick(panel.map, Qt.MouseButton.LeftButton, pos=at)
        assert panel.map.picked
        panel.open_button.click()
        assert screen.page.teams.team.number == panel.map.picked


@pytest.fixture
def chart(qtbot, look):
    found = TeamMap(look)
    qtbot.addWidget(found)
    found.resize(400, 400)
    ring = ((-4.0, 104.0), (-4.0, 104.4), (-4.4, 104.4), (-4.4, 104.0))
    marks = [Mark(-4.1, 104.1, 1, "satu"), Mark(-4.3, 104.3, 2, "dua", is_desa=True), Mark(-4.2, 104.2, 0, "tiga")]
    found.show_places({"160128": outline_of([ring])}, {"160128": "LENGKITI"}, marks)
    found.show()
    return found


def test_every_mark_is_painted_in_its_colour(chart):
    chart.picked = 1
    picture = chart.grab().toImage()
    colours = [QColor(picture.pixel(chart.point_of(mark).toPoint())) for mark in chart._marks]
    assert len({colour.name() for colour in colours}) == 3


def test_mouse_and_keys_move_the_map(chart, qtbot):
    first = chart._marks[0]
    before = chart.point_of(first)
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.point_of(first) != before
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.point_of(first).x() == pytest.approx(before.x() + 40)
    qtbot.keyClick(chart, Qt.Key.Key_0)
    assert chart.point_of(first) == before
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=before.toPoint())
    qtbot.mouseMove(chart, (before + QPointF(30, 0)).toPoint())
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=(before + QPointF(30, 0)).toPoint())
    assert chart.point_of(first).x() == pytest.approx(before.x() + 30, abs=1)
    assert chart.picked == 0
    qtbot.keyClick(chart, Qt.Key.Key_F5)


def test_what_lies_under_the_mouse_is_told(chart, qtbot):
    qtbot.mouseMove(chart, chart.point_of(chart._marks[1]).toPoint())
    qtbot.waitUntil(lambda: chart.toolTip() == "dua")
    assert chart.mark_at(QPointF(5, 5)) is None
