"""Schema, migrations and the files of every released version."""

import logging
import re
import runpy
import shutil
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from peewee import SqliteDatabase
from playhouse.schema_diff import diff_models

from opsroom.domain.changes import Kind
from opsroom.domain.errors import StoreUnavailable
from opsroom.store import day_tables, schema, tables
from opsroom.store.nouns import NOUNS
from opsroom.store.operation_file import OperationFile
from opsroom.store.schema import APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION

PROJECT = Path(__file__).parents[2]
RELEASED = PROJECT / "tests" / "data" / "db"
OWN_TABLES = ("command", "journal", "journal_block", "schema_migration", "evidence_file")
STEPS = sorted(step.stem for step in MIGRATIONS.glob("[0-9]*.py"))


def _version(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def _dump(path):
    with closing(sqlite3.connect(path)) as connection:
        return [re.sub(r"X'(78[0-9A-F]+)'", _unpacked, line) for line in connection.iterdump()]


def _unpacked(found):
    """What a block says: two builds of zlib may pack the same differently."""
    return zlib.decompress(bytes.fromhex(found[1])).decode()


def test_steps_are_numbered_without_a_gap():
    assert [int(step[:4]) for step in STEPS] == list(range(1, SCHEMA_VERSION + 1))


def test_every_migration_has_a_test():
    tests = "".join(globals())
    assert [step for step in STEPS if f"test_migration_{step}" not in tests] == []


def test_every_released_schema_has_its_file():
    assert sorted(file.name for file in RELEASED.iterdir()) == [f"v{n}.sqlite" for n in range(1, SCHEMA_VERSION + 1)]


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_file_of_every_released_version_opens_and_works(version, path, clock):
    shutil.copy(RELEASED / f"v{version}.sqlite", path)
    with OperationFile.open(path, clock, backup=False) as file:
        assert file.integrity() == ()
        with file.read() as reader:
            assert reader.operation().name == "Polres Contoh - Pemilu 2024"
            assert [person.nrp for person in reader.persons()] == ["80010001", "00090009", "85030003", "86040004"]
            assert reader.tps([3])[0].is_special
            assert reader.current_plan().plan.covered_count == 2
            assert reader.setting("letterhead") == {"kop": ["POLRES CONTOH"], "zone": "WIB"}
            assert reader.last_change_at() == clock.now()
        assert (file.history().undo_label, file.history().redo_label) == ("Ubah status", "Ubah keterangan")
        file.undo()
        file.redo()
        file.redo()
        with file.read() as reader:
            assert reader.tps([1])[0].note == "dekat balai desa"
            assert reader.persons([4])[0].duty == "SAKIT"


def test_file_of_the_present_version_is_what_the_tool_makes(tmp_path):
    tool = runpy.run_path(str(PROJECT / "tools" / "make_schema_fixture.py"))
    assert _dump(tool["make"](tmp_path)) == _dump(RELEASED / f"v{SCHEMA_VERSION}.sqlite")


def test_file_of_the_present_version_fills_every_table():
    with closing(sqlite3.connect(RELEASED / f"v{SCHEMA_VERSION}.sqlite")) as connection:
        empty = [
            noun.table
            for noun in NOUNS.values()
            if not connection.execute(f'SELECT count(*) FROM "{noun.table}"').fetchone()[0]
        ]
        empty += [name for name in OWN_TABLES if not connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]]
    assert empty == []


def test_migration_0001_initial_lays_every_table(path, clock):
    OperationFile.create(path, clock).close()
    with closing(sqlite3.connect(path)) as connection:
        found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert found == {noun.table for noun in NOUNS.values()} | set(OWN_TABLES)


