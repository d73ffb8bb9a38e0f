"""Edits the security patterns: per category one preferred pattern and a reserve, three labelled numbers each."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from opsroom.domain.categories import LINMAS_PER_TPS, MAX_TEAM, MAX_TPS, Category, Pattern
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

_NO_PATTERN = Pattern(2, 1, 2)
_HEADS = ("Kategori", "Polisi", "TPS", "Linmas", "Artinya", "Pola kedua, bila orang kurang")


class PatternFields(QWidget):
    """Three numbers and the sentence they make; Linmas follows TPS (two each) until somebody sets it.

    Signals:
        changed: A number was changed by hand.
    """

    #: Nothing, GUI thread.
    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.polri = _number(f"{name}: polisi", 1, MAX_TEAM)
        self.tps = _number(f"{name}: TPS", 1, MAX_TPS)
        self.linmas = _number(f"{name}: Linmas", 0, 9 * MAX_TPS)
        self.sentence = QLabel()
        self.sentence.setMinimumWidth(self.fontMetrics().horizontalAdvance("12 polisi - 99 TPS - 891 Linmas") + 8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for field in (self.polri, self.tps, self.linmas):
            row.addWidget(field)
        row.addWidget(self.sentence)
        self.polri.valueChanged.connect(self._on_number_value_changed)
        self.tps.valueChanged.connect(self._on_tps_value_changed)
        self.linmas.valueChanged.connect(self._on_number_value_changed)

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
        self.sentence.setText(pattern.sentence)

    def _on_tps_value_changed(self, tps: int) -> None:
        with QSignalBlocker(self.linmas):
            self.linmas.setValue(tps * LINMAS_PER_TPS)
        self._on_number_value_changed()

    def _on_number_value_changed(self) -> None:
        self.sentence.setText(self.pattern.sentence)
        self.changed.emit()


class CategoryRow:
    """The widgets of one category: label, preferred pattern, switch and fields of the reserve."""

    def __init__(self, category: Category, look: Look) -> None:
        self.category = category
        self._look = look
        self._tone = Tone(category.colour) if category.colour in tuple(Tone) else Tone.INFO
        self.label = QLabel(f"{SYMBOLS[self._tone]} {category.label}")
        self.first = PatternFields(category.label)
        self.has_second = QCheckBox("pakai")
        self.has_second.setAccessibleName(f"{category.label}: pakai pola kedua")
        self.second = PatternFields(f"{category.label}, pola kedua")
        self.second.setEnabled(False)
        self.retint()

    def retint(self) -> None:
        """Colour the label in the look in use."""
        self.label.setStyleSheet(f"color: {self._look.theme.value(self._tone.value)}; font-weight: bold;")

    def show_patterns(self, patterns: Sequence[Pattern]) -> None:
        """Fill the fields from what is stored."""
        first = patterns[0] if patterns else _NO_PATTERN
        self.first.show_pattern(first)
        self.second.show_pattern(patterns[1] if len(patterns) > 1 else first)
        with QSignalBlocker(self.has_second):
            self.has_second.setChecked(len(patterns) > 1)
        self.second.setEnabled(len(patterns) > 1)

    def patterns(self) -> tuple[Pattern, ...]:
        """What the fields hold, preferred first."""
        return (self.first.pattern, self.second.pattern) if self.has_second.isChecked() else (self.first.pattern,)


class PatternEditor(QWidget):
    """The patterns of all categories; nothing is stored until "Terapkan".

    Signals:
        apply_requested: Category code to patterns, only what differs from the stored ones.
    """

    #: Mapping[str, tuple[Pattern, ...]], GUI thread.
    apply_requested = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._stored: Mapping[str, tuple[Pattern, ...]] = {}
        self._categories: tuple[Category, ...] = ()
        self.rows: list[CategoryRow] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self.apply_button = QPushButton("Terapkan pola")
        self.apply_button.setProperty("primary", "true")
        self.reset_button = QPushButton("Kembalikan")
        self._status = QLabel()
        buttons = QHBoxLayout()
        buttons.addWidget(self.apply_button)
        buttons.addWidget(self.reset_button)
        buttons.addWidget(self._status, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addLayout(self._grid)
        column.addLayout(buttons)
        column.addStretch(1)
        self.apply_button.clicked.connect(self._on_apply_button_clicked)
        self.reset_button.clicked.connect(self._on_reset_button_clicked)
        look.changed.connect(self._on_look_changed)
        self._judge()

    @property
    def is_dirty(self) -> bool:
        """Whether the fields differ from what is stored."""
        return bool(self.changed_patterns())

    def changed_patterns(self) -> dict[str, tuple[Pattern, ...]]:
        """Patterns of the categories whose fields differ from the stored ones."""
        found = ((row.category.code, row.patterns()) for row in self.rows)
        return {code: patterns for code, patterns in found if patterns != tuple(self._stored.get(code, ())[:2])}

    def show_patterns(self, categories: Sequence[Category], patterns: Mapping[str, tuple[Pattern, ...]]) -> None:
        """Show what is stored; a category that was changed and not applied yet is left alone."""
        kept = set(self.changed_patterns())
        self._stored = patterns
        if tuple(categories) != self._categories:
            self._categories = tuple(categories)
            self._build()
            kept = set()
        self._fill(kept)

    def _build(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        heads = QWidget()
        row = QHBoxLayout(heads)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for text in _HEADS[1:4]:
            head = QLabel(text)
            head.setFixedWidth(_FIELD_PX)
            row.addWidget(head)
        row.addWidget(QLabel(_HEADS[4]), 1)
        self._grid.addWidget(QLabel(_HEADS[0]), 0, 0)
        self._grid.addWidget(heads, 0, 1)
        self._grid.addWidget(QLabel(_HEADS[5]), 0, 2, 1, 2)
        self.rows = [CategoryRow(category, self._look) for category in self._categories]
        for number, line in enumerate(self.rows, start=1):
            for place, widget in enumerate((line.label, line.first, line.has_second, line.second)):
                self._grid.addWidget(widget, number, place)
            line.first.changed.connect(self._judge)
            line.second.changed.connect(self._judge)
            line.has_second.toggled.connect(line.second.setEnabled)
            line.has_second.toggled.connect(self._judge)
        self._grid.setColumnStretch(4, 1)

    def _fill(self, kept: Collection[str] = ()) -> None:
        for row in self.rows:
            if row.category.code not in kept:
                row.show_patterns(self._stored.get(row.category.code, ()))
        self._judge()

    def _judge(self) -> None:
        changed = self.changed_patterns()
        doubled = [code for code, patterns in changed.items() if len(set(patterns)) < len(patterns)]
        self.apply_button.setEnabled(bool(changed) and not doubled)
        self.reset_button.setEnabled(bool(changed))
        if doubled:
            self._status.setText("Pola kedua sama dengan pola pertama; ubah salah satunya.")
        elif changed:
            self._status.setText("Belum diterapkan. Sesudah diterapkan, jalankan Ploting lagi.")
        else:
            self._status.setText("Linmas dihitung dua orang tiap TPS; boleh diubah.")

    def _on_look_changed(self) -> None:
        for row in self.rows:
            row.retint()

    def _on_apply_button_clicked(self) -> None:
        self.apply_requested.emit(self.changed_patterns())

    def _on_reset_button_clicked(self) -> None:
        self._fill()


_FIELD_PX = 58


def _number(name: str, least: int, most: int) -> QSpinBox:
    field = QSpinBox()
    field.setRange(least, most)
    field.setFixedWidth(_FIELD_PX)
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    field.setAccessibleName(name)
    return field
