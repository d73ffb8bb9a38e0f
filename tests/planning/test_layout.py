from opsroom.domain.categories import KURANG_RAWAN, RAWAN, Pattern
from opsroom.planning.kinds import Kind, scale_of
from opsroom.planning.layout import Draft, Layout, Site, totals, unit_of
from opsroom.planning.pins import Seed

R = Kind(2, RAWAN, "", (Pattern(2, 2, 4),))
KR = Kind(1, KURANG_RAWAN, "", (Pattern(2, 4, 8), Pattern(2, 8, 16)))
SCALE = scale_of([R, KR], 2)
SEED = Seed((), (), frozenset({"B"}))


def apart(_a: str, _b: str) -> int:
    return 1


def test_totals_add_up_per_kind():
    assert totals([(1, 2), (3, 4)]) == (4, 6)


def test_a_site_of_pins_may_lie_in_several_desa():
    site = Site({"B": (1, 0), "A": (0, 2)}, SEED)
    assert (site.counts, site.desa) == ((1, 2), "A")


def test_a_draft_keeps_out_of_the_home_of_its_people():
    assert not Draft({"A": [0, 1]}, SEED).admits("B")
    assert Draft({"A": [0, 1]}, SEED).admits("C")
    assert Draft({"A": [0, 1]}).admits("B")


def test_a_layout_counts_its_objectives():
    layout = Layout([Draft({"A": [0, 3], "B": [0, 3]}), Draft({"A": [2, 0]})], {"A": [1, 0], "B": [0, 4]})
    assert layout.crossing == 1
    assert layout.beyond(SCALE) == 2
    assert layout.missing(SCALE) == {2: 1, 1: 4}


def test_a_unit_knows_its_bounds():
    unit = unit_of("160128", SCALE, [Site({"A": (1, 3)}), Site({"B": (0, 9)})], apart)
    assert (unit.least_loose, unit.least, unit.ceiling, unit.floor) == (2, 4, 5, 0)
    assert unit.tps == 13
    assert unit.demand.levels == ((4, 0), (7, 9))
    assert unit.demand.preferred == (10, 18)


def test_pins_set_a_floor():
    unit = unit_of("160128", SCALE, [Site({"A": (0, 6)}, SEED), Site({"B": (0, 1)}, SEED)], apart)
    assert (unit.floor, unit.least, unit.least_loose, unit.ceiling) == (2, 2, 2, 2)
    assert unit.demand.preferred == (8, 2)
    assert unit.demand.fixed == (True, True)