def test_migration_0002_journal_blocks_keeps_the_older_journal(path, clock):
    shutil.copy(RELEASED / "v1.sqlite", path)
    with closing(sqlite3.connect(path)) as connection:
        before = connection.execute("SELECT * FROM journal").fetchall()
    with OperationFile.open(path, clock) as file:
        assert file.backups()[0].path.name.endswith("sebelum-migrasi-v1.ops")
        with file.work("Banyak") as work:
            work.insert_many(Kind.UNIT_AREA, [{"unit": str(n), "kecamatan_code": "160107"} for n in range(100)])
        file.undo()
        file.undo()
        with file.read() as reader:
            assert reader.persons([4])[0].duty == "TERSEDIA"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT * FROM journal").fetchall()[: len(before)] == before
        assert connection.execute("SELECT count(*) FROM journal_block").fetchone() == (2,)


@pytest.mark.parametrize("version", [1, 2])
def test_migration_0003_plot_rules_keeps_what_is_there_and_fills_the_new_columns(version, path, clock):
    shutil.copy(RELEASED / f"v{version}.sqlite", path)
    with OperationFile.open(path, clock, backup=False) as file, file.read() as reader:
        [head] = reader.plan_heads()
        stored = reader.current_plan()
        assert (head.is_current, head.name, head.teams, head.people, head.short) == (True, "", 1, 2, 1)
        assert (stored.base_version, stored.plan.levels, stored.plan.moved, stored.plan.seed) == (None, (), (), 0)
        assert {(person.gender, person.hard_before) for person in reader.persons()} == {("", 0)}
        assert {region.rayon for region in reader.kecamatan()} == {""}
        assert (reader.absences(), reader.unit_points()) == ([], {})


def test_migration_0003_plot_rules_lets_the_older_journal_be_undone_to_before_the_plan_and_back(path, clock):
    shutil.copy(RELEASED / "v2.sqlite", path)
    with OperationFile.open(path, clock, backup=False) as file:
        steps = 0
        with file.read() as reader:
            before = reader.current_plan()
        while file.history().undo_label != "Impor":
            file.undo()
            steps += 1
        with file.read() as reader:
            assert reader.current_plan() is None
        for _ in range(steps):
            file.redo()
        with file.read() as reader:
            assert reader.current_plan() == before


def test_migration_0003_plot_rules_leaves_of_several_plans_each_in_its_turn(path, clock):
    with closing(sqlite3.connect(path)) as connection, closing(sqlite3.connect(RELEASED / "v2.sqlite")) as released:
        released.backup(connection)
        connection.execute("INSERT INTO plan SELECT 9, 9, made_at, seconds, 'kedua', remarks, idle FROM plan")
        connection.commit()
    with OperationFile.open(path, clock, backup=False) as file:
        with file.read() as reader:
            assert [head.is_current for head in reader.plan_heads()] == [True, False]
        with file.work("Hapus") as work:
            work.delete_many(Kind.PLAN, [9])
        with file.read() as reader:
            assert reader.current_plan().version == 1


@pytest.mark.parametrize("version", [1, 2, 3])
def test_migration_0004_radio_lines_keeps_the_reports_without_a_line(version, path, clock):
    shutil.copy(RELEASED / f"v{version}.sqlite", path)
    with OperationFile.open(path, clock, backup=False) as file, file.read() as reader:
        assert (reader.lines(), len(reader.tps_states())) == ([], 1)
        assert set(reader.newest_reports(Kind.TPS_STATE, [1])) == {1}
    with closing(sqlite3.connect(path)) as connection:
        assert set(connection.execute("SELECT line_id FROM report")) == {(None,)}


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_migration_0005_incidents_and_roll_calls_begins_without_any(version, path, clock):
    shutil.copy(RELEASED / f"v{version}.sqlite", path)
    with OperationFile.open(path, clock, backup=False) as file, file.read() as reader:
        assert (reader.incidents(), reader.roll_calls(), len(reader.tps_states())) == ([], [], 1)


def test_migrated_schema_is_the_schema_of_the_tables(path, clock):
    OperationFile.create(path, clock).close()
    database = SqliteDatabase(str(path))
    models = [
        *(noun.model for noun in NOUNS.values()),
        tables.CommandRow,
        tables.JournalRow,
        tables.JournalBlockRow,
        day_tables.EvidenceFileRow,
    ]
    with database.bind_ctx(models), database.connection_context():
        difference = diff_models(database, models)
    assert not difference, difference


