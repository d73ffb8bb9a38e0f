"""Edits the security patterns: per category any number of them in the order of preference, and what they take."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from opsroom.domain.categories import Category, Pattern
from opsroom.domain.pattern_need import DesaCount
from opsroom.ui.plotting.need_table import NeedTable
from opsroom.ui.plotting.pattern_fields import CategoryPatterns
from opsroom.ui.theme.look import Look


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
        self._counts: tuple[DesaCount, ...] = ()
        self.rows: list[CategoryPatterns] = []
        self.need = NeedTable(look)
        self.apply_button = QPushButton("Terapkan pola")
        self.apply_button.setProperty("primary", "true")
        self.reset_button = QPushButton("Kembalikan")
        self.status = QLabel()
        self._list = QVBoxLayout()
        buttons = QHBoxLayout()
        buttons.addWidget(self.apply_button)
        buttons.addWidget(self.reset_button)
        buttons.addWidget(self.status, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addLayout(self._list)
        column.addLayout(buttons)
        column.addWidget(self.need)
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
        return {code: patterns for code, patterns in found if patterns != tuple(self._stored.get(code, ()))}

    def show_patterns(self, categories: Sequence[Category], patterns: Mapping[str, tuple[Pattern, ...]]) -> None:
        """Show what is stored; a category that was changed and not applied yet is left alone."""
        kept = set(self.changed_patterns())
        self._stored = patterns
        if tuple(categories) != self._categories:
            self._categories = tuple(categories)
            self._build()
            kept = set()
        self._fill(kept)

    def show_counts(self, counts: tuple[DesaCount, ...], people: int) -> None:
        """Take the TPS the need is counted from, and the people there are."""
        self._counts = counts
        self.need.people = people
        self._judge()

    def _build(self) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [CategoryPatterns(category, self._look) for category in self._categories]
        for row in self.rows:
            self._list.addWidget(row)
            row.changed.connect(self._judge)

    def _fill(self, kept: Collection[str] = ()) -> None:
        for row in self.rows:
            if row.category.code not in kept:
                row.show_patterns(self._stored.get(row.category.code, ()))
        self._judge()

    def _judge(self) -> None:
        changed = self.changed_patterns()
        doubled = [row.category.label for row in self.rows if len(set(row.patterns())) < len(row.patterns())]
        self.apply_button.setEnabled(bool(changed) and not doubled)
        self.reset_button.setEnabled(bool(changed))
        if doubled:
            self.status.setText(f"{', '.join(doubled)}: dua pola sama; ubah atau hapus salah satunya.")
        elif changed:
            self.status.setText("Belum diterapkan. Sesudah diterapkan, jalankan Ploting lagi.")
        else:
            self.status.setText("Linmas dihitung dua orang tiap TPS; boleh diubah.")
        if self.rows and self._counts:
            self.need.show_need(self._counts, self._stored, {row.category.code: row.patterns() for row in self.rows})

    def _on_look_changed(self) -> None:
        for row in self.rows:
            row.retint()
        self.need.retint()

    def _on_apply_button_clicked(self) -> None:
        self.apply_requested.emit(self.changed_patterns())

    def _on_reset_button_clicked(self) -> None:
        self._fill()
