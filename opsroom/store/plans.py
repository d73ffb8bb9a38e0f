"""Saving a plan as a new version; earlier versions stay, and undo brings the previous one back."""

import json
from datetime import datetime

from opsroom.domain.changes import Kind
from opsroom.domain.plan import Plan
from opsroom.store.work import Work


def save_plan(work: Work, plan: Plan, made_at: datetime, seconds: float) -> int:
    """Keep `plan` and return its row id. Units: `seconds` the engine took.

    The version is the row id, so a version that was undone is never given to another plan.
    """
    plan_id = work.insert(
        Kind.PLAN,
        {
            "version": work.next_id(Kind.PLAN),
            "made_at": made_at,
            "seconds": seconds,
            "input_hash": plan.input_hash,
            "remarks": json.dumps([[remark.rule, remark.text] for remark in plan.remarks], ensure_ascii=False),
            "idle": json.dumps(plan.idle),
        },
    )
    _save_teams(work, plan_id, plan)
    work.insert_many(
        Kind.SHORTAGE,
        [
            {"plan_id": plan_id, "tps_id": each.tps_id, "rule": each.rule, "text": each.text, "ordinal": ordinal}
            for ordinal, each in enumerate(plan.shortages)
        ],
    )
    work.insert_many(
        Kind.POST,
        [
            {
                "plan_id": plan_id,
                "role": post.role,
                "kecamatan_code": post.kecamatan_code,
                "person_id": post.person_id,
                "ordinal": ordinal,
            }
            for ordinal, post in enumerate(plan.posts)
        ],
    )
    return plan_id


def _save_teams(work: Work, plan_id: int, plan: Plan) -> None:
    team_ids = work.insert_many(
        Kind.TEAM,
        [
            {
                "plan_id": plan_id,
                "number": team.number,
                "kecamatan_code": team.kecamatan_code,
                "pattern_polri": team.pattern.polri,
                "pattern_tps": team.pattern.tps,
                "pattern_linmas": team.pattern.linmas,
                "crosses_desa": team.crosses_desa,
            }
            for team in plan.teams
        ],
    )
    work.insert_many(
        Kind.TEAM_MEMBER,
        [
            {"team_id": team_id, "person_id": member.person_id, "role": member.role, "ordinal": ordinal}
            for team_id, team in zip(team_ids, plan.teams, strict=True)
            for ordinal, member in enumerate(team.members)
        ],
    )
    work.insert_many(
        Kind.TEAM_TPS,
        [
            {"team_id": team_id, "tps_id": tps_id, "ordinal": ordinal}
            for team_id, team in zip(team_ids, plan.teams, strict=True)
            for ordinal, tps_id in enumerate(team.tps_ids)
        ],
    )
