"""The plot beside two rivals on the same operations: a greedy planner and a straight CP-SAT model.

Every plan, the rivals' too, is gone through by the checker of the tests, which shares no code with `opsroom.planning`:
it counts hard rules broken and recomputes the levels. Levels are compared in their order, until the first difference.
"""

import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import plot_cases
from bench_line import Line
from rival_cpsat import Straight
from rival_greedy import Greedy

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from opsroom.domain.plan import Plan, PlotRequest  # noqa: E402  after the path to the tests
from opsroom.planning.budget import budget_of  # noqa: E402
from opsroom.planning.engine import plot  # noqa: E402
from opsroom.planning.kinds import kind_of  # noqa: E402
from opsroom.planning.levels import solve_levels  # noqa: E402
from opsroom.planning.pins import read_pins  # noqa: E402
from opsroom.planning.places import Atlas  # noqa: E402
from opsroom.planning.request import canonical  # noqa: E402
from tests.planning.checker import check_plan, levels  # noqa: E402
from tests.planning.fewest_moves import fewest_moves  # noqa: E402

#: Seconds the CP-SAT rival gets; ours and the greedy one take what they need.
CPSAT_S = 60.0
REPLANS = 10
#: Beyond so many TPS the greedy rival is left out.
GREEDY_TPS = 100_000
#: Beyond so many TPS the CP-SAT model is not built: 35,872 variables for 2,237 TPS, and slots times desa per kecamatan.
CPSAT_TPS = 3000
#: What the checker says of plans of rivals that is about words and order, not about rules.
_FORM = ("no sentence", "rule ", "numbered", "out of order", "posts", "Padal", "in teams and idle")


@dataclass(frozen=True)
class Case:
    """One operation to be measured, and how much time is asked for it."""

    name: str
    make: Callable[[Path], PlotRequest]
    asked: str


CASES = (
    Case("OKU", plot_cases.oku, "3 s asked for"),
    Case("OKI", lambda _folder: plot_cases.region("1602", 778, hard=583, hardest=47, lent=250), "no time asked for"),
    Case(
        "Polda Sumsel",
        lambda _folder: plot_cases.region("16", 10_000, hard=1500, hardest=150, lent=1000),
        "60 s asked for",
    ),
)
NATIONAL = Case(
    "All Indonesia",
    lambda _folder: plot_cases.region("", 270_000, hard=20_000, hardest=2_000, lent=20_000),
    "900 s and 8 GB asked for",
)


def measure(folder: Path) -> list[Line]:
    """The regencies and the Polda."""
    lines = [line for case in CASES for line in _lines(case, folder)]
    if plot_cases.NATIONAL.is_file():
        lines += [_replanned(folder), _regencies()]
    return lines


def _replanned(folder: Path) -> Line:
    """Twenty random people absent on OKU, ten times."""
    again = folder / "replan"
    again.mkdir()
    request = plot_cases.oku(again)
    ordered = plot(request)
    serving = [who.person_id for team in ordered.teams for who in team.members]
    moved, least, seconds = [], [], []
    for seed in range(REPLANS):
        gone = frozenset(random.Random(seed).sample(serving, 20))
        case = replace(request, absent=gone, ordered=ordered)
        started = time.perf_counter()
        plan = plot(case)
        seconds.append(time.perf_counter() - started)
        if _broken(case, plan):
            raise AssertionError(check_plan(case, plan))
        moved.append(len(plan.moved))
        least.append(fewest_moves(case, ordered, plan))
    pairs = ", ".join(f"{a}/{b}" for a, b in zip(moved, least, strict=True))
    worst = max(a / b if b else float(a > 0) for a, b in zip(moved, least, strict=True))
    return Line(
        f"OKU, 20 random absences, {REPLANS} times: people moved / proven minimum",
        f"{pairs}; at most {worst:.2f} x, {max(seconds):.1f} s",
        "1.5 x asked for",
    )


