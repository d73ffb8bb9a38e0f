"""Kecamatan and desa as a tree: TPS needed, filled and short, with a heat mark in colour, shape and word."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from opsroom.domain.calendar import write_number
from opsroom.services.plan_lines import DesaLine, KecamatanLine
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

Index = QModelIndex | QPersistentModelIndex
Line = KecamatanLine | DesaLine
_ROOT = QModelIndex()
NAME, FILLED, HEAT = range(3)
_HEADS = ("Wilayah", "Terisi", "Kurang")
_HINTS = (
    "Kecamatan dan desa",
    "TPS yang sudah punya tim, dari semua TPS",
    "TPS yang belum punya tim: lengkap, kurang, atau genting (seperempat lebih, atau ada yang paling rawan)",
)
_WIDTHS = (0, 60, 84)
_GRAVE_SHARE = 4
_SELECTED = QStyle.StateFlag.State_Selected.value
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
_PAD_PX = 4


def heat(line: Line) -> tuple[Tone, str]:
    """How badly a place is short: tone and word."""
    if not line.short:
        return Tone.OK, "lengkap"
    if line.severe or line.short * _GRAVE_SHARE >= line.need:
        return Tone.ALARM, "genting"
    return Tone.WARN, "kurang"


@dataclass(frozen=True, slots=True)
class _Branch:
    kecamatan: KecamatanLine
    desa: tuple[DesaLine, ...]


class PlaceModel(QAbstractItemModel):
    """Two levels: kecamatan, and the desa of each that have TPS. A row knows its kecamatan by its internal id."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[_Branch, ...] = ()
        self._shown: list[_Branch] = []
        self._words: tuple[str, ...] = ()

    def set_lines(self, kecamatan: Sequence[KecamatanLine], desa: Sequence[DesaLine]) -> None:
        """Show other places, filtered as before."""
        by_code: dict[str, list[DesaLine]] = {}
        for line in desa:
            by_code.setdefault(line.kecamatan_code, []).append(line)
        self._all = tuple(_Branch(line, tuple(by_code.get(line.code, ()))) for line in kecamatan)
        self._arrange()

    def search(self, text: str) -> None:
        """Show places whose name holds all words; a kecamatan that does keeps all its desa."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self._words = words
            self._arrange()

    def line(self, index: Index) -> Line | None:
        """The line of a row."""
        if not index.isValid():
            return None
        parent = index.internalId()
        if parent == 0:
            return self._shown[index.row()].kecamatan
        return self._shown[parent - 1].desa[index.row()]

    def index_of(self, code: str) -> QModelIndex:
        """The row of a kecamatan or desa, an invalid one when it is not shown."""
        for row, branch in enumerate(self._shown):
            if branch.kecamatan.code == code:
                return self.index(row, 0)
            for place, desa in enumerate(branch.desa):
                if desa.code == code:
                    return self.createIndex(place, 0, row + 1)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """The cell of a row below a parent."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = _ROOT) -> QModelIndex:
        """The kecamatan of a desa."""
        number = index.internalId() if index.isValid() else 0
        return self.createIndex(number - 1, 0, 0) if number else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Kecamatan, or desa of one."""
        if not parent.isValid():
            return len(self._shown)
        is_kecamatan = parent.internalId() == 0 and parent.column() == 0
        return len(self._shown[parent.row()].desa) if is_kecamatan else 0

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Columns."""
        del parent
        return len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text of a cell."""
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return _told(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _told(line) if index.column() == NAME else _text(line, index.column())
        return _text(line, index.column()) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles and hints of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(_HEADS):
            return None
        return {
            Qt.ItemDataRole.DisplayRole: _HEADS[section],
            Qt.ItemDataRole.ToolTipRole: _HINTS[section],
            Qt.ItemDataRole.TextAlignmentRole: Qt.AlignmentFlag.AlignLeft if section in (NAME, HEAT)
            else Qt.AlignmentFlag.AlignRight,
        }.get(Qt.ItemDataRole(role))  # fmt: skip

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = [shown for branch in self._all if (shown := self._matching(branch)) is not None]
        self.endResetModel()

    def _matching(self, branch: _Branch) -> _Branch | None:
        if _has(branch.kecamatan.name, self._words):
            return branch
        desa = tuple(line for line in branch.desa if _has(f"{line.name} {branch.kecamatan.name}", self._words))
        return _Branch(branch.kecamatan, desa) if desa else None


class PlaceDelegate(QStyledItemDelegate):
    """Paints a cell of the tree: name, numbers, heat mark with symbol, number and word on a bar of the share."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A little air above and below."""
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground and text of one cell."""
        model = index.model()
        line = model.line(index) if isinstance(model, PlaceModel) else None
        if line is None:
            super().paint(painter, option, index)
            return
        theme = self._look.theme
        is_selected = bool(option.state.value & _SELECTED)
        painter.fillRect(option.rect, theme.qcolor("selection" if is_selected else "surface"))
        ink = "selection_text" if is_selected else "text"
        room = option.rect.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        if index.column() == HEAT:
            self._paint_heat(painter, option.rect, line, is_selected=is_selected)
            return
        painter.setPen(theme.qcolor(ink))
        text = painter.fontMetrics().elidedText(_text(line, index.column()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT if index.column() == NAME else _RIGHT, text)

    def _paint_heat(self, painter: QPainter, rect: QRect, line: Line, *, is_selected: bool) -> None:
        tone, _word = heat(line)
        theme = self._look.theme
        if line.short:
            bar = rect.adjusted(1, 2, -2, -2)
            bar.setWidth(max(3, round(bar.width() * min(1.0, line.short / line.need))))
            painter.fillRect(bar, theme.ground(tone.value))
        painter.setPen(theme.qcolor("selection_text" if is_selected and not line.short else tone.value))
        painter.drawText(rect.adjusted(_PAD_PX, 0, 0, 0), _LEFT, _text(line, HEAT))


class PlaceTree(QTreeView):
    """The tree itself.

    Signals:
        picked: The line picked, None for the whole region.
    """

    #: KecamatanLine, DesaLine or None, GUI thread.
    picked = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = PlaceModel(self)
        self._picked = ""
        self.setModel(self.places)
        self.setItemDelegate(PlaceDelegate(look, self))
        self.setAccessibleName("Wilayah: kecamatan dan desa")
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setIndentation(14)
        heads = self.header()
        heads.setStretchLastSection(False)
        heads.setMinimumSectionSize(30)
        for column, width in enumerate(_WIDTHS):
            if width:
                heads.resizeSection(column, width)
            else:
                heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)

    @property
    def line(self) -> Line | None:
        """The place picked."""
        rows = self.selectionModel().selectedRows()
        return self.places.line(rows[0]) if rows else None

    def show_lines(self, kecamatan: Sequence[KecamatanLine], desa: Sequence[DesaLine]) -> None:
        """Show other places; what was open and picked stays so."""
        opened, picked = self._open_codes(), self._picked
        self.places.set_lines(kecamatan, desa)
        self._restore(opened, picked)

    def search(self, text: str) -> None:
        """Show places that match and open those with matching desa."""
        opened, picked = self._open_codes(), self._picked
        self.places.search(text)
        if text.strip():
            self.expandAll()
        else:
            self.collapseAll()
        self._restore(opened, picked)

    def go_to(self, code: str) -> None:
        """Pick a kecamatan or desa by code; an unknown one lets go."""
        index = self.places.index_of(code)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.let_go()

    def let_go(self) -> None:
        """Pick the whole region."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def _open_codes(self) -> list[str]:
        rows = (self.places.index(row, 0) for row in range(self.places.rowCount()))
        return [line.code for index in rows if self.isExpanded(index) and (line := self.places.line(index))]

    def _restore(self, opened: Sequence[str], picked: str) -> None:
        for code in opened:
            self.expand(self.places.index_of(code))
        if picked:
            self.go_to(picked)

    def _on_selection_changed(self) -> None:
        line = self.line
        self._picked = line.code if line is not None else ""
        self.picked.emit(line)


def _text(line: Line, column: int) -> str:
    if column == HEAT:
        tone, word = heat(line)
        return f"{SYMBOLS[tone]} {write_number(line.short)} {word}" if line.short else f"{SYMBOLS[tone]} {word}"
    return line.name if column == NAME else f"{write_number(line.covered)}/{write_number(line.need)}"


def _told(line: Line) -> str:
    told = (
        f"{line.name}: {write_number(line.need)} TPS, {write_number(line.covered)} terisi, "
        f"{write_number(line.short)} kurang ({heat(line)[1]}), {write_number(line.teams)} tim, "
        f"{write_number(line.people)} orang"
    )
    return f"{told}. Padal {line.padal}" if isinstance(line, KecamatanLine) and line.padal else told


def _has(name: str, words: tuple[str, ...]) -> bool:
    return all(word in name.casefold() for word in words)
