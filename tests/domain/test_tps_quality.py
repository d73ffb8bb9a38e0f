import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.changes import Kind
from opsroom.domain.fences import outline_of
from opsroom.domain.quality import Defect, Tally
from opsroom.domain.regions import Desa, Kecamatan
from opsroom.domain.tps_quality import (
    Places,
    TpsFacts,
    contact_fix,
    contact_issue,
    contact_key,
    contacts,
    is_in_indonesia,
    judge_kecamatan,
    padal_issue,
    shared_point_issue,
)

DESA = {
    "1601072001": Desa(1, "1601072001", "SUKARAYA", "160107"),
    "1601072002": Desa(2, "1601072002", "KURUP", "160107"),
}
KECAMATAN = {"160107": Kecamatan(1, "160107", "LENGKITI")}
PLACES = Places(DESA, KECAMATAN)


def tps(row_id=1, lat=-4.1, lon=104.1, desa="1601072001", number="001", **contact):
    values = {"kpps_contact": "", "panwas_contact": "", "linmas_contact": ""} | contact
    return TpsFacts(row_id, desa, number, lat, lon, **values)


def crowd(count=8, desa="1601072001", start=100):
    return [tps(start + step, -4.1 + step / 2000, 104.1, desa) for step in range(count)]


def judged(rows, places=PLACES):
    tally = Tally()
    judge_kecamatan(rows, places, tally)
    return [issue for found in tally.issues.values() for issue in found]


def only(rows, places=PLACES):
    [issue] = judged(rows, places)
    return issue


def test_labels():
    assert PLACES.label(tps()) == "TPS 001 SUKARAYA, LENGKITI"
    assert PLACES.label(tps(desa="9999992001")) == "TPS 001 9999992001"
    assert Places(DESA, {}).label(tps()) == "TPS 001 SUKARAYA"
    assert [PLACES.kecamatan_of(tps(desa=code)) for code in ("1601072001", "9999992001")] == ["160107", "999999"]


@pytest.mark.parametrize(
    ("lat", "lon", "text"),
    [(None, None, "Koordinat kosong."), (-4.1, None, "Lintang atau bujur kosong.")],
    ids=["both", "half"],
)
def test_missing_coordinates(lat, lon, text):
    issue = only([tps(lat=lat, lon=lon)])
    assert (issue.defect, issue.text) == (Defect.NO_POINT, text)


def test_zero_is_cleared():
    issue = only([tps(lat=0.0, lon=0.0)])
    assert (issue.defect, issue.fixes[0].values) == (Defect.ZERO, {"lat": None, "lon": None})


@given(st.floats(-11.5, 6.5), st.floats(94.5, 141.5))
def test_swapping_a_swapped_pair_settles_it(lat, lon):
    issue = only([tps(lat=lon, lon=lat)])
    assert issue.defect is Defect.SWAPPED
    fix = issue.fixes[0].values
    assert is_in_indonesia(fix["lat"], fix["lon"])
    assert judged([tps(**fix)]) == []


def test_abroad_is_outside():
    issue = only([tps(lat=52.5, lon=13.4)])
    assert (issue.defect, len(issue.fixes)) == (Defect.OUTSIDE, 1)


def test_lost_minus_is_put_back_where_that_helps():
    issue = only([tps(lat=9.5, lon=104.0)])
    assert [fix.values["lat"] for fix in issue.fixes] == [-9.5, None]


def test_far_from_the_others_of_its_desa():
    issue = only([*crowd(), tps(1, -2.0, 104.1)])
    assert (issue.defect, issue.ids) == (Defect.OUTSIDE, (1,))
    assert "di desanya" in issue.text


def test_small_desa_is_held_against_its_kecamatan():
    issue = only([*crowd(), tps(1, 4.1, 104.1, "1601072002")])
    assert "di kecamatannya" in issue.text
    assert issue.fixes[0].values == {"lat": -4.1, "lon": 104.1}


def test_alone_in_its_kecamatan_is_not_judged():
    assert judged([tps()]) == []


SQUARE = ((-4.2, 104.0), (-4.2, 104.2), (-4.0, 104.2), (-4.0, 104.0))


@pytest.mark.parametrize(("code", "word"), [("1601072001", "desanya"), ("160107", "kecamatannya")])
def test_outline_decides_where_there_is_one(code, word):
    outline = outline_of([SQUARE])
    assert outline is not None
    places = Places(DESA, KECAMATAN, {code: outline})
    issue = only([tps(1, -3.5, 104.1), tps(2, -4.1, 104.1)], places)
    assert (issue.defect, issue.ids) == (Defect.OUTSIDE, (1,))
    assert f"di luar batas {word}" in issue.text


def test_shared_point_names_the_desa():
    rows = [tps(1), tps(2, desa="1601072002"), tps(3, desa="9")]
    issue = shared_point_issue(rows, PLACES)
    assert issue.ids == (1, 2, 3)
    assert issue.text.endswith("yang sama: 9, KURUP, SUKARAYA.")


def test_shared_point_of_many_desa_is_shortened():
    rows = [tps(number, desa=f"{number:010}") for number in range(7)]
    assert shared_point_issue(rows, PLACES).text.endswith("dan 3 lagi.")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Budi 0812-3456-7890", "BUDI S. (+62 812 3456 7890)", True),
        ("Budi Santoso", "BUDI  SANTOSO.", True),
        ("Budi Santoso", "Budi Santosa", False),
        ("Budi 081234567890", "Budi 081234567891", False),
    ],
)
def test_contact_keys(one, other, same):
    assert (contact_key(one, "1") == contact_key(other, "1")) is same


def test_same_name_in_another_desa_is_another_contact():
    assert contact_key("Budi Santoso", "1") != contact_key("Budi Santoso", "2")


def test_contacts_leave_out_blanks_and_dashes():
    assert list(contacts(tps(kpps_contact="-", linmas_contact="Ani Wati"))) == [("1601072001 ANI WATI", "Ani Wati")]


def test_contact_issue_and_its_fix():
    rows = [tps(number, number=f"{number:03}", panwas_contact="Budi 081234567890") for number in range(1, 7)]
    key = contact_key("Budi 081234567890", "")
    issue = contact_issue(rows, "Budi 081234567890", key, PLACES)
    assert "di 6 TPS: TPS 001 SUKARAYA" in issue.text
    assert issue.text.endswith("dan 2 lagi.")
    fix = contact_fix(rows[0], key)
    assert fix is not None
    assert fix.values == {"panwas_contact": ""}
    assert contact_fix(tps(), key) is None


def test_few_contacts_are_all_named():
    rows = [tps(number, kpps_contact="Ani Wati") for number in (1, 2)]
    assert "lagi" not in contact_issue(rows, "Ani Wati", "k", PLACES).text


def test_padal_issue_is_about_the_kecamatan():
    issue = padal_issue(KECAMATAN["160107"], 12)
    assert (issue.defect, issue.ids) == (Defect.NO_PADAL, (1,))
    assert "12 TPS" in issue.text


def test_fix_belongs_to_the_tps():
    fix = only([tps(5, 0.0, 0.0)]).fixes[0]
    assert (fix.kind, fix.row_id, fix.seen) == (Kind.TPS, 5, {"lat": 0.0, "lon": 0.0})
