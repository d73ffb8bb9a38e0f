"""Plotting: gather what the engine may know, let it answer in its own process, keep the answer as the next version."""

import time
from dataclasses import dataclass, replace
from datetime import datetime

from opsroom.domain.changes import Origin
from opsroom.domain.errors import NotFound
from opsroom.domain.plan import Plan, PlotRequest
from opsroom.domain.plot_changes import NONE, RequestChanges
from opsroom.domain.plot_watch import UNWATCHED, PlotWatch
from opsroom.planning.request import canonical
from opsroom.services.gather_plot import gather
from opsroom.services.plot_process import run_plot
from opsroom.services.workspace import Workspace
from opsroom.store.plans import save_plan
from opsroom.store.reader import Reader
from opsroom.store.work import Work


@dataclass(frozen=True, slots=True)
class PlotOptions:
    """How a plan is asked for; the standard one asks for the best plan of the operation and makes it the current one.

    Attributes:
        time_limit_s: Engine time after which it ends with the best so far, None for no limit.
        keep_from: Version of the plan already ordered; as few as can be of its people are moved.
        max_moves: With `keep_from`, the most people who may be moved instead of what the rules say.
        changes: What-if differences.
        name: What the plan is called in lists.
        adopt: False stores the plan beside the current one.
    """

    time_limit_s: float | None = None
    keep_from: int | None = None
    max_moves: int | None = None
    changes: RequestChanges = NONE
    name: str = ""
    adopt: bool = True


STANDARD = PlotOptions()


@dataclass(frozen=True, slots=True)
class PlotOutcome:
    """A plan that was stored. Units: `seconds` of computing."""

    version: int
    plan: Plan
    seconds: float


@dataclass(frozen=True, slots=True)
class SavePlan:
    """Keep a plan as the next version; earlier versions stay."""

    plan: Plan
    made_at: datetime
    seconds: float
    options: PlotOptions = STANDARD
    origin: Origin = Origin.PLOT
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Ploting``, with its name."""
        return f"Ploting {self.options.name}".strip()

    def apply(self, work: Work) -> int:
        """Write the plan; returns its version."""
        return save_plan(
            work,
            self.plan,
            self.made_at,
            self.seconds,
            name=self.options.name,
            is_current=self.options.adopt,
            base_version=self.options.keep_from,
        )


def is_outdated(workspace: Workspace) -> bool:
    """Whether anything the engine reads has changed since the plan that counts was made; no plan is not outdated."""
    with workspace.read() as reader:
        stored = reader.current_plan()
        if stored is None or not stored.plan.input_hash:
            return False
        request = gather(reader)
        if stored.plan.levels and stored.base_version is not None:
            # A replan is the answer to a question that names the plan it was to disturb as little as can be.
            base = reader.plan(stored.base_version)
            request = replace(request, ordered=base.plan if base else None)
    return canonical(request).input_hash != stored.plan.input_hash


def plot(workspace: Workspace, options: PlotOptions = STANDARD, watch: PlotWatch = UNWATCHED) -> PlotOutcome:
    """Make and store a plan. Long work: run it as a job.

    `watch.is_stopping` and `options.time_limit_s` end the search with the best so far, which is stored.

    Raises:
        NotFound: There is no plan `keep_from`.
        RuleViolation: The changes do not fit the operation.
        Cancelled: The user threw it away; the previous plan stands.
        PlotFailed: The engine ended without a plan; the previous plan stands.
    """
    with workspace.read() as reader:
        request = _request(reader, options)
    started = time.perf_counter()
    plan = run_plot(request, watch, options.time_limit_s)
    seconds = time.perf_counter() - started
    version = workspace.run(SavePlan(plan, workspace.clock.now(), seconds, options))
    return PlotOutcome(version, plan, seconds)


def _request(reader: Reader, options: PlotOptions) -> PlotRequest:
    """The question of the operation with what the options change."""
    request = gather(reader, options.changes)
    if options.max_moves is not None:
        request = replace(request, rules=replace(request.rules, max_moves=options.max_moves))
    if options.keep_from is None:
        return request
    stored = reader.plan(options.keep_from)
    if stored is None:
        raise NotFound(f"Rencana versi {options.keep_from} tidak ada. Belum ada yang dihitung.")
    return replace(request, ordered=stored.plan)
