"""The step that shows a sheet as it is: its picture, one sentence on what was understood, and what is remembered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from opsroom.domain.imports import ImportKind, SheetReading
from opsroom.domain.sheet_pictures import SheetPicture
from opsroom.services.import_preview import RowMarks
from opsroom.ui.importing.fields import KIND_LABELS
from opsroom.ui.importing.picture_model import NO_MARKS
from opsroom.ui.importing.picture_view import PictureView
from opsroom.ui.tables.counting import thousands
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

_KEYS_HINT = "K kepala tabel · D mulai data · Enter arti kolom · Del abaikan kolom · T tanpa kepala · R dugaan program"
_REMEMBERED = "Kolom dicocokkan seperti yang Anda ajarkan pada impor sebelumnya."
_LEGEND = (("info", "kepala tabel"), ("text", "data"), ("alarm", "ditolak"), ("muted", "tidak dibaca"))


class PicturePanel(QWidget):
    """The picture of the picked sheet.

    Signals:
        picked: Name of the sheet wanted.
        forgotten: The remembered matching of the sheet shown is not wanted any more.
    """

    #: str, GUI thread.
    picked = Signal(str)
    forgotten = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.sheet_box = QComboBox(self)
        self.sheet_box.setAccessibleName("Lembar yang digambar")
        self.sheet_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.understood = _label("Yang dipahami", self)
        self.memory = _label("Pencocokan yang diingat", self)
        self.forget_button = QPushButton("Lupakan", self)
        self.forget_button.setToolTip("Lupakan pencocokan kolom yang diingat untuk tata letak ini")
        self.view = PictureView(look, self)
        self.legend = _label("Arti warna", self)
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.legend.setWordWrap(False)
        self.keys = _label("Tombol", self)
        self.keys.setWordWrap(False)
        self.keys.setText(_KEYS_HINT)
        self.keys.setEnabled(False)
        self._lay_out()
        self.sheet_box.activated.connect(self._on_sheet_box_activated)
        self.forget_button.clicked.connect(self.forgotten)
        look.changed.connect(lambda _theme: self._write_legend())
        self._write_legend()
        self.show_sheets((), "")

    def _lay_out(self) -> None:
        gap = self._look.spacing
        first = QHBoxLayout()
        first.setSpacing(gap.medium)
        sheet_label = QLabel("Lembar:", self)
        sheet_label.setBuddy(self.sheet_box)
        first.addWidget(sheet_label)
        first.addWidget(self.sheet_box)
        first.addWidget(self.understood, 1)
        second = QHBoxLayout()
        second.setSpacing(gap.medium)
        second.addWidget(self.memory, 1)
        second.addWidget(self.forget_button)
        last = QHBoxLayout()
        last.addWidget(self.legend)
        last.addStretch(1)
        last.addWidget(self.keys)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(gap.small)
        page.addLayout(first)
        page.addLayout(second)
        page.addWidget(self.view, 1)
        page.addLayout(last)

    @property
    def sheet(self) -> str:
        """The sheet picked."""
        return str(self.sheet_box.currentData() or "")

    def show_sheets(self, names: tuple[str, ...], picked: str) -> None:
        """Offer these sheets; the one picked before stays picked while it is among them."""
        wanted = self.sheet if self.sheet in names and not picked else picked
        self.sheet_box.clear()
        for name in names:
            self.sheet_box.addItem(name, name)
        self.sheet_box.setCurrentIndex(names.index(wanted) if wanted in names else 0)
        self.sheet_box.setEnabled(len(names) > 1)

    def show_picture(self, picture: SheetPicture | None) -> None:
        """Show the cells of a sheet."""
        self.view.model_.show_picture(picture)
        self.view.fit_columns()

    def show_reading(
        self,
        reading: SheetReading | None,
        kind: ImportKind | None,
        marks: RowMarks = NO_MARKS,
        *,
        is_remembered: bool = False,
    ) -> None:
        """Show how the sheet was understood."""
        self.view.model_.show_reading(reading, kind, marks)
        self.view.fit_columns()
        self.understood.setText("" if reading is None else understood_text(reading, kind))
        self.memory.setText(
            "Kolom dicocokkan seperti yang Anda ajarkan pada impor sebelumnya." if is_remembered else ""
        )
        self.memory.setVisible(is_remembered)
        self.forget_button.setVisible(is_remembered)

    def _write_legend(self) -> None:
        theme = self._look.theme
        parts = [f'<span style="color: {theme.value(token)}">■</span> {text}' for token, text in _LEGEND]
        self.legend.setText("&nbsp;&nbsp; ".join(parts))

    def _on_sheet_box_activated(self, _place: int) -> None:
        self.picked.emit(self.sheet)


def understood_text(reading: SheetReading, kind: ImportKind | None) -> str:
    """The layout by name, the rows and the place of the head; or why the sheet is left out and what helps."""
    if reading.kind is None:
        return f"{SYMBOLS[Tone.WARN]} {reading.reason} Tunjukkan kepala tabelnya (K) atau pilih arti kolomnya (Enter)."
    name = f"Kenal tata letak: {reading.known_as}. " if reading.known_as else ""
    what = f"Daftar {KIND_LABELS[reading.kind]}: {thousands(len(reading.rows))} baris data; "
    first, last = reading.head_row, reading.head_last
    where = f"{first}-{last}" if last > first else str(first)
    head = f"kepala tabel di baris {where}." if first else "tanpa kepala tabel, dibaca dari isinya."
    other = "" if reading.kind is kind else f" Tidak ikut: yang diimpor daftar {KIND_LABELS[kind]}." if kind else ""
    return f"{name}{what}{head}{other}"


def _label(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName(name)
    return label
