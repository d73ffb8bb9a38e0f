"""Finding out what a sheet is: where its head stands, what its columns are, which list it feeds, or why none."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from opsroom.domain.imports import ColumnMatch, ImportKind
from opsroom.domain.names import has_letters
from opsroom.exchange.cells import Row, filled, text_of
from opsroom.exchange.contents import column_texts, completed
from opsroom.exchange.grids import MAX_COLUMNS, Grid
from opsroom.exchange.head_blocks import MAX_DEPTH, Head, HeadBlock, Spans, read_block, spans_of
from opsroom.exchange.head_rules import COMPOUNDS, KEYS, RUNNING_NUMBER, Match, match_head
from opsroom.exchange.head_words import head_words, tidy_head
from opsroom.exchange.votes import is_vote_title, vote_head
from opsroom.exchange.xlsx_parts import column_letters

#: Rows looked at to find the head, and to see which columns hold anything.
SAMPLE_ROWS = 600
#: Head of the column a rejects sheet adds; it and what stands behind it do not change the layout.
REASON_HEAD = "ALASAN DITOLAK"
NOT_KNOWN = "tidak memuat kolom yang dikenal sebagai daftar TPS atau daftar personel."
#: Heads up to here are kept even over empty columns; beyond, a sheet repeats itself over thousands of columns.
_KEPT_WIDTH = 64
_MIN_TEXTS = 2
_MIN_PLAIN = 3
_MIN_KNOWN = 2
#: A sheet with service numbers is a list of people even when it names TPS.
_ORDER = (ImportKind.PERSON, ImportKind.TPS)
_LIST_NAMES = {ImportKind.TPS: "daftar TPS", ImportKind.PERSON: "daftar personel"}
_ROLL_CALL = frozenset({"APEL", "ABSEN", "ABSENSI", "HADIR", "KEHADIRAN", "MASUK", "PULANG", "PRESENSI"})
_PART_WORDS = {
    "rank": ("PANGKAT", "PKT", "GOL"), "nrp": ("NRP", "NIP"), "name": ("NAMA",), "position": ("JAB",),
    "unit": ("KESATUAN", "SATKER", "SATFUNG", "SATUAN"), "lat": ("LAT", "LINTANG"), "lon": ("LON", "BUJUR"),
    "kecamatan": ("KEC",), "desa": ("DESA", "KEL"), "number": ("TPS",),
}  # fmt: skip

Corrections = Mapping[str, Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet as understood.

    Attributes:
        kind: None when it feeds none of our lists; then `reason` says why.
        first: 1-based first row of the head, 0 without head.
        last: 1-based row above the data: the last one of the head, or what the user pointed at.
        head_last: 1-based last row of the head, 0 without head.
        keys: Our key (compounds included) to column.
        heads: Column to head text, unique within the sheet.
        running: Column of the running number.
        lines: Tidy lines of the head, to know it again below.
        titles: The rows above the head, each as one text.
        code: Key under which a corrected matching is remembered.
        start: First column of the table.
        stop: Column behind its last one.
        beside: A second table of the same kind to its right.
    """

    kind: ImportKind | None
    first: int = 0
    last: int = 0
    keys: Mapping[str, int] = field(default_factory=dict)
    heads: Mapping[int, str] = field(default_factory=dict)
    running: int | None = None
    lines: tuple[Mapping[int, str], ...] = ()
    titles: tuple[str, ...] = ()
    code: str = ""
    reason: str = ""
    start: int = 0
    stop: int = MAX_COLUMNS
    beside: "Layout | None" = None
    head_last: int = 0

    @property
    def width(self) -> int:
        """Columns that matter, from column A on."""
        return max(self.heads, default=-1) + 1

    def slot(self, key: str) -> int:
        """The column of a key, or the blank slot behind the last column."""
        return self.keys.get(key, self.width)

    @property
    def tables(self) -> "tuple[Layout, ...]":
        """This table and the one beside it."""
        return (self, self.beside) if self.beside else (self,)

    @property
    def columns(self) -> tuple[ColumnMatch, ...]:
        """How the columns were taken."""
        taken = {column: key for table in self.tables for key, column in table.keys.items()}
        return tuple(ColumnMatch(column, head, taken.get(column, "")) for column, head in self.heads.items())


