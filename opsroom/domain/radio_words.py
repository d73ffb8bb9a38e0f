"""The words of the radio desk: what operators write for a stage, and words that carry no meaning of their own.

Words are compared as capitals without signs. Source: domain notes sections 2 and 3 (2026-11) for what is reported; the
synonyms are this program's own and can be edited in every operation.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from opsroom.domain.errors import RuleViolation
from opsroom.domain.stages import STAGE_LABELS, Stage

#: Not a stage: all is well at a place, nothing moved on.
SAFE = "AMAN"

DEFAULT_PHRASES: Mapping[str, tuple[str, ...]] = {
    Stage.APEL: ("APEL", "IKUT APEL", "HADIR APEL", "SIAP APEL", "APEL SIAP"),
    Stage.BERGESER: (
        "BERGESER", "GESER", "BERANGKAT", "BERANGKAT KE LOKASI", "MENUJU LOKASI", "MENUJU TPS", "MENUJU DESA", "OTW",
        "DALAM PERJALANAN", "GESER KE TPS", "GESER KE DESA", "MELUNCUR",
    ),
    Stage.TIBA_POLSEK: (
        "TIBA POLSEK", "TIBA DI POLSEK", "SAMPAI POLSEK", "SAMPAI DI POLSEK", "SUDAH DI POLSEK", "DI POLSEK",
        "LAPOR POLSEK", "MERAPAT POLSEK", "TIBA DI MAPOLSEK", "TIBA MAPOLSEK",
    ),
    Stage.TIBA_DESA: (
        "TIBA", "SAMPAI", "TIBA DI TPS", "TIBA TPS", "TIBA DESA", "TIBA DI DESA", "SAMPAI DESA", "SAMPAI DI DESA",
        "SAMPAI TPS", "SAMPAI DI TPS", "TIBA DI LOKASI", "TIBA LOKASI", "SAMPAI LOKASI", "SAMPAI DI LOKASI",
        "DI TEMPAT", "DI LOKASI", "MERAPAT", "STANDBY", "STAND BY", "SUDAH DI TPS", "SUDAH DI LOKASI",
    ),
    Stage.LOGISTIK_DI_TPS: (
        "LOGISTIK", "LOGISTIK TIBA", "LOGISTIK LENGKAP", "LOGISTIK DI TPS", "LOGISTIK TIBA DI TPS",
        "LOGISTIK SAMPAI", "LOGISTIK SUDAH DI TPS", "KOTAK SUARA TIBA", "KOTAK TIBA DI TPS", "KOTAK DI TPS",
        "KOTAK SUARA DI TPS", "KOTAK SUARA TIBA DI TPS", "LOGISTIK ADA",
    ),
    Stage.TPS_BUKA: (
        "BUKA", "DIBUKA", "TPS BUKA", "TPS DIBUKA", "PEMBUKAAN", "PUNGUT SUARA", "MULAI PUNGUT SUARA",
        "PUNGUT SUARA MULAI", "PEMUNGUTAN SUARA", "MULAI COBLOS", "COBLOS", "PENCOBLOSAN", "MULAI MEMILIH",
        "PEMUNGUTAN SUARA DIMULAI", "MULAI PEMUNGUTAN SUARA",
    ),
    Stage.TPS_TUTUP: (
        "TUTUP", "DITUTUP", "TPS TUTUP", "TPS DITUTUP", "PENUTUPAN", "PUNGUT SUARA SELESAI",
        "SELESAI PUNGUT SUARA", "COBLOS SELESAI", "SELESAI COBLOS", "PEMUNGUTAN SUARA SELESAI",
        "SELESAI PEMUNGUTAN SUARA",
    ),
    Stage.HITUNG: (
        "HITUNG", "MULAI HITUNG", "HITUNG SUARA", "MULAI HITUNG SUARA", "PENGHITUNGAN", "PERHITUNGAN", "MENGHITUNG",
        "PENGHITUNGAN SUARA", "PERHITUNGAN SUARA", "PENGHITUNGAN DIMULAI", "SEDANG HITUNG", "HITUNG MULAI",
        "MULAI PENGHITUNGAN", "MULAI PERHITUNGAN",
    ),
    Stage.SELESAI: (
        "SELESAI", "SELESAI HITUNG", "HITUNG SELESAI", "PENGHITUNGAN SELESAI", "PERHITUNGAN SELESAI",
        "SELESAI PENGHITUNGAN", "SELESAI PERHITUNGAN", "HITUNG SUARA SELESAI", "SELESAI HITUNG SUARA", "BERES",
        "RAMPUNG", "TUNTAS",
    ),
    Stage.KOTAK_DI_PPS: (
        "KOTAK DI PPS", "KOTAK PPS", "TIBA PPS", "TIBA DI PPS", "SAMPAI PPS", "SAMPAI DI PPS", "DI PPS",
        "GESER KE PPS", "KOTAK KE PPS", "KOTAK SUARA DI PPS", "KOTAK TIBA DI PPS", "KOTAK TIBA PPS", "KAWAL KE PPS",
        "KOTAK SUARA TIBA DI PPS",
    ),
    Stage.KOTAK_DI_PPK: (
        "KOTAK DI PPK", "KOTAK PPK", "TIBA PPK", "TIBA DI PPK", "SAMPAI PPK", "SAMPAI DI PPK", "DI PPK",
        "GESER KE PPK", "KOTAK KE PPK", "KOTAK SUARA DI PPK", "KOTAK TIBA DI PPK", "KOTAK TIBA PPK", "KAWAL KE PPK",
        "KOTAK SUARA TIBA DI PPK",
    ),
    Stage.SERAH_TERIMA: (
        "SERAH TERIMA", "SERAHTERIMA", "SERAH TERIMA KOTAK", "SERAH TERIMA KOTAK SUARA", "SUDAH SERAH TERIMA",
        "BA SERAH TERIMA", "SERAH TERIMA SELESAI", "SELESAI SERAH TERIMA", "DISERAHKAN", "PENYERAHAN KOTAK",
    ),
    Stage.KEMBALI: (
        "KEMBALI", "BALIK", "PULANG", "KEMBALI KE POLRES", "KEMBALI KE MAKO", "KEMBALI KE POLSEK", "KEMBALI KE SATUAN",
        "TIBA KEMBALI", "KEMBALI KE MAPOLRES", "TIBA DI MAKO", "TIBA DI POLRES", "KEMBALI KE KESATUAN",
    ),
    SAFE: ("AMAN", "KONDUSIF", "AMAN KONDUSIF", "AMAN TERKENDALI", "AMAN DAN KONDUSIF", "SITUASI AMAN", "NIHIL"),
}  # fmt: skip
#: Words that turn a report into its opposite or into a question; a person decides then.
DENIALS = frozenset({
    "BELUM", "BLM", "TIDAK", "TDK", "TAK", "GAK", "ENGGAK", "BUKAN", "BATAL", "GAGAL", "TUNDA", "DITUNDA",
    "TERTUNDA", "KAPAN", "APAKAH", "MANA", "BERAPA", "RALAT", "KOREKSI", "JANGAN", "MINTA", "MOHONKAN", "AKAN",
    "RENCANA",
})  # fmt: skip
#: Words that may be an incident: the line is taken, and the desk offers the form.
ALARMS = frozenset({
    "RUSUH", "RIBUT", "KERIBUTAN", "KERICUHAN", "RICUH", "MASSA", "BAKAR", "DIBAKAR", "TERBAKAR", "KEBAKARAN",
    "RUSAK", "DIRUSAK", "HILANG", "KURANG", "TERTUKAR", "SAKIT", "PINGSAN", "MENINGGAL", "LUKA", "KECELAKAAN",
    "LAKA", "BANJIR", "LONGSOR", "HUJAN", "ANCAM", "ANCAMAN", "DIANCAM", "PUKUL", "DIPUKUL", "SENJATA", "BOM",
    "PROTES", "KEBERATAN", "SENGKETA", "CURANG", "SERANGAN", "DISERANG", "PERUSAKAN", "PENGANIAYAAN",
})  # fmt: skip
#: Words around a report that say nothing by themselves.
FILLERS = frozenset({
    "DI", "KE", "DAN", "DARI", "PADA", "OLEH", "SUDAH", "SDH", "TELAH", "TLH", "LAGI", "SEDANG", "DESA", "DS", "KEL",
    "KELURAHAN", "KEC", "KECAMATAN", "LAPOR", "LAPORAN", "MELAPORKAN", "IZIN", "IJIN", "MOHON", "MHN", "SELAMAT",
    "PAGI", "SIANG", "SORE", "MALAM", "NDAN", "KOMANDAN", "PAK", "BANG", "MAS", "BU", "JENDERAL", "SIAP", "SITUASI",
    "KEADAAN", "DALAM", "PERSONEL", "PERSONIL", "ANGGOTA", "PERS", "LENGKAP", "YG", "YANG", "DENGAN", "DGN", "TIM",
    "POSKO", "GANTI", "KOTAK", "SUARA", "TPS", "SEKARANG", "BARUSAN", "TADI", "BARU", "MONITOR", "DIMONITOR",
    "TERIMA", "KASIH", "TERIMAKASIH", "DUM", "DEMIKIAN", "POLSEK", "SELURUH", "SEMUA", "SELURUHNYA", "SEMUANYA",
    "SEGENAP", "JUGA", "LOKASI", "KAMI", "SAYA", "UNTUK", "HASIL", "TERKINI", "UPDATE", "INFO", "BAIK", "SEHAT",
    "OK", "OKE", "ROGER", "COPY", "JELAS", "KOM",
})  # fmt: skip


def plain(text: str) -> str:
    """Words as they are compared: capitals, letters and digits, single spaces."""
    return " ".join("".join(char if char.isalnum() else " " for char in text.upper()).split())


def meaning_label(code: str) -> str:
    """What people read for a stage code or `SAFE`; empty for none."""
    if code == SAFE:
        return "Aman"
    return STAGE_LABELS[Stage(code)] if code else ""


def _default() -> dict[str, tuple[str, ...]]:
    return {str(key): phrases for key, phrases in DEFAULT_PHRASES.items()}


@dataclass(frozen=True)
class RadioWords:
    """The phrases of one operation.

    Attributes:
        phrases: Stage code, or `SAFE`, to what means it; as `plain` writes them.
        callsigns: Call sign as `plain` writes it to NRP, or ``TIM n``.
    """

    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=_default)
    callsigns: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        owners: dict[str, str] = {}
        for code, phrases in self.phrases.items():
            if code != SAFE and code not in Stage.__members__:
                raise RuleViolation(f"Tahap '{code}' tidak dikenal. Kata-kata tidak diubah.", "phrases")
            for phrase in map(plain, phrases):
                if owners.setdefault(phrase, code) != code:
                    raise RuleViolation(
                        f"Kata '{phrase}' dipakai untuk dua tahap. Hapus dari salah satunya; tidak ada yang diubah.",
                        "phrases",
                    )

    def by_phrase(self) -> dict[str, str]:
        """Every phrase to what it means."""
        return {
            plain(phrase): str(code) for code, phrases in self.phrases.items() for phrase in phrases if plain(phrase)
        }


def read_words(value: object) -> RadioWords:
    """The words a setting holds; the standard ones where it holds none."""
    if not isinstance(value, dict):
        return RadioWords()
    phrases = {**_default(), **{str(k): _texts(v) for k, v in dict(value.get("phrases") or {}).items()}}
    callsigns = {plain(str(k)): str(v) for k, v in dict(value.get("callsigns") or {}).items()}
    return RadioWords(phrases, callsigns)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, Iterable) and not isinstance(value, str) else ()
