"""The latest plan as people read it: names resolved, counted per kecamatan, beside the strength of the force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.person import Person
from opsroom.domain.plan import ROLE_LABELS, Plan, Remark, Team
from opsroom.domain.strength import Strength, measure
from opsroom.domain.tps import Tps
from opsroom.domain.tps_columns import show_category
from opsroom.domain.tps_numbers import write_numbers
from opsroom.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class KecamatanLine:
    """One kecamatan: TPS needed, covered and short; teams and people there."""

    code: str
    name: str
    need: int
    covered: int
    teams: int
    people: int
    padal: str = ""

    @property
    def short(self) -> int:
        """TPS without a team."""
        return self.need - self.covered


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A person in a team, as shown."""

    person_id: PersonId
    text: str
    role: str
    is_pinned: bool


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team, as shown."""

    number: int
    kecamatan: str
    desa: str
    tps: str
    members: tuple[MemberLine, ...]
    category: str
    pattern: str
    crosses_desa: bool
    tps_ids: tuple[TpsId, ...]


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


@dataclass(frozen=True, slots=True)
class PlanView:
    """The whole plan, as shown."""

    version: int
    made_at: datetime
    seconds: float
    plan: Plan
    kecamatan: tuple[KecamatanLine, ...]
    teams: tuple[TeamLine, ...]
    shortages: tuple[ShortLine, ...]
    remarks: tuple[Remark, ...]
    idle: tuple[str, ...]
    strength: Strength


def people_in(plan: Plan) -> frozenset[PersonId]:
    """Everybody in a team or on a post."""
    members = {member.person_id for team in plan.teams for member in team.members}
    return frozenset(members | {post.person_id for post in plan.posts})


def read_plan_view(workspace: Workspace) -> PlanView | None:
    """The latest plan, None before the first plot."""
    with workspace.read() as reader:
        stored = reader.latest_plan()
        if stored is None:
            return None
        tps = {record.id: record for record in reader.tps()}
        people = {person.id: person for person in reader.persons()}
        pinned = frozenset(pin.person_id for pin in reader.pins().values())
        names = {region.code: region.name for region in reader.kecamatan()}
    plan = stored.plan
    return PlanView(
        version=stored.version,
        made_at=stored.made_at,
        seconds=stored.seconds,
        plan=plan,
        kecamatan=_kecamatan_lines(plan, tps, people, names),
        teams=tuple(_team_line(team, tps, people, pinned, names) for team in plan.teams),
        shortages=tuple(
            ShortLine(
                record.id,
                record.desa_code,
                record.kecamatan,
                record.desa,
                record.number,
                show_category(record.category),
                shortage.rule.value,
                shortage.text,
            )
            for shortage in plan.shortages
            if (record := tps.get(shortage.tps_id))
        ),
        remarks=plan.remarks,
        idle=tuple(describe(people[person_id]) for person_id in plan.idle if person_id in people),
        strength=measure(people.values(), people_in(plan)),
    )


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


def _team_line(
    team: Team,
    tps: Mapping[TpsId, Tps],
    people: Mapping[PersonId, Person],
    pinned: frozenset[PersonId],
    names: Mapping[str, str],
) -> TeamLine:
    desa, numbers = place_text(team, tps)
    codes = sorted({tps[tps_id].category for tps_id in team.tps_ids if tps_id in tps})
    return TeamLine(
        number=team.number,
        kecamatan=names.get(team.kecamatan_code, team.kecamatan_code),
        desa=desa,
        tps=numbers,
        members=tuple(
            MemberLine(
                member.person_id,
                describe(people[member.person_id]),
                ROLE_LABELS[member.role],
                member.person_id in pinned,
            )
            for member in team.members
            if member.person_id in people
        ),
        category=", ".join(show_category(code) for code in codes),
        pattern=str(team.pattern),
        crosses_desa=team.crosses_desa,
        tps_ids=team.tps_ids,
    )


def _kecamatan_lines(
    plan: Plan, tps: Mapping[TpsId, Tps], people: Mapping[PersonId, Person], names: Mapping[str, str]
) -> tuple[KecamatanLine, ...]:
    covered = {tps_id for team in plan.teams for tps_id in team.tps_ids}
    padal = {post.kecamatan_code: describe(people[post.person_id]) for post in plan.posts if post.person_id in people}
    lines: list[KecamatanLine] = []
    for code, name in sorted(names.items()):
        here = [record for record in tps.values() if record.kecamatan_code == code]
        teams = [team for team in plan.teams if team.kecamatan_code == code]
        lines.append(
            KecamatanLine(
                code,
                name,
                need=len(here),
                covered=sum(record.id in covered for record in here),
                teams=len(teams),
                people=sum(len(team.members) for team in teams),
                padal=padal.get(code, ""),
            )
        )
    return tuple(lines)
