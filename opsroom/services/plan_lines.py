"""The lines a plan is read by: kecamatan, desa, teams, TPS without a team, people without a team, remarks.

Pure: records in, lines out, in one pass over each of them. `plan_view` reads the records.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from opsroom.domain.categories import Category
from opsroom.domain.duty import DUTY_LABELS, Duty
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.person import Person
from opsroom.domain.plan import ROLE_LABELS, Member, Pin, Plan, Remark, Role, Team
from opsroom.domain.ranks import RANK_BY_CODE, UNKNOWN_ORDER
from opsroom.domain.regions import Desa, Kecamatan
from opsroom.domain.tps import Tps
from opsroom.domain.tps_columns import show_category
from opsroom.domain.tps_numbers import write_numbers


@dataclass(frozen=True, slots=True)
class KecamatanLine:
    """One kecamatan: TPS needed, covered and short; teams and people there.

    Attributes:
        severe: TPS without a team in the most severe category.
    """

    code: str
    name: str
    need: int
    covered: int
    teams: int
    people: int
    padal: str = ""
    severe: int = 0

    @property
    def short(self) -> int:
        """TPS without a team."""
        return self.need - self.covered


@dataclass(frozen=True, slots=True)
class DesaLine:
    """One desa: as its kecamatan; a team that crosses counts in every desa it has TPS in."""

    code: str
    name: str
    kecamatan_code: str
    need: int
    covered: int
    teams: int
    people: int
    severe: int = 0

    @property
    def short(self) -> int:
        """TPS without a team."""
        return self.need - self.covered


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A person in a team, as shown; pinned people stay where they are in the next plot."""

    person_id: PersonId
    text: str
    role: str
    is_pinned: bool
    unit: str = ""


