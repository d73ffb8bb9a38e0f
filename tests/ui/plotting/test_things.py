import pytest

from opsroom.domain.plan_edits import NewTeam, PutPeople, PutTps, SwapPeople
from opsroom.ui.plotting.things import Load, Place, PlanIndex, Pool, Thing, ThingKind
from tests.ui.plotting.small_plan import VIEW

INDEX = PlanIndex.of(VIEW)


def person(row):
    return Thing(ThingKind.PERSON, row)


def tps(row):
    return Thing(ThingKind.TPS, row)


@pytest.mark.parametrize(
    ("load", "place", "edits"),
    [
        (Load((21,)), Place(team=2), (PutPeople((21,), 2),)),
        (Load((11, 21)), Place(team=1), (PutPeople((21,), 1),)),
        (Load((), (107, 101)), Place(team=1), (PutTps((107,), 1),)),
        (Load((21,), (107,)), Place(team=3), (PutPeople((21,), 3), PutTps((107,), 3))),
        (Load((11,)), Place(team=1), ()),
        (Load((11,)), Place(team=3, person_id=14), (SwapPeople(11, 14),)),
        (Load((21,)), Place(team=3, person_id=14), (SwapPeople(21, 14),)),
        (Load((11,)), Place(team=1, person_id=12), ()),
        (Load((11, 21)), Place(team=3, person_id=14), (PutPeople((11, 21), 3),)),
        (Load((11,)), Place(person_id=21), ()),
        (Load((11,), is_swap=True), Place(person_id=21), (SwapPeople(11, 21),)),
        (Load((11,), is_swap=True), Place(team=3), ()),
        (Load((11,), is_swap=True), Place(person_id=11), ()),
        (Load((21,)), Place(team=1, tps_id=102), (PutPeople((21,), 1),)),
        (Load((21, 22)), Place(tps_id=107), (NewTeam((107,), (21, 22)),)),
        (Load((), (101,)), Place(tps_id=107), ()),
        (Load((), (107,)), Place(person_id=21), (NewTeam((107,), (21,)),)),
        (Load((), (107,)), Place(team=3, person_id=14), (PutTps((107,), 3),)),
        (Load((11, 21)), Place(pool=Pool.PEOPLE), (PutPeople((11,), None),)),
        (Load((11,), (101, 107)), Place(pool=Pool.TPS), (PutTps((101,), None),)),
        (Load((21,)), Place(pool=Pool.PEOPLE), ()),
        (Load((21,), (107,)), Place(pool=Pool.NEW_TEAM), (NewTeam((107,), (21,)),)),
        (Load((21,)), Place(pool=Pool.NEW_TEAM), ()),
    ],
    ids=[
        "person-to-team", "only-who-is-not-there", "tps-to-team", "both-to-team", "there-already", "person-on-member",
        "idle-on-member", "member-of-own-team", "two-on-member", "member-on-idle", "swap-with-idle", "swap-needs-one",
        "swap-with-himself", "person-on-covered-tps", "people-on-open-tps", "tps-on-open-tps", "open-tps-on-idle",
        "open-tps-on-member", "out-of-the-teams", "tps-out", "out-already", "new-team", "new-team-needs-tps",
    ],
)  # fmt: skip
def test_putting_becomes_edits(load, place, edits):
    assert INDEX.edits(load, place) == edits


def test_team_picked_up_is_its_people():
    assert INDEX.load([Thing(ThingKind.TEAM, 1), tps(107)]) == Load((11, 12), (107,))


def test_what_is_gone_is_not_picked_up():
    assert INDEX.load([Thing(ThingKind.TEAM, 9), person(99)]) == Load()


def test_locked_things_are_known():
    assert INDEX.locked == {person(12), tps(101)}


@pytest.mark.parametrize(
    ("load", "words"),
    [
        (Load((11,), (107,)), "AIPTU ADI, TPS 002 SEGARA"),
        (Load((11, 12, 13, 14)), "4 orang"),
        (Load((), (101, 102, 103, 104)), "4 TPS"),
        (Load((99,)), "orang"),
    ],
    ids=["named", "many-people", "many-tps", "unknown"],
)
def test_load_is_told(load, words):
    assert INDEX.words(load) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(team=2), "tim 2"),
        (Place(tps_id=101), "tim 1"),
        (Place(tps_id=107), "TPS 002 SEGARA"),
        (Place(person_id=21), "BRIPDA FAJAR"),
        (Place(pool=Pool.PEOPLE), "luar tim"),
        (Place(pool=Pool.NEW_TEAM), "tim baru"),
    ],
    ids=["team", "covered-tps", "open-tps", "idle", "out", "new"],
)
def test_place_is_told(place, words):
    assert INDEX.place_words(place) == words


def test_no_plan_is_an_empty_index():
    assert PlanIndex.of(None) == PlanIndex()
