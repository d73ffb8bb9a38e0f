"""Duty status of a person in the operation: who may be plotted, who is held back, who is absent and why.

Reasons of absence as roll calls use them (documents note 6.3): S sakit, I izin, C cuti, DL dinas luar, DIK pendidikan,
TK tanpa keterangan.
"""

import re
from enum import StrEnum


class Duty(StrEnum):
    """The status; only `PAM_TPS` is plotted onto TPS."""

    TERSEDIA = "TERSEDIA"
    PAM_TPS = "PAM_TPS"
    PADAL = "PADAL"
    PAMATWIL = "PAMATWIL"
    POSKO = "POSKO"
    CADANGAN = "CADANGAN"
    SAKIT = "SAKIT"
    IZIN = "IZIN"
    CUTI = "CUTI"
    DINAS_LUAR = "DINAS_LUAR"
    DIK = "DIK"
    TANPA_KETERANGAN = "TANPA_KETERANGAN"


ABSENT = frozenset({Duty.SAKIT, Duty.IZIN, Duty.CUTI, Duty.DINAS_LUAR, Duty.DIK, Duty.TANPA_KETERANGAN})

DUTY_LABELS: dict[Duty, str] = {
    Duty.TERSEDIA: "Tersedia",
    Duty.PAM_TPS: "PAM TPS",
    Duty.PADAL: "Padal",
    Duty.PAMATWIL: "Pamatwil",
    Duty.POSKO: "Posko",
    Duty.CADANGAN: "Cadangan",
    Duty.SAKIT: "Sakit",
    Duty.IZIN: "Izin",
    Duty.CUTI: "Cuti",
    Duty.DINAS_LUAR: "Dinas luar",
    Duty.DIK: "Pendidikan",
    Duty.TANPA_KETERANGAN: "Tanpa keterangan",
}

_WORDS = (
    (Duty.CUTI, ("cuti", "c")),
    (Duty.SAKIT, ("sakit", "s", "opname", "rawat inap")),
    (Duty.DIK, ("dik", "pendidikan", "tb", "tugas belajar", "sespim", "setukpa", "diktuk", "dikbang")),
    (Duty.DINAS_LUAR, ("dl", "dinas luar", "dinas lain", "bko keluar")),
    (Duty.IZIN, ("izin", "ijin", "i")),
    (Duty.TANPA_KETERANGAN, ("tk", "tanpa keterangan", "alpa")),
    (Duty.PAM_TPS, ("pam tps", "pamtps")),
    (Duty.PADAL, ("padal",)),
    (Duty.PAMATWIL, ("pamatwil",)),
    (Duty.POSKO, ("posko", "staf posko")),
    (Duty.CADANGAN, ("cadangan", "cad", "reserve")),
    (Duty.TERSEDIA, ("tersedia", "siaga", "hadir")),
)
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def parse_duty(text: str) -> Duty | None:
    """The status a cell names in any spelling ("PAM TPS", "Pam_Tps", "cuti"), or None when it names none."""
    wanted = _NOT_WORD.sub(" ", text.casefold()).strip()
    for duty, words in _WORDS:
        if wanted in words or wanted == _NOT_WORD.sub(" ", duty.value.casefold()):
            return duty
    return None


def duty_in_remark(text: str) -> Duty | None:
    """The status an office remark (KET) implies: it begins with one of the words ("CUTI s.d. 20 Feb")."""
    whole = parse_duty(text)
    if whole:
        return whole
    words = _NOT_WORD.sub(" ", text.casefold()).strip()
    for duty, starts in _WORDS:
        if any(len(start) > 2 and words.startswith(f"{start} ") for start in starts):
            return duty
    return None
