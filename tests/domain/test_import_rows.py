"""Large imports folded: equal to the plain tuples they stand for."""

import pytest

from opsroom.domain.import_rows import Joined, OutcomePart, Outcomes, PackedRows, RowBlock, joined, packed
from opsroom.domain.imports import CountedOutcomes, ImportAccount, ImportKind, Outcome, RowOutcome, SheetRow


def _row(number: int, **fields: object) -> SheetRow:
    return SheetRow("A", number, {"number": f"{number:03d}"}, {"TPS": str(number)}, **fields)  # type: ignore[arg-type]


ROWS = tuple(_row(number) for number in range(1, 8))
BLOCK = RowBlock(
    "A",
    1,
    3,
    {"number": ("001", "002", "003"), "note": (None, "jauh", None)},
    ("TPS",),
    (("1", "2", "3"),),
    {2: _row(3, warnings=("aneh",))},
)


def test_block_makes_its_rows_when_they_are_looked_at() -> None:
    assert BLOCK[0] == _row(1)
    assert BLOCK[1].values == {"number": "002", "note": "jauh"}
    assert BLOCK[-1].warnings == ("aneh",)
    assert len(list(BLOCK)) == len(BLOCK) == 3


def test_joined_parts_are_one_sequence() -> None:
    whole = Joined([ROWS[:2], (), ROWS[2:3], ROWS[3:]])
    assert whole == ROWS
    assert [whole[place] for place in range(-7, 7)] == [*ROWS, *ROWS]
    assert whole[1:5] == ROWS[1:5]
    assert list(whole) == list(ROWS)
    assert whole != ROWS[:3]
    assert whole != "lain"
    assert (len(Joined([])), list(Joined([]))) == (0, [])


@pytest.mark.parametrize("place", [7, -8])
def test_place_outside_is_an_error(place: int) -> None:
    with pytest.raises(IndexError):
        Joined([ROWS])[place]


def test_packed_rows_come_out_as_they_went_in() -> None:
    rows = PackedRows(ROWS)
    assert list(rows) == list(ROWS)
    assert (rows[3], rows[4], len(rows)) == (ROWS[3], ROWS[4], 7)


def test_many_rows_are_packed_and_few_are_a_tuple() -> None:
    many = [_row(number) for number in range(12_345)]
    folded = packed(iter(many))
    assert isinstance(folded, Joined)
    assert any(isinstance(part, PackedRows) for part in folded.parts)
    assert folded == many
    assert packed(iter(many[:1500])) == tuple(many[:1500])
    assert packed(iter(())) == ()


def test_lists_side_by_side_are_joined() -> None:
    large = Joined([ROWS])
    assert joined([ROWS[:2], (), ROWS[2:]]) == ROWS
    assert joined([large]) is large
    assert joined([large, ROWS]) == (*ROWS, *ROWS)


def _outcomes() -> Outcomes:
    told = RowOutcome(ROWS[1], Outcome.REJECTED, ("tanpa nomor",))
    return Outcomes([OutcomePart(ROWS[:3], [Outcome.NEW, told, Outcome.SAME]), OutcomePart(BLOCK, Outcome.NEW)], 2)


def test_outcomes_are_made_when_they_are_looked_at() -> None:
    outcomes = _outcomes()
    assert isinstance(outcomes, CountedOutcomes)
    assert [line.outcome for line in outcomes] == [
        Outcome.NEW, Outcome.REJECTED, Outcome.SAME, Outcome.NEW, Outcome.NEW, Outcome.NEW
    ]  # fmt: skip
    assert outcomes[5].reasons == ("aneh",)
    assert outcomes.places(Outcome.NEW) == [0, 3, 4, 5]
    assert outcomes.counts == {Outcome.NEW: 4, Outcome.REJECTED: 1, Outcome.SAME: 1}


def test_account_of_folded_outcomes_is_that_of_plain_ones() -> None:
    folded = ImportAccount(ImportKind.TPS, "a.csv", _outcomes())
    plain = ImportAccount(ImportKind.TPS, "a.csv", tuple(_outcomes()))
    for outcome in Outcome:
        assert folded.count(outcome) == plain.count(outcome)
        assert list(folded.only(outcome)) == list(plain.only(outcome))
    assert (folded.read, folded.reasons, folded.rejected) == (plain.read, plain.reasons, plain.rejected)
    assert (folded.repaired, plain.repaired) == (2, 0)
