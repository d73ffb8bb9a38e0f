import pytest

from opsroom.planning import crossing
from opsroom.planning.crossing import Mixed, Share, draw_near, place_torn, place_whole

PLACES = {name: number for number, name in enumerate("ABCDEFGHIJ")}


def distance(a: str, b: str) -> int:
    return abs(PLACES[a] - PLACES[b])


def share(desa: str, count: int) -> Share:
    return Share(desa, (count,), count)


def desa(teams: list[Mixed]) -> list[set[str]]:
    return [set(team.parts) for team in teams]


def test_shares_are_put_in_whole():
    filled = place_whole([share("A", 5), share("B", 3), share("C", 6)], [Mixed(8), Mixed(8)], distance)
    assert filled is not None
    assert desa(filled) == [{"C"}, {"A", "B"}]
    assert [team.room for team in filled] == [2, 0]


def test_the_fullest_team_is_tried_when_the_nearest_leaves_no_room():
    # Nearest first would put B beside A and leave no room for the last.
    shares = [share("A", 5), share("J", 4), share("B", 3), share("C", 4)]
    filled = place_whole(shares, [Mixed(8), Mixed(8)], distance)
    assert filled is not None
    assert desa(filled) == [{"A", "B"}, {"C", "J"}]


def test_nothing_is_changed_when_no_way_is_found():
    teams = [Mixed(8)]
    assert place_whole([share("A", 5), share("B", 5)], teams, distance) is None
    assert teams == [Mixed(8)]


def test_a_barred_desa_is_not_entered():
    filled = place_whole([share("A", 2)], [Mixed(8, barred=frozenset("A")), Mixed(8)], distance)
    assert filled is not None
    assert desa(filled) == [set(), {"A"}]


def test_a_desa_already_in_the_team_is_joined_but_not_exchangeable():
    filled = place_whole([share("A", 2)], [Mixed(6, {"A": [2]})], distance)
    assert filled is not None
    assert filled[0].parts == {"A": [4]}
    assert filled[0].shares == []


def test_shares_are_torn_when_they_fit_no_other_way():
    teams = [Mixed(8), Mixed(8)]
    assert place_torn([share("A", 5), share("B", 5), share("C", 5)], teams, (1,), distance) == []
    assert [team.room for team in teams] == [0, 1]


def test_the_most_severe_are_put_in_first_when_room_is_short():
    teams = [Mixed(8)]
    rest = place_torn([Share("A", (0, 6), 6), Share("B", (1, 2), 6)], teams, (4, 1), distance)
    assert teams[0].parts == {"B": [1, 0], "A": [0, 4]}
    assert rest == [Share("A", (0, 2), 2), Share("B", (0, 2), 2)]


def test_near_desa_are_swapped_together():
    teams = [Mixed(8), Mixed(8)]
    for team, names in zip(teams, ("AJ", "BI"), strict=True):
        for name in names:
            team.shares.append(share(name, 4))
            team.add(name, (4,), 4)
    draw_near(teams, [], distance)
    assert sorted(map(sorted, desa(teams))) == [["A", "B"], ["I", "J"]]


def test_a_nearer_desa_outside_takes_the_place_of_a_far_one():
    team = Mixed(1, {"A": [4], "J": [3]}, [share("A", 4), share("J", 3)])
    own = [share("B", 4), share("C", 5)]
    draw_near([team], own, distance)
    assert set(team.parts) == {"A", "B"}
    assert team.room == 0
    assert own == [share("J", 3), share("C", 5)]


def test_exchanges_end_where_the_limit_says(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(crossing, "MAX_EXCHANGES", 1)
    teams = [Mixed(0, {a: [1], b: [1]}, [share(a, 1), share(b, 1)]) for a, b in ("AJ", "BI", "CH", "DG")]
    draw_near(teams, [], distance)
    assert sum(set(team.parts) not in ({"A", "J"}, {"B", "I"}, {"C", "H"}, {"D", "G"}) for team in teams) == 2