def _regencies() -> Line:
    """Levels one to four of every regency, with three quarters of the people it would take at ease."""
    counts = plot_cases.regencies()
    proven, seconds = 0, 0.0
    for code, count in counts.items():
        request = plot_cases.region(code, max(4, count // 4), hard=count // 20, hardest=count // 300)
        case = canonical(request)
        kinds = {one.id: kind for one in case.tps if (kind := kind_of(one, case))}
        started = time.perf_counter()
        seeds, _ = read_pins(case, kinds)
        shape = solve_levels(case, kinds, seeds, budget_of(case), Atlas(case).distance)
        seconds += time.perf_counter() - started
        proven += all(level.is_proven for level in shape.levels)
    return Line(
        f"Every regency of the national list ({len(counts)}), counts of teams",
        f"levels 1-4 proven in {proven}, {seconds:.0f} s together",
        "levels 1-3 proven asked for",
    )


def measure_national(folder: Path) -> list[Line]:
    """The whole country, in a process of its own for its memory."""
    return _lines(NATIONAL, folder)


def _lines(case: Case, folder: Path) -> list[Line]:
    if not plot_cases.NATIONAL.is_file():
        return [Line(case.name, "not measured", "the national list is not beside the project")]
    request = case.make(folder)
    what = f"{case.name}: {len(request.tps):,} TPS, {len(request.people):,} people"
    started = time.perf_counter()
    plan = plot(request)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    found = [Line(what, f"{seconds:.1f} s, {peak:.1f} GiB at most, {_proof(plan)}", case.asked)]
    rivals = [("greedy nearest neighbour", *_greedy(request)), ("straight CP-SAT", *_cpsat(request))]
    ours = levels(request, plan)
    broken = _broken(request, plan)
    found.append(Line("  its levels", _shown(ours, broken), "uncovered by severity / beyond / crossing / people"))
    for name, took, other in rivals:
        if other is None:
            found.append(Line(f"  {name}", took, ""))
            continue
        theirs = levels(request, other)
        verdict = "worse than ours" if theirs[:-1] > ours[:-1] else "equal" if theirs == ours else "BETTER THAN OURS"
        if theirs[:-1] == ours[:-1] and theirs != ours:
            verdict = "worse than ours" if theirs > ours else "BETTER THAN OURS"
        found.append(Line(f"  {name}, {took}", _shown(theirs, _broken(request, other)), verdict))
    return found


def _greedy(request: PlotRequest) -> tuple[str, Plan | None]:
    if len(request.tps) > GREEDY_TPS:
        return f"not run: quadratic, over {GREEDY_TPS:,} TPS it does not end within the time of the others", None
    started = time.perf_counter()
    plan = Greedy(request).plan()
    return f"{time.perf_counter() - started:.1f} s", plan


def _cpsat(request: PlotRequest) -> tuple[str, Plan | None]:
    if len(request.tps) > CPSAT_TPS:
        return f"not built: over {CPSAT_TPS:,} TPS the model is beyond the machine", None
    answer = Straight(request).solve(CPSAT_S)
    proven = ", ".join(answer.proven) or "nothing"
    return f"{answer.seconds:.0f} s, {answer.variables:,} variables, proven: {proven}", answer.plan


def _broken(request: PlotRequest, plan: Plan) -> int:
    return sum(not any(form in one for form in _FORM) for one in check_plan(request, plan))


def _shown(found: Sequence[int], broken: int) -> str:
    *uncovered, beyond, crossing, people = found
    faults = f"; {broken} hard rules broken" if broken else ""
    return f"{'+'.join(map(str, uncovered))} / {beyond} / {crossing} / {people}{faults}"


def _proof(plan: Plan) -> str:
    open_levels = [f"{one.name} {one.value:,} (at least {one.bound:,})" for one in plan.levels[:4] if not one.is_proven]
    soft = plan.levels[4] if len(plan.levels) > 4 else None
    told = "levels 1-4 proven" if not open_levels else "not proven: " + ", ".join(open_levels)
    return f"{told}, soft cost {soft.value:,} (at least {soft.bound:,})" if soft else told
