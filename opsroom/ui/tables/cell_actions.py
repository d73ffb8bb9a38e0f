"""The actions on cells of a table with their keys: in the context menu, grouped."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from opsroom.ui.tables.blocks import BlockEditor
from opsroom.ui.tables.cell_keys import CellKeys
from opsroom.ui.tables.pasting import PasteMode
from opsroom.ui.tables.view import IN_MENU, RecordView, action
from opsroom.ui.tables.zoom import Density

_KEYS = QKeySequence.StandardKey
_DENSITIES = {Density.COMPACT: "Rapat", Density.NORMAL: "Biasa", Density.LOOSE: "Longgar"}

Spec = tuple[str, QKeySequence.StandardKey | str, Callable[[], None]]


def add_cell_actions(view: RecordView, blocks: BlockEditor, keys: CellKeys) -> None:
    """Offer everything that is done to cells and rows from the keyboard."""
    for text, sequence, run in (
        ("Ubah sel", "F2", keys.edit_current),
        ("Potong", _KEYS.Cut, blocks.cut),
        ("Salin", _KEYS.Copy, blocks.copy),
        ("Tempel", _KEYS.Paste, blocks.paste),
    ):
        action(view, text, sequence, run)
    _add_menu(view, paste_menu(view, blocks))
    _add_menu(
        view,
        _menu(
            view,
            "Isi",
            (
                ("Isi ke bawah", "Ctrl+D", blocks.fill_down),
                ("Isi ke kanan", "Ctrl+R", blocks.fill_right),
                ("Isi deret ke bawah", "Ctrl+Shift+D", blocks.fill_series),
                ("Salin dari sel di atas", "Ctrl+'", blocks.copy_above),
                ("Tanggal hari ini", "Ctrl+;", keys.type_today),
            ),
        ),
    )
    action(view, "Kosongkan", _KEYS.Delete, blocks.clear)
    action(view, "Gandakan baris", "Ctrl+Shift+U", blocks.duplicate_rows)
    _add_separator(view)
    action(view, "Ke baris...", "Ctrl+G", keys.go_to.ask)
    _add_menu(
        view,
        _menu(
            view,
            "Pilih",
            (
                ("Pilih baris", "Shift+Space", view.select_row),
                ("Pilih kolom", "Ctrl+Space", view.select_column),
                ("Pilih semua", _KEYS.SelectAll, view.selectAll),
            ),
        ),
    )
    _add_menu(view, size_menu(view))


def paste_menu(view: RecordView, blocks: BlockEditor) -> QMenu:
    """Other ways to paste, and when a paste is shown before it lands."""
    menu = _menu(view, "Tempel khusus", (("Tempel sebagai baris baru", "Ctrl+Shift+V", blocks.paste_as_rows),))
    menu.addSeparator()
    group = QActionGroup(menu)

    for mode in PasteMode:
        made = _choice(menu, group, mode.value, lambda mode=mode: blocks.pasting.use_mode(mode))
        made.setChecked(mode is blocks.pasting.mode)
    return menu


def size_menu(view: RecordView) -> QMenu:
    """Letters and rows."""
    zoom = view.zoom
    menu = _menu(
        view,
        "Ukuran",
        (
            ("Perbesar huruf", "Ctrl++", zoom.larger),
            ("Perkecil huruf", "Ctrl+-", zoom.smaller),
            ("Ukuran biasa", "Ctrl+0", zoom.reset),
        ),
    )
    # The plus of the main row needs Shift on most keyboards; without it the key is an equals sign.
    menu.actions()[0].setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
    menu.addSeparator()
    group = QActionGroup(menu)
    made = {
        density: _choice(menu, group, f"Baris {label.lower()}", lambda density=density: zoom.set_density(density))
        for density, label in _DENSITIES.items()
    }
    made[zoom.density].setChecked(True)
    zoom.changed.connect(lambda: made[zoom.density].setChecked(True))
    return menu


def _menu(view: RecordView, title: str, specs: Sequence[Spec]) -> QMenu:
    """A menu whose keys hold while the view has the keyboard."""
    menu = QMenu(title, view)
    for text, sequence, run in specs:
        made = action(view, text, sequence, run)
        made.setProperty(IN_MENU, "true")
        menu.addAction(made)
    return menu


def _choice(menu: QMenu, group: QActionGroup, text: str, run: Callable[[], None]) -> QAction:
    made = QAction(text, menu)
    made.setCheckable(True)
    made.triggered.connect(lambda _checked: run())
    group.addAction(made)
    menu.addAction(made)
    return made


def _add_menu(view: RecordView, menu: QMenu) -> None:
    view.addAction(menu.menuAction())


def _add_separator(view: RecordView) -> None:
    separator = QAction(view)
    separator.setSeparator(True)
    view.addAction(separator)
