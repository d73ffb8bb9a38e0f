"""One line of docs/bench.md, and how its figure is taken; every `tools/bench_*.py` measures with these."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

REPEATS = 5


@dataclass(frozen=True)
class Line:
    """One measured figure and what it is held against."""

    what: str
    figure: str
    reference: str


def median_s(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Median wall time of `repeats` runs. Units: s."""
    times = []
    for _ in range(repeats):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)
