"""What a plan has to say for itself: TPS it leaves uncovered and rules it bends, each with the way out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Protocol

from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Level, Pin, Post, Remark, Shortage, Team
from opsroom.domain.tps import Tps
from opsroom.planning import wording
from opsroom.planning.curves import Depth, Tracer, least_people
from opsroom.planning.kinds import Kind
from opsroom.planning.naming import Crew
from opsroom.planning.places import Atlas
from opsroom.planning.request import Case, kecamatan_of


class Curves(Protocol):
    """What every kecamatan makes of its people: `best` is uncovered per severity, beyond preferred, crossing."""

    def best(self, kecamatan: str, people: int) -> tuple[int, ...]:
        """The least of every level with so many people."""

    def chosen(self, kecamatan: str) -> int:
        """The people it was given."""


class Shape(Protocol):
    """What the levels were solved to, as far as findings read it."""

    @property
    def levels(self) -> tuple[Level, ...]:
        """Uncovered, beyond, crossing, people."""

    @property
    def curves(self) -> Curves:
        """Of every kecamatan."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided.

    Attributes:
        kinds: Of every TPS that has a pattern.
        refused: Remarks on pins that were refused from the start.
        tracers: Of every district, to ask what more people would give.
        crews: Those that became teams, in order.
        teams: The same as teams.
        lost: TPS given up because everybody left is registered there.
        idle: How many people are left over.
        posts: Padal and Pamatwil.
        shape: The solved levels, to ask what more people would give.
        moved: People who leave all their TPS of the plan ordered before.
        is_stopped: The search was ended early.
    """

    case: Case
    kinds: Mapping[TpsId, Kind]
    refused: Mapping[Pin, Remark]
    crews: Sequence[Crew]
    teams: Sequence[Team]
    lost: AbstractSet[TpsId]
    idle: int
    posts: Sequence[Post]
    shape: Shape | None = None
    atlas: Atlas | None = None
    moved: Sequence[PersonId] = ()
    is_stopped: bool = False
    tracers: Sequence[Tracer] = ()


def shortages(outcome: Outcome) -> tuple[Shortage, ...]:
    """One per uncovered TPS, in order of kecamatan, desa and number."""
    covered = {one.id for crew in outcome.crews for one in crew.tps}
    return tuple(_shortage(outcome, one) for one in outcome.case.tps if one.id not in covered)


def _shortage(outcome: Outcome, tps: Tps) -> Shortage:
    kind = outcome.kinds.get(tps.id)
    label = outcome.case.category(kind.code if kind else tps.category).label
    if kind is None:
        return wording.no_pattern(tps, label)
    if tps.id in outcome.lost:
        return wording.home_desa(tps, label)
    return wording.no_people(tps, label, kind.patterns[0].polri, outcome.idle, alone=bool(kind.alone))


def remarks(outcome: Outcome) -> Iterator[Remark]:
    """Pins lost with their team, people lacking, desa crossed, reserve patterns used, kecamatan without Padal."""
    names = kecamatan_names(outcome.case)
    yield from _pins_lost(outcome)
    uncovered = len(outcome.kinds) - len(outcome.lost) - sum(len(crew.tps) for crew in outcome.crews)
    if uncovered:
        yield wording.total_short(uncovered, _lacking(outcome, Depth.LOOSEST))
    beyond = [crew for crew in outcome.crews if crew.beyond]
    if beyond:
        yield wording.beyond_preferred(
            _by_name(beyond, names), sum(crew.beyond for crew in beyond), _lacking(outcome, Depth.PREFERRED)
        )
    crossing = [crew for crew in outcome.crews if len(crew.desa) > 1]
    if crossing:
        at_ease = sum(tracer.district.people_at_ease for tracer in outcome.tracers)
        yield wording.crossing_teams(_by_name(crossing, names), at_ease - len(outcome.case.people))
    served = {post.kecamatan_code for post in outcome.posts}
    for code, name in names.items():
        if code not in served:
            yield wording.no_padal(name)


def kecamatan_names(case: Case) -> dict[str, str]:
    """Codes in order with their names; the code itself where no TPS says the name."""
    names: dict[str, str] = {}
    for one in case.tps:
        code = kecamatan_of(one)
        names[code] = names.get(code) or one.kecamatan
    return {code: name or code for code, name in names.items()}


def _pins_lost(outcome: Outcome) -> Iterator[Remark]:
    """Pins the plan does not keep: refused from the start, or lost with a team nobody could be found for."""
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


def _lacking(outcome: Outcome, depth: Depth) -> int:
    """People there would have to be more so that no rule beyond `depth` is bent; 0 when no number would do."""
    needed = [least_people(tracer.curve(depth), depth) for tracer in outcome.tracers]
    if None in needed:
        return 0
    return sum(one or 0 for one in needed) - len(outcome.case.people)


def _by_name(crews: Sequence[Crew], names: Mapping[str, str]) -> dict[str, int]:
    return dict(Counter(names[crew.kecamatan] for crew in crews))
