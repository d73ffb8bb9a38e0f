"""Judging imported people: merged by NRP, blanks never overwrite, the first of repeated rows stands."""

from collections.abc import Iterable

from opsroom.domain.forces import Source
from opsroom.domain.imports import SheetRow
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.services.import_judgement import Prepared, differences
from opsroom.store.reader import Reader

_KEYS = frozenset(column.key for column in PERSON_COLUMNS)


def judge_persons(reader: Reader, rows: Iterable[SheetRow]) -> Prepared:
    """Compare the rows with the roster."""
    prepared = Prepared()
    stored = {person.nrp: person for person in reader.persons()}
    first: dict[str, SheetRow] = {}
    repeats = 0
    for row in rows:
        values = {key: value for key, value in row.values.items() if key in _KEYS}
        nrp = str(values.get("nrp", ""))
        if row.problems:
            prepared.reject(row, *row.problems)
        elif nrp in first:
            repeats += 1
            prepared.repeat(row, first[nrp], f"NRP {nrp}", differences(first[nrp].values, values))
        elif nrp in stored:
            first[nrp] = row
            prepared.compare(row, stored[nrp].id, stored[nrp], values)
        else:
            first[nrp] = row
            values.setdefault("source", Source.POLRES)
            prepared.add(row, {**values, "nrp_repaired": "nrp" in row.repaired})
    if repeats:
        prepared.notes.append(f"{repeats} baris mengulang NRP di berkas ini; baris pertama yang dipakai.")
    return prepared
