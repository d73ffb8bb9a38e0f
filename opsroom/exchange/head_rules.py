"""Which of our columns a head means: by the synonyms of the column, else by the words it is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from opsroom.domain.categories import DEFAULT_CATEGORIES, category_code
from opsroom.domain.columns import Column
from opsroom.domain.imports import ImportKind
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.tps_columns import TPS_COLUMNS
from opsroom.exchange.head_words import head_words, tidy_head

#: Keys of columns that hold several of our values in one cell, and the values in the order of the key.
COMPOUNDS: dict[str, tuple[str, ...]] = {
    "rank_nrp": ("rank", "nrp"),
    "name_nrp": ("name", "nrp"),
    "name_rank": ("name", "rank"),
    "name_rank_nrp": ("name", "rank", "nrp"),
    "position_unit": ("position", "unit"),
    "coordinates": ("lat", "lon"),
    "kecamatan_desa": ("kecamatan", "desa"),
    "desa_number": ("desa", "number"),
    "tps_code": ("desa_code", "number"),
}
#: Tick columns: one per category, a mark in one of them.
MARKS = {f"mark_{category.code}": category.code for category in DEFAULT_CATEGORIES}
#: Telephone numbers that belong to a contact column.
PHONES = {"kpps_phone": "kpps_contact", "panwas_phone": "panwas_contact", "linmas_phone": "linmas_contact"}
RUNNING_NUMBER = "running_number"

COLUMNS: dict[ImportKind, tuple[Column, ...]] = {ImportKind.TPS: TPS_COLUMNS, ImportKind.PERSON: PERSON_COLUMNS}
_TPS_EXTRA = ("coordinates", "kecamatan_desa", "desa_number", "tps_code", *MARKS, *PHONES)
_PERSON_EXTRA = ("rank_nrp", "name_nrp", "name_rank", "name_rank_nrp", "position_unit")
KEYS: dict[ImportKind, frozenset[str]] = {
    ImportKind.TPS: frozenset({*(column.key for column in TPS_COLUMNS), *_TPS_EXTRA}),
    ImportKind.PERSON: frozenset({*(column.key for column in PERSON_COLUMNS), *_PERSON_EXTRA}),
}

Words = frozenset[str]


class Strength(IntEnum):
    """How sure a match is; of two columns for one key the surer wins."""

    NONE = 0
    PART = 1
    WORDS = 2
    EXACT = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A key and how sure it is."""

    key: str = ""
    strength: Strength = Strength.NONE


NO_MATCH = Match()
_RUNNING = frozenset(
    {("NO",), ("NO", "URUT"), ("NOURUT",), ("URUT",), ("#",), ("NO", "DUK"), ("NO", "ABSEN"), ("NO", "REG")}
)


@lru_cache(maxsize=4096)
def match_head(text: str, kind: ImportKind) -> Match:
    """What a tidy head means in a list of this kind."""
    words = head_words(text)
    if not words or len(words) > 12:
        return NO_MATCH
    if words in _RUNNING:
        return Match(RUNNING_NUMBER, Strength.EXACT)
    key = _synonyms(kind).get(words)
    if key:
        return Match(key, Strength.EXACT)
    key = (_tps_words if kind is ImportKind.TPS else _person_words)(frozenset(words), words)
    return Match(key, Strength.WORDS) if key else NO_MATCH


@cache
def _synonyms(kind: ImportKind) -> Mapping[tuple[str, ...], str]:
    """Every spelling of our columns: synonyms, the head on screen and the head in exported files."""
    table: dict[tuple[str, ...], str] = {}
    for column in COLUMNS[kind]:
        for text in (*column.synonyms, column.export_title, column.title):
            table.setdefault(head_words(tidy_head(text)), column.key)
    return table


def _any(*words: str) -> Callable[[Words], bool]:
    wanted = frozenset(words)
    return lambda found: bool(found & wanted)


_NUMBERED = _any("NRP", "NIP", "NRPNIP", "NIPNRP")
_NAMED = _any("NAMA")
_RANKED = _any("PANGKAT", "GOL", "KORPS")
_POSTED = _any("JAB", "JABATAN")
_GROUPED = _any("KESATUAN", "SATKER", "SATFUNG", "SATWIL", "SATUAN", "SATKERNYA")
_DATED = _any("TMT", "TGL", "TANGGAL", "SK", "LAMA", "ESELON", "MASA", "MKG", "TAHUN", "THN", "DATE")
_OTHER_NAME = _any(
    "PANGGILAN", "AYAH", "IBU", "ISTRI", "SUAMI", "ANAK", "DESA", "KEC", "KEL", "TPS", "JALAN", "UNIT", "BANK", "KPPS",
    "PPS", "PPK", "OPERASI", "KEGIATAN", "POLSEK", "POLRES", "KABUPATEN", "KAB", "PROV", "PROVINSI", "SEKOLAH",
    "BARANG", "PARTAI", "CALEG", "CALON", "PASLON",
    "PENGAWAS", "PTPS", "LINMAS", "USER", "USERNAME", "FILE", "WALI", "SAKSI", "TEMPAT", "LOKASI",
)  # fmt: skip
_COMPOUND_WORDS = frozenset(
    {"NRP", "NIP", "NRPNIP", "NIPNRP", "NAMA", "PANGKAT", "GOL", "KORPS", "RUANG", "LENGKAP", "GELAR", "PNS", "ASN",
     "POLRI", "PERSONEL", "TNI", "NO", "TITEL"}
)  # fmt: skip


