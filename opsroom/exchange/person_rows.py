"""Rows of a roster: from cells to the typed values of a person, with the reasons against a row."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from opsroom.domain.columns import by_key
from opsroom.domain.duty import Duty, duty_in_remark, parse_duty
from opsroom.domain.errors import ParseProblem, RuleViolation
from opsroom.domain.forces import Source, parse_source, source_of
from opsroom.domain.imports import SheetRow
from opsroom.domain.names import clean_name, has_letters
from opsroom.domain.nrp import read_nrp
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.phones import read_phone
from opsroom.domain.progress import Progress
from opsroom.domain.ranks import Force, parse_rank
from opsroom.exchange.bands import band_texts
from opsroom.exchange.bodies import Entry, Likeness, Rules, Texts, entries
from opsroom.exchange.cells import Cell, as_it_stood, at, is_blank, is_ditto, says_nothing, text_of
from opsroom.exchange.compounds import split_number, split_position, split_rank
from opsroom.exchange.grids import Grid
from opsroom.exchange.layouts import SAMPLE_ROWS, Layout, values_in
from opsroom.exchange.row_cells import RowCells

NO_NAME = "Nama kosong"
#: Names of units, written apart or together; "SITI", "BAGUS" and "ROBERT" are people.
_UNIT_LIKE = re.compile(
    r"^(?:(?:SUB\s?)?(?:BAG|SAT|SI|SEKSI|SATUAN|BAGIAN|UNIT|URUSAN|DIT|BID|BIRO|RO|RS|TNI|YON|KOMPI|STAF)\b"
    r"|(?:SUB)?(?:BAG|SAT|SI|BID|DIT|UNIT)(?:OPS|REN|SDM|LOG|SUMDA|LANTAS|RES\w*|INTEL\w*|BINMAS|SAMAPTA|SABHARA|TAHTI|POL\w*"
    r"|PAM\w*|NARKOBA|BRIMOB|PROPAM|WAS|UM|KUM|KEU|TIK|HUMAS|DOKKES|TIPOL|KRIM\w*)\b"
    r"|SPKT|POL\s?SEK\w*|POLRES\w*|POLDA\w*|POLSUBSEKTOR|BKO|BRIMOB|YONIF|YON\s?ARMED|KODIM|KOREM|KORAMIL|PIMPINAN|SPN|SENTRA"
    r"|LINMAS|SATLINMAS|DISHUB|DAMKAR|KESATUAN|SATKER|LANAL|LANUD|BPBD|KSKP|KP3)\b",
    re.IGNORECASE,
)
_UNIT_LABEL = re.compile(r"^(?:KESATUAN|SATKER|SATUAN KERJA|UNIT KERJA|SATFUNG)\s*[:=]\s*", re.IGNORECASE)
_ROSTER_TITLE = re.compile(
    r"^DAFTAR\s+(?:NAMA\s+)?(?:NAMA\s+)?(?:PERSONEL|PERSONIL|ANGGOTA|PEGAWAI)\s+(?P<unit>.+?)"
    r"(?=\s+(?:YANG|DALAM|TAHUN|PADA|UNTUK|BULAN|PER|TMT|T\.?A\.?|KEADAAN|OPERASI|OPS|PAM)\b|\s*$|[(,;])"
)
_NO_UNIT = re.compile(
    r"^(?:NIHIL|KOSONG|PERWIRA|BINTARA|TAMTAMA|PNS|ASN|POLRI|PAMEN|PAMA|PATI|BA|TA|ANGGOTA|PERSONEL|PERSONIL|KETERANGAN"
    r"|CATATAN|DAFTAR|LAMPIRAN|REKAP\w*|NOMOR|TANGGAL|HALAMAN|LEMBAR|KEPOLISIAN|DAERAH|RESOR|SURAT|TENTANG|DALAM RANGKA"
    r"|OPERASI)\b",
    re.IGNORECASE,
)
_MAX_UNIT = 60
_MIN_NRP = 4
_SPARSE = 0.9


def person_rows(grid: Grid, layout: Layout, progress: Progress) -> Iterator[SheetRow]:
    """The people of a sheet.

    Raises:
        Cancelled: The user asked to stop.
    """
    reader = _PersonReader(grid, layout)
    for entry in entries(grid, layout, reader.rules, progress):
        if entry.is_data:
            yield reader.read(entry)
        else:
            reader.take_band(entry)


@dataclass(slots=True)
class _Draft:
    """One row while it is read."""

    values: dict[str, object] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    repaired: set[str] = field(default_factory=set)


class _PersonReader:
    """Reads the rows of one sheet and remembers the unit the bands name."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        self._keys = layout.keys
        self._slot = layout.slot
        self._cells = RowCells(grid.name, layout.heads)
        self._known = tuple(layout.keys.values())
        self._names = _columns(layout.keys, "name", "name_rank", "name_nrp", "name_rank_nrp")
        self._numbers = _columns(layout.keys, "nrp", "rank_nrp", "name_nrp", "name_rank_nrp")
        self._compounds = _columns_by_key(layout.keys, "rank_nrp", "name_nrp", "name_rank_nrp", "name_rank")
        self._has_rank = "rank" in values_in(layout.keys)
        self._titles = frozenset(title.upper() for title in layout.titles)
        self._default_unit = _default_unit(grid.name, layout.titles)
        self._band = ""
        self._above: dict[str, str] = {}
        self._is_sparse = _is_sparse(grid, layout, self._names)
        self.rules = Rules(
            self._likeness,
            shared=frozenset(_columns(layout.keys, "unit", "position", "position_unit", "note", "duty", "source")),
        )

    def _likeness(self, texts: Texts, is_counted: bool) -> Likeness:
        """How much a row looks like a person."""
        numbers = [column for column in self._numbers if sum(map(str.isdigit, texts[column])) >= _MIN_NRP]
        names = [column for column in self._names if has_letters(texts[column])]
        known = sum(bool(texts[column]) for column in self._known)
        if numbers and names and (is_counted or known > 2 or numbers != names):
            return Likeness.FULL
        if is_counted and known > 1:
            return Likeness.COUNTED
        if numbers or (is_counted and names):
            return Likeness.PART
        is_person = bool(names) and not self._is_band_line(texts)
        return Likeness.PART if is_person else Likeness.NONE

    def _is_band_line(self, texts: Texts) -> bool:
        """Whether the name column names a unit or a heading and nothing says that a person is meant."""
        if any(texts[self._slot(key)] for key in ("rank", "position", "nrp", "unit")):
            return False
        words = [band for column in self._names for band in band_texts([(column, texts[column])])]
        return all(_UNIT_LIKE.match(text) or _NO_UNIT.match(text) for text in words)

    def take_band(self, entry: Entry) -> None:
        """Remember the unit a row between the people names."""
        texts = band_texts(entry.own)
        if not texts or " ".join(texts).upper() in self._titles:
            return
        unit = _titled_unit(texts[0]) or _UNIT_LABEL.sub("", texts[0].upper())
        is_unit = bool(_UNIT_LIKE.match(unit))
        is_lone = len(texts) == 1 and len(unit) <= _MAX_UNIT and not any(map(str.isdigit, unit[:4]))
        is_band = is_unit or (is_lone and not entry.is_title and self._is_at_edge(entry))
        if is_band and not _NO_UNIT.match(unit):
            self._band = unit

    def _is_at_edge(self, entry: Entry) -> bool:
        """Whether an unknown lone text stands where bands stand: at the left edge of the table."""
        return entry.own[0][0] <= max(*self._names, 1)

    def read(self, entry: Entry) -> SheetRow:
        """The person of a row."""
        draft = _Draft()
        name, rank, nrp = self._identity(entry)
        unit = self._unit(entry)
        rank_code, force = _read_rank(rank, unit, draft)
        _read_number(nrp, force, draft)
        _read_name(name, draft)
        if rank_code:
            draft.values["rank"] = rank_code
        if unit:
            draft.values["unit"] = unit
        self._read_source(entry, unit, rank_code, draft)
        self._read_position(entry, draft)
        _read_phone(entry.row[self._slot("phone")], draft)
        self._read_duty(entry, draft)
        self._read_plain(entry, draft)
        return SheetRow(
            self._cells.sheet,
            entry.number,
            draft.values,
            self._cells.of(entry.row),
            tuple(draft.problems),
            tuple(draft.warnings),
            frozenset(draft.repaired),
        )

    def _identity(self, entry: Entry) -> tuple[str, str, Cell]:
        """Name, rank and number, from single and compound columns; single ones win."""
        name, rank = entry.texts[self._slot("name")], self._text(entry, "rank")
        nrp = entry.row[self._slot("nrp")]
        for key, column in self._compounds:
            words, number = split_number(entry.row[column])
            nrp = number if is_blank(nrp) else nrp
            words_name, words_rank = split_rank(words) if "name" in key and "rank" in key else (words, words)
            name = name or (words_name if "name" in key else "")
            rank = rank or (words_rank if "rank" in key else "")
        if not self._has_rank:
            name, rank = split_rank(name)
        return " ".join(name.split()), rank, nrp

    def _text(self, entry: Entry, key: str) -> str:
        """One line of text of a column, ditto marks resolved."""
        text = entry.texts[self._slot(key)]
        if is_ditto(text):
            return self._above.get(key, "")
        if text:
            self._above[key] = text
        return text

    def _raw(self, entry: Entry, key: str) -> str:
        return as_it_stood(entry.row[self._slot(key)])

    def _unit(self, entry: Entry) -> str:
        """The unit of the row, else of its band, else of the rows above, the sheet or the title."""
        own = self._text(entry, "unit") or split_position(self._raw(entry, "position_unit"))[1]
        if says_nothing(own):
            own = self._above.get("unit", "") if self._is_sparse and not self._band else ""
        return (own or self._band or self._default_unit).upper()

    def _read_source(self, entry: Entry, unit: str, rank: str, draft: _Draft) -> None:
        text = self._text(entry, "source")
        source = parse_source(text)
        if text and source is None:
            draft.warnings.append("Asal tidak dikenal, ditentukan dari kesatuan")
        if source is None:
            source = source_of(unit, rank)
            if not unit and source is Source.POLRES:
                return
        draft.values["source"] = source

    def _read_position(self, entry: Entry, draft: _Draft) -> None:
        position = self._text(entry, "position") or split_position(self._raw(entry, "position_unit"))[0]
        if not says_nothing(position):
            draft.values["position"] = position

    def _read_plain(self, entry: Entry, draft: _Draft) -> None:
        """Cells the columns of the roster read by themselves; one that cannot be read is left out with a warning."""
        for key, column in _PLAIN.items():
            text = self._text(entry, key)
            if says_nothing(text):
                continue
            try:
                draft.values[key] = column.read(text)
            except RuleViolation:
                draft.warnings.append(f"{column.title} tidak terbaca, dikosongkan")

    def _read_duty(self, entry: Entry, draft: _Draft) -> None:
        text, note = self._text(entry, "duty"), self._text(entry, "note")
        if not says_nothing(text):
            duty = parse_duty(text) or duty_in_remark(text)
            if duty is None:
                draft.warnings.append("Status tidak dikenal, dibiarkan")
            else:
                draft.values["duty"] = duty
        implied = None if says_nothing(note) else duty_in_remark(note)
        # "Hadir" in a remark is no reason to take somebody out of the posko.
        if implied not in (None, Duty.TERSEDIA) and draft.values.setdefault("duty", implied) is implied:
            note = _without_duty(note, implied)
        if not says_nothing(note):
            draft.values["note"] = note


