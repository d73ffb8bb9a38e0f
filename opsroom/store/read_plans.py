"""Reading saved plans back, equal to those that were saved, and what a list of them says."""

import json
from collections import defaultdict
from typing import Any

from opsroom.domain.categories import Pattern
from opsroom.domain.ids import PersonId, PlanId, TpsId
from opsroom.domain.plan import Level, LevelName, Member, Plan, Post, Remark, Role, Rule, Shortage, Team
from opsroom.store.fields import read_moment
from opsroom.store.records import PlanHead, StoredPlan
from opsroom.store.session import Session
from opsroom.store.tables import PersonRow, PlanRow, PostRow, ShortageRow, TeamMemberRow, TeamRow, TeamTpsRow

_FIELDS = (
    PlanRow.id, PlanRow.version, PlanRow.made_at, PlanRow.seconds, PlanRow.input_hash, PlanRow.remarks, PlanRow.idle,
    PlanRow.name, PlanRow.levels, PlanRow.moved, PlanRow.seed, PlanRow.is_stopped, PlanRow.base_version,
)  # fmt: skip
#: One pass over each table: a plan has hundreds of teams and there may be dozens of plans.
_COUNTS = """
    SELECT plan.id, ifnull(t.teams, 0), ifnull(m.people, 0), ifnull(s.short, 0), ifnull(t.crossing, 0) FROM plan
    LEFT JOIN (SELECT plan_id, count(*) AS teams, sum(crosses_desa) AS crossing FROM team GROUP BY plan_id) AS t
        ON t.plan_id = plan.id
    LEFT JOIN (SELECT team.plan_id, count(*) AS people FROM team JOIN team_member ON team_member.team_id = team.id
        GROUP BY team.plan_id) AS m ON m.plan_id = plan.id
    LEFT JOIN (SELECT plan_id, count(*) AS short FROM shortage GROUP BY plan_id) AS s ON s.plan_id = plan.id
"""


def current_version(session: Session) -> int | None:
    """The version of the plan that counts: of those that are current the highest; None when there is none."""
    query = PlanRow.select(PlanRow.version).where(PlanRow.is_current).order_by(PlanRow.version.desc()).limit(1)
    rows = session.rows(query)
    return int(rows[0][0]) if rows else None


def plan(session: Session, version: int | None) -> StoredPlan | None:
    """The plan of a version, None when there is no such plan.

    People and TPS deleted since are no longer in it.
    """
    rows = session.rows(PlanRow.select(*_FIELDS).where(PlanRow.version == version))
    if not rows:
        return None
    plan_id, version, made_at, seconds, input_hash, remarks, idle, name, levels, moved, seed, is_stopped, base = rows[0]
    found = Plan(
        _teams(session, plan_id),
        _shortages(session, plan_id),
        _posts(session, plan_id),
        tuple(Remark(Rule(rule), text) for rule, text in json.loads(remarks)),
        _still_there(session, json.loads(idle)),
        input_hash,
        _levels(levels),
        _still_there(session, json.loads(moved)),
        seed,
        bool(is_stopped),
    )
    is_current = version == current_version(session)
    return StoredPlan(PlanId(plan_id), version, read_moment(made_at), seconds, found, name, is_current, base)


def plan_heads(session: Session) -> list[PlanHead]:
    """All plans, newest first, counted."""
    current = current_version(session)
    counts = {row[0]: row[1:] for row in session.sql(_COUNTS)}
    rows = session.rows(PlanRow.select(*_FIELDS).order_by(PlanRow.version.desc()))
    return [_head(row, counts[row[0]], is_current=row[1] == current) for row in rows]


def _head(row: tuple[Any, ...], counts: tuple[Any, ...], *, is_current: bool) -> PlanHead:
    plan_id, version, made_at, seconds, input_hash, _, _, name, levels, moved, _, is_stopped, base = row
    teams, people, short, crossing = counts
    return PlanHead(
        PlanId(plan_id), version, name, read_moment(made_at), seconds, is_current, input_hash, _levels(levels),
        teams, people, short, crossing, len(json.loads(moved)), base, bool(is_stopped),
    )  # fmt: skip


def plan_flags(session: Session) -> list[tuple[int, int, bool]]:
    """Row id, version and mark of every plan; more than one may be marked, see `tables.PlanRow`."""
    query = PlanRow.select(PlanRow.id, PlanRow.version, PlanRow.is_current).order_by(PlanRow.version)
    return [(row_id, version, bool(flag)) for row_id, version, flag in session.rows(query)]


def _levels(text: str) -> tuple[Level, ...]:
    return tuple(
        Level(LevelName(name), value, bound, tuple((codes, has, least) for codes, has, least in parts))
        for name, value, bound, parts in json.loads(text)
    )


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
