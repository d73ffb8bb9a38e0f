"""Roll calls: figures, order, and the short forms of the reasons."""

import pytest

from opsroom.domain.duty import ABSENT, Duty
from opsroom.domain.errors import ParseProblem
from opsroom.domain.ids import PersonId
from opsroom.domain.roll_calls import (
    REASON_CODES,
    RollEntry,
    TickText,
    Turnout,
    count_turnout,
    missing_first,
    read_reason,
    read_tick,
)
from tests.domain.test_incidents import NOW

PRESENT = RollEntry(1, PersonId(1), present_at=NOW)
EXCUSED = RollEntry(2, PersonId(2), reason=Duty.SAKIT)
MISSING = RollEntry(3, PersonId(3))


def test_figures_of_a_list() -> None:
    turnout = count_turnout([PRESENT, EXCUSED, MISSING])
    assert turnout == Turnout(3, 1, 1)
    assert turnout.missing == 1


def test_missing_stand_first() -> None:
    assert sorted([PRESENT, EXCUSED, MISSING], key=missing_first) == [MISSING, EXCUSED, PRESENT]


def test_every_reason_has_a_short_form_that_is_read_back() -> None:
    assert set(REASON_CODES) == ABSENT
    assert {read_reason(code.lower()) for code in REASON_CODES.values()} == ABSENT


@pytest.mark.parametrize(("text", "reason"), [("Tanpa Keterangan", Duty.TANPA_KETERANGAN), ("hadir", None), ("", None)])
def test_reason_by_its_word(text: str, reason: Duty | None) -> None:
    assert read_reason(text) is reason


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (" 0123 ", TickText("0123")),
        ("0123 S", TickText("0123", Duty.SAKIT)),
        ("0123 -", TickText("0123", is_taken_back=True)),
        ("85030003", TickText("85030003")),
    ],
)
def test_typed_line(text: str, wanted: TickText) -> None:
    assert read_tick(text) == wanted


def test_reason_that_is_none_is_told() -> None:
    with pytest.raises(ParseProblem, match=r"tidak dikenal.*DL \(dinas luar\)"):
        read_tick("0123 zz")
