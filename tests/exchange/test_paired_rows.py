"""People spread over two rows of the sheet."""

import pytest

PEOPLE = (
    ("ADI SAPUTRA", "BRIPKA", "80010001"),
    ("BUDI IRAWAN", "AIPTU", "81020002"),
    ("CICI LESTARI", "IPDA", "82030003"),
)


def _rows(below):
    rows = [["NO", "NAMA", "PANGKAT / NRP" if below == 2 else "PANGKAT", "JABATAN"]]
    for number, (name, rank, nrp) in enumerate(PEOPLE, 1):
        second = ["", "", "", ""]
        second[below] = f"NRP {nrp}" if number % 2 else nrp
        rows += [[number, name, rank, "BA SAT SAMAPTA"], second]
    return rows


@pytest.mark.parametrize("below", [1, 2], ids=["below the name", "below the rank"])
def test_name_above_number_is_one_person(read, below):
    reading = read(_rows(below))
    assert [(r.row, r.values["name"], r.values["rank"], r.values["nrp"]) for r in reading.rows] == [
        (2 + 2 * place, *person) for place, person in enumerate(PEOPLE)
    ]
    assert not any(row.problems for row in reading.rows)


def test_position_in_two_rows_is_joined(read):
    rows = _rows(2)
    for place in (2, 4, 6):
        rows[place][3] = "POLRES OKU"
    assert read(rows).rows[0].values["position"] == "BA SAT SAMAPTA POLRES OKU"


def test_people_with_one_row_each_stay_as_they_are(read):
    rows = [
        ["NO", "NAMA", "NRP"],
        *[[place, name, nrp] for place, (name, _, nrp) in enumerate(PEOPLE, 1)],
        ["", "X", ""],
    ]
    assert [row.row for row in read(rows).rows][:3] == [2, 3, 4]


def test_a_person_without_number_at_the_end_is_kept(read):
    reading = read([*_rows(2), [4, "DEDI KUSUMA", "BRIPTU", "BA"]])
    assert [bool(row.problems) for row in reading.rows] == [False, False, False, True]
