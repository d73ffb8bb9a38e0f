"""Judging a block of typed cells and new rows as a whole, then writing what is good in few statements."""

from collections.abc import Mapping, Sequence, Set
from typing import Any

from opsroom.domain.changes import Kind
from opsroom.domain.errors import RuleViolation
from opsroom.domain.progress import SILENT, Progress
from opsroom.domain.tps_numbers import is_special_number
from opsroom.services.cell_judge import CellJudge, Reading
from opsroom.services.cells import GONE, STALE, CellEdit, Judged, RefusedCell
from opsroom.services.set_patterns import add_category
from opsroom.services.unique_keys import Claim, settle
from opsroom.services.unit_lines import judge_units
from opsroom.store.reader import Reader
from opsroom.store.work import Work

#: The column of each table no two rows (of a desa, for TPS) may share.
_UNIQUE = {Kind.PERSON: "nrp", Kind.TPS: "number"}
_TAKEN = {Kind.PERSON: "NRP {} sudah dipakai personel lain.", Kind.TPS: "TPS {} sudah ada di desa ini."}
#: What the cells of a row hold, in the order of the columns asked for.
StoredRow = tuple[Any, ...]
#: Cells or new rows between two looks at the progress.
_BATCH = 5000
_JUDGING = "Memeriksa isian"
#: How a new TPS row says where it is.
_PLACE = ("kecamatan", "desa", "desa_code")


def judge(
    reader: Reader,
    kind: Kind,
    edits: Sequence[CellEdit],
    new_rows: Mapping[int, Mapping[str, str]] | None = None,
    progress: Progress = SILENT,
) -> Judged:
    """Judge every cell beside the rest of its row and of the block; a later edit of the same cell wins.

    Args:
        reader: The data as they are.
        kind: The table.
        edits: Cells of rows that are there.
        new_rows: Typed texts of rows to add, by the negative row id refusals name them with.
        progress: Told how far it is.

    Raises:
        Cancelled: The user asked to stop.
    """
    if kind is Kind.UNIT_AREA:
        return judge_units(reader, edits, new_rows or {})
    return _BlockJudge(reader, kind, edits, progress).judge(new_rows or {})


def write(work: Work, judged: Judged, progress: Progress = SILENT) -> tuple[int, ...]:
    """Write what was judged good and return the ids of the new rows."""
    for code in judged.new_categories:
        add_category(work, code)
    for row_id, values in judged.renamed:
        work.update(judged.kind, row_id, values)
    updates = [(row_id, values) for row_id, values in judged.updates.items() if values]
    if updates:
        work.update_many(judged.kind, updates, progress)
    return tuple(work.insert_many(judged.kind, list(judged.inserts.values()), progress)) if judged.inserts else ()


