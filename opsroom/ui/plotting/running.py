"""Runs a plot as a job: tells its levels while it goes, ends it with the best so far, or throws it away."""

from dataclasses import replace
from threading import Event

from PySide6.QtCore import QObject, Signal

from opsroom.domain.calendar import write_number
from opsroom.domain.errors import OpsError
from opsroom.domain.plan import Level
from opsroom.domain.plot_watch import PlotWatch
from opsroom.domain.progress import Progress
from opsroom.services.plot_teams import PlotOptions, PlotOutcome, plot
from opsroom.services.workspace import Workspace
from opsroom.ui.bridge.jobs import Job
from opsroom.ui.tables.tools import ScreenTools


class Runner(QObject):
    """At most one plot at a time.

    Signals:
        started, finished: Nothing; `finished` after success and failure alike.
        stepped: The `Job`: read `share` and `text`.
        found: Levels of the best plan so far.
        done: The `PlotOutcome`.
    """

    #: Nothing, GUI thread.
    started = Signal()
    #: Nothing, GUI thread.
    finished = Signal()
    #: Job, GUI thread.
    stepped = Signal(object)
    #: tuple[Level, ...], GUI thread.
    found = Signal(object)
    #: PlotOutcome, GUI thread.
    done = Signal(object)

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tools = tools
        self._job: Job | None = None
        self._stop = Event()
        tools.jobs.progressed.connect(self._on_jobs_progressed)

    @property
    def is_running(self) -> bool:
        """Whether a plot is being made."""
        return self._job is not None

    def start(self, options: PlotOptions) -> None:
        """Make a plan, unless one is being made."""
        if self._job is not None:
            return
        self._stop = stop = Event()
        title = "Ploting ulang" if options.keep_from is not None else "Ploting"

        def work(progress: Progress) -> PlotOutcome:
            return plot(self._workspace, options, PlotWatch(progress, self._on_found, stop.is_set))

        self._job = self._tools.jobs.run(title, work, self._on_done, self._on_failed)
        self.started.emit()

    def stop(self) -> None:
        """End early and keep the best so far."""
        self._stop.set()

    def cancel(self) -> None:
        """Throw the work away; the plan before stands."""
        if self._job is not None:
            self._job.cancel()

    def _on_found(self, levels: tuple[Level, ...]) -> None:
        """Thread: the worker; the signal goes to the GUI thread."""
        self.found.emit(levels)

    def _on_jobs_progressed(self, job: Job) -> None:
        if job is self._job:
            self.stepped.emit(job)

    def _on_done(self, outcome: PlotOutcome) -> None:
        self._job = None
        self._tools.notices.done(told(outcome))
        self.finished.emit()
        self.done.emit(outcome)

    def _on_failed(self, problem: OpsError) -> None:
        self._job = None
        self._tools.notices.failure(problem)
        self.finished.emit()


def told(outcome: PlotOutcome) -> str:
    """The outcome in one sentence."""
    plan = outcome.plan
    seconds = f"{outcome.seconds:.1f}".replace(".", ",")
    said = (
        f"Ploting versi {outcome.version} selesai dalam {seconds} detik: {write_number(len(plan.teams))} tim, "
        f"{write_number(plan.covered_count)} TPS terisi, {write_number(len(plan.shortages))} belum terisi"
    )
    if plan.moved:
        said += f", {write_number(len(plan.moved))} orang pindah tugas"
    return f"{said}; dihentikan, yang terbaik sampai saat itu disimpan." if plan.is_stopped else f"{said}."


def replanned(version: int, max_moves: int | None) -> PlotOptions:
    """Options of a plot that keeps a plan and moves as few people as it can."""
    return replace(PlotOptions(), keep_from=version, max_moves=max_moves)
