"""Heads of foreign columns brought to one form: capitals, single words, one spelling per word."""

import re

from opsroom.exchange.cells import Cell, text_of

_SEGMENT = re.compile(r"\s{2,}|[/\n|,&+]")
_NOT_WORD = re.compile(r"[^A-Z0-9#]+")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SPACED_OUT = re.compile(r"\b[A-Z](?: [A-Z]){2,}\b")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

#: Spelling to the word it means; applied to the synonyms of our columns as well.
_SAME = {
    "NOMOR": "NO", "NOMER": "NO", "NUMBER": "NO", "NOMOR2": "NO", "NUM": "NO",
    "JUMLAH": "JML", "JLH": "JML", "JUM": "JML", "TOTAL": "JML", "TTL": "JML", "JMLH": "JML",
    "PERSONIL": "PERSONEL", "PERS": "PERSONEL", "ANGGOTA": "PERSONEL", "PEGAWAI": "PERSONEL", "PETUGAS": "PERSONEL",
    "KELURAHAN": "KEL", "KECAMATAN": "KEC", "DISTRIK": "KEC", "KECAMATAN2": "KEC", "DS": "DESA",
    "HANDPHONE": "HP", "HANPHONE": "HP", "PONSEL": "HP", "MOBILE": "HP", "HANDPONE": "HP", "SELULER": "HP",
    "TELEPON": "TELP", "TELPON": "TELP", "TLP": "TELP", "TELEPHONE": "TELP", "PHONE": "TELP", "TEL": "TELP",
    "TLPN": "TELP", "TELEPHON": "TELP", "TILPON": "TELP",
    "WHATSAPP": "WA", "WHATSAP": "WA",
    "PEREMPUAN": "P", "WANITA": "P", "PR": "P", "PRP": "P", "PEREMP": "P",
    "LK": "L", "PRIA": "L", "LELAKI": "L", "LAKILAKI": "L", "LAKI": "L", "LAKI2": "L", "LKI": "L",
    "KETERANGAN": "KET", "KTR": "KET", "REMARK": "KET", "REMARKS": "KET", "NOTE": "KET", "NOTES": "KET",
    "JABATAN": "JAB", "JBTN": "JAB", "POSITION": "JAB",
    "PKT": "PANGKAT", "PGKT": "PANGKAT", "RANK": "PANGKAT", "PANGKT": "PANGKAT",
    "NAME": "NAMA", "FULLNAME": "NAMA", "NM": "NAMA", "NAMALENGKAP": "NAMA",
    "GOLONGAN": "GOL", "KATAGORI": "KATEGORI", "CATEGORY": "KATEGORI", "DESCRIPTION": "KET",
    "VILLAGE": "DESA", "SUBDISTRICT": "KEC", "DISTRICT": "KEC", "ADDRESS": "ALAMAT", "STATION": "TPS",
    "LATITUDE": "LAT", "LINTANG": "LAT", "LONGITUDE": "LONG", "BUJUR": "LONG", "LON": "LONG", "LNG": "LONG",
    "ANGG": "PERSONEL", "CODE": "KODE", "ID": "KODE",
    "VOTERS": "PEMILIH", "MALE": "L", "FEMALE": "P",
}  # fmt: skip
#: Two words that are one.
_PAIRS = (
    ("WHATS APP", "WA"), ("LAKI LAKI", "L"), ("FULL NAME", "NAMA"), ("HAND PHONE", "HP"), ("BLANK SPOT", "BLANKSPOT"),
    ("SUB DISTRICT", "KEC"), ("POLLING STATION", "TPS"), ("NO MOR", "NO"), ("KET ERANGAN", "KET"),
)  # fmt: skip
_FILLER = frozenset({"DAN", "ATAU", "THE", "OF", "YANG", "PADA", "DI", "AND"})


def tidy_head(cell: Cell) -> str:
    """Capitals and single spaces, underscores and punctuation gone, ``N A M A`` drawn together."""
    words: list[str] = []
    for segment in _SEGMENT.split(_CAMEL.sub(" ", _raw(cell)).upper()):
        parts = _NOT_WORD.sub(" ", segment).split()
        words.append(_SPACED_OUT.sub(lambda found: found[0].replace(" ", ""), " ".join(parts)))
    return " ".join(filter(None, words))


def head_words(text: str) -> tuple[str, ...]:
    """The words of a tidy head in their one spelling, fillers and repetitions dropped."""
    words: list[str] = []
    for pair, one in _PAIRS:
        if pair in text:
            text = text.replace(pair, one)
    for word in text.split():
        same = _SAME.get(word, word)
        if same not in words and same not in _FILLER:
            words.append(same)
    return tuple(words)


def without_brackets(cell: Cell) -> str:
    """The cell without what stands in brackets: ``NAMA (lengkap dengan gelar)`` is ``NAMA``."""
    return _BRACKETS.sub(" ", _raw(cell))


def _raw(cell: Cell) -> str:
    return cell if isinstance(cell, str) else text_of(cell)
