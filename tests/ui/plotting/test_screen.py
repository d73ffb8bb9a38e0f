from threading import Event

import pytest
from PySide6.QtCore import Qt

from opsroom.domain.categories import Pattern
from opsroom.domain.duty import Duty
from opsroom.domain.errors import Cancelled, StoreUnavailable
from opsroom.services.edit_cells import AddUnitArea
from opsroom.services.plot_teams import plot
from opsroom.services.set_duty import SetDuty
from opsroom.ui.bridge.notices import Level
from opsroom.ui.plotting import screen as screen_module


def names(view, column=0):
    return [view.lines.index(row, column).data() for row in range(view.lines.rowCount())]


def told(notices):
    return [notice.text for notice in notices.history]


def test_plan_is_shown_in_all_lists(screen):
    assert names(screen.kecamatan) == ["LENGKITI", "LUBUK BATANG"]
    assert screen.teams.lines.rowCount() == 4
    assert names(screen.shortages, 4) == ["Personel PAM TPS tidak cukup untuk TPS ini."] * 2
    assert names(screen.remarks) == ["Kecamatan LENGKITI belum punya Padal."]
    assert len(names(screen.idle)) == 4
    assert [screen.tabs.tabText(tab) for tab in range(4)] == [
        "Belum terisi (2)",
        "Catatan (1)",
        "Tanpa tim (4)",
        "Pola",
    ]


def test_missing_tps_are_marked_in_word_and_symbol(screen):
    assert names(screen.kecamatan, 3) == ["▲ 1", "▲ 1"]


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
    assert word in screen.banner.text()
    assert not screen.plot_button.isEnabled()
    assert word in screen.teams.empty_text


def test_without_people_on_duty_the_way_to_them_is_told(make_screen, make_operation):
    workspace = make_operation(plan=False)
    workspace.run(SetDuty(Duty.CADANGAN, unit_like="%"))
    screen = make_screen(workspace)
    assert screen.banner.text().startswith("Belum ada personel berstatus PAM TPS.")
    assert not screen.plot_button.isEnabled()


def test_ready_operation_asks_for_the_first_plot(make_screen, make_operation):
    screen = make_screen(make_operation(plan=False))
    assert screen.banner.text() == "Siap diploting: 10 TPS, 12 personel PAM TPS."
    assert "F9" in screen.teams.empty_text
    assert screen.plot_button.isEnabled()


def test_plotting_makes_the_next_version_and_tells(screen, workspace, notices, qtbot):
    with workspace.read() as reader:
        before = reader.latest_plan().version
    screen.plot_button.click()
    qtbot.waitUntil(lambda: any("selesai dalam" in text for text in told(notices)), timeout=20_000)
    qtbot.waitUntil(lambda: f"versi {before + 1}" in screen.banner.text(), timeout=10_000)
    assert screen.plot_button.isVisible()


def test_key_starts_plotting(screen, notices, qtbot):
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: any("selesai dalam" in text for text in told(notices)), timeout=20_000)


class SlowPlot:
    """Plots until it is cancelled or let go."""

    def __init__(self):
        self.gate = Event()

    def __call__(self, _workspace, progress):
        step = 0
        while not self.gate.wait(0.06):
            step += 1
            progress.step(min(step, 99), 100, "Menyusun tim")
        raise Cancelled


@pytest.fixture
def slow_plot(monkeypatch):
    slow = SlowPlot()
    monkeypatch.setattr(screen_module, "plot", slow)
    yield slow
    slow.gate.set()


def test_running_plot_shows_progress_and_can_be_cancelled(screen, slow_plot, notices, qtbot):
    screen.start_plotting()
    qtbot.waitUntil(lambda: screen.progress.format() == "Menyusun tim")
    assert screen.progress.value() > 0
    assert not screen.plot_button.isVisible()
    screen.cancel_button.click()
    qtbot.waitUntil(screen.plot_button.isVisible)
    assert told(notices)[-1] == "Dibatalkan. Tidak ada yang diubah."


def test_second_plot_waits_for_the_first(screen, slow_plot, jobs):
    screen.start_plotting()
    screen.start_plotting()
    assert len(jobs.running) == 1


def test_kecamatan_picked_narrows_both_lists(screen):
    screen.kecamatan.setCurrentIndex(screen.kecamatan.lines.index(1, 0))
    assert set(names(screen.teams, 1)) == {"LUBUK BATANG"}
    assert set(names(screen.shortages)) == {"LUBUK BATANG"}
    assert "LUBUK BATANG" in screen.place_button.text()
    screen.place_button.click()
    assert len(names(screen.teams)) == 4
    assert not screen.place_button.isVisible()


