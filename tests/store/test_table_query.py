"""Words, filters and sort levels of the sheets, on the people and TPS of conftest."""

import sqlite3
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsroom.domain.changes import Kind
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.queries import Filter, Match, SortKey, TableQuery
from opsroom.domain.tps_columns import TPS_COLUMNS
from opsroom.store import table_query
from opsroom.store.conditions import Conditions
from opsroom.store.patterns import PatternSearch
from opsroom.store.read_sheets import PERSON_SHEET, TPS_SHEET


def _people(filled, query):
    with filled.read() as reader:
        return list(reader.person_ids(query))


def _tps(filled, query):
    with filled.read() as reader:
        return list(reader.tps_ids(query))


def test_all_people_come_in_roster_order_and_tps_by_desa_and_number(filled):
    assert _people(filled, TableQuery()) == [1, 2, 3, 4, 5]
    assert _tps(filled, TableQuery()) == [1, 2, 3, 4, 5, 6]


def test_ids_are_a_compact_array(filled):
    with filled.read() as reader:
        assert reader.person_ids().typecode == reader.tps_ids().typecode == "q"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("polsek", [1, 2]),
        ("LENGKITI adi", [2]),
        ("lengkiti lantas", []),
        ("8503", [1]),
        ("pam tps", [1, 4]),
        ("cuti", [3]),
        ("EKO", [3]),
        ("  ", [1, 2, 3, 4, 5]),
        ("marsekal", [5]),
        ("%", []),
        ("_", [1, 4]),  # PAM_TPS as stored; not any character
    ],
)
def test_words_must_all_occur_somewhere_in_a_person(filled, text, ids):
    assert _people(filled, TableQuery(text)) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("lubuk", [5, 6]),
        ("kurup", [3, 4]),
        ("tanjung 002", [2]),
        ("sangat rawan", [2]),
        ("balai", [1]),
        ("100%", [3]),
        ("0%", [3]),
        ("blank_spot", [5]),
        ("k_s", [5]),
        ("C:\\sebe", [6]),
        ("\\", [6]),
        ("1601082001", [5, 6]),
        ("'; DROP TABLE tps; --", []),
    ],
)
def test_words_are_also_looked_for_in_region_names_and_wildcards_are_plain(filled, text, ids):
    assert _tps(filled, TableQuery(text)) == ids


