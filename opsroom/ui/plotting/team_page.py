"""The page "Tim": region at the left, teams and what is left over in the middle, the ten best at the right."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from opsroom.domain.calendar import write_number
from opsroom.services.plan_lines import KecamatanLine, PersonLine, RemarkLine, ShortLine, TeamLine
from opsroom.services.workspace import Workspace
from opsroom.ui.plotting.acting import Actor
from opsroom.ui.plotting.candidates_panel import CandidatesPanel
from opsroom.ui.plotting.choices import Choice
from opsroom.ui.plotting.facts import PlottingFacts
from opsroom.ui.plotting.hand import Hand
from opsroom.ui.plotting.left_over import PEOPLE_LIST, REMARK_LIST, SHORT_LIST, person_words, short_words
from opsroom.ui.plotting.menus import build_menu
from opsroom.ui.plotting.panes import Pane, Panes
from opsroom.ui.plotting.place_tree import Line, PlaceTree
from opsroom.ui.plotting.reason_bar import ReasonBar
from opsroom.ui.plotting.team_list import TeamList
from opsroom.ui.plotting.team_model import TeamFilter
from opsroom.ui.plotting.thing_list import ThingList
from opsroom.ui.plotting.thing_table import Act, ThingTable
from opsroom.ui.plotting.things import Place, Thing, ThingKind
from opsroom.ui.plotting.tip_line import TipLine
from opsroom.ui.tables.tools import ScreenTools

_CHILDREN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class TeamPage(QWidget):
    """Three panes over one hand."""

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = tools.look
        self._tools = tools
        self._facts: PlottingFacts | None = None
        self.hand = Hand(self)
        self.place_search = _search("Cari kecamatan atau desa")
        self.places = PlaceTree(look)
        self.search = _search("Cari tim, desa, TPS atau nama")
        self.only_crossing = QCheckBox("Lintas desa")
        self.only_free = QCheckBox("Ada kursi kosong")
        self.only_locked = QCheckBox("Terkunci")
        self.place_button = QPushButton()
        self.teams = TeamList(self.hand, look)
        self.shortages = ThingList(SHORT_LIST, self.hand, look)
        self.idle = ThingList(PEOPLE_LIST, self.hand, look)
        self.remarks = ThingList(REMARK_LIST, self.hand, look)
        self.below = QTabWidget()
        self.below.setAccessibleName("Di luar tim")
        self.candidates = CandidatesPanel(self.hand, tools)
        self.tip = TipLine(self.hand, look)
        self.reasons = ReasonBar(look, tools.habits)
        self.actor = Actor(workspace, tools, self.hand, self.reasons, self)
        self._build()
        self._connect()

    # showing

    def show_facts(self, facts: PlottingFacts) -> None:
        """Show the plan as it is now; cursor, marks, filters and what is carried stay where they can."""
        self._facts = facts
        view = facts.view
        team = self.teams.team
        thing = self.teams.current_thing()
        self.hand.follow(facts.index, facts.desk.judge if facts.desk is not None else None)
        self.places.show_lines(view.kecamatan if view else (), view.desa if view else ())
        self.teams.teams.set_teams(view.teams if view else ())
        self.shortages.show_lines(view.shortages if view else ())
        self.idle.show_lines(view.idle if view else ())
        self.remarks.show_lines(view.remarks if view else ())
        self._show_counts(facts)
        if team is not None:
            self._go_back(team, thing)
        self.candidates.follow(facts.index, facts.desk)

    def _go_back(self, team: TeamLine, thing: Thing | None) -> None:
        """To the same person or TPS if it has a team, else to the team that is now what the old one was."""
        index = self.hand.index
        number: int | None = None
        if thing is not None and thing.kind is not ThingKind.TEAM:
            homes = index.team_of_person if thing.kind is ThingKind.PERSON else index.team_of_tps
            number = homes.get(thing.id)
        if number is None:
            thing = None
            number = next((index.team_of_tps[each] for each in team.tps_ids if each in index.team_of_tps), None)
        if number is not None:
            self.teams.go_to(lambda line: line.number == number, thing)

    def _show_counts(self, facts: PlottingFacts) -> None:
        view = facts.view
        counts = (len(view.shortages), len(view.idle), len(view.remarks)) if view else (0, 0, 0)
        for number, (title, count) in enumerate(zip(("Belum terisi", "Tanpa tim", "Catatan"), counts, strict=True)):
            self.below.setTabText(number, f"{title} ({write_number(count)})")
        waiting = facts.obstacle or "Belum ada ploting. Tekan Ploting (F9) untuk menyusun tim."
        self.teams.empty_text = "Tidak ada tim yang cocok dengan saringan." if view and view.teams else waiting
        self.shortages.empty_text = "Semua TPS terisi." if view else waiting
        self.remarks.empty_text = "Tidak ada catatan." if view else waiting
        self.idle.empty_text = "Semua personel PAM TPS dan cadangan masuk tim." if view else waiting

    # building

    def _build(self) -> None:
        self.place_button.setToolTip("Tampilkan semua wilayah lagi")
        self.place_button.hide()
        for page, title in ((self.shortages, "Belum terisi"), (self.idle, "Tanpa tim"), (self.remarks, "Catatan")):
            self.below.addTab(page, title)
        filters = QHBoxLayout()
        filters.addWidget(self.search, 1)
        for widget in (self.only_crossing, self.only_free, self.only_locked, self.place_button):
            filters.addWidget(widget)
        upper = _column(filters, self.teams)
        habits = self._tools.habits
        self.rows = Panes(
            Qt.Orientation.Vertical, (Pane(upper, 62), Pane(self.below, 38, "Daftar bawah")), habits, "ploting-baris"
        )
        middle = _column(self.rows, self.reasons, self.tip)
        left = _column(self.place_search, self.places)
        self.columns = Panes(
            Qt.Orientation.Horizontal,
            (Pane(left, 23, "Wilayah"), Pane(middle, 57), Pane(self.candidates, 20, "Pilihan terbaik")),
            habits,
            "ploting-kolom",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.columns)

    def _connect(self) -> None:
        for table in (self.teams, self.shortages, self.idle, self.remarks, self.candidates.list):
            self._serve(table)
        self.place_search.textChanged.connect(self.places.search)
        self.places.picked.connect(self._on_filter_changed)
        self.search.textChanged.connect(self._on_filter_changed)
        for box in (self.only_crossing, self.only_free, self.only_locked):
            box.toggled.connect(self._on_filter_changed)
        self.place_button.clicked.connect(self.places.let_go)
        self.teams.pointed.connect(self._on_teams_pointed)
        self.shortages.picked.connect(self._on_shortages_picked)
        self.idle.picked.connect(self._on_idle_picked)
        self.candidates.assign_requested.connect(self._on_assign_requested)
        self.reasons.asking.connect(self.tip.setHidden)
        self.tip.drop_requested.connect(self.actor.let_go)
        self.tip.put_requested.connect(self._on_put_requested)
        finder = QShortcut(QKeySequence("Ctrl+F"), self, context=_CHILDREN)
        finder.activated.connect(self._on_find)

    def _serve(self, table: ThingTable) -> None:
        table.acted.connect(lambda act: self._on_acted(table, act))
        table.drag_wanted.connect(lambda: self.actor.drag(table, self.hand.meant(table.current_thing())))
        table.dropped.connect(self._on_dropped)
        table.menu_wanted.connect(lambda at: self._on_menu_wanted(table, at))
        table.lock_clicked.connect(lambda thing: self.actor.lock((thing,)))
        table.pointed.connect(lambda: self._on_pointed(table))

    # answers

    def _on_acted(self, table: ThingTable, act: Act) -> None:
        thing = table.current_thing()
        if act is Act.MARK:
            if thing is not None:
                self.hand.toggle(thing)
        elif act is Act.MARK_ALL:
            self.hand.mark(table.things(thing.kind) if thing is not None else ())
        elif act is Act.CANDIDATES or (act is Act.PUT and not self.hand.load):
            self._ask_further(table, thing)
        else:
            self.actor.act(act, self.hand.meant(thing), table.current_place())

    def _ask_further(self, table: ThingTable, thing: Thing | None) -> None:
        """Enter without a load: to the choices, from a choice to its deed, from a remark to its place."""
        if table is self.candidates.list:
            self.candidates.assign()
        elif table is self.remarks:
            self.jump(self.remarks.line)
        elif thing is not None:
            self.candidates.ask(thing)
            self.columns.switches["Pilihan terbaik"].setChecked(True)
            self.candidates.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def jump(self, remark: RemarkLine | None) -> None:
        """To the place a remark speaks of."""
        if remark is None:
            return
        if remark.team is not None:
            self.reveal(remark.team)
        elif remark.desa_code or remark.kecamatan_code:
            self.places.go_to(remark.desa_code or remark.kecamatan_code)

    def reveal(self, team: int) -> None:
        """Show a team, whatever is filtered, and set the cursor on it."""
        if not self.teams.go_to(lambda line: line.number == team):
            self.search.clear()
            for box in (self.only_crossing, self.only_free, self.only_locked):
                box.setChecked(False)
            self.places.let_go()
            self.teams.go_to(lambda line: line.number == team)
        self.teams.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pointed(self, table: ThingTable) -> None:
        if self.hand.load and table.hasFocus():
            self.hand.hover(table.current_place())

    def _on_dropped(self, place: Place) -> None:
        self.actor.put(self.hand.load, place)

    def _on_menu_wanted(self, table: ThingTable, at: QPoint) -> None:
        menu = build_menu(
            table, self.hand, self.hand.meant(table.current_thing()), lambda act: self._on_acted(table, act)
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _on_put_requested(self) -> None:
        if self.hand.place is not None:
            self.actor.put(self.hand.load, self.hand.place)

    def _on_assign_requested(self, choice: Choice) -> None:
        self.actor.put(choice.load, choice.place)

    def _on_teams_pointed(self) -> None:
        self.tip.tell_chip(self.teams.current_chip())
        thing = self.teams.current_thing()
        if thing is not None and not self.hand.load:
            self.candidates.ask(_place_of(thing, self.teams.team))

    def _on_shortages_picked(self, line: ShortLine | None) -> None:
        if line is not None and not self.hand.load:
            self.candidates.ask(Thing(ThingKind.TPS, line.tps_id))

    def _on_idle_picked(self, line: PersonLine | None) -> None:
        if line is not None and not self.hand.load:
            self.candidates.ask(Thing(ThingKind.PERSON, line.person_id))

    def _on_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_filter_changed(self) -> None:
        place: Line | None = self.places.line
        words = tuple(self.search.text().casefold().split())
        is_kecamatan = isinstance(place, KecamatanLine)
        kecamatan = place.code if place is not None and is_kecamatan else ""
        desa = place.code if place is not None and not is_kecamatan else ""
        self.teams.teams.set_filter(
            TeamFilter(
                words, kecamatan, desa, self.only_crossing.isChecked(), self.only_free.isChecked(),
                self.only_locked.isChecked(),
            )
        )  # fmt: skip
        self.place_button.setVisible(place is not None)
        self.place_button.setText(f"Hanya {place.name}  ×" if place is not None else "")
        self.shortages.lines.show_only(
            lambda line: (
                (not kecamatan or line.kecamatan_code == kecamatan)
                and (not desa or line.desa_code == desa)
                and all(word in short_words(line) for word in words)
            )
        )
        self.idle.lines.show_only(lambda line: all(word in person_words(line) for word in words))


def _place_of(thing: Thing, team: TeamLine | None) -> Thing:
    """What the right pane is asked: a person for his places, anything else for candidates of its team."""
    if thing.kind is ThingKind.TPS and team is not None:
        return Thing(ThingKind.TEAM, team.number)
    return thing


def _search(words: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(words)
    field.setAccessibleName(words)
    field.setClearButtonEnabled(True)
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return field


def _column(*parts: QWidget | QHBoxLayout) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part, 1 if not isinstance(part, QLineEdit | TipLine | ReasonBar) else 0)
        else:
            column.addLayout(part)
    return holder
