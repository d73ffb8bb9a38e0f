"""Paints the cells of every table and opens their editors."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from opsroom.domain.columns import ColumnKind
from opsroom.ui.tables.editors import CellEdit, ChoiceCellEdit
from opsroom.ui.tables.model import CellFace, RecordTableModel
from opsroom.ui.tables.source import ToneOf
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Theme, Tone

Index = QModelIndex | QPersistentModelIndex
PAD_PX = 6
_CORNER_PX = 6
_CHOOSING = (ColumnKind.CHOICE, ColumnKind.FLAG)
_RIGHT = (ColumnKind.NUMBER, ColumnKind.COORDINATE)


class CellDelegate(QStyledItemDelegate):
    """Draws a cell from its `CellFace` in one pass, without the seven questions of Qt's own delegate.

    Signals:
        edit_done: An editor was closed by the user; the `Move` says where to go.
    """

    #: Move, GUI thread.
    edit_done = Signal(object)

    def __init__(self, look: Look, tones: Mapping[str, ToneOf], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tones = tones

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, tone symbol, text, then the marks of refusal and of the current cell."""
        model = index.model()
        if not isinstance(model, RecordTableModel):
            super().paint(painter, option, index)
            return
        theme = self._look.theme
        column = model.columns[index.column()]
        face = model.face(index.row(), index.column())
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, self._ground(theme, face, is_selected=is_selected, row=index.row()))
        area = option.rect.adjusted(PAD_PX, 0, -PAD_PX, 0)
        tone_of = self._tones.get(column.key)
        if tone_of is not None and face.is_loaded and (tone := tone_of(face.value)) is not None:
            area = self._draw_symbol(painter, theme, tone, area)
        align = Qt.AlignmentFlag.AlignRight if column.kind in _RIGHT else Qt.AlignmentFlag.AlignLeft
        self._draw_text(painter, theme, face, area, align, is_selected=is_selected)
        if face.refusal is not None:
            _draw_corner(painter, theme, option.rect)
        if option.state & QStyle.StateFlag.State_HasFocus:
            _draw_frame(painter, theme, option.rect)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line edit of the column's sort; it remembers the row and the value it started from."""
        del option
        model = _model_of(index)
        column = model.columns[index.column()]
        row_id = model.row_id(index.row())
        make = ChoiceCellEdit if column.kind in _CHOOSING else CellEdit
        editor = make(row_id, column, model.seen(row_id, column.key), self._look.theme, parent)
        editor.done.connect(lambda move: self._on_editor_done(editor, move))
        editor.dropped.connect(lambda: self._on_editor_dropped(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor when it opens; changes from elsewhere never touch a field being typed into."""
        if isinstance(editor, CellEdit):
            editor.fill(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for the edit, for the row the editor was opened on."""
        del index
        if isinstance(editor, CellEdit) and isinstance(model, RecordTableModel):
            model.ask_cell(editor.row_id, editor.column.key, editor.text(), editor.seen)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The editor covers its cell, grid line included."""
        del index
        editor.setGeometry(option.rect.adjusted(-1, -1, 1, 1))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave the keys to the editor, the rest (loss of focus) to Qt."""
        if event.type() == QEvent.Type.KeyPress and isinstance(editor, CellEdit):
            return False
        return super().eventFilter(editor, event)

    def _on_editor_done(self, editor: CellEdit, move: object) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.edit_done.emit(move)

    def _on_editor_dropped(self, editor: CellEdit) -> None:
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)

    def _ground(self, theme: Theme, face: CellFace, *, is_selected: bool, row: int) -> QColor:
        if is_selected:
            return QColor(theme.selection)
        if face.refusal is not None:
            return QColor(theme.alarm_ground)
        return QColor(theme.alternate if row % 2 else theme.surface)

    def _draw_symbol(self, painter: QPainter, theme: Theme, tone: Tone, area: QRect) -> QRect:
        painter.setPen(theme.qcolor(tone))
        width = painter.fontMetrics().horizontalAdvance(SYMBOLS[Tone.OK]) + PAD_PX
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, SYMBOLS[tone])
        return area.adjusted(width, 0, 0, 0)

    def _draw_text(
        self,
        painter: QPainter,
        theme: Theme,
        face: CellFace,
        area: QRect,
        align: Qt.AlignmentFlag,
        *,
        is_selected: bool,
    ) -> None:
        if face.is_pending:
            font = QFont(painter.font())
            font.setItalic(True)
            painter.setFont(font)
        is_quiet = face.is_pending or not face.is_loaded
        painter.setPen(QColor(theme.selection_text if is_selected else theme.muted if is_quiet else theme.text))
        text = face.text.replace("\n", " ")
        if painter.fontMetrics().horizontalAdvance(text) > area.width():
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, align | Qt.AlignmentFlag.AlignVCenter, text)


def _model_of(index: Index) -> RecordTableModel:
    model = index.model()
    if not isinstance(model, RecordTableModel):
        raise TypeError(type(model))
    return model


def _draw_corner(painter: QPainter, theme: Theme, rect: QRect) -> None:
    right, top = rect.right() + 1, rect.top()
    painter.setBrush(QColor(theme.alarm))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(
        QPolygon([QPoint(right - _CORNER_PX, top), QPoint(right, top), QPoint(right, top + _CORNER_PX)])
    )


def _draw_frame(painter: QPainter, theme: Theme, rect: QRect) -> None:
    pen = QPen(QColor(theme.accent), 2)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))
