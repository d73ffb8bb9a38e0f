"""The office workbooks of Polres OKU, and what must come out of them."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from opsroom.domain.imports import ImportKind, SheetReading, SheetRow
from opsroom.exchange.reading import read_workbook

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def truth(shared_data: Path) -> Any:
    return json.loads((shared_data / "oku" / "truth_1601.json").read_text())


@pytest.fixture(scope="module")
def roster(shared_data: Path) -> tuple[SheetReading, ...]:
    return read_workbook(shared_data / "oku" / "DAFTAR PERSONEL POLRES OKU.xlsx", ImportKind.PERSON)


@pytest.fixture(scope="module")
def stations(shared_data: Path) -> tuple[SheetRow, ...]:
    (reading,) = read_workbook(shared_data / "oku" / "DATA TPS OKU PEMILU 2024.xlsx", ImportKind.TPS)
    return reading.rows


def accepted(roster: tuple[SheetReading, ...]) -> list[SheetRow]:
    return [row for reading in roster for row in reading.rows if not row.problems]


def test_roster_has_five_sheets_and_801_rows(roster: tuple[SheetReading, ...]) -> None:
    assert {reading.sheet: len(reading.rows) for reading in roster} == {
        "POLRES": 373,
        "POLSEK": 259,
        "BKO POLDA": 59,
        "BRIMOB": 80,
        "KODIM": 30,
    }


def test_roster_rejects_exactly_the_lost_digit_and_the_missing_number(roster: tuple[SheetReading, ...]) -> None:
    problems = Counter(problem for reading in roster for row in reading.rows for problem in row.problems)
    assert problems == {"NRP kurang dari 8 digit": 1, "NRP/NIP kosong": 1}


def test_roster_holds_each_person_of_the_truth_once(roster: tuple[SheetReading, ...], truth: Any) -> None:
    numbers = Counter(str(row.values["nrp"]) for row in accepted(roster))
    assert len(numbers) == truth["unique_people"]
    assert sum(count - 1 for count in numbers.values()) == truth["duplicates"]
    assert sum(number.startswith("0") for number in numbers) == truth["leading_zero_nrp"]


def test_roster_sample_people_are_equal(roster: tuple[SheetReading, ...], truth: Any) -> None:
    people = {(row.sheet, row.values["nrp"]): row.values for row in accepted(roster)}
    for sample in truth["sample"]:
        values = people[(sample["sheet"], sample["nrp"])]
        assert {key: values[key] for key in ("name", "rank", "unit")} == {
            key: sample[key] for key in ("name", "rank", "unit")
        }


def test_soldiers_keep_their_numbers_untouched(roster: tuple[SheetReading, ...]) -> None:
    soldiers = [row for row in accepted(roster) if row.sheet == "KODIM"]
    assert all(not row.repaired for row in soldiers)
    assert {len(str(row.values["nrp"])) for row in soldiers} == {6, 11}


def test_tps_list_is_complete(stations: tuple[SheetRow, ...], truth: Any) -> None:
    places = {(row.values["kecamatan"], row.values["desa"]) for row in stations}
    assert len(stations) == truth["tps"]["total"]
    assert len({kecamatan for kecamatan, _ in places}) == truth["tps"]["kecamatan"]
    assert len(places) == truth["tps"]["desa"]
    assert len({(row.values["kecamatan"], row.values["desa"], row.values["number"]) for row in stations}) == 1225


def test_tps_categories_are_those_of_the_truth(stations: tuple[SheetRow, ...], truth: Any) -> None:
    found = Counter(str(row.values["category"]).replace("_", " ") for row in stations)
    assert found == truth["tps"]["categories"]
    assert sum(bool(row.values.get("is_special")) for row in stations) == truth["tps"]["khusus"]


def test_tps_rows_have_neither_problem_nor_warning(stations: tuple[SheetRow, ...]) -> None:
    assert not [row for row in stations if row.problems or row.warnings]


def test_tps_remarks_go_where_they_belong(stations: tuple[SheetRow, ...]) -> None:
    assert Counter(row.values.get("access_note") for row in stations)["talang, 12 km dari desa induk"] == 8
    assert Counter(row.values.get("signal_note") for row in stations) == {
        None: 1206,
        "blank spot, HT saja": 11,
        "sinyal 200 m ke bukit": 8,
    }
    assert not any("note" in row.values for row in stations)