def test_search_finds_names_in_any_order_of_words(screen):
    screen.search.setText("003 anggota lengkiti")
    assert len(names(screen.teams)) == 1
    screen.search.setText("tidak-ada")
    assert names(screen.teams) == []
    assert "saringan" in screen.teams.empty_text


def test_crossing_teams_can_be_shown_alone(screen):
    screen.only_crossing.click()
    assert names(screen.teams, 7) == ["♦ lintas", "♦ lintas"]


def test_picked_team_is_shown_with_its_tps(screen, qtbot):
    screen.teams.setCurrentIndex(screen.teams.lines.index(0, 0))
    assert screen.team_panel.team.number == 1
    qtbot.waitUntil(lambda: screen.team_panel.target.itemText(0) == "TPS 001 DESA LENGKITI")


def test_pin_is_kept_as_a_command_and_shown(screen, workspace, qtbot):
    screen.teams.setCurrentIndex(screen.teams.lines.index(0, 0))
    member = screen.team_panel.team.members[0]
    with qtbot.waitSignal(screen.refreshed, timeout=10_000):
        screen.team_panel.pin_requested.emit(member.person_id, screen.team_panel.team.tps_ids[0])
    assert workspace.history().undo_label == "Sematkan personel"
    qtbot.waitUntil(lambda: "(disematkan)" in names(screen.teams, 4)[0])
    assert screen.team_panel.team.members[0].is_pinned
    with qtbot.waitSignal(screen.refreshed, timeout=10_000):
        screen.team_panel.unpin_requested.emit(member.person_id)
    qtbot.waitUntil(lambda: "(disematkan)" not in names(screen.teams, 4)[0])


def test_short_tps_picked_is_offered_for_a_pin(screen):
    screen.teams.setCurrentIndex(screen.teams.lines.index(0, 0))
    screen.shortages.setCurrentIndex(screen.shortages.lines.index(0, 0))
    assert screen.team_panel.target.itemText(0).endswith("(belum terisi)")


def test_patterns_are_applied_as_one_command(screen, workspace, qtbot):
    screen.patterns.rows[0].first.tps.setValue(4)
    with qtbot.waitSignal(screen.refreshed, timeout=10_000):
        screen.patterns.apply_button.click()
    with workspace.read() as reader:
        assert reader.patterns()["KURANG_RAWAN"] == (Pattern(2, 4, 8),)
    assert not screen.patterns.is_dirty


def test_change_after_the_plan_asks_for_a_new_one_also_after_a_restart(make_screen, workspace, qtbot):
    plot(workspace)
    first = make_screen(workspace)
    assert first.banner.text().startswith("Ploting versi")
    with qtbot.waitSignal(first.refreshed, timeout=10_000):
        workspace.run(SetDuty(Duty.SAKIT, nrps=("80010000",)))
    again = make_screen(workspace)
    assert first.banner.text() == again.banner.text()
    assert again.banner.text().startswith("Data berubah sesudah ploting ini.")


def test_unit_that_serves_another_kecamatan_asks_for_a_new_plan(make_screen, workspace, qtbot):
    plot(workspace)
    screen = make_screen(workspace)
    with qtbot.waitSignal(screen.refreshed, timeout=10_000):
        workspace.run(AddUnitArea({"unit": "SAT SAMAPTA", "kecamatan": "LENGKITI"}))
    assert screen.banner.text().startswith("Data berubah sesudah ploting ini.")


def test_picks_outlive_a_refresh(screen, workspace, qtbot):
    screen.kecamatan.setCurrentIndex(screen.kecamatan.lines.index(1, 0))
    screen.teams.setCurrentIndex(screen.teams.lines.index(1, 0))
    with qtbot.waitSignal(screen.refreshed, timeout=10_000):
        workspace.run(SetDuty(Duty.SAKIT, nrps=("80010000",)))
    assert screen.kecamatan.picked_line().name == "LUBUK BATANG"
    assert screen.teams.picked_line().number == 4


def test_failed_plot_is_told_and_the_button_is_back(screen, monkeypatch, notices, qtbot):
    def refuse(_workspace, _progress):
        raise StoreUnavailable("Berkas sibuk. Ploting tidak disimpan; ulangi.")

    monkeypatch.setattr(screen_module, "plot", refuse)
    screen.start_plotting()
    qtbot.waitUntil(lambda: told(notices)[-1:] == ["Berkas sibuk. Ploting tidak disimpan; ulangi."])
    assert notices.history[-1].level is Level.ERROR
    assert screen.plot_button.isVisible()


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
    before = screen.plot_button.icon().cacheKey()
    look.use("dark")
    assert screen.plot_button.icon().cacheKey() != before


def test_no_team_picked_clears_the_panel(screen):
    screen.teams.setCurrentIndex(screen.teams.lines.index(0, 0))
    screen.teams.let_go()
    assert screen.team_panel.team is None
