"""Saving a plan as a new version, and saying which version counts; undo brings the one before back."""

import json
from datetime import datetime

from opsroom.domain.changes import Kind
from opsroom.domain.errors import NotFound
from opsroom.domain.plan import Level, Plan
from opsroom.store.work import Work


def save_plan(
    work: Work,
    plan: Plan,
    made_at: datetime,
    seconds: float,
    *,
    name: str = "",
    is_current: bool = True,
    base_version: int | None = None,
) -> int:
    """Keep `plan` and return its row id. Units: `seconds` the engine took.

    The version is the row id, so a version that was undone is never given to another plan. A current plan takes the
    place of the one that was. `base_version` is the plan it was made from: by hand, or as a replan of it.
    """
    if is_current:
        _set_current(work, None)
    plan_id = work.insert(
        Kind.PLAN,
        {
            "version": work.next_id(Kind.PLAN),
            "made_at": made_at,
            "seconds": seconds,
            "input_hash": plan.input_hash,
            "remarks": json.dumps([[remark.rule, remark.text] for remark in plan.remarks], ensure_ascii=False),
            "idle": json.dumps(plan.idle),
            "name": name,
            "is_current": is_current,
            "levels": json.dumps([_level(level) for level in plan.levels], ensure_ascii=False),
            "moved": json.dumps(plan.moved),
            "seed": plan.seed,
            "is_stopped": plan.is_stopped,
            "base_version": base_version,
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


def make_current(work: Work, version: int) -> None:
    """Let this plan count instead of the one that does.

    Raises:
        NotFound: No plan has this version.
    """
    if version not in {head.version for head in work.reader.plan_heads()}:
        raise NotFound(f"Ploting versi {version} tidak ada. Ploting yang berlaku tidak diganti.", f"plan {version}")
    _set_current(work, version)


def _set_current(work: Work, version: int | None) -> None:
    """Let only this version be current, none for None."""
    flags = {row_id: (flag, number) for row_id, number, flag in work.reader.plan_flags()}
    wanted = {row_id: number == version for row_id, (flag, number) in flags.items() if flag != (number == version)}
    work.update_many(Kind.PLAN, [(row_id, {"is_current": flag}) for row_id, flag in wanted.items()])


def _level(level: Level) -> list[object]:
    return [level.name, level.value, level.bound, [list(part) for part in level.parts]]


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
