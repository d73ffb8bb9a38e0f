"""Judging imported people: merged by NRP, the first of repeated rows stands."""

from collections.abc import Iterator

from opsroom.domain.forces import Source
from opsroom.domain.imports import SheetRow
from opsroom.domain.person import Person
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.services.import_judgement import NewRows, Prepared, differences, parts_of
from opsroom.store.reader import Reader

_KEYS = frozenset(column.key for column in PERSON_COLUMNS)
#: What a blank cell leaves when the merge rules let it overwrite; who somebody is cannot be emptied.
EMPTIED_TO: dict[str, object] = {
    **dict.fromkeys(("rank", "unit", "position", "phone", "note", "gender", "home_desa"), ""),
    "hard_before": 0,
}


def judge_persons(reader: Reader, prepared: Prepared) -> Iterator[NewRows]:
    """Compare the rows of `prepared` with the roster; gives the new people part by part."""
    stored = {person.nrp: person for person in reader.persons()}
    first: dict[str, SheetRow] = {}
    repeats = 0
    for reading in prepared.readings:
        for part in parts_of(reading.rows):
            for row in part:
                repeats += _judge(prepared, row, stored, first)
            yield prepared.close_part(part)
    if repeats:
        prepared.notes.append(f"{repeats} baris mengulang NRP di berkas ini; baris pertama yang dipakai.")


def _judge(prepared: Prepared, row: SheetRow, stored: dict[str, Person], first: dict[str, SheetRow]) -> bool:
    """One row; returns whether it repeats another."""
    values = {key: value for key, value in row.values.items() if key in _KEYS}
    nrp = str(values.get("nrp", ""))
    if row.problems:
        prepared.reject(row, *row.problems)
    elif nrp in first:
        prepared.repeat(row, first[nrp], f"NRP {nrp}", differences(first[nrp].values, values))
        return True
    elif nrp in stored:
        first[nrp] = row
        prepared.compare(row, stored[nrp].id, stored[nrp], values)
    else:
        first[nrp] = row
        values.setdefault("source", Source.POLRES)
        prepared.add(row, {**values, "nrp_repaired": "nrp" in row.repaired})
    return False
