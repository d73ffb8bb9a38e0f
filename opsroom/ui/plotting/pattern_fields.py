"""The fields of one pattern, and the list of patterns of one category in the order of preference."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QToolButton, QVBoxLayout, QWidget

from opsroom.domain.categories import LINMAS_PER_TPS, MAX_TEAM, MAX_TPS, Category, Pattern
from opsroom.domain.pattern_need import remainder_words
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

_NO_PATTERN = Pattern(2, 1, 2)
_FIELD_PX = 58
_CHILDREN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class PatternFields(QWidget):
    """Three labelled numbers and the sentence they make; Linmas follows TPS (two each) until somebody sets it.

    Signals:
        changed: A number was changed by hand.
        move_requested: -1 to be preferred more, 1 less.
        removed: The pattern should go.
    """

    #: Nothing, GUI thread.
    changed = Signal()
    #: int, GUI thread.
    move_requested = Signal(int)
    #: Nothing, GUI thread.
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rank = QLabel()
        self.polri, self.tps, self.linmas = _number(1, MAX_TEAM), _number(1, MAX_TPS), _number(0, 9 * MAX_TPS)
        self.sentence = QLabel()
        self.up = _tool("▲", "Lebih diutamakan (Alt+Atas)")
        self.down = _tool("▼", "Kurang diutamakan (Alt+Bawah)")
        self.remove = _tool("✕", "Hapus pola ini (Alt+Delete)")
        metrics = self.fontMetrics()
        self.rank.setMinimumWidth(metrics.horizontalAdvance("cadangan 99 ") + 8)
        self.sentence.setMinimumWidth(metrics.horizontalAdvance("12 polisi menjaga 99 TPS bersama, 891 Linmas") + 8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.rank)
        for text, field in (("Polisi", self.polri), ("TPS", self.tps), ("Linmas", self.linmas)):
            label = QLabel(text)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field)
        for widget in (self.up, self.down, self.remove, self.sentence):
            row.addWidget(widget)
        row.addStretch(1)
        self.polri.valueChanged.connect(self._on_number_value_changed)
        self.tps.valueChanged.connect(self._on_tps_value_changed)
        self.linmas.valueChanged.connect(self._on_number_value_changed)
        self.up.clicked.connect(lambda: self.move_requested.emit(-1))
        self.down.clicked.connect(lambda: self.move_requested.emit(1))
        self.remove.clicked.connect(self.removed)
        for keys, act in (
            ("Alt+Up", lambda: self.move_requested.emit(-1)),
            ("Alt+Down", lambda: self.move_requested.emit(1)),
            ("Alt+Delete", self.removed.emit),
        ):
            QShortcut(QKeySequence(keys), self, context=_CHILDREN).activated.connect(act)

    @property
    def pattern(self) -> Pattern:
        """The pattern the fields hold."""
        return Pattern(self.polri.value(), self.tps.value(), self.linmas.value())

    def show_pattern(self, pattern: Pattern) -> None:
        """Fill the fields."""
        fields = (self.polri, self.tps, self.linmas)
        for field, value in zip(fields, (pattern.polri, pattern.tps, pattern.linmas), strict=True):
            with QSignalBlocker(field):
                field.setValue(value)
        self.sentence.setText(pattern.words)

    def show_rank(self, label: str, place: int, count: int) -> None:
        """Say where it stands among `count` patterns of the category called `label`."""
        self.rank.setText("diutamakan" if place == 0 else f"cadangan {place}")
        for word, field in (("polisi", self.polri), ("TPS", self.tps), ("Linmas", self.linmas)):
            field.setAccessibleName(f"{label}, pola {place + 1}: {word}")
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        self.remove.setEnabled(count > 1)

    def _on_tps_value_changed(self, tps: int) -> None:
        with QSignalBlocker(self.linmas):
            self.linmas.setValue(tps * LINMAS_PER_TPS)
        self._on_number_value_changed()

    def _on_number_value_changed(self) -> None:
        self.sentence.setText(self.pattern.words)
        self.changed.emit()


class CategoryPatterns(QWidget):
    """The patterns of one category, preferred first: added, removed and moved.

    Signals:
        changed: By hand.
    """

    #: Nothing, GUI thread.
    changed = Signal()

    def __init__(self, category: Category, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.category = category
        self._look = look
        tone = Tone(category.colour) if category.colour in tuple(Tone) else Tone.INFO
        self._tone = tone
        self.label = QLabel(f"{SYMBOLS[tone]} {category.label}")
        self.fields: list[PatternFields] = []
        self.add_button = QPushButton("Tambah pola")
        self.add_button.setToolTip("Pola berikutnya, dipakai bila orang kurang (Alt+Insert)")
        self.add_button.setAccessibleName(f"{category.label}: tambah pola")
        self.remainder = QLabel()
        self.remainder.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self.label)
        head.addWidget(self.add_button)
        head.addStretch(1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(self._lines)
        column.addWidget(self.remainder)
        self.add_button.clicked.connect(self.add)
        QShortcut(QKeySequence("Alt+Insert"), self, context=_CHILDREN).activated.connect(self.add)
        self.retint()

    def retint(self) -> None:
        """Colour the label in the look in use."""
        self.label.setStyleSheet(f"color: {self._look.theme.value(self._tone.value)}; font-weight: bold;")

    def patterns(self) -> tuple[Pattern, ...]:
        """What the fields hold, preferred first."""
        return tuple(line.pattern for line in self.fields)

    def show_patterns(self, patterns: Sequence[Pattern]) -> None:
        """Fill the fields from what is stored; a category without any shows one to begin with."""
        wanted = tuple(patterns) or (_NO_PATTERN,)
        while len(self.fields) > len(wanted):
            self._drop(self.fields[-1])
        while len(self.fields) < len(wanted):
            self._append()
        for line, pattern in zip(self.fields, wanted, strict=True):
            line.show_pattern(pattern)
        self._number()

    def add(self) -> None:
        """One more pattern after the last, for twice as many TPS, ready to be typed over."""
        last = self.fields[-1].pattern
        tps = min(MAX_TPS, last.tps * 2)
        line = self._append()
        line.show_pattern(Pattern(last.polri, tps, tps * LINMAS_PER_TPS))
        self._settle(line)

    def move(self, line: PatternFields, step: int) -> None:
        """Prefer a pattern more (-1) or less (1); its fields keep the cursor."""
        place = self.fields.index(line)
        if not 0 <= place + step < len(self.fields):
            return
        self.fields.insert(place + step, self.fields.pop(place))
        self._lines.removeWidget(line)
        self._lines.insertWidget(place + step, line)
        self._settle(line)

    def remove(self, line: PatternFields) -> None:
        """Take a pattern away; the last one stays."""
        if len(self.fields) > 1:
            place = self.fields.index(line)
            self._drop(line)
            self._settle(self.fields[min(place, len(self.fields) - 1)])

    def _append(self) -> PatternFields:
        line = PatternFields()
        line.changed.connect(self._on_line_changed)
        line.move_requested.connect(lambda step: self.move(line, step))
        line.removed.connect(lambda: self.remove(line))
        self.fields.append(line)
        self._lines.addWidget(line)
        return line

    def _drop(self, line: PatternFields) -> None:
        self.fields.remove(line)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _settle(self, line: PatternFields) -> None:
        self._number()
        line.tps.setFocus()
        self.changed.emit()

    def _on_line_changed(self) -> None:
        self._number()
        self.changed.emit()

    def _number(self) -> None:
        for place, line in enumerate(self.fields):
            line.show_rank(self.category.label, place, len(self.fields))
        self.remainder.setText(remainder_words(self.patterns()))


def _number(least: int, most: int) -> QSpinBox:
    field = QSpinBox()
    field.setRange(least, most)
    field.setFixedWidth(_FIELD_PX)
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    return field


def _tool(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
