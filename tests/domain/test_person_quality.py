from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.person import Person
from opsroom.domain.person_quality import (
    RosterFacts,
    is_same_person,
    judge_person,
    likely_rank,
    likely_unit,
    name_key,
    nrp_problem,
    pair_issue,
    person_place,
    roster_facts,
    same_number,
)
from opsroom.domain.phones import read_phone
from opsroom.domain.quality import Defect, Tally

NO_FACTS = RosterFacts({}, {})


def alike(one, other):
    return SequenceMatcher(None, one, other).ratio()


def person(row_id=1, nrp="80010001", name="BUDI SANTOSO", **values):
    given_values = {"rank": "BRIPKA", "unit": "SAT LANTAS", "phone": "081234567890"} | values
    return Person(row_id, nrp, name, **given_values)


def issues(someone, facts=NO_FACTS):
    tally = Tally()
    judge_person(someone, facts, tally)
    return [issue for found in tally.issues.values() for issue in found]


def only(someone, facts=NO_FACTS):
    [issue] = issues(someone, facts)
    return issue


def test_sound_row_has_no_issue():
    assert issues(person()) == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("M. RIDWAN, S.H.", "MUHAMMAD RIDWAN"),
        ("Drs. MOCH ALI", "MUHAMMAD ALI"),
        ("NUR'AINI", "NURAINI"),
        ("H.BUDI", "BUDI"),
        ("H:0", "0"),
        ("BUDI", "BUDI"),
        ("", ""),
    ],
)
def test_name_key_drops_what_spellings_differ_in(name, key):
    assert name_key(name) == key


@given(st.text(max_size=30))
def test_name_key_is_stable(name):
    assert name_key(name_key(name)) == name_key(name)


def test_place_names_rank_number_and_unit():
    assert person_place(person()) == "BRIPKA BUDI SANTOSO, NRP 80010001, SAT LANTAS"
    assert person_place(person(rank="", unit="")) == "BUDI SANTOSO, NRP 80010001"


@pytest.mark.parametrize(
    ("one", "other", "same"), [("0712", "712", True), ("712", "712", False), ("712", "713", False)]
)
def test_numbers_that_differ_in_zeros_are_the_same(one, other, same):
    assert same_number(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "likeness", "same"),
    [
        ({}, {"nrp": "91020002"}, 1.0, True),
        ({}, {"nrp": "91020002", "phone": ""}, 0.95, False),
        ({"name": "SAKSI 1"}, {"name": "SAKSI 2"}, 0.99, False),
        ({"name": "BUDI"}, {"name": "BUDI", "nrp": "91020002", "phone": ""}, 1.0, False),
        ({"name": "BUDI"}, {"name": "BUDI", "nrp": "91020002"}, 1.0, True),
        ({"name": "BUDI S, S.H."}, {"name": "BUDI S, S.E.", "nrp": "91020002", "phone": ""}, 1.0, False),
        ({"name": "BUDI S, S.H."}, {"name": "BUDI S", "nrp": "91020002", "phone": ""}, 1.0, True),
        ({}, {"nrp": "80010002", "phone": ""}, 0.9, True),
        ({}, {"nrp": "80019999", "phone": ""}, 0.9, True),
        ({}, {"nrp": "198001012005011001", "phone": ""}, 0.9, True),
        ({}, {"nrp": "198102012005011001", "phone": ""}, 0.9, False),
        ({"nrp": "1"}, {"nrp": "12", "phone": ""}, 0.9, False),
        ({}, {"nrp": "80010002"}, 0.5, False),
    ],
    ids=[
        "same-name", "like-name-alone", "digits-differ", "one-word", "one-word-and-phone", "other-titles",
        "title-missing", "number-near", "born-together", "nip-of-nrp", "nip-of-another", "no-birth", "unlike",
    ],
)  # fmt: skip
def test_pair_is_one_person(one, other, likeness, same):
    assert is_same_person(person(**one), person(2, **other), likeness) is same


@pytest.mark.parametrize(
    ("defect", "unit", "words"),
    [
        (Defect.SAME_PERSON, "SAT LANTAS", "sama-sama di SAT LANTAS"),
        (Defect.SAME_PERSON, "SAT INTEL", "di dua kesatuan"),
        (Defect.DOUBLE_NRP, "SAT LANTAS", "hanya berbeda nol"),
    ],
)
def test_pair_issue_says_what_agrees(defect, unit, words):
    issue = pair_issue(defect, person(), person(2, "091020002", unit=unit))
    assert words in issue.text
    assert (issue.ids, issue.merges) == ((1, 2), True)


