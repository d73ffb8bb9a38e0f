"""The values of a column to pick from: how often each occurs, several at once, found by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from opsroom.ui.tables.counting import thousands

EMPTY_LABEL = "(kosong)"
_ROWS_SHOWN = 14
_LEAST_CHARS = 26
_TEXT_ROLE = Qt.ItemDataRole.UserRole


class ValueList(QFrame):
    """A drop-down of values with ticks.

    Signals:
        picked: Texts that are ticked; all of them mean no condition.
    """

    #: tuple[str, ...], GUI thread.
    picked = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(f"Isi kolom {title}")
        self._is_cut = False
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("cari isi")
        self.search.setAccessibleName(f"Cari di isi kolom {title}")
        self.list = QListWidget(self)
        self.list.setAccessibleName(f"Isi kolom {title}, spasi menandai")
        self.list.setUniformItemSizes(True)
        self.note = QLabel("Membaca isi kolom...", self)
        self.use_button = QPushButton("Pakai", self)
        self.use_button.setProperty("primary", "true")
        self.use_button.setToolTip("Tampilkan baris dengan isi yang ditandai (Enter)")
        self.all_button = QPushButton("Tandai semua", self)
        self.all_button.setToolTip("Tandai semua isi yang tampak, atau tidak satu pun (Ctrl+A)")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.all_button)
        buttons.addStretch(1)
        buttons.addWidget(self.use_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(6, 6, 6, 6)
        page.setSpacing(4)
        for widget in (self.search, self.list, self.note):
            page.addWidget(widget)
        page.addLayout(buttons)
        self.list.setMinimumHeight(self.fontMetrics().height() * _ROWS_SHOWN)
        self.list.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LEAST_CHARS)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.use_button.clicked.connect(self._use)
        self.all_button.clicked.connect(self._toggle_all)

    def open_below(self, at: QPoint) -> None:
        """Show it at a global place, with the cursor in the search line."""
        self.adjustSize()
        self.move(at)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_values(self, values: Sequence[tuple[str, int]], ticked: Sequence[str], *, is_cut: bool) -> None:
        """Offer these texts with their counts; `is_cut` says that there are more."""
        self._is_cut = is_cut
        wanted = {text.casefold() for text in ticked}
        self.list.clear()
        for text, count in values:
            item = QListWidgetItem(f"{text or EMPTY_LABEL}   {thousands(count)}")
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if text.casefold() in wanted else Qt.CheckState.Unchecked)
            item.setData(_TEXT_ROLE, text)
            self.list.addItem(item)
        more = "; yang paling sering saja, ketik di saringan untuk yang lain" if is_cut else ""
        self.note.setText(f"{thousands(len(values))} isi berbeda{more}")
        self.note.setWordWrap(True)
        self._narrow(self.search.text())

    @property
    def ticked(self) -> tuple[str, ...]:
        """Texts that are ticked."""
        return tuple(str(item.data(_TEXT_ROLE)) for item in self._items() if _is_ticked(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter uses the ticks, Down goes into the list, Ctrl+A ticks all, Escape closes."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._use()
        elif key == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            first = next((item for item in self._items() if not item.isHidden()), None)
            if first is not None:
                self.list.setCurrentItem(first)
        elif key == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._toggle_all()
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _use(self) -> None:
        chosen = self.ticked
        seen = [item for item in self._items() if not item.isHidden()]
        current = self.list.currentItem()
        if not chosen and self.list.hasFocus() and current is not None:
            chosen = (str(current.data(_TEXT_ROLE)),)
        elif not chosen and self.search.text() and len(seen) == 1:
            chosen = (str(seen[0].data(_TEXT_ROLE)),)
        if len(chosen) == self.list.count() and not self._is_cut:
            chosen = ()
        self.picked.emit(chosen)
        self.close()

    def _toggle_all(self) -> None:
        seen = [item for item in self._items() if not item.isHidden()]
        state = Qt.CheckState.Unchecked if all(map(_is_ticked, seen)) else Qt.CheckState.Checked
        for item in seen:
            item.setCheckState(state)

    def _narrow(self, text: str) -> None:
        wanted = text.strip().casefold()
        for item in self._items():
            item.setHidden(wanted not in str(item.data(_TEXT_ROLE)).casefold())

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
