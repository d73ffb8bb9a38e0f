"""Hard rules and determinism of plans for random operations, judged by the independent checker."""

import random
from dataclasses import replace
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from opsroom.domain.plan import PlotRequest
from opsroom.domain.plot_watch import PlotWatch
from opsroom.planning.engine import plot
from tests.planning.cases import large_request, requests
from tests.planning.checker import check_plan


@settings(max_examples=300)
@given(requests())
def test_no_plan_breaks_a_hard_rule(request: PlotRequest):
    assert check_plan(request, plot(request)) == []


@given(requests(), st.integers(0, 2**32))
def test_the_order_of_rows_never_changes_a_plan(request: PlotRequest, seed: int):
    shuffler = random.Random(seed)

    def shuffled(rows):
        return tuple(shuffler.sample(rows, len(rows)))

    other = replace(
        request,
        tps=shuffled(request.tps),
        people=shuffled(request.people),
        padal_pool=shuffled(request.padal_pool),
        pins=shuffled(request.pins),
        categories=dict(reversed(request.categories.items())),
        patterns=dict(reversed(request.patterns.items())),
        unit_areas=dict(reversed(request.unit_areas.items())),
    )
    assert plot(other) == plot(request)


@settings(max_examples=10)
@given(st.integers(0, 2**32).map(random.Random), st.integers(0, 5))
def test_no_plan_of_a_whole_regency_breaks_a_hard_rule_however_early_it_is_stopped(chance: random.Random, asks: int):
    request = large_request(chance)
    asked = count()
    plan = plot(request, PlotWatch(is_stopping=lambda: next(asked) >= asks))
    assert check_plan(request, plan) == []
