"""Who carries out what a table asks for: edits, blocks, judgements, suggestions, against the open file."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from opsroom.domain.changes import Kind
from opsroom.domain.columns import Column
from opsroom.domain.errors import OpsError
from opsroom.domain.progress import Progress
from opsroom.services.cells import RefusedCell
from opsroom.services.command import Command
from opsroom.services.edit_cells import EditCells
from opsroom.services.fill_column import FillColumn
from opsroom.services.links import Suggester, Suggestion
from opsroom.services.paste_block import PasteBlock, judge_block
from opsroom.services.workspace import Workspace
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.tables.source import EditPlan

OnDone = Callable[[Any], None]
OnError = Callable[[OpsError], None]


@dataclass(frozen=True, slots=True)
class Order:
    """One command to run.

    Attributes:
        build: Makes it, on the worker that runs it, so that rows the screen never read can be read; None for nothing.
        title: Shown while it runs; empty for work too short to announce.
    """

    build: Callable[[], Command[Any] | None]
    title: str = ""


class EditDesk(Protocol):
    """What a table may ask for."""

    @property
    def kind(self) -> Kind:
        """The noun of the table."""
        ...

    def ask(self, plan: EditPlan, on_done: Callable[[int], None], on_error: OnError) -> None:
        """Run cell edits as one command off the GUI thread; answers there with the number of changed cells."""
        ...

    def run(self, order: Order, on_done: OnDone, on_error: OnError) -> None:
        """Run a command off the GUI thread; answers there with its result, None when there was nothing to do."""
        ...

    def judge(self, block: PasteBlock) -> tuple[RefusedCell, ...]:
        """What would be refused of a block; any thread, reads the file."""
        ...

    def suggest(self, column: Column, text: str) -> list[Suggestion]:
        """The likeliest values for what was typed; any thread, reads the file."""
        ...

    def today(self) -> date:
        """The day it is on this PC."""
        ...


class WorkspaceDesk:
    """Carries out against a workspace."""

    def __init__(self, workspace: Workspace, kind: Kind, jobs: JobRunner) -> None:
        self.kind = kind
        self._workspace = workspace
        self._jobs = jobs
        self._suggester = Suggester(workspace)

    def ask(self, plan: EditPlan, on_done: Callable[[int], None], on_error: OnError) -> None:
        """Run cell edits as one command."""

        def build() -> Command[int] | None:
            edits = plan.build()
            return EditCells(self.kind, edits, plan.name) if edits else None

        self.run(Order(build, plan.title), lambda changed: on_done(changed or 0), on_error)

    def run(self, order: Order, on_done: OnDone, on_error: OnError) -> None:
        """Run a command."""

        def work(progress: Progress) -> object:
            command = order.build()
            if isinstance(command, PasteBlock | FillColumn):
                command = replace(command, progress=progress)
            return None if command is None else self._workspace.run(command)

        self._jobs.run(order.title, work, on_done, on_error)

    def judge(self, block: PasteBlock) -> tuple[RefusedCell, ...]:
        """What would be refused of a block."""
        return judge_block(self._workspace, block)

    def suggest(self, column: Column, text: str) -> list[Suggestion]:
        """The likeliest values for what was typed."""
        return self._suggester.suggest(column, text)

    def today(self) -> date:
        """The day it is on this PC."""
        return self._workspace.clock.now().astimezone().date()
