"""One `Filter` or search word becomes a condition in SQL."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from opsroom.domain.collation import fold
from opsroom.domain.columns import TEXT_KINDS, ColumnKind
from opsroom.domain.errors import RuleViolation
from opsroom.domain.filters import COMPARISONS, DATED, NUMERIC, comparable, stored_value
from opsroom.domain.queries import Filter, Match, TableQuery
from opsroom.store.patterns import PatternSearch
from opsroom.store.session import Session
from opsroom.store.sheet import Clause, Sheet, either, neither, one_of

_NOWHERE = Clause("0")
_NO_END = 2**31
_SPECIAL = frozenset("%_\\")
_SIGNS = {Match.LESS: "<", Match.AT_MOST: "<=", Match.MORE: ">", Match.AT_LEAST: ">="}
#: Most rows pass these: reading the table in its order is cheaper than sorting what was found.
_WIDE = frozenset({Match.EMPTY, Match.FILLED, Match.EXCLUDES, Match.NOT_EQUALS})


@dataclass
class Conditions:
    """All conditions of a query.

    Attributes:
        patterns: Searches that serve it while it runs.
        is_wide: Most rows are likely to pass.
        is_natural: They look only at the columns the rows are ordered by anyway.
    """

    clauses: list[Clause] = field(default_factory=list)
    patterns: list[PatternSearch] = field(default_factory=list)
    is_wide: bool = True
    is_natural: bool = False

    @property
    def is_keyed(self) -> bool:
        """Whether an index finds the rows."""
        return any(clause.is_keyed for clause in self.clauses)

    @property
    def where(self) -> str:
        """The WHERE of the statement, empty without conditions."""
        return f"WHERE {' AND '.join(clause.sql for clause in self.clauses)}" if self.clauses else ""

    @property
    def parameters(self) -> tuple[object, ...]:
        """Values of the question marks in `where`."""
        return tuple(value for clause in self.clauses for value in clause.parameters)

    def also(self, clause: Clause) -> Conditions:
        """These and one more."""
        return replace(self, clauses=[*self.clauses, clause])


class Conditioner:
    """Turns the words and filters of a query into SQL for one sheet."""

    def __init__(self, session: Session, sheet: Sheet) -> None:
        self._session = session
        self._sheet = sheet
        self._patterns: list[PatternSearch] = []

    def read(self, query: TableQuery) -> Conditions:
        """The conditions of `query`.

        Raises:
            KeyError: A column the sheet does not have; a bug.
            RuleViolation: A pattern that cannot be used.
        """
        kept = [condition for condition in query.filters if _restricts(condition)]
        words = query.text.split()
        clauses = [self._word(word) for word in words] + [self._filter(condition) for condition in kept]
        is_wide = not words and all(condition.match in _WIDE for condition in kept)
        places = self._sheet.natural.split(", ")
        is_natural = not words and all(self._sheet.held[condition.column].sql in places for condition in kept)
        return Conditions(clauses, self._patterns, is_wide, is_natural)

    def blank(self, key: str) -> Clause:
        """The cell is blank."""
        return self._placed(key, Clause(self._blank(key)))

    def filled(self, key: str) -> Clause:
        """The cell is not blank."""
        return self._placed(key, neither([Clause(self._blank(key))]))

    def _word(self, word: str) -> Clause:
        """The word occurs in some shown text column."""
        return either([self._placed(key, self._contains(key, word)) for key in self._sheet.searched])

    def _filter(self, condition: Filter) -> Clause:
        key, match = condition.column, condition.match
        if match in (Match.EMPTY, Match.FILLED):
            return self.blank(key) if match is Match.EMPTY else self.filled(key)
        if match in COMPARISONS:
            return self._placed(key, self._compared(condition))
        if match is Match.REGEX:
            return self._placed(key, self._pattern(key, condition.text))
        texts = [text.strip() for text in condition.all_texts]
        if match in (Match.CONTAINS, Match.EXCLUDES):
            clauses = [self._contains(key, text) for text in texts if text]
        else:
            clauses = [self._equals(key, text) for text in texts]
        is_other = match in (Match.EXCLUDES, Match.NOT_EQUALS)
        return self._placed(key, neither(clauses) if is_other else either(clauses))

    def _placed(self, key: str, clause: Clause) -> Clause:
        """The condition on a value that lies in another table, as one on what it hangs on."""
        held = self._sheet.held[key]
        if not held.hangs_on:
            return clause
        return Clause(
            f"{held.hangs_on} IN (SELECT {held.code} {held.source} WHERE {clause.sql})",
            clause.parameters,
            is_keyed=True,
        )

    def _contains(self, key: str, text: str) -> Clause:
        """The cell's text holds `text`; where people read a word for a code, the word counts too."""
        column, sql = self._sheet.columns[key], self._sheet.held[key].sql
        if column.kind is ColumnKind.FLAG:
            return self._has_value(key, text)
        plain = _like(_as_text(column.kind, sql), text)
        chosen = [code for code, word in self._sheet.words(self._session, key).items() if fold(text) in fold(word)]
        return either([plain, one_of(sql, chosen)]) if chosen else plain

    def _equals(self, key: str, text: str) -> Clause:
        """The cell holds `text`, or what it is read as, or a code people read as `text`."""
        column, held = self._sheet.columns[key], self._sheet.held[key]
        if not text:
            return Clause(self._blank(key))
        if column.kind not in TEXT_KINDS:
            return self._has_value(key, text)
        try:
            meant = {text, str(column.read(text))}
        except RuleViolation:
            meant = {text}
        if all(one.upper() == one.lower() for one in meant):
            return replace(one_of(held.sql, sorted(meant)), is_keyed=column.kind is ColumnKind.CODE)
        clauses = [Clause(f"{held.sql} = ? COLLATE NOCASE", (one,)) for one in sorted(meant)]
        chosen = [code for code, word in self._sheet.words(self._session, key).items() if fold(text) == fold(word)]
        return either([*clauses, one_of(held.sql, chosen)] if chosen else clauses)

    def _has_value(self, key: str, text: str) -> Clause:
        """A number, degree, day or flag has the typed value; what cannot be read as one is nowhere."""
        column, sql = self._sheet.columns[key], self._sheet.held[key].sql
        try:
            value = stored_value(column, text)
        except RuleViolation:
            return _NOWHERE
        if value is None:
            return Clause(self._blank(key))
        return Clause(f"{_as_day(sql) if column.kind in DATED else sql} = ?", (value,))

    def _compared(self, condition: Filter) -> Clause:
        """Less and more: numbers and days as such, ranks and categories by place, other texts by letters."""
        key = condition.column
        column, sql = self._sheet.columns[key], self._sheet.held[key].sql
        ends = (condition.text, condition.upto) if condition.match is Match.BETWEEN else (condition.text,)
        try:
            values = [comparable(column, end) for end in ends]
        except RuleViolation:
            return _NOWHERE
        if key in self._sheet.scales:
            return self._on_scale(key, condition.match, [str(value) for value in values])
        if column.kind not in NUMERIC:
            filled = f"{sql} <> ''" if column.kind in TEXT_KINDS else f"{sql} IS NOT NULL"
            shown = f"{sql} COLLATE NOCASE" if column.kind in TEXT_KINDS else _as_day(sql)
        else:
            filled, shown = f"{sql} IS NOT NULL", sql
        if condition.match is Match.BETWEEN:
            low, high = sorted(values, key=lambda value: fold(value) if isinstance(value, str) else value)
            return Clause(f"({filled} AND {shown} BETWEEN ? AND ?)", (low, high))
        return Clause(f"({filled} AND {shown} {_SIGNS[condition.match]} ?)", (values[0],))

    def _on_scale(self, key: str, match: Match, codes: list[str]) -> Clause:
        """The codes whose place is right, one by one; there are few."""
        scale = self._sheet.scales[key]
        levels = dict(scale.levels(self._session))
        words = {fold(word): code for code, word in self._sheet.words(self._session, key).items()}
        places = [levels.get(code, levels.get(words.get(fold(code.replace("_", " ")), ""))) for code in codes]
        known = [place for place in places if place is not None]
        if len(known) < len(codes):
            return _NOWHERE
        low, high = min(known), max(known)
        is_more = (match in (Match.MORE, Match.AT_LEAST)) == scale.is_rising
        if match is not Match.BETWEEN:
            beside = 0 if match in (Match.AT_MOST, Match.AT_LEAST) else 1
            low, high = (low + beside, _NO_END) if is_more else (-_NO_END, high - beside)
        return one_of(self._sheet.held[key].sql, [code for code, place in levels.items() if low <= place <= high])

    def _pattern(self, key: str, pattern: str) -> Clause:
        column, sql = self._sheet.columns[key], self._sheet.held[key].sql
        search = PatternSearch(pattern)
        name = f"matches_{len(self._patterns)}"
        self._patterns.append(search)
        self._session.define(name, search)
        plain = Clause(f"{name}({_as_text(column.kind, sql)})")
        words = self._sheet.words(self._session, key)
        if not words:
            return plain
        # What people read decides; a code without words is read as it stands.
        chosen = [code for code, word in words.items() if search(word)]
        rest = Clause(f"({sql} NOT IN ({', '.join('?' * len(words))}) AND {plain.sql})", tuple(words))
        return either([one_of(sql, chosen), rest])

    def _blank(self, key: str) -> str:
        kind, sql = self._sheet.columns[key].kind, self._sheet.held[key].sql
        if kind in TEXT_KINDS:
            return f"{sql} = ''"
        return f"{sql} = 0" if kind is ColumnKind.FLAG else f"{sql} IS NULL"


def _restricts(condition: Filter) -> bool:
    if condition.match in (Match.CONTAINS, Match.EXCLUDES):
        return any(text.strip() for text in condition.all_texts)
    return True


def _like(sql: str, text: str) -> Clause:
    """Holds the text; its own wildcards are plain letters."""
    if not _SPECIAL.intersection(text):
        return Clause(f"{sql} LIKE ?", (f"%{text}%",))
    plain = "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in text)
    return Clause(f"{sql} LIKE ? ESCAPE '\\'", (f"%{plain}%",))


def _as_text(kind: ColumnKind, sql: str) -> str:
    """The text of a value, as people read it as far as SQL knows."""
    if kind is ColumnKind.COORDINATE:
        return f"CASE WHEN {sql} IS NULL THEN '' ELSE printf('%.6f', {sql}) END"
    return sql if kind in TEXT_KINDS else f"ifnull(CAST({sql} AS TEXT), '')"


def _as_day(sql: str) -> str:
    return f"substr({sql}, 1, 10)"
