"""Reading the two sheets of the program: the roster and the list of TPS."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any

from peewee import JOIN, ModelSelect, fn

from opsroom.domain.columns import Column, ColumnKind
from opsroom.domain.duty import Duty
from opsroom.domain.forces import Source
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.person import Person
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.queries import TableQuery
from opsroom.domain.tps import Tps
from opsroom.domain.tps_columns import TPS_COLUMNS, read_flag
from opsroom.store.session import Session, SqlRow, chunks
from opsroom.store.table_query import Sheet, find_ids, shown_text
from opsroom.store.tables import CategoryRow, DesaRow, KecamatanRow, PersonRow, TpsRow

_PERSON_FIELDS = (
    PersonRow.id, PersonRow.nrp, PersonRow.name, PersonRow.rank, PersonRow.unit, PersonRow.source, PersonRow.position,
    PersonRow.phone, PersonRow.duty, PersonRow.note, PersonRow.home_desa, PersonRow.nrp_repaired,
)  # fmt: skip
_TPS_FIELDS = (
    TpsRow.id, TpsRow.number, TpsRow.desa_code, DesaRow.name, DesaRow.kecamatan_code, KecamatanRow.name,
    TpsRow.category, TpsRow.category_source, TpsRow.category_reason, TpsRow.is_special, TpsRow.voters_m,
    TpsRow.voters_f, TpsRow.address, TpsRow.lat, TpsRow.lon, TpsRow.access_note, TpsRow.signal_note,
    TpsRow.kpps_contact, TpsRow.panwas_contact, TpsRow.linmas_contact, TpsRow.note,
)  # fmt: skip


def _located(query: ModelSelect[Any]) -> ModelSelect[Any]:
    """TPS with their desa and kecamatan."""
    return query.join(DesaRow, on=(TpsRow.desa_code == DesaRow.code)).join(
        KecamatanRow, on=(DesaRow.kecamatan_code == KecamatanRow.code)
    )


_PERSON_HIDDEN = (
    Column("home_desa", "Desa asal", "", ColumnKind.CODE),
    Column("nrp_repaired", "NRP dilengkapi", "", ColumnKind.FLAG, read=read_flag),
)
_TPS_HIDDEN = (Column("kecamatan_code", "Kode kecamatan", "", ColumnKind.CODE),)

PERSON_SHEET = Sheet(
    source=PersonRow.select(PersonRow.id),
    columns={column.key: column for column in (*PERSON_COLUMNS, *_PERSON_HIDDEN)},
    searched=shown_text(PERSON_COLUMNS),
    stored={column.key: getattr(PersonRow, column.key) for column in (*PERSON_COLUMNS, *_PERSON_HIDDEN)},
    labels={},
    ranks={"rank": PersonRow.rank_order},
    natural=(PersonRow.id,),
)
_ELSEWHERE = {
    "kecamatan": KecamatanRow.name,
    "desa": DesaRow.name,
    "kecamatan_code": DesaRow.kecamatan_code,
}
TPS_SHEET = Sheet(
    source=_located(TpsRow.select(TpsRow.id)).join(
        CategoryRow, JOIN.LEFT_OUTER, on=(TpsRow.category == CategoryRow.code), src=TpsRow
    ),
    columns={column.key: column for column in (*TPS_COLUMNS, *_TPS_HIDDEN)},
    searched=shown_text(TPS_COLUMNS),
    stored={
        column.key: _ELSEWHERE[column.key] if column.key in _ELSEWHERE else getattr(TpsRow, column.key)
        for column in (*TPS_COLUMNS, *_TPS_HIDDEN)
    },
    labels={"category": CategoryRow.label},
    ranks={"category": fn.coalesce(CategoryRow.severity, 0)},
    natural=(TpsRow.desa_code, TpsRow.number),
)


def person_ids(session: Session, query: TableQuery) -> array[int]:
    """Ids of the people `query` shows; ties in the order they were entered."""
    return find_ids(session, PERSON_SHEET, query)


def tps_ids(session: Session, query: TableQuery) -> array[int]:
    """Ids of the TPS `query` shows; ties by desa code and number."""
    return find_ids(session, TPS_SHEET, query)


def persons(session: Session, ids: Iterable[int] | None) -> list[Person]:
    """People in the order of `ids`, ids without a row left out; all of them in roster order for None."""
    query = PersonRow.select(*_PERSON_FIELDS)
    if ids is None:
        return [_person(row) for row in session.rows(query.order_by(PersonRow.id))]
    wanted = list(ids)
    found = {
        row[0]: _person(row) for chunk in chunks(wanted) for row in session.rows(query.where(PersonRow.id.in_(chunk)))
    }
    return [found[row_id] for row_id in wanted if row_id in found]


def tps(session: Session, ids: Iterable[int] | None) -> list[Tps]:
    """TPS in the order of `ids`, ids without a row left out; all of them by desa code and number for None."""
    query = _located(TpsRow.select(*_TPS_FIELDS))
    if ids is None:
        return [_tps(row) for row in session.rows(query.order_by(TpsRow.desa_code, TpsRow.number))]
    wanted = list(ids)
    found = {row[0]: _tps(row) for chunk in chunks(wanted) for row in session.rows(query.where(TpsRow.id.in_(chunk)))}
    return [found[row_id] for row_id in wanted if row_id in found]


def _person(row: SqlRow) -> Person:
    row_id, nrp, name, rank, unit, source, position, phone, duty, note, home_desa, repaired = row
    return Person(
        PersonId(row_id), nrp, name, rank, unit, Source(source), position, phone, Duty(duty), note, home_desa,
        bool(repaired),
    )  # fmt: skip


def _tps(row: SqlRow) -> Tps:
    row_id, number, desa_code, desa, kec_code, kecamatan, category, source, reason, special, *rest = row
    return Tps(
        TpsId(row_id), number, desa_code, desa, kec_code, kecamatan, category, source, reason, bool(special), *rest
    )
