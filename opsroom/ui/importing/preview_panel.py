"""What an import would do, or did: one sentence, a tab per outcome with its count, rows cell by cell, remarks."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QTabBar, QVBoxLayout, QWidget

from opsroom.domain.imports import Outcome
from opsroom.services.import_preview import ImportView
from opsroom.ui.importing.diff_view import DiffView
from opsroom.ui.importing.fields import KIND_LABELS
from opsroom.ui.importing.outcome_lines import OUTCOME_LABELS, OUTCOME_TONES, reasons_text, reconciliation
from opsroom.ui.tables.counting import thousands
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS

TABS: tuple[Outcome | None, ...] = (None, *Outcome)
_MOST_NOTES = 6


class PreviewPanel(QWidget):
    """Shows an `ImportView`, or a sentence while there is none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._view: ImportView | None = None
        self._is_problem = False
        self.summary = _text_label("Ringkasan impor", self)
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName("Baris menurut hasilnya")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for outcome in TABS:
            self.tabs.addTab(_tab_text(outcome, 0))
        self.table = DiffView(look, self)
        self.notes = _text_label("Catatan impor", self)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(look.spacing.medium)
        page.addWidget(self.summary)
        page.addWidget(self.tabs)
        page.addWidget(self.table, 1)
        page.addWidget(self.notes)
        self.tabs.currentChanged.connect(self._on_tabs_changed)
        look.changed.connect(lambda _theme: self._tint())
        self.clear()

    @property
    def only(self) -> Outcome | None:
        """The outcome whose rows are shown; None for all."""
        return TABS[max(0, self.tabs.currentIndex())]

    def say(self, text: str, *, is_problem: bool = False) -> None:
        """Put a sentence above; what is shown below stays."""
        self._is_problem = is_problem
        self.summary.setText(text)
        self._tint()

    def clear(self) -> None:
        """Show no rows."""
        self._view = None
        self.tabs.setEnabled(False)
        self.table.show_view(None)
        self.notes.hide()

    def show_view(self, view: ImportView) -> None:
        """Show an import and what it adds up to."""
        account = view.account
        self._view = view
        for place, outcome in enumerate(TABS):
            count = account.read if outcome is None else account.count(outcome)
            self.tabs.setTabText(place, _tab_text(outcome, count))
            self.tabs.setTabEnabled(place, outcome is None or count > 0)
        self.tabs.setEnabled(True)
        if not self.tabs.isTabEnabled(self.tabs.currentIndex()):
            self.tabs.setCurrentIndex(0)
        self._fill()
        noun = KIND_LABELS[account.kind]
        what = f"Impor {noun} selesai" if account.committed else f"Pratinjau impor {noun}"
        repaired = f" NRP diperbaiki: {thousands(account.repaired)}." if account.repaired else ""
        self.say(f"{what}: {reconciliation(account)}.{repaired}")
        reasons = reasons_text(account)
        notes = [*([f"Alasan ditolak: {reasons}."] if reasons else []), *account.notes]
        if len(notes) > _MOST_NOTES:
            notes = [*notes[:_MOST_NOTES], f"... dan {thousands(len(notes) - _MOST_NOTES)} catatan lain."]
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))

    def show_only(self, outcome: Outcome | None) -> None:
        """Show the rows of one outcome."""
        self.tabs.setCurrentIndex(TABS.index(outcome))

    def _fill(self) -> None:
        self.table.empty_text = "Tidak ada baris."
        self.table.show_view(self._view, self.only)

    def _on_tabs_changed(self, _place: int) -> None:
        if self._view is not None:
            self._fill()

    def _tint(self) -> None:
        palette = self.summary.palette()
        colour = self._look.theme.qcolor("alarm" if self._is_problem else "text")
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.summary.setPalette(palette)


def _tab_text(outcome: Outcome | None, count: int) -> str:
    if outcome is None:
        return f"Semua {thousands(count)}"
    return f"{SYMBOLS[OUTCOME_TONES[outcome]]} {OUTCOME_LABELS[outcome]} {thousands(count)}"


def _text_label(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName(name)
    return label
