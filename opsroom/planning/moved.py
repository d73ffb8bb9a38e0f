"""Who leaves all he had in the plan of before."""

from collections.abc import Iterable

from opsroom.domain.ids import PersonId
from opsroom.domain.plan import Team
from opsroom.planning.request import Case


def moved_people(case: Case, teams: Iterable[Team]) -> tuple[PersonId, ...]:
    """People of teams of the ordered plan who are in a team that shares no TPS with theirs, in order of id."""
    before = {
        who.person_id: frozenset(team.tps_ids)
        for team in (case.ordered.teams if case.ordered else ())
        for who in team.members
    }
    return tuple(
        sorted(
            who.person_id
            for team in teams
            for who in team.members
            if who.person_id in before and before[who.person_id].isdisjoint(team.tps_ids)
        )
    )
