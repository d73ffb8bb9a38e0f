"""The right pane: ten best candidates for the chosen place, or ten best places for the chosen person."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from opsroom.domain.ids import PersonId, TpsId
from opsroom.services.plan_desk import CandidateLine, PlaceLine, PlanDesk
from opsroom.ui.plotting.choices import Choice, ChoiceList
from opsroom.ui.plotting.hand import Hand
from opsroom.ui.plotting.things import Load, Place, PlanIndex, Thing, ThingKind
from opsroom.ui.tables.tools import ScreenTools

LIMIT = 10
_HINT = "Pilih tim, TPS yang belum terisi, atau orang: di sini muncul sepuluh pilihan terbaik."
_FIT_MIN_PX = 220


class CandidatesPanel(QWidget):
    """Asks the desk off the GUI thread and shows the answer to the last question only.

    Signals:
        assign_requested: The `Choice` to carry out.
    """

    #: Choice, GUI thread.
    assign_requested = Signal(object)

    def __init__(self, hand: Hand, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._desk: PlanDesk | None = None
        self._index = PlanIndex()
        self._asked: Thing | None = None
        self.title = QLabel("Pilihan terbaik")
        self.title.setWordWrap(True)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.list = ChoiceList(hand, tools.look, self)
        self.list.empty_text = _HINT
        self.list.setMinimumWidth(_FIT_MIN_PX)
        self.assign_button = QPushButton("Tugaskan (Enter)")
        self.assign_button.setEnabled(False)
        self.assign_button.clicked.connect(self.assign)
        self.list.pointed.connect(self._on_list_pointed)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addWidget(self.assign_button)

    @property
    def asked(self) -> Thing | None:
        """The place or person the choices are for."""
        return self._asked

    def follow(self, index: PlanIndex, desk: PlanDesk | None) -> None:
        """Take the plan as it is now and ask again."""
        self._index, self._desk = index, desk
        asked, self._asked = self._asked, None
        self.ask(asked if asked in index.names else None)

    def ask(self, thing: Thing | None) -> None:
        """Show the best for a place or person; None for nothing."""
        if thing == self._asked and thing is not None:
            return
        self._asked = thing
        self.list.choices.set_choices(())
        self._on_list_pointed()
        if thing is None or self._desk is None:
            self.title.setText("Pilihan terbaik")
            self.list.empty_text = _HINT
            return
        what = "Tempat terbaik untuk" if thing.kind is ThingKind.PERSON else "Calon terbaik untuk"
        self.title.setText(f"{what} {self._index.names.get(thing, '')}")
        self.list.empty_text = "Mencari ..."
        work = _question(self._desk, self._index, thing)
        self._tools.jobs.read(work, lambda choices: self._on_answer(thing, choices))

    def assign(self) -> None:
        """Ask for the choice under the cursor, the best one before anybody moved."""
        choice = self.list.choice or self.list.choices.choice(0)
        if choice is not None:
            self.assign_requested.emit(choice)

    def _on_answer(self, thing: Thing, choices: Sequence[Choice]) -> None:
        if thing != self._asked:
            return
        is_place = thing.kind is ThingKind.PERSON
        self.list.empty_text = "Tidak ada tempat lain yang cocok." if is_place else "Tidak ada orang yang cocok."
        self.list.choices.set_choices(choices)
        self._on_list_pointed()

    def _on_list_pointed(self) -> None:
        self.assign_button.setEnabled(self.list.choices.rowCount() > 0)


def _question(desk: PlanDesk, index: PlanIndex, thing: Thing) -> Callable[[], tuple[Choice, ...]]:
    if thing.kind is ThingKind.PERSON:
        person_id = PersonId(thing.id)
        return lambda: tuple(_at_place(line, person_id, index) for line in desk.places(person_id, LIMIT))
    team = index.team_of_tps.get(TpsId(thing.id)) if thing.kind is ThingKind.TPS else thing.id
    if team is None:
        tps_id = TpsId(thing.id)
        place = Place(tps_id=tps_id)
        return lambda: tuple(_candidate(line, place, index) for line in desk.candidates_for_tps(tps_id, LIMIT))
    target = Place(team=team)
    return lambda: tuple(_candidate(line, target, index) for line in desk.candidates(team, LIMIT))


def _candidate(line: CandidateLine, place: Place, index: PlanIndex) -> Choice:
    under = ", ".join(each for each in (line.unit, line.now, _swap_words(line.instead_of, index)) if each)
    load, place = _way(line.person_id, place, line.instead_of)
    return Choice(line.text, under, line.total, line.parts, line.breaches, load, place)


def _at_place(line: PlaceLine, person_id: PersonId, index: PlanIndex) -> Choice:
    where = f"{line.kecamatan}, {line.desa}: TPS {line.tps}"
    under = ", ".join(each for each in (where, _swap_words(line.instead_of, index)) if each)
    load, place = _way(person_id, Place(team=line.team), line.instead_of)
    return Choice(f"Tim {line.team}", under, line.total, line.parts, line.breaches, load, place)


def _way(person_id: PersonId, place: Place, instead_of: PersonId | None) -> tuple[Load, Place]:
    if instead_of is None:
        return Load((person_id,)), place
    return Load((person_id,), is_swap=True), Place(team=place.team, person_id=instead_of)


def _swap_words(instead_of: PersonId | None, index: PlanIndex) -> str:
    return f"tukar dengan {index.names.get(Thing(ThingKind.PERSON, instead_of), 'anggota tim')}" if instead_of else ""
