"""The page "Peta": where the teams are."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from opsroom.domain.calendar import write_number
from opsroom.domain.fences import Outline
from opsroom.domain.regions import KECAMATAN_DIGITS
from opsroom.services.gather_plot import desa_points
from opsroom.services.import_outlines import outlines
from opsroom.services.workspace import Workspace
from opsroom.ui.plotting.facts import PlottingFacts
from opsroom.ui.plotting.panel import Panel
from opsroom.ui.plotting.team_map import ZOOM_STEP, Mark, TeamMap
from opsroom.ui.tables.tools import ScreenTools

EMPTY = (
    "Belum ada yang dapat digambar. Isi koordinat TPS di ruang TPS, atau impor batas wilayah (GeoJSON) "
    "lewat Berkas > Impor."
)


@dataclass(frozen=True, slots=True)
class MapFacts:
    """What the map shows.

    Attributes:
        outlines, names: Of kecamatan, by code.
        lost: TPS without any place.
    """

    outlines: Mapping[str, Outline]
    names: Mapping[str, str]
    marks: tuple[Mark, ...]
    lost: int


class MapPanel(Panel):
    """The map with a line of words above."""

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(workspace, tools, parent)
        self.map = TeamMap(tools.look)
        self.map.empty_text = EMPTY
        self.words = QLabel()
        self.words.setWordWrap(True)
        closer, farther, everything = QPushButton("+"), QPushButton("\u2212"), QPushButton("Semua")
        closer.setAccessibleName("Perbesar")
        farther.setAccessibleName("Perkecil")
        closer.clicked.connect(self._on_closer_clicked)
        farther.clicked.connect(self._on_farther_clicked)
        everything.clicked.connect(self._on_everything_clicked)
        self.map.team_picked.connect(self._on_map_team_picked)
        self.open_button = QPushButton("Buka tim")
        self.open_button.setEnabled(False)
        self.open_button.clicked.connect(self._on_open_button_clicked)
        top = QHBoxLayout()
        top.addWidget(self.words, 1)
        for button in (self.open_button, closer, farther, everything):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(top)
        column.addWidget(self.map, 1)

    def show_facts(self, facts: PlottingFacts) -> None:
        """Read the places anew."""
        del facts  # Read by themselves, off the GUI thread.
        self._tools.jobs.read(self._read, self._show)

    def _read(self) -> MapFacts:
        with self._workspace.read() as reader:
            tps = reader.tps()
            stored = reader.current_plan()
            found = {code: one for code, one in outlines(reader).items() if len(code) == KECAMATAN_DIGITS}
            names = {one.code: one.name for one in reader.kecamatan()}
        team_of = {one: team.number for team in (stored.plan.teams if stored else ()) for one in team.tps_ids}
        centres = desa_points(tps)
        marks = []
        for one in tps:
            has_own = one.lat is not None and one.lon is not None
            place = (one.lat, one.lon) if has_own else centres.get(one.desa_code)
            if place is not None and place[0] is not None and place[1] is not None:
                team = team_of.get(one.id, 0)
                label = f"{one.label}: {f'tim {team}' if team else 'belum terisi'}"
                marks.append(Mark(place[0], place[1], team, label, not has_own))
        return MapFacts(found, names, tuple(marks), len(tps) - len(marks))

    def _show(self, facts: MapFacts) -> None:
        self.map.show_places(facts.outlines, facts.names, facts.marks)
        words = f"{write_number(len(facts.marks))} TPS di peta; silang merah belum terisi, kotak = titik desa."
        if facts.lost:
            words += f" {write_number(facts.lost)} TPS tanpa koordinat tidak tampak."
        self.words.setText(words)

    def _on_map_team_picked(self, team: int) -> None:
        self.open_button.setText(f"Buka tim {team}")
        self.open_button.setEnabled(True)

    def _on_open_button_clicked(self) -> None:
        self.team_chosen.emit(self.map.picked)

    def _on_closer_clicked(self) -> None:
        self.map.zoom(ZOOM_STEP)

    def _on_farther_clicked(self) -> None:
        self.map.zoom(1 / ZOOM_STEP)

    def _on_everything_clicked(self) -> None:
        self.map.show_all()
