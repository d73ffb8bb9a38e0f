import pytest

from opsroom.domain.changes import Kind
from opsroom.store.merging import move_references


def pin_rows(file):
    with file.read() as reader:
        return {(pin.person_id, pin.tps_id) for pin in reader.pins().values()}


@pytest.fixture
def pinned(filled):
    with filled.work("Sematkan") as work:
        work.insert_many(
            Kind.PIN, [{"person_id": 1, "tps_id": 1}, {"person_id": 2, "tps_id": 1}, {"person_id": 1, "tps_id": 2}]
        )
    return filled


def test_references_move_and_doubles_are_dropped(pinned):
    with pinned.work("Pindah") as work:
        assert move_references(work, Kind.PERSON, 1, 2) == 1
    assert pin_rows(pinned) == {(2, 1), (2, 2)}


def test_references_to_a_tps_move_too(pinned):
    with pinned.work("Pindah") as work:
        move_references(work, Kind.TPS, 1, 2)
    assert pin_rows(pinned) == {(1, 2), (2, 2)}


def test_nothing_refers_nothing_moves(filled):
    with filled.work("Pindah") as work:
        assert move_references(work, Kind.PERSON, 1, 2) == 0


def test_moving_is_undone(pinned):
    before = pin_rows(pinned)
    with pinned.work("Pindah") as work:
        move_references(work, Kind.PERSON, 1, 2)
    pinned.undo()
    assert pin_rows(pinned) == before


def test_facts_move_whole(filled, clock):
    with filled.work("Lapor", undoable=False) as work:
        work.insert(
            Kind.REPORT, {"person_id": 1, "tps_id": 3, "stage": "APEL", "at": clock.now(), "received_at": clock.now()}
        )
    with filled.work("Pindah") as work:
        assert move_references(work, Kind.PERSON, 1, 2) == 1
        assert move_references(work, Kind.TPS, 3, 4) == 1
    with filled.read() as reader:
        assert [ref.kind for ref, _ids in reader.upkeep.referring(Kind.PERSON, 2)] == [Kind.REPORT]
        assert reader.upkeep.referring(Kind.TPS, 3) == []


def test_two_teams_of_one_plan_become_one_place(filled, clock):
    with filled.work("Ploting") as work:
        plan = work.insert(Kind.PLAN, {"version": 1, "made_at": clock.now()})
        team = {"plan_id": plan, "kecamatan_code": "160107", "pattern_polri": 2, "pattern_tps": 1, "pattern_linmas": 2}
        teams = work.insert_many(Kind.TEAM, [team | {"number": number} for number in (1, 2)])
        work.insert_many(
            Kind.TEAM_TPS, [{"team_id": each, "tps_id": n, "ordinal": 0} for n, each in enumerate(teams, 1)]
        )
    with filled.work("Pindah") as work:
        assert move_references(work, Kind.TPS, 1, 2) == 0
    with filled.read() as reader:
        assert [len(team.tps_ids) for team in reader.current_plan().plan.teams] == [0, 1]


def test_places_in_roll_calls_move_and_a_second_one_in_the_same_list_is_dropped(filled, clock):
    with filled.work("Apel", undoable=False) as work:
        calls = [work.insert(Kind.ROLL_CALL, {"name": name, "at": clock.now()}) for name in ("pagi", "malam")]
        for call, person in ((calls[0], 1), (calls[0], 2), (calls[1], 1)):
            work.insert(Kind.ROLL_ENTRY, {"roll_call_id": call, "person_id": person})
    with filled.work("Pindah", undoable=False) as work:
        assert move_references(work, Kind.PERSON, 1, 2) == 1
    with filled.read() as reader:
        assert [[entry.person_id for entry in reader.roll_entries(call)] for call in calls] == [[2], [2]]
