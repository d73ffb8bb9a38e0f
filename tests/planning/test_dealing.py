from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, Pattern
from opsroom.domain.ids import PersonId
from opsroom.domain.plan import Member, Pin, Plan, Role, Team
from opsroom.domain.tps import Tps
from opsroom.planning.dealing import OldTeam, old_teams
from opsroom.planning.kinds import Kind, kind_of, scale_of
from opsroom.planning.layout import Draft, Layout, Site, Unit, unit_of
from opsroom.planning.naming import Crew, name_tps
from opsroom.planning.pins import Seed
from opsroom.planning.places import Atlas
from opsroom.planning.request import canonical
from tests.planning.cases import request, tps

A, B = "1601282001", "1601282002"
Parts = dict[str, list[int]]


def at(number: int, lat: float, desa: str = A, category: str = KURANG_RAWAN) -> Tps:
    return tps(number, desa, category, point=(lat, 104.0))


def crews(
    rows: Sequence[Tps], drafts: Sequence[Parts | Draft], old: Sequence[OldTeam] = (), *, placed: bool = True
) -> list[Crew]:
    """The teams of drafts given by hand, most severe kind first."""
    case = canonical(request(rows, 0, {RAWAN: (Pattern(2, 60, 120),), KURANG_RAWAN: (Pattern(2, 60, 120),)}))
    kinds: dict[int, Kind] = {one.id: kind for one in case.tps if (kind := kind_of(one, case))}
    scale = scale_of(set(kinds.values()), 2)
    desa = sorted({one.desa_code for one in rows})
    sites = [
        Site(
            {code: tuple(sum(kinds[row.id] == kind and row.desa_code == code for row in rows) for kind in scale.kinds)}
        )
        for code in desa
    ]
    atlas = Atlas(case)
    unit: Unit = unit_of("160128", scale, sites, atlas.distance)
    layout = Layout([one if isinstance(one, Draft) else Draft(one) for one in drafts])
    return name_tps(unit, layout, case.tps, kinds, atlas if placed else None, old)


def taken(found: Sequence[Crew]) -> list[str]:
    return [" ".join(one.desa_code[-1] + one.number[1:] for one in crew.tps) for crew in found]


def team_of(people: int, *rows: Tps) -> OldTeam:
    return OldTeam(frozenset(one.id for one in rows), people)


def test_each_team_of_a_desa_has_its_own_corner():
    rows = [at(number, -4.0 - (number % 2) / 10) for number in range(1, 7)]
    assert sorted(taken(crews(rows, [{A: [3]}, {A: [3]}]))) == ["101 103 105", "102 104 106"]
    assert taken(crews(rows, [{A: [3]}, {A: [3]}], placed=False)) == ["101 102 103", "104 105 106"]


def test_a_team_that_crosses_takes_what_lies_nearest_to_its_other_desa():
    rows = [at(1, -4.19), at(2, -4.0), at(3, -4.1), at(1, -4.5, B), at(2, -4.4, B), at(3, -4.3, B)]
    assert taken(crews(rows, [{A: [2]}, {B: [2]}, {A: [1], B: [1]}])) == ["102 103", "201 202", "101 203"]


def test_where_nothing_is_known_a_crossing_team_takes_the_last_numbers():
    rows = [tps(number, desa) for desa in (A, B) for number in (1, 2, 3)]
    assert taken(crews(rows, [{A: [2]}, {B: [2]}, {A: [1], B: [1]}])) == ["101 102", "201 202", "103 203"]


def test_a_team_that_crosses_may_take_all_of_a_desa_nobody_knows():
    rows = [at(1, -4.0), at(2, -4.0), at(3, -4.0), tps(1, B)]
    assert taken(crews(rows, [{A: [2]}, {A: [1], B: [1]}])) == ["101 102", "103 201"]


def test_the_last_numbers_stay_uncovered():
    rows = [at(number, -4.0 - number / 10) for number in range(1, 6)]
    assert sorted(taken(crews(rows, [{A: [2]}, {A: [2]}]))) == ["101 102", "103 104"]


def test_a_team_takes_what_one_old_team_had():
    rows = [at(number, -4.0 - number / 10) for number in range(1, 7)]
    old = [team_of(2, rows[0], rows[2], rows[4]), team_of(2, rows[1], rows[3], rows[5])]
    assert sorted(taken(crews(rows, [{A: [3]}, {A: [3]}], old))) == ["101 103 105", "102 104 106"]
    assert sorted(taken(crews(rows, [{A: [2]}, {A: [4]}], old))) == ["101 103", "102 104 105 106"]


