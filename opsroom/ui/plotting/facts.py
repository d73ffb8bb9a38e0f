"""What the screen shows, read in one go off the GUI thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from opsroom.domain.categories import Category, Pattern
from opsroom.domain.changes import Kind
from opsroom.domain.duty import Duty
from opsroom.domain.plot_rules import PlotRules
from opsroom.services.plan_desk import PlanDesk, read_desk
from opsroom.services.plan_view import PlanView, read_plan_view
from opsroom.services.plot_rules import read_rules
from opsroom.services.plot_teams import is_outdated
from opsroom.services.workspace import Workspace
from opsroom.ui.plotting.things import PlanIndex


@dataclass(frozen=True, slots=True)
class PlottingFacts:
    """The state of the operation as this screen needs it.

    Attributes:
        view: The latest plan, None before the first plot.
        ready: People whose status is PAM TPS.
        categories: In order of severity.
        is_outdated: Something the plan was made from has changed since.
        index: The plan by people and TPS.
        desk: Judges edits of the plan, None before the first plot.
        rules: Those the next plot follows.
    """

    view: PlanView | None
    tps: int
    people: int
    ready: int
    categories: tuple[Category, ...]
    patterns: Mapping[str, tuple[Pattern, ...]]
    is_outdated: bool
    index: PlanIndex = field(default_factory=PlanIndex)
    desk: PlanDesk | None = None
    rules: PlotRules = field(default_factory=PlotRules)

    @property
    def obstacle(self) -> str:
        """Why nothing can be plotted yet and what to do, empty when plotting can start."""
        if not self.tps:
            return "Belum ada TPS. Impor daftar TPS di ruang TPS (Ctrl+2), lalu kembali ke sini."
        if not self.people:
            return "Belum ada personel. Impor daftar personel di ruang Personel (Ctrl+1), lalu kembali ke sini."
        if not self.ready:
            return (
                "Belum ada personel berstatus PAM TPS. Buka ruang Personel (Ctrl+1), pilih orangnya, "
                "lalu beri status PAM TPS."
            )
        return ""


def read_facts(workspace: Workspace) -> PlottingFacts:
    """Read everything. Thread: any."""
    view = read_plan_view(workspace)
    with workspace.read() as reader:
        people = reader.persons()
        tps = reader.counts()[Kind.TPS.value]
        categories = sorted(reader.categories(), key=lambda category: category.severity)
        patterns = reader.patterns()
        rules = read_rules(reader)
    return PlottingFacts(
        view=view,
        tps=tps,
        people=len(people),
        ready=sum(person.duty is Duty.PAM_TPS for person in people),
        categories=tuple(categories),
        patterns=patterns,
        is_outdated=is_outdated(workspace),
        index=PlanIndex.of(view),
        desk=read_desk(workspace),
        rules=rules,
    )
