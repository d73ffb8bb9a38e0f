"""Patterns of the filter row as an SQL function that cannot run away.

`regex` searches with a time limit and without holding the other threads; a pattern that needs longer for one cell, or
for the whole table, is refused.
"""

from time import monotonic

import regex

from opsroom.domain.errors import RuleViolation

#: Longest search in one cell. Units: s.
CELL_S = 0.1
#: Longest search of one query. Units: s.
QUERY_S = 8.0
_MOST_SEEN = 20_000


class PatternSearch:
    """Looks for one pattern in texts, without regard to case.

    Attributes:
        is_exhausted: It took too long; the query it serves has failed.
    """

    def __init__(self, pattern: str, cell_s: float = CELL_S, query_s: float = QUERY_S) -> None:
        """Read `pattern`.

        Raises:
            RuleViolation: It cannot be read.
        """
        self.is_exhausted = False
        self._cell_s = cell_s
        self._until = monotonic() + query_s
        self._seen: dict[str, bool] = {}
        try:
            self._pattern = regex.compile(pattern, regex.IGNORECASE)
        except (regex.error, OverflowError, RecursionError) as problem:
            raise RuleViolation(f"Pola /{pattern}/ tidak bisa dipakai. Tulis pola lain.", detail=str(problem)) from None

    def __call__(self, text: str) -> bool:
        """Whether the pattern occurs in `text`.

        Raises:
            TimeoutError: It took too long.
        """
        found = self._seen.get(text)
        if found is None:
            found = self._search(text)
            if len(self._seen) < _MOST_SEEN:
                self._seen[text] = found
        return found

    def _search(self, text: str) -> bool:
        self.is_exhausted = monotonic() > self._until
        if self.is_exhausted:
            raise TimeoutError
        try:
            return self._pattern.search(text, timeout=self._cell_s, concurrent=True) is not None
        except TimeoutError:
            self.is_exhausted = True
            raise

    def refusal(self) -> RuleViolation:
        """What to tell the user once it is exhausted."""
        pattern = self._pattern.pattern
        return RuleViolation(f"Pola /{pattern}/ terlalu berat untuk tabel ini. Tulis pola yang lebih sederhana.")