def _person_words(found: Words, _words: tuple[str, ...]) -> str:
    """A column of a roster by its words, compounds first."""
    if _DATED(found):
        return ""
    parts = (_NAMED(found), _RANKED(found), _NUMBERED(found))
    if sum(parts) > 1 and found <= _COMPOUND_WORDS:
        return {
            (True, True, True): "name_rank_nrp",
            (True, True, False): "name_rank",
            (True, False, True): "name_nrp",
            (False, True, True): "rank_nrp",
        }[parts]
    if _POSTED(found) and _GROUPED(found):
        return "position_unit"
    return _single_person(found)


def _single_person(found: Words) -> str:
    if _NUMBERED(found) and not _any("ATASAN", "PASANGAN", "PEJABAT")(found):
        return "nrp"
    if _GROUPED(found) or found >= {"UNIT", "KERJA"}:
        return "unit"
    if _NAMED(found) and not _OTHER_NAME(found) and not _POSTED(found):
        return "name"
    if "PANGKAT" in found and not _any("NO", "JENIS")(found):
        return "rank"
    if _POSTED(found) and not _any("JENIS", "KELAS")(found):
        # The post in the operation (padal, PAM TPS) is what the person does there.
        return "duty" if _any("OPS", "OPERASI", "SPRIN", "SPRINT")(found) else "position"
    if _any("HP", "TELP", "WA")(found) and not _any("KELUARGA", "DARURAT", "KANTOR", "ISTRI")(found):
        return "phone"
    return "note" if _any("KET", "CATATAN")(found) else ""


_PLACE = _any("DESA", "KEL", "NAGARI", "PEKON", "KAMPUNG", "GAMPONG", "LEMBANG", "KALURAHAN")
_PLACE_WORDS = frozenset(
    {"DESA", "KEL", "NAGARI", "PEKON", "KAMPUNG", "GAMPONG", "LEMBANG", "KALURAHAN", "NAMA", "PPS", "WILAYAH"}
)
_KEC_WORDS = frozenset({"KEC", "NAMA", "PPK", "WILAYAH"})
_VOTER_WORDS = frozenset({"JML", "PEMILIH", "DPT", "TETAP", "DAFTAR", "ORANG", "TERDAFTAR", "JIWA"})
_SPOT = frozenset({"LAT", "LONG", "KOORDINAT", "TITIK", "TPS", "GPS", "LOKASI", "X", "Y", "DERAJAT"})
_VULNERABLE = _any("KERAWANAN", "RAWAN", "KATEGORI", "KLASIFIKASI")


def _tps_words(found: Words, words: tuple[str, ...]) -> str:
    """A column of a TPS list by its words; the first group of rules that knows it decides."""
    for rule in (_tps_place, _tps_contact, _tps_voters, _tps_spot, _tps_remark):
        key = rule(found, words)
        if key:
            return key
    return ""


def _tps_place(found: Words, words: tuple[str, ...]) -> str:
    if "JML" in found:
        return ""
    if "KODE" in found:
        return _coded(found)
    if "TPS" in found and found <= {"TPS", "NO", "NAMA"}:
        return "number"
    if _PLACE(found) and found <= _PLACE_WORDS | {"TPS", "NO"}:
        return "desa_number" if "TPS" in found else "desa"
    if "KEC" in found and found <= _KEC_WORDS:
        return "kecamatan"
    if "KEC" in found and _PLACE(found) and found <= _PLACE_WORDS | _KEC_WORDS and words.index("KEC") == 0:
        return "kecamatan_desa"
    return ""


def _coded(found: Words) -> str:
    if "TPS" in found:
        return "tps_code"
    return "desa_code" if _PLACE(found) or found == {"KODE", "WILAYAH"} else ""


def _tps_contact(found: Words, _words: tuple[str, ...]) -> str:
    owners = (
        ("kpps", _any("KPPS")),
        ("panwas", _any("PTPS", "PANWAS", "PENGAWAS")),
        ("linmas", _any("LINMAS", "SATLINMAS")),
    )
    for owner, names in owners:
        if names(found) and "JML" not in found:
            return f"{owner}_phone" if _any("HP", "TELP", "WA", "KONTAK")(found) else f"{owner}_contact"
    return ""


def _tps_voters(found: Words, _words: tuple[str, ...]) -> str:
    for sex, key in (("L", "voters_m"), ("P", "voters_f")):
        if sex in found and found - {sex} <= _VOTER_WORDS:
            return key
    return ""


def _tps_spot(found: Words, _words: tuple[str, ...]) -> str:
    if not found <= _SPOT:
        return ""
    if {"LAT", "LONG"} <= found or (found & {"KOORDINAT", "GPS"} and not found & {"LAT", "LONG", "X", "Y"}):
        return "coordinates"
    if found & {"LAT", "LONG"}:
        return "lat" if "LAT" in found else "lon"
    return ""


def _tps_remark(found: Words, words: tuple[str, ...]) -> str:
    if _VULNERABLE(found):
        return _vulnerability(found, words)
    if _any("KHUSUS", "LOKSUS")(found):
        return "is_special"
    if _any("AKSES", "MEDAN")(found):
        return "access_note"
    if _any("SINYAL", "SIGNAL", "JARINGAN", "BLANKSPOT")(found):
        return "signal_note"
    if _any("ALAMAT", "LOKASI", "TEMPAT")(found) and not _any("KOTAK", "LAHIR", "GUDANG")(found):
        return "address"
    return "note" if _any("KET", "CATATAN")(found) else ""


def _vulnerability(found: Words, words: tuple[str, ...]) -> str:
    if _any("SUMBER")(found):
        return "category_source"
    if _any("ALASAN", "SEBAB", "INDIKATOR", "PENYEBAB", "URAIAN", "KET", "JENIS", "POTENSI", "FAKTOR")(found):
        return "category_reason"
    if "JML" in found:
        return ""
    for start in range(len(words)):
        mark = f"mark_{category_code(' '.join(words[start:]))}"
        if mark in MARKS:
            return mark
    return "category"
