"""The list of units: which Polsek (or other unit) serves which kecamatan, as plotting sends its people."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from opsroom.domain.changes import ChangeSet, Kind
from opsroom.domain.columns import Choice, by_key
from opsroom.domain.queries import ALL
from opsroom.domain.unit_columns import UNIT_COLUMNS
from opsroom.services.command import Command
from opsroom.services.edit_cells import AddUnitArea
from opsroom.services.workspace import Workspace
from opsroom.ui.sheets.sheet import Sheet, SheetTraits
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.tokens import Tone

TRAITS = SheetTraits(
    kind=Kind.UNIT_AREA,
    import_kind=None,
    export=None,
    noun="wilayah kesatuan",
    empty="Belum ada kesatuan yang dipetakan ke kecamatan.\n"
    "Tambah satu per satu (Ctrl+T) atau tempel dua kolom, kesatuan dan kecamatan (Ctrl+Shift+V).\n"
    "Tanpa peta ini, ploting memakai kecamatan yang senama dengan Polsek-nya.",
    counted="",
    added=tuple(by_key(UNIT_COLUMNS, key) for key in ("unit", "kecamatan")),
    kept=frozenset({"unit"}),
    also=frozenset({Kind.KECAMATAN, Kind.DESA, Kind.TPS, Kind.PERSON}),
)
#: Different units offered while one is typed.
_UNITS = 500


def people_tone(value: object) -> Tone | None:
    """A unit nobody belongs to serves nobody; most often its name is spelled differently in the roster."""
    return Tone.WARN if value == 0 else None


class UnitSheet(Sheet):
    """The editable list of units and the kecamatan they serve."""

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(workspace, tools, TRAITS, {"people": people_tone}, parent)
        self._read_surroundings()

    def add_command(self, values: Mapping[str, str]) -> Command[int]:
        """Let the unit serve the kecamatan."""
        return AddUnitArea(values)

    def first_values(self) -> dict[str, str]:
        """The unit of the current row, which may serve another kecamatan."""
        current = self.table.view.currentIndex()
        record = self.table.model.record(self.table.model.row_id(current.row())) if current.isValid() else None
        return {} if record is None else {"unit": record.unit}

    def count_choices(self) -> tuple[tuple[Choice, Tone], ...]:
        """Nothing is counted: a line has no state."""
        return ()

    def _read_surroundings(self) -> None:
        def read() -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
            with self._workspace.read() as reader:
                units = [str(unit) for unit, _count in reader.column_values(Kind.PERSON, ALL, "unit", _UNITS) if unit]
                places = [Choice(each.code, each.name) for each in reader.kecamatan()]
            return tuple(Choice(unit, unit) for unit in sorted(units)), tuple(places)

        self._tools.jobs.read(read, self._on_surroundings)

    def _on_surroundings(self, found: tuple[tuple[Choice, ...], tuple[Choice, ...]]) -> None:
        units, places = found
        self.add_panel.offer("unit", units)
        self.add_panel.offer("kecamatan", places)

    def _on_relay_changed(self, changeset: ChangeSet) -> None:
        super()._on_relay_changed(changeset)
        if changeset.touches(Kind.KECAMATAN, Kind.PERSON):
            self._read_surroundings()
