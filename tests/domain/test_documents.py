import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.documents import (
    AnnexGroup,
    AnnexRow,
    MarginProfile,
    OrderSnapshot,
    PageSetup,
    Paper,
    order_from_json,
    to_json,
)
from opsroom.domain.letterhead import Signer

TEXT = st.text(max_size=12)
LINES = st.lists(TEXT, max_size=3).map(tuple)
ROWS = st.builds(AnnexRow, st.integers(1, 999), *[TEXT] * 8, team=st.integers(0, 300), phone=TEXT)
GROUPS = st.builds(AnnexGroup, TEXT, st.lists(ROWS, max_size=3).map(tuple))
SNAPSHOTS = st.builds(
    OrderSnapshot,
    kop=LINES,
    considerations=LINES,
    legal_basis=LINES,
    addressees=LINES,
    orders=LINES,
    copies=LINES,
    annex_title=LINES,
    signer=st.builds(Signer, LINES, TEXT, TEXT, TEXT),
    annex_groups=st.lists(GROUPS, max_size=3).map(tuple),
    page=st.builds(PageSetup, st.sampled_from(Paper), st.sampled_from(MarginProfile), st.sampled_from([10, 11, 12])),
    is_draft=st.booleans(),
    **{
        name: TEXT
        for name in (
            "unit_short", "head_short", "city", "number", "number_month", "number_kka", "number_year", "issue_day",
            "issue_month", "built_at", "annex_total", "classification",
        )
    },
)  # fmt: skip


def snapshot(**values: object) -> OrderSnapshot:
    blank: dict[str, object] = dict.fromkeys(OrderSnapshot.__dataclass_fields__, "")
    lines = dict.fromkeys(
        ("kop", "considerations", "legal_basis", "addressees", "orders", "copies", "annex_title", "annex_groups"), ()
    )
    given_values = {"number_year": "2024", "issue_month": "Februari 2024", "signer": Signer(("KAPOLRES",)), **values}
    return OrderSnapshot(**{**blank, **lines, "page": PageSetup(), **given_values})


@given(SNAPSHOTS)
def test_a_snapshot_goes_to_json_and_back_unchanged(original: OrderSnapshot):
    assert order_from_json(to_json(original)) == original


@given(SNAPSHOTS)
def test_the_json_is_canonical(original: OrderSnapshot):
    text = to_json(original)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert to_json(order_from_json(text)) == text


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"number": "123", "number_month": "II", "number_kka": "OPS.1.3."}, "Sprin/123/II/OPS.1.3./2024"),
        ({"number": "", "number_month": "II", "number_kka": "OPS.1.3."}, "Sprin/____/II/OPS.1.3./2024"),
        ({"number": "", "number_month": "", "number_kka": ""}, "Sprin/____/____/2024"),
    ],
    ids=["full", "number by hand", "number and month by hand, no archive code"],
)
def test_the_number_line_leaves_room_for_the_pen(values, line: str):
    assert snapshot(**values).number_line(gap="____") == line


def test_the_running_head_is_in_capitals():
    paper = snapshot(number="7", number_month="II", issue_day="11")
    assert paper.number_line(capitals=True) == "SPRIN/7/II/2024"
    assert paper.date_line(capitals=True) == "11 FEBRUARI 2024"


def test_the_date_line_leaves_room_for_the_day():
    assert snapshot(issue_day="").date_line(gap="__") == "__ Februari 2024"


def test_row_count_is_over_all_groups():
    row = AnnexRow(1, *[""] * 8)
    groups = (AnnexGroup("A", (row, row)), AnnexGroup("B", (row,)))
    assert snapshot(annex_groups=groups).row_count == 3
