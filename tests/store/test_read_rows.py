"""Cells in bulk: by ids or all of them, values of other tables among them."""

import pytest

from opsroom.domain.changes import Kind
from opsroom.store import read_rows

KEYS = ("desa_code", "kecamatan", "desa", "number", "is_special")


@pytest.fixture
def session(filled):
    with filled.work("Tambah") as work:
        work.insert_many(Kind.TPS, [{"number": f"{n:03}", "desa_code": "1601072001"} for n in range(500, 490, -1)])
    return filled._sessions.writer


def _rows(batches):
    return [row for columns in batches for row in zip(*columns, strict=True)]


def test_all_rows_are_those_of_their_ids_in_natural_order(session, filled, monkeypatch):
    monkeypatch.setattr(read_rows, "FLOW", 4)
    with filled.read() as reader:
        ids = reader.tps_ids()
    everything = _rows(read_rows.cell_columns(session, Kind.TPS, KEYS, None))
    assert everything == _rows(read_rows.cell_columns(session, Kind.TPS, KEYS, ids))
    assert [row[0] + row[3] for row in everything] == sorted(row[0] + row[3] for row in everything)
    assert len(everything) == len(ids) > 10


def test_cells_stand_in_the_order_of_ids_without_those_that_are_gone(session, filled, monkeypatch):
    monkeypatch.setattr(read_rows, "BATCH", 2)
    with filled.read() as reader:
        known = {tps.id: (tps.desa_code, tps.kecamatan, tps.desa, tps.number, tps.is_special) for tps in reader.tps()}
    wanted = [4, 99, 1, 2]
    batches = list(read_rows.cells(session, Kind.TPS, KEYS, wanted))
    assert [row for rows in batches for row in rows] == [known[row_id] for row_id in wanted if row_id != 99]


def test_batch_of_rows_that_are_gone_is_empty(session):
    (columns,) = read_rows.cell_columns(session, Kind.TPS, KEYS, [98, 99])
    assert list(map(len, columns)) == [0] * len(KEYS)


def test_table_without_rows_gives_none(file):
    assert list(read_rows.cell_columns(file._sessions.writer, Kind.PERSON, ("nrp",), None)) == []


def test_unknown_column_is_a_bug(session):
    with pytest.raises(KeyError):
        list(read_rows.cells(session, Kind.TPS, ("nrp",), [1]))
