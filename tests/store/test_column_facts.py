"""Counts, sums and ends of columns, on the people and TPS of conftest."""

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.queries import ALL, ColumnStats, Filter, Match, TableQuery


@pytest.mark.parametrize(
    ("kind", "key", "stats"),
    [
        (Kind.PERSON, "unit", ColumnStats(5, 1, 3, None, "POLSEK LENGKITI", "SAT SAMAPTA")),
        (Kind.PERSON, "rank", ColumnStats(5, 0, 5, None, "IPTU", "MARSEKAL")),
        (Kind.PERSON, "note", ColumnStats(5, 5)),
        (Kind.TPS, "voters_m", ColumnStats(6, 3, 3, 310, 90, 120)),
        (Kind.TPS, "voters_f", ColumnStats(6, 4, 2, 150, 40, 110)),
        (Kind.TPS, "lat", ColumnStats(6, 5, 1, None, -4.25, -4.25)),
        (Kind.TPS, "is_special", ColumnStats(6, 5, 1, None, True, True)),
        (Kind.TPS, "category", ColumnStats(6, 0, 3, None, "KURANG_RAWAN", "SANGAT_RAWAN")),
        (Kind.TPS, "desa", ColumnStats(6, 0, 3, None, "BATUMARTA", "TANJUNG")),
    ],
)
def test_stats_of_a_whole_column(filled, kind, key, stats):
    with filled.read() as reader:
        assert reader.column_stats(kind, ALL, key) == stats


def test_stats_of_some_rows_and_of_filtered_ones(filled, monkeypatch):
    monkeypatch.setattr("opsroom.store.column_facts.PIECE", 2)
    query = TableQuery(filters=(Filter("voters_m", match=Match.FILLED),))
    with filled.read() as reader:
        assert reader.column_stats(Kind.TPS, query, "voters_m") == ColumnStats(3, 0, 3, 310, 90, 120)
        assert reader.column_stats(Kind.TPS, ALL, "voters_m", [6, 5, 1]) == ColumnStats(3, 1, 2, 220, 100, 120)
        assert reader.column_stats(Kind.TPS, ALL, "voters_m", []) == ColumnStats(0)


def test_texts_that_differ_in_case_or_marks_count_once(filled):
    with filled.work("Catatan") as work:
        for row_id, note in ((1, "André"), (2, "andre"), (3, "ANDRE")):
            work.update(Kind.PERSON, row_id, {"note": note})
    with filled.read() as reader:
        assert reader.column_stats(Kind.PERSON, ALL, "note").distinct == 1


@pytest.mark.parametrize(
    ("kind", "key", "values"),
    [
        (Kind.PERSON, "unit", [("POLSEK LENGKITI", 2), ("SAT LANTAS", 1), ("SAT SAMAPTA", 1), ("", 1)]),
        (Kind.TPS, "category", [("KURANG_RAWAN", 3), ("RAWAN", 2), ("SANGAT_RAWAN", 1)]),
        (Kind.TPS, "desa", [("BATUMARTA", 2), ("KURUP", 2), ("TANJUNG", 2)]),
        (Kind.TPS, "kecamatan", [("LENGKITI", 4), ("LUBUK BATANG", 2)]),
        (Kind.TPS, "voters_m", [(None, 3), (90, 1), (100, 1), (120, 1)]),
        (Kind.TPS, "is_special", [(False, 5), (True, 1)]),
    ],
)
def test_values_come_with_counts_most_frequent_first(filled, kind, key, values):
    with filled.read() as reader:
        assert reader.column_values(kind, ALL, key, 200) == values


def test_values_are_those_of_the_query_and_no_more_than_wanted(filled):
    query = TableQuery(filters=(Filter("unit", match=Match.FILLED),))
    with filled.read() as reader:
        assert reader.column_values(Kind.PERSON, query, "unit", 1) == [("POLSEK LENGKITI", 2)]


def test_total_follows_what_is_committed(filled):
    with filled.read() as reader:
        assert reader.total(Kind.PERSON) == 5
    with filled.work("Tambah") as work:
        work.insert(Kind.PERSON, {"nrp": "77777777", "name": "BARU"})
        assert work.reader.total(Kind.PERSON) == 6
    with filled.read() as reader:
        assert reader.total(Kind.PERSON) == 6
