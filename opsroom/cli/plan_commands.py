"""`opsroom plot` and `plan`: making plans, and choosing among those that are stored."""

import argparse
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

from opsroom.cli.output import Screens, say, say_json
from opsroom.domain.calendar import write_number, write_percent
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.plan import Level
from opsroom.runtime.clock import Clock
from opsroom.services import compare_plans, plot_teams
from opsroom.services.adopt_plan import AdoptPlan
from opsroom.services.compare_plans import PlanHead
from opsroom.services.plan_view import PlanView, plan_view
from opsroom.services.plot_teams import PlotOptions, PlotOutcome
from opsroom.services.what_if import MOST_PLANS, read_scenario
from opsroom.services.workspace import Workspace

_LEVELS = {
    "uncovered": "TPS belum terisi",
    "beyond_preferred": "TPS di luar pola utama",
    "cross_desa": "tim lintas desa",
    "people": "orang dalam tim",
    "soft_cost": "poin aturan anjuran",
}


def plot(options: argparse.Namespace, clock: Clock, _screens: Screens) -> int:
    """Make a plan, store it, tell what is short and why; what-ifs are stored beside the plan that counts."""
    if len(options.what_if) > MOST_PLANS:
        raise RuleViolation(f"Paling banyak {MOST_PLANS} andaian sekaligus. Belum ada yang dihitung.", "what_if")
    base = PlotOptions(options.time_limit, options.keep_from, options.max_moves)
    scenarios = [read_scenario(text) for text in options.what_if]
    asked = [replace(base, changes=one.changes, name=one.name, adopt=False) for one in scenarios] or [base]
    with closing(Workspace.open(options.file, clock)) as workspace:
        made = []
        for one in asked:
            outcome = plot_teams.plot(workspace, one)
            made.append((one.name, outcome, _view(workspace, outcome.version)))
    if options.json:
        facts = [_facts(name, outcome, view) for name, outcome, view in made]
        say_json(facts[0] if len(facts) == 1 else {"plans": facts})
        return 0
    for name, outcome, view in made:
        _tell(name, outcome, view)
    return 0


def plan(options: argparse.Namespace, clock: Clock, _screens: Screens) -> int:
    """List, show, compare or adopt stored plans."""
    with closing(Workspace.open(options.file, clock)) as workspace:
        return _ACTIONS[options.action](workspace, options)


def _view(workspace: Workspace, version: int) -> PlanView:
    with workspace.read() as reader:
        stored = reader.plan(version)
        if stored is None:
            raise NotFound(f"Ploting versi {version} tidak ada. Lihat daftarnya: opsroom plan BERKAS.ops list.")
        return plan_view(reader, stored)


def _facts(name: str, outcome: PlotOutcome, view: PlanView) -> dict[str, Any]:
    """What a program that started this one may want to know."""
    short = [
        {
            "kode_desa": line.desa_code, "kecamatan": line.kecamatan, "desa": line.desa, "tps": line.tps,
            "kategori": line.category, "rule": line.rule, "reason": line.reason,
        }
        for line in view.shortages
    ]  # fmt: skip
    made = outcome.plan
    return {
        "version": outcome.version,
        "name": name,
        "teams": len(made.teams),
        "people": made.people_count,
        "tps_covered": made.covered_count,
        "tps_short": len(short),
        "short": short,
        "cross_desa": made.cross_desa_count,
        "seconds": round(outcome.seconds, 3),
        "share_out": view.strength.share_out,
        "remarks": [remark.text for remark in view.remarks],
        "input_hash": made.input_hash,
        "levels": [_level(level) for level in made.levels],
        "moved": len(made.moved),
        "moved_ids": list(made.moved),
        "explain": [*(line.reason for line in view.shortages), *(remark.text for remark in view.remarks)],
        "seed": made.seed,
        "stopped": made.is_stopped,
    }


def _level(level: Level) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": level.name.value, "value": level.value, "bound": level.bound, "proven": level.is_proven,
    }  # fmt: skip
    if level.parts:
        found["parts"] = [
            {"categories": codes.split("+"), "value": value, "bound": bound} for codes, value, bound in level.parts
        ]
    return found


