"""The plan on the desk: what edits by hand would break, what they make of it, who fits best where.

Read once in a job; after that every answer is pure and takes no file, so that it can be given while the mouse moves.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pkgutil import resolve_name

from opsroom.domain.errors import RuleViolation
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.person import Person
from opsroom.domain.plan import Plan, PlotRequest, Rule, Team
from opsroom.domain.plan_edits import Breach, NewTeam, PlanEdit, PutPeople, ScorePart, SwapPeople
from opsroom.domain.plot_rules import Soft
from opsroom.domain.tps import Tps
from opsroom.planning.request import by_seniority, canonical, kecamatan_of
from opsroom.planning.scoring import Scorer, Ways
from opsroom.services.candidates import CandidateLine, Option, PlaceLine, best
from opsroom.services.gather_plot import gather
from opsroom.services.plan_draft import Draft, Roster
from opsroom.services.plan_faults import Examiner, Fault, FaultKey, force_of
from opsroom.services.plan_fit import Patterns
from opsroom.services.plan_lines import describe, place_text
from opsroom.services.plan_rebuild import Rebuilder
from opsroom.services.plan_spread import Spread
from opsroom.services.workspace import Workspace
from opsroom.store.reader import Reader
from opsroom.store.records import StoredPlan

__all__ = ["CandidateLine", "PlaceLine", "PlanDesk", "desk_of", "read_desk"]

#: By name: it needs numpy, which the program does not load to start.
_ATLAS = "opsroom.planning.places:Atlas"
_NAMED = 3


class PlanDesk:
    """One plan, with everything needed to judge changes of it.

    Attributes:
        version, name: Of the plan.
        plan: As stored.
    """

    def __init__(self, stored: StoredPlan, request: PlotRequest, people: Mapping[PersonId, Person]) -> None:
        """Take a plan, what the engine would be asked now, and everybody on the roster."""
        case = canonical(request)
        atlas: Ways = resolve_name(_ATLAS)(case)
        patterns = Patterns(case)
        plan = stored.plan
        self.version, self.name, self.plan = stored.version, stored.name, plan
        self._scorer = Scorer(case, atlas)
        self._force = force_of(case, people, request.absent)
        self._pool = case.people
        self._examiner = Examiner(case, self._force, patterns, self._scorer)
        self._roster = Roster(plan, people.keys(), self._force.tps.keys())
        self._spread = Spread(plan, people, self._force.tps, self._scorer.spread_points)
        self._rebuilder = Rebuilder(plan, case, self._force, patterns, atlas)
        self._teams = {team.number: team for team in plan.teams}
        self._pins: defaultdict[PersonId, list[TpsId]] = defaultdict(list)
        for pin in case.pins:
            self._pins[pin.person_id].append(pin.tps_id)
        self._known: dict[int, dict[FaultKey, Fault]] = {}

    def judge(self, edits: Sequence[PlanEdit]) -> tuple[Breach, ...]:
        """Every rule the edits break that was not broken before, those that refuse first; nothing when all is well."""
        try:
            draft = Draft(self._roster, edits)
        except RuleViolation as problem:
            return (Breach(problem.field, problem.user_text, is_enforced=True),)
        before: dict[FaultKey, Fault] = {}
        after: dict[FaultKey, Fault] = {}
        for number, group in draft.touched.items():
            before |= self._faults_before(number)
            after |= self._examiner.faults(number, group, self._size(number))
        anew = [fault.breach for key, fault in after.items() if _is_worse(fault, before.get(key))]
        anew += [*self._pins_lost(draft), *self._uncovered(draft), *self._spread.breaches(self._roster, draft)]
        return tuple(sorted(dict.fromkeys(anew), key=lambda one: not one.is_enforced))

    def apply(self, edits: Sequence[PlanEdit]) -> Plan:
        """The plan with the edits, whatever they break.

        Raises:
            RuleViolation: An edit names what is not there, or no pattern forms a new team.
        """
        return self._rebuilder.rebuild(Draft(self._roster, edits))

    def candidates(self, team_number: int, limit: int = 10) -> tuple[CandidateLine, ...]:
        """The best people for a team, those in it left out; each changes places with a member when it is full."""
        team = self._teams.get(team_number)
        if team is None or not team.tps_ids:
            return ()
        here = {who.person_id for who in team.members}
        leaver = self._leaver(team)
        others = [self._force.people[one] for one in here if one != leaver]
        rows = self._rows(team.tps_ids)
        options = (
            Option(
                key=one,
                is_apt=one.id not in self._roster.team_of_person,
                parts=self._parts(one, rows, others),
                edits=_way_in(one.id, team, leaver),
                instead_of=leaver,
            )
            for one in self._pool
            if one.id not in here
        )
        return self._candidates(options, limit)

    def candidates_for_tps(self, tps_id: TpsId, limit: int = 10) -> tuple[CandidateLine, ...]:
        """The best people for the team of a TPS, or for a new team when it has none."""
        number = self._roster.team_of_tps.get(tps_id)
        if number is not None:
            return self.candidates(number, limit)
        if tps_id not in self._force.tps:
            return ()
        rows = self._rows((tps_id,))
        options = (
            Option(
                key=one,
                is_apt=one.id not in self._roster.team_of_person,
                parts=self._parts(one, rows, ()),
                edits=(NewTeam((tps_id,), (one.id,)),),
            )
            for one in self._pool
        )
        return self._candidates(options, limit)

    def places(self, person_id: PersonId, limit: int = 10) -> tuple[PlaceLine, ...]:
        """The best teams for a person other than his own; none for somebody unknown."""
        person = self._force.people.get(person_id)
        if person is None:
            return ()
        own = self._roster.team_of_person.get(person_id)
        options = (self._place(person, team) for team in self.plan.teams if team.number != own and team.tps_ids)
        return tuple(
            PlaceLine(
                option.key.number, self._kecamatan(option.key), *place_text(option.key, self._force.tps),
                option.total, option.parts, breaches, option.instead_of,
            )
            for option, breaches in best(options, self.judge, limit)
        )  # fmt: skip

    def _place(self, person: Person, team: Team) -> Option[Team]:
        leaver = self._leaver(team)
        others = [self._force.people[who.person_id] for who in team.members if who.person_id != leaver]
        return Option(
            key=team,
            is_apt=leaver is None,
            parts=self._parts(person, self._rows(team.tps_ids), others),
            edits=_way_in(person.id, team, leaver),
            instead_of=leaver,
        )

    def _leaver(self, team: Team) -> PersonId | None:
        """Who changes places when somebody comes into a full team: of those not locked the dearest, then most junior.

        None while there is a seat, or nobody who may go.
        """
        if len(team.members) < team.pattern.polri:
            return None
        rows = self._rows(team.tps_ids)
        free = [self._force.people[who.person_id] for who in team.members if not self._pins.get(who.person_id)]
        dear = {one.id: sum(part.points for part in self._scorer.parts(one, rows, ())) for one in free}
        return max(free, key=lambda one: (dear[one.id], by_seniority(one))).id if free else None

    def _candidates(self, options: Iterable[Option[Person]], limit: int) -> tuple[CandidateLine, ...]:
        return tuple(
            CandidateLine(
                option.key.id, describe(option.key), option.key.unit, self._now(option.key.id),
                option.total, option.parts, breaches, option.instead_of,
            )
            for option, breaches in best(options, self.judge, limit)
        )  # fmt: skip

    def _parts(self, person: Person, rows: Sequence[Tps], others: Sequence[Person]) -> tuple[ScorePart, ...]:
        """What the person costs there, with what the team then costs because of who is in it."""
        together = self._scorer.team_parts([*others, person], rows)
        return (
            *self._scorer.parts(person, rows, others),
            *(part for part in together if part.rule in (Soft.LENT_PAIRED, Soft.JUNIOR_PAIR)),
            *self._spread.parts(person, kecamatan_of(rows[0])),
        )

    def _now(self, person_id: PersonId) -> str:
        number = self._roster.team_of_person.get(person_id)
        if number is None:
            return "belum punya tim"
        return f"tim {number}, {place_text(self._teams[number], self._force.tps)[0]}"

    def _kecamatan(self, team: Team) -> str:
        return self._force.tps[team.tps_ids[0]].kecamatan or team.kecamatan_code

    def _rows(self, ids: Iterable[TpsId]) -> list[Tps]:
        return [self._force.tps[one] for one in ids]

    def _size(self, number: int) -> int:
        return self._teams[number].pattern.polri if number in self._teams else 0

    def _faults_before(self, number: int) -> dict[FaultKey, Fault]:
        if number not in self._known:
            group = self._roster.groups.get(number)
            self._known[number] = self._examiner.faults(number, group, self._size(number)) if group else {}
        return self._known[number]

    def _pins_lost(self, draft: Draft) -> Iterator[Breach]:
        """People who leave a TPS they are held to; one sentence for all TPS of a person."""
        touched = (self._roster.groups[number] for number in draft.touched if number in self._roster.groups)
        for person_id in sorted({one for group in touched for one in group.people}, key=self._seniority):
            was, team = self._roster.team_of_person[person_id], draft.team_of_person(person_id)
            held = [one for one in self._pins[person_id] if self._roster.team_of_tps.get(one) == was]
            lost = [one for one in held if team is None or draft.team_of_tps(one) != team]
            if lost:
                who = describe(self._force.people[person_id])
                text = f"{who} dikunci di {self._named(lost)}; lepas kuncinya lebih dahulu."
                yield Breach(Rule.PIN_CONFLICT, text, is_enforced=True)

    def _uncovered(self, draft: Draft) -> Iterator[Breach]:
        """TPS that had a team and have none now; one sentence for all."""
        touched = (self._roster.groups[number] for number in draft.touched if number in self._roster.groups)
        lost = [one for group in touched for one in group.tps if draft.team_of_tps(one) is None]
        if lost:
            yield Breach(Rule.TAKEN_OUT, f"{self._named(lost)} menjadi tanpa tim.", is_enforced=False)

    def _named(self, ids: Iterable[TpsId]) -> str:
        rows = self._rows(sorted(ids, key=self._force.order.__getitem__))
        named = [one.label for one in rows[:_NAMED]]
        if len(rows) > _NAMED:
            named.append(f"{len(rows) - _NAMED} TPS lain")
        return ", ".join(named)

    def _seniority(self, person_id: PersonId) -> tuple[int, str, int]:
        return by_seniority(self._force.people[person_id])


def read_desk(workspace: Workspace) -> PlanDesk | None:
    """The plan that counts on the desk, None before the first plot. Reads everything: run it as a job."""
    with workspace.read() as reader:
        return desk_of(reader)


def desk_of(reader: Reader) -> PlanDesk | None:
    """The same from a view that is open already."""
    stored = reader.current_plan()
    if stored is None:
        return None
    return PlanDesk(stored, gather(reader), {one.id: one for one in reader.persons()})


def _way_in(person_id: PersonId, team: Team, leaver: PersonId | None) -> tuple[PlanEdit, ...]:
    return (PutPeople((person_id,), team.number) if leaver is None else SwapPeople(person_id, leaver),)


def _is_worse(fault: Fault, before: Fault | None) -> bool:
    if before is None:
        return True
    return fault.amount > before.amount or (fault.breach.is_enforced and not before.breach.is_enforced)
