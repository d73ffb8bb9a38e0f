"""Shows a bug calmly on the GUI thread, whichever thread it happened on; the session goes on."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from opsroom.runtime.crash import CrashReport

_TEXT = (
    "Terjadi kesalahan di dalam program. Yang sudah tersimpan tetap aman, dan Anda bisa terus bekerja.\n"
    "Salin rincian ini dan kirim ke pengelola program."
)


class CrashBox(QDialog):
    """The report with a button that copies it."""

    def __init__(self, report: CrashReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kesalahan program")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 380)
        message = QLabel(_TEXT)
        message.setWordWrap(True)
        self.text = QPlainTextEdit(report.text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Rincian kesalahan")
        place = QLabel(f"Berkas catatan: {report.path}" if report.path else "Berkas catatan tidak bisa ditulis.")
        place.setWordWrap(True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy_button = QPushButton("Salin rincian")
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(report.text))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (message, self.text, place, buttons):
            column.addWidget(widget)


class CrashRelay(QObject):
    """Takes reports on any thread and shows them on the GUI thread.

    Signals:
        reported: One `CrashReport`, emitted on the failing thread.
    """

    #: CrashReport, any thread.
    reported = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = parent
        self.reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)

    def _on_reported(self, report: CrashReport) -> None:
        CrashBox(report, self._window).show()
