"""A line of fields above a sheet for adding rows one after another, without a dialog."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QCompleter,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from opsroom.domain.columns import Choice, Column
from opsroom.domain.errors import OpsError
from opsroom.services.edit_cells import CellsRefused
from opsroom.ui.tables.editors import widen_list
from opsroom.ui.theme.look import Look


class AddPanel(QFrame):
    """Fields for the columns a new row needs.

    Signals:
        submitted: Typed text per column key.
        closed: The user is through.
    """

    #: dict[str, str], GUI thread.
    submitted = Signal(object)
    closed = Signal()

    def __init__(
        self, title: str, columns: tuple[Column, ...], kept: frozenset[str], look: Look, parent: QWidget | None = None
    ) -> None:
        """Ask for `columns`; fields in `kept` keep their text for the next row."""
        super().__init__(parent)
        self._look = look
        self._columns = columns
        self._kept = kept
        self.fields = {column.key: self._field(column) for column in columns}
        self.add_button = QPushButton("Tambah", self)
        self.add_button.setProperty("primary", "true")
        self.add_button.setToolTip("Tambahkan baris ini (Enter)")
        self.close_button = QPushButton("Tutup", self)
        self.close_button.setToolTip("Tutup isian ini (Esc)")
        self.problem = QLabel(self)
        self.problem.setAccessibleName("Yang perlu diperbaiki")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._lay_out(title)
        self._connect()
        self._retint()

    def _field(self, column: Column) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(column.title)
        field.setMinimumWidth(field.fontMetrics().averageCharWidth() * min(column.width, 12))
        if column.choices:
            _offer(field, column.choices)
        field.returnPressed.connect(self._on_field_return_pressed)
        return field

    def _lay_out(self, title: str) -> None:
        gap = self._look.spacing
        heading = QLabel(f"<b>{title}</b>", self)
        line = QHBoxLayout()
        line.setSpacing(gap.medium)
        line.addWidget(heading)
        for column in self._columns:
            pair = QFormLayout()
            label = QLabel(column.title, self)
            label.setBuddy(self.fields[column.key])
            pair.addRow(label, self.fields[column.key])
            line.addLayout(pair, column.width)
        line.addWidget(self.add_button)
        line.addWidget(self.close_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(gap.medium, gap.medium, gap.medium, 0)
        page.setSpacing(gap.small)
        page.addLayout(line)
        page.addWidget(self.problem)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._submit)
        self.close_button.clicked.connect(self.close_panel)
        self._look.changed.connect(lambda _theme: self._retint())

    def open_panel(self, values: Mapping[str, str]) -> None:
        """Show the fields with these texts and begin at the first empty one."""
        for key, text in values.items():
            self.fields[key].setText(text)
        self.show()
        self._focus_first_empty()

    def close_panel(self) -> None:
        """Hide the fields; what was typed stays for the next time."""
        self.hide()
        self.closed.emit()

    def offer(self, key: str, choices: tuple[Choice, ...]) -> None:
        """Give a field its list."""
        _offer(self.fields[key], choices)

    def begin_next(self) -> None:
        """The row was added: empty the fields that change from row to row."""
        for key, field in self.fields.items():
            if key not in self._kept:
                field.clear()
        self.show_problem("")
        self._focus_first_empty()

    def refuse(self, problem: OpsError) -> None:
        """Say what is wrong, at the field it is about."""
        if not isinstance(problem, CellsRefused):
            self.show_problem(problem.user_text)
            return
        self.show_problem(" ".join(cell.reason for cell in problem.cells))
        first = self.fields.get(problem.cells[0].key)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            first.selectAll()

    def show_problem(self, text: str) -> None:
        """Show a sentence below the fields, or take it away."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        self.submitted.emit({key: field.text().strip() for key, field in self.fields.items()})

    def _on_field_return_pressed(self) -> None:
        empty = next((c.key for c in self._columns if c.required and not self.fields[c.key].text().strip()), None)
        if empty is None:
            self._submit()
        else:
            self.fields[empty].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_first_empty(self) -> None:
        fields = list(self.fields.values())
        next((field for field in fields if not field.text()), fields[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _retint(self) -> None:
        palette = self.problem.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._look.theme.qcolor("alarm"))
        self.problem.setPalette(palette)


def _offer(field: QLineEdit, choices: tuple[Choice, ...]) -> None:
    labels = [choice.label for choice in choices]
    completer = QCompleter(labels, field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(12)
    field.setCompleter(completer)
    widen_list(completer, labels)
