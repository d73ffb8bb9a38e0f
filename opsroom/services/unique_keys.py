"""Granting unique values to the rows of one block, each holder looked up once.

A block may pass values on: when one row gives its number away, another row of the same block may take it, whatever
the order they are asked in. Two rows that want to swap hold each other up and are refused: the store, which checks
every row as it is written, could not write them either.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

#: Scope and value: desa code and number of a TPS, nothing and NRP of a person.
UniqueKey = tuple[str, str]


class Claim(NamedTuple):
    """Row `row_id` gives up `old` (None: a new row has none) and wants `new`."""

    row_id: int
    old: UniqueKey | None
    new: UniqueKey


@dataclass(frozen=True, slots=True)
class Settled:
    """Who got what.

    Attributes:
        granted: In an order in which they can be written one after the other.
        refused: The value is held by another row.
        in_turn: A value was passed on inside the block, so the order of writing matters.
    """

    granted: tuple[Claim, ...]
    refused: tuple[Claim, ...]
    in_turn: bool


def settle(claims: Iterable[Claim], holders: dict[UniqueKey, int]) -> Settled:
    """Grant what is free to at most one claim of each row; `holders` (value to row id) is brought up to date."""
    queue = deque(claims)
    waiting: dict[UniqueKey, list[Claim]] = {}
    freed: set[UniqueKey] = set()
    granted: list[Claim] = []
    in_turn = False
    while queue:
        claim = queue.popleft()
        if holders.get(claim.new, claim.row_id) != claim.row_id:
            waiting.setdefault(claim.new, []).append(claim)
            continue
        if claim.old is not None and claim.old != claim.new and holders.get(claim.old) == claim.row_id:
            del holders[claim.old]
            freed.add(claim.old)
            queue.extendleft(reversed(waiting.pop(claim.old, [])))
        in_turn = in_turn or claim.new in freed
        holders[claim.new] = claim.row_id
        granted.append(claim)
    refused = tuple(claim for group in waiting.values() for claim in group)
    return Settled(tuple(granted), refused, in_turn)
