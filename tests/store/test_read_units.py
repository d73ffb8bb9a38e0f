"""The list of units, read like every other table."""

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.queries import Filter, Match, SortKey, TableQuery
from opsroom.domain.unit_area import UnitArea
from opsroom.store.operation_file import OperationFile

LENGKITI = UnitArea(3, "POLSEK LENGKITI", "LENGKITI", "160107", 2, 4)
BATANG = UnitArea(2, "POLSEK LENGKITI", "LUBUK BATANG", "160108", 2, 2)
NOWHERE = UnitArea(1, "SAT LANTAS", "", "169999", 1, 0)


@pytest.fixture
def mapped(filled: OperationFile) -> OperationFile:
    with filled.work("Wilayah") as work:
        for line in (NOWHERE, BATANG, LENGKITI):
            work.insert(Kind.UNIT_AREA, {"unit": line.unit, "kecamatan_code": line.kecamatan_code})
    return filled


def test_lines_tell_what_a_unit_serves_and_with_whom(mapped: OperationFile) -> None:
    with mapped.read() as reader:
        assert reader.sheet_records(Kind.UNIT_AREA) == [LENGKITI, BATANG, NOWHERE]


def test_lines_come_in_the_order_asked_for(mapped: OperationFile) -> None:
    with mapped.read() as reader:
        assert reader.sheet_records(Kind.UNIT_AREA, [2, 99, 1]) == [BATANG, NOWHERE]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (TableQuery(), [3, 2, 1]),
        (TableQuery(text="batang"), [2]),
        (TableQuery(filters=(Filter("kecamatan", "lengkiti"),)), [3]),
        (TableQuery(filters=(Filter("kecamatan", match=Match.EMPTY),)), [1]),
        (TableQuery(filters=(Filter("people", "2", Match.EQUALS),)), [3, 2]),
        (TableQuery(filters=(Filter("tps", "2", Match.AT_LEAST),)), [3, 2]),
        (TableQuery(filters=(Filter("kecamatan_code", "160108", Match.EQUALS),)), [2]),
        (TableQuery(sort=(SortKey("tps"),)), [1, 2, 3]),
        (TableQuery(sort=(SortKey("kecamatan", descending=True),)), [2, 3, 1]),
    ],
)
def test_lines_are_found_and_sorted_by_every_column(mapped: OperationFile, query: TableQuery, ids: list[int]) -> None:
    with mapped.read() as reader:
        assert list(reader.sheet_ids(Kind.UNIT_AREA, query)) == ids


def test_columns_are_counted(mapped: OperationFile) -> None:
    with mapped.read() as reader:
        assert reader.total(Kind.UNIT_AREA) == 3
        stats = reader.column_stats(Kind.UNIT_AREA, TableQuery(), "tps")
        values = reader.column_values(Kind.UNIT_AREA, TableQuery(), "kecamatan", 10)
        cells = list(reader.cells(Kind.UNIT_AREA, ("unit", "kecamatan", "people"), [3, 1]))
    assert (stats.total, stats.least, stats.most) == (6, 0, 4)
    assert dict(values) == {"LENGKITI": 1, "LUBUK BATANG": 1, "": 1}
    assert cells == [[("POLSEK LENGKITI", "LENGKITI", 2), ("SAT LANTAS", "", 1)]]


def test_holders_tell_all_a_unit_serves(mapped: OperationFile) -> None:
    with mapped.read() as reader:
        held = reader.holders(Kind.UNIT_AREA, {("POLSEK LENGKITI", "160101")})
    assert held == {("POLSEK LENGKITI", "160107"): 3, ("POLSEK LENGKITI", "160108"): 2}
