import pytest

from opsroom.services.plan_lines import MemberLine, ShortLine, TeamLine
from opsroom.ui.plotting.team_panel import TeamPanel

TEAM = TeamLine(
    7,
    "LENGKITI",
    "KURUP",
    "001, 002",
    (MemberLine(11, "AIPTU ADI SAPUTRA", "KA TIM", False), MemberLine(12, "BRIPTU EKO", "ANGGOTA", True)),
    "Rawan",
    "2:2:4",
    True,
    (101, 102),
)
SHORT = ShortLine(205, "1601012001", "LENGKITI", "PASAR", "005", "Rawan", "personel_kurang", "Personel kurang.")
LABELS = {101: "TPS 001 KURUP", 102: "TPS 002 KURUP"}


@pytest.fixture
def panel(qtbot, look):
    panel = TeamPanel(look)
    qtbot.addWidget(panel)
    panel.resize(320, 400)
    panel.show()
    return panel


def press(panel, words):
    next(button for button in panel.buttons if words in button.accessibleName()).click()


def test_panel_without_a_team_says_what_to_do(panel):
    assert panel.team is None
    assert panel.buttons == []


def test_person_is_pinned_to_the_chosen_tps(panel, qtbot):
    panel.show_team(TEAM, LABELS)
    panel.target.setCurrentIndex(panel.target.findText("TPS 002 KURUP"))
    with qtbot.waitSignal(panel.pin_requested) as signal:
        press(panel, "Sematkan AIPTU ADI")
    assert signal.args == [11, 102]


def test_tps_without_a_team_can_be_chosen_too(panel, qtbot):
    panel.offer(SHORT)
    panel.show_team(TEAM, LABELS)
    assert panel.target.currentText() == "TPS 005 PASAR (belum terisi)"
    with qtbot.waitSignal(panel.pin_requested) as signal:
        press(panel, "Sematkan BRIPTU EKO")
    assert signal.args == [12, 205]


def test_only_a_pinned_person_can_be_let_go(panel, qtbot):
    panel.show_team(TEAM, LABELS)
    assert sum("Lepas" in button.accessibleName() for button in panel.buttons) == 1
    with qtbot.waitSignal(panel.unpin_requested) as signal:
        press(panel, "Lepas sematan BRIPTU EKO")
    assert signal.args == [12]


def test_look_change_keeps_the_team(panel, look):
    panel.show_team(TEAM, LABELS)
    look.use("dark")
    assert panel.team is TEAM
    assert len(panel.buttons) == 3
