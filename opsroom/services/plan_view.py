"""The plan as people read it: names resolved, counted per kecamatan and desa, beside the strength of the force."""

from dataclasses import dataclass
from datetime import datetime

from opsroom.domain.plan import Plan
from opsroom.domain.strength import Strength, measure
from opsroom.services.plan_lines import (
    DesaLine,
    KecamatanLine,
    PersonLine,
    PlanSources,
    RemarkLine,
    ShortLine,
    TeamLine,
    by_id,
    people_in,
)
from opsroom.services.workspace import Workspace
from opsroom.store.reader import Reader
from opsroom.store.records import StoredPlan


@dataclass(frozen=True, slots=True)
class PlanView:
    """The whole plan, as shown."""

    version: int
    made_at: datetime
    seconds: float
    plan: Plan
    kecamatan: tuple[KecamatanLine, ...]
    desa: tuple[DesaLine, ...]
    teams: tuple[TeamLine, ...]
    shortages: tuple[ShortLine, ...]
    remarks: tuple[RemarkLine, ...]
    idle: tuple[PersonLine, ...]
    strength: Strength


def read_plan_view(workspace: Workspace) -> PlanView | None:
    """The plan in force, None before the first plot."""
    with workspace.read() as reader:
        stored = reader.current_plan()
        return None if stored is None else plan_view(reader, stored)


def plan_view(reader: Reader, stored: StoredPlan) -> PlanView:
    """Any stored plan, in the words of the operation as it is now."""
    people = {person.id: person for person in reader.persons()}
    sources = PlanSources(
        plan=stored.plan,
        tps=by_id(reader.tps()),
        people=people,
        kecamatan=tuple(reader.kecamatan()),
        desa=tuple(reader.desa()),
        pins=frozenset(reader.pins().values()),
        categories={category.code: category for category in reader.categories()},
    )
    return PlanView(
        version=stored.version,
        made_at=stored.made_at,
        seconds=stored.seconds,
        plan=stored.plan,
        kecamatan=sources.kecamatan_lines(),
        desa=sources.desa_lines(),
        teams=sources.team_lines(),
        shortages=sources.short_lines(),
        remarks=sources.remark_lines(),
        idle=sources.person_lines(),
        strength=measure(people.values(), people_in(stored.plan)),
    )
