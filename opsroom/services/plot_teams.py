"""Plotting: gather what the engine may know, let it answer, keep the answer as the next version of the plan."""

import time
from dataclasses import dataclass
from datetime import datetime

from opsroom.domain.changes import Origin
from opsroom.domain.duty import Duty
from opsroom.domain.plan import Plan, PlotRequest
from opsroom.domain.progress import SILENT, Progress
from opsroom.planning.engine import plot as solve
from opsroom.planning.request import canonical
from opsroom.services.areas import unit_areas
from opsroom.services.workspace import Workspace
from opsroom.store.plans import save_plan
from opsroom.store.reader import Reader
from opsroom.store.work import Work


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
    label: str = "Ploting"
    origin: Origin = Origin.PLOT
    undoable: bool = True

    def apply(self, work: Work) -> int:
        """Write the plan; returns its version."""
        save_plan(work, self.plan, self.made_at, self.seconds)
        stored = work.reader.latest_plan()
        return stored.version if stored else 0


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


def plot(workspace: Workspace, progress: Progress = SILENT) -> PlotOutcome:
    """Make and store a plan. Long work: run it as a job.

    Raises:
        Cancelled: The user stopped it; the previous plan stands.
    """
    with workspace.read() as reader:
        request = gather(reader)
    started = time.perf_counter()
    plan = solve(request, progress)
    seconds = time.perf_counter() - started
    version = workspace.run(SavePlan(plan, workspace.clock.now(), seconds))
    return PlotOutcome(version, plan, seconds)
