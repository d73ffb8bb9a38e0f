"""The history, what one command did, the life of a row and what was deleted."""

import pytest

from opsroom.domain.changes import Kind, Origin
from opsroom.store.records import State


@pytest.fixture
def busy(filled):
    """A file after a fill over forty areas, single edits, and a deletion of half of them."""
    with filled.work("Wilayah", actor="ops-1") as work:
        work.insert_many(Kind.UNIT_AREA, [{"unit": f"UNIT {n}", "kecamatan_code": "160107"} for n in range(1, 41)])
    with filled.work("Isi", actor="ops-2", origin=Origin.IMPORT) as work:
        work.set_column(Kind.UNIT_AREA, None, "kecamatan_code", "160108")
    with filled.work("Satu", actor="ops-1") as work:
        work.update(Kind.UNIT_AREA, 7, {"unit": "TUJUH"})
        work.delete_many(Kind.UNIT_AREA, [8])
    with filled.work("Separuh", actor="ops-1") as work:
        work.delete_many(Kind.UNIT_AREA, range(9, 41))
    return filled


def test_story_of_a_row_is_told_newest_first_from_entries_and_blocks(busy):
    with busy.read() as reader:
        story = reader.row_story(Kind.UNIT_AREA, 7)
        assert [(entry.label, entry.before, entry.after) for entry in story] == [
            ("Satu", {"unit": "UNIT 7"}, {"unit": "TUJUH"}),
            ("Isi", {"kecamatan_code": "160107"}, {"kecamatan_code": "160108"}),
            ("Wilayah", None, {"unit": "UNIT 7", "kecamatan_code": "160107"}),
        ]
        assert [entry.label for entry in reader.row_story(Kind.UNIT_AREA, 7, limit=1)] == ["Satu"]
        assert [entry.label for entry in reader.row_story(Kind.UNIT_AREA, 40)] == ["Separuh", "Isi", "Wilayah"]
        assert reader.row_story(Kind.UNIT_AREA, 99) == []


def test_story_leaves_out_a_bulk_edit_that_did_not_touch_the_row(busy):
    with busy.work("Lompat") as work:
        work.update_many(Kind.PERSON, [(1, {"note": "x"}), (5, {"note": "x"})])
        work.insert_many(Kind.PERSON, [{"nrp": str(n), "name": "X"} for n in range(100)])
        work.set_column(Kind.PERSON, [*range(6, 50), *range(51, 106)], "note", "y")
    with busy.read() as reader:
        assert [entry.after["note"] for entry in reader.row_story(Kind.PERSON, 49)] == ["y", ""]
        assert [entry.after["note"] for entry in reader.row_story(Kind.PERSON, 50)] == [""]


def test_history_names_every_command_with_its_rows(busy):
    busy.undo("ops-3")
    with busy.read() as reader:
        commands = reader.commands()
        assert [(c.label, c.actor, c.origin, c.state, c.rows) for c in commands[:4]] == [
            ("Urungkan: Separuh", "ops-3", Origin.UNDO, State.CLOSED, 32),
            ("Separuh", "ops-1", Origin.DESK, State.UNDONE, 32),
            ("Satu", "ops-1", Origin.DESK, State.DONE, 2),
            ("Isi", "ops-2", Origin.IMPORT, State.DONE, 40),
        ]
        assert [command.id for command in reader.commands(2, before_id=commands[1].id)] == [
            commands[2].id,
            commands[3].id,
        ]


def test_entries_of_a_command_come_in_the_order_it_was_done(busy):
    with busy.read() as reader:
        separuh, satu, isi, *_ = reader.commands()
        assert [entry.row_id for entry in reader.command_entries(isi.id, limit=3)] == [1, 2, 3]
        assert [(entry.row_id, entry.after is None) for entry in reader.command_entries(satu.id)] == [
            (7, False),
            (8, True),
        ]
        assert len(reader.command_entries(separuh.id)) == 32
        assert reader.command_entries(10**6) == []


def test_journal_mixes_entries_and_blocks_newest_first(busy):
    with busy.read() as reader:
        assert [(entry.label, entry.row_id) for entry in reader.journal(35)][-4:] == [
            ("Separuh", 9),
            ("Satu", 8),
            ("Satu", 7),
            ("Isi", 40),
        ]


def test_deleted_rows_come_newest_first_with_what_they_held(busy):
    with busy.read() as reader:
        gone = reader.deleted_rows(Kind.UNIT_AREA)
        assert [row.row_id for row in gone] == [*range(40, 8, -1), 8]
        assert (gone[-1].actor, gone[-1].label) == ("ops-1", "Satu")
        assert gone[-1].values == {"unit": "UNIT 8", "kecamatan_code": "160108"}
        assert [row.row_id for row in reader.deleted_rows(Kind.UNIT_AREA, limit=2)] == [40, 39]


def test_rows_that_are_back_are_not_among_the_deleted(busy):
    busy.undo()
    with busy.read() as reader:
        assert [row.row_id for row in reader.deleted_rows(Kind.UNIT_AREA)] == [8]
