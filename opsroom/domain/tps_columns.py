"""Columns of the list of polling stations (TPS)."""

import re

from opsroom.domain.angles import Axis
from opsroom.domain.categories import DEFAULT_CATEGORIES, category_code
from opsroom.domain.changes import Kind
from opsroom.domain.columns import Choice, Column, ColumnKind, read_note
from opsroom.domain.coordinate_cells import pairs_of, reads_axis, warns_axis
from opsroom.domain.errors import RuleViolation
from opsroom.domain.tps_numbers import is_special_number, read_tps_number

MAX_VOTERS = 5000
USUAL_VOTERS = 300
_LABELS = {category.code: category.label for category in DEFAULT_CATEGORIES}
_YES = {"YA", "Y", "1", "TRUE", "BENAR", "KHUSUS", "LOKASI KHUSUS", "X", "V"}
_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+")
_NO = {"", "TIDAK", "T", "0", "FALSE", "BUKAN", "-", "N"}


def read_category(text: str) -> str:
    """The category code.

    Raises:
        RuleViolation: The cell is empty.
    """
    code = category_code(text)
    if not code:
        raise RuleViolation("Kategori kerawanan tidak boleh kosong.", "category")
    return code


def show_category(value: object) -> str:
    """The label of a category; an unknown one in words."""
    code = str(value or "")
    return _LABELS.get(code, code.replace("_", " ").capitalize())


def read_flag(text: str) -> bool:
    """Yes or no in the ways people write it.

    Raises:
        RuleViolation: Neither.
    """
    word = " ".join(text.upper().split())
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise RuleViolation(f"'{text.strip()}' bukan ya atau tidak.", "is_special")


def show_flag(value: object) -> str:
    """``Ya`` or nothing."""
    return "Ya" if value else ""


def read_voters(text: str) -> int | None:
    """A number of registered voters, empty for unknown. Thousands points are taken, ``245.0`` is 245.

    Raises:
        RuleViolation: Not a number from 0 to 5000.
    """
    bare = text.strip()
    if bare in ("", "-"):
        return None
    bare = re.sub(r"[. ]", "", bare) if _GROUPED.fullmatch(bare) else bare.removesuffix(".0")
    if not (bare.isascii() and bare.isdigit()) or len(bare) > 9 or int(bare) > MAX_VOTERS:
        raise RuleViolation(f"Jumlah pemilih '{text.strip()}' harus angka 0 sampai {MAX_VOTERS}.", "voters_m")
    return int(bare)


def warn_voters(text: str) -> str:
    """More voters of one sex than a TPS may have in all; source: PKPU 7/2022 (300) and PKPU 7/2024 (600)."""
    try:
        count = read_voters(text)
    except RuleViolation:
        return ""
    if count is not None and count > USUAL_VOTERS:
        return f"Satu TPS biasanya paling banyak {USUAL_VOTERS} pemilih (Pilkada 600); periksa lagi."
    return ""


def warn_number(text: str) -> str:
    """A number of a special location."""
    try:
        number = read_tps_number(text)
    except RuleViolation:
        return ""
    return f"TPS {number} adalah nomor lokasi khusus (901 ke atas)." if is_special_number(number) else ""


def show_degrees(value: object) -> str:
    """Six decimals, empty when unknown."""
    return f"{value:.6f}" if isinstance(value, int | float) else ""


