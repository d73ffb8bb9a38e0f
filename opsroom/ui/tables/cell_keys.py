"""Keys that concern the one cell stood on: amend it, date it, leave it for another row."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView

from opsroom.ui.tables.edit_desk import EditDesk
from opsroom.ui.tables.editors import CellEdit
from opsroom.ui.tables.go_to_line import GoToLine
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.view import RecordView


class CellKeys(QObject):
    """Opens editors by key.

    Attributes:
        go_to: The field for a row number.
    """

    def __init__(self, view: RecordView, model: RecordTableModel, desk: EditDesk) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._desk = desk
        self.go_to = GoToLine(view, model)

    def edit_current(self) -> None:
        """Amend the current cell."""
        current = self._view.currentIndex()
        if current.isValid() and self._model.flags(current) & Qt.ItemFlag.ItemIsEditable:
            self._view.edit(current, QAbstractItemView.EditTrigger.EditKeyPressed, None)

    def type_today(self) -> None:
        """Type today's date into the current cell; Enter takes it, Escape does not."""
        self.edit_current()
        editor = self._view.indexWidget(self._view.currentIndex())
        if isinstance(editor, CellEdit):
            editor.type_text(f"{self._desk.today():%d/%m/%Y}")
