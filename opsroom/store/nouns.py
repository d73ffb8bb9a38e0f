"""What the store knows about each `Kind`: its table, the columns users own, and the columns it derives itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from peewee import AutoField, BooleanField, ForeignKeyField, Model

from opsroom.domain.changes import Kind
from opsroom.domain.ranks import rank_order
from opsroom.store import day_tables, tables
from opsroom.store.fields import Column, ColumnEncoder, Encoder, column_encoder, encoder

Row = dict[str, object]


@dataclass(frozen=True)
class Derived:
    """A column the store fills itself from the values of another one, `source`."""

    source: str
    compute: Callable[[Any], object]


@dataclass(frozen=True)
class Noun:
    """One kind of row.

    Attributes:
        columns: Columns of the user, without the id and without derived ones; exactly these are journalled.
        encoders: Column to the function that turns a domain value into the stored one.
        defaults: Stored value of columns that need not be given.
        derived: Columns the store fills itself.
        flags: Columns that hold yes or no.
        unique: Columns no two rows may share, or not in this combination.
    """

    kind: Kind
    model: type[Model]
    columns: tuple[str, ...]
    encoders: Mapping[str, Encoder]
    column_encoders: Mapping[str, ColumnEncoder]
    defaults: Mapping[str, object]
    derived: Mapping[str, Derived]
    flags: frozenset[str]
    unique: frozenset[str]

    @property
    def table(self) -> str:
        """Name of the table."""
        return str(self.model._meta.table_name)

    def encode(self, values: Mapping[str, object]) -> Row:
        """The values as the file holds them.

        Raises:
            ValueError: A column the noun does not have, or a value its column cannot hold; both are bugs.
        """
        self.check_columns(values)
        return {column: self.encoders[column](value) for column, value in values.items()}

    def encode_columns(self, columns: Mapping[str, Column]) -> dict[str, Column]:
        """The values of many rows, column by column, as the file holds them; raises as `encode` does."""
        self.check_columns(columns)
        return {column: self.column_encoders[column](values) for column, values in columns.items()}

    def complete_columns(self, columns: Mapping[str, Column], count: int) -> dict[str, Column]:
        """Whole rows, `count` of them, in column order, defaults filled in; `columns` as the file holds them.

        Raises:
            ValueError: A column without default is missing.
        """
        missing = [column for column in self.columns if column not in columns and column not in self.defaults]
        if missing:
            raise ValueError(f"{self.table} needs {', '.join(missing)}")
        return {
            column: columns[column] if column in columns else [self.defaults[column]] * count for column in self.columns
        }

    def check_columns(self, columns: Iterable[str]) -> None:
        """Refuse columns the noun does not have; they are bugs.

        Raises:
            ValueError: There are such columns.
        """
        unknown = set(columns) - self.encoders.keys()
        if unknown:
            raise ValueError(f"{self.table} has no column {', '.join(sorted(unknown))}")

    def derive(self, columns: Mapping[str, Column]) -> dict[str, Column]:
        """The derived columns whose source is among `columns`."""
        return {
            column: list(map(derived.compute, columns[derived.source]))
            for column, derived in self.derived.items()
            if derived.source in columns
        }


@dataclass(frozen=True)
class Reference:
    """`kind.column` names a row of another kind by `target_column`."""

    kind: Kind
    column: str
    target_column: str


_DERIVED = {Kind.PERSON: {"rank_order": Derived("rank", rank_order)}}
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
    Kind.REPORT: day_tables.ReportRow,
    Kind.TPS_STATE: day_tables.TpsStateRow,
    Kind.PERSON_STATE: day_tables.PersonStateRow,
    Kind.ABSENCE: tables.AbsenceRow,
    Kind.UNIT_POINT: tables.UnitPointRow,
    Kind.RADIO_LINE: day_tables.RadioLineRow,
    Kind.INCIDENT: day_tables.IncidentRow,
    Kind.INCIDENT_STEP: day_tables.IncidentStepRow,
    Kind.EVIDENCE: day_tables.EvidenceRow,
    Kind.ROLL_CALL: day_tables.RollCallRow,
    Kind.ROLL_ENTRY: day_tables.RollEntryRow,
}


def _noun(kind: Kind, model: type[Model]) -> Noun:
    derived = _DERIVED.get(kind, {})
    fields = [field for field in model._meta.sorted_fields if not isinstance(field, AutoField)]
    own = [field for field in fields if field.column_name not in derived]
    return Noun(
        kind,
        model,
        tuple(field.column_name for field in own),
        {field.column_name: encoder(field) for field in own},
        {field.column_name: column_encoder(field) for field in own},
        {field.column_name: field.default for field in own if field.default is not None or field.null},
        derived,
        frozenset(field.column_name for field in own if isinstance(field, BooleanField)),
        frozenset(field.column_name for field in own if field.unique) | _unique_together(model),
    )


def _unique_together(model: type[Model]) -> frozenset[str]:
    names = {name for columns, is_unique in model._meta.indexes if is_unique for name in columns}
    return frozenset(model._meta.fields[name].column_name for name in names)


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
