"""What patterns take in people, beside the published figures of OKU and beside trying everything."""

import csv
from itertools import combinations_with_replacement
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.categories import KHUSUS, KURANG_RAWAN, RAWAN, Pattern
from opsroom.domain.pattern_need import DesaCount, PatternNeed, pattern_need, people_for, remainder_words


def kr(*counts: int) -> list[DesaCount]:
    return [DesaCount("160101", f"160101200{place}", KURANG_RAWAN, False, tps) for place, tps in enumerate(counts)]


def test_teams_that_stay_in_their_desa_and_teams_that_need_not():
    need = pattern_need(kr(9, 3), {KURANG_RAWAN: (Pattern(2, 8, 16),)})
    assert need == PatternNeed(preferred=6, widest=6, preferred_crossing=4, widest_crossing=4)


def test_wider_patterns_save_people():
    need = pattern_need(kr(9, 3), {KURANG_RAWAN: (Pattern(2, 4, 8), Pattern(2, 8, 16))})
    assert (need.preferred, need.widest) == (8, 6)


def test_tps_without_a_pattern_are_told():
    assert pattern_need(kr(9), {RAWAN: (Pattern(2, 2, 4),), KURANG_RAWAN: ()}).without == 9


def test_special_tps_follow_their_own_pattern():
    counts = [DesaCount("160101", "1601012001", KURANG_RAWAN, True, 3)]
    assert pattern_need(counts, {KHUSUS: (Pattern(2, 1, 2),), KURANG_RAWAN: (Pattern(2, 8, 16),)}).preferred == 6
    assert pattern_need(counts, {KURANG_RAWAN: (Pattern(2, 8, 16),)}).preferred == 2


@pytest.mark.parametrize(("most", "people"), [(8, 450), (10, 410), (16, 356)])
def test_kurang_rawan_of_oku_takes_what_the_domain_notes_say(shared_data: Path, most: int, people: int):
    with (shared_data / "oku/oku_desa_tps_pemilu2024.csv").open(newline="") as file:
        rows = [(row["kode"], int(row["tps_reguler_pemilu2024"])) for row in csv.DictReader(file)]
    counts = [DesaCount(code[:8], code, KURANG_RAWAN, False, tps) for code, tps in rows]
    assert pattern_need(counts, {KURANG_RAWAN: (Pattern(2, most, 2 * most),)}).preferred == people


@given(
    st.integers(0, 12),
    st.lists(st.builds(Pattern, st.integers(1, 4), st.integers(1, 6), st.just(2)), min_size=1, max_size=3),
)
def test_nobody_does_with_fewer(tps: int, patterns: list[Pattern]):
    ways = (
        sum(team.polri for team in teams)
        for count in range(tps + 1)
        for teams in combinations_with_replacement(patterns, count)
        if sum(team.tps for team in teams) >= tps
    )
    assert people_for(tps, tuple(patterns)) == min(ways)


@pytest.mark.parametrize(
    ("patterns", "words"),
    [
        ((), "tidak dapat diploting"),
        ((Pattern(2, 1, 2),), "Setiap TPS dijaga satu tim sendiri."),
        ((Pattern(2, 8, 16),), "desa dengan 9 TPS memerlukan 2 tim (8 dan 1 TPS)."),
        ((Pattern(2, 4, 8), Pattern(2, 8, 16)), "Bila orang kurang, satu tim boleh sampai 8 TPS."),
    ],
)
def test_remainder_is_told_in_words(patterns: tuple[Pattern, ...], words: str):
    assert remainder_words(patterns).endswith(words) or words in remainder_words(patterns)
