from datetime import UTC, date, datetime

import pytest

from opsroom.domain.columns import Column, ColumnKind, by_key
from opsroom.domain.conditions import meets
from opsroom.domain.errors import RuleViolation
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.queries import Filter, Match
from opsroom.domain.tps_columns import TPS_COLUMNS

RANK, UNIT = by_key(PERSON_COLUMNS, "rank"), by_key(PERSON_COLUMNS, "unit")
VOTERS = by_key(TPS_COLUMNS, "voters_m")
DAY = Column("day", "Hari", "hari", ColumnKind.DATE, read=date.fromisoformat)


def fits(column, match, value, text="", **more):
    return meets(column, Filter(column.key, text, match, **more))(value)


@pytest.mark.parametrize(("value", "is_empty"), [("", True), (None, True), (" ", True), ("SAT", False), (0, False)])
def test_blank_cells_are_empty(value, is_empty):
    assert fits(UNIT, Match.EMPTY, value) is is_empty
    assert fits(UNIT, Match.FILLED, value) is not is_empty


@pytest.mark.parametrize(("text", "found"), [("lengkiti", True), ("POLSEK", True), ("samapta", False)])
def test_text_is_found_whatever_its_case(text, found):
    assert fits(UNIT, Match.CONTAINS, "Polsek Lengkiti", text) is found
    assert fits(UNIT, Match.EXCLUDES, "Polsek Lengkiti", text) is not found


def test_one_of_several_texts_is_enough():
    assert fits(UNIT, Match.CONTAINS, "SAT SAMAPTA", texts=("polsek", "samapta"))
    assert fits(RANK, Match.ONE_OF, "BRIPKA", texts=("AIPDA", "bripka"))
    assert not fits(RANK, Match.ONE_OF, "BRIPKA", texts=("AIPDA",))


def test_code_and_label_of_a_choice_mean_the_same():
    duty = by_key(PERSON_COLUMNS, "duty")
    assert fits(duty, Match.EQUALS, duty.read("PAM TPS"), "pam tps")
    assert fits(duty, Match.EQUALS, duty.read("PAM TPS"), "PAM_TPS")
    assert not fits(duty, Match.NOT_EQUALS, duty.read("PAM TPS"), "pam tps")


def test_blank_cell_is_not_equal_to_a_text():
    assert fits(UNIT, Match.NOT_EQUALS, "", "polsek")


@pytest.mark.parametrize(
    ("match", "fitting"),
    [
        (Match.LESS, {90}),
        (Match.AT_MOST, {90, 100}),
        (Match.MORE, {110}),
        (Match.AT_LEAST, {100, 110}),
    ],
)
def test_numbers_compare_as_numbers(match, fitting):
    assert {value for value in (90, 100, 110, None) if fits(VOTERS, match, value, "100")} == fitting


@pytest.mark.parametrize("ends", [("100", "200"), ("200", "100")])
def test_between_holds_both_ends_in_either_order(ends):
    values = (99, 100, 150, 200, 201)
    fitting = [v for v in values if fits(VOTERS, Match.BETWEEN, v, ends[0], upto=ends[1])]
    assert fitting == [100, 150, 200]


def test_higher_ranks_are_more():
    places = {choice.value: place for place, choice in enumerate(RANK.choices)}
    expected = {rank for rank in places if places[rank] < places["AIPDA"]}
    assert {rank for rank in places if fits(RANK, Match.MORE, rank, "AIPDA")} == expected


@pytest.mark.parametrize(
    ("value", "fitting"),
    [(date(2024, 2, 13), False), (date(2024, 2, 14), True), (datetime(2024, 2, 15, tzinfo=UTC), True), (None, False)],
)
def test_days_compare_as_days(value, fitting):
    shown = Column("day", "Hari", "hari", ColumnKind.DATE, read=date.fromisoformat)
    assert fits(shown, Match.AT_LEAST, value, "2024-02-14") is fitting


def test_days_kept_as_text_compare_as_days():
    assert fits(DAY, Match.LESS, "2024-02-13", "2024-02-14")


def test_other_texts_compare_by_letters():
    assert fits(UNIT, Match.LESS, "Bag Ops", "polsek")
    assert not fits(UNIT, Match.LESS, "", "polsek")


def test_pattern_is_found_whatever_its_case():
    assert fits(UNIT, Match.REGEX, "SAT SAMAPTA", "^sat")
    assert not fits(UNIT, Match.REGEX, "POLSEK", "^sat")


def test_comparison_that_means_nothing_is_refused():
    with pytest.raises(RuleViolation):
        meets(VOTERS, Filter("voters_m", "banyak", Match.MORE))


def test_choice_without_a_place_fits_no_comparison():
    loose = Column("rank", "Pangkat", "pangkat", ColumnKind.CHOICE)
    assert not fits(loose, Match.MORE, "BRIPKA", "AIPDA")


def test_text_of_nothing_restricts_nothing():
    assert fits(UNIT, Match.CONTAINS, "", " ")
    assert fits(UNIT, Match.EXCLUDES, "SAT", " ")


@pytest.mark.parametrize(("text", "found"), [("ya", {True}), ("tidak", {False})])
def test_flags_are_named_by_yes_and_no(text, found):
    special = by_key(TPS_COLUMNS, "is_special")
    assert {value for value in (True, False) if fits(special, Match.CONTAINS, value, text)} == found
    assert {value for value in (True, False) if fits(special, Match.EQUALS, value, text)} == found
    assert {value for value in (True, False) if fits(special, Match.EXCLUDES, value, text)} != found


def test_choice_is_found_by_its_code_too():
    duty = by_key(PERSON_COLUMNS, "duty")
    assert fits(duty, Match.CONTAINS, duty.read("PAM TPS"), "pam_t")


def test_numbers_days_and_codes_equal_what_is_read():
    assert fits(by_key(TPS_COLUMNS, "lat"), Match.EQUALS, -4.25, "-4,25")
    assert fits(VOTERS, Match.EQUALS, None, "-")
    assert fits(by_key(TPS_COLUMNS, "number"), Match.EQUALS, "002", "2")
    assert fits(DAY, Match.EQUALS, "2024-02-14", "2024-02-14")
    assert fits(RANK, Match.EQUALS, "", "")
    assert fits(RANK, Match.NOT_EQUALS, "BRIPKA", "jagoan")
