"""WhatsApp out: one key puts the situation report on the clipboard, of the Polres or of a kecamatan."""

from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from opsroom.services.lapsit import write_lapsit
from opsroom.services.radio_desk import Ear
from opsroom.services.workspace import Workspace
from opsroom.ui.tables.tools import ScreenTools


class LapsitBar(QWidget):
    """Of where, and the button; the text is as of now."""

    def __init__(
        self, workspace: Workspace, tools: ScreenTools, clipboard: QClipboard, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._tools, self._clipboard = workspace, tools, clipboard
        self.place = QComboBox()
        self.place.setAccessibleName("Lapsit untuk")
        self.place.addItem("Seluruh Polres", "")
        self.copy_button = QPushButton("Salin lapsit (F6)")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.place)
        row.addWidget(self.copy_button)
        self.copy_button.clicked.connect(self.copy)

    def listen(self, ear: Ear) -> None:
        """Offer these kecamatan; the chosen one stays chosen."""
        chosen = self.place.currentData()
        self.place.clear()
        self.place.addItem("Seluruh Polres", "")
        for code, name in ear.register.kecamatan.items():
            self.place.addItem(f"Kec. {name}", code)
        self.place.setCurrentIndex(max(0, self.place.findData(chosen)))

    def copy(self) -> None:
        """Write the report and put it on the clipboard."""
        code, name = self.place.currentData(), self.place.currentText()
        at = self._workspace.clock.now()

        def done(text: str) -> None:
            self._clipboard.setText(text)
            self._tools.notices.done(f"Lapsit {name} ada di papan klip. Tempel di WhatsApp dengan Ctrl+V.")

        self._tools.jobs.read(lambda: write_lapsit(self._workspace, at, code), done)