class _BlockJudge:
    """One run of `judge`."""

    def __init__(self, reader: Reader, kind: Kind, edits: Sequence[CellEdit], progress: Progress) -> None:
        self._reader = reader
        self._progress = progress
        self._kind = kind
        self._edits = edits
        self._judge = CellJudge(reader, kind)
        self._places = {key: place for place, key in enumerate(self._stored_keys())}
        self._rows = self._read({edit.row_id for edit in edits})
        self._required = frozenset(key for key, each in self._judge.columns.items() if each.required and each.editable)
        #: Columns of a new row that are judged together, as the place it is at.
        self._drafted = frozenset(_PLACE if kind is Kind.TPS else ())
        self._desa: dict[tuple[str, str, str], str] = {}
        self._filled: set[tuple[int, str]] | None = None
        self._parted: set[tuple[int, str]] = set()
        self._out = Judged(kind)
        self._wanted: dict[int, str] = {}

    def judge(self, new_rows: Mapping[int, Mapping[str, str]]) -> Judged:
        total = len(self._edits) + len(new_rows)
        for start in range(0, len(self._edits), _BATCH):
            self._progress.step(start, total, _JUDGING)
            self._take_plain(self._edits[start : start + _BATCH])
        for done, (row_id, texts) in enumerate(new_rows.items(), len(self._edits)):
            if done % _BATCH == 0:
                self._progress.step(done, total, _JUDGING)
            self._draft(row_id, texts)
        self._settle()
        self._out.new_categories = tuple(self._judge.new_categories)
        return self._out

    # --- cells of rows that are there -----------------------------------------------------------------------------

    def _take_plain(self, edits: Sequence[CellEdit]) -> None:
        """All these cells; the common case, a plain value for a cell nobody touched, without a call for each cell."""
        unique, values = _UNIQUE[self._kind], self._judge.values
        plain = {key: (values[key], place) for key, place in self._places.items() if key != unique}
        updates, parted = self._out.updates, self._parted
        last, stored_row, row = 0, None, None
        for edit in edits:
            if edit.row_id != last:
                last = edit.row_id
                stored_row, row = self._rows.get(last), updates.get(last)
            meaning = plain.get(edit.key)
            if meaning is None or stored_row is None or parted:
                self._take(edit)
                row = updates.get(last)
                continue
            value, stored = meaning[0][edit.text], stored_row[meaning[1]]
            if value == stored or edit.seen != stored or value.__class__ is Reading:
                self._take(edit)
                row = updates.get(last)
            elif row is None:
                row = updates[last] = {edit.key: value}
            else:
                row[edit.key] = value

    def _take(self, edit: CellEdit) -> None:
        stored_row = self._rows.get(edit.row_id)
        if stored_row is None:
            self._out.gone.append(RefusedCell(edit.row_id, edit.key, GONE))
            return
        if (edit.row_id, edit.key) in self._parted and not edit.text.strip():
            return
        reading = self._judge.read(edit.key, edit.text)
        if reading.reason:
            self._out.refused.append(RefusedCell(edit.row_id, edit.key, reading.reason))
        elif reading.parts:
            self._take_parts(edit, stored_row, reading)
        else:
            self._put(edit, stored_row, reading.value)

    def _put(self, edit: CellEdit, stored_row: StoredRow, value: object) -> None:
        key = edit.key
        stored = stored_row[self._places[key]]
        if value == stored:
            self._keep(edit.row_id, key)
        elif edit.seen != stored:
            self._out.stale.append(RefusedCell(edit.row_id, key, STALE))
        elif key == _UNIQUE[self._kind]:
            self._wanted[edit.row_id] = str(value)
        else:
            row = self._out.updates.get(edit.row_id)
            if row is None:
                row = self._out.updates[edit.row_id] = {}
            row[key] = value

    def _keep(self, row_id: int, key: str) -> None:
        """The cell is to hold what it holds: whatever the block asked for it earlier is off."""
        row = self._out.updates.get(row_id)
        if row is not None:
            row.pop(key, None)
        if key == _UNIQUE[self._kind]:
            self._wanted.pop(row_id, None)

    def _take_parts(self, edit: CellEdit, stored_row: StoredRow, reading: Reading) -> None:
        """One text for several cells, except for those the block gives a text of their own."""
        if self._filled is None:
            self._filled = {(each.row_id, each.key) for each in self._edits if each.text.strip()}
        for key, value in (reading.parts or {}).items():
            if key == edit.key:
                self._put(edit, stored_row, value)
            elif (edit.row_id, key) not in self._filled:
                self._parted.add((edit.row_id, key))
                seen = stored_row[self._places[key]]
                self._put(CellEdit(edit.row_id, key, seen, edit.text), stored_row, value)

    # --- new rows -------------------------------------------------------------------------------------------------

    def _draft(self, row_id: int, texts: Mapping[str, str]) -> None:
        """Judge a new row; without its required cells it stays out, other refused cells are left empty."""
        values: dict[str, object] = {}
        wrong: list[RefusedCell] = []
        if self._kind is Kind.TPS:
            self._find_place(row_id, texts, values, wrong)
        self._read_texts(row_id, texts, values, wrong)
        for key in self._required:
            if key not in texts:
                self._fill(row_id, key, texts, values, wrong)
        if self._kind is Kind.PERSON:
            self._complete_person(row_id, values, wrong)
        elif not texts.get("is_special", "").strip():
            values["is_special"] = is_special_number(str(values.get("number", "")))
        self._out.refused.extend(wrong)
        if not any(cell.key in self._required or cell.key in self._drafted for cell in wrong):
            self._out.inserts[row_id] = values

    def _read_texts(
        self, row_id: int, texts: Mapping[str, str], values: dict[str, object], wrong: list[RefusedCell]
    ) -> None:
        """The typed cells of a new row; plain values without a call for each."""
        meanings, drafted = self._judge.values, self._drafted
        for key, text in texts.items():
            if key in drafted:
                continue
            value = meanings[key][text]
            if value.__class__ is Reading:
                self._fill(row_id, key, texts, values, wrong)
            elif key not in values or text.strip():  # a pair may have given it already
                values[key] = value

    def _fill(
        self,
        row_id: int,
        key: str,
        texts: Mapping[str, str],
        values: dict[str, object],
        wrong: list[RefusedCell],
    ) -> None:
        """A cell of a new row that is more than a plain value, or is missing."""
        text = texts.get(key, "")
        reading = self._judge.read(key, text)
        if not reading.reason:
            parts = {part: value for part, value in (reading.parts or {}).items() if not texts.get(part, "").strip()}
            values.update({**parts, key: reading.value})
        elif text.strip() or key in self._required:
            wrong.append(RefusedCell(row_id, key, reading.reason))

    def _find_place(
        self, row_id: int, texts: Mapping[str, str], values: dict[str, object], wrong: list[RefusedCell]
    ) -> None:
        named = (texts.get("kecamatan", ""), texts.get("desa", ""), texts.get("desa_code", ""))
        code = self._desa.get(named)
        try:
            if code is None:
                code = self._desa[named] = self._judge.desa.code_of(*named)
            values["desa_code"] = code
        except RuleViolation as problem:
            wrong.append(RefusedCell(row_id, problem.field, problem.user_text))

    def _complete_person(self, row_id: int, values: dict[str, object], wrong: list[RefusedCell]) -> None:
        if not values.get("source"):
            values["source"] = self._judge.source(values)
        reason = self._judge.nrp_reason(str(values["nrp"]), str(values.get("rank", ""))) if "nrp" in values else ""
        if reason:
            wrong.append(RefusedCell(row_id, "nrp", reason))

    # --- values no two rows may share -----------------------------------------------------------------------------

    def _settle(self) -> None:
        """Grant numbers last: a rank typed in the same block decides what an NRP may look like."""
        key = _UNIQUE[self._kind]
        claims = [claim for row_id, value in self._wanted.items() if (claim := self._claim(row_id, key, value))]
        for row_id, values in self._out.inserts.items():
            claims.append(Claim(row_id, None, (str(values.get("desa_code", "")), str(values[key]))))
        if not claims:
            return
        keys = {each for claim in claims for each in (claim.old, claim.new) if each is not None}
        settled = settle(claims, self._reader.holders(self._kind, keys))
        for claim in settled.refused:
            self._out.inserts.pop(claim.row_id, None)
            self._out.refused.append(RefusedCell(claim.row_id, key, _TAKEN[self._kind].format(claim.new[1])))
        given: list[tuple[int, dict[str, object]]] = [
            (claim.row_id, {key: claim.new[1]}) for claim in settled.granted if claim.row_id > 0
        ]
        if settled.in_turn:
            self._out.renamed = given
        else:
            for row_id, values in given:
                self._out.updates.setdefault(row_id, {}).update(values)

    def _claim(self, row_id: int, key: str, value: str) -> Claim | None:
        """What the row asks for; None when its own rank speaks against it, which is noted."""
        stored_row = self._rows[row_id]
        held = str(stored_row[self._places[key]])
        if self._kind is Kind.TPS:
            desa = str(stored_row[self._places["desa_code"]])
            return Claim(row_id, (desa, held), (desa, value))
        rank = self._out.updates.get(row_id, {}).get("rank", stored_row[self._places["rank"]])
        reason = self._judge.nrp_reason(value, str(rank))
        if reason:
            self._out.refused.append(RefusedCell(row_id, key, reason))
            return None
        return Claim(row_id, ("", held), ("", value))

    # --- what is there --------------------------------------------------------------------------------------------

    def _stored_keys(self) -> tuple[str, ...]:
        keys = [key for key, column in self._judge.columns.items() if column.editable]
        return (*keys, "desa_code") if self._kind is Kind.TPS else tuple(keys)

    def _read(self, ids: Set[int]) -> dict[int, StoredRow]:
        """The rows of these ids that are there, by the columns of `_places`."""
        wanted, keys = sorted(ids), tuple(self._places)
        found: list[StoredRow] = [row for batch in self._reader.cells(self._kind, keys, wanted) for row in batch]
        if len(found) == len(wanted):
            return dict(zip(wanted, found, strict=True))
        # Some rows are gone: cells do not say which, records do.
        records: Sequence[Any] = self._reader.persons(wanted) if self._kind is Kind.PERSON else self._reader.tps(wanted)
        return {record.id: tuple(getattr(record, key) for key in keys) for record in records}
