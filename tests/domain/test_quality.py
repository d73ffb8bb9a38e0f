import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.quality import SPECS, Defect, Issue, QualityReport, Tally, issue_key, score_list


def issue(number, defect=Defect.PHONE_MISSING, about=""):
    return Issue(defect, (number,), f"ORANG {number}", "Nomor HP kosong.", about)


@pytest.mark.parametrize("kinds", [(Kind.PERSON,), (Kind.TPS, Kind.KECAMATAN)], ids=["person", "tps"])
def test_weights_of_a_list_make_a_hundred(kinds):
    assert sum(spec.weight for spec in SPECS.values() if spec.kind in kinds) == 100


def test_every_defect_has_a_spec():
    assert set(SPECS) == set(Defect)


def test_key_names_rows_and_values():
    assert issue(3, about="0812").key == "hp_kosong:3:0812"


def test_key_of_many_rows_stays_short():
    assert issue_key(Defect.SHARED_POINT, tuple(range(1, 90)), "") == "koordinat_sama:1+..+89(89):"


def test_tally_counts_all_and_keeps_the_first():
    tally = Tally(listed=2)
    for number in range(5):
        tally.put(issue(number))
    assert tally.counts[Defect.PHONE_MISSING] == 5
    assert [each.ids for each in tally.issues[Defect.PHONE_MISSING]] == [(0,), (1,)]


def test_tally_makes_only_what_it_keeps():
    tally, made = Tally(listed=1), []
    for number in range(3):
        tally.add(Defect.NO_POINT, (number,), "", lambda number=number: made.append(number) or issue(number))
    assert made == [0]


def test_dismissed_issue_is_neither_counted_nor_kept():
    tally = Tally(frozenset({issue(1).key}))
    tally.put(issue(1))
    tally.put(issue(2))
    assert (tally.counts[Defect.PHONE_MISSING], tally.set_aside) == (1, 1)


def test_dismissed_issue_comes_back_with_other_values():
    tally = Tally(frozenset({issue(1, about="lama").key}))
    tally.put(issue(1, about="baru"))
    assert tally.counts[Defect.PHONE_MISSING] == 1


def test_score_loses_the_weight_times_the_share():
    tally = Tally()
    for number in range(10):
        tally.put(issue(number))
    one = score_list("Personel", tally, {Kind.PERSON: 20}, Kind.PERSON)
    assert one.score == pytest.approx(100 - 15 / 2)
    assert {each.defect: each.share for each in one.defects if each.count} == {Defect.PHONE_MISSING: 0.5}


def test_empty_list_has_no_score():
    assert score_list("Personel", Tally(), {}, Kind.PERSON).score is None


def test_score_never_falls_below_the_weight_of_a_defect():
    tally = Tally()
    tally.put(Issue(Defect.SHARED_POINT, tuple(range(50)), "TPS", ""))
    one = score_list("TPS", tally, {Kind.TPS: 10}, Kind.TPS, Kind.KECAMATAN)
    assert one.score == 90


def test_report_sums_up_its_lists():
    tally = Tally()
    tally.put(issue(1))
    people = score_list("Personel", tally, {Kind.PERSON: 1}, Kind.PERSON)
    nothing = score_list("TPS", tally, {}, Kind.TPS)
    report = QualityReport((people, nothing))
    assert (report.count, report.score) == (1, 85)
    assert [each.spec.title for each in report.defects] == ["No. HP kosong"]


def test_report_without_rows_has_no_score():
    assert QualityReport(()).score is None
