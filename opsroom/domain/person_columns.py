"""Columns of the roster (personel)."""

from collections.abc import Mapping

from opsroom.domain.columns import Choice, Column, ColumnKind, read_note
from opsroom.domain.duty import DUTY_LABELS, Duty, parse_duty
from opsroom.domain.errors import RuleViolation
from opsroom.domain.forces import SOURCE_LABELS, Source, parse_source
from opsroom.domain.names import clean_name, has_letters
from opsroom.domain.nrp import POLRI_DIGITS, is_birth_plausible, read_nrp
from opsroom.domain.phones import read_phone, warn_phone
from opsroom.domain.ranks import RANKS, Force, parse_rank
from opsroom.domain.regions import DESA_DIGITS


def read_rank(text: str) -> str:
    """The rank code.

    Raises:
        RuleViolation: No rank is spelled like this.
    """
    if not text.strip():
        return ""
    rank = parse_rank(text)
    if rank is None:
        raise RuleViolation(f"Pangkat '{text.strip()}' tidak dikenal. Pilih dari daftar, misalnya BRIPKA.", "rank")
    return rank.code


def read_name(text: str) -> str:
    """The cleaned name.

    Raises:
        RuleViolation: The text has no letter.
    """
    if not has_letters(text):
        raise RuleViolation("Nama tidak boleh kosong.", "name")
    return clean_name(text)


def read_service_number(text: str) -> str:
    """An NRP or NIP typed by hand; TNI numbers of other lengths are accepted here, the rank is judged on commit.

    Raises:
        RuleViolation: Not a service number.
    """
    if len(text) == POLRI_DIGITS and text.isascii() and text.isdigit():  # most of a long paste
        return text
    reading = read_nrp(text, Force.TNI)
    if reading.problem:
        raise RuleViolation(f"{reading.problem}.", "nrp")
    return reading.nrp


def warn_service_number(text: str) -> str:
    """An NRP whose third and fourth digits are no month of birth."""
    reading = read_nrp(text, Force.TNI)
    if reading.problem or is_birth_plausible(reading.nrp):
        return ""
    return f"NRP {reading.nrp}: angka ketiga dan keempat bukan bulan lahir; periksa lagi."


def warn_name(text: str) -> str:
    """A name with digits in it."""
    return "Nama memuat angka; periksa lagi." if any(char.isdigit() for char in text) else ""


def read_duty(text: str) -> Duty:
    """The duty status; an empty cell means available.

    Raises:
        RuleViolation: No status is called so.
    """
    if not text.strip():
        return Duty.TERSEDIA
    duty = parse_duty(text)
    if duty is None:
        raise RuleViolation(f"Status '{text.strip()}' tidak dikenal. Pilih dari daftar, misalnya PAM TPS.", "duty")
    return duty


def show_duty(value: object) -> str:
    """The label of a status."""
    return DUTY_LABELS[Duty(str(value))] if value else ""


def show_gender(value: object) -> str:
    """The label of a gender."""
    return GENDER_LABELS.get(str(value or ""), "")


def read_source(text: str) -> Source:
    """The origin.

    Raises:
        RuleViolation: No origin is called so.
    """
    source = parse_source(text)
    if source is None:
        raise RuleViolation(f"Asal '{text.strip()}' tidak dikenal. Pilih dari daftar, misalnya Polsek.", "source")
    return source


def show_source(value: object) -> str:
    """The label of an origin."""
    return SOURCE_LABELS[Source(str(value))] if value else ""


GENDER_LABELS: Mapping[str, str] = {"": "", "L": "Laki-laki", "P": "Perempuan"}
_GENDER_WORDS = {
    "": "", "L": "L", "LK": "L", "LAKI-LAKI": "L", "LAKI LAKI": "L", "PRIA": "L", "P": "P", "PR": "P", "PEREMPUAN": "P",
    "WANITA": "P", "POLWAN": "P",
}  # fmt: skip
_MOST_HARD = 99


def read_gender(text: str) -> str:
    """``L`` or ``P``, empty when unknown.

    Raises:
        RuleViolation: Neither.
    """
    word = " ".join(text.upper().split())
    if word not in _GENDER_WORDS:
        raise RuleViolation(f"Jenis kelamin '{text.strip()}' tidak dikenal. Isi L atau P.", "gender")
    return _GENDER_WORDS[word]


def read_times(text: str) -> int:
    """How often somebody had a hard TPS before; an empty cell means never.

    Raises:
        RuleViolation: No whole number from 0 to 99.
    """
    plain = text.strip().removesuffix(".0")
    if not plain:
        return 0
    if not (plain.isascii() and plain.isdigit() and int(plain) <= _MOST_HARD):
        raise RuleViolation(f"'{text.strip()}' bukan jumlah. Isi angka 0 sampai {_MOST_HARD}.", "hard_before")
    return int(plain)


