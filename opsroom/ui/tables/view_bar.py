"""The line above a table: a sheet's buttons at the left, what narrows the rows and how they are looked at at the right.

When the window is too narrow for all words, buttons give theirs up one after another and keep their symbols.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from opsroom.ui.theme.look import Look

_SEARCH_CHARS = 20
_STYLE = Qt.ToolButtonStyle


class ViewBar(QWidget):
    """The line.

    Attributes:
        line: Its layout; sheets insert their buttons before its stretch.
        search: Words that must occur somewhere in a row.
        clear_button: Shown while rows are hidden by filters.
        again_button: Shown while rows no longer fit filter or order since they were edited.
        count: ``37 dari 2.146 TPS``.
    """

    def __init__(self, noun: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._icons: list[tuple[QToolButton, str]] = []
        self._fitted: object = None
        self.search = self._search_line()
        self.again_button = self._button("Terapkan lagi", "refresh")
        self.again_button.setToolTip(
            "Ada baris yang diubah dan kini tidak lagi cocok dengan saringan atau urutan.\n"
            "Baris itu tetap di tempat sampai saringan diterapkan lagi (F9)."
        )
        self.clear_button = self._button("Hapus saringan", "clear")
        self.clear_button.setToolTip("Tampilkan semua baris lagi (Ctrl+Shift+L)")
        self.count = QLabel(self)
        self.count.setAccessibleName(f"Jumlah {noun}")
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(look.spacing.small)
        self.line.addStretch(1)
        for widget in (self.again_button, self.clear_button):
            widget.hide()
            self.line.addWidget(widget)
        self.line.addWidget(self.search)
        self.line.addWidget(self.count)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(lambda _theme: self._retint())
        self._retint()

    def _search_line(self) -> QLineEdit:
        search = QLineEdit(self)
        search.setPlaceholderText("Cari (Ctrl+F)")
        search.setAccessibleName("Cari di semua kolom")
        search.setToolTip("Cari di semua kolom (Ctrl+F). Beberapa kata: semuanya harus ada. Esc: kosongkan.")
        search.setClearButtonEnabled(True)
        width = self.fontMetrics().averageCharWidth()
        search.setMinimumWidth(width * _SEARCH_CHARS)
        search.setMaximumWidth(width * 2 * _SEARCH_CHARS)
        return search

    def _button(self, text: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolButtonStyle(_STYLE.ToolButtonTextBesideIcon)
        self._icons.append((button, icon))
        return button

    def add_menu_button(self, text: str, icon: str, tip: str, *, is_first: bool = False) -> QToolButton:
        """A button for a menu, before the search line; the first of its kind when asked for."""
        button = self._button(text, icon)
        button.setToolTip(tip)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menus = [place for place in range(self.line.count()) if self._is_menu_button(place)]
        last = self.line.indexOf(self.again_button)
        self.line.insertWidget(menus[0] if is_first and menus else last, button)
        self._retint()
        return button

    def add_button_of(self, action: QAction, place: int) -> QToolButton:
        """A button for an action of the sheet, at a place from the left."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setObjectName("sheet-button")
        button.setToolButtonStyle(_STYLE.ToolButtonTextBesideIcon)
        self.line.insertWidget(place, button)
        return button

    def show_is_filtered(self, *, is_filtered: bool) -> None:
        """Offer to take the filters away, or not."""
        self.clear_button.setVisible(is_filtered)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the window wants: words are given up."""
        return QSize(0, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Fit the words into the width whenever it, or what stands in the line, changes."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return done

    def _fit(self) -> None:
        others = [
            (widget, widget.sizeHint().width()) for widget in self._shown() if not isinstance(widget, QToolButton)
        ]
        texts = [(widget, widget.text()) for widget in self._shown() if isinstance(widget, QToolButton)]
        state = (self.width(), self.fontMetrics().height(), others, texts)
        # A button that changes asks for the layout again: without this the line would fit itself for ever.
        if state == self._fitted:
            return
        self._fitted = state
        buttons = [widget for widget in self._shown() if isinstance(widget, QToolButton)]
        for button in buttons:
            button.setToolButtonStyle(_STYLE.ToolButtonTextBesideIcon)
        excess = self._needed() - self.width()
        for button in buttons:
            if excess <= 0:
                break
            if button.icon().isNull():
                continue
            before = button.sizeHint().width()
            button.setToolButtonStyle(_STYLE.ToolButtonIconOnly)
            excess -= before - button.sizeHint().width()

    def _needed(self) -> int:
        widgets = self._shown()
        widths = [max(widget.minimumSizeHint().width(), widget.minimumWidth()) for widget in widgets]
        return sum(widths) + self.line.spacing() * len(widgets)

    def _is_menu_button(self, place: int) -> bool:
        item = self.line.itemAt(place)
        widget = item.widget() if item is not None else None
        return isinstance(widget, QToolButton) and any(widget is button for button, _icon in self._icons)

    def _shown(self) -> list[QWidget]:
        items = (self.line.itemAt(place) for place in range(self.line.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if widget is not None and not widget.isHidden()]

    def _retint(self) -> None:
        for button, name in self._icons:
            button.setIcon(self._look.icon(name))
