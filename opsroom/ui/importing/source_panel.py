"""The first step: where the data come from. Everything can also be dropped anywhere on the page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from opsroom.ui.theme.look import Look

INVITATION = "Seret berkas atau folder ke sini"
_PROMISE = "Isinya ditampilkan dahulu. Belum ada yang disimpan sebelum Anda menekan Impor, dan impor dapat diurungkan."
_FRAME_CHARS = 104
_HINT_LINES = 3
_LISTS = (
    ("file", "Berkas...", "Ctrl+O", "Excel, LibreOffice, atau CSV; boleh beberapa sekaligus"),
    ("folder", "Folder...", "Ctrl+Alt+O", "Semua buku kerja di satu folder, sekali impor"),
    ("paste", "Tempel", "Ctrl+V", "Sel yang disalin di Excel atau LibreOffice"),
)
_OTHERS = (
    ("outlines", "Batas wilayah...", "", "GeoJSON batas kecamatan dan desa"),
    ("photos", "Foto personel...", "", "Folder JPG/PNG yang dinamai dengan NRP"),
)


class SourcePanel(QWidget):
    """Buttons for every source.

    Signals:
        asked: Name of the source: file, folder, paste, outlines, photos.
    """

    #: str, GUI thread.
    asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.buttons: dict[str, QPushButton] = {}
        gap = look.spacing
        self.frame = _DropFrame(look, self)
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(gap.large * 2, gap.large * 2, gap.large * 2, gap.large * 2)
        inside.setSpacing(gap.large)
        invitation = QLabel(f"<b>{INVITATION}</b><br>atau pilih daftar TPS dan daftar personel dari:", self.frame)
        invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(invitation)
        inside.addLayout(self._grid(_LISTS))
        also = QLabel("Selain daftar, program juga mengambil:", self.frame)
        also.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(also)
        inside.addLayout(self._grid(_OTHERS))
        promise = QLabel(_PROMISE, self.frame)
        promise.setWordWrap(True)
        promise.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(promise)
        page = QVBoxLayout(self)
        page.addStretch(1)
        page.addWidget(self.frame, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(2)

    def _grid(self, sources: Sequence[tuple[str, str, str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self._look.spacing.medium)
        for place, (name, text, keys, hint) in enumerate(sources):
            button = QPushButton(text, self.frame)
            if keys:
                button.setShortcut(QKeySequence(keys))
            button.setToolTip(f"{hint} ({keys})" if keys else hint)
            button.setMinimumHeight(button.fontMetrics().height() * 2)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            button.clicked.connect(lambda _checked=False, name=name: self.asked.emit(name))
            self.buttons[name] = button
            grid.addWidget(button, 0, place)
            label = QLabel(f"{hint}.{f'<br>{keys}' if keys else ''}", self.frame)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setMinimumHeight(label.fontMetrics().lineSpacing() * _HINT_LINES)
            label.setEnabled(False)
            grid.addWidget(label, 1, place)
            grid.setColumnStretch(place, 1)
        return grid


class _DropFrame(QWidget):
    """A dashed frame around what can be dropped into."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * _FRAME_CHARS)
        look.changed.connect(lambda _theme: self.update())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground and its dashed edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._look.theme.qcolor("border"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._look.theme.qcolor("surface"))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 8, 8)
        painter.end()