def read_home(text: str) -> str:
    """The code of the desa where somebody is registered as a voter: ten digits, with or without dots.

    Raises:
        RuleViolation: Not ten digits.
    """
    plain = text.replace(".", "").strip()
    if plain and not (plain.isascii() and plain.isdigit() and len(plain) == DESA_DIGITS):
        raise RuleViolation(
            f"Kode desa '{text.strip()}' harus sepuluh angka, misalnya 1601082001 (lihat kolom Kode desa).", "home_desa"
        )
    return plain


PERSON_COLUMNS: tuple[Column, ...] = (
    Column(
        "nrp", "NRP / NIP", "nrp", ColumnKind.CODE, 19, read_service_number, required=True, is_unique=True,
        warn=warn_service_number,
        synonyms=("NRP", "NIP", "NRP NIP", "NIP NRP", "NRP PNS", "NO NRP", "NOMOR REGISTRASI POKOK", "NIP PEGAWAI",
                  "NRP ANGGOTA"),
    ),
    Column(
        "name", "Nama", "nama", ColumnKind.TEXT, 32, read_name, required=True, warn=warn_name,
        synonyms=("NAMA", "NAMA LENGKAP", "NAMA PERSONEL", "NAMA ANGGOTA", "NAMA PEGAWAI", "NAMA PERSONIL",
                  "NAMA DAN GELAR", "NAMA LENGKAP DAN GELAR"),
    ),
    Column(
        "rank", "Pangkat", "pangkat", ColumnKind.CHOICE, 10, read_rank, takes_new=False, suggests=True,
        synonyms=("PANGKAT", "PKT", "PANGKAT TERAKHIR", "PANGKAT GOL", "PANGKAT GOLONGAN", "GOL RUANG", "GOLONGAN",
                  "GOL", "PANGKAT KORPS"),
        choices=tuple(Choice(rank.code, rank.code) for rank in RANKS),
    ),
    Column(
        "unit", "Kesatuan", "kesatuan", ColumnKind.TEXT, 24, suggests=True,
        synonyms=("KESATUAN", "SATUAN", "SATKER", "SATFUNG", "UNIT", "UNIT KERJA", "SATUAN KERJA", "FUNGSI", "SAT",
                  "KESATUAN ASAL", "BAG SAT SI", "POLSEK"),
    ),
    Column(
        "source", "Asal", "asal", ColumnKind.CHOICE, 11, read_source, show_source, takes_new=False, suggests=True,
        synonyms=("ASAL", "ASAL PASUKAN", "ASAL KESATUAN"),
        choices=tuple(Choice(source.value, label) for source, label in SOURCE_LABELS.items()),
    ),
    Column(
        "position", "Jabatan", "jabatan", ColumnKind.TEXT, 26, suggests=True,
        synonyms=("JABATAN", "JABATAN STRUKTURAL", "JABATAN DINAS", "TUGAS", "JAB"),
    ),
    Column(
        "phone", "No. HP", "no_hp", ColumnKind.PHONE, 15, read_phone, personal=True, warn=warn_phone,
        synonyms=("NO HP", "HP", "NO TELP", "NO TELEPON", "TELEPON", "NO WA", "NO WHATSAPP", "WHATSAPP", "WA",
                  "NOMOR HP", "NO HANDPHONE", "KONTAK", "NO HP WA"),
    ),
    Column(
        "duty", "Status", "status", ColumnKind.CHOICE, 13, read_duty, show_duty, takes_new=False, suggests=True,
        synonyms=("STATUS", "STATUS DINAS", "STATUS TUGAS", "PENUGASAN"),
        choices=tuple(Choice(duty.value, label) for duty, label in DUTY_LABELS.items()),
    ),
    Column(
        "note", "Keterangan", "keterangan", ColumnKind.NOTE, 22, read_note,
        synonyms=("KET", "KETERANGAN", "CATATAN", "KETERANGAN LAIN"),
    ),
    Column(
        "gender", "L/P", "jenis_kelamin", ColumnKind.CHOICE, 11, read_gender, show_gender, takes_new=False,
        synonyms=("JENIS KELAMIN", "KELAMIN", "GENDER", "JK", "L P"),
        choices=tuple(Choice(code, label) for code, label in GENDER_LABELS.items()),
    ),
    Column(
        "hard_before", "TPS berat dulu", "tps_berat_sebelumnya", ColumnKind.NUMBER, 14, read_times,
        synonyms=("TPS BERAT SEBELUMNYA", "TPS BERAT", "TPS BERAT DULU"),
    ),
    Column(
        "home_desa", "Kode desa domisili", "kode_desa_domisili", ColumnKind.CODE, 18, read_home, personal=True,
        synonyms=("KODE DESA DOMISILI", "KODE DESA ASAL", "KODE DESA PEMILIH", "KODE DESA KTP"),
    ),
)  # fmt: skip
