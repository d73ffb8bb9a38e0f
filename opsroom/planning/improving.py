"""Exchanging people while the soft rules cost less for it; effort is counted in exchanges looked at."""

from collections import defaultdict
from collections.abc import Sequence

from opsroom.domain.plot_watch import PlotWatch
from opsroom.planning.seats import FORBIDDEN, IDLE, Chart

#: Exchanges looked at: so many at least, and so many per person.
EFFORT, EFFORT_PER_PERSON = 150_000, 60
#: Up to so many people everybody may change with everybody; beyond, within a kecamatan and with the idle.
EVERYBODY = 900
#: Idle people looked at for one seat.
MOST_IDLE = 60


def improve(chart: Chart, watch: PlotWatch) -> None:
    """Exchange people, each time for the best of those looked at, until nothing is won or the effort is spent."""
    left = max(EFFORT, EFFORT_PER_PERSON * len(chart.people))
    seated = [one for one, team in enumerate(chart.team_of) if team != IDLE and not chart.is_pinned[one]]
    is_better = True
    while is_better and left > 0:
        is_better = False
        partners, idle = _partners(chart, seated), chart.idle()[:MOST_IDLE]
        for one in seated:
            if left <= 0 or watch.is_stopping():
                return
            if chart.team_of[one] == IDLE:
                continue
            others = partners["" if "" in partners else chart.kecamatan[chart.team_of[one]]]
            left -= len(others) + len(idle)
            is_better = _exchange(chart, one, [*others, *idle]) or is_better


def settle(chart: Chart) -> None:
    """Where somebody sits whom a rule forbids it, or nobody may lead, exchange him with anybody; else give up."""
    for team in sorted(chart.formed(), key=lambda one: (-chart.crews[one].severity, one)):
        for one in [one for one in chart.members[team] if not chart.may(one, team) and not chart.is_pinned[one]]:
            _exchange(chart, one, range(len(chart.people)), always=True)
        if chart.team_cost(team) >= FORBIDDEN:
            for one in [one for one in chart.members[team] if not chart.is_pinned[one]]:
                if chart.team_cost(team) >= FORBIDDEN:
                    _exchange(chart, one, range(len(chart.people)))
        is_wrong = any(not chart.may(one, team) and not chart.is_pinned[one] for one in chart.members[team])
        if is_wrong or chart.open_seats(team) or chart.team_cost(team) >= FORBIDDEN:
            chart.give_up(team)


def cap_moves(chart: Chart, most: int) -> None:
    """Give up teams until no more people than that are moved, the least severe and most disturbed first."""
    while len(moved := chart.moved()) > most:
        count: defaultdict[int, int] = defaultdict(int)
        for one in moved:
            count[chart.team_of[one]] += 1
        chart.give_up(min(count, key=lambda team: (chart.crews[team].severity, -count[team], team)))


def _partners(chart: Chart, seated: Sequence[int]) -> dict[str, list[int]]:
    """Whom to look at: everybody under the empty key, or the people of each kecamatan."""
    if len(seated) <= EVERYBODY:
        return {"": list(seated)}
    found: defaultdict[str, list[int]] = defaultdict(list)
    for one in seated:
        if chart.team_of[one] != IDLE:
            found[chart.kecamatan[chart.team_of[one]]].append(one)
    return found


def _exchange(chart: Chart, one: int, others: Sequence[int], *, always: bool = False) -> bool:
    """Change places with whom most is won; with `always`, even at a loss."""
    best: int | None = None
    most = 0
    team = chart.team_of[one]
    for other in others:
        if chart.team_of[other] == team or chart.is_pinned[other]:
            continue
        gain = chart.gain(one, other)
        if gain is not None and (gain > most or (always and best is None)):
            best, most = other, gain
    if best is None:
        return False
    chart.exchange(one, best)
    return True
