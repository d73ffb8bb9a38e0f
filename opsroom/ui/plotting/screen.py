"""The screen "Ploting" itself: wires lists, figures, patterns and pins to services and to each other."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from opsroom.domain.calendar import write_moment, write_number
from opsroom.domain.categories import Pattern
from opsroom.domain.changes import ChangeSet, Kind
from opsroom.domain.errors import OpsError
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plot_watch import PlotWatch
from opsroom.services.pins import PinPerson, Unpin
from opsroom.services.plan_lines import KecamatanLine, ShortLine, TeamLine
from opsroom.services.plot_teams import PlotOutcome, plot
from opsroom.services.set_patterns import SetPatterns
from opsroom.services.workspace import Workspace
from opsroom.ui.bridge.jobs import Job
from opsroom.ui.plotting.columns import (
    IDLE_COLUMNS,
    KECAMATAN_COLUMNS,
    REMARK_COLUMNS,
    SHORT_COLUMNS,
    TEAM_COLUMNS,
    short_words,
    team_words,
)
from opsroom.ui.plotting.facts import PlottingFacts, read_facts
from opsroom.ui.plotting.figures import FiguresBar
from opsroom.ui.plotting.pattern_editor import PatternEditor
from opsroom.ui.plotting.team_panel import TeamPanel
from opsroom.ui.tables.lines import LineModel, LineView
from opsroom.ui.tables.tools import ScreenTools

KEY = "F9"
_SOURCES = (Kind.TPS, Kind.PERSON, Kind.PATTERN, Kind.CATEGORY, Kind.PIN, Kind.UNIT_AREA)
_SHOWN = (*_SOURCES, Kind.PLAN, Kind.TEAM, Kind.SHORTAGE, Kind.POST, Kind.KECAMATAN, Kind.DESA)


class PlottingScreen(QWidget):
    """Everything about the plan.

    Thread: GUI; plotting, reading and writing are jobs.
    """

    #: Nothing, GUI thread: the facts on the screen are those of the file.
    refreshed = Signal()

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = tools.look
        self._workspace = workspace
        self._tools = tools
        self._facts: PlottingFacts | None = None
        self._job: Job | None = None
        self._is_reading = False
        self._is_behind = False
        self.plot_button = QPushButton(f"Ploting ({KEY})")
        self.plot_button.setProperty("primary", "true")
        self.cancel_button = QPushButton("Batal")
        self.progress = QProgressBar()
        self.banner = QLabel()
        self.figures = FiguresBar(look)
        self.kecamatan = LineView(LineModel(KECAMATAN_COLUMNS, look, self), "Kecamatan", look)
        self.teams = LineView(LineModel(TEAM_COLUMNS, look, self), "Tim", look)
        self.shortages = LineView(LineModel(SHORT_COLUMNS, look, self), "TPS belum terisi", look)
        self.remarks = LineView(LineModel(REMARK_COLUMNS, look, self), "Catatan ploting", look)
        self.idle = LineView(LineModel(IDLE_COLUMNS, look, self), "Personel tanpa tim", look)
        self.patterns = PatternEditor(look)
        self.team_panel = TeamPanel(look)
        self.search = QLineEdit()
        self.only_crossing = QCheckBox("Lintas desa saja")
        self.place_button = QPushButton()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Daftar ploting")
        self._build()
        self._connect()
        self._retint()
        self.refresh()

    def refresh(self) -> None:
        """Read the facts; what changes meanwhile is read once more afterwards."""
        if self._is_reading:
            self._is_behind = True
            return
        self._is_reading, self._is_behind = True, False
        self._tools.jobs.read(lambda: read_facts(self._workspace), self._on_facts_read, self._on_facts_failed)

    def start_plotting(self) -> None:
        """Make a new plan as a job, unless one is being made or nothing can be plotted."""
        if self._job is not None or not self.plot_button.isEnabled():
            return
        self._show_running(is_running=True)
        self._job = self._tools.jobs.run(
            "Ploting",
            lambda progress: plot(self._workspace, watch=PlotWatch(progress)),
            self._on_plot_done,
            self._on_plot_failed,
        )

    # building

    def _build(self) -> None:
        self.plot_button.setShortcut(KEY)
        self.plot_button.setToolTip(f"Susun tim untuk semua TPS ({KEY})")
        self.banner.setWordWrap(True)
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName("Kemajuan ploting")
        self.search.setPlaceholderText("Cari tim, desa, TPS atau nama")
        self.search.setAccessibleName("Cari di daftar tim dan TPS belum terisi")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(240)
        self.place_button.setToolTip("Tampilkan semua kecamatan lagi")
        self.place_button.hide()
        head = QHBoxLayout()
        for widget in (self.plot_button, self.progress, self.cancel_button):
            head.addWidget(widget)
        head.addWidget(self.banner, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 6)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.figures)
        column.addWidget(self._lists(), 1)
        self._show_running(is_running=False)

    def _lists(self) -> QSplitter:
        filters = QHBoxLayout()
        filters.addWidget(self.search)
        filters.addWidget(self.only_crossing)
        filters.addWidget(self.place_button)
        filters.addStretch(1)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(filters)
        column.addWidget(self.teams)
        upper = _split(Qt.Orientation.Horizontal, (self.kecamatan, 35), (middle, 65))
        for page, title in (
            (self.shortages, "Belum terisi"),
            (self.remarks, "Catatan"),
            (self.idle, "Tanpa tim"),
            (_scrolled(self.patterns), "Pola"),
        ):
            self.tabs.addTab(page, title)
        lower = _split(Qt.Orientation.Horizontal, (self.tabs, 73), (self.team_panel, 27))
        return _split(Qt.Orientation.Vertical, (upper, 60), (lower, 40))

    def _connect(self) -> None:
        self._tools.relay.changed.connect(self._on_relay_changed)
        self._tools.jobs.progressed.connect(self._on_jobs_progressed)
        self._tools.look.changed.connect(self._retint)
        self.plot_button.clicked.connect(self.start_plotting)
        self.cancel_button.clicked.connect(self._on_cancel_button_clicked)
        self.kecamatan.picked.connect(self._on_filter_changed)
        self.search.textChanged.connect(self._on_filter_changed)
        self.only_crossing.toggled.connect(self._on_filter_changed)
        self.place_button.clicked.connect(self._on_place_button_clicked)
        self.teams.picked.connect(self._on_teams_picked)
        self.shortages.picked.connect(self.team_panel.offer)
        self.patterns.apply_requested.connect(self._on_patterns_apply_requested)
        self.team_panel.pin_requested.connect(self._on_team_panel_pin_requested)
        self.team_panel.unpin_requested.connect(self._on_team_panel_unpin_requested)

    def _retint(self) -> None:
        self.plot_button.setIcon(self._tools.look.icon("plotting", "on_accent"))

    # showing

    def _show(self, facts: PlottingFacts) -> None:
        self._facts = facts
        view = facts.view
        team = self.team_panel.team
        place = self.kecamatan.picked_line()
        self.figures.show_plan(view)
        self.kecamatan.lines.set_lines(view.kecamatan if view else ())
        self.teams.lines.set_lines(view.teams if view else ())
        self.shortages.lines.set_lines(view.shortages if view else ())
        self.remarks.lines.set_lines(view.remarks if view else ())
        self.idle.lines.set_lines(view.idle if view else ())
        self.patterns.show_patterns(facts.categories, facts.patterns)
        if place is not None:
            self.kecamatan.pick(lambda line: line.code == place.code)
        if team is not None:
            self.teams.pick(lambda line: line.number == team.number)
        self._show_counts(facts)
        self._show_state(facts)

    def _show_counts(self, facts: PlottingFacts) -> None:
        view = facts.view
        counts = (len(view.shortages), len(view.remarks), len(view.idle)) if view else (0, 0, 0)
        for number, (title, count) in enumerate(zip(("Belum terisi", "Catatan", "Tanpa tim"), counts, strict=True)):
            self.tabs.setTabText(number, f"{title} ({write_number(count)})")
        waiting = facts.obstacle or "Belum ada ploting. Tekan Ploting (F9) untuk menyusun tim."
        self.kecamatan.empty_text = waiting
        self.teams.empty_text = "Tidak ada tim yang cocok dengan saringan." if view and view.teams else waiting
        self.shortages.empty_text = "Semua TPS terisi." if view else waiting
        self.remarks.empty_text = "Tidak ada catatan." if view else waiting
        self.idle.empty_text = "Semua personel PAM TPS masuk tim." if view else waiting

    def _show_state(self, facts: PlottingFacts) -> None:
        self.plot_button.setEnabled(not facts.obstacle and self._job is None)
        ready = f"{write_number(facts.tps)} TPS, {write_number(facts.ready)} personel PAM TPS."
        if facts.obstacle:
            self.banner.setText(facts.obstacle)
        elif facts.view is None:
            self.banner.setText(f"Siap diploting: {ready}")
        elif facts.is_outdated:
            self.banner.setText(f"Data berubah sesudah ploting ini. Tekan Ploting lagi. Sekarang {ready}")
        else:
            made = write_moment(facts.view.made_at)
            self.banner.setText(f"Ploting versi {facts.view.version}, {made}. {ready}")

    def _show_running(self, *, is_running: bool) -> None:
        self.plot_button.setVisible(not is_running)
        self.progress.setVisible(is_running)
        self.cancel_button.setVisible(is_running)
        self.progress.setValue(0)
        self.progress.setFormat("Ploting ...")

    # answers

    def _on_facts_read(self, facts: PlottingFacts) -> None:
        self._is_reading = False
        self._show(facts)
        self.refreshed.emit()
        if self._is_behind:
            self.refresh()

    def _on_facts_failed(self, problem: OpsError) -> None:
        self._is_reading = False
        self._tools.notices.failure(problem)

    def _on_relay_changed(self, changeset: ChangeSet) -> None:
        if changeset.touches(*_SHOWN):
            self.refresh()

    def _on_jobs_progressed(self, job: Job) -> None:
        if job is self._job:
            self.progress.setValue(int(max(0.0, job.share) * 1000))
            self.progress.setFormat(job.text or "Ploting ...")

    def _on_plot_done(self, outcome: PlotOutcome) -> None:
        self._job = None
        self._show_running(is_running=False)
        plan = outcome.plan
        seconds = f"{outcome.seconds:.1f}".replace(".", ",")
        self._tools.notices.done(
            f"Ploting versi {outcome.version} selesai dalam {seconds} detik: {write_number(len(plan.teams))} tim, "
            f"{write_number(plan.covered_count)} TPS terisi, {write_number(len(plan.shortages))} belum terisi."
        )
        self.refresh()

    def _on_plot_failed(self, problem: OpsError) -> None:
        self._job = None
        self._show_running(is_running=False)
        self._tools.notices.failure(problem)
        self.refresh()

    def _on_cancel_button_clicked(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.progress.setFormat("Membatalkan ...")

    def _on_filter_changed(self) -> None:
        place: KecamatanLine | None = self.kecamatan.picked_line()
        words = self.search.text().casefold().split()

        def passes_team(line: TeamLine) -> bool:
            crosses = line.crosses_desa or not self.only_crossing.isChecked()
            here = place is None or line.kecamatan == place.name
            return crosses and here and all(word in team_words(line) for word in words)

        def passes_short(line: ShortLine) -> bool:
            here = place is None or line.kecamatan == place.name
            return here and all(word in short_words(line) for word in words)

        self.place_button.setVisible(place is not None)
        self.place_button.setText(f"Hanya {place.name}  \u00d7" if place else "")
        self.teams.lines.show_only(passes_team)
        self.shortages.lines.show_only(passes_short)

    def _on_place_button_clicked(self) -> None:
        self.kecamatan.let_go()

    def _on_teams_picked(self, team: TeamLine | None) -> None:
        self.team_panel.show_team(team, {})
        if team is not None:
            self._tools.jobs.read(lambda: self._labels(team), lambda labels: self._on_labels_read(team, labels))

    def _labels(self, team: TeamLine) -> Mapping[TpsId, str]:
        with self._workspace.read() as reader:
            return {record.id: record.label for record in reader.tps(team.tps_ids)}

    def _on_labels_read(self, team: TeamLine, labels: Mapping[TpsId, str]) -> None:
        if self.team_panel.team == team:
            self.team_panel.show_team(team, labels)

    # wishes

    def _on_patterns_apply_requested(self, patterns: Mapping[str, tuple[Pattern, ...]]) -> None:
        self._run(SetPatterns(patterns), "Pola diterapkan. Jalankan Ploting lagi agar tim mengikutinya.")

    def _on_team_panel_pin_requested(self, person_id: PersonId, tps_id: TpsId) -> None:
        self._run(PinPerson(person_id, tps_id), "Disematkan. Ploting berikutnya menjaga orang ini di TPS itu.")

    def _on_team_panel_unpin_requested(self, person_id: PersonId) -> None:
        self._run(Unpin((person_id,)), "Sematan dilepas.")

    def _run(self, command: SetPatterns | PinPerson | Unpin, said: str) -> None:
        self._tools.jobs.run(
            "", lambda _progress: self._workspace.run(command), lambda _result: self._tools.notices.done(said)
        )


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(widget)
    return area


def _split(direction: Qt.Orientation, *parts: tuple[QWidget, int]) -> QSplitter:
    """A splitter whose parts begin with these shares of the room and keep them when it grows."""
    splitter = QSplitter(direction)
    splitter.setChildrenCollapsible(False)
    for place, (widget, share) in enumerate(parts):
        splitter.addWidget(widget)
        splitter.setStretchFactor(place, share)
    splitter.setSizes([share * 10 for _widget, share in parts])
    return splitter