def is_complete(kind: ImportKind, keys: Iterable[str]) -> bool:
    """Whether the columns suffice to know who or what a row is."""
    parts = values_in(keys)
    if kind is ImportKind.PERSON:
        return {"name", "nrp"} <= parts
    # A number alone may be all a list has when bands name the places; a running number says that it is a list.
    return "number" in parts and len(parts - {"note"}) > 1


def values_in(keys: Iterable[str]) -> set[str]:
    """The single values the columns give, compounds taken apart."""
    return {part for key in keys for part in COMPOUNDS.get(key, (key,))}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A head line seen as one of our lists."""

    kind: ImportKind
    block: HeadBlock
    matches: Mapping[int, Match]

    @property
    def keys(self) -> dict[str, int]:
        """Key to column."""
        return {match.key: column for column, match in self.matches.items() if match.key}

    @property
    def score(self) -> tuple[bool, int]:
        """Complete heads first, then the number and sureness of the values found."""
        values = sum(
            match.strength * len(COMPOUNDS.get(match.key, (match.key,)))
            for match in self.matches.values()
            if match.key and match.key != RUNNING_NUMBER
        )
        return is_complete(self.kind, self.keys), values


@dataclass(frozen=True, slots=True)
class _Sample:
    """The first rows of a sheet."""

    rows: list[tuple[int, Row]]
    spans: Spans
    head: int | None = None
    start: int | None = None

    def best(self, kind: ImportKind) -> _Candidate | None:
        """The line that is most like a head of this list, the first of equals."""
        best: _Candidate | None = None
        for start, (number, row) in enumerate(self.rows):
            if self.start is not None and number >= self.start:
                break
            if self.head is not None and number != self.head:
                continue
            if self.head is None and not _may_be_head(row, kind):
                continue
            for depth in range(1, MAX_DEPTH + 1):
                block = read_block(self._above_data(self.rows[start : start + depth]), self.spans)
                candidate = _Candidate(kind, block, block.matches(kind))
                if best is None or candidate.score > best.score:
                    best = candidate
        return best

    def _above_data(self, rows: list[tuple[int, Row]]) -> list[tuple[int, Row]]:
        """Those of the rows that stand above the first data row the user pointed at."""
        return rows if self.start is None else [entry for entry in rows if entry[0] < self.start]

    def plain(self, kind: ImportKind) -> _Candidate | None:
        """The first line of several texts, as a head the user may still explain."""
        if self.head is not None:
            return None
        for entry in self._above_data(self.rows):
            if sum(isinstance(cell, str) and has_letters(cell) for _, cell in filled(entry[1])) >= _MIN_PLAIN:
                block = read_block([entry], self.spans)
                return _Candidate(kind, block, block.matches(kind))
        return None

    def data_columns(self, last: int) -> Counter[int]:
        """Columns that hold anything below row `last`, and in how many rows."""
        return Counter(column for number, row in self.rows if number > last for column, _ in filled(row))

    def titles(self, first: int) -> tuple[str, ...]:
        """The rows above the head, each as one text."""
        rows = (" ".join(text_of(cell) for _, cell in filled(row)) for number, row in self.rows if number < first)
        return tuple(text for text in rows if text)


def _may_be_head(row: Row, kind: ImportKind) -> bool:
    """Whether two cells of the row mean different things to this list."""
    cells = [cell for _, cell in filled(row) if isinstance(cell, str)]
    if len(cells) < _MIN_TEXTS:
        return False
    keys = {match_head(tidy_head(cell), kind).key for cell in cells} - {""}
    return len(keys) >= _MIN_TEXTS


def find_layout(
    grid: Grid, kind: ImportKind | None, corrections: Corrections, head: int | None = None, start: int | None = None
) -> Layout:
    """What the sheet is by its heads; with `kind` None and a reason when they do not tell.

    Args:
        grid: The sheet.
        kind: The list wanted; None to decide by the heads.
        corrections: Layout code to column to key, as the user corrected them.
        head: 1-based first row of the head as the user pointed at it; None to find it.
        start: 1-based first data row as the user pointed at it; None to find it.
    """
    rows = grid.first(SAMPLE_ROWS)
    sample = _Sample(rows, spans_of(grid.merges, rows[-1][0] if rows else 0), head, start)
    found = {wanted: sample.best(wanted) for wanted in _ORDER}
    votes = _votes(sample, [*found.values(), sample.plain(ImportKind.PERSON)])
    if votes:
        return replace(
            votes, reason=f"{votes.reason} Program ini tidak mencatat hasil suara, jadi lembar itu tidak dibaca."
        )
    wanted_kinds = [kind] if kind else list(_ORDER)
    laid = [
        _lay_out(candidate, sample, corrections)
        for wanted in wanted_kinds
        for candidate in (found[wanted], sample.plain(wanted))
        if candidate is not None
    ]
    complete = next((layout for layout in laid if layout.kind), None)
    if complete:
        return complete
    best = max(laid, key=lambda layout: len(layout.keys), default=Layout(None, reason=NOT_KNOWN))
    other = next((c for c in found.values() if c and kind and c.kind is not kind and c.score[0]), None)
    if other and kind:
        return replace(best, reason=f"berisi {_LIST_NAMES[other.kind]}, bukan {_LIST_NAMES[kind]}.")
    return best


def _votes(sample: _Sample, candidates: Iterable[_Candidate | None]) -> Layout | None:
    """The refusal of a sheet of vote results, by its heads or its title."""
    for candidate in candidates:
        if candidate is None:
            continue
        block = candidate.block
        head = vote_head([tidy for line in block.lines for tidy in line.values()])
        head = head or vote_head(head.tidy for head in block.heads.values())
        if head:
            return Layout(None, block.first, block.last, reason=f"memuat perolehan suara (kolom '{head}').")
        is_roster = candidate.kind is ImportKind.PERSON and candidate.score[0]
        if is_roster:
            return None
        title = next((title for title in sample.titles(block.first) if is_vote_title(title.upper())), "")
        if title:
            return Layout(None, block.first, block.last, reason=f"memuat hasil suara (judul '{title}').")
    return None


def _lay_out(candidate: _Candidate, sample: _Sample, corrections: Corrections) -> Layout:
    """The candidate with the user's corrections, trimmed to the columns in use."""
    block = candidate.block
    code = layout_code(block.heads)
    data = sample.data_columns(block.last)
    keys = _spread(candidate.keys, block, data)
    if len(keys) >= _MIN_KNOWN:
        texts = column_texts(row for number, row in sample.rows if number > block.last)
        keys = completed(candidate.kind, keys, texts)
    if _is_attendance(block):
        keys = {key: column for key, column in keys.items() if key not in ("note", "duty")}
    keys = with_corrections(keys, corrections.get(code, {}), candidate.kind)
    reason = "" if is_complete(candidate.kind, keys) else _missing(candidate.kind, keys)
    running = keys.pop(RUNNING_NUMBER, None)
    in_use = set(data) | set(keys.values()) | ({running} if running is not None else set())
    shown = sorted(column for column in in_use | set(block.heads) if column in in_use or column < _KEPT_WIDTH)
    heads = _unique({column: block.heads[column].text if column in block.heads else "" for column in shown})
    layout = Layout(
        None if reason else candidate.kind,
        block.first,
        max(block.last, (sample.start or 0) - 1),
        keys,
        heads,
        running,
        block.lines,
        sample.titles(block.first),
        code,
        reason,
        head_last=block.last,
    )
    return layout if reason else _with_beside(layout, block, candidate.kind)


