"""Integer programs whose objectives count one after another, solved by HiGHS with effort counted in nodes."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from math import ceil

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

#: Beyond so many columns a program would be larger than it is worth.
MAX_COLUMNS = 5_000
NO_LIMIT = float("inf")
#: What the solver's bound may be off a whole number.
_EPS = 1e-6

Key = Hashable
Answer = NDArray[np.int64]


class TooLarge(Exception):
    """The program would be larger than it is worth."""


class Program:
    """Columns of whole numbers, and what each puts into rows and levels.

    Attributes:
        columns: Key of every column, in order.
    """

    def __init__(self) -> None:
        self.columns: list[Key] = []
        self._most: list[float] = []
        self._rows: dict[Key, int] = {}
        self._lows: list[float] = []
        self._highs: list[float] = []
        self._entries: list[tuple[int, int, int]] = []
        self._costs: defaultdict[int, dict[int, int]] = defaultdict(dict)
        self._held: dict[int, int] = {}
        self._matrix: csr_array | None = None

    def row(self, key: Key, low: float, high: float) -> int:
        """Make a row whose sum lies from `low` to `high`; returns its number."""
        self._rows[key] = len(self._lows)
        self._lows.append(low)
        self._highs.append(high)
        return self._rows[key]

    def __getitem__(self, key: Key) -> int:
        return self._rows[key]

    def column(self, key: Key, most: float, entries: Sequence[tuple[int, int]], costs: Mapping[int, int]) -> None:
        """Make a column of 0 to `most`.

        Args:
            key: To find it by.
            most: Largest value.
            entries: Row and factor.
            costs: Factor by level.

        Raises:
            TooLarge: There are `MAX_COLUMNS` already.
        """
        number = len(self.columns)
        if number == MAX_COLUMNS:
            raise TooLarge
        self.columns.append(key)
        self._most.append(most)
        self._entries += [(row, number, factor) for row, factor in entries if factor]
        for level, factor in costs.items():
            if factor:
                self._costs[level][number] = factor

    def limit(self, key: Key, high: float) -> None:
        """Let the sum of a row be no more than that, and hold no level any more."""
        self._highs[self._rows[key]] = high
        self._held.clear()

    def hold(self, level: int, value: int) -> None:
        """Let a level be no more than that from now on."""
        self._held[level] = value

    def value(self, level: int, answer: Answer) -> int:
        """What a level comes to."""
        return sum(int(answer[number]) * factor for number, factor in self._costs[level].items())

    def minimise(self, level: int, max_nodes: int) -> tuple[Answer | None, int]:
        """An answer with the least of a level, None when there is none, and a number no answer goes below.

        They differ when `max_nodes` were not enough; then there may be no answer although one exists.
        """
        constraints = [LinearConstraint(self._whole(), np.array(self._lows), np.array(self._highs))]
        constraints += [LinearConstraint(self._cost(one), -NO_LIMIT, value) for one, value in self._held.items()]
        result = milp(
            self._cost(level),
            integrality=np.ones(len(self.columns)),
            bounds=Bounds(0, np.array(self._most)),
            constraints=constraints,
            options={"node_limit": max_nodes, "mip_rel_gap": 0.0},
        )
        if result.x is None:
            return None, 0
        answer = np.rint(result.x).astype(np.int64)
        reached = self.value(level, answer)
        return answer, max(0, min(reached, ceil(result.mip_dual_bound - _EPS)))

    def _whole(self) -> csr_array:
        """Rows by columns; made once, when all are there."""
        if self._matrix is None:
            shape = (len(self._lows), len(self.columns))
            rows, columns, factors = zip(*self._entries, strict=True) if self._entries else ((), (), ())
            self._matrix = csr_array((factors, (rows, columns)), shape=shape)
        return self._matrix

    def _cost(self, level: int) -> NDArray[np.float64]:
        costs = np.zeros(len(self.columns))
        for number, factor in self._costs[level].items():
            costs[number] = factor
        return costs