def _tell(name: str, outcome: PlotOutcome, view: PlanView) -> None:
    made = outcome.plan
    title = f" ({name})" if name else ""
    say(
        f"Ploting versi {outcome.version}{title}: {len(made.teams)} tim, {made.people_count} orang, "
        f"{write_number(made.covered_count)} TPS terisi, {len(view.shortages)} belum terisi, "
        f"{made.cross_desa_count} tim lintas desa."
    )
    for level in made.levels:
        proof = "terbukti terbaik" if level.is_proven else f"tidak mungkin di bawah {write_number(level.bound)}"
        say(f"  {_LEVELS[level.name]}: {write_number(level.value)} ({proof})")
    if made.moved:
        say(f"  {len(made.moved)} orang pindah tugas")
    if view.strength.share_out is not None:
        say(
            f"Kekuatan keluar: {view.strength.own_out} dari {view.strength.own} personel Polres dan Polsek "
            f"= {write_percent(view.strength.share_out)} (perintah 2/3)."
        )
    for text in [*(line.reason for line in view.shortages), *(remark.text for remark in view.remarks)]:
        say(f"  {text}")


def _list(workspace: Workspace, options: argparse.Namespace) -> int:
    with workspace.read() as reader:
        heads = reader.plan_heads()
    if options.json:
        say_json({"plans": [_head(head) for head in heads]})
        return 0
    if not heads:
        say("Belum ada ploting.")
    for head in heads:
        mark = "*" if head.is_current else " "
        say(
            f"{mark} {head.version:>3}  {head.made_at:%d-%m-%Y %H.%M}  {head.teams} tim, {head.people} orang, "
            f"{head.short} belum terisi, {head.crossing} lintas desa, {head.moved} pindah  {head.name}".rstrip()
        )
    return 0


def _head(head: PlanHead) -> dict[str, Any]:
    return {
        "version": head.version, "name": head.name, "made_at": head.made_at.isoformat(), "current": head.is_current,
        "teams": head.teams, "people": head.people, "tps_short": head.short, "cross_desa": head.crossing,
        "moved": head.moved, "base_version": head.base_version, "stopped": head.is_stopped,
        "levels": [_level(level) for level in head.levels],
    }  # fmt: skip


def _show(workspace: Workspace, options: argparse.Namespace) -> int:
    with workspace.read() as reader:
        current = reader.current_plan()
    if not options.versions and current is None:
        raise NotFound("Belum ada ploting. Jalankan: opsroom plot BERKAS.ops.")
    version = options.versions[0] if options.versions else (current.version if current else 0)
    with workspace.read() as reader:
        stored = reader.plan(version)
    view = _view(workspace, version)
    assert stored is not None
    outcome = PlotOutcome(version, stored.plan, stored.seconds)
    if options.json:
        say_json(_facts(stored.name, outcome, view))
    else:
        _tell(stored.name, outcome, view)
    return 0


def _diff(workspace: Workspace, options: argparse.Namespace) -> int:
    before, after = _two(options.versions)
    one, other = compare_plans.compare(workspace, [before, after])
    more = other.minus(one)
    found = compare_plans.diff(workspace, before, after)
    counts: Mapping[str, int] = {
        "people": more.people, "tps_short": more.short, "cross_desa": more.cross_desa, "km": more.km,
        "moved": sum(move.is_moved for move in found.people),
    }  # fmt: skip
    if options.json:
        people = [
            {"nrp": move.nrp, "before": move.before, "after": move.after, "moved": move.is_moved}
            for move in found.people
        ]
        tps = [
            {"kecamatan": move.kecamatan, "desa": move.desa, "tps": move.number, "before": move.before,
             "after": move.after}
            for move in found.tps
        ]  # fmt: skip
        say_json({"before": before, "after": after, "difference": counts, "people": people, "tps": tps})
        return 0
    say(
        f"Dari versi {before} ke {after}: orang {counts['people']:+}, belum terisi {counts['tps_short']:+}, "
        f"lintas desa {counts['cross_desa']:+}, jalan {counts['km']:+} km, {counts['moved']} orang pindah tugas."
    )
    for move in found.people:
        say(f"  {move.text}: {move.before or 'tanpa tim'} -> {move.after or 'tanpa tim'}")
    return 0


def _adopt(workspace: Workspace, options: argparse.Namespace) -> int:
    if len(options.versions) != 1:
        raise RuleViolation("Sebutkan satu versi: opsroom plan BERKAS.ops adopt 4. Tidak ada yang diubah.", "version")
    workspace.run(AdoptPlan(options.versions[0]))
    if options.json:
        say_json({"current": options.versions[0]})
    else:
        say(f"Ploting versi {options.versions[0]} berlaku.")
    return 0


def _two(versions: Sequence[int]) -> tuple[int, int]:
    if len(versions) != 2:
        raise RuleViolation("Sebutkan dua versi: opsroom plan BERKAS.ops diff 3 4.", "version")
    return versions[0], versions[1]


_ACTIONS = {"list": _list, "show": _show, "diff": _diff, "adopt": _adopt}
PLAN_ACTIONS = tuple(_ACTIONS)
