"""Columns of the roster (personel)."""

from opsroom.domain.columns import Choice, Column, ColumnKind, show_plain
from opsroom.domain.duty import DUTY_LABELS, Duty, parse_duty
from opsroom.domain.errors import RuleViolation
from opsroom.domain.forces import SOURCE_LABELS, Source, parse_source
from opsroom.domain.names import clean_name, has_letters
from opsroom.domain.nrp import read_nrp
from opsroom.domain.phones import read_phone
from opsroom.domain.ranks import RANKS, Force, parse_rank


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
    reading = read_nrp(text, Force.TNI)
    if reading.problem:
        raise RuleViolation(f"{reading.problem}.", "nrp")
    return reading.nrp


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


PERSON_COLUMNS: tuple[Column, ...] = (
    Column(
        "nrp", "NRP / NIP", "nrp", ColumnKind.CODE, 19, read_service_number, required=True,
        synonyms=("NRP", "NIP", "NRP NIP", "NIP NRP", "NRP PNS", "NO NRP", "NOMOR REGISTRASI POKOK", "NIP PEGAWAI",
                  "NRP ANGGOTA"),
    ),
    Column(
        "name", "Nama", "nama", ColumnKind.TEXT, 32, read_name, required=True,
        synonyms=("NAMA", "NAMA LENGKAP", "NAMA PERSONEL", "NAMA ANGGOTA", "NAMA PEGAWAI", "NAMA PERSONIL",
                  "NAMA DAN GELAR", "NAMA LENGKAP DAN GELAR"),
    ),
    Column(
        "rank", "Pangkat", "pangkat", ColumnKind.CHOICE, 10, read_rank,
        synonyms=("PANGKAT", "PKT", "PANGKAT TERAKHIR", "PANGKAT GOL", "PANGKAT GOLONGAN", "GOL RUANG", "GOLONGAN",
                  "GOL", "PANGKAT KORPS"),
        choices=tuple(Choice(rank.code, rank.code) for rank in RANKS),
    ),
    Column(
        "unit", "Kesatuan", "kesatuan", ColumnKind.TEXT, 24,
        synonyms=("KESATUAN", "SATUAN", "SATKER", "SATFUNG", "UNIT", "UNIT KERJA", "SATUAN KERJA", "FUNGSI", "SAT",
                  "KESATUAN ASAL", "BAG SAT SI", "POLSEK"),
    ),
    Column(
        "source", "Asal", "asal", ColumnKind.CHOICE, 11, read_source, show_source,
        synonyms=("ASAL", "ASAL PASUKAN", "ASAL KESATUAN"),
        choices=tuple(Choice(source.value, label) for source, label in SOURCE_LABELS.items()),
    ),
    Column(
        "position", "Jabatan", "jabatan", ColumnKind.TEXT, 26,
        synonyms=("JABATAN", "JABATAN STRUKTURAL", "JABATAN DINAS", "TUGAS", "JAB"),
    ),
    Column(
        "phone", "No. HP", "no_hp", ColumnKind.CODE, 15, read_phone, personal=True,
        synonyms=("NO HP", "HP", "NO TELP", "NO TELEPON", "TELEPON", "NO WA", "NO WHATSAPP", "WHATSAPP", "WA",
                  "NOMOR HP", "NO HANDPHONE", "KONTAK", "NO HP WA"),
    ),
    Column(
        "duty", "Status", "status", ColumnKind.CHOICE, 13, read_duty, show_duty,
        synonyms=("STATUS", "STATUS DINAS", "STATUS TUGAS", "PENUGASAN"),
        choices=tuple(Choice(duty.value, label) for duty, label in DUTY_LABELS.items()),
    ),
    Column(
        "note", "Keterangan", "keterangan", ColumnKind.TEXT, 22, show=show_plain,
        synonyms=("KET", "KETERANGAN", "CATATAN", "KETERANGAN LAIN"),
    ),
)  # fmt: skip
