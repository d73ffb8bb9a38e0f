"""Rows of a roster: from cells to the typed values of a person, with the reasons against a row."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from opsroom.domain.duty import Duty, duty_in_remark, parse_duty
from opsroom.domain.errors import ParseProblem
from opsroom.domain.forces import Source, parse_source, source_of
from opsroom.domain.imports import SheetRow
from opsroom.domain.names import clean_name, has_letters
from opsroom.domain.nrp import read_nrp
from opsroom.domain.phones import read_phone
from opsroom.domain.progress import Progress
from opsroom.domain.ranks import Force, parse_rank
from opsroom.exchange.bands import band_texts
from opsroom.exchange.bodies import Entry, Likeness, entries
from opsroom.exchange.cells import Cell, Row, as_it_stood, at, filled, is_blank, is_ditto, says_nothing, text_of
from opsroom.exchange.compounds import split_number, split_position, split_rank
from opsroom.exchange.grids import Grid
from opsroom.exchange.layouts import SAMPLE_ROWS, Layout
from opsroom.exchange.row_cells import RowCells

NO_NAME = "Nama kosong"
_UNIT_LIKE = re.compile(
    r"^(?:SUB\s?)?(?:BAG|SAT|SI|SEKSI|SATUAN|BAGIAN|UNIT|SPKT|POL\s?SEK|POLRES|POLDA|POLSUBSEKTOR|BKO|BRIMOB|YON|KOMPI|KODIM"
    r"|KOREM|KORAMIL|TNI|PIMPINAN|DIT|BID|BIRO|RO|SPN|RS|LINMAS|DISHUB|DAMKAR|KESATUAN|SATKER|LANAL|LANUD|BPBD|KSKP|KP3)"
    r"\w*\b",
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
_SPARSE = 0.5


def person_rows(grid: Grid, layout: Layout, progress: Progress) -> Iterator[SheetRow]:
    """The people of a sheet.

    Raises:
        Cancelled: The user asked to stop.
    """
    reader = _PersonReader(grid, layout)
    for entry in entries(grid, layout, reader.likeness, reader.shared, progress):
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
        keys = layout.keys
        self._keys = keys
        self._layout = layout
        self._cells = RowCells(grid.name, layout.heads)
        self._running = layout.running
        self._name_columns = _columns(keys, "name", "name_rank", "name_nrp", "name_rank_nrp")
        self._nrp_columns = _columns(keys, "nrp", "rank_nrp", "name_nrp", "name_rank_nrp")
        self._titles = frozenset(title.upper() for title in layout.titles)
        self._default_unit = _default_unit(grid.name, layout.titles)
        self._band = ""
        self._above: dict[str, str] = {}
        self._is_sparse = _is_sparse(grid, layout, self._name_columns)
        self.shared = frozenset(
            keys[key] for key in ("unit", "position", "position_unit", "note", "duty", "source") if key in keys
        )

    def likeness(self, row: Row) -> Likeness:
        """How much a row looks like a person."""
        has_nrp = any(sum(char.isdigit() for char in text_of(at(row, column))) >= 4 for column in self._nrp_columns)
        has_name = any(has_letters(text_of(at(row, column))) for column in self._name_columns)
        known = sum(not is_blank(at(row, column)) for column in self._keys.values())
        is_accompanied = len(filled(row)) > 1 and not self._is_unit_line(row)
        is_counted = self._running is not None and any(c.isdigit() for c in text_of(at(row, self._running)))
        if has_nrp and has_name and (is_counted or known > 2):
            return Likeness.FULL
        if has_nrp or (has_name and (is_counted or is_accompanied)) or (is_counted and known > 1):
            return Likeness.PART
        return Likeness.NONE

    def _is_unit_line(self, row: Row) -> bool:
        """Whether the name column names a unit and nothing says that a person is meant."""
        if any(not is_blank(at(row, self._keys.get(key))) for key in ("rank", "position", "nrp", "unit")):
            return False
        return any(_UNIT_LIKE.match(text_of(at(row, column))) for column in self._name_columns)

    def take_band(self, entry: Entry) -> None:
        """Remember the unit a row between the people names."""
        texts = band_texts(entry.cells)
        if not texts or " ".join(texts).upper() in self._titles:
            return
        unit = _UNIT_LABEL.sub("", " ".join(texts[0].upper().split()))
        is_lone = len(texts) == 1 and len(unit) <= _MAX_UNIT and not any(char.isdigit() for char in unit[:4])
        if _NO_UNIT.match(unit) or not (is_lone or _UNIT_LIKE.match(unit)):
            return
        if _UNIT_LIKE.match(unit) or self._may_hold_band(entry):
            self._band = _UNIT_LABEL.sub("", unit)

    def _may_hold_band(self, entry: Entry) -> bool:
        """Whether an unknown lone text stands where bands stand: at the left edge of the table."""
        column = min(column for column, cell in entry.cells if has_letters(text_of(cell)))
        return column <= max((*self._name_columns, 1))

    def read(self, entry: Entry) -> SheetRow:
        """The person of a row."""
        draft = _Draft()
        name, rank, nrp = self._identity(entry.row)
        unit = self._unit(entry.row)
        rank_code, force = _read_rank(rank, unit, draft)
        _read_number(nrp, force, draft)
        _read_name(name, draft)
        if rank_code:
            draft.values["rank"] = rank_code
        if unit:
            draft.values["unit"] = unit
        self._read_source(entry.row, unit, rank_code, draft)
        self._read_rest(entry.row, draft)
        return SheetRow(
            self._cells.sheet,
            entry.number,
            draft.values,
            self._cells.of(entry.row),
            tuple(draft.problems),
            tuple(draft.warnings),
            frozenset(draft.repaired),
        )

    def _identity(self, row: Row) -> tuple[str, str, Cell]:
        """Name, rank and number, from single and compound columns; single ones win."""
        name, rank = self._text(row, "name"), self._text(row, "rank")
        nrp = at(row, self._keys.get("nrp"))
        for key in ("rank_nrp", "name_nrp", "name_rank_nrp", "name_rank"):
            if key not in self._keys:
                continue
            words, number = split_number(at(row, self._keys[key])) if key.endswith("nrp") else (self._raw(row, key), "")
            nrp = number if is_blank(nrp) else nrp
            words_name, words_rank = split_rank(words) if "name" in key and "rank" in key else (words, words)
            name = name or (words_name if "name" in key else "")
            rank = rank or (words_rank if "rank" in key else "")
        if not rank and not _columns(self._keys, "rank", "rank_nrp", "name_rank", "name_rank_nrp"):
            name, rank = split_rank(name)
        return " ".join(name.split()), rank, nrp

    def _text(self, row: Row, key: str) -> str:
        """One line of text of a column, ditto marks resolved."""
        text = text_of(at(row, self._keys.get(key)))
        if is_ditto(text):
            return self._above.get(key, "")
        self._above[key] = text
        return text

    def _raw(self, row: Row, key: str) -> str:
        return as_it_stood(at(row, self._keys.get(key)))

    def _unit(self, row: Row) -> str:
        """The unit of the row, else of its band, else of the rows above, the sheet or the title."""
        above = self._above.get("unit", "")
        own = self._text(row, "unit").upper()
        if not own and "position_unit" in self._keys:
            own = split_position(self._raw(row, "position_unit"))[1].upper()
        if says_nothing(own):
            own = ""
        if not own and not self._band and self._is_sparse:
            own = self._above["unit"] = above
        return own or self._band or self._default_unit

    def _read_source(self, row: Row, unit: str, rank: str, draft: _Draft) -> None:
        text = self._text(row, "source")
        source = parse_source(text) if text else None
        if text and source is None:
            draft.warnings.append("Asal tidak dikenal, ditentukan dari kesatuan")
        if source is None and (unit or rank):
            source = source_of(unit, rank)
            if not unit and source is Source.POLRES:
                source = None
        if source is not None:
            draft.values["source"] = source

    def _read_rest(self, row: Row, draft: _Draft) -> None:
        position = self._text(row, "position")
        if not position and "position_unit" in self._keys:
            position = split_position(self._raw(row, "position_unit"))[0]
        if not says_nothing(position):
            draft.values["position"] = position
        _read_phone(at(row, self._keys.get("phone")), draft)
        self._read_duty(row, draft)

    def _read_duty(self, row: Row, draft: _Draft) -> None:
        text, note = self._text(row, "duty"), self._text(row, "note")
        if not says_nothing(text):
            duty = parse_duty(text) or duty_in_remark(text)
            if duty is None:
                draft.warnings.append("Status tidak dikenal, dibiarkan")
            else:
                draft.values["duty"] = duty
        if says_nothing(note):
            return
        implied = duty_in_remark(note)
        if implied and draft.values.setdefault("duty", implied) is implied:
            note = _without_duty(note, implied)
        if note:
            draft.values["note"] = note


def _columns(keys: Mapping[str, int], *names: str) -> tuple[int, ...]:
    return tuple(keys[name] for name in names if name in keys)


def _default_unit(sheet: str, titles: tuple[str, ...]) -> str:
    """The unit the sheet as a whole belongs to: a line KESATUAN above the head, the sheet name, the title."""
    for title in titles:
        if _UNIT_LABEL.match(title):
            return _UNIT_LABEL.sub("", " ".join(title.upper().split()))
    name = " ".join(sheet.upper().replace("_", " ").split())
    if _UNIT_LIKE.match(name):
        return name
    for title in titles:
        found = _ROSTER_TITLE.match(" ".join(title.upper().split()))
        if found and _UNIT_LIKE.match(found["unit"]):
            return found["unit"].strip()
    return ""


def _is_sparse(grid: Grid, layout: Layout, names: tuple[int, ...]) -> bool:
    """Whether the unit is written only once for the people below it."""
    column = layout.keys.get("unit")
    people = [
        row
        for number, row in grid.first(SAMPLE_ROWS)
        if number > layout.last and any(not is_blank(at(row, name)) for name in names)
    ]
    given = sum(not is_blank(at(row, column)) for row in people)
    return column is not None and 0 < given < _SPARSE * len(people)


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
