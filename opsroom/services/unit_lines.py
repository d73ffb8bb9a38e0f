"""Judging typed lines of the list of units: the kecamatan named must exist, no line may be there twice."""

from collections.abc import Mapping, Sequence

from opsroom.domain.changes import Kind
from opsroom.domain.errors import RuleViolation
from opsroom.domain.regions import Kecamatan, plain_code, region_key
from opsroom.domain.unit_area import UnitArea
from opsroom.services.cell_judge import CellJudge
from opsroom.services.cells import GONE, STALE, CellEdit, Judged, RefusedCell
from opsroom.services.unique_keys import Claim, settle
from opsroom.store.reader import Reader

#: What is stored of a line, by the column it is typed into.
_STORED = {"unit": "unit", "kecamatan": "kecamatan_code"}


class KecamatanLookup:
    """The kecamatan of an operation by name or code."""

    def __init__(self, kecamatan: Sequence[Kecamatan]) -> None:
        self._codes = {each.code for each in kecamatan}
        self._by_name: dict[str, list[str]] = {}
        for each in kecamatan:
            self._by_name.setdefault(region_key(each.name), []).append(each.code)

    def code_of(self, text: str) -> str:
        """The code of the kecamatan meant.

        Raises:
            RuleViolation: The operation has no such kecamatan, or several of the name.
        """
        if plain_code(text) in self._codes:
            return plain_code(text)
        found = self._by_name.get(region_key(text), [])
        if not found:
            raise RuleViolation(f"Kecamatan '{text}' tidak ada di operasi ini. Pilih dari daftar.", "kecamatan")
        if len(found) > 1:
            raise RuleViolation(
                f"Kecamatan '{text}' ada {len(found)} di operasi ini; tulis kodenya: {', '.join(sorted(found))}.",
                "kecamatan",
            )
        return found[0]


def judge_units(reader: Reader, edits: Sequence[CellEdit], new_rows: Mapping[int, Mapping[str, str]]) -> Judged:
    """Judge every cell beside the rest of its line and of the block; a later edit of the same cell wins."""
    return _UnitJudge(reader, edits).judge(new_rows)


class _UnitJudge:
    """One run of `judge_units`."""

    def __init__(self, reader: Reader, edits: Sequence[CellEdit]) -> None:
        self._reader = reader
        self._edits = edits
        self._cells = CellJudge(reader, Kind.UNIT_AREA)
        self._places = KecamatanLookup(reader.kecamatan())
        found = reader.sheet_records(Kind.UNIT_AREA, {edit.row_id for edit in edits})
        self._records = {line.id: line for line in found if isinstance(line, UnitArea)}
        self._out = Judged(Kind.UNIT_AREA)
        #: Row id to the values asked for, stored columns only, and the column typed into last.
        self._wanted: dict[int, dict[str, str]] = {}
        self._typed: dict[int, str] = {}

    def judge(self, new_rows: Mapping[int, Mapping[str, str]]) -> Judged:
        for edit in self._edits:
            self._take(edit)
        for row_id, texts in new_rows.items():
            self._draft(row_id, texts)
        self._settle()
        return self._out

    def _take(self, edit: CellEdit) -> None:
        record = self._records.get(edit.row_id)
        if record is None:
            self._out.gone.append(RefusedCell(edit.row_id, edit.key, GONE))
            return
        try:
            value = self._read(edit.key, edit.text)
        except RuleViolation as problem:
            self._out.refused.append(RefusedCell(edit.row_id, edit.key, problem.user_text))
            return
        stored = _STORED[edit.key]
        if value == getattr(record, stored):
            self._wanted.get(edit.row_id, {}).pop(stored, None)
        elif edit.seen != getattr(record, edit.key):
            self._out.stale.append(RefusedCell(edit.row_id, edit.key, STALE))
        else:
            self._wanted.setdefault(edit.row_id, {})[stored] = value
            self._typed[edit.row_id] = edit.key

    def _draft(self, row_id: int, texts: Mapping[str, str]) -> None:
        values: dict[str, object] = {}
        wrong: list[RefusedCell] = []
        for key in dict.fromkeys((*_STORED, *texts)):
            text = texts.get(key, "")
            try:
                if key in _STORED:
                    values[_STORED[key]] = self._read(key, text)
                elif text.strip():
                    self._read(key, text)
            except RuleViolation as problem:
                wrong.append(RefusedCell(row_id, key, problem.user_text))
        self._out.refused.extend(wrong)
        if len(values) == len(_STORED):
            self._out.inserts[row_id] = values

    def _read(self, key: str, text: str) -> str:
        """The stored value a text means; raises `RuleViolation` for one that means none."""
        reading = self._cells.read(key, text)
        if reading.reason:
            raise RuleViolation(reading.reason, key)
        return self._places.code_of(str(reading.value)) if key == "kecamatan" else str(reading.value)

    def _settle(self) -> None:
        """Grant the lines that are there only once."""
        claims = [self._claim(row_id, values) for row_id, values in self._wanted.items() if values]
        for row_id, draft in self._out.inserts.items():
            claims.append(Claim(row_id, None, (str(draft["unit"]), str(draft["kecamatan_code"]))))
        if not claims:
            return
        keys = {each for claim in claims for each in (claim.old, claim.new) if each is not None}
        settled = settle(claims, self._reader.holders(Kind.UNIT_AREA, keys))
        for claim in settled.refused:
            self._out.inserts.pop(claim.row_id, None)
            key = self._typed.get(claim.row_id, "kecamatan")
            reason = f"{claim.new[0]} sudah tercatat untuk kecamatan berkode {claim.new[1]}."
            self._out.refused.append(RefusedCell(claim.row_id, key, reason))
        given: list[tuple[int, dict[str, object]]] = [
            (claim.row_id, dict(self._wanted[claim.row_id])) for claim in settled.granted if claim.row_id > 0
        ]
        if settled.in_turn:
            self._out.renamed = given
        else:
            self._out.updates = dict(given)

    def _claim(self, row_id: int, values: Mapping[str, str]) -> Claim:
        line = self._records[row_id]
        new = (values.get("unit", line.unit), values.get("kecamatan_code", line.kecamatan_code))
        return Claim(row_id, (line.unit, line.kecamatan_code), new)
