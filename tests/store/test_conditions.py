"""Every form of the filter row, on the people and TPS of conftest."""

from threading import Event

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.errors import Cancelled, RuleViolation
from opsroom.domain.queries import Filter, Match, TableQuery
from opsroom.store.patterns import PatternSearch


def _ids(filled, kind, condition):
    query = TableQuery(filters=(condition,))
    with filled.read() as reader:
        return list(reader.person_ids(query) if kind is Kind.PERSON else reader.tps_ids(query))


@pytest.mark.parametrize(
    ("condition", "ids"),
    [
        (Filter("unit", "polsek", Match.EXCLUDES), [3, 4, 5]),
        (Filter("unit", match=Match.EXCLUDES, texts=("polsek", "lantas")), [4, 5]),
        (Filter("unit", texts=("lantas", "samapta")), [3, 4]),
        (Filter("unit", "polsek lengkiti", Match.NOT_EQUALS), [3, 4, 5]),
        (Filter("unit", match=Match.ONE_OF, texts=("SAT LANTAS", "", "tak ada")), [3, 5]),
        (Filter("name", "budi", Match.MORE), [1, 3, 5]),
        (Filter("name", "BUDI", Match.AT_LEAST), [1, 3, 4, 5]),
        (Filter("name", "budi", Match.LESS), [2]),
        (Filter("name", "dz", Match.BETWEEN, upto="b"), [1, 4, 5]),
        (Filter("unit", "zzz", Match.LESS), [1, 2, 3, 4]),
        (Filter("rank", "BRIPKA", Match.MORE), [2, 4]),
        (Filter("rank", "bripka", Match.AT_LEAST), [1, 2, 4]),
        (Filter("rank", "Bripka", Match.LESS), [3]),
        (Filter("rank", "BRIPKA", Match.AT_MOST), [1, 3]),
        (Filter("rank", "BRIPKA", Match.BETWEEN, upto="IPTU"), [1, 2, 4]),
        (Filter("rank", "jagoan", Match.MORE), []),
        (Filter("duty", "^pa", Match.REGEX), [1, 2, 4]),
        (Filter("unit", "^sat (lantas|samapta)$", Match.REGEX), [3, 4]),
        (Filter("unit", "^$", Match.REGEX), [5]),
        (Filter("nrp", "^8", Match.REGEX), [1, 2, 4]),
        (Filter("nrp", "81", Match.MORE), [1, 3, 4]),
        (Filter("nrp_repaired", "ya", Match.MORE), []),
        (Filter("nrp_repaired", "ya", Match.NOT_EQUALS), [1, 2, 3, 4, 5]),
    ],
)
def test_filters_of_people(filled, condition, ids):
    assert _ids(filled, Kind.PERSON, condition) == ids


