"""The merge rules: whose value wins per column, with the number of cells it is about."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from opsroom.domain.imports import ImportKind, MergeRules
from opsroom.services.import_preview import RuleEffects
from opsroom.ui.importing.fields import COLUMNS, title_of
from opsroom.ui.tables.counting import thousands
from opsroom.ui.theme.look import Look

_BLANK = "Sel kosong di berkas ikut mengosongkan isi kita"
_NOTHING = "Tidak ada isi kita yang berbeda dengan berkas ini, jadi tidak ada yang perlu diatur."


class RulesPanel(QWidget):
    """One line per column in which file and operation differ.

    Signals:
        changed: The `MergeRules` wanted now.
    """

    #: MergeRules, GUI thread.
    changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rules = MergeRules()
        self.ours: dict[str, QRadioButton] = {}
        self.theirs: dict[str, QRadioButton] = {}
        self._groups: list[QButtonGroup] = []
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setAccessibleName("Penjelasan aturan gabung")
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("Aturan per kolom")
        self.area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.blank_box = QCheckBox(_BLANK, self)
        self.blank_box.setToolTip("Biasanya tidak: sel kosong berarti 'tidak tahu', bukan 'hapus'")
        self.blank_box.clicked.connect(self._on_blank_box_clicked)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(look.spacing.medium)
        page.addWidget(self.note)
        page.addWidget(self.area, 1)
        page.addWidget(self.blank_box)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say that the cells are being counted."""
        self.note.setText("Menghitung isi yang berbeda...")
        self.area.setWidget(QWidget(self.area))
        self.blank_box.setEnabled(False)

    def show_effects(self, effects: RuleEffects, kind: ImportKind, rules: MergeRules) -> None:
        """Offer a rule for every column in which something differs."""
        self._rules = rules
        self.ours, self.theirs, self._groups = {}, {}, []
        inner = QWidget(self.area)
        grid = QGridLayout(inner)
        gap = self._look.spacing
        grid.setContentsMargins(gap.large, gap.medium, gap.large, gap.medium)
        grid.setHorizontalSpacing(gap.large * 2)
        grid.setVerticalSpacing(gap.medium)
        for place, text in enumerate(("Kolom", "Sel berbeda", "Yang berlaku", "Akan dikosongkan")):
            grid.addWidget(QLabel(f"<b>{text}</b>", inner), 0, place)
        keys = [column.key for column in COLUMNS[kind] if column.key in effects.theirs or column.key in effects.blanks]
        for line, key in enumerate(keys, start=1):
            self._add_line(grid, line, key, kind, effects)
        grid.setRowStretch(len(keys) + 1, 1)
        grid.setColumnStretch(4, 1)
        self.area.setWidget(inner)
        self.blank_box.setChecked(rules.blank_overwrites)
        self.blank_box.setEnabled(bool(effects.blanks) or rules.blank_overwrites)
        blanks = sum(effects.blanks.values())
        self.blank_box.setText(f"{_BLANK} ({thousands(blanks)} sel)")
        self.note.setText(_explanation(sum(effects.theirs.values())) if keys else _NOTHING)

    def _add_line(self, grid: QGridLayout, line: int, key: str, kind: ImportKind, effects: RuleEffects) -> None:
        parent, title = grid.parentWidget(), title_of(kind, key)
        count, blanks = effects.theirs.get(key, 0), effects.blanks.get(key, 0)
        theirs = QRadioButton("Ambil dari berkas", parent)
        ours = QRadioButton("Pertahankan milik kita", parent)
        theirs.setAccessibleName(f"{title}: ambil {thousands(count)} sel dari berkas")
        ours.setAccessibleName(f"{title}: pertahankan {thousands(count)} sel milik kita")
        group = QButtonGroup(parent)
        for button in (theirs, ours):
            group.addButton(button)
        (ours if key in self._rules.keep_ours else theirs).setChecked(True)
        ours.clicked.connect(partial(self._keep, key, True))  # noqa: FBT003 - bound to a signal
        theirs.clicked.connect(partial(self._keep, key, False))  # noqa: FBT003 - bound to a signal
        choice = QHBoxLayout()
        choice.setSpacing(self._look.spacing.large)
        choice.addWidget(theirs)
        choice.addWidget(ours)
        number = QLabel(thousands(count), parent)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        emptied = QLabel(
            thousands(blanks) if self._rules.blank_overwrites and key not in self._rules.keep_ours else "-"
        )
        emptied.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(QLabel(title, parent), line, 0)
        grid.addWidget(number, line, 1)
        grid.addLayout(choice, line, 2)
        grid.addWidget(emptied, line, 3)
        self.ours[key], self.theirs[key] = ours, theirs
        self._groups.append(group)

    def _keep(self, key: str, is_ours: bool, *_checked: object) -> None:
        kept = self._rules.keep_ours | {key} if is_ours else self._rules.keep_ours - {key}
        self._ask(MergeRules(self._rules.blank_overwrites, kept))

    def _on_blank_box_clicked(self) -> None:
        self._ask(MergeRules(self.blank_box.isChecked(), self._rules.keep_ours))

    def _ask(self, rules: MergeRules) -> None:
        if rules != self._rules:
            self._rules = rules
            self.changed.emit(rules)


def _explanation(count: int) -> str:
    return (
        f"{thousands(count)} sel sudah ada isinya dan berbeda dengan berkas. Tentukan per kolom mana yang berlaku. "
        "Isi kita yang masih kosong selalu dilengkapi dari berkas."
    )
