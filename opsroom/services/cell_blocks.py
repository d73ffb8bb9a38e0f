"""Judging a block of typed cells and new rows as a whole, then writing what is good in few statements."""

from collections.abc import Mapping, Sequence
from typing import Any

from opsroom.domain.changes import Kind
from opsroom.domain.errors import RuleViolation
from opsroom.domain.tps import Tps
from opsroom.domain.tps_numbers import is_special_number
from opsroom.services.cell_judge import CellJudge, Reading
from opsroom.services.cells import GONE, STALE, CellEdit, Judged, RefusedCell
from opsroom.services.set_patterns import add_category
from opsroom.services.tables import Record
from opsroom.services.unique_keys import Claim, settle
from opsroom.services.unit_lines import judge_units
from opsroom.store.reader import Reader
from opsroom.store.work import Work

#: The column of each table no two rows (of a desa, for TPS) may share.
_UNIQUE = {Kind.PERSON: "nrp", Kind.TPS: "number"}
_TAKEN = {Kind.PERSON: "NRP {} sudah dipakai personel lain.", Kind.TPS: "TPS {} sudah ada di desa ini."}
#: How a new TPS row says where it is.
_PLACE = ("kecamatan", "desa", "desa_code")


def judge(
    reader: Reader, kind: Kind, edits: Sequence[CellEdit], new_rows: Mapping[int, Mapping[str, str]] | None = None
) -> Judged:
    """Judge every cell beside the rest of its row and of the block; a later edit of the same cell wins.

    Args:
        reader: The data as they are.
        kind: The table.
        edits: Cells of rows that are there.
        new_rows: Typed texts of rows to add, by the negative row id refusals name them with.
    """
    if kind is Kind.UNIT_AREA:
        return judge_units(reader, edits, new_rows or {})
    return _BlockJudge(reader, kind, edits).judge(new_rows or {})


def write(work: Work, judged: Judged) -> tuple[int, ...]:
    """Write what was judged good and return the ids of the new rows."""
    for code in judged.new_categories:
        add_category(work, code)
    for row_id, values in judged.renamed:
        work.update(judged.kind, row_id, values)
    updates = [(row_id, values) for row_id, values in judged.updates.items() if values]
    if updates:
        work.update_many(judged.kind, updates)
    return tuple(work.insert_many(judged.kind, list(judged.inserts.values()))) if judged.inserts else ()


