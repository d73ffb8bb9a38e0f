from opsroom.domain.plan import Rule
from opsroom.planning import wording
from tests.planning.cases import tps

ROW = tps(4)


def test_a_shortage_names_the_tps_and_what_would_help():
    found = wording.no_people(ROW, "Kurang rawan", 2, 0, alone=False)
    assert found.rule is Rule.NO_PEOPLE
    assert found.text == "TPS 004 DESA 2001 (kurang rawan) belum terisi: personel PAM TPS habis; perlu 2 orang lagi."


def test_a_shortage_says_that_too_few_are_left_for_a_team():
    found = wording.no_people(ROW, "Kurang rawan", 3, 1, alone=False)
    assert found.rule is Rule.TEAM_SIZE
    assert found.text.endswith("personel tersisa 1 orang, satu tim perlu 3 orang; perlu 2 orang lagi.")


def test_a_shortage_says_that_its_category_shares_no_team():
    found = wording.no_people(ROW, "Sangat rawan", 2, 0, alone=True)
    assert found.text.endswith("personel PAM TPS habis dan kategori ini tidak boleh berbagi tim; perlu 2 orang lagi.")


def test_a_category_without_pattern_is_named():
    found = wording.no_pattern(ROW, "Talang")
    assert (found.rule, found.tps_id) == (Rule.NO_PATTERN, ROW.id)
    assert found.text == (
        "TPS 004 DESA 2001 (talang) belum terisi: kategori ini belum punya pola; isi polanya lebih dahulu."
    )


def test_home_desa_is_told():
    assert wording.home_desa(ROW, "Rawan").rule is Rule.HOME_DESA


def test_remarks_say_where_and_how_many_more_people():
    assert wording.crossing_teams({"LENGKITI": 2, "ULU OGAN": 1}, 4).text == (
        "3 tim lintas desa (LENGKITI 2, ULU OGAN 1); tambah 4 orang agar setiap tim tetap di satu desa."
    )
    assert wording.beyond_preferred({"LENGKITI": 2}, 5, 6).text == (
        "2 tim memakai pola cadangan, 5 TPS di atas pola utama (LENGKITI 2); tambah 6 orang agar pola utama cukup."
    )


def test_remarks_offer_no_people_where_people_would_not_help():
    assert wording.crossing_teams({"LENGKITI": 1}, 0).text == "1 tim lintas desa (LENGKITI 1)."
    assert wording.beyond_preferred({"LENGKITI": 1}, 5, -2).text.endswith("(LENGKITI 1).")


def test_the_whole_shortage_is_one_sentence():
    assert wording.total_short(29, 16).text == (
        "29 TPS belum terisi karena personel PAM TPS kurang; perlu 16 orang lagi, atau pola yang lebih longgar, "
        "untuk mengisi semuanya."
    )
    assert wording.no_padal("LENGKITI").text == (
        "Kecamatan LENGKITI belum punya padal; tetapkan satu orang dengan status Padal."
    )
