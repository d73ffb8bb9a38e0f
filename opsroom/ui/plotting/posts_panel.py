"""The page "Padal & Pamatwil": who controls which kecamatan and rayon, and who is away on which days."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from opsroom.domain.duty import parse_duty
from opsroom.domain.errors import OpsError, RuleViolation
from opsroom.domain.ids import PersonId
from opsroom.domain.plan import Role
from opsroom.domain.typed_days import read_day
from opsroom.services.absences import AddAbsence, DeleteAbsences
from opsroom.services.command import Command
from opsroom.services.plan_lines import describe
from opsroom.services.rayon import SetRayon
from opsroom.services.workspace import Workspace
from opsroom.ui.plotting.facts import PlottingFacts
from opsroom.ui.plotting.panel import Panel
from opsroom.ui.tables.lines import LineColumn, LineModel, LineView
from opsroom.ui.tables.tools import ScreenTools


@dataclass(frozen=True, slots=True)
class PostLine:
    """One kecamatan and who controls it."""

    code: str
    kecamatan: str
    rayon: str
    padal: str
    pamatwil: str


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """One absence in words."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class PostFacts:
    """What the page shows, and people by NRP to note absences of."""

    posts: tuple[PostLine, ...]
    absences: tuple[AbsenceLine, ...]
    nrps: Mapping[str, PersonId]


POST_COLUMNS = (
    LineColumn("Kecamatan", lambda line: line.kecamatan, 220),
    LineColumn("Rayon", lambda line: line.rayon, 140),
    LineColumn("Padal", lambda line: line.padal or "belum ada", 330),
    LineColumn("Pamatwil", lambda line: line.pamatwil or "belum ada"),
)
ABSENCE_COLUMNS = (LineColumn("Tidak hadir", lambda line: line.text),)


class PostsPanel(Panel):
    """Two lists with a line of fields under each."""

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(workspace, tools, parent)
        self._nrps: Mapping[str, PersonId] = {}
        self.posts = LineView(LineModel(POST_COLUMNS, tools.look, self), "Padal dan Pamatwil", tools.look)
        self.rayon = _field("Rayon untuk kecamatan terpilih, misalnya RAYON I", "Rayon")
        self.rayon_button = QPushButton("Pasang rayon")
        self.absences = LineView(LineModel(ABSENCE_COLUMNS, tools.look, self), "Ketidakhadiran", tools.look)
        self.absences.empty_text = "Tidak ada yang dicatat tidak hadir."
        self.nrp = _field("NRP", "NRP yang tidak hadir")
        self.reason = _field("Alasan: cuti, sakit, izin, dinas luar", "Alasan tidak hadir")
        self.first = _field("Dari: 12 Februari 2024", "Hari pertama tidak hadir")
        self.last = _field("Sampai (kosong = sehari)", "Hari terakhir tidak hadir")
        self.add_button = QPushButton("Catat")
        self.delete_button = QPushButton("Hapus yang terpilih")
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self._build()

    def show_facts(self, facts: PlottingFacts) -> None:
        """Read both lists anew."""
        del facts  # The posts are read by themselves, off the GUI thread.
        self._tools.jobs.read(self._read, self._show)

    def _read(self) -> PostFacts:
        with self._workspace.read() as reader:
            people = {person.id: person for person in reader.persons()}
            kecamatan = reader.kecamatan()
            absences = reader.absences()
            stored = reader.current_plan()
        found = stored.plan.posts if stored else ()
        who = {
            (post.role, post.kecamatan_code): describe(people[post.person_id])
            for post in found
            if post.person_id in people
        }
        return PostFacts(
            tuple(
                PostLine(
                    one.code, one.name, one.rayon, who.get((Role.PADAL, one.code), ""),
                    who.get((Role.PAMATWIL, one.code), ""),
                )
                for one in kecamatan
            ),
            tuple(AbsenceLine(one.id, one.sentence(describe(people[one.person_id]))) for one in absences),
            {person.nrp: person.id for person in people.values()},
        )  # fmt: skip

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.posts, 3)
        column.addLayout(_row(self.rayon, self.rayon_button))
        column.addWidget(self.absences, 2)
        column.addLayout(_row(self.nrp, self.reason, self.first, self.last, self.add_button, self.delete_button))
        column.addWidget(self.problem)
        self.rayon_button.clicked.connect(self._on_rayon_button_clicked)
        self.rayon.returnPressed.connect(self._on_rayon_button_clicked)
        self.add_button.clicked.connect(self._on_add_button_clicked)
        self.last.returnPressed.connect(self._on_add_button_clicked)
        self.delete_button.clicked.connect(self._on_delete_button_clicked)

    def _show(self, facts: PostFacts) -> None:
        place: PostLine | None = self.posts.picked_line()
        self._nrps = facts.nrps
        self.posts.lines.set_lines(facts.posts)
        self.absences.lines.set_lines(facts.absences)
        if place is not None:
            self.posts.pick(lambda line: line.code == place.code)

    def _on_rayon_button_clicked(self) -> None:
        line: PostLine | None = self.posts.picked_line()
        if line is None:
            self.problem.setText("Pilih kecamatan dahulu.")
            return
        self._run(SetRayon((line.code,), self.rayon.text()), f"Rayon {line.kecamatan} disimpan.")

    def _on_add_button_clicked(self) -> None:
        try:
            command = self._absence()
        except OpsError as problem:
            self.problem.setText(problem.user_text)
            return
        self._run(command, "Ketidakhadiran dicatat.")

    def _absence(self) -> AddAbsence:
        """The absence the fields tell.

        Raises:
            RuleViolation: One of them cannot be understood.
        """
        person = self._nrps.get(self.nrp.text().strip())
        if person is None:
            raise RuleViolation(f"NRP '{self.nrp.text().strip()}' tidak ada di daftar personel.", "nrp")
        reason = parse_duty(self.reason.text())
        if reason is None:
            raise RuleViolation("Alasan tidak terbaca. Tulis cuti, sakit, izin, dinas luar, atau pendidikan.", "reason")
        first = read_day(self.first.text())
        if first is None:
            raise RuleViolation("Tulis hari pertama tidak hadir, misalnya 12 Februari 2024.", "first")
        return AddAbsence((person,), reason, first, read_day(self.last.text()) or first)

    def _on_delete_button_clicked(self) -> None:
        line: AbsenceLine | None = self.absences.picked_line()
        if line is None:
            self.problem.setText("Pilih catatan yang akan dihapus.")
            return
        self._run(DeleteAbsences((line.id,)), "Catatan dihapus. Ctrl+Z mengurungkan.")

    def _run(self, command: Command[object], said: str) -> None:
        self.problem.setText("")
        self._tools.jobs.run(
            "",
            lambda _progress: self._workspace.run(command),
            lambda _done: self._tools.notices.done(said),
            lambda problem: self.problem.setText(problem.user_text),
        )


def _field(words: str, name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(words)
    field.setAccessibleName(name)
    return field


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    return row