@pytest.mark.parametrize(
    ("text", "code"), [("BRIPKAA", "BRIPKA"), ("ajun inspektur polisi satu", "AIPTU"), ("MARSEKAL UDARA", "")]
)
def test_likely_rank(text, code):
    assert likely_rank(text, alike) == code


@pytest.mark.parametrize(
    ("unit", "meant"),
    [
        ("POLSEK. LENGKITI", "POLSEK LENGKITI"),
        ("POLSEK LENGKTI", "POLSEK LENGKITI"),
        ("SIE 2", ""),
        ("BAG SDM", ""),
    ],
)
def test_likely_unit(unit, meant):
    assert likely_unit(unit, ["SIE 1", "POLSEK LENGKITI"], alike) == meant


def test_facts_propose_for_unknown_ranks_and_rare_units():
    people = [person(number, str(number), unit="SAT SABHARA") for number in range(5)]
    people += [person(9, rank="BRIPKAA", unit="SAT SABARA"), person(10, rank="", unit="")]
    facts = roster_facts(people, alike)
    assert facts == RosterFacts({"BRIPKAA": "BRIPKA"}, {"SAT SABARA": "SAT SABHARA"})


def test_repaired_number_can_be_confirmed():
    issue = only(person(nrp_repaired=True))
    assert issue.defect is Defect.NRP_REPAIRED
    assert (issue.fixes[0].values, issue.fixes[0].seen) == ({"nrp_repaired": False}, {"nrp_repaired": True})


@pytest.mark.parametrize(
    ("nrp", "rank", "word"),
    [
        ("8001", "BRIPKA", "4 digit"),
        ("80130001", "BRIPKA", "bulan lahir"),
        ("198001012005011001", "BRIPKA", "18 digit"),
        ("198001012005011001", "PENATA", ""),
        ("312", "SERKA", ""),
        ("80010001", "", ""),
    ],
    ids=["short", "month", "nip-of-polri", "nip-of-pns", "tni", "no-rank"],
)
def test_odd_numbers(nrp, rank, word):
    problem = nrp_problem(person(nrp=nrp, rank=rank))
    assert (word in problem) if word else problem == ""


def test_odd_number_is_an_issue():
    assert only(person(nrp="8001")).defect is Defect.NRP_ODD


def test_unknown_rank_offers_what_was_meant():
    issue = only(person(rank="BRIPKAA"), RosterFacts({"BRIPKAA": "BRIPKA"}, {}))
    assert issue.fixes[0].values == {"rank": "BRIPKA"}


def test_missing_rank_offers_nothing():
    issue = only(person(rank=""))
    assert (issue.text, issue.fixes) == ("Pangkat kosong.", ())


def test_rare_unit_offers_the_usual_one():
    issue = only(person(unit="SAT LNTAS"), RosterFacts({}, {"SAT LNTAS": "SAT LANTAS"}))
    assert issue.fixes[0].values == {"unit": "SAT LANTAS"}


def test_missing_unit_is_an_issue():
    assert only(person(unit="")).defect is Defect.UNIT_UNKNOWN


@pytest.mark.parametrize(
    ("phone", "defect", "fixed"),
    [
        ("", Defect.PHONE_MISSING, None),
        ("  ", Defect.PHONE_MISSING, None),
        ("+62 812-3456-7890", Defect.PHONE_ODD, "081234567890"),
        ("0", Defect.PHONE_ODD, ""),
        ("tanya istri", Defect.PHONE_ODD, ""),
    ],
)
def test_phones(phone, defect, fixed):
    issue = only(person(phone=phone))
    assert issue.defect is defect
    assert [fix.values["phone"] for fix in issue.fixes] == ([] if fixed is None else [fixed])


@given(st.text(max_size=20))
def test_fix_of_a_phone_leaves_a_sound_or_missing_one(phone):
    for issue in issues(person(phone=phone)):
        for fix in issue.fixes:
            assert read_phone(fix.values["phone"]) == fix.values["phone"]
