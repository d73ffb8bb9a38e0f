"""The lines that talk: tip line, reason bar, switches of panes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from opsroom.domain.plan_edits import Breach
from opsroom.runtime.habits import Habits
from opsroom.ui.plotting.chips import Chip
from opsroom.ui.plotting.hand import Hand
from opsroom.ui.plotting.panes import Pane, Panes
from opsroom.ui.plotting.reason_bar import STANDARD, ReasonBar
from opsroom.ui.plotting.things import Load, Place, PlanIndex, Thing, ThingKind
from opsroom.ui.plotting.tip_line import TipLine
from tests.ui.plotting.small_plan import VIEW

SOFT = Breach("polsek_sendiri", "AIPTU ADI bukan dari Polsek setempat.", is_enforced=False)
HARD = Breach("ukuran_tim", "Tim 3 penuh.", is_enforced=True)


@pytest.fixture
def breaches():
    return []


@pytest.fixture
def hand(qapp, breaches):
    hand = Hand()
    hand.follow(PlanIndex.of(VIEW), lambda _edits: tuple(breaches))
    return hand


@pytest.fixture
def tip(qtbot, look, hand):
    tip = TipLine(hand, look)
    qtbot.addWidget(tip)
    tip.resize(700, 50)
    tip.show()
    return tip


def test_tip_at_rest_tells_the_keys_or_what_is_under_the_cursor(tip):
    assert tip.text.text().startswith("Spasi menandai")
    tip.tell_chip(Chip(Thing(ThingKind.PERSON, 11), "ADI", "AIPTU ADI, KA TIM tim 1"))
    assert tip.text.text() == "AIPTU ADI, KA TIM tim 1"
    assert not tip.put_button.isVisible()


def test_tip_tells_marks(tip, hand):
    hand.mark((Thing(ThingKind.PERSON, 11), Thing(ThingKind.TPS, 107)))
    assert tip.text.text().startswith("Ditandai AIPTU ADI, TPS 002 SEGARA (")
    hand.clear()
    hand.mark((Thing(ThingKind.TEAM, 1),))
    assert tip.text.text().startswith("Ditandai 1 tim: AIPTU ADI, BRIPDA BUDI")


def test_tip_tells_the_load_and_where_to_go(tip, hand):
    hand.take(Load((11,)))
    assert tip.text.text() == "Memegang AIPTU ADI  (pindah ke tujuan, lalu Enter)"
    assert tip.put_button.isVisible()
    assert not tip.put_button.isEnabled()
    hand.take(Load((11,), is_swap=True))
    assert "penukarnya" in tip.text.text()


@pytest.mark.parametrize(
    ("found", "mark", "is_possible"),
    [((), "●", True), ((SOFT,), "▲", True), ((HARD,), "■", False)],
    ids=["allowed", "asks-a-reason", "refused"],
)
def test_tip_tells_the_verdict_with_its_mark(tip, hand, breaches, found, mark, is_possible):
    breaches.extend(found)
    hand.take(Load((11,)))
    hand.hover(Place(team=3))
    assert tip.text.text().startswith(mark)
    assert tip.put_button.isEnabled() is is_possible
    assert tip.accessibleName() == tip.text.text()


def test_tip_buttons_ask(tip, hand, qtbot):
    hand.take(Load((11,)))
    hand.hover(Place(team=3))
    with qtbot.waitSignal(tip.put_requested):
        tip.put_button.click()
    with qtbot.waitSignal(tip.drop_requested):
        tip.drop_button.click()


@pytest.fixture
def desk(qtbot, look, tmp_path):
    """A field with the keyboard, and the bar."""
    holder = QWidget()
    field = QLineEdit(holder)
    bar = ReasonBar(look, Habits(tmp_path), holder)
    qtbot.addWidget(holder)
    bar.move(0, 40)
    holder.resize(700, 200)
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    yield field, bar
    holder.close()


def ask(bar, given):
    bar.ask("AIPTU ADI ke tim 3.", (SOFT,), given.append)


def test_reason_is_asked_where_the_user_works(desk, qtbot):
    _field, bar = desk
    given = []
    with qtbot.waitSignal(bar.asking) as signal:
        ask(bar, given)
    assert signal.args == [True]
    assert bar.text.text() == "AIPTU ADI ke tim 3.\n▲ AIPTU ADI bukan dari Polsek setempat."
    assert bar.reason.hasFocus()
    assert not bar.keep_button.isEnabled()


def test_enter_confirms_and_the_keyboard_goes_back(desk, qtbot):
    field, bar = desk
    given = []
    ask(bar, given)
    qtbot.keyClicks(bar.reason, "  Hafal   medan ")
    qtbot.keyClick(bar.reason, Qt.Key.Key_Return)
    assert given == ["Hafal medan"]
    assert not bar.isVisible()
    assert field.hasFocus()
    assert bar.recent == ("Hafal medan", *STANDARD)


def test_escape_drops_the_edit(desk, qtbot):
    field, bar = desk
    given = []
    ask(bar, given)
    ask(bar, given)
    qtbot.keyClick(bar.reason, Qt.Key.Key_Escape)
    assert given == []
    assert field.hasFocus()
    bar.confirm()
    assert given == []


def test_empty_reason_confirms_nothing(desk, qtbot):
    _field, bar = desk
    given = []
    ask(bar, given)
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    qtbot.keyClick(bar, Qt.Key.Key_A)
    assert given == []
    assert bar.isVisible()
    bar.cancel_button.click()


def test_bar_asked_from_nowhere_gives_nothing_back(desk, qtbot):
    field, bar = desk
    field.clearFocus()
    given = []
    ask(bar, given)
    bar.reason.setEditText("Perintah Kapolres")
    bar.keep_button.click()
    assert given == ["Perintah Kapolres"]


def test_recent_reasons_are_kept_newest_first(desk, tmp_path, look, qtbot):
    _field, bar = desk
    for reason in ("satu", "dua", "satu"):
        ask(bar, [])
        bar.reason.setEditText(reason)
        bar.confirm()
    again = ReasonBar(look, Habits(tmp_path))
    qtbot.addWidget(again)
    assert again.recent[:2] == ("satu", "dua")
    look.use("dark")


def make_panes(qtbot, habits):
    panes = Panes(
        Qt.Orientation.Horizontal, (Pane(QLabel("kiri"), 30, "Kiri"), Pane(QLabel("tengah"), 70)), habits, "uji"
    )
    qtbot.addWidget(panes)
    panes.resize(600, 100)
    panes.show()
    return panes


def test_pane_is_put_away_by_its_switch_and_stays_so(qtbot, tmp_path):
    panes = make_panes(qtbot, Habits(tmp_path))
    panes.switches["Kiri"].click()
    assert not panes.widget(0).isVisible()
    qtbot.waitUntil(lambda: Habits(tmp_path).read("uji").get("hidden") == ["Kiri"])
    assert not make_panes(qtbot, Habits(tmp_path)).widget(0).isVisible()


def test_sizes_are_remembered(qtbot, tmp_path):
    panes = make_panes(qtbot, Habits(tmp_path))
    panes.setSizes([400, 200])
    panes.splitterMoved.emit(400, 1)
    qtbot.waitUntil(lambda: bool(Habits(tmp_path).read("uji")))
    again = make_panes(qtbot, Habits(tmp_path))
    assert again.sizes()[0] > again.sizes()[1]


def test_unusable_sizes_are_forgotten(qtbot, tmp_path):
    habits = Habits(tmp_path)
    habits.put("uji", {"sizes": ["lebar"], "hidden": []})
    panes = make_panes(qtbot, habits)
    assert panes.sizes()[0] < panes.sizes()[1]
