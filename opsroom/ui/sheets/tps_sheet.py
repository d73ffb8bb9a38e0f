"""The list of polling stations: vulnerability, place, contacts, and the stage reported from the field."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from opsroom.domain.categories import DEFAULT_CATEGORIES, Category
from opsroom.domain.changes import ChangeSet, Kind
from opsroom.domain.columns import Choice, Column, ColumnKind, by_key
from opsroom.domain.errors import NotFound
from opsroom.domain.imports import ImportKind
from opsroom.domain.stages import STAGE_LABELS, TPS_STAGES, Stage
from opsroom.domain.tps_columns import TPS_COLUMNS
from opsroom.services.command import Command
from opsroom.services.edit_cells import AddTps
from opsroom.services.export_table import Export
from opsroom.services.report_stage import ReportStage
from opsroom.services.workspace import Workspace
from opsroom.ui.sheets.sheet import ActionSpec, Sheet, SheetTraits
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.tokens import Tone

#: The desa of a new TPS, asked for by name; not a column of the table.
PLACE = Column("place", "Desa", "place", ColumnKind.CHOICE, 30, required=True)
TRAITS = SheetTraits(
    kind=Kind.TPS,
    import_kind=ImportKind.TPS,
    export=Export.TPS,
    noun="TPS",
    empty="Belum ada TPS.\nImpor dari buku kerja (Ctrl+I).",
    counted="category",
    added=(PLACE, by_key(TPS_COLUMNS, "number"), by_key(TPS_COLUMNS, "category")),
    kept=frozenset({"place", "category"}),
    also=frozenset({Kind.DESA, Kind.KECAMATAN, Kind.CATEGORY}),
)
_TONES = {tone.value: tone for tone in Tone}


class TpsSheet(Sheet):
    """The editable list of TPS."""

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        self._categories: dict[str, Category] = {category.code: category for category in DEFAULT_CATEGORIES}
        self._places: dict[str, str] = {}
        super().__init__(workspace, tools, TRAITS, {"category": self.tone_of_category}, parent)
        self.stage_action = self._button(
            ActionSpec(
                "Laporkan tahap",
                "stage",
                "Ctrl+L",
                "Catat tahap yang dilaporkan TPS yang dipilih; koreksi dengan laporan baru",
                self.open_stage_menu,
                needs_rows=True,
            )
        )
        self.stage_menu = self._stage_menu()
        self.table.add_actions([self.stage_menu.menuAction()])
        self._on_table_selection_changed()
        self._read_surroundings()

    def _stage_menu(self) -> QMenu:
        menu = QMenu("Laporkan tahap", self)
        for stage in TPS_STAGES:
            made = QAction(STAGE_LABELS[stage], menu)
            made.triggered.connect(partial(self._on_stage_chosen, stage))
            menu.addAction(made)
        self._needing_rows.append(menu.menuAction())
        return menu

    def open_stage_menu(self) -> None:
        """Offer the stages below the button."""
        button = next(b for b in self.table.findChildren(QToolButton) if b.defaultAction() is self.stage_action)
        self.stage_menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def report_stage(self, stage: Stage) -> None:
        """Append a report for the selected TPS."""
        ids = self.table.selected_ids()
        if ids:
            command = ReportStage(stage, received_at=self._workspace.clock.now(), tps_ids=ids)
            self.run(
                f"Mencatat laporan {thousands(len(ids))} TPS",
                command,
                lambda count: self._tools.notices.done(
                    f"'{STAGE_LABELS[stage]}' tercatat untuk {thousands(count)} TPS. Koreksi dengan laporan baru."
                ),
            )

    def add_command(self, values: Mapping[str, str]) -> Command[int]:
        """Add a TPS to the desa named.

        Raises:
            NotFound: No desa of the operation is called so.
        """
        place = values["place"]
        code = self._places.get(place.casefold())
        if code is None:
            raise NotFound(f"Desa '{place}' tidak ada di operasi ini. Pilih dari daftar.")
        return AddTps(code, {key: text for key, text in values.items() if text and key != PLACE.key})

    def first_values(self) -> dict[str, str]:
        """The desa of the current row, and the number after its last one is left to the user."""
        current = self.table.view.currentIndex()
        record = self.table.model.record(self.table.model.row_id(current.row())) if current.isValid() else None
        return {} if record is None else {"place": place_text(record.desa, record.kecamatan)}

    def count_choices(self) -> tuple[tuple[Choice, Tone], ...]:
        """Every category of the operation, most vulnerable first."""
        categories = sorted(self._categories.values(), key=lambda category: -category.severity)
        return tuple((Choice(category.code, category.label), _tone_of(category)) for category in categories)

    def tone_of_category(self, value: object) -> Tone | None:
        """The tone of a category's code, None for one the operation does not know (yet)."""
        category = self._categories.get(str(value))
        return None if category is None else _tone_of(category)

    def _read_surroundings(self) -> None:
        def read() -> tuple[list[Category], list[Choice]]:
            with self._workspace.read() as reader:
                names = {kecamatan.code: kecamatan.name for kecamatan in reader.kecamatan()}
                places = [
                    Choice(desa.code, place_text(desa.name, names.get(desa.kecamatan_code, "")))
                    for desa in reader.desa()
                ]
                return reader.categories(), places

        self._tools.jobs.read(read, self._on_surroundings)

    def _on_surroundings(self, found: tuple[list[Category], list[Choice]]) -> None:
        categories, places = found
        self._categories = {category.code: category for category in categories}
        self._places = {place.label.casefold(): place.value for place in places}
        self.add_panel.offer(PLACE.key, tuple(places))
        self.table.view.viewport().update()
        self.refresh_counts()

    def _on_relay_changed(self, changeset: ChangeSet) -> None:
        super()._on_relay_changed(changeset)
        if changeset.touches(*TRAITS.also):
            self._read_surroundings()

    def _on_stage_chosen(self, stage: Stage, _checked: object = None) -> None:
        self.report_stage(stage)


def place_text(desa: str, kecamatan: str) -> str:
    """``SUKARAYA, BATURAJA TIMUR``."""
    return f"{desa}, {kecamatan}"


def _tone_of(category: Category) -> Tone:
    return _TONES.get(category.colour, Tone.INFO)
