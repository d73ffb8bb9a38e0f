"""Plotting: gather what the engine may know, let it answer in its own process, keep the answer as the next version."""

import time
from dataclasses import dataclass, replace
from datetime import datetime

from opsroom.domain.changes import Origin
from opsroom.domain.duty import Duty
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.plan import Plan, PlotRequest
from opsroom.domain.plot_changes import NONE, RequestChanges
from opsroom.domain.plot_watch import UNWATCHED, PlotWatch
from opsroom.planning.request import canonical
from opsroom.services.areas import unit_areas
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
        return save_plan(work, self.plan, self.made_at, self.seconds)


def gather(reader: Reader) -> PlotRequest:
    """Everything the engine may know, from one consistent view."""
    people = reader.persons()
    return PlotRequest(
        tps=tuple(reader.tps()),
        people=tuple(person for person in people if person.duty is Duty.PAM_TPS),
        padal_pool=tuple(person for person in people if person.duty is Duty.PADAL),
        categories={category.code: category for category in reader.categories()},
        patterns=reader.patterns(),
        pins=tuple(reader.pins().values()),
        unit_areas=unit_areas(reader),
    )


def is_outdated(workspace: Workspace) -> bool:
    """Whether anything the engine reads has changed since the latest plan was made; no plan is not outdated."""
    with workspace.read() as reader:
        stored = reader.latest_plan()
        if stored is None or not stored.plan.input_hash:
            return False
        request = gather(reader)
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
    request = gather(reader)
    rules = options.changes.apply_rules(request.rules)
    ordered = None
    if options.keep_from is not None:
        stored = reader.latest_plan()
        if stored is None or stored.version != options.keep_from:
            raise NotFound(f"Rencana versi {options.keep_from} tidak ada. Belum ada yang dihitung.")
        ordered = stored.plan
    if options.max_moves is not None:
        rules = replace(rules, max_moves=options.max_moves)
    unknown = sorted(set(options.changes.patterns) - set(request.categories))
    if unknown:
        raise RuleViolation(
            f"Kategori {', '.join(unknown)} tidak ada di operasi ini. Belum ada yang dihitung.", "what_if"
        )
    return replace(request, rules=rules, ordered=ordered, patterns={**request.patterns, **options.changes.patterns})
