"""Rows of a TPS list: from cells to the typed values of a polling station, with the reasons against a row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from opsroom.domain.categories import DEFAULT_CATEGORIES, category_code
from opsroom.domain.columns import by_key
from opsroom.domain.coordinates import Point, place, read_point
from opsroom.domain.errors import ParseProblem, RuleViolation
from opsroom.domain.imports import SheetRow
from opsroom.domain.progress import Progress
from opsroom.domain.regions import DESA_DIGITS, plain_code, region_key
from opsroom.domain.tps_columns import TPS_COLUMNS, read_flag, read_voters
from opsroom.domain.tps_numbers import is_special_number
from opsroom.exchange.bodies import Entry, Likeness, entries
from opsroom.exchange.cells import Row, as_it_stood, at, is_blank, is_ditto, says_nothing, text_of
from opsroom.exchange.compounds import split_code, split_tps
from opsroom.exchange.grids import Grid
from opsroom.exchange.head_rules import MARKS, PHONES
from opsroom.exchange.layouts import Layout
from opsroom.exchange.remarks import split_remark
from opsroom.exchange.row_cells import RowCells
from opsroom.exchange.tps_places import Places

NO_NUMBER = "Nomor TPS kosong"
BAD_NUMBER = "Nomor TPS tidak terbaca, harus 001 sampai 999"
NO_DESA = "Desa/kelurahan kosong"
_CODES = frozenset(category.code for category in DEFAULT_CATEGORIES)
_CONTACTS = ("kpps_contact", "panwas_contact", "linmas_contact")
_SHARED = ("kecamatan", "desa", "kecamatan_desa", "desa_code", "address", "category", "coordinates", "lat", "lon",
           "access_note", "signal_note", "note", "category_source", "category_reason", *_CONTACTS)  # fmt: skip
_MIN_DIGITS_OF_CONTACT = 5
_read_degrees = {key: by_key(TPS_COLUMNS, key).read for key in ("lat", "lon")}


def tps_rows(grid: Grid, layout: Layout, progress: Progress, *, bare_name: bool) -> Iterator[SheetRow]:
    """The TPS of a sheet.

    Args:
        grid: The sheet.
        layout: Its head.
        progress: Told every 250 rows.
        bare_name: Whether a sheet name without KEC or DESA may be taken for a kecamatan.

    Raises:
        Cancelled: The user asked to stop.
    """
    reader = _TpsReader(grid, layout, bare_name=bare_name)
    for entry in entries(grid, layout, reader.likeness, reader.shared, progress):
        if entry.is_data:
            yield reader.read(entry)
        else:
            reader.places.take_band(entry)


@dataclass(slots=True)
class _Draft:
    """One row while it is read."""

    values: dict[str, object] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


class _TpsReader:
    """Reads the rows of one sheet."""

    def __init__(self, grid: Grid, layout: Layout, *, bare_name: bool) -> None:
        self._keys = layout.keys
        self._running = layout.running
        self._cells = RowCells(grid.name, layout.heads)
        self._number_columns = tuple(
            self._keys[key] for key in ("number", "desa_number", "tps_code") if key in self._keys
        )
        self._marks = tuple((self._keys[key], code) for key, code in MARKS.items() if key in self._keys)
        self._texts = tuple(
            (key, self._keys[key])
            for key in ("address", "access_note", "signal_note", "category_source", "category_reason")
            if key in self._keys
        )
        self.places = Places(grid, layout, bare_name=bare_name)
        self.shared = frozenset(self._keys[key] for key in _SHARED if key in self._keys)

    def likeness(self, row: Row) -> Likeness:
        """How much a row looks like a TPS."""
        known = sum(not is_blank(at(row, column)) for column in self._keys.values())
        is_counted = self._running is not None and any(char.isdigit() for char in text_of(at(row, self._running)))
        if any(_is_number(text_of(at(row, column))) for column in self._number_columns):
            return Likeness.FULL if is_counted or known > 1 else Likeness.PART
        if (is_counted and known) or known > 2:
            return Likeness.PART
        return Likeness.NONE

    def read(self, entry: Entry) -> SheetRow:
        """The TPS of a row."""
        row, draft = entry.row, _Draft()
        self._read_identity(row, draft)
        self._read_category(row, draft)
        self._read_voters(row, draft)
        self._read_spot(row, draft)
        for key, column in self._texts:
            text = text_of(at(row, column))
            if not says_nothing(text):
                draft.values[key] = text
        self._read_contacts(row, draft)
        self._read_special(row, draft)
        self._read_remark(row, draft)
        return SheetRow(
            self._cells.sheet,
            entry.number,
            draft.values,
            self._cells.of(row),
            tuple(draft.problems),
            tuple(draft.warnings),
        )

    def _text(self, row: Row, key: str) -> str:
        column = self._keys.get(key)
        return "" if column is None else text_of(at(row, column))

    def _read_identity(self, row: Row, draft: _Draft) -> None:
        number, place_text, is_special = self._number(row)
        code, code_number = split_code(at(row, self._keys.get("tps_code")))
        kecamatan, desa = self.places.of(row, place_text)
        desa_code = plain_code(self._text(row, "desa_code")) or code
        if len(desa_code) == DESA_DIGITS:
            draft.values["desa_code"] = desa_code
        elif self._text(row, "desa_code"):
            draft.warnings.append("Kode desa bukan 10 digit, tidak dipakai")
        number = number or code_number
        if number:
            draft.values["number"] = number
            is_special = is_special or is_special_number(number)
        else:
            draft.problems.append(NO_NUMBER if self._is_unnumbered(row) else BAD_NUMBER)
        if kecamatan:
            draft.values["kecamatan"] = kecamatan
        if desa:
            draft.values["desa"] = desa
        elif "desa_code" not in draft.values:
            draft.problems.append(NO_DESA)
        if is_special:
            draft.values["is_special"] = True

    def _number(self, row: Row) -> tuple[str, str, bool]:
        """Number, place beside it and special mark, of the first column that holds one."""
        own = self._text(row, "desa")
        for key in ("number", "desa_number"):
            text = self._text(row, key)
            if not text:
                continue
            number, place_text, is_special = split_tps(text)
            if number and place_text and own and region_key(own) != region_key(place_text):
                continue
            if number:
                return number, place_text, is_special
        return "", "", False

    def _is_unnumbered(self, row: Row) -> bool:
        return all(says_nothing(text_of(at(row, column))) for column in self._number_columns)

    def _read_category(self, row: Row, draft: _Draft) -> None:
        text = self._text(row, "category")
        if is_ditto(text):
            text = ""
        code = "" if says_nothing(text) else category_code(text)
        for column, marked in self._marks:
            mark = text_of(at(row, column))
            if not code and not says_nothing(mark):
                named = category_code(mark)
                code = named if named in _CODES else marked
        if code:
            draft.values["category"] = code

    def _read_voters(self, row: Row, draft: _Draft) -> None:
        for key in ("voters_m", "voters_f"):
            text = self._text(row, key)
            if not text or text == "-":
                continue
            try:
                draft.values[key] = read_voters(text)
            except RuleViolation:
                draft.warnings.append("Jumlah pemilih tidak terbaca, dikosongkan")

    def _read_spot(self, row: Row, draft: _Draft) -> None:
        try:
            point = _point(as_it_stood(at(row, self._keys.get("coordinates")))) or self._separate_point(row)
        except RuleViolation:
            draft.warnings.append("Koordinat tidak terbaca atau di luar Indonesia, dikosongkan")
            return
        if point:
            draft.values["lat"], draft.values["lon"] = point.lat, point.lon

    def _separate_point(self, row: Row) -> Point | None:
        """The place of two columns, one for each degree."""
        texts = [self._text(row, "lat"), self._text(row, "lon")]
        if any(says_nothing(text) for text in texts):
            return None
        lat, lon = (_degrees(text) for text in texts)
        return place(lat, lon)

    def _read_contacts(self, row: Row, draft: _Draft) -> None:
        for key in _CONTACTS:
            text = self._text(row, key)
            if says_nothing(text) or (text.isdigit() and len(text) < _MIN_DIGITS_OF_CONTACT):
                text = ""
            phone = next((self._text(row, own) for own, owner in PHONES.items() if owner == key), "")
            phone = "" if says_nothing(phone) else phone
            joined = f"{text} ({phone})" if text and phone else text or phone
            if joined:
                draft.values[key] = joined

    def _read_special(self, row: Row, draft: _Draft) -> None:
        text = self._text(row, "is_special")
        if not text:
            return
        try:
            is_special = read_flag(text)
        except RuleViolation:
            # A column "jenis khusus" names the prison or dormitory instead of saying yes.
            is_special = True
            draft.values["note"] = text
        draft.values["is_special"] = is_special or bool(draft.values.get("is_special"))

    def _read_remark(self, row: Row, draft: _Draft) -> None:
        text = self._text(row, "note")
        if says_nothing(text):
            return
        remark = split_remark(text)
        if remark.is_special:
            draft.values["is_special"] = True
        for wanted, part in (("access_note", remark.access), ("signal_note", remark.signal), ("note", remark.other)):
            key = "note" if wanted in draft.values else wanted
            if part:
                kept = draft.values.get(key)
                draft.values[key] = f"{kept}; {part}" if kept else part


def _is_number(text: str) -> bool:
    return bool(text) and (bool(split_tps(text)[0]) or bool(split_code(text)[0]))


@lru_cache(maxsize=1024)
def _point(text: str) -> Point | None:
    return read_point(text)


def _degrees(text: str) -> float:
    """One degree from a cell of its own."""
    value = _read_degrees["lon"](text.replace("°", "").replace("−", "-"))
    if not isinstance(value, float):
        raise ParseProblem(f"Koordinat '{text}' tidak terbaca.", "coordinates")
    return value
