"""Reading the sheets of the program: the roster, the list of TPS, and (`read_units`) the list of units."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from peewee import Field

from opsroom.domain.changes import Kind
from opsroom.domain.columns import Column, ColumnKind
from opsroom.domain.duty import Duty
from opsroom.domain.forces import Source
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.person import Person
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.queries import TableQuery
from opsroom.domain.ranks import RANKS, UNKNOWN_ORDER
from opsroom.domain.tps import Tps
from opsroom.domain.tps_columns import TPS_COLUMNS, read_flag
from opsroom.domain.unit_area import UnitArea
from opsroom.store.read_units import UNIT_SHEET, unit_lines
from opsroom.store.session import Session, SqlRow, chunks
from opsroom.store.sheet import Held, Scale, Sheet
from opsroom.store.table_query import find_ids, shown_text, total
from opsroom.store.tables import DesaRow, KecamatanRow, PersonRow, TpsRow

_PERSON_FIELDS = (
    PersonRow.id, PersonRow.nrp, PersonRow.name, PersonRow.rank, PersonRow.unit, PersonRow.source, PersonRow.position,
    PersonRow.phone, PersonRow.duty, PersonRow.note, PersonRow.home_desa, PersonRow.nrp_repaired,
    PersonRow.gender, PersonRow.hard_before,
)  # fmt: skip
_TPS_FIELDS = (
    TpsRow.id, TpsRow.number, TpsRow.desa_code, DesaRow.name, DesaRow.kecamatan_code, KecamatanRow.name,
    TpsRow.category, TpsRow.category_source, TpsRow.category_reason, TpsRow.is_special, TpsRow.voters_m,
    TpsRow.voters_f, TpsRow.address, TpsRow.lat, TpsRow.lon, TpsRow.access_note, TpsRow.signal_note,
    TpsRow.kpps_contact, TpsRow.panwas_contact, TpsRow.linmas_contact, TpsRow.note,
)  # fmt: skip


_PERSON_HIDDEN = (
    Column("home_desa", "Desa asal", "", ColumnKind.CODE),
    Column("nrp_repaired", "NRP dilengkapi", "", ColumnKind.FLAG, read=read_flag),
)
_TPS_HIDDEN = (Column("kecamatan_code", "Kode kecamatan", "", ColumnKind.CODE),)
_IN_DESA = "FROM desa"
_IN_KECAMATAN = "FROM desa JOIN kecamatan ON kecamatan.code = desa.kecamatan_code"
_ELSEWHERE = {
    "kecamatan": Held("kecamatan.name", "tps.desa_code", _IN_KECAMATAN, "desa.code"),
    "desa": Held("desa.name", "tps.desa_code", _IN_DESA, "desa.code"),
    "kecamatan_code": Held("desa.kecamatan_code", "tps.desa_code", _IN_DESA, "desa.code"),
}


def _severities(session: Session) -> dict[str, int]:
    return {code: severity for code, severity in session.sql("SELECT code, severity FROM category")}


def _category_labels(session: Session) -> dict[str, str]:
    return {code: label for code, label in session.sql("SELECT code, label FROM category")}


def _seniority(_session: Session) -> dict[str, int]:
    return {rank.code: rank.order for rank in RANKS}


PERSON_SHEET = Sheet(
    table="person",
    joined="person",
    columns={column.key: column for column in (*PERSON_COLUMNS, *_PERSON_HIDDEN)},
    searched=shown_text(PERSON_COLUMNS),
    held={column.key: Held(f"person.{column.key}") for column in (*PERSON_COLUMNS, *_PERSON_HIDDEN)},
    labels={},
    scales={"rank": Scale(_seniority, UNKNOWN_ORDER, is_rising=False)},
    natural="person.id",
)
TPS_SHEET = Sheet(
    table="tps",
    joined="tps JOIN desa ON desa.code = tps.desa_code JOIN kecamatan ON kecamatan.code = desa.kecamatan_code",
    columns={column.key: column for column in (*TPS_COLUMNS, *_TPS_HIDDEN)},
    searched=shown_text(TPS_COLUMNS),
    held={column.key: _ELSEWHERE.get(column.key, Held(f"tps.{column.key}")) for column in (*TPS_COLUMNS, *_TPS_HIDDEN)},
    labels={"category": _category_labels},
    scales={"category": Scale(_severities, 0)},
    natural="tps.desa_code, tps.number",
)


SHEETS: Mapping[Kind, Sheet] = {Kind.PERSON: PERSON_SHEET, Kind.TPS: TPS_SHEET, Kind.UNIT_AREA: UNIT_SHEET}


def total_rows(session: Session, kind: Kind) -> int:
    """Rows of a noun that has a table."""
    return total(session, SHEETS[kind])


def sheet_ids(session: Session, kind: Kind, query: TableQuery) -> array[int]:
    """Ids of the rows `query` shows in the table of a noun."""
    return find_ids(session, SHEETS[kind], query)


def sheet_records(session: Session, kind: Kind, ids: Iterable[int] | None) -> list[Person | Tps | UnitArea]:
    """Records of the table of a noun in the order of `ids`, ids without a row left out; all of them for None."""
    if kind is Kind.UNIT_AREA:
        return list(unit_lines(session, ids))
    return list(persons(session, ids) if kind is Kind.PERSON else tps(session, ids))


def person_ids(session: Session, query: TableQuery) -> array[int]:
    """Ids of the people `query` shows; ties in the order they were entered."""
    return find_ids(session, PERSON_SHEET, query)


def tps_ids(session: Session, query: TableQuery) -> array[int]:
    """Ids of the TPS `query` shows; ties by desa code and number."""
    return find_ids(session, TPS_SHEET, query)


def persons(session: Session, ids: Iterable[int] | None) -> list[Person]:
    """People in the order of `ids`, ids without a row left out; all of them in roster order for None."""
    return [_person(row) for row in _records(session, PERSON_SHEET, _PERSON_FIELDS, ids)]


def tps(session: Session, ids: Iterable[int] | None) -> list[Tps]:
    """TPS in the order of `ids`, ids without a row left out; all of them by desa code and number for None."""
    return [_tps(row) for row in _records(session, TPS_SHEET, _TPS_FIELDS, ids)]


def _records(
    session: Session, sheet: Sheet, fields: Sequence[Field[Any]], ids: Iterable[int] | None
) -> Iterable[SqlRow]:
    """Rows with these fields, in the order of `ids`, in natural order for None."""
    read = ", ".join(f"{field.model._meta.table_name}.{field.column_name}" for field in fields)
    statement = f"SELECT {read} FROM {sheet.joined}"
    if ids is None:
        return session.flow(f"{statement} ORDER BY {sheet.natural}")
    wanted = list(ids)
    # One text parameter: the statement is the same for any number of ids and parsed once.
    statement += f" WHERE {sheet.table}.id IN (SELECT value FROM json_each(?))"
    found = {row[0]: row for chunk in chunks(wanted) for row in session.sql(statement, (json.dumps(chunk),))}
    return [found[row_id] for row_id in wanted if row_id in found]


def _person(row: SqlRow) -> Person:
    row_id, nrp, name, rank, unit, source, position, phone, duty, note, home_desa, repaired, *later = row
    return Person(
        PersonId(row_id), nrp, name, rank, unit, Source(source), position, phone, Duty(duty), note, home_desa,
        bool(repaired), *later,
    )  # fmt: skip


def _tps(row: SqlRow) -> Tps:
    row_id, number, desa_code, desa, kec_code, kecamatan, category, source, reason, special, *rest = row
    return Tps(
        TpsId(row_id), number, desa_code, desa, kec_code, kecamatan, category, source, reason, bool(special), *rest
    )
