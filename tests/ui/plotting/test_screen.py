from threading import Event

import pytest
from PySide6.QtCore import Qt

from opsroom.domain.categories import Pattern
from opsroom.domain.duty import Duty
from opsroom.domain.errors import Cancelled, StoreUnavailable
from opsroom.domain.plan import Level, LevelName
from opsroom.services.plot_teams import plot
from opsroom.services.set_duty import SetDuty
from opsroom.ui.bridge.notices import Level as NoticeLevel
from opsroom.ui.plotting import running
from opsroom.ui.plotting import screen as screen_module
from opsroom.ui.plotting.panels import PANELS


def told(notices):
    return [notice.text for notice in notices.history]


def test_plan_is_shown_in_all_lists(screen):
    page = screen.page
    # Four teams below the heads of two kecamatan.
    assert page.teams.teams.rowCount() == 4 + 2
    assert [page.below.tabText(tab) for tab in range(3)] == ["Belum terisi (2)", "Tanpa tim (4)", "Catatan (1)"]
    assert [screen.tabs.tabText(tab) for tab in range(screen.tabs.count())] == ["Tim", *(title for title, _ in PANELS)]


@pytest.mark.parametrize(
    ("filling", "word"),
    [
        ({"kecamatan": ()}, "Impor daftar TPS"),
        ({"people": 0, "plan": False}, "Impor daftar personel"),
    ],
    ids=["no-tps", "no-people"],
)
def test_empty_operation_says_what_to_do_first(make_screen, make_operation, filling, word):
    screen = make_screen(make_operation(**filling))
    assert word in screen.head.banner.text()
    assert not screen.head.plot_button.isEnabled()
    assert word in screen.page.teams.empty_text


def test_without_people_on_duty_the_way_to_them_is_told(make_screen, make_operation):
    workspace = make_operation(plan=False)
    workspace.run(SetDuty(Duty.CADANGAN, unit_like="%"))
    screen = make_screen(workspace)
    assert screen.head.banner.text().startswith("Belum ada personel berstatus PAM TPS.")
    screen.start_plotting()
    assert not screen.runner.is_running


def test_ready_operation_asks_for_the_first_plot(make_screen, make_operation):
    screen = make_screen(make_operation(plan=False))
    assert screen.head.banner.text() == "Siap diploting: 10 TPS, 12 personel PAM TPS."
    assert "F9" in screen.page.teams.empty_text
    screen.start_replanning(None)
    assert not screen.runner.is_running


def test_key_makes_the_next_version_and_tells(screen, workspace, notices, qtbot):
    with workspace.read() as reader:
        before = reader.current_plan().version
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: any("selesai dalam" in text for text in told(notices)), timeout=30_000)
    qtbot.waitUntil(lambda: f"versi {before + 1}" in screen.head.banner.text(), timeout=10_000)
    assert screen.head.isVisible()


def test_another_key_plots_again_with_few_moves(make_screen, workspace, notices, qtbot):
    plot(workspace)
    screen = make_screen(workspace)
    screen.head.cap.setValue(3)
    qtbot.keyClick(screen, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: any("selesai dalam" in text for text in told(notices)), timeout=30_000)
    with workspace.read() as reader:
        first, *_ = reader.plan_heads()
    assert (first.base_version, first.moved) == (first.version - 1, 0)


class SlowPlot:
    """Plots until it is cancelled, stopped or let go."""

    def __init__(self):
        self.gate = Event()
        self.was_stopped = False

    def __call__(self, _workspace, _options, watch):
        step = 0
        while not self.gate.wait(0.03):
            step += 1
            watch.progress.step(min(step, 99), 100, "Menyusun tim")
            watch.found((Level(LevelName.UNCOVERED, 3, 3), Level(LevelName.CROSSING, 5, 2)))
            if watch.is_stopping():
                self.was_stopped = True
                raise Cancelled
        raise Cancelled


@pytest.fixture
def slow_plot(monkeypatch):
    slow = SlowPlot()
    monkeypatch.setattr(running, "plot", slow)
    yield slow
    slow.gate.set()


