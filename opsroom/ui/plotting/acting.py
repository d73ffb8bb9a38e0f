"""Carries out what the hand asks: moves, swaps, locks, new teams; each is one command with one undo."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

from opsroom.domain.errors import OpsError
from opsroom.domain.plan_edits import PlanEdit
from opsroom.services.command import Command
from opsroom.services.edit_plan import EditPlan
from opsroom.services.plan_locks import LockPeople, LockTps, UnlockPeople, UnlockTps
from opsroom.services.workspace import Workspace
from opsroom.ui.plotting.hand import Hand, State, Verdict
from opsroom.ui.plotting.reason_bar import ReasonBar
from opsroom.ui.plotting.thing_table import MIME, Act
from opsroom.ui.plotting.things import Load, Place, Pool, Thing, ThingKind
from opsroom.ui.tables.tools import ScreenTools


class Actor(QObject):
    """The only one on the screen that changes the plan by hand.

    Thread: GUI; the commands run as jobs.
    """

    def __init__(
        self, workspace: Workspace, tools: ScreenTools, hand: Hand, reasons: ReasonBar, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tools = tools
        self._hand = hand
        self._reasons = reasons

    def act(self, act: Act, things: Sequence[Thing], place: Place | None) -> None:
        """Do something with these things; `place` is where the cursor stands."""
        hand = self._hand
        if act is Act.TAKE:
            self.take(things)
        elif act is Act.SWAP:
            self.take(things, is_swap=True)
        elif act is Act.PUT and hand.load and place is not None:
            self.put(hand.load, place)
        elif act is Act.LET_GO:
            self.let_go()
        elif act is Act.LOCK:
            self.lock(things)
        elif act is Act.OUT:
            self.take_out(things)
        elif act is Act.NEW_TEAM:
            self.put(hand.index.load(things), Place(pool=Pool.NEW_TEAM))

    def take(self, things: Sequence[Thing], *, is_swap: bool = False) -> None:
        """Pick these up."""
        load = self._hand.index.load(things)
        if is_swap and (len(load.person_ids) != 1 or load.tps_ids):
            self._tools.notices.info("Tukar berlaku untuk satu orang. Pilih satu orang, lalu ulangi.")
            return
        self._hand.take(Load(load.person_ids, load.tps_ids, is_swap))

    def let_go(self) -> None:
        """Let the load go; a second time the marks."""
        if self._hand.load:
            self._hand.let_go()
        else:
            self._hand.clear()

    def put(self, load: Load, place: Place) -> None:
        """Put a load somewhere: at once, with a reason, or not at all."""
        if load:
            self.carry_out(self._hand.judge(load, place))

    def carry_out(self, verdict: Verdict) -> None:
        """Do what was judged."""
        if verdict.state in (State.REFUSED, State.NOTHING):
            self._tools.notices.warning(verdict.text)
        elif verdict.state is State.REASON:
            said = verdict.text.partition(" Perlu alasan:")[0]
            self._reasons.ask(said, verdict.breaches, lambda reason: self._edit(verdict.edits, reason))
        else:
            self._edit(verdict.edits, "")

    def take_out(self, things: Sequence[Thing]) -> None:
        """People and TPS out of their teams; a team gives away its people."""
        index = self._hand.index
        load = index.load(things)
        edits = (*index.edits(load, Place(pool=Pool.PEOPLE)), *index.edits(load, Place(pool=Pool.TPS)))
        if not edits:
            self._tools.notices.info("Yang dipilih tidak ada di dalam tim.")
            return
        self.carry_out(self._hand.judge_edits(edits, f"{index.words(load)} keluar dari tim."))

    def lock(self, things: Sequence[Thing]) -> None:
        """Lock what is meant; when all of it is locked already, unlock it. A team is its people."""
        index = self._hand.index
        load = index.load(things)
        people = tuple(each for each in load.person_ids if each in index.team_of_person)
        stations = tuple(each for each in load.tps_ids if each in index.team_of_tps)
        meant = Load(people, stations)
        if not meant:
            self._tools.notices.info("Kunci berlaku untuk orang dan TPS di dalam tim.")
            return
        is_locked = all(thing in index.locked for thing in meant.things)
        words = f"{index.words(meant)} {'tidak dikunci lagi' if is_locked else 'dikunci'}."
        if people:
            self._run(UnlockPeople(people) if is_locked else LockPeople(people), words)
        if stations:
            self._run(UnlockTps(stations) if is_locked else LockTps(stations), words)

    def drag(self, source: QWidget, things: Sequence[Thing]) -> None:
        """Drag these with the mouse until they fall; blocks in Qt's own loop."""
        load = self._hand.index.load(things)
        if not load:
            return
        self._hand.take(load)
        data = QMimeData()
        data.setData(MIME, self._hand.index.words(load).encode())
        drag = QDrag(source)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.MoveAction)
        self._hand.let_go()

    def _edit(self, edits: tuple[PlanEdit, ...], reason: str) -> None:
        self._hand.let_go()
        self._hand.clear()
        command = EditPlan(edits, reason)
        self._run(command, f"{command.label}: tersimpan. Ctrl+Z mengurungkan.")

    def _run(self, command: Command[Any], said: str) -> None:
        self._tools.jobs.run(
            "", lambda _progress: self._workspace.run(command), lambda _done: self._told(said), self._on_failed
        )

    def _told(self, said: str) -> None:
        self._tools.notices.done(said)

    def _on_failed(self, problem: OpsError) -> None:
        self._tools.notices.failure(problem)


def can_swap(things: Sequence[Thing]) -> bool:
    """Whether one person is meant."""
    return len(things) == 1 and things[0].kind is ThingKind.PERSON
