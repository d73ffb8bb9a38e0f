"""What the store knows about each `Kind`: its table, the columns users own, and the columns it derives itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from peewee import AutoField, Field, ForeignKeyField, Model

from opsroom.domain.changes import Kind
from opsroom.domain.ranks import rank_order
from opsroom.store import tables
from opsroom.store.fields import Encoder, encoder

Row = dict[str, object]
Derive = Callable[[Mapping[str, object]], Row]


@dataclass(frozen=True)
class Noun:
    """One kind of row.

    Attributes:
        columns: Columns of the user, without the id and without derived ones; exactly these are journalled.
        encoders: Column to the function that turns a domain value into the stored one.
        defaults: Stored value of columns that need not be given.
        derive: Computes the derived columns from the columns it finds in its argument.
    """

    kind: Kind
    model: type[Model]
    columns: tuple[str, ...]
    encoders: Mapping[str, Encoder]
    defaults: Mapping[str, object]
    derive: Derive

    @property
    def table(self) -> str:
        """Name of the table."""
        return str(self.model._meta.table_name)

    @property
    def key(self) -> Field[Any]:
        """The id column."""
        return self.column("id")

    def column(self, name: str) -> Field[Any]:
        """A column for queries."""
        field: Field[Any] = self.model._meta.columns[name]
        return field

    def encode(self, values: Mapping[str, object]) -> Row:
        """The values as the file holds them.

        Raises:
            ValueError: A column the noun does not have, or a value its column cannot hold; both are bugs.
        """
        unknown = values.keys() - self.encoders.keys()
        if unknown:
            raise ValueError(f"{self.table} has no column {', '.join(sorted(unknown))}")
        return {column: self.encoders[column](value) for column, value in values.items()}

    def complete(self, values: Mapping[str, object]) -> Row:
        """A whole row in column order, defaults filled in.

        Raises:
            ValueError: As `encode`, or a column without default is missing.
        """
        row = {**self.defaults, **self.encode(values)}
        missing = [column for column in self.columns if column not in row]
        if missing:
            raise ValueError(f"{self.table} needs {', '.join(missing)}")
        return {column: row[column] for column in self.columns}

    def decode(self, values: tuple[Any, ...], columns: tuple[str, ...]) -> Row:
        """Stored values by column, yes/no as bool, as `encode` gives them."""
        return {
            column: value if value is None else self.encoders[column](value)
            for column, value in zip(columns, values, strict=True)
        }


@dataclass(frozen=True)
class Reference:
    """`kind.column` names a row of another kind by `target_column`."""

    kind: Kind
    column: str
    target_column: str


def _nothing(_row: Mapping[str, object]) -> Row:
    return {}


def _derive_person(row: Mapping[str, object]) -> Row:
    return {"rank_order": rank_order(str(row["rank"]))} if "rank" in row else {}


_DERIVED = {"rank_order"}
_MODELS: dict[Kind, type[Model]] = {
    Kind.OPERATION: tables.OperationRow,
    Kind.SETTING: tables.SettingRow,
    Kind.KECAMATAN: tables.KecamatanRow,
    Kind.DESA: tables.DesaRow,
    Kind.UNIT_AREA: tables.UnitAreaRow,
    Kind.CATEGORY: tables.CategoryRow,
    Kind.PATTERN: tables.PatternRow,
    Kind.TPS: tables.TpsRow,
    Kind.PERSON: tables.PersonRow,
    Kind.PLAN: tables.PlanRow,
    Kind.TEAM: tables.TeamRow,
    Kind.TEAM_MEMBER: tables.TeamMemberRow,
    Kind.TEAM_TPS: tables.TeamTpsRow,
    Kind.SHORTAGE: tables.ShortageRow,
    Kind.POST: tables.PostRow,
    Kind.PIN: tables.PinRow,
    Kind.DOCUMENT: tables.DocumentRow,
    Kind.REPORT: tables.ReportRow,
    Kind.TPS_STATE: tables.TpsStateRow,
    Kind.PERSON_STATE: tables.PersonStateRow,
}


def _noun(kind: Kind, model: type[Model]) -> Noun:
    fields = [field for field in model._meta.sorted_fields if not isinstance(field, AutoField)]
    own = [field for field in fields if field.column_name not in _DERIVED]
    return Noun(
        kind,
        model,
        tuple(field.column_name for field in own),
        {field.column_name: encoder(field) for field in own},
        {field.column_name: field.default for field in own if field.default is not None or field.null},
        _derive_person if kind is Kind.PERSON else _nothing,
    )


def _references() -> dict[Kind, tuple[Reference, ...]]:
    kinds = {model: kind for kind, model in _MODELS.items()}
    found: dict[Kind, list[Reference]] = {kind: [] for kind in Kind}
    for kind, model in _MODELS.items():
        for field in model._meta.sorted_fields:
            if isinstance(field, ForeignKeyField):
                reference = Reference(kind, field.column_name, field.rel_field.column_name)
                found[kinds[field.rel_model]].append(reference)
    return {kind: tuple(references) for kind, references in found.items()}


NOUNS: Mapping[Kind, Noun] = {kind: _noun(kind, model) for kind, model in _MODELS.items()}
#: For each kind, who refers to its rows.
REFERENCES: Mapping[Kind, tuple[Reference, ...]] = _references()
