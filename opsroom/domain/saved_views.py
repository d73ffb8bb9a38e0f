"""A way of looking at a table, under a name: what is filtered, how it is sorted, which columns stand where."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from opsroom.domain.errors import RuleViolation
from opsroom.domain.queries import ALL, Filter, Match, SortKey, TableQuery

MAX_NAME = 40


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """How the columns of a table stand.

    Attributes:
        order: Column keys from the left; those not named follow in their own order.
        hidden: Columns not shown.
        widths: Width per column set by hand, in digits of the table's font; the others take what they need.
        frozen: How many columns from the left stay while the others scroll, hidden ones counted.
    """

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    widths: tuple[tuple[str, float], ...] = ()
    frozen: int = 0


PLAIN = ColumnLayout()


@dataclass(frozen=True, slots=True)
class SavedView:
    """A named way of looking at one table.

    Attributes:
        is_shared: Whether it lives in the operation file, for everybody, or at this desk.
    """

    name: str
    query: TableQuery = ALL
    columns: ColumnLayout = PLAIN
    is_shared: bool = False


def check_name(name: str, others: Sequence[SavedView]) -> str:
    """The name with single spaces.

    Raises:
        RuleViolation: It is empty, too long, or another view has it.
    """
    clean = " ".join(name.split())
    if not clean:
        raise RuleViolation("Nama tampilan belum diisi.", "name")
    if len(clean) > MAX_NAME:
        raise RuleViolation(f"Nama tampilan paling panjang {MAX_NAME} huruf.", "name")
    if any(other.name.casefold() == clean.casefold() for other in others):
        raise RuleViolation(f"Tampilan '{clean}' sudah ada. Pakai nama lain, atau simpan di atasnya.", "name")
    return clean


def layout_to_data(layout: ColumnLayout) -> dict[str, Any]:
    """The layout as JSON can hold it."""
    return {
        "order": list(layout.order),
        "hidden": sorted(layout.hidden),
        "widths": dict(layout.widths),
        "frozen": layout.frozen,
    }


def layout_from_data(data: Mapping[str, Any]) -> ColumnLayout:
    """The layout that `layout_to_data` wrote; whatever does not fit is left out."""
    widths = data.get("widths")
    frozen = data.get("frozen")
    return ColumnLayout(
        order=_words(data.get("order")),
        hidden=frozenset(_words(data.get("hidden"))),
        widths=tuple(
            (str(key), float(width))
            for key, width in (widths.items() if isinstance(widths, Mapping) else ())
            if isinstance(width, int | float) and 0 < width < 1000
        ),
        frozen=frozen if isinstance(frozen, int) and frozen > 0 else 0,
    )


def view_to_data(view: SavedView) -> dict[str, Any]:
    """The view as JSON can hold it."""
    return {
        "name": view.name,
        "text": view.query.text,
        "filters": [asdict(condition) for condition in view.query.filters],
        "sort": [asdict(level) for level in view.query.sort],
        "columns": layout_to_data(view.columns),
    }


def view_from_data(data: Mapping[str, Any], *, is_shared: bool) -> SavedView:
    """The view that `view_to_data` wrote; conditions of a newer version that mean nothing here are left out."""
    columns = data.get("columns")
    query = TableQuery(
        text=str(data.get("text", "")),
        filters=tuple(read for each in _maps(data.get("filters")) if (read := _filter(each)) is not None),
        sort=tuple(
            SortKey(str(each["column"]), descending=bool(each.get("descending")))
            for each in _maps(data.get("sort"))
            if "column" in each
        ),
    )
    layout = layout_from_data(columns) if isinstance(columns, Mapping) else PLAIN
    return SavedView(str(data.get("name", "")), query, layout, is_shared=is_shared)


def _filter(data: Mapping[str, Any]) -> Filter | None:
    known = {field.name for field in fields(Filter)}
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in data.items() if key in known
    }
    try:
        return Filter(**{**values, "match": Match(values.get("match", Match.CONTAINS))})
    except (TypeError, ValueError):
        return None


def _maps(found: object) -> list[Mapping[str, Any]]:
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _words(found: object) -> tuple[str, ...]:
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()
