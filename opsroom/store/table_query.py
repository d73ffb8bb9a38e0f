"""A `TableQuery` becomes one SQL query for ids: words, filters and sort levels of the sheets.

Text is compared and sorted by its lower-case form, byte by byte, so the order is the same on every engine and locale.
Blank cells come last in either direction. Ranks sort by seniority, categories by severity.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from peewee import SQL, ColumnBase, ModelSelect, Node, fn

from opsroom.domain.columns import TEXT_KINDS, Column, ColumnKind
from opsroom.domain.errors import RuleViolation
from opsroom.domain.queries import Filter, Match, SortKey, TableQuery
from opsroom.store.session import Session

#: Ids per trip to the driver; more would keep the other threads waiting (stack note, section 3).
FETCH = 2000
_TEXT = TEXT_KINDS
_NOWHERE = SQL("1 = 0")


@dataclass(frozen=True)
class Sheet:
    """How one table of the program is asked.

    Attributes:
        source: The query all conditions are added to, selecting the id.
        columns: Columns by key: those the table shows and those that are only stored.
        searched: Keys of the columns free text is looked for in.
        stored: Column key to what holds it in SQL.
        labels: Column key to a further text people read in that cell.
        ranks: Column key to what it sorts by before its text.
        natural: The order that breaks ties.
    """

    source: ModelSelect[Any]
    columns: Mapping[str, Column]
    searched: tuple[str, ...]
    stored: Mapping[str, ColumnBase]
    labels: Mapping[str, ColumnBase]
    ranks: Mapping[str, ColumnBase]
    natural: tuple[ColumnBase, ...]


def shown_text(columns: tuple[Column, ...]) -> tuple[str, ...]:
    """Keys of the columns free text is looked for in."""
    return tuple(column.key for column in columns if column.kind in _TEXT)


def find_ids(session: Session, sheet: Sheet, query: TableQuery) -> array[int]:
    """The ids of the rows `query` shows, in its order.

    Raises:
        KeyError: The query names a column the table does not have; a bug.
    """
    conditions: list[Node] = [_word(sheet, word) for word in query.text.split()]
    conditions += [_filter(sheet, condition) for condition in query.filters if _restricts(condition)]
    ordering = [part for key in query.sort for part in _sort(sheet, key)]
    select = sheet.source.where(*conditions) if conditions else sheet.source
    cursor = session.query(select.order_by(*ordering, *sheet.natural))
    found = array("q")
    while rows := cursor.fetchmany(FETCH):
        found.extend(row_id for (row_id,) in rows)
    return found


def _restricts(condition: Filter) -> bool:
    return condition.match is not Match.CONTAINS or bool(condition.text.strip())


def _word(sheet: Sheet, word: str) -> Node:
    """The word occurs in some shown text column."""
    somewhere: ColumnBase = _NOWHERE
    for key in sheet.searched:
        somewhere = somewhere | _contains(sheet, key, word)
    return somewhere


def _filter(sheet: Sheet, condition: Filter) -> Node:
    column, text = sheet.columns[condition.column], condition.text.strip()
    if condition.match is Match.EMPTY:
        return _blank(sheet, column)
    if condition.match is Match.FILLED:
        filled: Node = ~_blank(sheet, column)
        return filled
    if column.kind in _TEXT:
        compare = _contains if condition.match is Match.CONTAINS else _equals
        return compare(sheet, column.key, text)
    if condition.match is Match.CONTAINS and column.kind is not ColumnKind.FLAG:
        return sheet.stored[column.key].cast("TEXT").contains(text)
    return _has_value(sheet, column, text)


def _contains(sheet: Sheet, key: str, text: str) -> ColumnBase:
    """The cell's text holds `text`; where people read a label, the label counts too."""
    held: ColumnBase = sheet.stored[key].contains(text)
    if key in sheet.labels:
        held = held | sheet.labels[key].contains(text)
    chosen = [choice.value for choice in sheet.columns[key].choices if text.casefold() in choice.label.casefold()]
    return held | sheet.stored[key].in_(chosen) if chosen else held


def _equals(sheet: Sheet, key: str, text: str) -> ColumnBase:
    """The cell's text, or the label people read in it, is `text`."""
    held: ColumnBase = fn.lower(sheet.stored[key]) == fn.lower(text)
    if key in sheet.labels:
        held = held | (fn.lower(sheet.labels[key]) == fn.lower(text))
    chosen = [choice.value for choice in sheet.columns[key].choices if text.casefold() == choice.label.casefold()]
    return held | sheet.stored[key].in_(chosen) if chosen else held


def _has_value(sheet: Sheet, column: Column, text: str) -> Node:
    """A number, degree or flag has the typed value; what cannot be read as one is nowhere."""
    try:
        value = column.read(text)
    except RuleViolation:
        return _NOWHERE
    stored = sheet.stored[column.key]
    return stored.is_null() if value is None else stored == value


def _blank(sheet: Sheet, column: Column) -> ColumnBase:
    stored = sheet.stored[column.key]
    if column.kind in _TEXT:
        return stored == ""
    return stored == False if column.kind is ColumnKind.FLAG else stored.is_null()  # noqa: E712  builds SQL


def _sort(sheet: Sheet, key: SortKey) -> list[Node]:
    column, stored = sheet.columns[key.column], sheet.stored[key.column]
    levels: list[ColumnBase] = [sheet.ranks[key.column]] if key.column in sheet.ranks else []
    levels.append(fn.lower(stored) if column.kind in _TEXT else stored)
    directed: list[Node] = [level.desc() if key.descending else level.asc() for level in levels]
    return directed if column.kind is ColumnKind.FLAG else [_blank(sheet, column).asc(), *directed]
