"""Who gets a value no two rows may share."""

from hypothesis import given
from hypothesis import strategies as st

from opsroom.services.unique_keys import Claim, settle


def _key(value: str) -> tuple[str, str]:
    return ("", value)


def test_a_free_value_is_granted_and_a_held_one_refused():
    held = {_key("b"): 2}
    settled = settle([Claim(1, _key("a"), _key("c")), Claim(3, None, _key("b"))], held)
    assert [claim.row_id for claim in settled.granted] == [1]
    assert [claim.row_id for claim in settled.refused] == [3]
    assert not settled.in_turn


def test_a_column_moved_up_by_one_row_is_granted_from_below():
    claims = [Claim(1, _key("a"), _key("b")), Claim(2, _key("b"), _key("c")), Claim(3, _key("c"), _key("d"))]
    settled = settle(claims, {_key("a"): 1, _key("b"): 2, _key("c"): 3})
    assert [claim.row_id for claim in settled.granted] == [3, 2, 1]
    assert settled.in_turn


def test_a_swap_is_refused():
    claims = [Claim(1, _key("a"), _key("b")), Claim(2, _key("b"), _key("a"))]
    assert len(settle(claims, {_key("a"): 1, _key("b"): 2}).refused) == 2


@given(st.lists(st.tuples(st.integers(0, 7), st.sampled_from("abcdefghij")), unique_by=lambda pair: pair[0]))
def test_granted_claims_written_in_turn_never_collide(wishes: list[tuple[int, str]]):
    before = dict(zip("abcdefgh", range(8), strict=True))
    names = {row: name for name, row in before.items()}
    held = {_key(name): row for name, row in before.items()}
    settled = settle([Claim(row, _key(names[row]), _key(name)) for row, name in wishes], dict(held))
    for claim in settled.granted:
        assert held.get(claim.new, claim.row_id) == claim.row_id
        held.pop(claim.old)
        held[claim.new] = claim.row_id
    assert len(settled.granted) + len(settled.refused) == len(wishes)
