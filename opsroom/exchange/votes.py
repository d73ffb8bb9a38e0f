"""Telling sheets with vote results from lists that only speak of ballots: results are never read.

Police on TPS duty are ordered not to record the count, so such a sheet is left out whole. A ballot maximum, a ballot
box or "tempat pemungutan suara" is no result.
"""

import re
from collections.abc import Iterable

from opsroom.domain.tps_columns import REFUSED_WORDS

_HARMLESS = re.compile(
    r"\b(?:(?:SURAT|KOTAK|BILIK|PEMUNGUTAN|PENGHITUNGAN|PERHITUNGAN|HAK|LOGISTIK|GUDANG) SUARA(?! (?:TIDAK )?SAH)"
    r"|(?:SAKSI|POSKO|BASIS|MASSA|PENDUKUNG|KANTOR|RUMAH|SEKRETARIAT|DEKAT|KEDIAMAN|LO)\b.*"
    r"\b(?:PARTAI|CALEG|PASLON|CALON LEGISLATIF|PASANGAN CALON))\b"
)
_COUNTED = tuple(word for word in REFUSED_WORDS if word not in ("PARTAI", "CALEG", "CALON LEGISLATIF", "PASLON"))
_COUNTED_RE = re.compile(rf"\b(?:{'|'.join((*_COUNTED, 'TIDAK SAH'))})\b")
#: A column of parties or candidates; "dekat posko paslon" is a remark on vulnerability and does not begin so.
_CONTESTANT = re.compile(
    r"^(?:(?:NO|NOMOR|NAMA|JUMLAH|JML|TOTAL|NO URUT)\s+)*(?:PARTAI|PARPOL|CALEG|CALON LEGISLATIF|PASLON|PASANGAN CALON"
    r"|CALON (?:BUPATI|GUBERNUR|WALIKOTA|WALI KOTA|PRESIDEN|ANGGOTA|DPD|DPR))\b"
)
#: Contestants of 2024 by the short names that head the columns of a result sheet.
_PARTIES = frozenset(
    {"PDIP", "PDI P", "PDI PERJUANGAN", "GOLKAR", "GERINDRA", "NASDEM", "PKB", "PKS", "PAN", "DEMOKRAT", "PPP", "PSI",
     "PERINDO", "HANURA", "GELORA", "GARUDA", "PBB", "PARTAI BURUH", "UMMAT", "PKN"}
)  # fmt: skip
_MANY_PARTIES = 3
_TITLE = re.compile(
    r"\b(?:PEROLEHAN SUARA|HASIL (?:PENGHITUNGAN|PERHITUNGAN|PEMUNGUTAN|REKAPITULASI)|REKAP(?:ITULASI)? SUARA)\b"
)


def vote_head(heads: Iterable[str]) -> str:
    """The first tidy head that can only stand over vote results, empty when there is none."""
    parties: list[str] = []
    for head in heads:
        rest = _HARMLESS.sub(" ", head)
        if _COUNTED_RE.search(rest) or _CONTESTANT.search(rest.strip()):
            return head
        if head in _PARTIES:
            parties.append(head)
    return parties[0] if len(parties) >= _MANY_PARTIES else ""


def is_vote_title(text: str) -> bool:
    """Whether a title line announces results."""
    return bool(_TITLE.search(text))
