"""Lay the tables of the first release: operation, regions, roster, TPS, plans, papers, reports, journal."""

# ruff: noqa: D101, D106  frozen models need no words, and steps are named by number

from __future__ import annotations

from typing import Any

from peewee import BooleanField, Check, Database, DoubleField, ForeignKeyField, IntegerField, Model, TextField
from playhouse.migrate import SchemaMigrator


def _refers_to(model: type[Model], **options: Any) -> ForeignKeyField[Any]:
    return ForeignKeyField(model, backref="+", deferrable="INITIALLY DEFERRED", **options)


class Frozen(Model):
    class Meta:
        legacy_table_names = False  # peewee would name indexes after the class


class Operation(Frozen):
    name = TextField()
    event = TextField()
    operation_name = TextField()
    region = TextField()
    voting_day = TextField(null=True)
    duty_from = TextField(null=True)
    duty_to = TextField(null=True)
    roll_call_at = TextField(null=True)
    roll_call_place = TextField()
    roll_call_leader = TextField()

    class Meta:
        table_name = "operation"
        constraints = (Check("id = 1"),)


class Setting(Frozen):
    key = TextField(unique=True)
    value = TextField()

    class Meta:
        table_name = "setting"


class Kecamatan(Frozen):
    code = TextField(unique=True)
    name = TextField()

    class Meta:
        table_name = "kecamatan"


class Desa(Frozen):
    code = TextField(unique=True)
    name = TextField()
    kecamatan_code = _refers_to(Kecamatan, field="code", column_name="kecamatan_code")

    class Meta:
        table_name = "desa"


class UnitArea(Frozen):
    unit = TextField()
    kecamatan_code = TextField()

    class Meta:
        table_name = "unit_area"
        indexes = ((("unit", "kecamatan_code"), True),)


class Category(Frozen):
    code = TextField(unique=True)
    label = TextField()
    severity = IntegerField()
    own_team = BooleanField()
    colour = TextField()

    class Meta:
        table_name = "category"


class Pattern(Frozen):
    category = TextField(index=True)
    polri = IntegerField()
    tps = IntegerField()
    linmas = IntegerField()
    ordinal = IntegerField()

    class Meta:
        table_name = "pattern"


class Tps(Frozen):
    number = TextField()
    desa_code = _refers_to(Desa, field="code", column_name="desa_code", index=False)
    category = TextField()
    category_source = TextField()
    category_reason = TextField()
    is_special = BooleanField()
    voters_m = IntegerField(null=True)
    voters_f = IntegerField(null=True)
    address = TextField()
    lat = DoubleField(null=True)
    lon = DoubleField(null=True)
    access_note = TextField()
    signal_note = TextField()
    kpps_contact = TextField()
    panwas_contact = TextField()
    linmas_contact = TextField()
    note = TextField()

    class Meta:
        table_name = "tps"
        indexes = ((("desa_code", "number"), True),)


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
    nrp_repaired = BooleanField()
    rank_order = IntegerField()

    class Meta:
        table_name = "person"


class Plan(Frozen):
    version = IntegerField(unique=True)
    made_at = TextField()
    seconds = DoubleField()
    input_hash = TextField()
    remarks = TextField()
    idle = TextField()

    class Meta:
        table_name = "plan"


class Team(Frozen):
    plan_id = _refers_to(Plan, index=False)
    number = IntegerField()
    kecamatan_code = TextField()
    pattern_polri = IntegerField()
    pattern_tps = IntegerField()
    pattern_linmas = IntegerField()
    crosses_desa = BooleanField()

    class Meta:
        table_name = "team"
        indexes = ((("plan_id", "number"), True),)


class TeamMember(Frozen):
    team_id = _refers_to(Team, index=False)
    person_id = _refers_to(Person)
    role = TextField()
    ordinal = IntegerField()

    class Meta:
        table_name = "team_member"
        indexes = ((("team_id", "person_id"), True),)


class TeamTps(Frozen):
    team_id = _refers_to(Team, index=False)
    tps_id = _refers_to(Tps)
    ordinal = IntegerField()

    class Meta:
        table_name = "team_tps"
        indexes = ((("team_id", "tps_id"), True),)


class Shortage(Frozen):
    plan_id = _refers_to(Plan)
    tps_id = _refers_to(Tps)
    rule = TextField()
    text = TextField()
    ordinal = IntegerField()

    class Meta:
        table_name = "shortage"


class Post(Frozen):
    plan_id = _refers_to(Plan)
    role = TextField()
    kecamatan_code = TextField()
    person_id = _refers_to(Person)
    ordinal = IntegerField()

    class Meta:
        table_name = "post"


class Pin(Frozen):
    person_id = _refers_to(Person, index=False)
    tps_id = _refers_to(Tps)

    class Meta:
        table_name = "pin"
        indexes = ((("person_id", "tps_id"), True),)


class Document(Frozen):
    kind = TextField()
    title = TextField()
    number = TextField()
    status = TextField()
    revision = IntegerField()
    snapshot = TextField()
    sha256 = TextField()
    path = TextField()
    made_at = TextField()

    class Meta:
        table_name = "document"


class Report(Frozen):
    tps_id = _refers_to(Tps, null=True)
    person_id = _refers_to(Person, null=True)
    stage = TextField()
    at = TextField()
    received_at = TextField()
    channel = TextField()
    sender = TextField()
    text = TextField()
    operator = TextField()

    class Meta:
        table_name = "report"


class TpsState(Frozen):
    tps_id = _refers_to(Tps, unique=True)
    stage = TextField()
    at = TextField()
    report_id = _refers_to(Report, null=True)

    class Meta:
        table_name = "tps_state"


class PersonState(Frozen):
    person_id = _refers_to(Person, unique=True)
    stage = TextField()
    at = TextField()
    report_id = _refers_to(Report, null=True)

    class Meta:
        table_name = "person_state"


class Command(Frozen):
    at = TextField()
    actor = TextField()
    label = TextField()
    origin = TextField()
    undoable = BooleanField()
    state = TextField(index=True)

    class Meta:
        table_name = "command"


class Journal(Frozen):
    command_id = _refers_to(Command)
    kind = TextField()
    row_id = IntegerField()
    before = TextField(null=True)
    after = TextField(null=True)

    class Meta:
        table_name = "journal"
        indexes = ((("kind", "row_id"), False),)


MODELS = (
    Operation, Setting, Kecamatan, Desa, UnitArea, Category, Pattern, Tps, Person, Plan, Team,
    TeamMember, TeamTps, Shortage, Post, Pin, Document, Report, TpsState, PersonState, Command,
    Journal,
)  # fmt: skip


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Create all tables and indexes."""
    with db.bind_ctx(MODELS):
        db.create_tables(MODELS)