def test_label_of_a_category_the_user_renamed_is_found(filled):
    with filled.work("Nama kategori") as work:
        row_id = work._session.sql("SELECT id FROM category WHERE code = 'SANGAT_RAWAN'")[0][0]
        work.update(Kind.CATEGORY, row_id, {"label": "Merah menyala"})
    assert _tps(filled, TableQuery("menyala")) == [2]
    assert _tps(filled, TableQuery(filters=(Filter("category", "merah menyala", Match.EQUALS),))) == [2]


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ((Filter("unit", "polsek"),), [1, 2]),
        ((Filter("unit", "polsek"), Filter("rank", "iptu")), [2]),
        ((Filter("unit", "polsek lengkiti", Match.EQUALS),), [1, 2]),
        ((Filter("unit", "polsek", Match.EQUALS),), []),
        ((Filter("unit", "", Match.EMPTY),), [5]),
        ((Filter("unit", "", Match.FILLED),), [1, 2, 3, 4]),
        ((Filter("unit", ""),), [1, 2, 3, 4, 5]),
        ((Filter("duty", "PAM_TPS", Match.EQUALS),), [1, 4]),
        ((Filter("duty", "PAM TPS", Match.EQUALS),), [1, 4]),
        ((Filter("duty", "pam"),), [1, 4]),
        ((Filter("source", "polsek", Match.EQUALS),), [1, 2]),
        ((Filter("nrp", " 85030003 ", Match.EQUALS),), [1]),
        ((Filter("home_desa", "", Match.FILLED),), []),
        ((Filter("nrp_repaired", "ya", Match.EQUALS),), []),
    ],
)
def test_filters_on_people_all_hold(filled, filters, ids):
    assert _people(filled, TableQuery(filters=filters)) == ids


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ((Filter("desa", "kur"),), [3, 4]),
        ((Filter("kecamatan", "LENGKITI", Match.EQUALS),), [1, 2, 3, 4]),
        ((Filter("kecamatan_code", "160108", Match.EQUALS),), [5, 6]),
        ((Filter("desa_code", "1601072001", Match.EQUALS), Filter("number", "002", Match.EQUALS)), [2]),
        ((Filter("category", "RAWAN", Match.EQUALS),), [3, 6]),
        ((Filter("category", "Sangat rawan", Match.EQUALS),), [2]),
        ((Filter("category", "rawan"),), [1, 2, 3, 4, 5, 6]),
        ((Filter("is_special", "ya", Match.EQUALS),), [4]),
        ((Filter("is_special", "tidak"),), [1, 2, 3, 5, 6]),
        ((Filter("is_special", "mungkin", Match.EQUALS),), []),
        ((Filter("is_special", "", Match.FILLED),), [4]),
        ((Filter("is_special", "", Match.EMPTY),), [1, 2, 3, 5, 6]),
        ((Filter("voters_m", "100", Match.EQUALS),), [1]),
        ((Filter("voters_m", "0"),), [1, 2, 6]),
        ((Filter("voters_m", "banyak", Match.EQUALS),), []),
        ((Filter("voters_m", "", Match.EMPTY),), [3, 4, 5]),
        ((Filter("voters_m", "-", Match.EQUALS),), [3, 4, 5]),
        ((Filter("voters_m", "", Match.FILLED),), [1, 2, 6]),
        ((Filter("lat", "-4,25", Match.EQUALS),), [2]),
        ((Filter("address", "100%"),), []),
        ((Filter("access_note", "%"),), [3]),
    ],
)
def test_filters_on_tps_all_hold(filled, filters, ids):
    assert _tps(filled, TableQuery(filters=filters)) == ids


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ((SortKey("name"),), [2, 4, 1, 5, 3]),
        ((SortKey("name", descending=True),), [3, 5, 1, 4, 2]),
        ((SortKey("rank"),), [2, 4, 1, 3, 5]),
        ((SortKey("rank", descending=True),), [5, 3, 1, 4, 2]),
        ((SortKey("unit"), SortKey("rank")), [2, 1, 3, 4, 5]),
        ((SortKey("unit", descending=True), SortKey("nrp")), [4, 3, 2, 1, 5]),
        ((SortKey("nrp_repaired"), SortKey("nrp")), [5, 2, 4, 1, 3]),
    ],
    ids=["name", "name down", "rank", "rank down", "unit rank", "unit down nrp", "flag nrp"],
)
def test_people_sort_by_levels_without_regard_to_case_and_blanks_last(filled, sort, ids):
    assert _people(filled, TableQuery(sort=sort)) == ids


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ((SortKey("category", descending=True),), [2, 3, 6, 1, 4, 5]),
        ((SortKey("category"), SortKey("number", descending=True)), [4, 1, 5, 6, 3, 2]),
        ((SortKey("voters_m"),), [2, 1, 6, 3, 4, 5]),
        ((SortKey("voters_m", descending=True),), [6, 1, 2, 3, 4, 5]),
        ((SortKey("kecamatan", descending=True), SortKey("desa")), [5, 6, 3, 4, 1, 2]),
        ((SortKey("is_special", descending=True),), [4, 1, 2, 3, 5, 6]),
        ((SortKey("number"),), [1, 3, 5, 2, 6, 4]),
    ],
    ids=["severity down", "severity number", "voters", "voters down", "regions", "special", "number"],
)
def test_tps_sort_by_levels_and_ties_by_desa_and_number(filled, sort, ids):
    assert _tps(filled, TableQuery(sort=sort)) == ids


@pytest.mark.parametrize("most", [0, 20_000], ids=["by SQLite", "by piles"])
@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ((SortKey("name"),), [2, 1, 4, 3, 5]),
        ((SortKey("name", descending=True),), [5, 3, 1, 4, 2]),
        ((SortKey("unit"), SortKey("name", descending=True)), [1, 2, 3, 4, 5]),
        ((SortKey("unit", descending=True), SortKey("rank")), [4, 3, 2, 1, 5]),
        ((SortKey("rank", descending=True),), [5, 3, 1, 4, 2]),
        ((SortKey("nrp_repaired"), SortKey("nrp", descending=True)), [3, 1, 4, 2, 5]),
    ],
    ids=["name", "name down", "unit name", "unit down rank", "rank down", "flag nrp"],
)
def test_marks_do_not_part_letters_whichever_way_rows_are_sorted(filled, monkeypatch, most, sort, ids):
    monkeypatch.setattr("opsroom.store.ordering.MOST_PILES", most)
    with filled.work("Nama") as work:
        work.update(Kind.PERSON, 1, {"name": "\u00c9va"})
        work.update(Kind.PERSON, 4, {"name": "eva"})
        work.update(Kind.PERSON, 3, {"name": "EWA"})
        work.update(Kind.PERSON, 5, {"name": "zaki"})
    assert _people(filled, TableQuery(sort=sort)) == ids


