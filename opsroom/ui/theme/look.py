"""The look in use, and the switch between light and dark while the program runs."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from opsroom.ui.theme.fonts import screen_font
from opsroom.ui.theme.icons import icon
from opsroom.ui.theme.palette import palette_of, style_sheet
from opsroom.ui.theme.tokens import Spacing, Theme, load_tokens


class Look(QObject):
    """Dresses the application and tells widgets when that changes.

    Widgets read `theme` when they paint; those that keep icons or pixmaps follow `changed`.

    Signals:
        changed: The new `Theme`; GUI thread.
    """

    #: Theme, GUI thread.
    changed = Signal(object)

    def __init__(self, app: QApplication, name: str = "light") -> None:
        super().__init__(app)
        self._app = app
        self._tokens = load_tokens()
        self._theme = self._tokens.themes[name]
        self._icons: dict[tuple[str, str], QIcon] = {}
        app.setStyle("Fusion")
        app.setFont(screen_font(self._tokens.fonts))
        self._dress()

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self._theme

    @property
    def spacing(self) -> Spacing:
        """Distances between things."""
        return self._tokens.spacing

    @property
    def names(self) -> tuple[str, ...]:
        """The looks there are."""
        return tuple(self._tokens.themes)

    def use(self, name: str) -> None:
        """Change to the look of that name.

        Raises:
            KeyError: No such look; a bug.
        """
        theme = self._tokens.themes[name]
        if theme is not self._theme:
            self._theme = theme
            self._dress()
            self.changed.emit(theme)

    def icon(self, name: str, token: str = "text") -> QIcon:
        """The icon of that name in a token's colour of the look in use; built once per colour."""
        key = (name, self._theme.value(token))
        if key not in self._icons:
            self._icons[key] = icon(*key)
        return self._icons[key]

    def _dress(self) -> None:
        self._app.setPalette(palette_of(self._theme))
        self._app.setStyleSheet(style_sheet(self._theme, self.spacing))
