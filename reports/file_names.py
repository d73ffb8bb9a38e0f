"""Names under which papers are saved: safe on every file system, sortable, readable."""

import re
import unicodedata

from opsroom.domain.documents import OrderSnapshot

_TITLE_CHARS = 60
_NUMBER_CHARS = 30
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")


def order_file_name(snapshot: OrderSnapshot, yyyymmdd: str) -> str:
    """``SPRIN_123_20240211_DAFTAR-PERSONEL-PAM-TPS.pdf``; an order without a number says DRAF in its place."""
    number = _safe(snapshot.number, _NUMBER_CHARS) or "DRAF"
    title = _safe(next(iter(snapshot.annex_title), ""), _TITLE_CHARS) or "SURAT-PERINTAH"
    return f"SPRIN_{number}_{yyyymmdd}_{title}.pdf"


def _safe(text: str, limit: int) -> str:
    """ASCII letters and digits joined by hyphens, cut after a whole word where that is possible."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    whole = _UNSAFE.sub("-", plain).strip("-")
    if len(whole) <= limit:
        return whole
    cut = whole[: limit + 1].rpartition("-")[0]
    return cut or whole[:limit]
