"""The page "Aturan": every soft rule with switch, weight and whether it binds, and what is held back."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from opsroom.domain.plot_rules import ADVISORY_ONLY, MAX_WEIGHT, SOFT_LABELS, PlotRules, RuleSetting, Soft
from opsroom.domain.ranks import RANKS, Force
from opsroom.services.plot_rules import SetRules
from opsroom.services.workspace import Workspace
from opsroom.ui.plotting.facts import PlottingFacts
from opsroom.ui.plotting.panel import Panel
from opsroom.ui.tables.tools import ScreenTools

ADVISORY, ENFORCED = "anjuran", "wajib"
MAX_LIMIT_KM, MAX_PEOPLE = 500, 9_999
_ANY_RANK = "pangkat apa saja"
_HEADS = ("Aturan", "", "Bobot", "Sifat", "Batas")


class RuleRow(QWidget):
    """The fields of one soft rule; laid out by the panel.

    Signals:
        changed: Something was set by hand.
    """

    #: Nothing, GUI thread.
    changed = Signal()

    def __init__(self, rule: Soft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule = rule
        name = SOFT_LABELS[rule]
        self.label = QLabel(name)
        self.is_on = QCheckBox("dipakai")
        self.is_on.setAccessibleName(f"{name}: dipakai")
        self.weight = QSpinBox()
        self.weight.setRange(0, MAX_WEIGHT)
        self.weight.setAccessibleName(f"{name}: bobot")
        self.mode = QComboBox()
        self.mode.addItems([ADVISORY] if rule in ADVISORY_ONLY else [ADVISORY, ENFORCED])
        self.mode.setAccessibleName(f"{name}: anjuran atau wajib")
        self.limit = QSpinBox()
        self.limit.setRange(0, MAX_LIMIT_KM)
        self.limit.setSuffix(" km")
        self.limit.setSpecialValueText("tanpa batas")
        self.limit.setAccessibleName(f"{name}: batas jarak bila wajib")
        self.limit.setVisible(rule is Soft.SHORT_WAY)
        self.is_on.toggled.connect(self._on_field_changed)
        self.weight.valueChanged.connect(self._on_field_changed)
        self.mode.currentIndexChanged.connect(self._on_field_changed)
        self.limit.valueChanged.connect(self._on_field_changed)

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """In the order of the columns."""
        return (self.label, self.is_on, self.weight, self.mode, self.limit)

    @property
    def setting(self) -> RuleSetting:
        """What the fields hold."""
        is_enforced = self.mode.currentText() == ENFORCED
        return RuleSetting(self.weight.value(), self.is_on.isChecked(), is_enforced, self.limit.value())

    def show_setting(self, setting: RuleSetting) -> None:
        """Fill the fields."""
        with QSignalBlocker(self.is_on), QSignalBlocker(self.weight), QSignalBlocker(self.mode):
            self.is_on.setChecked(setting.is_on)
            self.weight.setValue(setting.weight)
            self.mode.setCurrentText(ENFORCED if setting.is_enforced else ADVISORY)
        with QSignalBlocker(self.limit):
            self.limit.setValue(setting.limit)
        self._enable()

    def _on_field_changed(self) -> None:
        self._enable()
        self.changed.emit()

    def _enable(self) -> None:
        for field in (self.weight, self.mode, self.limit):
            field.setEnabled(self.is_on.isChecked())


class RulesPanel(Panel):
    """Edits the rules and applies them as one command."""

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(workspace, tools, parent)
        self._rules = PlotRules()
        self.rows = {rule: RuleRow(rule, self) for rule in Soft}
        self.leader = QComboBox()
        self.leader.addItem(_ANY_RANK, "")
        for rank in RANKS:
            if rank.force is Force.POLRI:
                self.leader.addItem(f"{rank.code} ke atas", rank.code)
        self.reserve = _people("Cadangan yang ditahan")
        self.max_moves = _people("Batas orang yang pindah", none="tanpa batas")
        self.apply_button = QPushButton("Terapkan aturan")
        self.reset_button = QPushButton("Kembalikan")
        self._build()
        self._show(PlotRules())

    @property
    def is_dirty(self) -> bool:
        """Whether something was set that is not applied."""
        return self.apply_button.isEnabled()

    @property
    def rules(self) -> PlotRules:
        """What the fields hold."""
        standard = PlotRules()
        return PlotRules(
            soft={rule: row.setting for rule, row in self.rows.items() if row.setting != standard.of(rule)},
            leader_rank=self.leader.currentData(),
            reserve=self.reserve.value(),
            max_moves=self.max_moves.value() if self.max_moves.value() >= 0 else None,
        )

    def show_facts(self, facts: PlottingFacts) -> None:
        """Show the rules, unless they are being edited."""
        self._rules = facts.rules
        if not self.is_dirty:
            self._show(facts.rules)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        for place, head in enumerate(_HEADS):
            grid.addWidget(QLabel(f"<b>{head}</b>"), 0, place)
        for line, row in enumerate(self.rows.values(), start=1):
            row.hide()
            for place, field in enumerate(row.fields):
                grid.addWidget(field, line, place)
            row.changed.connect(self._on_changed)
        rest = QGridLayout()
        for line, (words, field) in enumerate(
            (
                ("Ka Tim berpangkat", self.leader),
                ("Cadangan yang ditahan", self.reserve),
                ("Saat ploting ulang, paling banyak pindah", self.max_moves),
            )
        ):
            label = QLabel(words)
            label.setBuddy(field)
            rest.addWidget(label, line, 0)
            rest.addWidget(field, line, 1, Qt.AlignmentFlag.AlignLeft)
        rest.setColumnStretch(2, 1)
        self.leader.currentIndexChanged.connect(self._on_changed)
        self.reserve.valueChanged.connect(self._on_changed)
        self.max_moves.valueChanged.connect(self._on_changed)
        self.apply_button.clicked.connect(self._on_apply_button_clicked)
        self.reset_button.clicked.connect(self._on_reset_button_clicked)
        buttons = QHBoxLayout()
        buttons.addWidget(self.apply_button)
        buttons.addWidget(self.reset_button)
        buttons.addStretch(1)
        grid.setColumnStretch(len(_HEADS), 1)
        column = QVBoxLayout(self)
        column.addLayout(grid)
        column.addSpacing(10)
        column.addLayout(rest)
        column.addLayout(buttons)
        column.addStretch(1)

    def _show(self, rules: PlotRules) -> None:
        for rule, row in self.rows.items():
            row.show_setting(rules.of(rule))
        with QSignalBlocker(self.leader), QSignalBlocker(self.reserve), QSignalBlocker(self.max_moves):
            self.leader.setCurrentIndex(max(0, self.leader.findData(rules.leader_rank)))
            self.reserve.setValue(rules.reserve)
            self.max_moves.setValue(-1 if rules.max_moves is None else rules.max_moves)
        self._set_dirty(is_dirty=False)

    def _set_dirty(self, *, is_dirty: bool) -> None:
        self.apply_button.setEnabled(is_dirty)
        self.reset_button.setEnabled(is_dirty)

    def _on_changed(self) -> None:
        self._set_dirty(is_dirty=True)

    def _on_reset_button_clicked(self) -> None:
        self._show(self._rules)

    def _on_apply_button_clicked(self) -> None:
        rules = replace(self.rules)
        self._set_dirty(is_dirty=False)
        self._tools.jobs.run(
            "",
            lambda _progress: self._workspace.run(SetRules(rules)),
            lambda _done: self._tools.notices.done("Aturan diterapkan. Jalankan Ploting lagi agar tim mengikutinya."),
        )


def _people(name: str, none: str = "") -> QSpinBox:
    field = QSpinBox()
    field.setRange(-1 if none else 0, MAX_PEOPLE)
    if none:
        field.setSpecialValueText(none)
    field.setSuffix(" orang")
    field.setAccessibleName(name)
    return field
