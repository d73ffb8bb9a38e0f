from datetime import UTC, datetime

import pytest

from opsroom.domain.changes import Kind
from opsroom.services.entry_words import KIND_WORDS, field_changes, name_of_values, row_names, title_of
from opsroom.services.history import read_commands, read_details
from opsroom.services.workspace import Workspace
from opsroom.store.nouns import NOUNS
from opsroom.store.records import JournalEntry

AT = datetime(2024, 2, 11, tzinfo=UTC)


def entry(kind, before, after):
    return JournalEntry(1, AT, "tes", "Ubah", kind, 7, before, after)


def test_every_kind_has_a_word():
    assert set(KIND_WORDS) == set(Kind)


@pytest.mark.parametrize("kind", list(Kind))
def test_columns_have_titles(kind):
    bare = [column for column in NOUNS[kind].columns if title_of(kind, column) == column]
    assert set(bare) <= {"snapshot", "sha256", "input_hash", "seconds", "remarks", "idle", "linmas", "report_id",
                         "pattern_polri", "pattern_tps", "pattern_linmas"}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "key", "value", "shown"),
    [
        (Kind.PERSON, "duty", "PAM_TPS", "PAM TPS"),
        (Kind.PERSON, "duty", "KATA_LAMA", "KATA_LAMA"),
        (Kind.PERSON, "nrp_repaired", True, "Ya"),
        (Kind.TPS, "lat", -4.1, "-4.100000"),
        (Kind.DOCUMENT, "snapshot", "x" * 500, "x" * 160 + " ..."),
    ],
    ids=["label", "unknown-word", "flag", "degrees", "long"],
)
def test_values_are_shown_as_in_the_sheet(kind, key, value, shown):
    [change] = field_changes(entry(kind, {key: None}, {key: value}))
    assert (change.before, change.after) == ("", shown)


def test_what_looks_equal_is_no_change():
    assert field_changes(entry(Kind.PERSON, {"note": ""}, {"note": None})) == []


@pytest.mark.parametrize(
    ("kind", "values", "name"),
    [
        (Kind.PERSON, {"name": "BUDI", "rank": "AIPDA"}, "AIPDA BUDI"),
        (Kind.TPS, {"number": "001", "desa_code": "1"}, "TPS 001 KURUP"),
        (Kind.TPS, {"number": "001", "desa_code": "2"}, "TPS 001 desa 2"),
        (Kind.KECAMATAN, {"name": "LENGKITI"}, "Kecamatan LENGKITI"),
        (Kind.PIN, {}, "Sematan nomor 7"),
    ],
)
def test_names_of_rows_that_are_gone(kind, values, name):
    assert name_of_values(kind, 7, values, {"1": "KURUP"}) == name


def test_edited_row_that_is_gone_keeps_a_number(empty: Workspace):
    with empty.read() as reader:
        names = row_names(reader, [entry(Kind.PERSON, {"note": ""}, {"note": "a"})])
    assert names == {(Kind.PERSON, 7): "Personel nomor 7"}


def test_command_without_visible_fields_still_has_a_line(empty: Workspace):
    lines = [read_details(empty, line).lines for line in read_commands(empty)]
    assert all(lines)
