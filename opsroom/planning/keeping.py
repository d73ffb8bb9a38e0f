"""People of an ordered plan stay with their TPS; others fill the seats that are left, those without a duty first."""

from collections import defaultdict

from opsroom.domain.ids import TpsId
from opsroom.planning.seats import IDLE, Chart


def keep(chart: Chart) -> None:
    """Seat everybody who may stay with one of his TPS, where most of them are."""
    team_of_tps: dict[TpsId, int] = {tps: team for team, ground in enumerate(chart.grounds) for tps in ground.ids}
    wishes = []
    for one, person in enumerate(chart.people):
        shared: defaultdict[int, int] = defaultdict(int)
        for tps in chart.scorer.before(person):
            if tps in team_of_tps:
                shared[team_of_tps[tps]] += 1
        wishes += [(-count, one, team) for team, count in shared.items()]
    for _, one, team in sorted(wishes):
        if chart.team_of[one] == IDLE and chart.open_seats(team) and chart.may(one, team):
            chart.put(one, team)


def fill(chart: Chart) -> None:
    """Fill every seat left, most severe teams first, with whom it costs least; who had no duty before comes first."""
    idle = chart.idle()
    for team in sorted(range(len(chart.crews)), key=lambda one: (-chart.crews[one].severity, one)):
        while chart.open_seats(team):
            allowed = [one for one in idle if chart.may(one, team)]
            if allowed:
                chosen = min(allowed, key=lambda one: (chart.cost(one, team) + _together(chart, one, team), one))
            elif (chosen_from := _freed(chart, idle, team)) is not None:
                chosen, substitute = chosen_from
                there = chart.take(chosen)
                chart.put(substitute, there)
                idle.remove(substitute)
                idle.append(chosen)
            else:
                break
            chart.put(chosen, team)
            idle.remove(chosen)


def _together(chart: Chart, one: int, team: int) -> int:
    """What a person adds to the points of the team, as far as its people are known."""
    chart.put(one, team)
    cost = chart.team_cost(team) if not chart.open_seats(team) else 0
    chart.take(one)
    return cost


def _freed(chart: Chart, idle: list[int], team: int) -> tuple[int, int] | None:
    """Somebody seated who may come, and somebody idle who may take his seat."""
    for one, there in enumerate(chart.team_of):
        if there in (IDLE, team) or chart.is_pinned[one] or not chart.may(one, team):
            continue
        for other in idle:
            if chart.may(other, there):
                return one, other
    return None
