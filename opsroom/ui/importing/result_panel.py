"""The last step: what the import did, and what can be done next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from opsroom.domain.imports import ImportAccount
from opsroom.ui.importing.fields import KIND_LABELS
from opsroom.ui.importing.outcome_lines import reconciliation
from opsroom.ui.tables.counting import thousands
from opsroom.ui.theme.look import Look


class ResultPanel(QWidget):
    """The account of an import that was made.

    Signals:
        undone: The import is to be taken back.
        mending: The rejected rows are to be mended.
        again: Another file is to be imported.
    """

    undone = Signal()
    mending = Signal()
    again = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setAccessibleName("Hasil impor")
        self.undo_button = QPushButton("Urungkan impor ini", self)
        self.undo_button.setShortcut(QKeySequence("Ctrl+Alt+Z"))
        self.undo_button.setToolTip("Kembalikan data ke keadaan sebelum impor (Ctrl+Alt+Z)")
        self.mend_button = QPushButton("Perbaiki yang ditolak", self)
        self.again_button = QPushButton("Impor yang lain", self)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.spacing.medium)
        for button in (self.mend_button, self.again_button, self.undo_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, look.spacing.large, 0, 0)
        page.setSpacing(look.spacing.large)
        page.addWidget(self.text)
        page.addLayout(buttons)
        page.addStretch(1)
        self.undo_button.clicked.connect(self.undone)
        self.mend_button.clicked.connect(self.mending)
        self.again_button.clicked.connect(self.again)

    def show_account(self, account: ImportAccount, *, is_undone: bool = False) -> None:
        """Show the account; an import taken back cannot be taken back again."""
        noun = KIND_LABELS[account.kind]
        state = "sudah diurungkan" if is_undone else "selesai"
        rejected = len(account.rejected)
        lines = [f"<b>Impor {noun} {state}.</b>", f"{reconciliation(account)}."]
        if is_undone:
            lines.append("Data operasi kembali seperti sebelum impor.")
        elif rejected:
            lines.append(f"{thousands(rejected)} baris belum masuk; betulkan di langkah Perbaikan, lalu impor sisanya.")
        self.text.setText("<br>".join(lines))
        self.undo_button.setEnabled(not is_undone)
        self.mend_button.setVisible(bool(rejected) and not is_undone)
        self.mend_button.setText(f"Perbaiki {thousands(rejected)} yang ditolak")
