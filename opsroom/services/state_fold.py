"""Reports from the field appended and folded into what is known of each TPS and person."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from opsroom.domain.changes import Kind
from opsroom.domain.stages import Stage
from opsroom.store.work import Work

_SUBJECTS = {Kind.TPS_STATE: "tps_id", Kind.PERSON_STATE: "person_id"}


class StateFold:
    """Appends the reports of one command; a state is the latest report, of two as late the one told last."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._known: dict[Kind, dict[int, tuple[int, datetime]]] = {}
        self._asked: dict[Kind, set[int]] = {}

    def append(
        self, kind: Kind, stage: Stage, at: datetime, subjects: Iterable[int], facts: Mapping[str, object]
    ) -> int:
        """Append a report on each subject and fold it in; returns how many.

        Args:
            kind: TPS_STATE for TPS, PERSON_STATE for people.
            stage: What was reached.
            at: When, aware.
            subjects: Row ids, each once.
            facts: The other columns of the reports.
        """
        ids = list(subjects)
        field = _SUBJECTS[kind]
        rows = [{field: one, "stage": stage.value, "at": at, **facts} for one in ids]
        reports = self._work.insert_many(Kind.REPORT, rows)
        known = self._states(kind, ids)
        fresh: list[dict[str, object]] = []
        newer: list[tuple[int, dict[str, object]]] = []
        for subject, report_id in zip(ids, reports, strict=True):
            values: dict[str, object] = {"stage": stage.value, "at": at, "report_id": report_id}
            before = known.get(subject)
            if before is None:
                fresh.append({field: subject, **values})
            elif at >= before[1]:
                newer.append((before[0], values))
                known[subject] = (before[0], at)
        for row, row_id in zip(fresh, self._work.insert_many(kind, fresh), strict=True):
            known[int(str(row[field]))] = (row_id, at)
        self._work.update_many(kind, newer)
        return len(ids)

    def settle(self, kind: Kind, subjects: Iterable[int]) -> None:
        """Make the states of some subjects what the reports say that still count."""
        ids = list(dict.fromkeys(subjects))
        reports = self._work.reader.newest_reports(kind, ids)
        known = self._states(kind, ids)
        gone: list[int] = []
        updates: list[tuple[int, dict[str, object]]] = []
        for one in ids:
            if one not in known:
                continue
            row_id, _ = known[one]
            if one in reports:
                report_id, stage, at = reports[one]
                updates.append((row_id, {"stage": stage, "at": at, "report_id": report_id}))
                known[one] = (row_id, at)
            else:
                gone.append(row_id)
                del known[one]
        self._work.update_many(kind, updates)
        self._work.delete_many(kind, gone)

    def _states(self, kind: Kind, ids: list[int]) -> dict[int, tuple[int, datetime]]:
        """The states known so far, with those of `ids` among them."""
        known, asked = self._known.setdefault(kind, {}), self._asked.setdefault(kind, set())
        unasked = [one for one in ids if one not in asked]
        if unasked:
            rows = self._work.reader.state_rows(kind, unasked)
            known.update((one, (rows[one].row_id, rows[one].at)) for one in unasked if one in rows)
            asked.update(unasked)
        return known
