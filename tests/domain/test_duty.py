import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.duty import ABSENT, DUTY_LABELS, Duty, duty_in_remark, parse_duty


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("PAM TPS", Duty.PAM_TPS),
        ("Pam_Tps", Duty.PAM_TPS),
        ("pam-tps", Duty.PAM_TPS),
        ("cuti", Duty.CUTI),
        ("C", Duty.CUTI),
        ("S", Duty.SAKIT),
        ("Ijin", Duty.IZIN),
        ("DL", Duty.DINAS_LUAR),
        ("D.L.", None),
        ("Dinas Luar", Duty.DINAS_LUAR),
        ("DINAS_LUAR", Duty.DINAS_LUAR),
        ("Pendidikan", Duty.DIK),
        ("TK", Duty.TANPA_KETERANGAN),
        ("Siaga", Duty.TERSEDIA),
        ("", None),
        ("-", None),
        ("libur", None),
    ],
)
def test_a_status_is_read_in_any_spelling(text: str, duty: Duty | None):
    assert parse_duty(text) is duty


@pytest.mark.parametrize("duty", Duty)
def test_value_and_label_name_their_status(duty: Duty):
    assert parse_duty(duty.value) is parse_duty(DUTY_LABELS[duty]) is duty


@pytest.mark.parametrize(
    ("remark", "duty"),
    [
        ("CUTI s.d. 20 Feb", Duty.CUTI),
        ("Sakit (opname RSUD)", Duty.SAKIT),
        ("Rawat inap di RSUD", Duty.SAKIT),
        ("DIK SIP 2024", Duty.DIK),
        ("Padal Kec. Lengkiti", Duty.PADAL),
        ("cuti", Duty.CUTI),
        ("S", Duty.SAKIT),
        ("BELUM CUTI", None),
        ("Cutiana", None),
        ("C 3 anak", None),
        ("", None),
    ],
)
def test_a_remark_implies_the_status_it_begins_with(remark: str, duty: Duty | None):
    assert duty_in_remark(remark) is duty


@given(st.text(max_size=30))
def test_no_remark_breaks_the_reading(text: str):
    found = duty_in_remark(text)
    assert found is None or found in Duty


def test_nobody_absent_is_on_duty():
    assert ABSENT.isdisjoint({Duty.TERSEDIA, Duty.PAM_TPS, Duty.PADAL, Duty.PAMATWIL, Duty.POSKO, Duty.CADANGAN})
