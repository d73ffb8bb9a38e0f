"""The sheets found in a workbook: which are imported, and why the others are not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from opsroom.domain.imports import ImportKind, SheetReading
from opsroom.ui.importing.fields import KIND_LABELS
from opsroom.ui.tables.counting import thousands

_NAME_ROLE = Qt.ItemDataRole.UserRole


class SheetList(QListWidget):
    """Sheets to tick.

    Signals:
        ticked: Names that are ticked, after the user changed one.
        picked: Name of the sheet whose columns are to be shown.
    """

    #: frozenset[str], GUI thread.
    ticked = Signal(object)
    #: str, GUI thread.
    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Lembar di buku kerja")
        self.setWordWrap(True)
        self.setSpacing(4)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._on_item_changed)
        self.currentItemChanged.connect(self._on_current_item_changed)

    def show_readings(self, readings: Sequence[SheetReading], kind: ImportKind | None) -> None:
        """List the sheets; those that feed `kind` are ticked. The picked sheet stays picked."""
        picked = self.picked_name()
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clear()
        for reading in readings:
            item = QListWidgetItem(describe_sheet(reading, kind))
            item.setData(_NAME_ROLE, reading.sheet)
            item.setToolTip(reading.reason or describe_sheet(reading, kind))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_used = reading.kind is not None and reading.kind is kind
            item.setCheckState(Qt.CheckState.Checked if is_used else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        names = [reading.sheet for reading in readings]
        used = [reading.sheet for reading in readings if reading.kind is not None and reading.kind is kind]
        wanted = picked if picked in names else next(iter(used or names), "")
        if wanted:
            self.setCurrentRow(names.index(wanted))

    def picked_name(self) -> str:
        """The sheet whose columns are shown, empty when there is none."""
        item = self.currentItem()
        return "" if item is None else str(item.data(_NAME_ROLE))

    def ticked_names(self) -> frozenset[str]:
        """The sheets to import."""
        items = [self.item(row) for row in range(self.count())]
        return frozenset(str(i.data(_NAME_ROLE)) for i in items if i.checkState() is Qt.CheckState.Checked)

    def _on_item_changed(self, _item: QListWidgetItem) -> None:
        self.ticked.emit(self.ticked_names())

    def _on_current_item_changed(self, current: QListWidgetItem | None, _previous: object) -> None:
        if current is not None:
            self.picked.emit(str(current.data(_NAME_ROLE)))


def describe_sheet(reading: SheetReading, kind: ImportKind | None) -> str:
    """``TPS: 1.225 baris, judul kolom di baris 4``, or why the sheet is left out."""
    if reading.kind is None:
        return reading.reason or f"{reading.sheet}: tidak dikenali"
    if reading.kind is not kind:
        return f"{reading.sheet}: daftar {KIND_LABELS[reading.kind]}, tidak ikut kali ini"
    name = f"; {reading.known_as}" if reading.known_as else ""
    head = f"judul kolom di baris {reading.head_row}" if reading.head_row else "tanpa judul kolom, dibaca dari isinya"
    return f"{reading.sheet}: {thousands(len(reading.rows))} baris, {head}{name}"