_PLAIN = {key: by_key(PERSON_COLUMNS, key) for key in ("gender", "hard_before", "home_desa")}


def _columns(keys: Mapping[str, int], *names: str) -> tuple[int, ...]:
    return tuple(keys[name] for name in names if name in keys)


def _columns_by_key(keys: Mapping[str, int], *names: str) -> tuple[tuple[str, int], ...]:
    return tuple((name, keys[name]) for name in names if name in keys)


def _default_unit(sheet: str, titles: tuple[str, ...]) -> str:
    """The unit the sheet as a whole belongs to: a line KESATUAN above the head, the sheet name, the title."""
    for title in titles:
        if _UNIT_LABEL.match(title):
            return _UNIT_LABEL.sub("", " ".join(title.upper().split()))
    name = " ".join(sheet.upper().replace("_", " ").split())
    if _UNIT_LIKE.match(name):
        return name
    return next(filter(None, map(_titled_unit, titles)), "")


def _titled_unit(title: str) -> str:
    """The unit a line ``DAFTAR NAMA PERSONEL POLSEK ...`` speaks of."""
    found = _ROSTER_TITLE.match(" ".join(title.upper().split()))
    return found["unit"].strip() if found and _UNIT_LIKE.match(found["unit"]) else ""


def _is_sparse(grid: Grid, layout: Layout, names: tuple[int, ...]) -> bool:
    """Whether the unit is written only once, at the first of its people: it never repeats, and many cells are blank."""
    column = layout.keys.get("unit")
    if column is None:
        return False
    units = [
        text_of(at(row, column))
        for number, row in grid.first(SAMPLE_ROWS)
        if number > layout.last and any(not is_blank(at(row, name)) for name in names)
    ]
    # A page break repeats the head, which is no unit.
    given = [unit for unit in units if unit and unit != layout.heads[column]]
    is_once = all(unit != following for unit, following in pairwise(given))
    return is_once and bool(units and units[0]) and len(given) < _SPARSE * len(units)


