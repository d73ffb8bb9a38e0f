"""Paints the cells of every table and opens their editors."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from opsroom.domain.columns import Column, ColumnKind
from opsroom.ui.tables.editors import CellEdit, ChoiceCellEdit, Move
from opsroom.ui.tables.faces import RIGHT_KINDS
from opsroom.ui.tables.inks import Inks, draw_corner, draw_frame, draw_hits, draw_symbol, draw_text
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.note_editor import NoteCellEdit
from opsroom.ui.tables.picking_editors import DateCellEdit, Suggest, SuggestingCellEdit
from opsroom.ui.tables.source import ToneOf
from opsroom.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
PAD_PX = 6
CellEditor = CellEdit | NoteCellEdit
CELL_EDITORS = (CellEdit, NoteCellEdit)
_DAYS = (ColumnKind.DATE, ColumnKind.MOMENT)
_CHOOSING = (ColumnKind.CHOICE, ColumnKind.FLAG)
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value


class CellDelegate(QStyledItemDelegate):
    """Draws a cell from its `CellFace` in one pass, without the seven questions of Qt's own delegate.

    Signals:
        edit_done: An editor was closed by the user; the `Move` says where to go.
        spread: A text was typed for the whole selection.

    Attributes:
        suggest: Looks for likely values while one types; without it nothing is offered.
        suggested: Keys of columns that are offered values though they take any.
    """

    #: Move, GUI thread.
    edit_done = Signal(object)
    #: str, GUI thread.
    spread = Signal(str)

    def __init__(self, look: Look, tones: Mapping[str, ToneOf], view: QWidget) -> None:
        super().__init__(view)
        self._look = look
        self._tones = tones
        self._view = view
        self.suggest: Suggest | None = None
        self.suggested: frozenset[str] = frozenset()
        self._inks = Inks(look.theme, view.fontMetrics())
        look.changed.connect(self.change_look)

    def change_look(self) -> None:
        """Take over other colours or another font."""
        self._inks = Inks(self._look.theme, self._view.fontMetrics())

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
        decor = face.decor
        tone = tone_of(face.value) if tone_of is not None and face.is_loaded else None
        if decor is not None and decor.tone is not None:
            tone = decor.tone
        if tone is not None:
            area = draw_symbol(painter, inks, tone, area)
        if face.text:
            align = _RIGHT if column.kind in RIGHT_KINDS else _LEFT
            if decor is not None and decor.hits:
                draw_hits(painter, inks, face, decor.hits, area, align)
            painter.setPen(inks.text(face, is_selected=is_selected))
            draw_text(painter, inks, face, area, align)
        if face.refusal is not None:
            draw_corner(painter, inks.alarm, rect)
        if state & _FOCUSED:
            draw_frame(painter, inks, rect)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line edit of the column's sort; it remembers the row and the value it started from."""
        del option
        model = _model_of(index)
        column = model.columns[index.column()]
        row_id = model.row_id(index.row())
        editor = self._make(row_id, column, model.seen(row_id, column.key), parent)
        editor.setFont(self._view.font())
        editor.done.connect(lambda move: self._on_editor_done(editor, move))
        editor.dropped.connect(lambda: self._on_editor_dropped(editor))
        editor.spread.connect(lambda text: self._on_editor_spread(editor, text))
        return editor

    def _make(self, row_id: int, column: Column, seen: object, parent: QWidget) -> CellEditor:
        theme = self._look.theme
        if column.kind is ColumnKind.NOTE:
            return NoteCellEdit(row_id, column, seen, theme, parent)
        if column.kind in _CHOOSING:
            return ChoiceCellEdit(row_id, column, seen, theme, parent)
        if column.kind in _DAYS:
            return DateCellEdit(row_id, column, seen, theme, parent)
        if self.suggest is not None and (column.kind is ColumnKind.LINK or column.key in self.suggested):
            return SuggestingCellEdit(row_id, column, seen, theme, self.suggest, parent)
        return CellEdit(row_id, column, seen, theme, parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor when it opens; changes from elsewhere never touch a field being typed into."""
        if isinstance(editor, CELL_EDITORS):
            editor.fill(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for the edit, for the row the editor was opened on."""
        del index
        if isinstance(editor, CELL_EDITORS) and isinstance(model, RecordTableModel):
            model.ask_cell(editor.row_id, editor.column.key, editor.text(), editor.seen)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The editor covers its cell, grid line included."""
        del index
        editor.setGeometry(option.rect.adjusted(-1, -1, 1, 1))
        if isinstance(editor, NoteCellEdit):
            editor.fit_height(editor.height())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave the keys to the editor, the rest (loss of focus) to Qt."""
        if event.type() == QEvent.Type.KeyPress and isinstance(editor, CELL_EDITORS):
            return False
        return super().eventFilter(editor, event)

    def _on_editor_spread(self, editor: CellEditor, text: str) -> None:
        """The command for the whole selection sets this cell too; the editor only goes away."""
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.edit_done.emit(Move.STAY)
        self.spread.emit(text)

    def _on_editor_done(self, editor: CellEditor, move: object) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.edit_done.emit(move)

    def _on_editor_dropped(self, editor: CellEditor) -> None:
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)


def _model_of(index: Index) -> RecordTableModel:
    model = index.model()
    if not isinstance(model, RecordTableModel):
        raise TypeError(type(model))
    return model
