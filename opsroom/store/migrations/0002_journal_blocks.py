"""Add the journal of bulk commands: thousands of rows to one block."""

# ruff: noqa: D101, D106  frozen models need no words, and steps are named by number

from __future__ import annotations

from peewee import BlobField, BooleanField, Database, ForeignKeyField, IntegerField, Model, TextField
from playhouse.migrate import SchemaMigrator


class Frozen(Model):
    class Meta:
        legacy_table_names = False  # peewee would name indexes after the class


class Command(Frozen):
    at = TextField()
    actor = TextField()
    label = TextField()
    origin = TextField()
    undoable = BooleanField()
    state = TextField(index=True)

    class Meta:
        table_name = "command"


class JournalBlock(Frozen):
    command_id = ForeignKeyField(Command, backref="+", deferrable="INITIALLY DEFERRED")
    kind = TextField()
    columns = TextField()
    rows = IntegerField()
    first_row = IntegerField()
    last_row = IntegerField()
    ids = BlobField(null=True)
    before = BlobField(null=True)
    after = BlobField(null=True)

    class Meta:
        table_name = "journal_block"
        indexes = ((("kind", "last_row", "first_row"), False),)


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Create the table and its indexes."""
    with db.bind_ctx((Command, JournalBlock)):
        db.create_tables((JournalBlock,))
