"""One team in full: its people, its TPS, and the buttons that hold a person to a TPS."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from opsroom.domain.ids import PersonId, TpsId
from opsroom.services.plan_lines import MemberLine, ShortLine, TeamLine
from opsroom.ui.theme.look import Look

_NONE = "Pilih satu tim di daftar untuk melihat anggotanya dan menyematkan orang ke TPS."


class TeamPanel(QScrollArea):
    """Shows a team and asks for pins.

    Signals:
        pin_requested: Person id, TPS id.
        unpin_requested: Person id.
    """

    #: (PersonId, TpsId), GUI thread.
    pin_requested = Signal(object, object)
    #: PersonId, GUI thread.
    unpin_requested = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Tim yang dipilih")
        self._look = look
        self._team: TeamLine | None = None
        self._short: ShortLine | None = None
        self._labels: Mapping[TpsId, str] = {}
        self.buttons: list[QPushButton] = []
        self.target = QComboBox()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("Sematkan ke TPS ini") + 110)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        look.changed.connect(self._build)

    @property
    def team(self) -> TeamLine | None:
        """The team shown."""
        return self._team

    def show_team(self, team: TeamLine | None, labels: Mapping[TpsId, str]) -> None:
        """Show a team; `labels` are the names of its TPS."""
        self._team, self._labels = team, labels
        self._build()

    def offer(self, short: ShortLine | None) -> None:
        """Offer a TPS without a team as a place to hold somebody to."""
        self._short = short
        self._build()

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(10, 6, 6, 6)
        column.setSpacing(6)
        self.buttons = []
        team = self._team
        if team is None:
            column.addWidget(_wrapped(_NONE))
        else:
            self._add_team(column, team)
        column.addStretch(1)
        self.setWidget(inner)

    def _add_team(self, column: QVBoxLayout, team: TeamLine) -> None:
        title = _wrapped(f"Tim {team.number} - {team.kecamatan}")
        font = title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        title.setFont(font)
        column.addWidget(title)
        cross = " (lintas desa)" if team.crosses_desa else ""
        column.addWidget(_wrapped(f"{team.desa}{cross}: TPS {team.tps}\n{team.category}, pola {team.pattern}"))
        self.target = QComboBox()
        self.target.setAccessibleName("TPS tujuan sematan")
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if self._short is not None:
            self.target.addItem(f"TPS {self._short.tps} {self._short.desa} (belum terisi)", self._short.tps_id)
        for tps_id in team.tps_ids:
            self.target.addItem(self._labels.get(tps_id, "TPS …"), tps_id)
        column.addWidget(QLabel("TPS tujuan sematan:"))
        column.addWidget(self.target)
        for member in team.members:
            column.addLayout(self._member(member))

    def _member(self, member: MemberLine) -> QVBoxLayout:
        block = QVBoxLayout()
        block.setSpacing(2)
        block.addWidget(_wrapped(f"{member.role}  {member.text}"))
        row = QHBoxLayout()
        pin = QPushButton(self._look.icon("pin"), "Sematkan ke TPS ini")
        pin.setAccessibleName(f"Sematkan {member.text} ke TPS ini")
        pin.clicked.connect(lambda _checked: self._on_pin_clicked(member.person_id))
        self.buttons.append(pin)
        row.addWidget(pin)
        if member.is_pinned:
            release = QPushButton("Lepas")
            release.setAccessibleName(f"Lepas sematan {member.text}")
            release.clicked.connect(lambda _checked: self.unpin_requested.emit(member.person_id))
            self.buttons.append(release)
            row.addWidget(release)
            row.addWidget(QLabel("disematkan"))
        row.addStretch(1)
        block.addLayout(row)
        return block

    def _on_pin_clicked(self, person_id: PersonId) -> None:
        self.pin_requested.emit(person_id, self.target.currentData())


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
