"""The plot beside two rivals on the same operations: a greedy planner and a straight CP-SAT model.

Every plan, the rivals' too, is gone through by the checker of the tests, which shares no code with `opsroom.planning`:
it counts hard rules broken and recomputes the levels. Levels are compared in their order, until the first difference.
"""

import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import plot_cases
from bench_line import Line
from rival_cpsat import Straight
from rival_greedy import Greedy

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from opsroom.domain.plan import Plan, PlotRequest  # noqa: E402  after the path to the tests
from opsroom.planning.engine import plot  # noqa: E402
from tests.planning.checker import check_plan, levels  # noqa: E402

#: Seconds the CP-SAT rival gets; ours and the greedy one take what they need.
CPSAT_S = 60.0
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
    return [line for case in CASES for line in _lines(case, folder)]


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


def _greedy(request: PlotRequest) -> tuple[str, Plan]:
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
