"""Names of kecamatan and desa in titles, bands, sheet names and cells."""

import re
from functools import lru_cache

_STOP = (
    r"(?=\s*(?:[,;/(|:]|\s-\s|$|\d{3})|\s+(?:KABUPATEN|KAB|KOTA|PROVINSI|PROV|TAHUN|PEMILU|PILKADA|PADA|DALAM|JUMLAH"
    r"|SEBANYAK|KECAMATAN|KEC|DESA|KELURAHAN|KEL)\b)"
)
_NAME = r"(?P<name>[A-Z](?:[A-Z0-9'’. ]|-(?=\S))*?)"
_KECAMATAN = re.compile(rf"\b(?:KECAMATAN|KEC|DISTRIK)\b[\s.:]*{_NAME}{_STOP}")
_DESA = re.compile(rf"\b(?:DESA|KELURAHAN|KEL|DS)\b(?:\s*/\s*(?:DESA|KELURAHAN|KEL)\b)?[\s.:]*{_NAME}{_STOP}")
_NO_NAME = frozenset({"DAN", "ATAU", "SE", "PER", "DI", "YANG", "SE KABUPATEN"})
_PREFIX = re.compile(
    r"^(?:KECAMATAN|KEC|DESA\s*/\s*KEL(?:URAHAN)?|KEL(?:URAHAN)?\s*/\s*DESA|KELURAHAN|KEL|DESA|DS)\b[\s.:]+(?=\S)",
    re.IGNORECASE,
)


def kecamatan_in(text: str) -> str:
    """The kecamatan a title or band names, empty when none."""
    return _named(_KECAMATAN, text)


def desa_in(text: str) -> str:
    """The desa a title or band names, empty when none."""
    return _named(_DESA, text)


def _named(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text.upper())
    name = found["name"].strip(" .") if found else ""
    return "" if name in _NO_NAME or name.split(" ")[0] in _NO_NAME else name


@lru_cache(maxsize=8192)
def place_name(text: str) -> str:
    """A kecamatan or desa as its cell names it: capitals, single spaces, without the kind word."""
    bare = " ".join(text.upper().split())
    return _PREFIX.sub("", bare, count=1).strip(" .:") or bare
