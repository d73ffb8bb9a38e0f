import pytest

from opsroom.domain.errors import Cancelled
from opsroom.domain.person import Person
from opsroom.domain.progress import Progress
from opsroom.domain.quality import Defect
from opsroom.services.similar_names import alike, similar_people


def people(*rows):
    return [
        Person(number, nrp, name, "BRIPKA", unit, phone=phone)
        for number, (nrp, name, unit, phone) in enumerate(rows, 1)
    ]


def pairs(*rows):
    return [(defect, one.id, other.id) for defect, one, other in similar_people(people(*rows))]


def test_alike_is_a_share():
    assert (alike("BUDI", "BUDI"), alike("ABC", "XYZ")) == (1.0, 0.0)


def test_slip_of_the_pen_in_a_unit():
    found = pairs(("80010001", "AGUS SETIAWAN", "SAT A", ""), ("80010002", "AGUS SETYAWAN", "SAT A", ""))
    assert found == [(Defect.SAME_PERSON, 1, 2)]


def test_slip_in_the_first_letters_is_found_by_the_last_word():
    found = pairs(("80010001", "GAUS SETIAWAN", "SAT A", ""), ("80010002", "AGUS SETIAWAN", "SAT A", ""))
    assert [each[1:] for each in found] == [(1, 2)]


def test_words_in_another_order_in_one_rank():
    found = pairs(("80010001", "AGUS SETIAWAN", "SAT A", ""), ("80010002", "SETIAWAN AGUS", "SAT B", ""))
    assert found == [(Defect.SAME_PERSON, 1, 2)]


def test_names_alike_in_two_units_are_left_alone():
    assert pairs(("80010001", "AGUS SETIAWAN", "SAT A", ""), ("80010002", "AGUS SETYAWAN", "SAT B", "")) == []


def test_one_telephone_joins_two_units():
    found = pairs(("80010001", "AGUS SETIAWAN", "A", "0812"), ("99010002", "AGUS SETYAWAN", "B", "0812"))
    assert [each[1:] for each in found] == [(1, 2)]


def test_numbers_that_differ_in_zeros_come_once_and_first():
    found = pairs(("0712345", "AGUS SETIAWAN", "A", ""), ("712345", "AGUS SETIAWAN", "A", ""))
    assert found == [(Defect.DOUBLE_NRP, 1, 2)]


def test_three_of_one_name_are_three_pairs():
    row = ("AGUS SETIAWAN", "A", "")
    assert len(pairs(("80010001", *row), ("80010002", *row), ("80010003", *row))) == 3


def test_short_names_are_left_alone():
    assert pairs(("80010001", "ALI", "A", "1"), ("80010002", "ALI", "A", "1")) == []


@pytest.mark.parametrize("last", ["KUSUMA", ""], ids=["two-words", "one-word"])
def test_a_big_unit_is_compared_in_parts(last):
    names = [f"AGUS{chr(65 + number % 26)}{chr(65 + number // 26)}X {last}".strip() for number in range(400)]
    rows = [(f"{80010000 + 13 * number}", name, "SAT A", "") for number, name in enumerate(names)]
    found = pairs(*rows, (rows[7][0][:-1] + "0", names[7], "SAT A", ""))
    assert (Defect.SAME_PERSON, 8, 401) in found


def test_comparing_can_be_cancelled():
    everybody = people(("80010001", "AGUS", "A", ""), ("80010002", "AGUS", "A", ""))
    with pytest.raises(Cancelled):
        list(similar_people(everybody, Progress(is_cancelled=lambda: True)))
