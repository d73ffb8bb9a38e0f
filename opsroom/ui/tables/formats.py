"""Conditional formats: rules turned into a quick answer for the painter, and the panel in which they are edited."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from opsroom.domain.columns import Column
from opsroom.domain.conditions import Meets, meets
from opsroom.domain.errors import RuleViolation
from opsroom.domain.filter_text import HELP, read_filter
from opsroom.domain.formats import TONE_LABELS, FormatRule
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

#: Values remembered per rule.
_MOST_KNOWN = 20_000


class ToneRules:
    """Answers which tone a cell has by rule; every value of a column is judged once. Thread: GUI."""

    def __init__(self, rules: Sequence[FormatRule], columns: Sequence[Column]) -> None:
        """Judge by `rules`, the first that holds wins; rules of no column or no meaning are left out."""
        known = {column.key: column for column in columns}
        made = [_judge(rule, known[rule.column]) for rule in rules if rule.column in known]
        judges = [judge for judge in made if judge is not None]
        self._rows = [judge for judge in judges if judge.is_row]
        self._cells: dict[str, list[_Judge]] = {}
        for judge in judges:
            if not judge.is_row:
                self._cells.setdefault(judge.key, []).append(judge)

    @property
    def is_idle(self) -> bool:
        """Whether no rule is left."""
        return not (self._rows or self._cells)

    def tone(self, record: Any, key: str) -> Tone | None:
        """The tone of a record's cell, None for none."""
        for judge in self._cells.get(key, ()):
            if judge.holds(getattr(record, key)):
                return judge.tone
        for judge in self._rows:
            if judge.holds(getattr(record, judge.key)):
                return judge.tone
        return None


@dataclass(slots=True)
class _Judge:
    key: str
    tone: Tone
    is_row: bool
    meets: Meets
    known: dict[object, bool]

    def holds(self, value: object) -> bool:
        found = self.known.get(value)
        if found is None:
            if len(self.known) >= _MOST_KNOWN:
                self.known.clear()
            found = self.known[value] = self.meets(value)
        return found


def _judge(rule: FormatRule, column: Column) -> _Judge | None:
    try:
        condition = read_filter(column, rule.condition)
        return (
            None
            if condition is None
            else _Judge(rule.column, Tone(rule.tone), rule.is_row, meets(column, condition), {})
        )
    except RuleViolation:
        return None


