"""The words of the desk."""

import pytest

from opsroom.domain.errors import RuleViolation
from opsroom.domain.radio_words import DEFAULT_PHRASES, SAFE, RadioWords, meaning_label, plain, read_words
from opsroom.domain.stages import Stage


def test_every_stage_can_be_said():
    assert {str(code) for code in DEFAULT_PHRASES} == {*Stage, SAFE}
    assert all(DEFAULT_PHRASES.values())


def test_phrases_are_compared_without_signs():
    assert plain(" Serah-terima,  kotak ") == "SERAH TERIMA KOTAK"
    assert RadioWords({"HITUNG": ("mulai hitung!",)}).by_phrase() == {"MULAI HITUNG": "HITUNG"}


def test_one_phrase_for_two_stages_is_refused():
    with pytest.raises(RuleViolation, match="dua tahap"):
        RadioWords({"HITUNG": ("selesai",), "SELESAI": ("Selesai",)})


def test_unknown_stage_is_refused():
    with pytest.raises(RuleViolation, match="tidak dikenal"):
        RadioWords({"PESTA": ("pesta",)})


@pytest.mark.parametrize("value", [None, [], "x", {"phrases": {}}])
def test_without_setting_the_standard_words_hold(value: object):
    assert read_words(value).by_phrase() == RadioWords().by_phrase()


def test_words_of_a_setting_replace_those_of_their_stage():
    words = read_words({"phrases": {"HITUNG": ["NGITUNG"]}, "callsigns": {"garuda-3": "TIM 2"}})
    assert words.phrases["HITUNG"] == ("NGITUNG",)
    assert words.phrases["SELESAI"] == DEFAULT_PHRASES["SELESAI"]
    assert words.callsigns == {"GARUDA 3": "TIM 2"}


def test_setting_with_no_list_of_words_means_none():
    assert read_words({"phrases": {"HITUNG": 3}}).phrases["HITUNG"] == ()


@pytest.mark.parametrize(("code", "label"), [(SAFE, "Aman"), ("HITUNG", "Penghitungan"), ("", "")])
def test_meanings_have_labels(code: str, label: str):
    assert meaning_label(code) == label
