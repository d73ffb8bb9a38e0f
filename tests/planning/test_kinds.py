from opsroom.domain.categories import KHUSUS, KURANG_RAWAN, RAWAN, SANGAT_RAWAN, Pattern
from opsroom.planning.kinds import Kind, kind_of, scale_of
from opsroom.planning.request import canonical
from tests.planning.cases import STANDARD, request, tps

KR = Kind(1, KURANG_RAWAN, "", (Pattern(2, 4, 8), Pattern(2, 8, 16)))
R = Kind(2, RAWAN, "", (Pattern(2, 2, 4),))


def kind(one, patterns=STANDARD):
    return kind_of(one, canonical(request([one], patterns=patterns)))


def test_a_category_without_pattern_has_no_kind():
    assert kind(tps(1, category="TALANG")) is None
    assert kind(tps(1), {KURANG_RAWAN: ()}) is None


def test_a_special_tps_takes_the_khusus_pattern_when_there_is_one():
    assert kind(tps(901, special=True)).code == KHUSUS
    assert kind(tps(901, special=True), {KURANG_RAWAN: STANDARD[KURANG_RAWAN]}).code == KURANG_RAWAN


def test_a_special_tps_is_as_severe_as_its_own_category_if_that_is_more():
    assert kind(tps(901, special=True)).severity == 3
    assert kind(tps(901, category=SANGAT_RAWAN, special=True)).severity == 4


def test_a_very_vulnerable_special_tps_shares_no_team_with_other_special_ones():
    severe, plain = tps(901, category=SANGAT_RAWAN, special=True), tps(902, special=True)
    assert kind(severe).alone != kind(plain).alone
    assert kind(plain).alone == kind(tps(903, category=RAWAN, special=True)).alone


def test_the_scale_is_exact_in_whole_numbers():
    scale = scale_of([KR, R], 2)
    assert scale.kinds == (R, KR)
    assert scale.full == 8
    assert scale.preferred == (4, 2)
    assert scale.loosest == (4, 1)


def test_beyond_counts_tps_over_the_preferred_pattern_severe_ones_first():
    scale = scale_of([KR, R], 2)
    assert scale.beyond((0, 4)) == 0
    assert scale.beyond((0, 8)) == 4
    assert scale.beyond((1, 2)) == 0
    assert scale.beyond((1, 4)) == 2


def test_every_tps_is_beyond_in_a_team_of_another_size():
    alone = Kind(1, KURANG_RAWAN, "", (Pattern(2, 8, 16), Pattern(1, 4, 8)))
    assert scale_of([alone], 1).beyond((3,)) == 3


def test_a_team_is_formed_by_the_pattern_of_its_most_severe_tps():
    scale = scale_of([KR, R], 2)
    assert scale.formed_by((0, 4)) == Pattern(2, 4, 8)
    assert scale.formed_by((0, 5)) == Pattern(2, 8, 16)
    assert scale.formed_by((1, 4)) == Pattern(2, 2, 4)


def test_the_less_severe_kind_gives_way_first():
    loose = Kind(2, RAWAN, "", (Pattern(2, 2, 4), Pattern(2, 4, 8)))
    assert scale_of([KR, loose], 2).formed_by((1, 4)) == Pattern(2, 2, 4)
    assert scale_of([KR, loose], 2).formed_by((2, 4)) == Pattern(2, 4, 8)