def _read_rank(text: str, unit: str, draft: _Draft) -> tuple[str, Force | None]:
    """The rank code, or the text as written, and the force it or the unit belongs to."""
    if says_nothing(text):
        text = ""
    rank = parse_rank(text)
    if rank is not None:
        return rank.code, rank.force
    if text:
        draft.warnings.append("Pangkat tidak dikenal, ditulis apa adanya")
    return " ".join(text.upper().split()), Force.TNI if source_of(unit) is Source.TNI else None


def _read_number(cell: Cell, force: Force | None, draft: _Draft) -> None:
    reading = read_nrp(cell, force)
    if reading.problem:
        draft.problems.append(reading.cause)
        return
    draft.values["nrp"] = reading.nrp
    if reading.repaired:
        draft.repaired.add("nrp")


def _read_name(text: str, draft: _Draft) -> None:
    if has_letters(text):
        draft.values["name"] = clean_name(text)
    else:
        draft.problems.append(NO_NAME)


def _read_phone(cell: Cell, draft: _Draft) -> None:
    value = cell if isinstance(cell, int | float) else text_of(cell)
    if is_blank(cell) or (isinstance(value, str) and says_nothing(value)):
        return
    try:
        phone = read_phone(value)
    except ParseProblem:
        draft.warnings.append("Nomor HP tidak terbaca, dikosongkan")
        return
    if phone:
        draft.values["phone"] = phone


def _without_duty(note: str, duty: Duty) -> str:
    """What a remark says beyond the status it begins with."""
    words = note.split()
    for count in range(len(words), 0, -1):
        if parse_duty(" ".join(words[:count])) is duty:
            return " ".join(words[count:]).strip(" ,;:-.")
    return note
