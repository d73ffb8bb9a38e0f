"""How far the people of a plan travel, for the comparison of plans; brings in numpy, so asked for late."""

from collections.abc import Sequence

from opsroom.domain.plan import Plan, PlotRequest
from opsroom.planning.places import STEPS_PER_KM, Atlas
from opsroom.planning.request import canonical


def kilometres(request: PlotRequest, plans: Sequence[Plan]) -> tuple[int, ...]:
    """Whole weighed kilometres of each plan: every person's way to his team, and every team's way between its TPS.

    TPS and people the request no longer has are passed over.
    """
    atlas = Atlas(canonical(request))
    tps = {one.id: one for one in request.tps}
    units = {one.id: one.unit for one in request.people}
    found = []
    for plan in plans:
        steps = 0
        for team in plan.teams:
            rows = [tps[one] for one in team.tps_ids if one in tps]
            steps += atlas.tour(rows)
            steps += sum(atlas.way(units[who.person_id], rows) for who in team.members if who.person_id in units)
        found.append((steps + STEPS_PER_KM // 2) // STEPS_PER_KM)
    return tuple(found)
