"""Judging typed cells of one table inside one command: each rule is read once, each text of a column judged once."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from opsroom.domain.angles import Axis
from opsroom.domain.changes import Kind
from opsroom.domain.columns import Column, ColumnKind, no_parts
from opsroom.domain.coordinate_cells import read_parts
from opsroom.domain.coordinates import Box
from opsroom.domain.errors import RuleViolation
from opsroom.domain.forces import source_of
from opsroom.domain.nrp import NIP_DIGITS, POLRI_DIGITS, read_nrp
from opsroom.domain.provinces import PROVINCE_BOXES, PROVINCE_DIGITS
from opsroom.domain.ranks import force_of
from opsroom.domain.tps_columns import show_category
from opsroom.services.desa_lookup import DesaLookup
from opsroom.services.tables import COLUMNS
from opsroom.store.reader import Reader

#: In front of a category's name: yes, this one is new.
NEW_MARK = "+"
_AXES = {axis.value: axis for axis in Axis}


class Reading(NamedTuple):
    """What a text means in a column, whatever the row.

    Attributes:
        reason: Why it is refused (Indonesian), empty when `value` stands.
        parts: Values the text gives to several columns at once, the column's own among them; None for most texts.
    """

    value: object
    reason: str = ""
    parts: Mapping[str, object] | None = None


class Values(dict[str, object]):
    """What the texts of one column mean; each is judged when it is first asked for, known ones cost no call.

    A text that is no plain value has a `Reading`: refused, or about several columns.
    """

    def __init__(self, judge: Callable[[str], object]) -> None:
        super().__init__()
        self._judge = judge

    def __missing__(self, text: str) -> object:
        value = self[text] = self._judge(text)
        return value


class CellJudge:
    """The rules of one table as they stand when the command runs.

    Attributes:
        values: The meaning of texts by column key, for loops that cannot afford a call for each cell.
        new_categories: Codes asked for with `NEW_MARK` that the operation does not have yet, in order.
    """

    def __init__(self, reader: Reader, kind: Kind) -> None:
        self._reader = reader
        self.kind = kind
        self.new_categories: dict[str, None] = {}
        self.columns = {column.key: column for column in COLUMNS[kind]}
        self.values = {key: Values(self._judging(column)) for key, column in self.columns.items()}

    def read(self, key: str, text: str) -> Reading:
        """The text as a value of the column, or the reason why it is none.

        Raises:
            KeyError: The table has no such column; a bug.
        """
        value = self.values[key][text]
        return value if isinstance(value, Reading) else Reading(value)

    def _judging(self, column: Column) -> Callable[[str], object]:
        """How texts of the column are judged: the value, or a `Reading` that says more."""
        if not column.editable:
            refusal = Reading(None, f"Kolom {column.title} tidak diubah di sini; kolom ini mengikuti data lain.")
            return lambda _text: refusal
        take = self._taking(column)

        def judge(text: str) -> object:
            try:
                return take(text)
            except RuleViolation as problem:
                return Reading(None, problem.user_text)

        return judge

    def _taking(self, column: Column) -> Callable[[str], object]:
        """The same for a column that may be typed into; raises what it refuses."""
        if column.kind is ColumnKind.COORDINATE:
            return lambda text: self._read_coordinate(column.key, text)
        if column.key == "category":
            return lambda text: self._check_category(str(column.read(text)), text)
        if column.compound is no_parts:
            return column.read

        def take(text: str) -> object:
            value, parts = column.read(text), column.compound(text)
            return Reading(value, "", parts) if parts else value

        return take

    def _read_coordinate(self, key: str, text: str) -> object:
        parts = read_parts(text, _AXES[key], self.region)
        return parts[key] if len(parts) == 1 else Reading(parts[key], "", parts)

    def nrp_reason(self, nrp: str, rank: str) -> str:
        """Why somebody of this rank cannot have this number as read, empty when nothing speaks against it."""
        if len(nrp) in (POLRI_DIGITS, NIP_DIGITS):
            return ""
        problem = read_nrp(nrp, force_of(rank)).problem
        return f"{problem}." if problem else ""

    def source(self, values: Mapping[str, object]) -> object:
        """The origin of a new person who was given none."""
        return source_of(str(values.get("unit", "")), str(values.get("rank", "")))

    @cached_property
    def desa(self) -> DesaLookup:
        """The places of the operation."""
        return DesaLookup(self._reader.kecamatan(), self._reader.desa())

    @cached_property
    def region(self) -> Box | None:
        """Where coordinates of the operation lie, None when its places do not tell one province."""
        provinces = {each.code[:PROVINCE_DIGITS] for each in self._reader.kecamatan()}
        return PROVINCE_BOXES.get(provinces.pop()) if len(provinces) == 1 else None

    @cached_property
    def _categories(self) -> frozenset[str]:
        return frozenset(category.code for category in self._reader.categories())

    def _check_category(self, code: str, text: str) -> str:
        if code in self._categories:
            return code
        if text.lstrip().startswith(NEW_MARK):
            self.new_categories[code] = None
            return code
        names = ", ".join(show_category(name) for name in sorted(self._categories))
        raise RuleViolation(
            f"Kategori '{show_category(code)}' belum ada. Yang ada: {names}. "
            f"Untuk menambahnya tulis {NEW_MARK} di depan.",
            "category",
        )
