"""Names for the layouts that the offices pass around: what a tired reader calls the list before them.

Source: workbooks of KPU and Polri offices published 2014 to 2024; SIDALIH is the voter register of the KPU, Model A its
voter list form, DUK the list of people by rank.
"""

from collections.abc import Iterable

from opsroom.domain.imports import ImportKind
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.tps_columns import TPS_COLUMNS
from opsroom.exchange.head_words import head_words, tidy_head
from opsroom.exchange.layouts import Layout, values_in

OWN = "Ekspor program ini"
SIDALIH = "Daftar TPS KPU (SIDALIH/Model A)"
TPS_CODES = "Daftar kode TPS KPU tanpa judul"
TPS_COORDINATES = "Daftar TPS dengan koordinat"
TPS_RISK = "Daftar TPS dan kerawanan (Polres)"
ROLL_CALL = "Absensi apel personel"
BY_RANK = "Daftar urut kepangkatan (DUK)"
NOMINATIVE = "Daftar nominatif personel Polri"
ARMY = "Daftar nominatif personel TNI"
CIVIL = "Daftar pegawai (PNS/ASN)"
UPLOAD = "Templat unggah anggota (NRP, surel, sandi)"

_ARMY = frozenset({"TNI", "KODIM", "KORAMIL", "YONIF", "DENPOM", "LANAL", "LANUD"})
_DUK = frozenset({"DUK", "KEPANGKATAN"})
_DAYS = frozenset({"TANGGAL", "TGL", "HARI", "DATE"})
_ATTENDED = frozenset({"APEL", "ABSEN", "ABSENSI", "HADIR", "KEHADIRAN", "MASUK", "PULANG", "PRESENSI", "STATUS"})
_VOTERS = frozenset({"PEMILIH", "DPT", "DPS", "DPSHP", "DP4", "SIDALIH", "KK"})
_OWN_SHARE = 0.8
_OWN_LEAST = 5


def layout_name(layout: Layout, sheet: str) -> str:
    """What the list is called, empty when it has no name of its own.

    Args:
        layout: The sheet as understood.
        sheet: Its name.
    """
    if layout.kind is None:
        return ""
    head = _words(layout.heads.values())
    around = head | _words((*layout.titles, sheet))
    values = values_in(layout.keys)
    if _is_own(layout):
        return OWN
    if layout.kind is ImportKind.TPS:
        return _tps_name(layout, values, head, around)
    return _person_name(values, head, around)


def _tps_name(layout: Layout, values: set[str], head: set[str], around: set[str]) -> str:
    if not layout.first:
        return TPS_CODES if "desa_code" in values else ""
    if "category" in values or any(key.startswith("mark_") for key in layout.keys):
        return TPS_RISK
    if {"lat", "lon"} <= values:
        return TPS_COORDINATES
    is_counted = bool({"male", "female", "voters", "voters_male", "voters_female"} & values) or bool(head & _VOTERS)
    return SIDALIH if is_counted or around & {"KPU", "SIDALIH"} else ""


def _person_name(values: set[str], head: set[str], around: set[str]) -> str:
    if head & _DAYS and head & _ATTENDED:
        return ROLL_CALL
    if "PASSWORD" in head or "EMAIL" in head:
        return UPLOAD
    if around & _DUK:
        return BY_RANK
    if "NIP" in head and "NRP" not in head:
        return CIVIL
    if not {"name", "rank", "nrp"} <= values:
        return ""
    return ARMY if around & _ARMY else NOMINATIVE


def _is_own(layout: Layout) -> bool:
    """Whether nearly all heads are those of our exported files."""
    columns = TPS_COLUMNS if layout.kind is ImportKind.TPS else PERSON_COLUMNS
    ours = {column.export_title for column in columns}
    heads = [head for head in layout.heads.values() if head]
    return len(heads) >= _OWN_LEAST and sum(head in ours for head in heads) >= _OWN_SHARE * len(heads)


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in head_words(tidy_head(text))}