def _with_beside(layout: Layout, block: HeadBlock, kind: ImportKind) -> Layout:
    """The layout with the second table that stands to its right, as on lists printed in two halves."""
    rest = {column: head for column, head in block.heads.items() if column > max(layout.keys.values())}
    matches = replace(block, heads=rest).matches(kind)
    keys = {match.key: column for column, match in matches.items() if match.key}
    if not is_complete(kind, keys):
        return layout
    start = min(keys.values())
    running = keys.pop(RUNNING_NUMBER, None)
    return replace(layout, stop=start, beside=replace(layout, keys=keys, running=running, start=start))


def layout_code(heads: Mapping[int, Head]) -> str:
    """The key under which a corrected matching of these heads is remembered."""
    texts: list[str] = []
    for column in range(min(_KEPT_WIDTH, max(heads, default=0) + 1)):
        text = heads[column].tidy if column in heads else ""
        if text == REASON_HEAD:
            break
        texts.append(text)
    return hashlib.sha256("\x1f".join(texts).rstrip("\x1f").encode()).hexdigest()[:16]


def _spread(keys: Mapping[str, int], block: HeadBlock, data: Counter[int]) -> dict[str, int]:
    """Compounds whose head stands over as many columns as they have values are taken apart."""
    spread: dict[str, int] = {}
    for key, column in keys.items():
        parts = COMPOUNDS.get(key, ())
        following = range(column + 1, column + len(parts))
        is_open = all(data[after] * 2 > data[column] and after not in block.heads for after in following)
        if len(parts) > 1 and key != "tps_code" and is_open and not set(parts) & set(keys):
            ordered = sorted(parts, key=lambda part: _place_in(block.heads[column].tidy, part))
            spread.update({part: column + offset for offset, part in enumerate(ordered)})
        else:
            spread[key] = column
    return spread


