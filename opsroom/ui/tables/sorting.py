"""Sort levels as clicks on heads build them."""

from opsroom.domain.queries import SortKey

Sort = tuple[SortKey, ...]


def toggled(sort: Sort, key: str, *, is_added: bool) -> Sort:
    """The levels after a click on a head: up, then down, then not; `is_added` keeps the other levels in place."""
    old = next((level for level in sort if level.column == key), None)
    if old is None:
        return (*(sort if is_added else ()), SortKey(key))
    new = None if old.descending else SortKey(key, descending=True)
    levels = [new if level is old else level for level in sort] if is_added else [new]
    return tuple(level for level in levels if level is not None)


def sort_mark(sort: Sort, key: str) -> str:
    """`` ▲`` behind a title that is sorted by, with the level's number when there are several."""
    for place, level in enumerate(sort):
        if level.column == key:
            number = str(place + 1) if len(sort) > 1 else ""
            return f" {'▼' if level.descending else '▲'}{number}"
    return ""
