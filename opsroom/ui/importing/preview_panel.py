"""What an import would do, or did: one sentence, the counts, the rows with their reasons, the remarks."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from opsroom.domain.imports import ImportAccount, ImportKind, RowOutcome
from opsroom.ui.importing.fields import KIND_LABELS
from opsroom.ui.importing.outcome_lines import (
    OUTCOME_LABELS,
    outcome_columns,
    outcome_counts,
    reasons_text,
    reconciliation,
)
from opsroom.ui.tables.count_line import CountLine
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.lines import LineModel, LineView
from opsroom.ui.theme.look import Look


class PreviewPanel(QWidget):
    """Shows an `ImportAccount`, or a sentence while there is none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._only = ""
        self._is_problem = False
        self.summary = _text_label("Ringkasan impor", self)
        self.counts = CountLine("Jumlah baris per hasil", look, self)
        self.notes = _text_label("Catatan impor", self)
        self.views = {
            kind: LineView(LineModel(outcome_columns(kind), look, self), "Baris yang diimpor", look, self)
            for kind in ImportKind
        }
        self.blank = _text_label("Petunjuk", self)
        self.blank.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.blank)
        for view in self.views.values():
            self.stack.addWidget(view)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(look.spacing.medium)
        page.addWidget(self.summary)
        page.addWidget(self.counts)
        page.addWidget(self.stack, 1)
        page.addWidget(self.notes)
        self.counts.clicked.connect(self._on_counts_clicked)
        look.changed.connect(lambda _theme: self._tint())

    def say(self, text: str, *, is_problem: bool = False) -> None:
        """Put a sentence above; what is shown below stays."""
        self._is_problem = is_problem
        self.summary.setText(text)
        self._tint()

    def clear(self, invitation: str = "") -> None:
        """Show no rows; an invitation stands in their place."""
        self.blank.setText(invitation)
        self.counts.show_counts(())
        self.notes.hide()
        self.stack.setCurrentWidget(self.blank)
        for view in self.views.values():
            view.lines.set_lines(())

    def show_account(self, account: ImportAccount) -> None:
        """Show an account and what it adds up to."""
        self._only = ""
        view = self.views[account.kind]
        self.stack.setCurrentWidget(view)
        view.lines.show_only(self._is_shown)
        view.lines.set_lines(account.outcomes)
        view.empty_text = "Tidak ada baris."
        self.counts.show_counts(outcome_counts(account))
        noun = KIND_LABELS[account.kind]
        what = f"Impor {noun} selesai" if account.committed else f"Pratinjau impor {noun}"
        repaired = f" NRP diperbaiki: {thousands(account.repaired)}." if account.repaired else ""
        self.say(f"{what}: {reconciliation(account)}.{repaired}")
        reasons = reasons_text(account)
        self.notes.setText("\n".join([*([f"Alasan ditolak: {reasons}."] if reasons else []), *account.notes]))
        self.notes.setVisible(bool(self.notes.text()))

    def _on_counts_clicked(self, label: str) -> None:
        self._only = "" if self._only == label else label
        for view in self.views.values():
            view.lines.show_only(self._is_shown)

    def _is_shown(self, line: RowOutcome) -> bool:
        return not self._only or OUTCOME_LABELS[line.outcome] == self._only

    def _tint(self) -> None:
        muted = self.blank.palette()
        muted.setColor(QPalette.ColorRole.WindowText, self._look.theme.qcolor("muted"))
        self.blank.setPalette(muted)
        palette = self.summary.palette()
        colour = self._look.theme.qcolor("alarm" if self._is_problem else "text")
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.summary.setPalette(palette)


def _text_label(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName(name)
    return label
