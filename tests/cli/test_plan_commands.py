"""`opsroom plot` with all its options, and `opsroom plan`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_levels_are_told_in_their_order_with_their_bounds(ops: Path, opsroom: Run) -> None:
    found = opsroom("plot", ops, "--json").json
    names = ["uncovered", "beyond_preferred", "cross_desa", "people", "soft_cost"]
    assert [level["name"] for level in found["levels"]] == names
    for level in found["levels"]:
        assert level["proven"] == (level["value"] == level["bound"])
    assert all(level["proven"] for level in found["levels"][:3])
    assert found["levels"][0]["value"] == found["tps_short"]
    assert sum(part["value"] for part in found["levels"][0]["parts"]) == found["tps_short"]
    assert found["levels"][3]["value"] == found["people"]
    assert (found["moved"], found["stopped"]) == (0, False)


def test_what_is_short_is_explained_with_a_way_out(ops: Path, opsroom: Run) -> None:
    opsroom("duty", ops, "--unit", "%", "--set", "CADANGAN")
    opsroom("duty", ops, "--nrp", "80010001,81020002", "--set", "PAM_TPS")
    found = opsroom("plot", ops, "--json").json
    assert len(found["explain"]) >= found["tps_short"] > 0
    assert any("tambah" in text for text in found["explain"])


def test_a_plan_in_words_says_what_is_proven(ops: Path, opsroom: Run) -> None:
    printed = opsroom("plot", ops).out
    assert "terbukti terbaik" in printed


def test_a_replan_keeps_people_where_they_are(ops: Path, opsroom: Run) -> None:
    first = opsroom("plot", ops, "--json").json
    again = opsroom("plot", ops, "--keep-from", first["version"], "--max-moves", 3, "--json").json
    assert again["moved"] == 0
    heads = opsroom("plan", ops, "list", "--json").json["plans"]
    assert [(head["version"], head["base_version"]) for head in heads] == [
        (again["version"], first["version"]),
        (first["version"], None),
    ]


def test_a_replan_of_nothing_is_one_sentence(ops: Path, opsroom: Run) -> None:
    printed = opsroom("plot", ops, "--keep-from", 9)
    assert (printed.status, printed.out) == (1, "")
    assert printed.err.count("\n") == 1


def test_a_what_if_is_stored_beside_the_plan_that_counts(ops: Path, opsroom: Run) -> None:
    first = opsroom("plot", ops, "--json").json
    other = opsroom("plot", ops, "--what-if", "orang=-4", "--json").json
    assert other["people"] < first["people"]
    assert other["name"]
    heads = opsroom("plan", ops, "list", "--json").json["plans"]
    assert {head["version"]: head["current"] for head in heads} == {first["version"]: True, other["version"]: False}


def test_several_what_ifs_are_told_one_after_another(ops: Path, opsroom: Run) -> None:
    found = opsroom("plot", ops, "--what-if", "orang=-2", "--what-if", "orang=-4", "--json").json
    assert [plan["name"] for plan in found["plans"]] == ["orang=-2", "orang=-4"]


@pytest.mark.parametrize("wish", ["apa ini", "orang=banyak", "pola ANEH=2:8:16"])
def test_a_what_if_that_cannot_be_read_is_one_sentence(ops: Path, opsroom: Run, wish: str) -> None:
    printed = opsroom("plot", ops, "--what-if", wish)
    assert printed.status == 1
    assert printed.err.count("\n") == 1


def test_more_than_four_what_ifs_are_refused_before_anything_is_computed(ops: Path, opsroom: Run) -> None:
    printed = opsroom("plot", ops, *["--what-if", "orang=-2"] * 5)
    assert printed.status == 1
    assert opsroom("plan", ops, "list", "--json").json == {"plans": []}


def test_a_time_limit_ends_early_and_says_so(ops: Path, opsroom: Run) -> None:
    found = opsroom("plot", ops, "--time-limit", "0", "--json").json
    assert found["stopped"]
    assert found["tps_covered"] + found["tps_short"] == 8


def test_plans_are_listed_in_words(ops: Path, opsroom: Run) -> None:
    assert "Belum ada ploting" in opsroom("plan", ops, "list").out
    opsroom("plot", ops)
    assert opsroom("plan", ops, "list").out.startswith("*   1")


def test_a_plan_is_shown_as_it_was_told(ops: Path, opsroom: Run) -> None:
    made = opsroom("plot", ops, "--json").json
    assert opsroom("plan", ops, "show", "--json").json | {"seconds": 0} == made | {"seconds": 0}
    assert opsroom("plan", ops, "show", made["version"]).out.startswith("Ploting versi 1:")
    assert opsroom("plan", ops, "show", 7).status == 1


def test_without_a_plan_there_is_nothing_to_show(ops: Path, opsroom: Run) -> None:
    printed = opsroom("plan", ops, "show")
    assert printed.status == 1
    assert "Belum ada ploting" in printed.err


def test_two_plans_are_compared(ops: Path, opsroom: Run) -> None:
    opsroom("plot", ops)
    opsroom("plot", ops, "--what-if", "orang=-6")
    found = opsroom("plan", ops, "diff", 1, 2, "--json").json
    assert found["difference"]["people"] < 0 < found["difference"]["tps_short"]
    assert all(move["before"] != move["after"] for move in found["people"])
    printed = opsroom("plan", ops, "diff", 1, 2).out
    assert printed.startswith("Dari versi 1 ke 2: orang -")
    assert "tanpa tim" in printed
    assert opsroom("plan", ops, "diff", 1).status == 1


def test_a_plan_is_adopted(ops: Path, opsroom: Run) -> None:
    opsroom("plot", ops)
    opsroom("plot", ops, "--what-if", "orang=-2")
    assert opsroom("plan", ops, "adopt", 2).out == "Ploting versi 2 berlaku.\n"
    assert opsroom("plan", ops, "adopt", 1, "--json").json == {"current": 1}
    assert opsroom("plan", ops, "adopt").status == 1
    assert opsroom("plan", ops, "adopt", 9).status == 1
