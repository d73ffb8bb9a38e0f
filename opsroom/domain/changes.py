"""What a committed command changed: one frozen `ChangeSet` every view listens to."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from enum import StrEnum

from opsroom.domain.row_ids import RowIds


class Kind(StrEnum):
    """The nouns a change can touch; the value is the journal's word for them."""

    OPERATION = "operation"
    SETTING = "setting"
    KECAMATAN = "kecamatan"
    DESA = "desa"
    UNIT_AREA = "unit_area"
    CATEGORY = "category"
    PATTERN = "pattern"
    TPS = "tps"
    PERSON = "person"
    PLAN = "plan"
    TEAM = "team"
    TEAM_MEMBER = "team_member"
    TEAM_TPS = "team_tps"
    SHORTAGE = "shortage"
    POST = "post"
    PIN = "pin"
    DOCUMENT = "document"
    REPORT = "report"
    TPS_STATE = "tps_state"
    PERSON_STATE = "person_state"
    ABSENCE = "absence"
    UNIT_POINT = "unit_point"
    RADIO_LINE = "radio_line"
    INCIDENT = "incident"
    INCIDENT_STEP = "incident_step"
    EVIDENCE = "evidence"
    ROLL_CALL = "roll_call"
    ROLL_ENTRY = "roll_entry"


class Origin(StrEnum):
    """Who or what made a change."""

    DESK = "desk"
    IMPORT = "import"
    PLOT = "plot"
    RADIO = "radio"
    UNDO = "undo"
    OTHER_PROCESS = "other_process"


@dataclass(frozen=True, slots=True)
class Change:
    """The ids of one kind that changed.

    Attributes:
        ids: Row ids of the kind; may be as many as the table has, so ask for yours, never walk through them on the
            GUI thread.
        fields: Touched column keys; empty means rows were added or removed, so order and count may differ.
    """

    kind: Kind
    ids: Set[int]
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One committed command as the views see it."""

    changes: tuple[Change, ...]
    origin: Origin = Origin.DESK
    label: str = ""
    command_id: int = 0

    def __bool__(self) -> bool:
        return bool(self.changes)

    def touches(self, *kinds: Kind) -> bool:
        """Whether any of `kinds` changed."""
        return any(change.kind in kinds for change in self.changes)

    def ids(self, kind: Kind) -> Set[int]:
        """All ids of `kind` that changed, in whatever field."""
        touched = [change.ids for change in self.changes if change.kind is kind]
        return touched[0] if len(touched) == 1 else RowIds(row for ids in touched for row in ids)

    def held(self, kind: Kind, mine: Set[int]) -> set[int]:
        """Those of `mine` that changed, at the price of the rows a view holds, however many changed."""
        touched = [change.ids for change in self.changes if change.kind is kind]
        return {row_id for row_id in mine if any(row_id in ids for ids in touched)}

    def reshapes(self, kind: Kind) -> bool:
        """Whether rows of `kind` were added or removed, not only edited."""
        return any(change.kind is kind and not change.fields for change in self.changes)


def merge(changesets: Iterable[ChangeSet]) -> ChangeSet:
    """One change set that says what all of `changesets` say; the last label and origin stand."""
    changes: list[Change] = []
    origin, label, command_id = Origin.DESK, "", 0
    for changeset in changesets:
        changes.extend(changeset.changes)
        origin, label, command_id = changeset.origin, changeset.label, changeset.command_id
    return ChangeSet(tuple(changes), origin, label, command_id)
