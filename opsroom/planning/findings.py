"""What a plan has to say for itself: TPS it leaves uncovered and rules it bends, each with the way out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from opsroom.domain.ids import TpsId
from opsroom.domain.plan import Post, Remark, Shortage
from opsroom.domain.tps import Tps
from opsroom.planning import wording
from opsroom.planning.curves import Depth, Tracer, least_people
from opsroom.planning.kinds import Kind
from opsroom.planning.naming import Crew
from opsroom.planning.request import Case, kecamatan_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided.

    Attributes:
        kinds: Of every TPS that has a pattern.
        tracers: Of every district, to ask what more people would give.
        formed: Teams with their people.
        given_up: Teams nobody could be found for.
        idle: How many people are left over.
        posts: Padal.
    """

    case: Case
    kinds: Mapping[TpsId, Kind]
    tracers: Sequence[Tracer]
    formed: Sequence[Crew]
    given_up: Sequence[Crew]
    idle: int
    posts: Sequence[Post]


def shortages(outcome: Outcome) -> tuple[Shortage, ...]:
    """One per uncovered TPS, in order of kecamatan, desa and number."""
    covered = {one.id for crew in outcome.formed for one in crew.tps}
    lost = {one.id for crew in outcome.given_up for one in crew.tps}
    return tuple(_shortage(outcome, one, lost) for one in outcome.case.tps if one.id not in covered)


def _shortage(outcome: Outcome, tps: Tps, lost: set[TpsId]) -> Shortage:
    kind = outcome.kinds.get(tps.id)
    label = outcome.case.category(kind.code if kind else tps.category).label
    if kind is None:
        return wording.no_pattern(tps, label)
    if tps.id in lost:
        return wording.home_desa(tps, label)
    return wording.no_people(tps, label, kind.patterns[0].polri, outcome.idle, alone=bool(kind.alone))


def remarks(outcome: Outcome) -> Iterator[Remark]:
    """Pins lost with their team, people lacking, desa crossed, reserve patterns used, kecamatan without Padal."""
    names = kecamatan_names(outcome.case)
    yield from _lost_pins(outcome)
    short = [one for one in outcome.case.tps if one.id in outcome.kinds]
    uncovered = len(short) - sum(len(crew.tps) for crew in (*outcome.formed, *outcome.given_up))
    if uncovered:
        yield wording.total_short(uncovered, _lacking(outcome, Depth.LOOSEST))
    beyond = [crew for crew in outcome.formed if crew.beyond]
    if beyond:
        yield wording.beyond_preferred(
            _by_name(beyond, names), sum(crew.beyond for crew in beyond), _lacking(outcome, Depth.PREFERRED)
        )
    crossing = [crew for crew in outcome.formed if len(crew.desa) > 1]
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


def _lost_pins(outcome: Outcome) -> Iterator[Remark]:
    nrp = {person.id: person.nrp for person in outcome.case.people}
    place = {one.id: (one, crew) for crew in outcome.given_up for one in crew.tps}
    for pin in outcome.case.pins:
        tps, crew = place.get(pin.tps_id, (None, None))
        if tps and crew and pin.person_id in crew.pinned:
            reason = "tidak ada rekan yang boleh bertugas di desa itu"
            yield wording.pin_refused(f"NRP {nrp[pin.person_id]}", tps.label, reason)


def _lacking(outcome: Outcome, depth: Depth) -> int:
    """People there would have to be more so that no rule beyond `depth` is bent; 0 when no number would do."""
    needed = [least_people(tracer.curve(depth), depth) for tracer in outcome.tracers]
    if None in needed:
        return 0
    return sum(one or 0 for one in needed) - len(outcome.case.people)


def _by_name(crews: Sequence[Crew], names: Mapping[str, str]) -> dict[str, int]:
    return dict(Counter(names[crew.kecamatan] for crew in crews))