TPS_COLUMNS: tuple[Column, ...] = (
    Column(
        "kecamatan", "Kecamatan", "kecamatan", ColumnKind.LINK, 24, editable=False, required=True,
        takes_new=False, links=Kind.KECAMATAN,
        synonyms=("KECAMATAN", "KEC", "NAMA KECAMATAN", "DISTRIK", "NAMA KEC"),
    ),
    Column(
        "desa", "Desa / Kelurahan", "desa", ColumnKind.LINK, 24, editable=False, required=True,
        takes_new=False, links=Kind.DESA,
        synonyms=("DESA", "DESA KELURAHAN", "DESA KEL", "KELURAHAN", "KEL DESA", "KELURAHAN DESA", "NAMA DESA", "KEL",
                  "NAMA KELURAHAN", "DESA DAN KELURAHAN", "NAGARI", "KAMPUNG", "PEKON", "NAMA DESA KELURAHAN"),
    ),
    Column(
        "number", "TPS", "tps", ColumnKind.CODE, 6, read_tps_number, required=True, is_unique=True, warn=warn_number,
        synonyms=("TPS", "NO TPS", "NOMOR TPS", "NAMA TPS", "TPS NO", "NO TPS KPU"),
    ),
    Column(
        "category", "Kerawanan", "kategori", ColumnKind.CHOICE, 14, read_category, show_category, suggests=True,
        synonyms=("KERAWANAN", "KATEGORI", "KATEGORI TPS", "KATEGORI KERAWANAN", "TINGKAT KERAWANAN",
                  "KLASIFIKASI", "STATUS KERAWANAN"),
        choices=tuple(Choice(category.code, category.label) for category in DEFAULT_CATEGORIES),
    ),
    Column(
        "is_special", "Khusus", "khusus", ColumnKind.FLAG, 7, read_flag, show_flag,
        synonyms=("KHUSUS", "LOKASI KHUSUS", "TPS KHUSUS", "LOKSUS"),
    ),
    Column(
        "voters_m", "DPT L", "dpt_l", ColumnKind.NUMBER, 6, read_voters, warn=warn_voters,
        synonyms=("PEMILIH L", "DPT L", "L", "LAKI LAKI", "PEMILIH LAKI LAKI", "DPT LAKI LAKI", "LK",
                  "JUMLAH PEMILIH L", "JUMLAH PEMILIH LAKI LAKI", "JML PEMILIH L"),
    ),
    Column(
        "voters_f", "DPT P", "dpt_p", ColumnKind.NUMBER, 6, read_voters, warn=warn_voters,
        synonyms=("PEMILIH P", "DPT P", "P", "PEREMPUAN", "PEMILIH PEREMPUAN", "DPT PEREMPUAN", "PR",
                  "JUMLAH PEMILIH P", "JUMLAH PEMILIH PEREMPUAN", "JML PEMILIH P"),
    ),
    Column(
        "address", "Alamat", "alamat", ColumnKind.TEXT, 28,
        synonyms=("ALAMAT", "ALAMAT TPS", "LOKASI", "LOKASI TPS", "TEMPAT", "TEMPAT TPS"),
    ),
    Column(
        "lat", "Lintang", "lat", ColumnKind.COORDINATE, 11, reads_axis(Axis.LAT), show_degrees,
        warn=warns_axis(Axis.LAT), compound=pairs_of(Axis.LAT),
        synonyms=("LAT", "LATITUDE", "LINTANG", "KOORDINAT LAT", "TITIK KOORDINAT LAT"),
    ),
    Column(
        "lon", "Bujur", "lon", ColumnKind.COORDINATE, 11, reads_axis(Axis.LON), show_degrees,
        warn=warns_axis(Axis.LON), compound=pairs_of(Axis.LON),
        synonyms=("LON", "LONG", "LNG", "LONGITUDE", "BUJUR", "KOORDINAT LONG", "TITIK KOORDINAT LONG"),
    ),
    Column(
        "access_note", "Catatan akses", "akses", ColumnKind.NOTE, 30, read_note,
        synonyms=("AKSES", "CATATAN AKSES", "AKSES JALAN", "MEDAN", "KONDISI JALAN"),
    ),
    Column(
        "signal_note", "Sinyal", "sinyal", ColumnKind.TEXT, 18, suggests=True,
        synonyms=("SINYAL", "JARINGAN", "CATATAN SINYAL", "BLANK SPOT"),
    ),
    Column(
        "category_source", "Sumber kerawanan", "sumber_kategori", ColumnKind.TEXT, 14, suggests=True,
        synonyms=("SUMBER KERAWANAN", "SUMBER KATEGORI", "SUMBER DATA"),
    ),
    Column(
        "category_reason", "Sebab kerawanan", "sebab_kategori", ColumnKind.TEXT, 18, suggests=True,
        synonyms=("SEBAB KERAWANAN", "ALASAN", "INDIKATOR", "INDIKATOR KERAWANAN", "ALASAN KERAWANAN"),
    ),
    Column(
        "kpps_contact", "Ketua KPPS", "kpps", ColumnKind.TEXT, 22, personal=True,
        synonyms=("KETUA KPPS", "KPPS", "NAMA KETUA KPPS", "KONTAK KPPS"),
    ),
    Column(
        "panwas_contact", "Pengawas TPS", "panwas", ColumnKind.TEXT, 22, personal=True,
        synonyms=("PENGAWAS TPS", "PTPS", "PANWAS", "PANWAS TPS"),
    ),
    Column(
        "linmas_contact", "Linmas", "linmas", ColumnKind.TEXT, 22, personal=True,
        synonyms=("LINMAS", "SATLINMAS", "NAMA LINMAS", "PETUGAS LINMAS"),
    ),
    Column(
        "note", "Keterangan", "keterangan", ColumnKind.NOTE, 24, read_note,
        synonyms=("KET", "KETERANGAN", "CATATAN"),
    ),
    Column(
        "desa_code", "Kode desa", "kode_desa", ColumnKind.CODE, 11, editable=False,
        synonyms=("KODE DESA", "KODE KELURAHAN", "KODE WILAYAH", "KODE KEL", "ID DESA", "KODE DESA KELURAHAN"),
    ),
)  # fmt: skip

#: Heads that mean something else and must never be taken for a column above: vote counts have no place here.
REFUSED_WORDS = ("SUARA", "PEROLEHAN", "PARTAI", "CALEG", "CALON LEGISLATIF", "PASLON", "SUARA SAH")
