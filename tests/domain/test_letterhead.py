import pytest

from opsroom.domain.errors import RuleViolation
from opsroom.domain.letterhead import MAX_KOP_CHARS, check_kop


def test_the_kop_is_set_in_capitals_with_single_spaces_and_without_empty_lines():
    assert check_kop((" Kepolisian  Negara", " ", "resor OKU")) == ("KEPOLISIAN NEGARA", "RESOR OKU")


def test_three_lines_of_forty_one_characters_are_the_most():
    longest = ("A" * MAX_KOP_CHARS,) * 3
    assert check_kop(longest) == longest


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ((), "ini 0 baris"),
        (("", " "), "ini 0 baris"),
        (("A",) * 4, "ini 4 baris"),
        (("A", "B" * 42), "berisi 42 huruf"),
    ],
    ids=["none", "only blanks", "four", "too long"],
)
def test_another_kop_is_refused_with_the_reason(lines: tuple[str, ...], words: str):
    with pytest.raises(RuleViolation, match=words) as refusal:
        check_kop(lines)
    assert refusal.value.field == "kop"