def test_migrated_references_are_those_of_the_tables(path, clock):
    OperationFile.create(path, clock).close()
    fresh = SqliteDatabase(str(path.with_name("tabel.sqlite")))
    models = [
        *(noun.model for noun in NOUNS.values()),
        tables.CommandRow,
        tables.JournalRow,
        tables.JournalBlockRow,
        day_tables.EvidenceFileRow,
    ]
    with fresh.bind_ctx(models), fresh.connection_context():
        fresh.create_tables(models)

    def laid(file):
        with closing(sqlite3.connect(file)) as connection:
            rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE name != 'schema_migration'")
            return {name: sql for name, sql in rows if not name.startswith(("schema_", "sqlite_"))}

    assert laid(path) == laid(path.with_name("tabel.sqlite"))


def test_there_is_no_column_for_votes():
    words = ("vote", "suara", "perolehan", "partai", "paslon")
    columns = [column for noun in NOUNS.values() for column in noun.columns if column not in ("voters_m", "voters_f")]
    assert [column for column in columns if any(word in column for word in words)] == []


@pytest.fixture
def older(path, clock, monkeypatch, tmp_path):
    """A file one version behind a program that knows one step more."""
    OperationFile.create(path, clock).close()
    steps = tmp_path / "steps"
    shutil.copytree(MIGRATIONS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    monkeypatch.setattr(schema, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    return steps / f"{SCHEMA_VERSION + 1:04}_mark.py"


def test_older_file_is_backed_up_and_brought_up_to_date(older, path, clock, caplog):
    older.write_text(
        '"""Add a mark to desa.\n\nMore words."""\n'
        "from peewee import TextField\n\n\n"
        "def up(migrator, db):\n"
        "    migrator.migrate(migrator.add_column('desa', 'mark', TextField(default='')))\n"
    )
    with caplog.at_level(logging.INFO, "opsroom.store"), OperationFile.open(path, clock, backup=False) as file:
        [backup] = file.backups()
    assert f"migration {older.stem}: Add a mark to desa." in caplog.messages
    assert backup.path.name.endswith(f"sebelum-migrasi-v{SCHEMA_VERSION}.ops")
    assert (_version(path), _version(backup.path)) == (SCHEMA_VERSION + 1, SCHEMA_VERSION)
    assert any("mark" in line for line in _dump(path))


def test_failed_step_leaves_the_file_as_it_was(older, path, clock):
    older.write_text(
        '"""Break off in the middle."""\n\n\n'
        "def up(migrator, db):\n"
        "    db.execute_sql('DROP TABLE pin')\n"
        "    raise RuntimeError('half way')\n"
    )
    before = _dump(path)
    with pytest.raises(RuntimeError, match="half way"):
        OperationFile.open(path, clock)
    assert _dump(path) == before
    assert _version(path) == SCHEMA_VERSION


def test_file_is_not_migrated_without_a_backup(older, path, clock):
    older.write_text('"""Do nothing."""\n\n\ndef up(migrator, db):\n    pass\n')
    path.with_name("operasi.ops.backups").write_text("bukan folder")
    with pytest.raises(StoreUnavailable):
        OperationFile.open(path, clock)
    assert _version(path) == SCHEMA_VERSION


def test_step_that_was_cut_off_before_its_number_was_written_is_not_run_again(older, path, clock):
    older.write_text('"""Count."""\n\n\ndef up(migrator, db):\n    db.execute_sql("CREATE TABLE once (n INTEGER)")\n')
    OperationFile.open(path, clock).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    OperationFile.open(path, clock).close()
    assert _version(path) == SCHEMA_VERSION + 1


def test_every_kind_has_a_table():
    assert set(NOUNS) == set(Kind)


def test_our_mark_is_what_the_file_head_says(path, clock):
    OperationFile.create(path, clock).close()
    assert path.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"OPSR"
