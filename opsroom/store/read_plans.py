"""Reading a saved plan back, equal to the one that was saved."""

import json
from collections import defaultdict
from typing import Any

from opsroom.domain.categories import Pattern
from opsroom.domain.ids import PersonId, PlanId, TpsId
from opsroom.domain.plan import Member, Plan, Post, Remark, Role, Rule, Shortage, Team
from opsroom.store.fields import read_moment
from opsroom.store.records import StoredPlan
from opsroom.store.session import Session
from opsroom.store.tables import PersonRow, PlanRow, PostRow, ShortageRow, TeamMemberRow, TeamRow, TeamTpsRow


def latest_plan(session: Session) -> StoredPlan | None:
    """The plan with the highest version, None when nothing was plotted.

    People and TPS deleted since are no longer in it.
    """
    query = (
        PlanRow.select(
            PlanRow.id, PlanRow.version, PlanRow.made_at, PlanRow.seconds, PlanRow.input_hash, PlanRow.remarks,
            PlanRow.idle,
        )
        .order_by(PlanRow.version.desc())
        .limit(1)
    )  # fmt: skip
    rows = session.rows(query)
    if not rows:
        return None
    plan_id, version, made_at, seconds, input_hash, remarks, idle = rows[0]
    plan = Plan(
        _teams(session, plan_id),
        _shortages(session, plan_id),
        _posts(session, plan_id),
        tuple(Remark(Rule(rule), text) for rule, text in json.loads(remarks)),
        _still_there(session, json.loads(idle)),
        input_hash,
    )
    return StoredPlan(PlanId(plan_id), version, read_moment(made_at), seconds, plan)


def _teams(session: Session, plan_id: int) -> tuple[Team, ...]:
    members: defaultdict[int, list[Member]] = defaultdict(list)
    query: Any = (
        TeamMemberRow.select(TeamMemberRow.team_id, TeamMemberRow.person_id, TeamMemberRow.role)
        .join(TeamRow, on=(TeamMemberRow.team_id == TeamRow.id))
        .where(TeamRow.plan_id == plan_id)
        .order_by(TeamMemberRow.team_id, TeamMemberRow.ordinal)
    )
    for team_id, person_id, role in session.rows(query):
        members[team_id].append(Member(PersonId(person_id), Role(role)))
    stations: defaultdict[int, list[TpsId]] = defaultdict(list)
    query = (
        TeamTpsRow.select(TeamTpsRow.team_id, TeamTpsRow.tps_id)
        .join(TeamRow, on=(TeamTpsRow.team_id == TeamRow.id))
        .where(TeamRow.plan_id == plan_id)
        .order_by(TeamTpsRow.team_id, TeamTpsRow.ordinal)
    )
    for team_id, tps_id in session.rows(query):
        stations[team_id].append(TpsId(tps_id))
    query = (
        TeamRow.select(
            TeamRow.id, TeamRow.number, TeamRow.kecamatan_code, TeamRow.pattern_polri, TeamRow.pattern_tps,
            TeamRow.pattern_linmas, TeamRow.crosses_desa,
        )
        .where(TeamRow.plan_id == plan_id)
        .order_by(TeamRow.id)
    )  # fmt: skip
    return tuple(
        Team(number, kecamatan, tuple(members[team_id]), tuple(stations[team_id]), Pattern(*pattern), bool(crosses))
        for team_id, number, kecamatan, *pattern, crosses in session.rows(query)
    )


def _shortages(session: Session, plan_id: int) -> tuple[Shortage, ...]:
    query = (
        ShortageRow.select(ShortageRow.tps_id, ShortageRow.rule, ShortageRow.text)
        .where(ShortageRow.plan_id == plan_id)
        .order_by(ShortageRow.ordinal)
    )
    return tuple(Shortage(TpsId(tps_id), Rule(rule), text) for tps_id, rule, text in session.rows(query))


def _posts(session: Session, plan_id: int) -> tuple[Post, ...]:
    query = (
        PostRow.select(PostRow.role, PostRow.kecamatan_code, PostRow.person_id)
        .where(PostRow.plan_id == plan_id)
        .order_by(PostRow.ordinal)
    )
    return tuple(Post(Role(role), kecamatan, PersonId(person_id)) for role, kecamatan, person_id in session.rows(query))


def _still_there(session: Session, ids: list[int]) -> tuple[PersonId, ...]:
    present = {row_id for (row_id,) in session.rows(PersonRow.select(PersonRow.id))} if ids else set()
    return tuple(PersonId(row_id) for row_id in ids if row_id in present)