class FormatPanel(QFrame):
    """The rules of a table, one line each, and what each of them means.

    Signals:
        changed: The rules the user wants now.
        closed: The user is through.
    """

    #: tuple[FormatRule, ...], GUI thread.
    changed = Signal(object)
    closed = Signal()

    def __init__(self, columns: tuple[Column, ...], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._look = look
        self._rules: tuple[FormatRule, ...] = ()
        self.setAccessibleName("Format bersyarat")
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(look.spacing.medium)
        self._lines.setVerticalSpacing(look.spacing.small)
        self.add_button = QPushButton("Tambah aturan", self)
        self.add_button.setToolTip("Tambah aturan format (Alt+T)")
        self.add_button.setShortcut("Alt+T")
        self.close_button = QPushButton("Tutup", self)
        self.close_button.setToolTip("Tutup panel ini (Esc)")
        self.problem = QLabel(self)
        self.problem.setAccessibleName("Yang perlu diperbaiki")
        self._lay_out()
        self.add_button.clicked.connect(self._add)
        self.close_button.clicked.connect(self.close_panel)

    def _lay_out(self) -> None:
        gap = self._look.spacing
        head = QHBoxLayout()
        head.addWidget(
            QLabel("<b>Format bersyarat</b>  (aturan pertama yang cocok berlaku; tersimpan di operasi)", self)
        )
        head.addStretch(1)
        for widget in (self.problem, self.add_button, self.close_button):
            head.addWidget(widget)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(gap.small)
        page.addLayout(head)
        page.addLayout(self._lines)

    def show_kept(self, rules: tuple[FormatRule, ...]) -> None:
        """Show what is kept now, unless somebody is at work here: then the lines are theirs."""
        has_begun = any(field.text().strip() for field in self.findChildren(QLineEdit) if field.isVisible())
        if not self.isVisible() or (rules and not has_begun):
            self.show_rules(rules)

    def show_rules(self, rules: tuple[FormatRule, ...]) -> None:
        """Show these rules; a line being typed into is left alone when they are the same."""
        if rules == self._rules and self._lines.count():
            return
        self._rules = rules
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, rule in enumerate(rules):
            self._add_line(place, rule)

    def open_panel(self) -> None:
        """Show the panel; without any rule, begin one."""
        self.show()
        if self._rules:
            self._field(0).setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._add()

    def close_panel(self) -> None:
        """Hide the panel."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _add_line(self, place: int, rule: FormatRule) -> None:
        where = f"aturan {place + 1}"
        column = self._choice([(each.key, each.title) for each in self._columns], rule.column, f"Kolom {where}")
        condition = QLineEdit(rule.condition, self)
        condition.setPlaceholderText("syarat, misalnya kosong atau >300")
        condition.setAccessibleName(f"Syarat {where}")
        condition.setToolTip(HELP)
        tones = [(tone, f"{SYMBOLS[Tone(tone)]} {label}") for tone, label in TONE_LABELS.items()]
        tone = self._choice(tones, rule.tone, f"Warna {where}")
        row = QCheckBox("seluruh baris", self)
        row.setAccessibleName(f"Seluruh baris, {where}")
        row.setChecked(rule.is_row)
        gone = QToolButton(self)
        gone.setText("Hapus")
        gone.setAccessibleName(f"Hapus {where}")
        column.activated.connect(lambda _place: self._change(place, column=str(column.currentData())))
        condition.editingFinished.connect(lambda: self._change(place, condition=condition.text().strip()))
        tone.activated.connect(lambda _place: self._change(place, tone=str(tone.currentData())))
        row.toggled.connect(lambda is_on: self._change(place, is_row=is_on))
        gone.clicked.connect(partial(self._remove, place))
        for section, widget in enumerate((column, condition, tone, row, gone)):
            self._lines.addWidget(widget, place, section)
            # A layout shows its widgets later; the keyboard is to be put into them now.
            widget.show()
        self._lines.setColumnStretch(1, 1)

    def _choice(self, items: Sequence[tuple[str, str]], chosen: str, name: str) -> QComboBox:
        box = QComboBox(self)
        for value, label in items:
            box.addItem(label, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.setAccessibleName(name)
        return box

    def _field(self, place: int) -> QWidget:
        item = self._lines.itemAtPosition(place, 1)
        widget = item.widget() if item is not None else None
        return widget if widget is not None else self

    def _add(self) -> None:
        self.show_rules((*self._rules, FormatRule(self._columns[0].key, "", next(iter(TONE_LABELS)))))
        self._field(len(self._rules) - 1).setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, place: int, _checked: object = None) -> None:
        self._tell(tuple(rule for other, rule in enumerate(self._rules) if other != place))

    def _change(self, place: int, **values: Any) -> None:
        if place >= len(self._rules):
            return
        rules = list(self._rules)
        rules[place] = replace(rules[place], **values)
        if tuple(rules) != self._rules:
            self._tell(tuple(rules), keep=True)

    def _tell(self, rules: tuple[FormatRule, ...], *, keep: bool = False) -> None:
        if keep:
            # The lines stay as they are: somebody is in one of them.
            self._rules = rules
        else:
            self.show_rules(rules)
        self.problem.setText(self._judged(rules))
        if not self.problem.text():
            self.changed.emit(tuple(rule for rule in rules if rule.condition.strip()))

    def _judged(self, rules: Sequence[FormatRule]) -> str:
        columns = {column.key: column for column in self._columns}
        for place, rule in enumerate(rules):
            try:
                read_filter(columns[rule.column], rule.condition)
            except RuleViolation as problem:
                return f"Aturan {place + 1}: {problem.user_text}"
        return ""
