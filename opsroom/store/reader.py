"""All reading from the operation file, as records of the domain; never a row, never a cursor."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from threading import Event
from typing import Any

from opsroom.domain.absence import Absence
from opsroom.domain.categories import Category, Pattern
from opsroom.domain.changes import Kind
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.incidents import Evidence, Incident, IncidentStep
from opsroom.domain.operation import Operation
from opsroom.domain.person import Person
from opsroom.domain.plan import Pin
from opsroom.domain.queries import ALL, ColumnStats, TableQuery
from opsroom.domain.radio_log import LineState, RadioLine
from opsroom.domain.regions import Desa, Kecamatan
from opsroom.domain.roll_calls import RollCall, RollEntry
from opsroom.domain.stages import Stage
from opsroom.domain.tps import Tps
from opsroom.domain.unit_area import UnitArea
from opsroom.store import (
    column_facts,
    journal,
    read_incidents,
    read_journal,
    read_keys,
    read_lines,
    read_plans,
    read_regions,
    read_roll_calls,
    read_rows,
    read_sheets,
    read_states,
)
from opsroom.store.read_states import StateRow
from opsroom.store.records import CommandRecord, DeletedRow, DocumentRecord, JournalEntry, PlanHead, StoredPlan
from opsroom.store.session import Session
from opsroom.store.upkeep import Upkeep


class Reader:
    """One consistent view of the data, valid inside the ``with`` block that gave it.

    Thread: the one that asked for it.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def upkeep(self) -> Upkeep:
        """What examining and mending the data reads beside the sheets."""
        return Upkeep(self._session)

    def operation(self) -> Operation:
        """The operation of this file.

        Raises:
            NotFound: The file has none yet.
        """
        return read_states.operation(self._session)[1]

    def operation_id(self) -> int:
        """Row id of the operation; raises as `operation` does."""
        return read_states.operation(self._session)[0]

    def setting(self, key: str) -> object | None:
        """The JSON value kept under `key`, None when there is none."""
        return read_states.setting(self._session, key)

    def kecamatan(self) -> list[Kecamatan]:
        """All kecamatan by code."""
        return read_regions.kecamatan(self._session)

    def desa(self) -> list[Desa]:
        """All desa by code."""
        return read_regions.desa(self._session)

    def unit_areas(self) -> dict[str, frozenset[str]]:
        """Unit name in capitals to the codes of the kecamatan it serves."""
        return read_regions.unit_areas(self._session)

    def categories(self) -> list[Category]:
        """All categories, least severe first."""
        return read_regions.categories(self._session)

    def patterns(self) -> dict[str, tuple[Pattern, ...]]:
        """Category code to its patterns, the preferred one first."""
        return read_regions.patterns(self._session)

    def pattern_rows(self) -> dict[int, str]:
        """Row id of each pattern to its category code."""
        return read_regions.pattern_rows(self._session)

    def sheet_ids(self, kind: Kind, query: TableQuery = ALL) -> "array[int]":
        """Ids of the rows `query` shows in the table of a noun."""
        return read_sheets.sheet_ids(self._session, kind, query)

    def sheet_records(self, kind: Kind, ids: Iterable[int] | None = None) -> list[Person | Tps | UnitArea]:
        """Records of the table of a noun in the order of `ids`, ids without a row left out; all of them for None."""
        return read_sheets.sheet_records(self._session, kind, ids)

    def person_ids(self, query: TableQuery = ALL) -> "array[int]":
        """Ids of the people `query` shows; ties in the order they were entered."""
        return read_sheets.person_ids(self._session, query)

    def persons(self, ids: Iterable[int] | None = None) -> list[Person]:
        """People in the order of `ids`, ids without a row left out; all of them in roster order for None."""
        return read_sheets.persons(self._session, ids)

    def tps_ids(self, query: TableQuery = ALL) -> "array[int]":
        """Ids of the TPS `query` shows; ties by desa code and number."""
        return read_sheets.tps_ids(self._session, query)

    def tps(self, ids: Iterable[int] | None = None) -> list[Tps]:
        """TPS in the order of `ids`, ids without a row left out; all of them by desa code and number for None."""
        return read_sheets.tps(self._session, ids)

    def total(self, kind: Kind) -> int:
        """Rows of a noun that has a table."""
        return read_sheets.total_rows(self._session, kind)

    def column_stats(self, kind: Kind, query: TableQuery, key: str, ids: Sequence[int] | None = None) -> ColumnStats:
        """What the cells of a column amount to, in the rows `ids`, in all rows of `query` for None."""
        return column_facts.stats(self._session, read_sheets.SHEETS[kind], query, key, ids)

    def column_values(self, kind: Kind, query: TableQuery, key: str, limit: int) -> list[tuple[object, int]]:
        """The different stored values of a column with their counts, most frequent first."""
        return column_facts.values(self._session, read_sheets.SHEETS[kind], query, key, limit)

    def stopping_at(self, stop: Event) -> AbstractContextManager[None]:
        """Reads inside the block end with `Cancelled` soon after another thread has set `stop`."""
        return self._session.stopping_at(stop)

    def cells(self, kind: Kind, keys: Sequence[str], ids: Sequence[int]) -> Iterator[list[tuple[Any, ...]]]:
        """Stored values of some columns in the order of `ids`, in batches; ids without a row are left out."""
        return read_rows.cells(self._session, kind, keys, ids)

    def cell_columns(self, kind: Kind, keys: Sequence[str], ids: Sequence[int] | None) -> Iterator[list[Sequence[Any]]]:
        """As `cells`, but by column; for None all rows, in the order of a query without a sort."""
        return read_rows.cell_columns(self._session, kind, keys, ids)

    def holders(self, kind: Kind, keys: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """Who holds these unique keys: scope and value, that is desa code and number, or nothing and NRP."""
        return read_keys.holders(self._session, kind, keys)

    def pins(self) -> dict[int, Pin]:
        """Row id to pin."""
        return read_states.pins(self._session)

    def current_plan(self) -> StoredPlan | None:
        """The plan that counts, None when nothing was plotted."""
        version = read_plans.current_version(self._session)
        return None if version is None else read_plans.plan(self._session, version)

    def latest_plan(self) -> StoredPlan | None:
        """As `current_plan`; the name of before."""
        return self.current_plan()

    def plan(self, version: int) -> StoredPlan | None:
        """The plan of a version, None when there is no such plan."""
        return read_plans.plan(self._session, version)

    def plan_heads(self) -> list[PlanHead]:
        """All plans, newest first, without their teams."""
        return read_plans.plan_heads(self._session)

    def plan_flags(self) -> list[tuple[int, int, bool]]:
        """Row id, version and mark of every plan."""
        return read_plans.plan_flags(self._session)

    def absences(self) -> list[Absence]:
        """All absences, earliest first."""
        return read_states.absences(self._session)

    def unit_points(self) -> dict[str, tuple[float, float]]:
        """Unit name in capitals to latitude and longitude of where its people set out."""
        return read_regions.unit_points(self._session)

    def unit_point_rows(self) -> dict[int, str]:
        """Row id of each such point to the unit as written."""
        return read_regions.unit_point_rows(self._session)

    def tps_states(self) -> dict[TpsId, Stage]:
        """The newest known stage of each TPS somebody reported on."""
        return {TpsId(row_id): state.stage for row_id, state in self.state_rows(Kind.TPS_STATE).items()}

    def person_states(self) -> dict[PersonId, Stage]:
        """The newest known stage of each person somebody reported on."""
        return {PersonId(row_id): state.stage for row_id, state in self.state_rows(Kind.PERSON_STATE).items()}

    def state_rows(self, kind: Kind, ids: Collection[int] | None = None) -> dict[int, StateRow]:
        """TPS id (for TPS_STATE) or person id (for PERSON_STATE) to the stored state and its row; of `ids` at least."""
        return read_states.states(self._session, kind, ids)

    def lines(
        self,
        *,
        since: datetime | None = None,
        tps_ids: Collection[int] | None = None,
        person_ids: Collection[int] = (),
        state: LineState | None = None,
    ) -> list[RadioLine]:
        """The log of the radio desk in order of receiving; only what is asked for."""
        return read_lines.lines(self._session, since=since, tps_ids=tps_ids, person_ids=person_ids, state=state)

    def line(self, line_id: int) -> RadioLine | None:
        """One line of the log."""
        return read_lines.line(self._session, line_id)

    def line_subjects(self, line_id: int) -> tuple[list[int], list[int]]:
        """TPS and people a line reports on."""
        return read_lines.subjects(self._session, line_id)

    def known_digests(self, digests: Sequence[str]) -> set[str]:
        """Which of these lines are in the log already."""
        return read_lines.known_digests(self._session, digests)

    def newest_reports(
        self, kind: Kind, ids: Iterable[int], until: datetime | None = None
    ) -> dict[int, tuple[int, str, datetime]]:
        """The report that counts for each TPS (TPS_STATE) or person (PERSON_STATE), at a moment: id, stage, time."""
        column = "tps_id" if kind is Kind.TPS_STATE else "person_id"
        return read_lines.newest_reports(self._session, column, ids, until)

    def incidents(self) -> list[Incident]:
        """All incidents by number."""
        return read_incidents.incidents(self._session)

    def incident_steps(self, incident_id: int) -> list[IncidentStep]:
        """What was done about an incident, in the order it was entered."""
        return read_incidents.steps(self._session, incident_id)

    def evidence(self, incident_id: int) -> list[Evidence]:
        """The files that document an incident, in the order they came."""
        return read_incidents.evidence(self._session, incident_id)

    def evidence_content(self, sha256: str) -> bytes | None:
        """The bytes of a file, None when there are none."""
        return read_incidents.content(self._session, sha256)

    def roll_calls(self) -> list[RollCall]:
        """All roll calls, earliest first."""
        return read_roll_calls.roll_calls(self._session)

    def roll_entries(self, roll_call_id: int) -> list[RollEntry]:
        """Who is expected at a roll call, in the order of its list."""
        return read_roll_calls.entries(self._session, roll_call_id)

    def documents(self) -> list[DocumentRecord]:
        """The register of papers, oldest first."""
        return read_states.documents(self._session)

    def document_snapshot(self, document_id: int) -> str:
        """The JSON a paper is printed from.

        Raises:
            NotFound: No such paper.
        """
        return read_states.document_snapshot(self._session, document_id)

    def journal(self, limit: int = 200) -> list[JournalEntry]:
        """The newest journal entries, newest first."""
        return read_journal.latest_entries(self._session, limit)

    def row_story(self, kind: Kind, row_id: int, limit: int = 200) -> list[JournalEntry]:
        """What was done to one row, newest first."""
        return read_journal.row_story(self._session, kind, row_id, limit)

    def commands(self, limit: int = 200, before_id: int | None = None) -> list[CommandRecord]:
        """The newest commands (of those before `before_id`), newest first."""
        return read_journal.commands(self._session, limit, before_id)

    def command_entries(self, command_id: int, limit: int = 500) -> list[JournalEntry]:
        """What one command did, in the order it was done; the first `limit` rows of it."""
        return read_journal.command_entries(self._session, command_id, limit)

    def deleted_rows(self, kind: Kind, limit: int = 1000) -> list[DeletedRow]:
        """Rows that exist no more, newest deletion first."""
        return read_journal.deleted_rows(self._session, kind, limit)

    def counts(self) -> dict[str, int]:
        """Rows per kind."""
        return read_states.counts(self._session)

    def last_change_at(self) -> datetime | None:
        """When the newest command was committed, None in an untouched file."""
        return journal.last_command(self._session)[1]
