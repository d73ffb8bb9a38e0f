"""Columns of the list of polling stations (TPS)."""

import re
from collections.abc import Callable

from opsroom.domain.categories import DEFAULT_CATEGORIES, category_code
from opsroom.domain.columns import Choice, Column, ColumnKind
from opsroom.domain.coordinates import plain_minus
from opsroom.domain.errors import RuleViolation
from opsroom.domain.tps_numbers import read_tps_number

MAX_VOTERS = 5000
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


def _reads_degrees(field: str, limit: float) -> Callable[[str], object]:
    def read(text: str) -> float | None:
        bare = plain_minus(text).replace(",", ".")
        if bare in ("", "-"):
            return None
        try:
            value = float(bare)
        except ValueError as problem:
            raise RuleViolation(
                f"Koordinat '{text.strip()}' bukan derajat desimal, misalnya -4.12345.", field
            ) from problem
        if not -limit <= value <= limit:
            raise RuleViolation(f"Koordinat '{text.strip()}' di luar -{limit:g} sampai {limit:g} derajat.", field)
        return round(value, 6)

    return read


def show_degrees(value: object) -> str:
    """Six decimals, empty when unknown."""
    return f"{value:.6f}" if isinstance(value, int | float) else ""


TPS_COLUMNS: tuple[Column, ...] = (
    Column(
        "kecamatan", "Kecamatan", "kecamatan", ColumnKind.TEXT, 24, editable=False, required=True,
        synonyms=("KECAMATAN", "KEC", "NAMA KECAMATAN", "DISTRIK", "NAMA KEC"),
    ),
    Column(
        "desa", "Desa / Kelurahan", "desa", ColumnKind.TEXT, 24, editable=False, required=True,
        synonyms=("DESA", "DESA KELURAHAN", "DESA KEL", "KELURAHAN", "KEL DESA", "KELURAHAN DESA", "NAMA DESA", "KEL",
                  "NAMA KELURAHAN", "DESA DAN KELURAHAN", "NAGARI", "KAMPUNG", "PEKON", "NAMA DESA KELURAHAN"),
    ),
    Column(
        "number", "TPS", "tps", ColumnKind.CODE, 6, read_tps_number, required=True,
        synonyms=("TPS", "NO TPS", "NOMOR TPS", "NAMA TPS", "TPS NO", "NO TPS KPU"),
    ),
    Column(
        "category", "Kerawanan", "kategori", ColumnKind.CHOICE, 14, read_category, show_category,
        synonyms=("KERAWANAN", "KATEGORI", "KATEGORI TPS", "KATEGORI KERAWANAN", "TINGKAT KERAWANAN",
                  "KLASIFIKASI", "STATUS KERAWANAN"),
        choices=tuple(Choice(category.code, category.label) for category in DEFAULT_CATEGORIES),
    ),
    Column(
        "is_special", "Khusus", "khusus", ColumnKind.FLAG, 7, read_flag, show_flag,
        synonyms=("KHUSUS", "LOKASI KHUSUS", "TPS KHUSUS", "LOKSUS"),
    ),
    Column(
        "voters_m", "DPT L", "dpt_l", ColumnKind.NUMBER, 6, read_voters,
        synonyms=("PEMILIH L", "DPT L", "L", "LAKI LAKI", "PEMILIH LAKI LAKI", "DPT LAKI LAKI", "LK",
                  "JUMLAH PEMILIH L", "JUMLAH PEMILIH LAKI LAKI", "JML PEMILIH L"),
    ),
    Column(
        "voters_f", "DPT P", "dpt_p", ColumnKind.NUMBER, 6, read_voters,
        synonyms=("PEMILIH P", "DPT P", "P", "PEREMPUAN", "PEMILIH PEREMPUAN", "DPT PEREMPUAN", "PR",
                  "JUMLAH PEMILIH P", "JUMLAH PEMILIH PEREMPUAN", "JML PEMILIH P"),
    ),
    Column(
        "address", "Alamat", "alamat", ColumnKind.TEXT, 28,
        synonyms=("ALAMAT", "ALAMAT TPS", "LOKASI", "LOKASI TPS", "TEMPAT", "TEMPAT TPS"),
    ),
    Column(
        "lat", "Lintang", "lat", ColumnKind.COORDINATE, 11, _reads_degrees("lat", 90), show_degrees,
        synonyms=("LAT", "LATITUDE", "LINTANG", "KOORDINAT LAT", "TITIK KOORDINAT LAT"),
    ),
    Column(
        "lon", "Bujur", "lon", ColumnKind.COORDINATE, 11, _reads_degrees("lon", 180), show_degrees,
        synonyms=("LON", "LONG", "LNG", "LONGITUDE", "BUJUR", "KOORDINAT LONG", "TITIK KOORDINAT LONG"),
    ),
    Column(
        "access_note", "Catatan akses", "akses", ColumnKind.TEXT, 30,
        synonyms=("AKSES", "CATATAN AKSES", "AKSES JALAN", "MEDAN", "KONDISI JALAN"),
    ),
    Column(
        "signal_note", "Sinyal", "sinyal", ColumnKind.TEXT, 18,
        synonyms=("SINYAL", "JARINGAN", "CATATAN SINYAL", "BLANK SPOT"),
    ),
    Column(
        "category_source", "Sumber kerawanan", "sumber_kategori", ColumnKind.TEXT, 14,
        synonyms=("SUMBER KERAWANAN", "SUMBER KATEGORI", "SUMBER DATA"),
    ),
    Column(
        "category_reason", "Sebab kerawanan", "sebab_kategori", ColumnKind.TEXT, 18,
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
        "note", "Keterangan", "keterangan", ColumnKind.TEXT, 24,
        synonyms=("KET", "KETERANGAN", "CATATAN"),
    ),
    Column(
        "desa_code", "Kode desa", "kode_desa", ColumnKind.CODE, 11, editable=False,
        synonyms=("KODE DESA", "KODE KELURAHAN", "KODE WILAYAH", "KODE KEL", "ID DESA", "KODE DESA KELURAHAN"),
    ),
)  # fmt: skip

#: Heads that mean something else and must never be taken for a column above: vote counts have no place here.
REFUSED_WORDS = ("SUARA", "PEROLEHAN", "PARTAI", "CALEG", "CALON LEGISLATIF", "PASLON", "SUARA SAH")