def test_running_plot_shows_levels_and_can_be_cancelled(screen, slow_plot, notices, qtbot):
    screen.start_plotting()
    qtbot.waitUntil(lambda: screen.run_bar.progress.format() == "Menyusun tim")
    qtbot.waitUntil(lambda: screen.run_bar.levels.text() == "3 belum terisi \u2713 · 5 lintas desa (\u2265 2)")
    assert screen.run_bar.progress.value() > 0
    assert not screen.head.isVisible()
    screen.run_bar.cancel_button.click()
    qtbot.waitUntil(screen.head.isVisible)
    assert told(notices)[-1] == "Dibatalkan. Tidak ada yang diubah."


def test_running_plot_can_be_ended_with_the_best_so_far(screen, slow_plot, qtbot):
    screen.start_plotting()
    qtbot.waitUntil(lambda: screen.run_bar.progress.value() > 0)
    screen.run_bar.stop_button.click()
    assert not screen.run_bar.stop_button.isEnabled()
    qtbot.waitUntil(screen.head.isVisible)
    assert slow_plot.was_stopped


def test_second_plot_waits_for_the_first(screen, slow_plot, jobs, qtbot):
    screen.start_plotting()
    screen.start_plotting()
    assert len(jobs.running) == 1
    screen.runner.cancel()
    qtbot.waitUntil(screen.head.isVisible)
    screen.runner.cancel()


def test_change_after_the_plan_asks_for_a_new_one_also_after_a_restart(make_screen, workspace, qtbot):
    plot(workspace)
    first = make_screen(workspace)
    assert first.head.banner.text().startswith("Ploting versi")
    with qtbot.waitSignal(first.refreshed, timeout=10_000):
        workspace.run(SetDuty(Duty.SAKIT, nrps=("80010000",)))
    again = make_screen(workspace)
    assert first.head.banner.text() == again.head.banner.text()
    assert again.head.banner.text().startswith("Data berubah sesudah ploting ini.")


def test_failed_plot_is_told_and_the_button_is_back(screen, monkeypatch, notices, qtbot):
    def refuse(_workspace, _options, _watch):
        raise StoreUnavailable("Berkas sibuk. Ploting tidak disimpan; ulangi.")

    monkeypatch.setattr(running, "plot", refuse)
    screen.start_plotting()
    qtbot.waitUntil(lambda: told(notices)[-1:] == ["Berkas sibuk. Ploting tidak disimpan; ulangi."])
    assert notices.history[-1].level is NoticeLevel.ERROR
    assert screen.head.isVisible()


def test_failed_read_is_told(screen, monkeypatch, notices, qtbot):
    def refuse(_workspace):
        raise StoreUnavailable("Berkas tidak bisa dibaca.")

    monkeypatch.setattr(screen_module, "read_facts", refuse)
    screen.refresh()
    qtbot.waitUntil(lambda: told(notices)[-1:] == ["Berkas tidak bisa dibaca."])


def test_changes_during_a_read_are_read_once_more(screen, qtbot):
    seen = []
    screen.refreshed.connect(lambda: seen.append(1))
    screen.refresh()
    screen.refresh()
    screen.refresh()
    qtbot.waitUntil(lambda: len(seen) == 2)


def test_look_change_reaches_the_button(screen, look):
    before = screen.head.plot_button.icon().cacheKey()
    look.use("dark")
    assert screen.head.plot_button.icon().cacheKey() != before


def test_a_panel_shows_the_facts_when_it_is_looked_at_and_leads_to_a_team(screen, workspace, qtbot):
    panel = screen.panels[0]
    screen.tabs.setCurrentWidget(panel)
    assert panel.editor.rows
    panel.team_chosen.emit(3)
    assert screen.tabs.currentWidget() is screen.page
    assert screen.page.teams.team.number == 3


def test_patterns_are_applied_as_one_command(screen, workspace, notices, qtbot):
    panel = screen.panels[0]
    screen.tabs.setCurrentWidget(panel)
    panel.editor.rows[0].fields[0].tps.setValue(4)
    with qtbot.waitSignal(screen.refreshed, timeout=10_000):
        panel.editor.apply_button.click()
    with workspace.read() as reader:
        assert reader.patterns()["KURANG_RAWAN"] == (Pattern(2, 4, 8),)
    assert not panel.editor.is_dirty
