"""The hand of the user over the plan: what is marked, what is carried, and how it stands with the place it hovers.

Mouse and keyboard share it: a drag and "ambil, taruh" (Ctrl+X, Enter) are the same carry.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from opsroom.domain.plan_edits import Breach, PlanEdit, SwapPeople
from opsroom.ui.plotting.things import Load, Place, PlanIndex, Thing
from opsroom.ui.theme.tokens import Tone

Judge = Callable[[tuple[PlanEdit, ...]], tuple[Breach, ...]]


class State(StrEnum):
    """How putting would end."""

    NOTHING = "nothing"
    ALLOWED = "allowed"
    REASON = "reason"
    REFUSED = "refused"


STATE_TONES: dict[State, Tone] = {
    State.NOTHING: Tone.NEUTRAL,
    State.ALLOWED: Tone.OK,
    State.REASON: Tone.WARN,
    State.REFUSED: Tone.ALARM,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What putting the load at a place would change, and the rules it would break."""

    state: State
    text: str
    edits: tuple[PlanEdit, ...] = ()
    breaches: tuple[Breach, ...] = ()


class Hand(QObject):
    """Marks, load and hovered place; every change tells the views to paint anew.

    Thread: GUI.
    """

    #: Nothing, GUI thread: marks, load or verdict changed.
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks: dict[Thing, None] = {}
        self._judge: Judge | None = None
        self._known: dict[tuple[PlanEdit, ...], tuple[Breach, ...]] = {}
        self.index = PlanIndex()
        self.load = Load()
        self.place: Place | None = None
        self.verdict: Verdict | None = None

    def follow(self, index: PlanIndex, judge: Judge | None) -> None:
        """Take the plan as it is now; marks and load keep what is still in it."""
        self.index, self._judge = index, judge
        self._known.clear()
        self._marks = {thing: None for thing in self._marks if thing in index.names}
        kept = index.load(self.load.things)
        self.load = Load(kept.person_ids, kept.tps_ids, self.load.is_swap)
        self.place = self.verdict = None
        self.changed.emit()

    @property
    def marks(self) -> tuple[Thing, ...]:
        """What is marked, in the order it was."""
        return tuple(self._marks)

    def is_marked(self, thing: Thing) -> bool:
        """Whether that thing is marked."""
        return thing in self._marks

    def is_carried(self, thing: Thing) -> bool:
        """Whether that thing is in the hand."""
        return bool(self.load) and thing in self.load.things

    def toggle(self, thing: Thing) -> None:
        """Mark a thing, or unmark it."""
        if thing in self._marks:
            del self._marks[thing]
        else:
            self._marks[thing] = None
        self.changed.emit()

    def mark(self, things: Iterable[Thing]) -> None:
        """Mark these too."""
        self._marks.update(dict.fromkeys(things))
        self.changed.emit()

    def clear(self) -> None:
        """Mark nothing."""
        if self._marks:
            self._marks.clear()
            self.changed.emit()

    def meant(self, current: Thing | None) -> tuple[Thing, ...]:
        """What an action is for: the marks, unless the thing under the cursor is none of them."""
        if self._marks and (current is None or current in self._marks):
            return self.marks
        return (current,) if current is not None else ()

    def take(self, load: Load) -> None:
        """Carry this from now on."""
        self.load, self.place, self.verdict = load, None, None
        self.changed.emit()

    def let_go(self) -> None:
        """Carry nothing; the marks stay."""
        if self.load or self.place is not None:
            self.load, self.place, self.verdict = Load(), None, None
            self.changed.emit()

    def hover(self, place: Place | None) -> Verdict | None:
        """Judge the place under the load; None when nothing is carried or there is no place."""
        if not self.load or place is None:
            verdict = None
        elif place == self.place and self.verdict is not None:
            return self.verdict
        else:
            verdict = self.judge(self.load, place)
        self.place, self.verdict = (place, verdict) if self.load else (None, None)
        self.changed.emit()
        return verdict

    def judge(self, load: Load, place: Place) -> Verdict:
        """What putting the load there would break; each answer is worked out once per state of the plan."""
        edits = self.index.edits(load, place)
        target = self.index.place_words(place)
        if not edits:
            return Verdict(State.NOTHING, f"Tidak ada yang berubah di {target}.")
        return self.judge_edits(edits, self._said(load, place, edits))

    def judge_edits(self, edits: tuple[PlanEdit, ...], said: str) -> Verdict:
        """The same for edits made elsewhere; `said` tells what they do."""
        if edits not in self._known:
            self._known[edits] = self._judge(edits) if self._judge is not None else ()
        breaches = self._known[edits]
        hard = [breach.text for breach in breaches if breach.is_enforced]
        if hard:
            return Verdict(State.REFUSED, f"Tidak bisa: {' '.join(hard)}", edits, breaches)
        if breaches:
            soft = " ".join(breach.text for breach in breaches)
            return Verdict(State.REASON, f"{said} Perlu alasan: {soft}", edits, breaches)
        return Verdict(State.ALLOWED, said, edits)

    def _said(self, load: Load, place: Place, edits: tuple[PlanEdit, ...]) -> str:
        if isinstance(edits[0], SwapPeople):
            other = self.index.words(Load((edits[0].second,)))
            return f"Tukar {self.index.words(load)} dengan {other}."
        return f"{self.index.words(load)} ke {self.index.place_words(place)}."
