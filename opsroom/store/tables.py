"""The tables, one class per `Kind`; column names are the field names of the domain's records.

The classes are bound to no database: a session asks them for SQL. Foreign keys are checked at COMMIT, so the order of
writing inside one command is free. Rows get ids that are never used again (see `work.Work`). A change here needs a
migration; `tests/store/test_schema.py` compares both.
"""

# ruff: noqa: D106  what a Meta holds, peewee says

from __future__ import annotations

from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    Check,
    DoubleField,
    IntegerField,
    TextField,
)

from opsroom.domain.categories import KURANG_RAWAN
from opsroom.domain.documents import DocumentStatus
from opsroom.domain.duty import Duty
from opsroom.domain.forces import Source
from opsroom.domain.ranks import UNKNOWN_ORDER
from opsroom.store.fields import DayField, MomentField
from opsroom.store.table_base import StoredRow, added, refers_to


class OperationRow(StoredRow):
    """The one operation of the file."""

    id = AutoField()
    name = TextField(default="")
    event = TextField(default="")
    operation_name = TextField(default="")
    region = TextField(default="")
    voting_day = DayField(null=True)
    duty_from = DayField(null=True)
    duty_to = DayField(null=True)
    roll_call_at = MomentField(null=True)
    roll_call_place = TextField(default="")
    roll_call_leader = TextField(default="")

    class Meta:
        table_name = "operation"
        constraints = (Check("id = 1"),)


class SettingRow(StoredRow):
    """A setting of the operation (letterhead, remembered column matches, ...); `value` is JSON."""

    id = AutoField()
    key = TextField(unique=True)
    value = TextField()

    class Meta:
        table_name = "setting"


class KecamatanRow(StoredRow):
    """A kecamatan; those with the same `rayon` are watched by one Pamatwil."""

    id = AutoField()
    code = TextField(unique=True)
    name = TextField()
    rayon = TextField(default="", constraints=added("''"))

    class Meta:
        table_name = "kecamatan"


class DesaRow(StoredRow):
    """A desa or kelurahan."""

    id = AutoField()
    code = TextField(unique=True)
    name = TextField()
    kecamatan_code = refers_to(KecamatanRow, field="code", column_name="kecamatan_code")

    class Meta:
        table_name = "desa"


class UnitAreaRow(StoredRow):
    """A unit serves a kecamatan; may be written before the kecamatan is known, so it is no reference."""

    id = AutoField()
    unit = TextField()
    kecamatan_code = TextField()

    class Meta:
        table_name = "unit_area"
        indexes = ((("unit", "kecamatan_code"), True),)


class CategoryRow(StoredRow):
    """A vulnerability category; TPS and patterns name it by code without a reference, since imports bring new ones."""

    id = AutoField()
    code = TextField(unique=True)
    label = TextField()
    severity = IntegerField()
    own_team = BooleanField(default=False)
    colour = TextField(default="info")

    class Meta:
        table_name = "category"


class PatternRow(StoredRow):
    """A pattern of a category; the lowest `ordinal` is preferred."""

    id = AutoField()
    category = TextField(index=True)
    polri = IntegerField()
    tps = IntegerField()
    linmas = IntegerField()
    ordinal = IntegerField(default=0)

    class Meta:
        table_name = "pattern"


class TpsRow(StoredRow):
    """A polling station. There is no column for votes and there must never be one."""

    id = AutoField()
    number = TextField()
    desa_code = refers_to(DesaRow, field="code", column_name="desa_code", index=False)
    category = TextField(default=KURANG_RAWAN)
    category_source = TextField(default="")
    category_reason = TextField(default="")
    is_special = BooleanField(default=False)
    voters_m = IntegerField(null=True)
    voters_f = IntegerField(null=True)
    address = TextField(default="")
    lat = DoubleField(null=True)
    lon = DoubleField(null=True)
    access_note = TextField(default="")
    signal_note = TextField(default="")
    kpps_contact = TextField(default="")
    panwas_contact = TextField(default="")
    linmas_contact = TextField(default="")
    note = TextField(default="")

    class Meta:
        table_name = "tps"
        indexes = ((("desa_code", "number"), True),)


class PersonRow(StoredRow):
    """A member of the roster; `rank_order` is kept by the store so that ranks sort in SQL."""

    id = AutoField()
    nrp = TextField(unique=True)
    name = TextField()
    rank = TextField(default="")
    unit = TextField(default="")
    source = TextField(default=Source.POLRES.value)
    position = TextField(default="")
    phone = TextField(default="")
    duty = TextField(default=Duty.TERSEDIA.value)
    note = TextField(default="")
    home_desa = TextField(default="")
    nrp_repaired = BooleanField(default=False)
    rank_order = IntegerField(default=UNKNOWN_ORDER)
    gender = TextField(default="", constraints=added("''"))
    hard_before = IntegerField(default=0, constraints=added("0"))

    class Meta:
        table_name = "person"