def test_what_was_covered_stays_covered():
    rows = [tps(number, A) for number in range(1, 5)]
    assert taken(crews(rows, [{A: [2]}], [team_of(2, rows[2], rows[3])])) == ["103 104"]
    assert taken(crews(rows, [{A: [3]}], [team_of(2, rows[2], rows[3])])) == ["101 103 104"]


def test_a_whole_team_stays_before_what_is_left_of_another():
    rows = [tps(number, A) for number in range(1, 7)]
    old = [team_of(1, *rows[:4]), team_of(2, *rows[4:])]
    assert taken(crews(rows, [{A: [2]}], old)) == ["105 106"]


def test_who_is_left_of_a_team_that_goes_can_follow_one_of_its_tps():
    rows = [tps(number, A) for number in range(1, 9)]
    old = [team_of(1, *rows[:3]), team_of(1, *rows[3:5]), team_of(2, *rows[5:])]
    found = crews(rows, [{A: [5]}, {A: [3]}], old)
    sets = [{one.id for one in crew.tps} for crew in found]
    assert any(sets_ & old[0].tps and sets_ & old[1].tps for sets_ in sets)
    assert any(old[2].tps <= sets_ for sets_ in sets)


def test_pinned_tps_stay_with_their_team():
    rows = [at(number, -4.0 - number / 10) for number in range(1, 7)]
    seed = Seed((rows[0].id, rows[5].id), (PersonId(1),), frozenset())
    found = crews(rows, [Draft({A: [3]}, seed), {A: [3]}], [team_of(2, rows[0], rows[4])])
    assert taken(found) == ["101 105 106", "102 103 104"]
    assert taken(crews(rows, [Draft({A: [3]}, seed), {A: [3]}])) == ["101 102 106", "103 104 105"]


@st.composite
def dealings(draw: st.DrawFn) -> tuple[list[Tps], list[Parts], list[OldTeam]]:
    """Desa of two kinds of TPS, dealt to teams in any way a layout could, and old teams of any sort."""
    rows: list[Tps] = []
    drafts: list[Parts] = [{} for _ in range(draw(st.integers(1, 4)))]
    for desa in (A, B):
        for number in range(1, draw(st.integers(1, 9)) + 1):
            kind = draw(st.integers(0, 1))
            row = tps(number, desa, (RAWAN, KURANG_RAWAN)[kind])
            if draw(st.booleans()):
                row = replace(row, lat=-4 - draw(st.integers(0, 9)) / 100, lon=104.0)
            rows.append(row)
            owner = draw(st.integers(-1, len(drafts) - 1))
            if owner >= 0:
                drafts[owner].setdefault(desa, [0, 0])[kind] += 1
    old = draw(
        st.lists(
            st.builds(
                lambda ids, people: OldTeam(frozenset(ids), people),
                st.lists(st.sampled_from([one.id for one in rows])),
                st.integers(1, 2),
            ),
            max_size=4,
        )
    )
    return rows, [one for one in drafts if one], old


@given(dealings())
def test_a_deal_gives_each_team_its_counts_whatever_was_before(case: tuple[list[Tps], list[Parts], list[OldTeam]]):
    rows, drafts, old = case
    both = [*rows, tps(98, A, RAWAN), tps(99, A, KURANG_RAWAN)]
    found = crews(both, drafts, old)
    dealt = [one.id for crew in found for one in crew.tps]
    assert len(dealt) == len(set(dealt))
    counted = sorted(
        sorted(
            (
                desa,
                [
                    sum(one.desa_code == desa and one.category == code for one in crew.tps)
                    for code in (RAWAN, KURANG_RAWAN)
                ],
            )
            for desa in crew.desa
        )
        for crew in found
    )
    assert counted == sorted(sorted(one.items()) for one in drafts)


def test_old_teams_are_those_somebody_is_left_of():
    rows = [tps(1, A), tps(2, A)]
    teams = tuple(
        Team(
            number,
            "160128",
            (Member(PersonId(who), Role.KA_TIM), Member(PersonId(9), Role.ANGGOTA)),
            (row.id,),
            Pattern(2, 8, 16),
        )
        for number, (who, row) in enumerate(((1, rows[0]), (8, rows[1])), start=1)
    )
    case = canonical(replace(request(rows, 2, pins=(Pin(PersonId(1), rows[0].id),)), ordered=Plan(teams)))
    assert old_teams(case) == {"160128": (OldTeam(frozenset({rows[0].id}), 1),)}
    assert old_teams(canonical(request(rows, 2))) == {}
