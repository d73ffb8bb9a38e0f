"""The rail on the left: one button per room."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from opsroom.ui.shell.rooms import ROOMS
from opsroom.ui.theme.look import Look

_ICON_PX = 24


class Rail(QFrame):
    """Buttons of the rooms; exactly one is down while a file is open.

    Signals:
        room_requested: Key of the room the user wants.
    """

    #: str, GUI thread.
    room_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 4, 8)
        column.setSpacing(4)
        width = max(self.fontMetrics().horizontalAdvance(each.title) for each in ROOMS) + 28
        for each in ROOMS:
            if not each.in_rail:
                continue
            button = QToolButton()
            button.setText(each.title)
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(QSize(_ICON_PX, _ICON_PX))
            button.setFixedWidth(width)
            # Low windows press the buttons together; high ones leave them their air.
            button.setMinimumHeight(_ICON_PX + self.fontMetrics().height() + 8)
            button.setMaximumHeight(_ICON_PX + self.fontMetrics().height() + 20)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
            button.setToolTip(f"{each.hint} ({each.keys})")
            button.setAccessibleName(f"Ruang {each.title}")
            button.clicked.connect(lambda _checked, key=each.key: self.room_requested.emit(key))
            self._group.addButton(button)
            self.buttons[each.key] = button
            column.addWidget(button, 10)
        column.addStretch(1)
        look.changed.connect(self._retint)
        self._retint()
        self.set_has_file(has_file=False)

    def show_room(self, key: str) -> None:
        """Press the button of that room down; a room without a button leaves all up."""
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.setChecked(each == key)
        self._group.setExclusive(True)
        self._retint()

    def set_has_file(self, *, has_file: bool) -> None:
        """Let the buttons rest while no operation is open."""
        for button in self.buttons.values():
            button.setEnabled(has_file)

    def _retint(self) -> None:
        theme = self._look.theme
        for each in ROOMS:
            if each.in_rail:
                button = self.buttons[each.key]
                button.setIcon(self._look.icon(each.icon, "on_accent" if button.isChecked() else "text"))
        self.setStyleSheet(
            f"QToolButton:checked {{ background: {theme.accent}; color: {theme.on_accent}; }}"
            f"QToolButton:disabled {{ color: {theme.muted}; }}"
        )
