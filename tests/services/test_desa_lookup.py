"""Finding the desa a new row means."""

import pytest

from opsroom.domain.errors import RuleViolation
from opsroom.domain.regions import Desa, Kecamatan
from opsroom.services.desa_lookup import DesaLookup

LOOKUP = DesaLookup(
    [Kecamatan(1, "160107", "LENGKITI"), Kecamatan(2, "160108", "LUBUK BATANG")],
    [
        Desa(1, "1601072001", "TANJUNG LENGKAYAP", "160107"),
        Desa(2, "1601072002", "SUKARAYA", "160107"),
        Desa(3, "1601082001", "SUKARAYA", "160108"),
        Desa(4, "160108X001", "TALANG BARU", "160108"),
    ],
)


@pytest.mark.parametrize(
    ("kecamatan", "desa", "code", "found"),
    [
        ("", "Desa Tanjung Lengkayap", "", "1601072001"),
        ("Kec. Lubuk Batang", "SUKARAYA", "", "1601082001"),
        ("LENGKITI", "KAMPUNG SUKARAYA", "", "1601072002"),
        ("", "", "16.01.07.2001", "1601072001"),
        ("LENGKITI", "SUKARAYA", "1601082001", "1601082001"),
        ("", "", " 160108X001 ", "160108X001"),
    ],
)
def test_a_desa_is_found_by_name_or_code(kecamatan: str, desa: str, code: str, found: str):
    assert LOOKUP.code_of(kecamatan, desa, code) == found


@pytest.mark.parametrize(
    ("kecamatan", "desa", "code", "words", "key"),
    [
        ("", "", "", "belum diisi", "desa"),
        ("", "SUKARAYA", "", "ada 2", "desa"),
        ("LENGKITI", "TALANG BARU", "", "Kecamatan LENGKITI, tidak ada", "desa"),
        ("", "", "9999999999", "Kode desa 9999999999 tidak ada", "desa_code"),
    ],
)
def test_what_is_no_single_desa_is_refused(kecamatan: str, desa: str, code: str, words: str, key: str):
    with pytest.raises(RuleViolation, match=words) as refusal:
        LOOKUP.code_of(kecamatan, desa, code)
    assert refusal.value.field == key
