import re

import pytest

from opsroom.domain.columns import by_key, no_parts, no_warning, read_note, read_text, show_plain
from opsroom.domain.person import Person
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.tps import Tps
from opsroom.domain.tps_columns import REFUSED_WORDS, TPS_COLUMNS

NOUNS = pytest.mark.parametrize("columns", [PERSON_COLUMNS, TPS_COLUMNS], ids=["person", "tps"])


@NOUNS
def test_keys_and_titles_are_unique(columns):
    for taken in ("key", "title", "export_title"):
        values = [getattr(column, taken) for column in columns]
        assert len(values) == len(set(values))


@NOUNS
def test_synonyms_are_normalised(columns):
    crooked = [
        word for column in columns for word in column.synonyms if not re.fullmatch(r"[A-Z0-9]+( [A-Z0-9]+)*", word)
    ]
    assert crooked == []


@NOUNS
def test_no_head_means_two_columns(columns):
    """Synonyms and our own heads together: a file the program exported can be imported again."""
    owners: dict[str, set[str]] = {}
    for column in columns:
        own = (re.sub(r"[^A-Z0-9]+", " ", head.upper()).strip() for head in (column.title, column.export_title))
        for word in (*column.synonyms, *own):
            owners.setdefault(word, set()).add(column.key)
    assert {word: keys for word, keys in owners.items() if len(keys) > 1} == {}


@NOUNS
def test_no_synonym_is_listed_twice(columns):
    words = [word for column in columns for word in column.synonyms]
    assert len(words) == len(set(words))


def test_no_head_of_a_vote_count_is_a_synonym():
    heads = [word for column in TPS_COLUMNS for word in column.synonyms]
    assert not [head for head in heads if any(word in head for word in REFUSED_WORDS)]


@pytest.mark.parametrize(("columns", "record"), [(PERSON_COLUMNS, Person), (TPS_COLUMNS, Tps)], ids=["person", "tps"])
def test_every_key_is_a_field_of_the_record(columns, record):
    assert {column.key for column in columns} <= set(record.__dataclass_fields__)


@NOUNS
def test_every_choice_is_read_from_its_value_and_its_label(columns):
    for column in columns:
        for choice in column.choices:
            assert column.read(choice.label) == column.read(choice.value) == choice.value


def test_by_key_finds_a_column():
    assert by_key(PERSON_COLUMNS, "rank").title == "Pangkat"


def test_an_unknown_key_is_a_bug():
    with pytest.raises(KeyError, match="votes"):
        by_key(TPS_COLUMNS, "votes")


@pytest.mark.parametrize(("value", "text"), [(None, ""), (0, "0"), ("a", "a")])
def test_plain_values_are_shown_as_they_are(value, text: str):
    assert show_plain(value) == text


def test_typed_text_keeps_single_spaces():
    assert read_text("  rumah \n pak  RT ") == "rumah pak RT"


def test_a_note_keeps_its_lines():
    assert read_note("  jalan   rusak \n\n  lewat  dermaga \n") == "jalan rusak\n\nlewat dermaga"


def test_a_plain_column_warns_of_nothing_and_fills_only_itself():
    assert (no_warning("x"), no_parts("x")) == ("", {})


@NOUNS
def test_warnings_never_speak_of_what_is_refused_or_empty(columns):
    assert [column.key for column in columns if column.warn("") or column.warn("~")] == []


def test_a_note_of_one_line_has_single_spaces():
    assert read_note(" satu  dua ") == "satu dua"
