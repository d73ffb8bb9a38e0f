"""The actions of the window, declared: words, keys, menu and icon; the window says what they do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from opsroom.ui.shell.rooms import ROOMS
from opsroom.ui.theme.look import Look


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        menu: Title of its menu.
        needs_file: Rests while no operation is open.
        begins_group: A line stands above it.
    """

    key: str
    text: str
    menu: str
    keys: str = ""
    icon: str = ""
    needs_file: bool = True
    begins_group: bool = False
    is_switch: bool = False


FILE, EDIT, ROOM, VIEW, HELP = "&Berkas", "&Sunting", "&Ruang", "&Tampilan", "Ba&ntuan"
MENUS: tuple[str, ...] = (FILE, EDIT, ROOM, VIEW, HELP)
UNDO, REDO = "undo", "redo"

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new", "Operasi &baru...", FILE, "Ctrl+Shift+N", "new", needs_file=False),
    ActionSpec("open", "B&uka operasi...", FILE, "Ctrl+Shift+O", "open", needs_file=False),
    ActionSpec("import", "&Impor buku kerja...", FILE, "Ctrl+Shift+I", "import", begins_group=True),
    ActionSpec("export_tps", "Ekspor &TPS...", FILE, icon="export"),
    ActionSpec("export_personel", "Ekspor &personel...", FILE, icon="export"),
    ActionSpec("export_plot", "Ekspor p&loting...", FILE, icon="export"),
    ActionSpec("backup", "&Cadangkan sekarang", FILE, "Ctrl+Shift+B", "save", begins_group=True),
    ActionSpec("backups", "Pulihkan dari ca&dangan...", FILE, "Ctrl+Shift+R", "history", needs_file=False),
    ActionSpec("examine", "P&eriksa berkas", FILE),
    ActionSpec("quit", "&Keluar", FILE, "Ctrl+Q", needs_file=False, begins_group=True),
    ActionSpec(UNDO, "&Urungkan", EDIT, "Ctrl+Z", "undo"),
    ActionSpec(REDO, "U&langi", EDIT, "Ctrl+Y", "redo"),
    ActionSpec("history", "&Riwayat perubahan", EDIT, "F7", "history", begins_group=True, is_switch=True),
    ActionSpec("story", "Riwayat &baris ini", EDIT, "Shift+F7"),
    *(ActionSpec(f"room_{each.key}", each.title, ROOM, each.keys, each.icon) for each in ROOMS if each.in_rail),
    ActionSpec("report", "&Baris laporan (F2)", ROOM, "F12", "radio", begins_group=True),
    ActionSpec("wall", "Papan di &layar kedua", VIEW, "F11", "fullscreen"),
    ActionSpec("notices", "&Pemberitahuan", VIEW, "F8", "bell", needs_file=False, begins_group=True, is_switch=True),
    ActionSpec("dark", "Tampilan &gelap", VIEW, "Ctrl+Shift+G", "moon", needs_file=False, is_switch=True),
    ActionSpec("keys", "Daftar &pintasan", HELP, "F1", "help", needs_file=False),
    ActionSpec("about", "&Tentang Opsroom", HELP, needs_file=False),
)


class ActionTable:
    """The built actions by key."""

    def __init__(self, window: QMainWindow, handlers: Mapping[str, Callable[[], None]], look: Look) -> None:
        self._look = look
        self.actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {title: window.menuBar().addMenu(title) for title in MENUS}
        for spec in ACTIONS:
            self.actions[spec.key] = self._build(spec, window, handlers[spec.key])
        look.changed.connect(lambda _theme: self.retint())
        self.retint()

    def __getitem__(self, key: str) -> QAction:
        return self.actions[key]

    def set_has_file(self, *, has_file: bool) -> None:
        """Let the actions that need an open operation rest or work."""
        for spec in ACTIONS:
            if spec.needs_file:
                self.actions[spec.key].setEnabled(has_file)

    def retint(self) -> None:
        """Take the icons in the colours of the look in use."""
        for spec in ACTIONS:
            if spec.icon:
                self.actions[spec.key].setIcon(self._look.icon(spec.icon))

    def _build(self, spec: ActionSpec, window: QMainWindow, handler: Callable[[], None]) -> QAction:
        action = QAction(spec.text, window)
        action.setCheckable(spec.is_switch)
        if spec.keys:
            action.setShortcut(QKeySequence(spec.keys))
        action.triggered.connect(lambda _checked: handler())
        menu = self.menus[spec.menu]
        if spec.begins_group:
            menu.addSeparator()
        menu.addAction(action)
        return action
