import pytest

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, Pattern
from opsroom.domain.ids import PersonId
from opsroom.domain.plan import Pin
from opsroom.planning import curves
from opsroom.planning.curves import Line
from opsroom.planning.districts import districts
from opsroom.planning.kinds import kind_of
from opsroom.planning.layout import Layout
from opsroom.planning.pins import read_pins
from opsroom.planning.places import Atlas
from opsroom.planning.program import TooLarge
from opsroom.planning.request import canonical
from tests.planning.cases import STANDARD, request, tps, village

A, B = "1601282001", "1601282002"
LOOSE = {KURANG_RAWAN: (Pattern(2, 4, 8), Pattern(2, 8, 16)), RAWAN: (Pattern(2, 2, 4),)}
ODD = {KURANG_RAWAN: (Pattern(2, 5, 10), Pattern(3, 7, 14)), RAWAN: (Pattern(2, 2, 4),)}


def line(rows, patterns=LOOSE, people=0, pins=()) -> Line:
    case = canonical(request(rows, people, patterns, pins=pins))
    kinds = {one.id: kind for one in case.tps if (kind := kind_of(one, case))}
    return Line(districts(case, kinds, read_pins(case, kinds)[0], Atlas(case).distance)[0])


def test_a_plain_district_knows_every_number_of_people_at_once():
    found = line([*village(A, 9), *village(B, 3)])
    assert found.is_plain
    assert found.lower == {0: (12, 0, 0), 2: (4, 4, 0), 4: (0, 4, 1), 6: (0, 0, 1), 8: (0, 0, 0)}
    assert found.upper() == found.lower
    assert found.is_settled(4)


def test_the_teams_of_a_plain_district_come_to_what_its_curve_says():
    found = line([*village(A, 9), *village(B, 3)])
    for people, vector in found.lower.items():
        layouts = found.layouts(people)
        drafts = tuple((unit.scale, tuple(layout.drafts)) for unit, layout in layouts)
        assert found.district.puzzle.levels(drafts) == vector
        assert sum(len(layout.drafts) * unit.scale.size for unit, layout in layouts) <= people


def test_odd_patterns_have_bounds_until_they_are_settled():
    found = line([*village(A, 9), *village(B, 3), tps(20, B, RAWAN)], ODD)
    assert not found.is_plain
    assert not found.is_settled(5)
    before = dict(found.lower)
    for people in sorted(before):
        found.settle(people)
        assert before[people] <= found.lower[people] == found.solved[people].upper
    assert found.upper() == found.lower


def test_people_too_few_for_what_is_pinned_are_no_choice():
    pins = (Pin(PersonId(1), tps(1, A).id),)
    found = line(village(A, 3), STANDARD, 4, pins)
    assert not found.is_plain
    found.settle(1)
    assert 1 not in found.lower
    found.settle(2)
    assert found.lower[2] == (0, 0, 0)
    ((unit, layout),) = found.layouts(2)
    assert unit.scale.size == 2
    assert layout.drafts[0].seed.people == (1,)


def test_a_district_too_large_to_prove_keeps_the_heuristic_and_the_bound(monkeypatch):
    def refuse(*_args: object) -> None:
        raise TooLarge

    monkeypatch.setattr(curves, "Mosaic", refuse)
    found = line([*village(A, 9), *village(B, 3)], ODD)
    bound = found.lower[4]
    found.settle(4)
    assert found.is_settled(4)
    assert bound == found.lower[4] == found.solved[4].lower <= found.solved[4].upper


def test_the_heuristic_says_nothing_where_pins_need_more_people():
    pins = (Pin(PersonId(1), tps(1, A).id),)
    found = line(village(A, 3), STANDARD, 4, pins)
    assert found.floor == 2
    found.guess(1)
    assert found.is_settled(1)
    assert found.upper() == {}
    found.guess(2)
    assert found.upper() == {2: (0, 0, 0)}


def test_a_layout_short_of_its_curve_is_put_together_anew(monkeypatch):
    found = line([*village(A, 9), *village(B, 3)])
    monkeypatch.setattr(curves, "lay_out", lambda *_args, **_more: Layout())
    ((unit, layout),) = found.layouts(4)
    assert found.district.puzzle.levels(((unit.scale, tuple(layout.drafts)),)) == (0, 4, 1)


@pytest.mark.parametrize("people", range(10))
def test_a_bound_is_never_above_what_can_be_had(people: int):
    rows = [*village(A, 9), *village(B, 3), tps(20, B, RAWAN), tps(21, B, RAWAN)]
    found = line(rows, {**ODD, RAWAN: (Pattern(3, 2, 4), Pattern(2, 1, 2))})
    bound = found.lower[people]
    found.settle(people)
    assert bound <= found.solved[people].upper


def test_in_a_replan_a_district_too_large_to_choose_from_is_laid_out_as_ever(monkeypatch):
    case = canonical(request([*village(A, 9), *village(B, 3)], 0, LOOSE))
    kinds = {one.id: kind for one in case.tps if (kind := kind_of(one, case))}
    present = {case.tps[0].id: 4}
    (district,) = districts(case, kinds, read_pins(case, kinds)[0], Atlas(case).distance, present=present)
    found = Line(district)
    ((_, kept),) = found.layouts(6)

    def refuse(*_args: object) -> None:
        raise TooLarge

    monkeypatch.setattr(curves, "Mosaic", refuse)
    ((_, layout),) = Line(district).layouts(6)
    assert len(layout.drafts) == len(kept.drafts) == 3
    # Two teams of A stay whole where its four people are to stay.
    assert sum(A in draft.parts for draft in kept.drafts) >= 2
