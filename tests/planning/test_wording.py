from opsroom.domain.plan import Rule
from opsroom.planning import wording
from tests.planning.cases import tps

ROW = tps(4)


def test_a_shortage_names_the_tps_the_rule_and_the_ways_out():
    found = wording.short(ROW, "Kurang rawan", Rule.NO_PEOPLE, "personel PAM TPS habis", ["tambah 2 orang"])
    assert (found.rule, found.tps_id) == (Rule.NO_PEOPLE, ROW.id)
    assert found.text == (
        "TPS 004 DESA 2001 (kurang rawan) belum terisi: personel PAM TPS habis; jalan keluar: tambah 2 orang."
    )
    assert wording.short(ROW, "Rawan", Rule.STOPPED, "dihentikan", []).text.endswith("belum terisi: dihentikan.")


def test_a_category_without_pattern_is_named():
    found = wording.no_pattern(ROW, "Talang")
    assert (found.rule, found.tps_id) == (Rule.NO_PATTERN, ROW.id)
    assert found.text.startswith("TPS 004 DESA 2001 (talang) belum terisi: kategori ini belum punya pola;")


def test_home_desa_is_told_with_the_people_it_takes():
    found = wording.home_desa(ROW, "Rawan", 2)
    assert found.rule is Rule.HOME_DESA
    assert found.text.endswith("jalan keluar: tambah atau tukar 2 orang dari desa lain.")


def test_crossing_teams_are_named_with_their_desa_and_way():
    assert wording.crossing("LENGKITI", [(4, ["UMPAM", "TIHANG"], 620), (5, ["A", "B", "C"], 0)], []).text == (
        "LENGKITI: 2 tim lintas desa (tim 4: UMPAM dan TIHANG, 6 km; tim 5: A, B, dan C)."
    )
    many = [(number, ["A", "B"], 0) for number in range(1, 6)]
    assert wording.crossing("LENGKITI", many, ["tambah 2 orang"]).text == (
        "LENGKITI: 5 tim lintas desa (tim 1: A dan B; tim 2: A dan B; tim 3: A dan B; dan 2 tim lain); "
        "jalan keluar: tambah 2 orang."
    )


def test_teams_beyond_the_first_pattern_are_counted():
    assert wording.beyond_preferred("LENGKITI", 2, 5, ["tambah 6 orang"]).text == (
        "LENGKITI: 2 tim memakai pola cadangan, 5 TPS di atas pola utama; jalan keluar: tambah 6 orang."
    )


def test_the_whole_shortage_is_one_sentence():
    assert wording.total_short(1229, 16).text == (
        "1.229 TPS belum terisi karena personel PAM TPS kurang; perlu 16 orang lagi, atau pola yang lebih longgar, "
        "untuk mengisi semuanya."
    )
    assert wording.no_padal("LENGKITI").text == (
        "Kecamatan LENGKITI belum punya padal; tetapkan satu orang dengan status Padal."
    )


def test_women_are_told_with_the_places_to_prepare():
    assert wording.women(12, ["BRIPDA ANI", "BRIPTU BUNGA"], ["UMPAM"]).text == (
        "Tim 12: anggota Polwan BRIPDA ANI dan BRIPTU BUNGA; siapkan tempat istirahat dan MCK terpisah di UMPAM."
    )


def test_the_squeeze_is_one_sentence():
    found = wording.squeeze(
        477, 1225, ["450 orang untuk TPS kurang rawan (2-8-16)", "2 untuk TPS khusus (2-1-2)"], "jumlah 452, kurang 3",
        "karena itu 4 tim melintasi desa", ["tambah 3 orang"],
    )  # fmt: skip
    assert found.rule is Rule.FORCE
    assert found.text == (
        "477 orang untuk 1.225 TPS: satu tim satu desa memerlukan 450 orang untuk TPS kurang rawan (2-8-16) dan "
        "2 untuk TPS khusus (2-1-2), jumlah 452, kurang 3; karena itu 4 tim melintasi desa; "
        "jalan keluar: tambah 3 orang."
    )
