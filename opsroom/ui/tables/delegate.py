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
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygon
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
_RIGHT_KINDS = frozenset({ColumnKind.NUMBER, ColumnKind.COORDINATE})
_SYMBOL_GAP_PX = 4
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
_MIDDLE = Qt.AlignmentFlag.AlignCenter.value


class CellDelegate(QStyledItemDelegate):
    """Draws a cell from its `CellFace` in one pass, without the seven questions of Qt's own delegate.

    Signals:
        edit_done: An editor was closed by the user; the `Move` says where to go.
    """

    #: Move, GUI thread.
    edit_done = Signal(object)

    def __init__(self, look: Look, tones: Mapping[str, ToneOf], view: QWidget) -> None:
        super().__init__(view)
        self._look = look
        self._tones = tones
        self._view = view
        self._inks = _Inks(look.theme, view.fontMetrics())
        look.changed.connect(self.change_look)

    def change_look(self) -> None:
        """Take over other colours or another font."""
        self._inks = _Inks(self._look.theme, self._view.fontMetrics())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, tone symbol, text, then the marks of refusal and of the current cell."""
        model = index.model()
        if not isinstance(model, RecordTableModel):
            super().paint(painter, option, index)
            return
        inks, row, section, state = self._inks, index.row(), index.column(), option.state.value
        column, face, rect = model.columns[section], model.face(row, section), option.rect
        is_selected = bool(state & _SELECTED)
        painter.fillRect(rect, inks.ground(face, is_selected=is_selected, row=row))
        area = rect.adjusted(PAD_PX, 0, -PAD_PX, 0)
        tone_of = self._tones.get(column.key)
        if tone_of is not None and face.is_loaded and (tone := tone_of(face.value)) is not None:
            area = _draw_symbol(painter, inks, tone, area)
        if face.text:
            painter.setPen(inks.text(face, is_selected=is_selected))
            _draw_text(painter, inks, face, area, _RIGHT if column.kind in _RIGHT_KINDS else _LEFT)
        if face.refusal is not None:
            _draw_corner(painter, inks, rect)
        if state & _FOCUSED:
            _draw_frame(painter, inks, rect)

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


class _Inks:
    """Colours and measures of the look in use, made once instead of for every cell."""

    def __init__(self, theme: Theme, metrics: QFontMetrics) -> None:
        self.widest = metrics.maxWidth()
        self.symbol_width = metrics.horizontalAdvance(SYMBOLS[Tone.WARN])
        self.tones = {tone: theme.qcolor(tone) for tone in Tone}
        self.alarm = QColor(theme.alarm)
        self.frame = QPen(QColor(theme.accent), 2)
        self.frame.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._text, self._muted = QColor(theme.text), QColor(theme.muted)
        self._selection, self._selection_text = QColor(theme.selection), QColor(theme.selection_text)
        self._refused, self._rows = QColor(theme.alarm_ground), (QColor(theme.surface), QColor(theme.alternate))

    def ground(self, face: CellFace, *, is_selected: bool, row: int) -> QColor:
        """Behind the cell."""
        if is_selected:
            return self._selection
        return self._rows[row % 2] if face.refusal is None else self._refused

    def text(self, face: CellFace, *, is_selected: bool) -> QColor:
        """Of its letters; quiet while the value is not certain."""
        if is_selected:
            return self._selection_text
        return self._muted if face.is_pending or not face.is_loaded else self._text


def _draw_symbol(painter: QPainter, inks: _Inks, tone: Tone, area: QRect) -> QRect:
    """Draw it in the middle of a field as wide as the widest one, so that texts stand in line."""
    width = inks.symbol_width
    painter.setPen(inks.tones[tone])
    painter.drawText(QRect(area.left(), area.top(), width, area.height()), _MIDDLE, SYMBOLS[tone])
    return area.adjusted(width + _SYMBOL_GAP_PX, 0, 0, 0)


def _draw_text(painter: QPainter, inks: _Inks, face: CellFace, area: QRect, align: int) -> None:
    text, width = face.text, area.width()
    if "\n" in text:
        text = text.replace("\n", " ")
    # Measuring costs as much as drawing: texts that fit at the widest letter are not measured.
    if len(text) * inks.widest > width:
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(text) > width:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    if not face.is_pending:
        painter.drawText(area, align, text)
        return
    upright = painter.font()
    slanted = QFont(upright)
    slanted.setItalic(True)
    painter.setFont(slanted)
    painter.drawText(area, align, text)
    painter.setFont(upright)


def _model_of(index: Index) -> RecordTableModel:
    model = index.model()
    if not isinstance(model, RecordTableModel):
        raise TypeError(type(model))
    return model


def _draw_corner(painter: QPainter, inks: _Inks, rect: QRect) -> None:
    right, top = rect.right() + 1, rect.top()
    painter.setBrush(inks.alarm)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(
        QPolygon([QPoint(right - _CORNER_PX, top), QPoint(right, top), QPoint(right, top + _CORNER_PX)])
    )


def _draw_frame(painter: QPainter, inks: _Inks, rect: QRect) -> None:
    painter.setPen(inks.frame)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))
