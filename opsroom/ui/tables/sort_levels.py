"""Changing single levels of a sort, as the sort menu does."""

from opsroom.domain.queries import SortKey
from opsroom.ui.tables.sorting import Sort


def with_level(sort: Sort, level: SortKey) -> Sort:
    """The levels with this one in the place of the one of its column, or as the last."""
    if any(each.column == level.column for each in sort):
        return tuple(level if each.column == level.column else each for each in sort)
    return (*sort, level)


def moved(sort: Sort, key: str, step: int) -> Sort:
    """The levels with the one of column `key` moved by `step` places, towards the first by -1."""
    levels = [level for level in sort if level.column != key]
    place = next((place for place, level in enumerate(sort) if level.column == key), -1)
    if place < 0:
        return sort
    levels.insert(max(place + step, 0), sort[place])
    return tuple(levels)
