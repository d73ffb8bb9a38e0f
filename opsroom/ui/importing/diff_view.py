"""Shows the rows of an import; a changed cell shows its old value struck out and the new one in bold."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from opsroom.domain.imports import ImportKind, Outcome, RowOutcome
from opsroom.services.import_preview import ImportView
from opsroom.ui.importing.diff_model import LEADING, OUTCOME, REMARK, ROW, DiffModel, Face, Index
from opsroom.ui.importing.fields import COLUMNS
from opsroom.ui.importing.outcome_lines import OUTCOME_TONES
from opsroom.ui.theme.look import Look

_PAD_PX = 6
_GAP_PX = 8
_ROW_PADDING_PX = 8
_SELECTED = QStyle.StateFlag.State_Selected.value
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_SAMPLE_ROWS = 60
_MOST_CHARS = 34


class DiffDelegate(QStyledItemDelegate):
    """Paints one cell."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._colours: dict[str, QColor] = {}
        look.changed.connect(self._colours.clear)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground by outcome, text, and both values of a changed cell."""
        model = index.model()
        line = model.line(index.row()) if isinstance(model, DiffModel) else None
        if not isinstance(model, DiffModel) or line is None:
            super().paint(painter, option, index)
            return
        key = model.keys[index.column()]
        face = model.face(line, key)
        rect: QRect = option.rect
        is_selected = bool(option.state.value & _SELECTED)
        painter.fillRect(rect, self._ground(face, index.row(), is_selected=is_selected))
        painter.setPen(self._colour("grid"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = rect.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        ink = "selection_text" if is_selected else _ink(line, key)
        if face.before is not None:
            room.setLeft(self._draw_before(painter, option.font, room, face.before, is_selected=is_selected))
            ink = "selection_text" if is_selected else "text"
        font = QFont(option.font)
        font.setBold(face.before is not None)
        self._draw(painter, font, room, face.text, ink)

    def _draw_before(self, painter: QPainter, base: QFont, room: QRect, text: str, *, is_selected: bool) -> int:
        """Draw the old value in the left half at most; returns where the new one begins."""
        font = QFont(base)
        font.setStrikeOut(True)
        half = QRect(room.left(), room.top(), room.width() // 2, room.height())
        width = self._draw(painter, font, half, text, "selection_text" if is_selected else "alarm")
        return room.left() + width + _GAP_PX

    def _draw(self, painter: QPainter, font: QFont, room: QRect, text: str, ink: str) -> int:
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text[:300], Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(self._colour(ink))
        painter.drawText(room, _LEFT, shown)
        return metrics.horizontalAdvance(shown)

    def _ground(self, face: Face, row: int, *, is_selected: bool) -> QColor:
        if is_selected:
            return self._colour("selection")
        if face.before is not None:
            return self._look.theme.ground("info")
        return self._colour("alternate" if row % 2 else "surface")

    def _colour(self, token: str) -> QColor:
        if token not in self._colours:
            self._colours[token] = self._look.theme.qcolor(token)
        return self._colours[token]


class DiffView(QTableView):
    """The table of a preview.

    Attributes:
        empty_text: What stands in the middle while there is no row.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.empty_text = ""
        self.rows = DiffModel(self)
        self.setModel(self.rows)
        self.setAccessibleName("Baris yang diimpor")
        self.setItemDelegate(DiffDelegate(look, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_PADDING_PX)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        look.changed.connect(lambda _theme: self.viewport().update())

    def show_view(self, view: ImportView | None, only: Outcome | None = None) -> None:
        """Show the rows of an import that came out as `only`."""
        self.rows.show_view(view, only)
        char = self.fontMetrics().averageCharWidth()
        for place, key in enumerate(self.rows.keys):
            self.setColumnWidth(place, self._chars(place, key, view) * char + _PAD_PX * 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the table, or the reason why it is empty."""
        super().paintEvent(event)
        if self.rows.rowCount() or not self.empty_text:
            return
        painter = QPainter(self.viewport())
        painter.setPen(self._look.theme.qcolor("muted"))
        space = self.viewport().rect().adjusted(16, 8, -16, -8)
        painter.drawText(space, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.empty_text)
        painter.end()

    def _chars(self, place: int, key: str, view: ImportView | None) -> int:
        """Width of a column by its first rows."""
        if key in (OUTCOME, ROW):
            return 10 if key == OUTCOME else 6
        shown = [str(self.rows.data(self.rows.index(row, place)) or "") for row in range(_sampled(self.rows))]
        longest = max(map(len, shown), default=0) + 2
        if key == REMARK:
            return max(40, min(longest, 90))
        kind = ImportKind.TPS if view is None else view.account.kind
        usual = next((column.width for column in COLUMNS[kind] if column.key == key), 12)
        title = len(str(self.rows.headerData(place, Qt.Orientation.Horizontal) or ""))
        return max(min(longest, max(usual * 2, _MOST_CHARS)), min(title, 20), 6)


def _sampled(model: DiffModel) -> int:
    return min(_SAMPLE_ROWS, model.rowCount())


def _ink(line: RowOutcome, key: str) -> str:
    if key == OUTCOME or (key == REMARK and line.outcome is Outcome.REJECTED):
        return OUTCOME_TONES[line.outcome].value
    is_quiet = line.outcome is Outcome.SAME or (line.outcome is Outcome.CHANGED and key not in LEADING)
    return "muted" if key in (ROW, REMARK) or is_quiet else "text"
