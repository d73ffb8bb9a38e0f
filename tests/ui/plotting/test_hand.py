import pytest

from opsroom.domain.plan_edits import Breach, PutPeople
from opsroom.ui.plotting.hand import Hand, State
from opsroom.ui.plotting.things import Load, Place, PlanIndex, Thing, ThingKind
from tests.ui.plotting.small_plan import VIEW, without_team

ADI, FAJAR = Thing(ThingKind.PERSON, 11), Thing(ThingKind.PERSON, 21)
HARD = Breach("ukuran_tim", "Tim 3 sudah penuh.", is_enforced=True)
SOFT = Breach("polsek_sendiri", "AIPTU ADI bukan dari Polsek setempat.", is_enforced=False)


@pytest.fixture
def asked():
    return []


@pytest.fixture
def hand(qapp, asked):
    def judge(edits):
        asked.append(edits)
        (edit,) = edits
        return {2: (SOFT,), 3: (SOFT, HARD)}.get(edit.team if isinstance(edit, PutPeople) else 0, ())

    hand = Hand()
    hand.follow(PlanIndex.of(VIEW), judge)
    return hand


def test_marks_toggle_and_keep_their_order(hand):
    for thing in (FAJAR, ADI):
        hand.toggle(thing)
    assert hand.marks == (FAJAR, ADI)
    hand.toggle(FAJAR)
    assert not hand.is_marked(FAJAR)
    hand.clear()
    assert hand.marks == ()


def test_action_is_for_the_marks_unless_the_cursor_is_elsewhere(hand):
    assert hand.meant(None) == ()
    assert hand.meant(ADI) == (ADI,)
    hand.mark((FAJAR,))
    assert hand.meant(ADI) == (ADI,)
    assert hand.meant(None) == (FAJAR,)
    assert hand.meant(FAJAR) == (FAJAR,)


@pytest.mark.parametrize(
    ("team", "state", "word"),
    [
        (1, State.ALLOWED, "BRIPDA FAJAR ke tim 1."),
        (2, State.REASON, "Perlu alasan: AIPTU ADI bukan dari Polsek setempat."),
        (3, State.REFUSED, "Tidak bisa: Tim 3 sudah penuh."),
    ],
    ids=["allowed", "asks-a-reason", "refused"],
)
def test_place_is_judged_before_the_load_falls(hand, team, state, word):
    hand.take(Load((21,)))
    verdict = hand.hover(Place(team=team))
    assert verdict.state is state
    assert word in verdict.text
    assert hand.verdict is verdict


def test_place_that_changes_nothing_is_told(hand, asked):
    verdict = hand.judge(Load((11,)), Place(team=1))
    assert (verdict.state, verdict.text) == (State.NOTHING, "Tidak ada yang berubah di tim 1.")
    assert asked == []


def test_same_question_is_asked_once(hand, asked):
    hand.take(Load((21,)))
    for team in (1, 1, 2, 1):
        hand.hover(Place(team=team))
    assert len(asked) == 2


def test_swap_is_told_as_one(hand):
    assert hand.judge(Load((21,)), Place(team=1, person_id=11)).text == "Tukar BRIPDA FAJAR dengan AIPTU ADI."


def test_empty_hand_hovers_nothing(hand):
    assert hand.hover(Place(team=1)) is None
    hand.take(Load((21,)))
    assert hand.hover(None) is None
    hand.hover(Place(team=1))
    hand.let_go()
    assert (hand.load, hand.place, hand.verdict) == (Load(), None, None)


def test_carried_things_are_known(hand):
    hand.take(Load((21,)))
    assert hand.is_carried(FAJAR)
    assert not hand.is_carried(ADI)


def test_new_plan_keeps_what_is_still_in_it(hand):
    hand.mark((ADI, FAJAR))
    hand.take(Load((11, 21)))
    hand.hover(Place(team=2))
    hand.follow(PlanIndex.of(without_team(1)), None)
    assert hand.marks == (FAJAR,)
    assert hand.load == Load((21,))
    assert hand.verdict is None


def test_without_a_judge_everything_is_allowed(hand):
    hand.follow(PlanIndex.of(VIEW), None)
    assert hand.judge(Load((21,)), Place(team=3)).state is State.ALLOWED
