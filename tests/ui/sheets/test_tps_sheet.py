from datetime import UTC, datetime

import pytest

from opsroom.domain.changes import Origin
from opsroom.domain.stages import TPS_STAGES, Stage
from opsroom.services.set_patterns import add_category
from opsroom.ui.theme.tokens import Tone


@pytest.fixture
def stored(workspace):
    def read():
        with workspace.read() as reader:
            return reader.tps()

    return read


def test_counts_are_those_of_the_categories_most_vulnerable_first(stations):
    assert [(count.label, count.number, count.tone) for count in stations.counts.counts] == [
        ("Sangat rawan", 4, Tone.ALARM),
        ("Rawan", 4, Tone.WARN),
        ("Kurang rawan", 2, Tone.OK),
    ]


def test_stage_is_reported_for_the_selection(stations, select_rows, workspace, notices, qtbot):
    select_rows(stations, 0, 2)
    next(action for action in stations.stage_menu.actions() if action.text() == "TPS buka").trigger()
    qtbot.waitUntil(lambda: bool(notices.history))
    with workspace.read() as reader:
        assert list(reader.tps_states().values()) == [Stage.TPS_BUKA] * 3
    assert notices.history[-1].text == "'TPS buka' tercatat untuk 3 TPS. Koreksi dengan laporan baru."
    assert notices.history[-1].action is None


def test_report_carries_the_time_of_the_clock(stations, select_rows, workspace, clock, notices, qtbot):
    clock.moment = datetime(2024, 2, 14, 0, 5, tzinfo=UTC)
    select_rows(stations, 0, 0)
    stations.report_stage(Stage.TPS_BUKA)
    qtbot.waitUntil(lambda: bool(notices.history))
    with workspace.read() as reader:
        assert reader.last_change_at() == clock.moment


def test_report_without_a_selection_does_nothing(stations, jobs):
    stations.table.view.setCurrentIndex(stations.table.model.index(-1, -1))
    stations.report_stage(Stage.TPS_BUKA)
    assert jobs.is_idle


def test_only_stages_of_a_tps_are_offered(stations):
    assert len(stations.stage_menu.actions()) == len(TPS_STAGES)


def test_button_opens_the_stages(stations, select_rows):
    select_rows(stations, 0, 0)
    stations.stage_action.trigger()
    assert stations.stage_menu.isVisible()
    stations.stage_menu.close()


def test_tps_is_added_to_the_desa_of_the_current_row(stations, select_rows, stored, qtbot):
    select_rows(stations, 7, 7)
    stations.open_add_panel()
    panel = stations.add_panel
    assert panel.fields["place"].text() == "DESA LUBUK BATANG, LUBUK BATANG"
    panel.fields["number"].setText("9")
    panel.add_button.click()
    qtbot.waitUntil(lambda: len(stored()) == 11)
    added = max(stored(), key=lambda tps: tps.id)
    assert (added.desa, added.number) == ("DESA LUBUK BATANG", "009")
    qtbot.waitUntil(lambda: list(stations.table.selected_ids()) == [added.id])
    assert (panel.fields["place"].text(), panel.fields["number"].text()) == ("DESA LUBUK BATANG, LUBUK BATANG", "")


def test_unknown_desa_is_explained(stations, stored, qtbot):
    stations.open_add_panel()
    stations.add_panel.fields["place"].setText("ENTAH DI MANA")
    stations.add_panel.fields["number"].setText("1")
    stations.add_panel.add_button.click()
    assert "tidak ada di operasi ini" in stations.add_panel.problem.text()
    assert len(stored()) == 10


def test_panel_without_a_current_row_begins_empty(stations):
    stations.table.view.setCurrentIndex(stations.table.model.index(-1, -1))
    assert stations.first_values() == {}


class _AddCategory:
    label, origin, undoable = "Tambah kategori", Origin.DESK, True

    def apply(self, work):
        add_category(work, "SANGAT_KHUSUS")


def test_category_added_elsewhere_is_known(stations, workspace, qtbot):
    workspace.run(_AddCategory())
    qtbot.waitUntil(lambda: stations.tone_of_category("SANGAT_KHUSUS") is not None)


def test_category_nobody_knows_has_no_tone(stations):
    assert stations.tone_of_category("ENTAH") is None
    assert stations.tone_of_category("SANGAT_RAWAN") is Tone.ALARM
