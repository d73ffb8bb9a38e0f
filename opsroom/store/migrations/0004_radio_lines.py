"""Add the lines of the radio desk; reports name the line they were heard in."""

# ruff: noqa: D101, D106  frozen models need no words, and steps are named by number

from __future__ import annotations

from peewee import BooleanField, Database, IntegerField, Model, TextField
from playhouse.migrate import SchemaMigrator


class RadioLine(Model):
    at = TextField()
    received_at = TextField()
    text = TextField()
    stage = TextField()
    state = TextField(index=True)
    channel = TextField()
    sender = TextField()
    relay = TextField()
    operator = TextField()
    source = TextField()
    why = TextField()
    subjects = IntegerField()
    is_alarm = BooleanField()
    amends = IntegerField(null=True)
    digest = TextField(index=True)

    class Meta:
        table_name = "radio_line"
        legacy_table_names = False  # peewee would name indexes after the class


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Make the table, then the column and its index."""
    with db.bind_ctx((RadioLine,)):
        db.create_tables((RadioLine,))
    db.execute_sql('ALTER TABLE "report" ADD COLUMN "line_id" INTEGER')  # type: ignore[no-untyped-call]
    db.execute_sql('CREATE INDEX "report_line_id" ON "report" ("line_id")')  # type: ignore[no-untyped-call]
