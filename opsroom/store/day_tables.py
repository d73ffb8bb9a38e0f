"""The tables of the day itself: radio lines, reports and states, incidents with their evidence, roll calls.

As `tables`, one class per `Kind`.
"""

# ruff: noqa: D106  what a Meta holds, peewee says

from __future__ import annotations

from peewee import AutoField, BlobField, BooleanField, IntegerField, TextField

from opsroom.store.fields import MomentField
from opsroom.store.table_base import StoredRow, refers_to
from opsroom.store.tables import PersonRow, TpsRow


class RadioLineRow(StoredRow):
    """A line of the radio desk as it was heard; never removed. `state` is a `radio_log.LineState`.

    `amends` is the line this one replaces, `digest` tells a pasted message that is there already.
    """

    id = AutoField()
    at = MomentField()
    received_at = MomentField()
    text = TextField()
    stage = TextField(default="")
    state = TextField(index=True)
    channel = TextField(default="")
    sender = TextField(default="")
    relay = TextField(default="")
    operator = TextField(default="")
    source = TextField(default="")
    why = TextField(default="")
    subjects = IntegerField(default=0)
    is_alarm = BooleanField(default=False)
    amends = IntegerField(null=True)
    digest = TextField(default="", index=True)

    class Meta:
        table_name = "radio_line"


class ReportRow(StoredRow):
    """A fact from the field, append-only; `line_id` is the line it was heard in, if any."""

    id = AutoField()
    tps_id = refers_to(TpsRow, null=True)
    person_id = refers_to(PersonRow, null=True)
    stage = TextField()
    at = MomentField()
    received_at = MomentField()
    channel = TextField(default="")
    sender = TextField(default="")
    text = TextField(default="")
    operator = TextField(default="")
    line_id = IntegerField(null=True, index=True)

    class Meta:
        table_name = "report"


class TpsStateRow(StoredRow):
    """The newest known stage of a TPS, folded from the reports."""

    id = AutoField()
    tps_id = refers_to(TpsRow, unique=True)
    stage = TextField()
    at = MomentField()
    report_id = refers_to(ReportRow, null=True)

    class Meta:
        table_name = "tps_state"


class PersonStateRow(StoredRow):
    """The newest known stage of a person, folded from the reports."""

    id = AutoField()
    person_id = refers_to(PersonRow, unique=True)
    stage = TextField()
    at = MomentField()
    report_id = refers_to(ReportRow, null=True)

    class Meta:
        table_name = "person_state"


class IncidentRow(StoredRow):
    """An incident; `number` counts from 1 and is never used again. `state` is an `incidents.IncidentState`.

    `same_as` is the number of the incident this one repeats.
    """

    id = AutoField()
    number = IntegerField(unique=True)
    at = MomentField()
    opened_at = MomentField()
    tps_id = refers_to(TpsRow, null=True)
    kecamatan_code = TextField(default="")
    place = TextField(default="")
    kind = TextField()
    severity = TextField()
    summary = TextField()
    reporter = TextField(default="")
    state = TextField(index=True)
    deadline = MomentField(null=True)
    revision = IntegerField(default=0)
    same_as = IntegerField(null=True)
    line_id = IntegerField(null=True)
    operator = TextField(default="")

    class Meta:
        table_name = "incident"


class IncidentStepRow(StoredRow):
    """What was done or learnt about an incident, append-only; `step` is an `incidents.Step`."""

    id = AutoField()
    incident_id = refers_to(IncidentRow)
    step = TextField()
    at = MomentField()
    received_at = MomentField()
    text = TextField(default="")
    operator = TextField(default="")
    other_number = IntegerField(null=True)

    class Meta:
        table_name = "incident_step"


class EvidenceRow(StoredRow):
    """A file that documents an incident, append-only; its bytes are in `evidence_file` under `sha256`."""

    id = AutoField()
    incident_id = refers_to(IncidentRow)
    name = TextField()
    sha256 = TextField()
    size = IntegerField()
    taken_at = MomentField(null=True)
    received_at = MomentField()
    taken_by = TextField(default="")
    place = TextField(default="")
    operator = TextField(default="")

    class Meta:
        table_name = "evidence"


class EvidenceFileRow(StoredRow):
    """Bytes named by what they are; written once, so no journal is needed."""

    sha256 = TextField(primary_key=True)
    content = BlobField()

    class Meta:
        table_name = "evidence_file"


class RollCallRow(StoredRow):
    """A roll call; without `closed_at` it goes on."""

    id = AutoField()
    name = TextField()
    place = TextField(default="")
    leader = TextField(default="")
    at = MomentField()
    closed_at = MomentField(null=True)

    class Meta:
        table_name = "roll_call"


class RollEntryRow(StoredRow):
    """Somebody expected at a roll call: present since, absent for a `Duty`, or not seen yet.

    `line_id` is the line of the log that says so; `stands_for` is the entry of whoever is absent and was replaced.
    """

    id = AutoField()
    roll_call_id = refers_to(RollCallRow, index=False)
    person_id = refers_to(PersonRow)
    present_at = MomentField(null=True)
    reason = TextField(default="")
    note = TextField(default="")
    operator = TextField(default="")
    line_id = IntegerField(null=True)
    stands_for = IntegerField(null=True)

    class Meta:
        table_name = "roll_entry"
        indexes = ((("roll_call_id", "person_id"), True),)
