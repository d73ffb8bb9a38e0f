"""Add incidents with their steps and evidence, and roll calls with who is expected."""

# ruff: noqa: D101, D106  frozen models need no words, and steps are named by number

from __future__ import annotations

from typing import Any

from peewee import BlobField, Database, ForeignKeyField, IntegerField, Model, TextField
from playhouse.migrate import SchemaMigrator


class Tps(Model):
    class Meta:
        table_name = "tps"


class Person(Model):
    class Meta:
        table_name = "person"


def _refers_to(model: type[Model], **options: Any) -> ForeignKeyField[Any]:
    return ForeignKeyField(model, backref="+", deferrable="INITIALLY DEFERRED", **options)


class Incident(Model):
    number = IntegerField(unique=True)
    at = TextField()
    opened_at = TextField()
    tps_id = _refers_to(Tps, null=True)
    kecamatan_code = TextField()
    place = TextField()
    kind = TextField()
    severity = TextField()
    summary = TextField()
    reporter = TextField()
    state = TextField(index=True)
    deadline = TextField(null=True)
    revision = IntegerField()
    same_as = IntegerField(null=True)
    line_id = IntegerField(null=True)
    operator = TextField()

    class Meta:
        table_name = "incident"
        legacy_table_names = False  # peewee would name indexes after the class


class IncidentStep(Model):
    incident_id = _refers_to(Incident)
    step = TextField()
    at = TextField()
    received_at = TextField()
    text = TextField()
    operator = TextField()
    other_number = IntegerField(null=True)

    class Meta:
        table_name = "incident_step"
        legacy_table_names = False


class Evidence(Model):
    incident_id = _refers_to(Incident)
    name = TextField()
    sha256 = TextField()
    size = IntegerField()
    taken_at = TextField(null=True)
    received_at = TextField()
    taken_by = TextField()
    place = TextField()
    operator = TextField()

    class Meta:
        table_name = "evidence"
        legacy_table_names = False


class EvidenceFile(Model):
    sha256 = TextField(primary_key=True)
    content = BlobField()

    class Meta:
        table_name = "evidence_file"
        legacy_table_names = False


class RollCall(Model):
    name = TextField()
    place = TextField()
    leader = TextField()
    at = TextField()
    closed_at = TextField(null=True)

    class Meta:
        table_name = "roll_call"
        legacy_table_names = False


class RollEntry(Model):
    roll_call_id = _refers_to(RollCall, index=False)
    person_id = _refers_to(Person)
    present_at = TextField(null=True)
    reason = TextField()
    note = TextField()
    operator = TextField()
    line_id = IntegerField(null=True)
    stands_for = IntegerField(null=True)

    class Meta:
        table_name = "roll_entry"
        legacy_table_names = False
        indexes = ((("roll_call_id", "person_id"), True),)


_NEW = (Incident, IncidentStep, Evidence, EvidenceFile, RollCall, RollEntry)


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Make the tables."""
    with db.bind_ctx((Tps, Person, *_NEW)):
        db.create_tables(_NEW)
