"""Shows a PDF from memory as it will be printed: pages, zoom, and a sentence while there is none."""

from PySide6.QtCore import QBuffer, QByteArray, QPointF, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from opsroom.ui.theme.look import Look

_ZOOM_STEP = 1.25
_ZOOM_RANGE = (0.25, 5.0)


class PdfPreview(QWidget):
    """A page view with its own small tool bar.

    Attributes:
        document: The PDF shown.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        # The document reads from the buffer as long as it shows pages; both live with the widget.
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.page = QSpinBox()
        self.status = QLabel()
        self._message = QLabel()
        self._stack = QStackedWidget()
        self._zoom_in = QToolButton()
        self._zoom_out = QToolButton()
        self._fit_width = QToolButton()
        self._fit_page = QToolButton()
        self._build()
        self._connect()
        self._retint()
        self.show_message("")

    @property
    def page_count(self) -> int:
        """Pages of the document shown, 0 for none."""
        return self.document.pageCount() if self._stack.currentWidget() is self.view else 0

    @property
    def message(self) -> str:
        """The sentence shown instead of a document, empty while there is one."""
        return self._message.text() if self._stack.currentWidget() is self._message else ""

    def show_pdf(self, pdf: bytes, summary: str) -> None:
        """Show a document at the page that was shown before."""
        place = self.view.pageNavigator().currentPage()
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        count = self.document.pageCount()
        self._stack.setCurrentWidget(self.view)
        self.page.setRange(1, max(1, count))
        self.page.setSuffix(f" dari {count}")
        self.status.setText(summary)
        self._set_enabled(is_enabled=count > 0)
        if 0 < place < count:
            self.view.pageNavigator().jump(place, QPointF())

    def show_message(self, text: str) -> None:
        """Show a sentence instead of a document."""
        self._message.setText(text)
        self._stack.setCurrentWidget(self._message)
        self.status.clear()
        self._set_enabled(is_enabled=False)

    def _build(self) -> None:
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName("Pratinjau surat")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setWordWrap(True)
        self._message.setContentsMargins(40, 40, 40, 40)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._message)
        self.page.setPrefix("Halaman ")
        self.page.setAccessibleName("Halaman")
        self.page.setKeyboardTracking(False)
        self.status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.addWidget(self.page)
        for button, text, hint in (
            (self._zoom_out, "", "Perkecil"),
            (self._zoom_in, "", "Perbesar"),
            (self._fit_width, "Selebar layar", "Sesuaikan lebar halaman"),
            (self._fit_page, "Satu halaman", "Tampilkan satu halaman penuh"),
        ):
            button.setToolTip(hint)
            button.setAccessibleName(hint)
            button.setText(text)
            row.addWidget(button)
        row.addWidget(self.status, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def _retint(self) -> None:
        self._zoom_in.setIcon(self._look.icon("zoom-in"))
        self._zoom_out.setIcon(self._look.icon("zoom-out"))

    def _connect(self) -> None:
        self._look.changed.connect(self._retint)
        self.view.setDocument(self.document)
        self.view.pageNavigator().currentPageChanged.connect(self._on_navigator_current_page_changed)
        self.page.valueChanged.connect(self._on_page_value_changed)
        self._zoom_in.clicked.connect(lambda: self._zoom_by(_ZOOM_STEP))
        self._zoom_out.clicked.connect(lambda: self._zoom_by(1 / _ZOOM_STEP))
        self._fit_width.clicked.connect(lambda: self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth))
        self._fit_page.clicked.connect(lambda: self.view.setZoomMode(QPdfView.ZoomMode.FitInView))

    def _set_enabled(self, *, is_enabled: bool) -> None:
        for widget in (self.page, self._zoom_in, self._zoom_out, self._fit_width, self._fit_page):
            widget.setEnabled(is_enabled)

    def _zoom_by(self, factor: float) -> None:
        least, most = _ZOOM_RANGE
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(most, max(least, self.view.zoomFactor() * factor)))

    def _on_navigator_current_page_changed(self, page: int) -> None:
        if self.page.value() != page + 1:
            self.page.setValue(page + 1)

    def _on_page_value_changed(self, page: int) -> None:
        if self.view.pageNavigator().currentPage() != page - 1:
            self.view.pageNavigator().jump(page - 1, QPointF())
