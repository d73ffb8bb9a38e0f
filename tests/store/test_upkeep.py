import pytest

from opsroom.domain.changes import Kind


@pytest.fixture
def upkeep(filled):
    with filled.read() as reader:
        yield reader.upkeep


def test_facts_come_in_order_of_desa(upkeep):
    rows = [row for piece in upkeep.tps_facts() for row in piece]
    assert [(row[1], row[2]) for row in rows] == sorted((row[1], row[2]) for row in rows)
    assert len(rows) == 6


def test_facts_of_some_rows(upkeep):
    assert [row[0] for row in upkeep.tps_rows([5, 1, 99])] == [1, 5]


def test_no_shared_point(upkeep):
    assert list(upkeep.shared_points()) == []


def test_shared_points_are_of_two_desa(filled):
    with filled.work("Titik") as work:
        for row_id in (1, 2, 3):
            work.update(Kind.TPS, row_id, {"lat": -4.0, "lon": 104.0})
        for row_id in (4, 5):
            work.update(Kind.TPS, row_id, {"lat": 0.0, "lon": 0.0})
    with filled.read() as reader:
        assert [[row[0] for row in rows] for rows in reader.upkeep.shared_points()] == [[1, 2, 3]]


def test_padal_places_need_a_plan(upkeep):
    assert upkeep.padal_places() is None


def test_settings_by_prefix(filled):
    with filled.work("Simpan") as work:
        for key in ("mutu:a", "mutu:b", "mut", "lain"):
            work.put_setting(key, {"k": key})
    with filled.read() as reader:
        found = reader.upkeep.settings_under("mutu:")
    assert {key: value for key, (_id, value) in found.items()} == {"mutu:a": {"k": "mutu:a"}, "mutu:b": {"k": "mutu:b"}}


def test_taken_numbers_and_places(upkeep):
    assert upkeep.taken_numbers(["85030003", "1", "'"]) == {"85030003"}
    wanted = [("1601072001", "001"), ("1601072001", "009"), ("9", "001")]
    assert upkeep.taken_places(wanted) == {("1601072001", "001")}


def test_kinds_named_by_code_are_no_references(upkeep):
    assert upkeep.referring(Kind.DESA, 1) == []