class _BlockJudge:
    """One run of `judge`."""

    def __init__(self, reader: Reader, kind: Kind, edits: Sequence[CellEdit]) -> None:
        self._reader = reader
        self._kind = kind
        self._edits = edits
        self._judge = CellJudge(reader, kind)
        self._records = _records(reader, kind, {edit.row_id for edit in edits})
        self._filled: set[tuple[int, str]] | None = None
        self._parted: set[tuple[int, str]] = set()
        self._out = Judged(kind)
        self._wanted: dict[int, str] = {}

    def judge(self, new_rows: Mapping[int, Mapping[str, str]]) -> Judged:
        self._take_plain()
        for row_id, texts in new_rows.items():
            self._draft(row_id, texts)
        self._settle()
        self._out.new_categories = tuple(self._judge.new_categories)
        return self._out

    # --- cells of rows that are there -----------------------------------------------------------------------------

    def _take_plain(self) -> None:
        """Every cell; the common case, a text read before into a cell nobody touched, without a call for each cell."""
        records, memo, updates, unique = self._records, self._judge.memo, self._out.updates, _UNIQUE[self._kind]
        for edit in self._edits:
            row_id, key = edit.row_id, edit.key
            record = records.get(row_id)
            reading = memo[key].get(edit.text) or self._judge.read(key, edit.text)
            if record is None or reading.reason or reading.parts or self._parted or key == unique:
                self._take(edit)
                continue
            stored = getattr(record, key)
            if reading.value == stored or edit.seen != stored:
                self._put(edit, record, reading.value)
            elif row_id in updates:
                updates[row_id][key] = reading.value
            else:
                updates[row_id] = {key: reading.value}

    def _take(self, edit: CellEdit) -> None:
        record = self._records.get(edit.row_id)
        if record is None:
            self._out.gone.append(RefusedCell(edit.row_id, edit.key, GONE))
            return
        if (edit.row_id, edit.key) in self._parted and not edit.text.strip():
            return
        reading = self._judge.read(edit.key, edit.text)
        if reading.reason:
            self._out.refused.append(RefusedCell(edit.row_id, edit.key, reading.reason))
        elif reading.parts:
            self._take_parts(edit, record, reading)
        else:
            self._put(edit, record, reading.value)

    def _put(self, edit: CellEdit, record: Any, value: object) -> None:
        key = edit.key
        stored = getattr(record, key)
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

    def _take_parts(self, edit: CellEdit, record: Any, reading: Reading) -> None:
        """One text for several cells, except for those the block gives a text of their own."""
        if self._filled is None:
            self._filled = {(each.row_id, each.key) for each in self._edits if each.text.strip()}
        for key, value in (reading.parts or {}).items():
            if key == edit.key:
                self._put(edit, record, value)
            elif (edit.row_id, key) not in self._filled:
                self._parted.add((edit.row_id, key))
                self._put(CellEdit(edit.row_id, key, getattr(record, key), edit.text), record, value)

    # --- new rows -------------------------------------------------------------------------------------------------

    def _draft(self, row_id: int, texts: Mapping[str, str]) -> None:
        """Judge a new row; without its required cells it stays out, other refused cells are left empty."""
        values: dict[str, object] = {}
        wrong: list[RefusedCell] = []
        if self._kind is Kind.TPS:
            self._find_place(row_id, texts, values, wrong)
        for key in dict.fromkeys((*texts, *self._required)):
            if self._kind is Kind.TPS and key in _PLACE:
                continue
            text = texts.get(key, "")
            reading = self._judge.read(key, text)
            if reading.reason and (text.strip() or key in self._required):
                wrong.append(RefusedCell(row_id, key, reading.reason))
            elif not reading.reason:
                self._fill(values, key, reading, texts)
        if self._kind is Kind.PERSON:
            self._complete_person(row_id, values, wrong)
        elif not texts.get("is_special", "").strip():
            values["is_special"] = is_special_number(str(values.get("number", "")))
        self._out.refused.extend(wrong)
        if not any(cell.key in (*self._required, *_PLACE) for cell in wrong):
            self._out.inserts[row_id] = values

    @property
    def _required(self) -> tuple[str, ...]:
        return tuple(key for key, column in self._judge.columns.items() if column.required and column.editable)

    def _fill(self, values: dict[str, object], key: str, reading: Reading, texts: Mapping[str, str]) -> None:
        parts = {part: value for part, value in (reading.parts or {}).items() if not texts.get(part, "").strip()}
        values.update({**parts, key: reading.value})

    def _find_place(
        self, row_id: int, texts: Mapping[str, str], values: dict[str, object], wrong: list[RefusedCell]
    ) -> None:
        try:
            values["desa_code"] = self._judge.desa.code_of(*(texts.get(key, "") for key in _PLACE))
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
        record = self._records[row_id]
        if isinstance(record, Tps):
            return Claim(row_id, (record.desa_code, record.number), (record.desa_code, value))
        rank = self._out.updates.get(row_id, {}).get("rank", record.rank)
        reason = self._judge.nrp_reason(value, str(rank))
        if reason:
            self._out.refused.append(RefusedCell(row_id, key, reason))
            return None
        return Claim(row_id, ("", record.nrp), ("", value))


def _records(reader: Reader, kind: Kind, ids: set[int]) -> dict[int, Record]:
    return {record.id: record for record in reader.sheet_records(kind, ids)}
