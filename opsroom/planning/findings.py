"""What a plan has to say for itself: TPS it leaves uncovered and rules it bends, each with the ways out."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from opsroom.domain.plan import Remark, Role, Shortage
from opsroom.domain.plot_rules import Soft
from opsroom.domain.tps import Tps
from opsroom.planning import wording
from opsroom.planning.naming import Crew
from opsroom.planning.outcome import Curves, Outcome, Shape, kecamatan_names
from opsroom.planning.posts import rayon_of, rayons
from opsroom.planning.squeeze import squeeze
from opsroom.planning.ways_out import Advisor

__all__ = ["Advisor", "Curves", "Outcome", "Shape", "kecamatan_names", "remarks", "shortages"]


def shortages(outcome: Outcome, advisor: Advisor | None = None) -> tuple[Shortage, ...]:
    """One per uncovered TPS, in order of kecamatan, desa and number.

    Args:
        outcome: What was decided.
        advisor: To share its work with `remarks`.
    """
    advising = advisor or Advisor(outcome)
    covered = {one.id for crew in outcome.crews for one in crew.tps}
    return tuple(_shortage(outcome, advising, one) for one in outcome.case.tps if one.id not in covered)


def _shortage(outcome: Outcome, advisor: Advisor, tps: Tps) -> Shortage:
    kind = outcome.kinds.get(tps.id)
    label = outcome.case.category(kind.code if kind else tps.category).label
    if kind is None:
        return wording.no_pattern(tps, label)
    rules = outcome.case.rules
    if tps.id in outcome.lost and outcome.case.ordered is not None and rules.max_moves is not None:
        return wording.move_cap(tps, label, rules.max_moves)
    if tps.id in outcome.lost and not rules.leader_rank and not any(map(rules.enforces, Soft)):
        return wording.home_desa(tps, label, kind.patterns[0].polri)
    advice = advisor.short(tps, kind)
    return wording.short(tps, label, advice.rule, advice.state, advice.ways)


def remarks(outcome: Outcome, advisor: Advisor | None = None) -> Iterator[Remark]:
    """Everything the Kabag Ops should know, the weightiest first."""
    advising = advisor or Advisor(outcome)
    if outcome.is_stopped:
        yield wording.stopped()
    yield from _pins_lost(outcome)
    told = squeeze(outcome, advising)
    if told:
        yield told
    uncovered = sum(len(pool.short) for here in advising.pools.values() for pool in here) - len(outcome.lost)
    if uncovered > 0 and advising.missing:
        yield wording.total_short(uncovered, advising.missing)
    yield from _bent(outcome, advising)
    if outcome.case.reserve:
        yield wording.reserve_held(len(outcome.case.reserve))
    yield from _moved(outcome)
    yield from _women(outcome)
    yield from _posts(outcome)


def _pins_lost(outcome: Outcome) -> Iterator[Remark]:
    """Pins the plan does not keep: refused from the start, or lost with a team nobody could be found for."""
    if not outcome.case.pins:
        return
    kept = {(who.person_id, tps) for team in outcome.teams for who in team.members for tps in team.tps_ids}
    nrp = {person.id: person.nrp for person in outcome.case.people}
    rows = {one.id: one for one in outcome.case.tps}
    for pin in outcome.case.pins:
        if (pin.person_id, pin.tps_id) in kept:
            continue
        if pin in outcome.refused:
            yield outcome.refused[pin]
        else:
            reason = "tidak ada rekan yang boleh bertugas di desa itu"
            yield wording.pin_refused(f"NRP {nrp[pin.person_id]}", rows[pin.tps_id].label, reason)


def _bent(outcome: Outcome, advisor: Advisor) -> Iterator[Remark]:
    """Kecamatan with TPS beyond the first patterns, then those with teams that cross a desa."""
    names = kecamatan_names(outcome.case)
    beyond: defaultdict[str, list[Crew]] = defaultdict(list)
    crossing: defaultdict[str, list[tuple[int, Crew]]] = defaultdict(list)
    for team, crew in zip(outcome.teams, outcome.crews, strict=True):
        if crew.beyond:
            beyond[crew.kecamatan].append(crew)
        if len(crew.desa) > 1:
            crossing[crew.kecamatan].append((team.number, crew))
    for code, crews in beyond.items():
        over = sum(crew.beyond for crew in crews)
        yield wording.beyond_preferred(names[code], len(crews), over, advisor.beyond(code))
    for code, teams in crossing.items():
        told = [
            (number, _desa_names(crew), outcome.atlas.tour(crew.tps) if outcome.atlas else 0) for number, crew in teams
        ]
        yield wording.crossing(names[code], told, advisor.crossing(code))


def _moved(outcome: Outcome) -> Iterator[Remark]:
    if outcome.moved:
        names = kecamatan_names(outcome.case)
        where = {who.person_id: names[team.kecamatan_code] for team in outcome.teams for who in team.members}
        yield wording.moved(Counter(where[one] for one in outcome.moved), len(outcome.moved))


def _women(outcome: Outcome) -> Iterator[Remark]:
    if not outcome.case.rules.of(Soft.WOMEN).is_on:
        return
    women = {one.id: f"{one.rank} {one.name}".strip() for one in outcome.case.people if one.gender == "P"}
    for team, crew in zip(outcome.teams, outcome.crews, strict=True):
        found = [women[who.person_id] for who in team.members if who.person_id in women]
        if found:
            yield wording.women(team.number, found, _desa_names(crew))


def _posts(outcome: Outcome) -> Iterator[Remark]:
    case, names = outcome.case, kecamatan_names(outcome.case)
    controlled = {post.kecamatan_code for post in outcome.posts if post.role is Role.PADAL}
    watched = {post.kecamatan_code for post in outcome.posts if post.role is Role.PAMATWIL}
    for code, name in names.items():
        if code not in controlled:
            yield wording.no_padal(name)
    named = rayons(case)
    if not case.pamatwil_pool and not any(named):
        return
    for rayon in named:
        here = [code for code in names if rayon_of(case, code) == rayon]
        if not watched & set(here):
            yield wording.no_pamatwil(rayon, [names[code] for code in here])
    for code, name in names.items():
        if rayon_of(case, code) not in named:
            yield wording.no_rayon(name)


def _desa_names(crew: Crew) -> list[str]:
    return list(dict.fromkeys(one.desa or one.desa_code for one in crew.tps))
