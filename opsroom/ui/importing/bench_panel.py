"""The error bench: rejected rows to be mended where they are, then read again, or saved as a workbook."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from opsroom.services.error_bench import Bench
from opsroom.ui.importing.bench_model import BenchModel, Index
from opsroom.ui.importing.choices import Cell
from opsroom.ui.tables.counting import thousands
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

_PAD_PX = 6
_GAP_PX = 8
_ROW_PADDING_PX = 10
_SELECTED = QStyle.StateFlag.State_Selected.value
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_ROW_CHARS, _REASON_CHARS, _MOST_CHARS, _FAULT_CHARS = 6, 44, 26, 46


class BenchDelegate(QStyledItemDelegate):
    """Paints a cell; one with a fault has the reason behind its text, a mended one is marked."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._colours: dict[str, QColor] = {}
        look.changed.connect(self._colours.clear)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, text, reason."""
        model = index.model()
        if not isinstance(model, BenchModel):
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        fault = model.fault(index.row(), index.column())
        is_mended = model.is_mended(index.row(), index.column())
        is_selected = bool(option.state.value & _SELECTED)
        ground = "alarm_ground" if fault else "ok_ground" if is_mended else "surface"
        painter.fillRect(rect, self._colour("selection" if is_selected else ground))
        painter.setPen(self._colour("grid"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        room = rect.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        text = str(model.data(index) or "")
        font = QFont(option.font)
        font.setBold(is_mended)
        plain = "muted" if model.column_of(index.column()) is None else "text"
        room.setLeft(room.left() + self._draw(painter, font, room, text, "selection_text" if is_selected else plain))
        if fault:
            room.setLeft(room.left() + (_GAP_PX if text else 0))
            ink = "selection_text" if is_selected else "alarm"
            self._draw(painter, QFont(option.font), room, f"{SYMBOLS[Tone.ALARM]} {fault}", ink)

    def _draw(self, painter: QPainter, font: QFont, room: QRect, text: str, ink: str) -> int:
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text[:300], Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.setFont(font)
        painter.setPen(self._colour(ink))
        painter.drawText(room, _LEFT, shown)
        return metrics.horizontalAdvance(shown)

    def _colour(self, token: str) -> QColor:
        if token not in self._colours:
            self._colours[token] = self._look.theme.qcolor(token)
        return self._colours[token]


class BenchPanel(QWidget):
    """The step for rejected rows.

    Signals:
        checked: The mended rows are to be read again; carries all mended cells.
        saved: The rejected rows are wanted as a workbook.
    """

    #: Mapping of Cell to str, GUI thread.
    checked = Signal(object)
    saved = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._benches: tuple[Bench, ...] = ()
        self._edits: dict[Cell, str] = {}
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setAccessibleName("Petunjuk perbaikan")
        self.sheet_box = QComboBox(self)
        self.sheet_box.setAccessibleName("Lembar yang diperbaiki")
        self.sheet_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.rows = BenchModel(self)
        self.table = self._table()
        self.fault = QLabel(self)
        self.fault.setWordWrap(True)
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setAccessibleName("Alasan di sel ini")
        self.check_button = self._button("Periksa lagi", "Ctrl+R", "Baca lagi baris yang sudah dibetulkan")
        self.save_button = self._button(
            "Simpan baris yang ditolak...", "Ctrl+S", "Simpan dengan alasannya, untuk diperbaiki dan diimpor lagi"
        )
        self._lay_out()
        self.rows.mended.connect(self._on_rows_mended)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        self.sheet_box.activated.connect(lambda _place: self._show_sheet())
        self.check_button.clicked.connect(lambda: self.checked.emit(dict(self._edits)))
        self.save_button.clicked.connect(self.saved)
        look.changed.connect(lambda _theme: self.table.viewport().update())
        self.show_benches((), {})

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.rows)
        table.setAccessibleName("Baris yang ditolak")
        table.setItemDelegate(BenchDelegate(self._look, table))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + _ROW_PADDING_PX)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return table

    def _button(self, text: str, keys: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setShortcut(QKeySequence(keys))
        button.setToolTip(f"{tip} ({keys})")
        return button

    def _lay_out(self) -> None:
        gap = self._look.spacing
        first = QHBoxLayout()
        first.setSpacing(gap.medium)
        first.addWidget(self.note, 1)
        first.addWidget(self.sheet_box)
        last = QHBoxLayout()
        last.setSpacing(gap.medium)
        last.addWidget(self.fault, 1)
        last.addWidget(self.save_button)
        last.addWidget(self.check_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(gap.medium)
        page.addLayout(first)
        page.addWidget(self.table, 1)
        page.addLayout(last)

    @property
    def edits(self) -> Mapping[Cell, str]:
        """All mended cells, of every sheet."""
        return self._edits

    def show_benches(self, benches: tuple[Bench, ...], edits: Mapping[Cell, str]) -> None:
        """Show the rejected rows with what was mended before."""
        picked = self.sheet_box.currentData()
        self._benches, self._edits = benches, dict(edits)
        self.sheet_box.clear()
        for bench in benches:
            self.sheet_box.addItem(f"{bench.sheet} ({thousands(len(bench.rows))})", bench.sheet)
        names = [bench.sheet for bench in benches]
        self.sheet_box.setCurrentIndex(names.index(picked) if picked in names else 0 if names else -1)
        self.sheet_box.setVisible(len(names) > 1)
        self.save_button.setEnabled(bool(benches))
        self._show_sheet()
        self._say()

    def go_to_fault(self) -> None:
        """Make the first cell with a fault the current one."""
        place = self.rows.first_fault()
        if place is not None:
            self.table.setCurrentIndex(self.rows.index(*place))

    def _show_sheet(self) -> None:
        place = self.sheet_box.currentIndex()
        bench = self._benches[place] if 0 <= place < len(self._benches) else None
        sheet = bench.sheet if bench is not None else ""
        self.rows.show_bench(
            bench, {(row, col): text for (name, row, col), text in self._edits.items() if name == sheet}
        )
        char = self.table.fontMetrics().averageCharWidth()
        for section in range(self.rows.columnCount()):
            self.table.setColumnWidth(section, self._chars(bench, section) * char + _PAD_PX * 4)
        self.fault.clear()

    def _chars(self, bench: Bench | None, section: int) -> int:
        column = self.rows.column_of(section)
        if bench is None or column is None:
            return _ROW_CHARS if section == 0 else _REASON_CHARS
        if any(column in row.faults for row in bench.rows[:100]):
            return _FAULT_CHARS
        longest = max((len(row.texts.get(column, "")) for row in bench.rows[:100]), default=0)
        head = len(str(self.rows.headerData(section, Qt.Orientation.Horizontal) or ""))
        return max(6, min(max(longest, head), _MOST_CHARS))

    def _say(self) -> None:
        count = sum(len(bench.rows) for bench in self._benches)
        if not count:
            self.note.setText("Tidak ada baris yang ditolak.")
        elif self._edits:
            self.note.setText(f"{thousands(len(self._edits))} sel dibetulkan. Tekan Periksa lagi (Ctrl+R).")
        else:
            self.note.setText(
                f"{thousands(count)} baris ditolak. Ketik yang benar di sel bertanda {SYMBOLS[Tone.ALARM]}, "
                "lalu Periksa lagi (Ctrl+R). Berkas aslinya tidak diubah."
            )
        self.check_button.setEnabled(bool(self._edits) and bool(count))

    def _on_rows_mended(self) -> None:
        bench = self.rows.bench
        if bench is not None:
            kept = {cell: text for cell, text in self._edits.items() if cell[0] != bench.sheet}
            own = {(bench.sheet, row, column): text for (row, column), text in self.rows.edits.items()}
            self._edits = {**kept, **own}
            self._say()

    def _on_current_changed(self, current: Index, _previous: Index) -> None:
        fault = self.rows.fault(current.row(), current.column()) if current.isValid() else ""
        row = self.rows.row_at(current.row()) if current.isValid() else None
        self.fault.setText(fault or ("; ".join(row.reasons) if row is not None else ""))
