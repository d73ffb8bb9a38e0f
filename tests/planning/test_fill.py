import random
from collections import Counter

import pytest

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, Pattern
from opsroom.domain.ids import PersonId
from opsroom.planning.fill import lay_out, rating
from opsroom.planning.kinds import Kind, scale_of, weigh
from opsroom.planning.layout import Layout, Site, Unit, unit_of
from opsroom.planning.pins import Seed

R = Kind(2, RAWAN, "", (Pattern(2, 2, 4),))
KR = Kind(1, KURANG_RAWAN, "", (Pattern(2, 8, 16),))
LOOSE = Kind(1, KURANG_RAWAN, "", (Pattern(2, 4, 8), Pattern(2, 8, 16)))


def in_line(a: str, b: str) -> int:
    return abs(ord(a) - ord(b))


def unit(sites: dict[str, tuple[int, ...]], *kinds: Kind, seeds: tuple[Site, ...] = ()) -> Unit:
    plain = [Site({desa: counts}) for desa, counts in sites.items()]
    return unit_of("160128", scale_of(kinds, 2), [*seeds, *plain], in_line)


def teams(layout: Layout) -> Counter[tuple[tuple[str, tuple[int, ...]], ...]]:
    return Counter(tuple((desa, tuple(counts)) for desa, counts in draft.parts.items()) for draft in layout.drafts)


def test_enough_teams_stay_in_their_desa_evenly_filled():
    layout = lay_out(unit({"A": (9,), "B": (3,)}, KR), 3)
    assert teams(layout) == {(("A", (5,)),): 1, (("A", (4,)),): 1, (("B", (3,)),): 1}


def test_more_teams_than_needed_are_not_formed():
    assert len(lay_out(unit({"A": (9,)}, KR), 7).drafts) == 2


def test_the_smallest_remainders_meet_in_one_crossing_team():
    layout = lay_out(unit({"A": (9,), "B": (7,), "C": (10,), "D": (6,)}, KR), 5)
    assert layout.crossing == 1
    assert teams(layout)[(("C", (2,)), ("A", (1,)))] == 1


def test_a_desa_is_torn_only_when_that_saves_a_team():
    layout = lay_out(unit({"A": (5,), "B": (5,), "C": (5,)}, KR), 2)
    assert (layout.crossing, layout.uncovered) == (2, {})


def test_the_least_severe_are_dropped_and_no_more_than_must_be():
    layout = lay_out(unit({"A": (2, 6), "B": (0, 8)}, R, KR), 2)
    assert layout.uncovered == {"A": [0, 6]}
    assert layout.crossing == 0


def test_crossing_comes_before_the_reserve_pattern():
    layout = lay_out(unit({"A": (2,), "B": (2,)}, LOOSE), 1)
    assert (layout.crossing, layout.beyond(scale_of([LOOSE], 2))) == (1, 0)


def test_the_reserve_pattern_comes_before_dropping():
    here = unit({"A": (6,)}, LOOSE)
    assert rating(lay_out(here, 1), here) == (0, 2, 0, 1)


def test_a_crossing_team_eases_desa_beyond_the_preferred_pattern():
    here = unit({"A": (6,), "B": (1,), "C": (1,)}, LOOSE)
    layout = lay_out(here, 2)
    assert rating(layout, here) == (0, 0, 1, 2)


def test_no_teams_cover_nothing():
    layout = lay_out(unit({"A": (3,)}, KR), 0)
    assert (layout.drafts, layout.uncovered) == ([], {"A": [3]})


def test_tidy_changes_no_count_but_shortens_the_ways():
    here = unit({"A": (8,), "B": (2,), "F": (10,), "G": (2,), "M": (10,)}, KR)
    plain, tidy = lay_out(here, 5), lay_out(here, 5, tidy=True)
    assert rating(plain, here) == rating(tidy, here) == (0, 0, 1, 5)

    def length(layout: Layout) -> int:
        return sum(in_line(min(draft.parts), max(draft.parts)) for draft in layout.drafts)

    assert length(tidy) <= length(plain)


def test_a_pinned_team_takes_in_other_desa():
    seed = Site({"A": (1,)}, Seed((), (PersonId(1),), frozenset()))
    layout = lay_out(unit({"B": (1,), "C": (2,)}, KR, seeds=(seed,)), 2)
    assert teams(layout) == {(("A", (1,)), ("B", (1,))): 1, (("C", (2,)),): 1}


def test_a_pinned_team_keeps_out_of_the_home_of_its_people():
    seed = Site({"A": (1,)}, Seed((), (PersonId(1),), frozenset({"B"})))
    layout = lay_out(unit({"B": (1,), "C": (2,)}, KR, seeds=(seed,)), 2)
    assert teams(layout) == {(("A", (1,)),): 1, (("C", (2,)), ("B", (1,))): 1}


def test_a_pinned_team_nobody_may_join_stays_alone():
    seed = Site({"A": (2,)}, Seed((), (PersonId(1),), frozenset({"B"})))
    layout = lay_out(unit({"B": (2,)}, KR, seeds=(seed,)), 1)
    assert (teams(layout), layout.uncovered) == ({(("A", (2,)),): 1}, {"B": [2]})


@pytest.mark.parametrize("number", range(3, 9))
def test_never_more_teams_than_asked_for(number: int):
    odd = Kind(1, KURANG_RAWAN, "", (Pattern(2, 3, 6), Pattern(2, 5, 10)))
    sites = {"A": (2, 7), "B": (1, 1), "C": (0, 4), "D": (3, 2)}
    layout = lay_out(unit(sites, R, odd), number, tidy=True)
    assert len(layout.drafts) <= number
    covered = sum(sum(draft.counts) for draft in layout.drafts)
    assert covered + sum(map(sum, layout.uncovered.values())) == 20


def test_of_any_patterns_nothing_is_lost_and_no_team_is_too_full():
    chance = random.Random(7)
    for _ in range(400):
        kinds = [
            Kind(
                9 - number,
                f"K{number}",
                "",
                tuple(Pattern(2, chance.randint(1, 9), 2) for _ in range(chance.randint(1, 2))),
            )
            for number in range(chance.randint(1, 3))
        ]
        sites = {desa: tuple(chance.randint(0, 6) for _ in kinds) for desa in "ABCD"[: chance.randint(1, 4)]}
        sites = {desa: counts for desa, counts in sites.items() if any(counts)}
        if not sites:
            continue
        found = unit(sites, *kinds)
        most = chance.randint(0, found.ceiling)
        layout = lay_out(found, most)
        held = Counter[tuple[str, int]]()
        for parts in [*(draft.parts for draft in layout.drafts), layout.uncovered]:
            for desa, counts in parts.items():
                held.update({(desa, kind): count for kind, count in enumerate(counts)})
        there = {(desa, kind): count for desa, counts in sites.items() for kind, count in enumerate(counts)}
        assert +held == +Counter(there)
        assert len(layout.drafts) <= most
        full = [weigh(draft.counts, found.scale.loosest) for draft in layout.drafts]
        assert all(weight <= found.scale.full for weight in full)
