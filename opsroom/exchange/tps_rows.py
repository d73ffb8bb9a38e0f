"""Rows of a TPS list: from cells to the typed values of a polling station, with the reasons against a row."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from opsroom.domain.categories import DEFAULT_CATEGORIES, KHUSUS, category_code
from opsroom.domain.coordinates import Point, place, read_point
from opsroom.domain.errors import ParseProblem, RuleViolation
from opsroom.domain.imports import ImportKind, SheetRow
from opsroom.domain.progress import Progress
from opsroom.domain.regions import DESA_DIGITS, plain_code, region_key
from opsroom.domain.tps_columns import read_flag, read_voters
from opsroom.domain.tps_numbers import is_special_number
from opsroom.exchange.bodies import Entry, Likeness, Rules, Texts, entries
from opsroom.exchange.cells import as_it_stood, is_ditto, says_nothing
from opsroom.exchange.compounds import split_code, split_tps
from opsroom.exchange.grids import Grid
from opsroom.exchange.head_rules import KEYS, MARKS, PHONES
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
TEXTS = ("address", "access_note", "signal_note", "category_source", "category_reason")
_CATEGORY = re.compile(r"^(?:TPS\s+)?(?P<code>[A-Z ]+?)\s*(?P<reason>\(.*\)?|[-:/,]\s.*)?$", re.IGNORECASE)
_MIN_DIGITS_OF_CONTACT = 5


def tps_rows(grid: Grid, layout: Layout, progress: Progress, *, bare_name: bool) -> Iterator[SheetRow]:
    """The TPS of a sheet, row by row.

    Args:
        grid: The sheet.
        layout: Its head.
        progress: Told every 250 rows.
        bare_name: Whether a sheet name without KEC or DESA may be taken for a kecamatan.

    Raises:
        Cancelled: The user asked to stop.
    """
    reader = TpsReader(grid, layout, bare_name=bare_name)
    return reader.rows(entries(grid, layout, reader.rules, progress))


@dataclass(slots=True)
class _Draft:
    """One row while it is read."""

    values: dict[str, object] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


class TpsReader:
    """Reads the rows of one sheet.

    Attributes:
        places: Where the rows lie.
        rules: What tells its rows from the rest of the sheet.
    """

    def __init__(self, grid: Grid, layout: Layout, *, bare_name: bool) -> None:
        keys = layout.keys
        self._slot = {key: layout.slot(key) for key in KEYS[ImportKind.TPS]}
        self._known = tuple(keys.values())
        self._cells = RowCells(grid.name, layout.heads)
        self._numbers = tuple(keys[key] for key in ("number", "desa_number", "tps_code") if key in keys)
        self._marks = tuple((keys[key], code) for key, code in MARKS.items() if key in keys)
        self._texts = tuple((key, keys[key]) for key in TEXTS if key in keys)
        self._contacts = tuple(
            (owner, self._slot[owner], self._slot[phone])
            for phone, owner in PHONES.items()
            if owner in keys or phone in keys
        )
        self.places = Places(grid, layout, bare_name=bare_name)
        self.rules = Rules(
            self._likeness,
            shared=frozenset(keys[key] for key in _SHARED if key in keys),
        )

    def _likeness(self, texts: Texts, is_counted: bool) -> Likeness:
        """How much a row looks like a TPS."""
        known = sum(bool(texts[column]) for column in self._known)
        if any(_is_number(texts[column]) for column in self._numbers):
            return Likeness.FULL if is_counted or known > 1 else Likeness.PART
        if is_counted and known:
            return Likeness.COUNTED if known > 1 else Likeness.PART
        return Likeness.PART if known > 2 else Likeness.NONE

    def rows(self, found: Iterable[Entry]) -> Iterator[SheetRow]:
        """The TPS among the rows that belong to the list; the bands between them name their places."""
        for entry in found:
            if entry.is_data:
                yield self.read(entry)
            else:
                self.places.take_band(entry)

    def read(self, entry: Entry) -> SheetRow:
        """The TPS of a row."""
        texts, draft = entry.texts, _Draft()
        self._read_identity(texts, draft)
        self._readcategory_of(texts, draft)
        self._read_voters(texts, draft)
        self._read_spot(entry, draft)
        for key, column in self._texts:
            if not says_nothing(texts[column]):
                draft.values[key] = texts[column]
        self._read_contacts(texts, draft)
        self._read_special(texts[self._slot["is_special"]], draft)
        _read_remark(texts[self._slot["note"]], draft)
        return SheetRow(
            self._cells.sheet,
            entry.number,
            draft.values,
            self._cells.of(entry.row),
            tuple(draft.problems),
            tuple(draft.warnings),
        )

    def _read_identity(self, texts: Texts, draft: _Draft) -> None:
        number, place_text, is_special = self._number(texts)
        code, code_number = split_code(texts[self._slot["tps_code"]])
        kecamatan, desa = self.places.of(texts, place_text)
        written_code = texts[self._slot["desa_code"]]
        desa_code = plain_code(written_code) or code
        if len(desa_code) == DESA_DIGITS:
            draft.values["desa_code"] = desa_code
        elif written_code:
            draft.warnings.append("Kode desa bukan 10 digit, tidak dipakai")
        number = number or code_number
        if number:
            draft.values["number"] = number
            is_special = is_special or is_special_number(number)
        else:
            is_unnumbered = all(says_nothing(texts[column]) for column in self._numbers)
            draft.problems.append(NO_NUMBER if is_unnumbered else BAD_NUMBER)
        if kecamatan:
            draft.values["kecamatan"] = kecamatan
        if desa:
            draft.values["desa"] = desa
        elif "desa_code" not in draft.values:
            draft.problems.append(NO_DESA)
        if is_special:
            draft.values["is_special"] = True

    def _number(self, texts: Texts) -> tuple[str, str, bool]:
        """Number, place beside it and special mark, of the first column that holds one."""
        own = texts[self._slot["desa"]]
        for key in ("number", "desa_number"):
            number, place_text, is_special = split_tps(texts[self._slot[key]])
            is_elsewhere = place_text and own and region_key(own) != region_key(place_text)
            if number and not is_elsewhere:
                return number, place_text, is_special
        return "", "", False

    def _readcategory_of(self, texts: Texts, draft: _Draft) -> None:
        code, reason = category_of(texts[self._slot["category"]])
        for column, marked in self._marks:
            if not code and not says_nothing(texts[column]):
                named = category_of(texts[column])[0]
                code = named if named in _CODES else marked
        if code == KHUSUS:
            # A special location is an attribute beside the category, which the sheet then does not tell.
            draft.values["is_special"] = True
        elif code:
            draft.values["category"] = code
        if reason:
            draft.values["category_reason"] = reason

    def _read_voters(self, texts: Texts, draft: _Draft) -> None:
        for key in ("voters_m", "voters_f"):
            text = texts[self._slot[key]]
            if not text or text == "-":
                continue
            try:
                draft.values[key] = read_voters(text)
            except RuleViolation:
                draft.warnings.append("Jumlah pemilih tidak terbaca, dikosongkan")

    def _read_spot(self, entry: Entry, draft: _Draft) -> None:
        try:
            point = _point(as_it_stood(entry.row[self._slot["coordinates"]])) or self._separate_point(entry.texts)
        except RuleViolation:
            draft.warnings.append("Koordinat tidak terbaca atau di luar Indonesia, dikosongkan")
            return
        if point:
            draft.values["lat"], draft.values["lon"] = point.lat, point.lon

    def _separate_point(self, texts: Texts) -> Point | None:
        """The place of two columns, one for each degree."""
        lat, lon = texts[self._slot["lat"]], texts[self._slot["lon"]]
        if says_nothing(lat) or says_nothing(lon):
            return None
        return place(degrees(lat), degrees(lon))

    def _read_contacts(self, texts: Texts, draft: _Draft) -> None:
        for owner, name_column, phone_column in self._contacts:
            name, phone = texts[name_column], texts[phone_column]
            name = contact_name(name)
            if says_nothing(phone):
                phone = ""
            joined = f"{name} ({phone})" if name and phone else name or phone
            if joined:
                draft.values[owner] = joined

    def _read_special(self, text: str, draft: _Draft) -> None:
        if not text:
            return
        try:
            is_special = read_flag(text)
        except RuleViolation:
            # A column "jenis khusus" names the prison or dormitory instead of saying yes.
            is_special = True
            draft.values["note"] = text
        draft.values["is_special"] = is_special or bool(draft.values.get("is_special"))


def _read_remark(text: str, draft: _Draft) -> None:
    """The remark column, sorted to where its clauses belong; columns of their own keep what they hold."""
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


@lru_cache(maxsize=256)
def category_of(text: str) -> tuple[str, str]:
    """Code and reason of a cell: ``TPS SANGAT RAWAN (banjir)`` names one of ours and says why."""
    if says_nothing(text) or is_ditto(text):
        return "", ""
    whole = category_code(text)
    found = _CATEGORY.match(text)
    code = category_code(found["code"]) if found else ""
    if whole in _CODES or not found or code not in _CODES:
        return whole, ""
    return code, (found["reason"] or "").strip(" ()-:/,")


def contact_name(text: str) -> str:
    """Who a contact cell names: "2" under LINMAS is how many there are, not who."""
    return "" if says_nothing(text) or (text.isdigit() and len(text) < _MIN_DIGITS_OF_CONTACT) else text


@lru_cache(maxsize=4096)
def _is_number(text: str) -> bool:
    return bool(text) and (bool(split_tps(text)[0]) or bool(split_code(text)[0]))


@lru_cache(maxsize=1024)
def _point(text: str) -> Point | None:
    return read_point(text)


def degrees(text: str) -> float:
    """One degree from a cell of its own.

    Raises:
        ParseProblem: The cell is no number.
    """
    try:
        return float(text.replace("°", "").replace("−", "-").replace(",", "."))
    except ValueError as problem:
        raise ParseProblem(f"Koordinat '{text}' tidak terbaca.", "coordinates") from problem
