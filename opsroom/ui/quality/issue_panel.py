"""The issue in hand: what is wrong, the fixes with their keys, and the reason why it is none."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from opsroom.domain.quality import SPECS, Fix, Issue
from opsroom.ui.theme.look import Look

#: Fixes offered by key: Alt+1 to Alt+4.
MOST_FIXES = 4
_NONE = "Pilih satu masalah di daftar, atau tekan F3 untuk yang berikutnya."


class IssuePanel(QFrame):
    """Shows one issue and asks for what shall be done about it.

    Signals:
        fix_requested: The fix chosen.
        merge_requested: The issue whose rows shall be compared.
        go_requested: The issue whose row shall be shown in its sheet.
        dismiss_requested: Issue and reason.
    """

    #: Fix, GUI thread.
    fix_requested = Signal(object)
    #: Issue, GUI thread.
    merge_requested = Signal(object)
    #: Issue, GUI thread.
    go_requested = Signal(object)
    #: (Issue, str), GUI thread.
    dismiss_requested = Signal(object, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._issue: Issue | None = None
        self.title = QLabel(_NONE)
        self.text = QLabel()
        self.hint = QLabel()
        self.fixes = tuple(QPushButton() for _ in range(MOST_FIXES))
        self.merge_button = QPushButton("Bandingkan dan gabungkan (Alt+G)")
        self.go_button = QPushButton("Lihat di daftar (Alt+L)")
        self.reason = QLineEdit()
        self.dismiss_button = QPushButton("Bukan masalah (Alt+M)")
        self._build()
        self._connect()
        self.show_issue(None)

    @property
    def issue(self) -> Issue | None:
        """The issue shown."""
        return self._issue

    def show_issue(self, issue: Issue | None) -> None:
        """Show an issue; None clears the panel. A reason being typed goes with its issue."""
        if issue != self._issue:
            self.reason.clear()
        self._issue = issue
        self.title.setText(issue.place if issue else _NONE)
        self.text.setText(issue.text if issue else "")
        self.hint.setText(SPECS[issue.defect].hint if issue else "")
        offered: tuple[Fix, ...] = issue.fixes[:MOST_FIXES] if issue else ()
        for number, button in enumerate(self.fixes):
            button.setVisible(number < len(offered))
            if number < len(offered):
                button.setText(f"{offered[number].label} (Alt+{number + 1})")
                # Setting the text drops the key.
                button.setShortcut(QKeySequence(f"Alt+{number + 1}"))
        self.merge_button.setVisible(issue is not None and issue.merges)
        for widget in (self.go_button, self.reason, self.dismiss_button):
            widget.setVisible(issue is not None)

    def dismiss(self) -> None:
        """Ask to take the issue out of the queue; without a reason the keyboard goes there."""
        if self._issue is None:
            return
        if self.reason.text().strip():
            self.dismiss_requested.emit(self._issue, self.reason.text())
        else:
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setAccessibleName("Masalah yang dipilih")
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for label in (self.title, self.text, self.hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fixes[0].setProperty("primary", "true")
        self.merge_button.setProperty("primary", "true")
        self.reason.setPlaceholderText("Alasan bila bukan masalah, misalnya: dua orang, sudah dicek ke Polsek")
        self.reason.setAccessibleName("Alasan bukan masalah")
        gap = self._look.spacing
        fixes = QHBoxLayout()
        fixes.setSpacing(gap.medium)
        for button in (*self.fixes, self.merge_button, self.go_button):
            fixes.addWidget(button)
        fixes.addStretch(1)
        dismissing = QHBoxLayout()
        dismissing.setSpacing(gap.medium)
        dismissing.addWidget(self.reason, 1)
        dismissing.addWidget(self.dismiss_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, gap.medium, 12, gap.medium)
        column.setSpacing(gap.small)
        for label in (self.title, self.text, self.hint):
            column.addWidget(label)
        column.addLayout(fixes)
        column.addLayout(dismissing)

    def _connect(self) -> None:
        for number, button in enumerate(self.fixes):
            button.clicked.connect(partial(self._on_fix_clicked, number))
        for button, keys in ((self.merge_button, "Alt+G"), (self.go_button, "Alt+L"), (self.dismiss_button, "Alt+M")):
            button.setShortcut(QKeySequence(keys))
        self.merge_button.clicked.connect(lambda: self.merge_requested.emit(self._issue))
        self.go_button.clicked.connect(lambda: self.go_requested.emit(self._issue))
        self.dismiss_button.clicked.connect(self.dismiss)
        self.reason.returnPressed.connect(self.dismiss)

    def _on_fix_clicked(self, number: int, _checked: object = None) -> None:
        if self._issue is not None and number < len(self._issue.fixes):
            self.fix_requested.emit(self._issue.fixes[number])
