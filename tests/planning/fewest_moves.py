"""A bound on the people any replan must move, by CP-SAT on desa and teams. Shares no code with the engine.

Relaxed, so that it holds for every plan as good on the levels before: a desa keeps as many of its people as it has
seats, whichever TPS their new teams take. Only operations of teams of two, one pattern per category, no pins.
"""

from collections import Counter, defaultdict
from collections.abc import Set
from fractions import Fraction
from math import lcm

from ortools.sat.python import cp_model

from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Plan, PlotRequest

SIZE = 2


def fewest_moves(request: PlotRequest, before: Plan, after: Plan) -> int:
    """No plan with the uncovered, crossing and people of `after` moves fewer people of `before` than this."""
    model = cp_model.CpModel()
    tps = {one.id: one for one in request.tps}
    there = {one.id for one in request.people} - request.absent
    covered = {one for team in after.teams for one in team.tps_ids}
    klass = {
        one.id: "KHUSUS" if one.is_special and request.patterns.get("KHUSUS") else one.category for one in tps.values()
    }
    full = lcm(*(found[0].tps for found in request.patterns.values()))
    load: dict[tuple[str, str], Fraction] = defaultdict(Fraction)  # desa and pool -> weight
    for one in covered:
        pool = klass[one] if request.categories[klass[one]].own_team else ""
        load[tps[one].desa_code, pool] += Fraction(full, request.patterns[klass[one]][0].tps)
    crossings = sum(team.crosses_desa for team in after.teams)
    seats: dict[str, list[cp_model.LinearExprT]] = defaultdict(list)
    teams: list[cp_model.LinearExprT] = []
    crossing: list[cp_model.LinearExprT] = []
    by_pool: dict[tuple[str, str], list[str]] = defaultdict(list)
    for desa, pool in load:
        by_pool[desa[:6], pool].append(desa)
    for (_, pool), desa_here in by_pool.items():
        shared: list[cp_model.LinearExprT] = []
        cross = model.new_int_var(0, crossings, "")
        mixed = []
        for desa in desa_here:
            weight = int(load[desa, pool])
            own = model.new_int_var(0, weight, "")
            out = model.new_int_var(0, weight, "")
            touch = model.new_int_var(0, crossings, "")
            model.add(own * full + out >= weight)
            model.add(out <= full * touch)
            model.add(touch <= cross)
            shared.append(out)
            mixed.append(model.new_int_var(0, SIZE * crossings, ""))
            model.add(mixed[-1] <= SIZE * touch)
            seats[desa] += [SIZE * own, mixed[-1]]
            teams.append(own)
        model.add(sum(shared) <= full * cross)
        model.add(sum(mixed) <= SIZE * cross)
        teams.append(cross)
        crossing.append(cross)
    model.add(sum(teams) == len(after.teams))
    model.add(sum(crossing) <= crossings)
    present = _present(before, {one.id: one.desa_code for one in request.tps}, there)
    kept = _kept(model, present, seats)
    fresh = len(there) - sum(present.values())
    model.maximize(sum(kept))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = 60
    solver.solve(model)
    return max(0, SIZE * len(after.teams) - fresh - int(solver.best_objective_bound))


def _present(before: Plan, desa_of: dict[TpsId, str], there: Set[PersonId]) -> Counter[tuple[str, ...]]:
    """People still there by the desa their old team served."""
    present: Counter[tuple[str, ...]] = Counter()
    for team in before.teams:
        desa = tuple(sorted({desa_of[one] for one in team.tps_ids if one in desa_of}))
        present[desa] += sum(member.person_id in there for member in team.members)
    return present


def _kept(
    model: cp_model.CpModel, present: Counter[tuple[str, ...]], seats: dict[str, list[cp_model.LinearExprT]]
) -> list[cp_model.IntVar]:
    """How many of them can stay: no more per desa than it has seats."""
    stays: dict[str, list[cp_model.IntVar]] = defaultdict(list)
    for desa, count in present.items():
        parts = [model.new_int_var(0, count, "") for _ in desa]
        model.add(sum(parts) <= count)
        for one, part in zip(desa, parts, strict=True):
            stays[one].append(part)
    for code, parts in stays.items():
        model.add(sum(parts) <= sum(seats[code]))
    return [part for parts in stays.values() for part in parts]