@pytest.mark.parametrize(
    ("condition", "ids"),
    [
        (Filter("voters_m", "90", Match.MORE), [1, 6]),
        (Filter("voters_m", "1.000", Match.LESS), [1, 2, 6]),
        (Filter("voters_m", "100", Match.AT_MOST), [1, 2]),
        (Filter("voters_m", "120", Match.BETWEEN, upto="95"), [1, 6]),
        (Filter("voters_m", match=Match.ONE_OF, texts=("90", "120", "")), [2, 3, 4, 5, 6]),
        (Filter("voters_m", "100", Match.NOT_EQUALS), [2, 3, 4, 5, 6]),
        (Filter("voters_m", "0", Match.EXCLUDES), [3, 4, 5]),
        (Filter("voters_m", "banyak", Match.MORE), []),
        (Filter("voters_m", "^1", Match.REGEX), [1, 6]),
        (Filter("lat", "-5", Match.MORE), [2]),
        (Filter("lat", "-4.2500"), [2]),
        (Filter("number", match=Match.ONE_OF, texts=("2", "901")), [2, 4, 6]),
        (Filter("number", "002", Match.AT_LEAST), [2, 4, 6]),
        (Filter("category", "rawan", Match.AT_LEAST), [2, 3, 6]),
        (Filter("category", "Rawan", Match.MORE), [2]),
        (Filter("category", "sangat rawan", Match.LESS), [1, 3, 4, 5, 6]),
        (Filter("category", "rawan", Match.BETWEEN, upto="kurang rawan"), [1, 3, 4, 5, 6]),
        (Filter("category", match=Match.ONE_OF, texts=("Rawan", "SANGAT_RAWAN")), [2, 3, 6]),
        (Filter("category", "^sangat", Match.REGEX), [2]),
        (Filter("kecamatan", "leng", Match.EXCLUDES), [5, 6]),
        (Filter("kecamatan", "lz", Match.MORE), []),
        (Filter("desa", "^[kb]", Match.REGEX), [3, 4, 5, 6]),
        (Filter("desa", "c", Match.MORE), [1, 2, 3, 4]),
        (Filter("is_special", "ya", Match.NOT_EQUALS), [1, 2, 3, 5, 6]),
        (Filter("is_special", "a.", Match.REGEX), []),
    ],
)
def test_filters_of_tps(filled, condition, ids):
    assert _ids(filled, Kind.TPS, condition) == ids


def test_category_is_compared_by_the_name_the_user_gave_it(filled):
    with filled.work("Nama kategori") as work:
        row_id = work._session.sql("SELECT id FROM category WHERE code = 'SANGAT_RAWAN'")[0][0]
        work.update(Kind.CATEGORY, row_id, {"label": "Merah menyala"})
    assert _ids(filled, Kind.TPS, Filter("category", "merah menyala", Match.AT_LEAST)) == [2]


def test_pattern_that_runs_away_is_refused(filled):
    with filled.work("Nama") as work:
        work.update(Kind.PERSON, 1, {"note": f"{'a' * 60}c"})
    with pytest.raises(RuleViolation, match="terlalu berat"):
        _ids(filled, Kind.PERSON, Filter("note", "^(a|aa)+$", Match.REGEX))
    assert _ids(filled, Kind.PERSON, Filter("unit", "samapta")) == [4]


def test_pattern_is_refused_once_the_query_took_too_long():
    search = PatternSearch("a", query_s=-1)
    with pytest.raises(TimeoutError):
        search("abc")
    assert search.is_exhausted


@pytest.mark.parametrize(
    ("kind", "condition"),
    [
        (Kind.TPS, Filter("category", "tak ada", Match.MORE)),
        (Kind.TPS, Filter("voters_m", "banyak", Match.EQUALS)),
        (Kind.PERSON, Filter("nrp", "bukan nrp", Match.EQUALS)),
    ],
)
def test_what_no_cell_can_hold_is_found_nowhere(filled, kind, condition):
    assert _ids(filled, kind, condition) == []


def test_pattern_that_cannot_be_read_is_refused():
    with pytest.raises(RuleViolation, match="tidak bisa dipakai"):
        PatternSearch("a(")


def test_pattern_answers_for_more_texts_than_it_remembers(monkeypatch):
    monkeypatch.setattr("opsroom.store.patterns._MOST_SEEN", 1)
    search = PatternSearch("^a")
    assert [search(text) for text in ("ab", "ba", "Ab", "ba")] == [True, False, True, False]


def test_read_ends_when_it_is_to_stop_and_the_reader_works_on(filled):
    def count_without_end(reader, stop):
        with reader.stopping_at(stop):
            stop.set()
            reader._session.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")

    with filled.read() as reader, pytest.raises(Cancelled):
        count_without_end(reader, Event())
    with filled.read() as reader:
        assert list(reader.person_ids()) == [1, 2, 3, 4, 5]


def test_read_does_not_begin_when_it_is_to_stop_already(filled):
    stop = Event()
    stop.set()
    with filled.read() as reader, pytest.raises(Cancelled), reader.stopping_at(stop):
        pytest.fail("began")
