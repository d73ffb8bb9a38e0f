"""How one table of the program is asked: where each column lies, what it sorts by, which words stand for its codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from opsroom.domain.columns import Column

if TYPE_CHECKING:
    from opsroom.store.session import Session


@dataclass(frozen=True)
class Clause:
    """A piece of SQL with its parameters.

    Attributes:
        is_keyed: An index finds its rows; all others are found by reading the table from end to end.
    """

    sql: str
    parameters: tuple[object, ...] = ()
    is_keyed: bool = False


@dataclass(frozen=True)
class Held:
    """Where the values of a column lie.

    Attributes:
        sql: The value.
        hangs_on: Column of the sheet's own table the value depends on, where it lies in another table.
        source: The other tables, from FROM on.
        code: What of them equals `hangs_on`.
    """

    sql: str
    hangs_on: str = ""
    source: str = ""
    code: str = ""


@dataclass(frozen=True)
class Scale:
    """Codes that have an order of their own.

    Attributes:
        levels: Code to its place.
        unknown: Place of other codes.
        is_rising: Whether a higher place is "more"; ranks count down from the highest.
    """

    levels: Callable[[Session], Mapping[str, int]]
    unknown: int
    is_rising: bool = True


@dataclass(frozen=True)
class Sheet:
    """How one table of the program is asked.

    Attributes:
        table: Its name.
        joined: It and the tables its values lie in, behind FROM.
        columns: Columns by key: those the table shows and those that are only stored.
        searched: Keys of the columns free text is looked for in.
        held: Column key to where its values lie.
        labels: Column key to the words people read for its codes, beside those of its choices.
        scales: Column key to what its codes sort by before their text.
        natural: The order that breaks ties.
    """

    table: str
    joined: str
    columns: Mapping[str, Column]
    searched: tuple[str, ...]
    held: Mapping[str, Held]
    labels: Mapping[str, Callable[[Session], Mapping[str, str]]]
    scales: Mapping[str, Scale]
    natural: str

    def words(self, session: Session, key: str) -> dict[str, str]:
        """Code to the words people read for it."""
        words = {choice.value: choice.label for choice in self.columns[key].choices}
        return words | dict(self.labels[key](session)) if key in self.labels else words


def either(clauses: list[Clause]) -> Clause:
    """One of them holds; none can when there are none."""
    if not clauses:
        return Clause("0")
    if len(clauses) == 1:
        return clauses[0]
    return Clause(
        "(" + " OR ".join(clause.sql for clause in clauses) + ")",
        tuple(value for clause in clauses for value in clause.parameters),
        all(clause.is_keyed for clause in clauses),
    )


def neither(clauses: list[Clause]) -> Clause:
    """None of them holds; what is unknown counts as not holding."""
    joined = either(clauses)
    return Clause(f"NOT ifnull({joined.sql}, 0)", joined.parameters)


def one_of(sql: str, values: list[str]) -> Clause:
    """The value is one of these, to the letter."""
    return Clause(f"{sql} IN ({', '.join('?' * len(values))})", tuple(values))