@dataclass(frozen=True, slots=True)
class TpsMark:
    """A TPS in a team, as shown. `colour` is a token of the theme."""

    tps_id: TpsId
    number: str
    desa: str
    category: str
    colour: str
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team, as shown.

    Attributes:
        free_seats: People missing against the pattern.
        desa_codes: Of its TPS, in order of code.
    """

    number: int
    kecamatan: str
    desa: str
    tps: str
    members: tuple[MemberLine, ...]
    category: str
    pattern: str
    crosses_desa: bool
    tps_ids: tuple[TpsId, ...]
    kecamatan_code: str = ""
    desa_codes: tuple[str, ...] = ()
    stations: tuple[TpsMark, ...] = ()
    linmas: int = 0
    free_seats: int = 0
    padal: str = ""

    @property
    def has_lock(self) -> bool:
        """Whether a person or a TPS of it is held."""
        return any(member.is_pinned for member in self.members) or any(mark.is_locked for mark in self.stations)


@dataclass(frozen=True, slots=True)
class ShortLine:
    """A TPS without a team, as shown."""

    tps_id: TpsId
    desa_code: str
    kecamatan: str
    desa: str
    tps: str
    category: str
    rule: str
    reason: str
    kecamatan_code: str = ""
    colour: str = "info"


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody without a team who could be in one."""

    person_id: PersonId
    text: str
    unit: str
    status: str
    is_reserve: bool
    rank_order: int


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark and the place it speaks of; empty codes and no team when it names none."""

    rule: str
    text: str
    team: int | None = None
    kecamatan_code: str = ""
    desa_code: str = ""


_TEAM = re.compile(r"\btim (\d+)\b", re.IGNORECASE)


@dataclass(frozen=True)
class PlanSources:
    """What the lines are made from; everything derived is computed once."""

    plan: Plan
    tps: Mapping[TpsId, Tps]
    people: Mapping[PersonId, Person]
    kecamatan: tuple[Kecamatan, ...]
    desa: tuple[Desa, ...]
    pins: frozenset[Pin]
    categories: Mapping[str, Category]

    def kecamatan_lines(self) -> tuple[KecamatanLine, ...]:
        """One per kecamatan, in order of code."""
        need = Counter(record.kecamatan_code for record in self.tps.values())
        covered = Counter(record.kecamatan_code for record in self._covered)
        severe = Counter(record.kecamatan_code for record in self._severe)
        teams = Counter(team.kecamatan_code for team in self.plan.teams)
        people: Counter[str] = Counter()
        for team in self.plan.teams:
            people[team.kecamatan_code] += len(team.members)
        return tuple(
            KecamatanLine(
                code,
                name,
                need[code],
                covered[code],
                teams[code],
                people[code],
                self._padal.get(code, ""),
                severe[code],
            )
            for code, name in sorted(self._names.items())
        )

    def desa_lines(self) -> tuple[DesaLine, ...]:
        """One per desa that has TPS, in order of code."""
        need = Counter(record.desa_code for record in self.tps.values())
        covered = Counter(record.desa_code for record in self._covered)
        severe = Counter(record.desa_code for record in self._severe)
        teams: Counter[str] = Counter()
        people: Counter[str] = Counter()
        for team in self.plan.teams:
            for code in {self.tps[tps_id].desa_code for tps_id in team.tps_ids if tps_id in self.tps}:
                teams[code] += 1
                people[code] += len(team.members)
        return tuple(
            DesaLine(
                each.code, each.name, each.kecamatan_code, need[each.code], covered[each.code],
                teams[each.code], people[each.code], severe[each.code],
            )
            for each in sorted(self.desa, key=lambda desa: desa.code)
            if need[each.code]
        )  # fmt: skip

    def team_lines(self) -> tuple[TeamLine, ...]:
        """One per team, in order of number."""
        return tuple(self._team(team) for team in self.plan.teams)

    def short_lines(self) -> tuple[ShortLine, ...]:
        """One per TPS without a team that the plan explains."""
        return tuple(
            ShortLine(
                record.id, record.desa_code, record.kecamatan, record.desa, record.number,
                show_category(record.category), shortage.rule.value, shortage.text,
                record.kecamatan_code, self._colour(record),
            )
            for shortage in self.plan.shortages
            if (record := self.tps.get(shortage.tps_id))
        )  # fmt: skip

    def person_lines(self) -> tuple[PersonLine, ...]:
        """People on TPS duty or in reserve who are in no team and on no post: TPS duty first, senior first."""
        busy = people_in(self.plan)
        free = [
            person
            for person in self.people.values()
            if person.duty in (Duty.PAM_TPS, Duty.CADANGAN) and person.id not in busy
        ]
        lines = [
            PersonLine(
                person.id, describe(person), person.unit, DUTY_LABELS[person.duty], person.duty is Duty.CADANGAN,
                RANK_BY_CODE[person.rank].order if person.rank in RANK_BY_CODE else UNKNOWN_ORDER,
            )
            for person in free
        ]  # fmt: skip
        return tuple(sorted(lines, key=lambda line: (line.is_reserve, line.rank_order, line.text, line.person_id)))

    def remark_lines(self) -> tuple[RemarkLine, ...]:
        """The remarks with the places they name."""
        return tuple(self._remark(remark) for remark in self.plan.remarks)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {region.code: region.name for region in self.kecamatan}

    @cached_property
    def _covered(self) -> tuple[Tps, ...]:
        ids = (tps_id for team in self.plan.teams for tps_id in team.tps_ids)
        return tuple(self.tps[tps_id] for tps_id in ids if tps_id in self.tps)

    @cached_property
    def _severe(self) -> tuple[Tps, ...]:
        """TPS without a team of the most severe category."""
        worst = max(self.categories.values(), key=lambda category: category.severity, default=None)
        if worst is None:
            return ()
        covered = {record.id for record in self._covered}
        return tuple(
            record for record in self.tps.values() if record.category == worst.code and record.id not in covered
        )

    @cached_property
    def _padal(self) -> dict[str, str]:
        posts = (post for post in self.plan.posts if post.role is Role.PADAL and post.person_id in self.people)
        return {post.kecamatan_code: describe(self.people[post.person_id]) for post in posts}

    @cached_property
    def _pins_by_tps(self) -> dict[TpsId, set[PersonId]]:
        found: defaultdict[TpsId, set[PersonId]] = defaultdict(set)
        for pin in self.pins:
            found[pin.tps_id].add(pin.person_id)
        return found

    @cached_property
    def _pinned(self) -> frozenset[PersonId]:
        return frozenset(pin.person_id for pin in self.pins)

    @cached_property
    def _desa_names(self) -> list[tuple[str, Desa]]:
        """Longest name first, so that ``BATU MARTA II`` is not taken for ``BATU MARTA``."""
        return sorted(((each.name, each) for each in self.desa if each.name), key=lambda pair: -len(pair[0]))

    def _colour(self, record: Tps) -> str:
        category = self.categories.get(record.category)
        return category.colour if category else "info"

    def _team(self, team: Team) -> TeamLine:
        stations = [self.tps[tps_id] for tps_id in team.tps_ids if tps_id in self.tps]
        desa, numbers = place_text(team, self.tps)
        members = [member for member in team.members if member.person_id in self.people]
        held = {member.person_id for member in members}
        return TeamLine(
            number=team.number,
            kecamatan=self._names.get(team.kecamatan_code, team.kecamatan_code),
            desa=desa,
            tps=numbers,
            members=tuple(self._member(member) for member in members),
            category=", ".join(show_category(code) for code in sorted({record.category for record in stations})),
            pattern=str(team.pattern),
            crosses_desa=team.crosses_desa,
            tps_ids=team.tps_ids,
            kecamatan_code=team.kecamatan_code,
            desa_codes=tuple(sorted({record.desa_code for record in stations})),
            stations=tuple(
                TpsMark(
                    record.id, record.number, record.desa, show_category(record.category), self._colour(record),
                    bool(held and held <= self._pins_by_tps.get(record.id, set())),
                )
                for record in stations
            ),
            linmas=linmas_of(team),
            free_seats=max(0, team.pattern.polri - len(members)),
            padal=self._padal.get(team.kecamatan_code, ""),
        )  # fmt: skip

    def _member(self, member: Member) -> MemberLine:
        person = self.people[member.person_id]
        return MemberLine(person.id, describe(person), ROLE_LABELS[member.role], person.id in self._pinned, person.unit)

    def _remark(self, remark: Remark) -> RemarkLine:
        text = remark.text
        found = _TEAM.search(text)
        team = int(found[1]) if found else None
        named = [(at, each.code) for each in self.kecamatan if (at := _place_at(text, each.name)) >= 0]
        kecamatan = min(named)[1] if named else ""
        near = (each for name, each in self._desa_names if _place_at(text, name) >= 0)
        desa = next((each for each in near if not kecamatan or each.kecamatan_code == kecamatan), None)
        if desa is None:
            return RemarkLine(remark.rule.value, text, team, kecamatan)
        return RemarkLine(remark.rule.value, text, team, desa.kecamatan_code, desa.code)


def people_in(plan: Plan) -> frozenset[PersonId]:
    """Everybody in a team or on a post."""
    members = {member.person_id for team in plan.teams for member in team.members}
    return frozenset(members | {post.person_id for post in plan.posts})


def describe(person: Person) -> str:
    """``BRIPKA NAMA, S.H.``."""
    return f"{person.rank} {person.name}".strip()


def place_text(team: Team, tps: Mapping[TpsId, Tps]) -> tuple[str, str]:
    """Desa names and TPS numbers of a team; with several desa both lists are joined by `; ` in the same order."""
    by_desa: dict[str, list[Tps]] = {}
    for tps_id in team.tps_ids:
        if tps_id in tps:
            by_desa.setdefault(tps[tps_id].desa_code, []).append(tps[tps_id])
    desa = "; ".join(group[0].desa for group in by_desa.values())
    numbers = "; ".join(write_numbers(record.number for record in group) for group in by_desa.values())
    return desa, numbers


def linmas_of(team: Team) -> int:
    """Linmas at the TPS a team really has: the share of its pattern, rounded up."""
    return -(-team.pattern.linmas * len(team.tps_ids) // team.pattern.tps)


def by_id(records: Iterable[Tps]) -> dict[TpsId, Tps]:
    """TPS by their id."""
    return {record.id: record for record in records}


def _place_at(text: str, name: str) -> int:
    """Where a sentence names a place, in capitals or as a proper name, as a word of its own; -1 where it does not."""
    if not name or (name not in text and name.title() not in text):
        return -1
    found = re.search(rf"(?<!\w)(?:{re.escape(name)}|{re.escape(name.title())})(?!\w)", text)
    return found.start() if found else -1
