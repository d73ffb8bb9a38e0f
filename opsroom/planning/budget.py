"""What the roster allows before anybody is placed: how many people and teams, and what the plan of before had."""

from collections import Counter
from collections.abc import Iterable

from opsroom.domain.forces import OWN_FORCE
from opsroom.domain.ids import TpsId
from opsroom.domain.plot_rules import Soft
from opsroom.domain.ranks import rank_order
from opsroom.planning.levels import Before, Budget
from opsroom.planning.request import Case, unit_key


def budget_of(case: Case) -> Budget:
    """People, and the caps that rank and enforced rules set before anybody is placed."""
    return Budget(
        people=len(case.people),
        max_teams=min(_caps(case), default=None),
        local=_local(case),
        one_desa=case.rules.enforces(Soft.ONE_DESA),
    )


def before_of(case: Case) -> Before:
    """The people of every team of the plan of before who are still there."""
    if case.ordered is None:
        return Before()
    there = {one.id for one in case.people}
    rows = {one.id for one in case.tps}
    people: Counter[TpsId] = Counter()
    for team in case.ordered.teams:
        first = next((one for one in team.tps_ids if one in rows), None)
        if first is not None:
            people[first] += sum(member.person_id in there for member in team.members)
    return Before(dict(people))


def _caps(case: Case) -> Iterable[int]:
    """No more teams than there are people who may lead one, and locals or seniors each team must have."""
    rules, people = case.rules, case.people
    if rules.leader_rank:
        yield sum(rank_order(one.rank) <= rank_order(rules.leader_rank) for one in people)
    if rules.enforces(Soft.LENT_PAIRED):
        yield sum(one.source in OWN_FORCE for one in people)
    in_pairs = all(pattern.polri > 1 for found in case.patterns.values() for pattern in found)
    if rules.enforces(Soft.JUNIOR_PAIR) and in_pairs:
        lowest = max((rank_order(one.rank) for one in people), default=0)
        yield sum(rank_order(one.rank) < lowest for one in people)


def _local(case: Case) -> tuple[tuple[frozenset[str], int], ...]:
    """People of units that serve kecamatan, when the rule keeps them there."""
    if not case.rules.enforces(Soft.OWN_POLSEK):
        return ()
    counts = Counter(case.unit_areas.get(unit_key(one.unit), frozenset()) for one in case.people)
    return tuple(sorted(((areas, count) for areas, count in counts.items() if areas), key=lambda one: sorted(one[0])))
