"""Add what the plot of levels and rules needs: plans by name, absences, rayon, points of units, two facts of people."""

# ruff: noqa: D101, D106  frozen models need no words, and steps are named by number

from __future__ import annotations

from peewee import Database, DoubleField, ForeignKeyField, IntegerField, Model, TextField
from playhouse.migrate import SchemaMigrator

#: As SQL, since adding a column this way rewrites no table that others refer to.
COLUMNS = (
    ("kecamatan", "\"rayon\" TEXT NOT NULL DEFAULT ''"),
    ("person", "\"gender\" TEXT NOT NULL DEFAULT ''"),
    ("person", '"hard_before" INTEGER NOT NULL DEFAULT 0'),
    ("plan", "\"name\" TEXT NOT NULL DEFAULT ''"),
    ("plan", '"is_current" INTEGER NOT NULL DEFAULT 1'),
    ("plan", "\"levels\" TEXT NOT NULL DEFAULT '[]'"),
    ("plan", "\"moved\" TEXT NOT NULL DEFAULT '[]'"),
    ("plan", '"seed" INTEGER NOT NULL DEFAULT 0'),
    ("plan", '"is_stopped" INTEGER NOT NULL DEFAULT 0'),
    ("plan", '"base_version" INTEGER'),
)


class Frozen(Model):
    class Meta:
        legacy_table_names = False  # peewee would name indexes after the class


class Person(Frozen):
    nrp = TextField(unique=True)
    name = TextField()
    rank = TextField()
    unit = TextField()
    source = TextField()
    position = TextField()
    phone = TextField()
    duty = TextField()
    note = TextField()
    home_desa = TextField()
    nrp_repaired = IntegerField()
    rank_order = IntegerField()

    class Meta:
        table_name = "person"


class Absence(Frozen):
    person_id = ForeignKeyField(Person, backref="+", deferrable="INITIALLY DEFERRED")
    reason = TextField()
    first_day = TextField()
    last_day = TextField()
    note = TextField()

    class Meta:
        table_name = "absence"


class UnitPoint(Frozen):
    unit = TextField(unique=True)
    lat = DoubleField()
    lon = DoubleField()

    class Meta:
        table_name = "unit_point"


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Add the columns, then the tables."""
    for table, column in COLUMNS:
        db.execute_sql(f'ALTER TABLE "{table}" ADD COLUMN {column}')  # type: ignore[no-untyped-call]
    with db.bind_ctx((Person, Absence, UnitPoint)):
        db.create_tables((Absence, UnitPoint))
