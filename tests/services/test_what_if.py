"""What-ifs written as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.categories import Pattern
from opsroom.domain.errors import OpsError, RuleViolation
from opsroom.domain.plot_changes import NONE, RequestChanges, RuleChange
from opsroom.domain.plot_rules import ADVISORY_ONLY, Soft
from opsroom.services.what_if import EXAMPLE, parse_changes, read_scenario, run_scenarios, write_changes
from opsroom.services.workspace import Workspace


def test_the_example_is_understood():
    assert parse_changes(EXAMPLE) == RequestChanges(
        reserve=20,
        patterns={"KURANG_RAWAN": (Pattern(2, 10, 20),)},
        rules={Soft.ONE_DESA: RuleChange(is_on=True, is_enforced=True)},
    )


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("", NONE),
        (" ; ;\n", NONE),
        ("orang=-20", RequestChanges(people=-20)),
        ("-orang 20", RequestChanges(people=-20)),
        ("people + 5", RequestChanges(people=5)),
        ("KATIM = bripka", RequestChanges(leader_rank="BRIPKA")),
        ("ka_tim=bebas", RequestChanges(leader_rank="")),
        ("bobot jarak=50; batas jarak=30", RequestChanges(rules={Soft.SHORT_WAY: RuleChange(weight=50, limit=30)})),
        ("aturan satu desa=off", RequestChanges(rules={Soft.ONE_DESA: RuleChange(is_on=False, is_enforced=False)})),
        ("rule one_desa=on", RequestChanges(rules={Soft.ONE_DESA: RuleChange(is_on=True, is_enforced=False)})),
        ("pola rawan=2:2:4, 2:3:6", RequestChanges(patterns={"RAWAN": (Pattern(2, 2, 4), Pattern(2, 3, 6))})),
    ],
)
def test_changes_are_read_in_many_spellings(text: str, changes: RequestChanges):
    assert parse_changes(text) == changes


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("apa", "tidak dikenal"),
        ("orang=20", "tulis tanda"),
        ("orang x=-20", "tidak dimengerti"),
        ("cadangan=dua", "bukan bilangan"),
        ("cadangan=2; reserve=3", "sudah ditulis"),
        ("ka_tim=JURAGAN", "tidak dikenal"),
        ("pola =2:8:16", "kategorinya"),
        ("pola rawan=2:2:4,2:2:4", "dua kali"),
        ("pola rawan=banyak", "Andaian"),
        ("aturan apa=wajib", "tidak dikenal"),
        ("aturan satu_desa=mungkin", "tulis wajib"),
        ("aturan pemerataan=wajib", "hanya dapat berupa anjuran"),
        ("bobot jarak=5000", "Bobot"),
        ("batas satu_desa=3", "yang mempunyai batas"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_piece(text: str, word: str):
    with pytest.raises(RuleViolation, match=word) as refused:
        parse_changes(text)
    assert refused.value.user_text.startswith("Andaian '")


changes = st.builds(
    RequestChanges,
    people=st.integers(-999, 999),
    reserve=st.none() | st.integers(0, 999),
    leader_rank=st.sampled_from([None, "", "BRIPKA", "AIPTU"]),
    patterns=st.dictionaries(
        st.sampled_from(["RAWAN", "KURANG_RAWAN", "KHUSUS"]),
        st.lists(st.builds(Pattern, st.integers(1, 6), st.integers(1, 16), st.integers(0, 32)), min_size=1, max_size=3,
                 unique=True).map(tuple),
    ),
    rules=st.dictionaries(
        st.sampled_from([rule for rule in Soft if rule not in ADVISORY_ONLY and rule is not Soft.SHORT_WAY]),
        st.builds(
            RuleChange, weight=st.integers(0, 1000), is_on=st.just(True), is_enforced=st.booleans(), limit=st.none()
        ),
    ),
)  # fmt: skip


@given(changes)
def test_what_is_written_reads_as_the_same(wanted: RequestChanges):
    assert parse_changes(write_changes(wanted)) == wanted


@given(st.text(max_size=60) | st.from_regex(r"(orang|pola|aturan|bobot|batas)[ a-z_=0-9:,;+-]{0,30}", fullmatch=True))
def test_any_text_is_understood_or_refused_in_one_sentence(text: str):
    said = ""
    try:
        parse_changes(text)
    except OpsError as problem:
        said = problem.user_text
    assert "\n" not in said


def test_a_scenario_is_named_by_what_it_changes_unless_it_has_a_name():
    assert read_scenario("-orang 4").name == "orang=-4"
    assert read_scenario("-orang 4", " malam ").name == "malam"
    assert read_scenario("").name == "Tanpa perubahan"


def test_scenarios_are_stored_side_by_side(on_duty: Workspace):
    made = run_scenarios(on_duty, [read_scenario("-orang 2"), read_scenario("-orang 4")])
    with on_duty.read() as reader:
        heads = {head.version: (head.name, head.is_current) for head in reader.plan_heads()}
    assert heads == {made[0].version: ("orang=-2", False), made[1].version: ("orang=-4", False)}


def test_more_than_four_scenarios_are_refused(on_duty: Workspace):
    with pytest.raises(RuleViolation, match="Paling banyak 4"):
        run_scenarios(on_duty, [read_scenario("")] * 5)
    with on_duty.read() as reader:
        assert reader.plan_heads() == []
