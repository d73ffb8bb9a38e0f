import pytest

from opsroom.exchange.regions_text import desa_in, kecamatan_in, place_name


@pytest.mark.parametrize(
    ("text", "kecamatan", "desa"),
    [
        ("KECAMATAN LENGKITI", "LENGKITI", ""),
        ("Kec. Ulu Ogan", "ULU OGAN", ""),
        ("KECAMATAN : LENGKITI KABUPATEN OKU", "LENGKITI", ""),
        ("KECAMATAN LENGKITI - DESA SUNDAN", "LENGKITI", "SUNDAN"),
        ("KECAMATAN LENGKITI DESA TRANS 1", "LENGKITI", "TRANS 1"),
        ("DESA/KELURAHAN : SUNDAN", "", "SUNDAN"),
        ("KEL. KARANG-ENDAH, KEC. LENGKITI", "LENGKITI", "KARANG-ENDAH"),
        ("DAFTAR TPS SE KECAMATAN", "", ""),
        ("KECAMATAN DAN DESA", "", ""),
        ("LENGKITI", "", ""),
    ],
)
def test_places_are_found_in_lines(text: str, kecamatan: str, desa: str) -> None:
    assert (kecamatan_in(text), desa_in(text)) == (kecamatan, desa)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" Desa  Sundan ", "SUNDAN"),
        ("KEL. SUKARAYA", "SUKARAYA"),
        ("KEL/DESA SUNDAN", "SUNDAN"),
        ("KAMPUNG BARU", "KAMPUNG BARU"),
        ("KELAPA GADING", "KELAPA GADING"),
        ("DESA", "DESA"),
        ("AIR PAOH 2", "AIR PAOH 2"),
    ],
)
def test_name_of_a_place_is_freed_of_its_kind(text: str, name: str) -> None:
    assert place_name(text) == name