class PlanRow(StoredRow):
    """One version of the plot.

    `remarks` is a JSON list of rule and text; `idle` and `moved` are JSON lists of person ids; `levels` is a JSON list
    of name, value, bound and parts. Of the plans that are `is_current` the highest version counts: every plan from
    before there was a choice is, so that undoing it still brings back the one before.
    """

    id = AutoField()
    version = IntegerField(unique=True)
    made_at = MomentField()
    seconds = DoubleField(default=0.0)
    input_hash = TextField(default="")
    remarks = TextField(default="[]")
    idle = TextField(default="[]")
    name = TextField(default="", constraints=added("''"))
    is_current = BooleanField(default=True, constraints=added("1"))
    levels = TextField(default="[]", constraints=added("'[]'"))
    moved = TextField(default="[]", constraints=added("'[]'"))
    seed = IntegerField(default=0, constraints=added("0"))
    is_stopped = BooleanField(default=False, constraints=added("0"))
    base_version = IntegerField(null=True)

    class Meta:
        table_name = "plan"


class TeamRow(StoredRow):
    """A team of a plan, with the pattern it was formed by."""

    id = AutoField()
    plan_id = refers_to(PlanRow, index=False)
    number = IntegerField()
    kecamatan_code = TextField()
    pattern_polri = IntegerField()
    pattern_tps = IntegerField()
    pattern_linmas = IntegerField()
    crosses_desa = BooleanField(default=False)

    class Meta:
        table_name = "team"
        indexes = ((("plan_id", "number"), True),)


class TeamMemberRow(StoredRow):
    """A person in a team, in the order of `ordinal`."""

    id = AutoField()
    team_id = refers_to(TeamRow, index=False)
    person_id = refers_to(PersonRow)
    role = TextField()
    ordinal = IntegerField()

    class Meta:
        table_name = "team_member"
        indexes = ((("team_id", "person_id"), True),)


class TeamTpsRow(StoredRow):
    """A TPS of a team, in the order of `ordinal`."""

    id = AutoField()
    team_id = refers_to(TeamRow, index=False)
    tps_id = refers_to(TpsRow)
    ordinal = IntegerField()

    class Meta:
        table_name = "team_tps"
        indexes = ((("team_id", "tps_id"), True),)


class ShortageRow(StoredRow):
    """A TPS a plan could not cover, and why."""

    id = AutoField()
    plan_id = refers_to(PlanRow)
    tps_id = refers_to(TpsRow)
    rule = TextField()
    text = TextField()
    ordinal = IntegerField()

    class Meta:
        table_name = "shortage"


class PostRow(StoredRow):
    """An officer a plan puts over a kecamatan."""

    id = AutoField()
    plan_id = refers_to(PlanRow)
    role = TextField()
    kecamatan_code = TextField()
    person_id = refers_to(PersonRow)
    ordinal = IntegerField()

    class Meta:
        table_name = "post"


class PinRow(StoredRow):
    """A person held to a TPS by hand."""

    id = AutoField()
    person_id = refers_to(PersonRow, index=False)
    tps_id = refers_to(TpsRow)

    class Meta:
        table_name = "pin"
        indexes = ((("person_id", "tps_id"), True),)


class DocumentRow(StoredRow):
    """A registered paper; `snapshot` is the JSON it is printed from."""

    id = AutoField()
    kind = TextField()
    title = TextField(default="")
    number = TextField(default="")
    status = TextField(default=DocumentStatus.DRAF.value)
    revision = IntegerField(default=0)
    snapshot = TextField(default="{}")
    sha256 = TextField(default="")
    path = TextField(default="")
    made_at = MomentField()

    class Meta:
        table_name = "document"


class AbsenceRow(StoredRow):
    """Days a person is not there, both ends included; `reason` is a `Duty` of absence."""

    id = AutoField()
    person_id = refers_to(PersonRow)
    reason = TextField()
    first_day = DayField()
    last_day = DayField()
    note = TextField(default="")

    class Meta:
        table_name = "absence"


class UnitPointRow(StoredRow):
    """Where the people of a unit set out; units are names, so it is no reference."""

    id = AutoField()
    unit = TextField(unique=True)
    lat = DoubleField()
    lon = DoubleField()

    class Meta:
        table_name = "unit_point"


class CommandRow(StoredRow):
    """One committed command; `state` is a `journal.State`."""

    id = AutoField()
    at = MomentField()
    actor = TextField(default="")
    label = TextField()
    origin = TextField()
    undoable = BooleanField()
    state = TextField(index=True)

    class Meta:
        table_name = "command"


class JournalRow(StoredRow):
    """One row a command touched; `before` and `after` are JSON of the touched columns, null for no row.

    The ids of this table and of `journal_block` come from one sequence: their order is the order of writing.
    """

    id = AutoField()
    command_id = refers_to(CommandRow)
    kind = TextField()
    row_id = IntegerField()
    before = TextField(null=True)
    after = TextField(null=True)

    class Meta:
        table_name = "journal"
        indexes = ((("kind", "row_id"), False),)


class JournalBlockRow(StoredRow):
    """Many rows a command touched in the same columns, packed as `store.blocks` says."""

    id = AutoField()
    command_id = refers_to(CommandRow)
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