@pytest.mark.parametrize("most", [0, 20_000], ids=["by SQLite", "by piles"])
@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ((SortKey("voters_m", descending=True),), [6, 1, 2, 3, 4, 5]),
        ((SortKey("voters_m"), SortKey("kecamatan", descending=True)), [2, 1, 6, 5, 3, 4]),
        ((SortKey("category", descending=True), SortKey("desa")), [2, 6, 3, 5, 4, 1]),
        ((SortKey("kecamatan", descending=True), SortKey("desa")), [5, 6, 3, 4, 1, 2]),
        ((SortKey("desa_code", descending=True),), [5, 6, 3, 4, 1, 2]),
    ],
    ids=["voters down", "voters kecamatan", "category desa", "regions", "code down"],
)
def test_tps_sort_alike_whichever_way_rows_are_sorted(filled, monkeypatch, most, sort, ids):
    monkeypatch.setattr("opsroom.store.ordering.MOST_PILES", most)
    with filled.read() as reader:
        assert list(reader.tps_ids()) == [1, 2, 3, 4, 5, 6]
        assert list(reader.tps_ids(TableQuery(sort=sort))) == ids
    assert _tps(filled, TableQuery(filters=(Filter("number", "00"),), sort=sort)) == [row for row in ids if row != 4]


def test_category_nobody_defined_sorts_below_all_others(filled):
    with filled.work("Kategori baru") as work:
        work.update(Kind.TPS, 2, {"category": "TIDAK_DIKENAL"})
    assert _tps(filled, TableQuery(sort=(SortKey("category"),)))[0] == 2


def test_query_for_an_unknown_column_is_a_bug(filled):
    with filled.read() as reader, pytest.raises(KeyError):
        reader.person_ids(TableQuery(sort=(SortKey("umur"),)))


@pytest.mark.parametrize(
    ("sheet", "columns"), [(PERSON_SHEET, PERSON_COLUMNS), (TPS_SHEET, TPS_COLUMNS)], ids=["person", "tps"]
)
def test_every_column_people_see_can_be_asked_for(filled, sheet, columns):
    ask = _people if sheet is PERSON_SHEET else _tps
    everything = ask(filled, TableQuery())
    for column in columns:
        for descending in (False, True):
            assert sorted(ask(filled, TableQuery(sort=(SortKey(column.key, descending),)))) == everything
        blank = ask(filled, TableQuery(filters=(Filter(column.key, match=Match.EMPTY),)))
        full = ask(filled, TableQuery(filters=(Filter(column.key, match=Match.FILLED),)))
        assert sorted(blank + full) == everything


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=st.text(alphabet="abAB %_\\'\"é", max_size=6), names=st.lists(st.text("abAB%_\\é", max_size=5), max_size=4))
def test_words_find_what_plain_python_finds(filled, text, names):
    with suppress(RuntimeError), filled.work("Sementara") as work:
        ids = work.insert_many(
            Kind.PERSON, [{"nrp": f"5{n:07}", "name": name, "duty": "SAKIT"} for n, name in enumerate(names)]
        )
        found = set(work.reader.person_ids(TableQuery(filters=(Filter("name", text),))))
        wanted = {
            row_id for row_id, name in zip(ids, names, strict=True) if _ascii_lower(text.strip()) in _ascii_lower(name)
        }
        assert found & set(ids) == wanted
        raise RuntimeError


def _ascii_lower(text):
    return "".join(letter.lower() if letter.isascii() else letter for letter in text)


def test_rows_are_the_same_in_however_small_pieces_their_ids_are_read(filled, monkeypatch):
    monkeypatch.setattr(table_query, "BATCH", 1)
    assert _tps(filled, TableQuery()) == [1, 2, 3, 4, 5, 6]
    assert _tps(filled, TableQuery(filters=(Filter("desa", "tak ada"),))) == []


def test_error_of_the_file_while_a_filter_runs_is_no_pattern():
    guard = table_query.guarded(Conditions(patterns=[PatternSearch("a")]))
    with pytest.raises(sqlite3.OperationalError, match="disk"), guard:
        raise sqlite3.OperationalError("disk I/O error")