def _place_in(head: str, part: str) -> int:
    """Where a head of several values names one of them."""
    places = [head.find(word) for word in _PART_WORDS.get(part, ()) if word in head]
    return min(places, default=len(head))


def with_corrections(keys: Mapping[str, int], corrected: Mapping[int, str], kind: ImportKind) -> dict[str, int]:
    """The matching as the user wants it; what older versions remembered and nobody knows any more is ignored."""
    kept = {key: column for key, column in keys.items() if column not in corrected}
    for column, key in sorted(corrected.items()):
        if key in KEYS[kind]:
            kept[key] = column
    return kept


def _is_attendance(block: HeadBlock) -> bool:
    """Whether the list has a row per person and day: its remarks are of that day, not of the operation."""
    words = {word for head in block.heads.values() for word in head_words(head.tidy)}
    return bool(words & {"TANGGAL", "TGL", "HARI", "DATE"}) and bool(words & _ROLL_CALL)


def _unique(heads: Mapping[int, str]) -> dict[int, str]:
    """Heads with the column letter where there is none, and numbered where one repeats."""
    seen: dict[str, int] = {}
    unique: dict[int, str] = {}
    for column, head in heads.items():
        text = head or f"Kolom {column_letters(column)}"
        seen[text] = seen.get(text, 0) + 1
        unique[column] = text if seen[text] == 1 else f"{text} ({seen[text]})"
    return unique


def _missing(kind: ImportKind, keys: Mapping[str, int]) -> str:
    """Why the columns do not suffice."""
    values = values_in(keys) - {RUNNING_NUMBER}
    if len(values) < _MIN_KNOWN:
        return NOT_KNOWN
    wanted = {"nrp": "NRP/NIP", "name": "nama"} if kind is ImportKind.PERSON else {"number": "nomor TPS"}
    missing = [label for value, label in wanted.items() if value not in values]
    if not missing:
        return NOT_KNOWN
    return f"mirip {_LIST_NAMES[kind]}, tetapi kolom {' dan '.join(missing)} tidak ditemukan."
