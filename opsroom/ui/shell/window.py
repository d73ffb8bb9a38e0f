"""The main window: rail, rooms, menus, status and notices around one open operation."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMessageBox, QVBoxLayout, QWidget

from opsroom.domain.calendar import write_number
from opsroom.domain.changes import ChangeSet, Kind, Origin
from opsroom.domain.documents import PageSetup, Paper
from opsroom.domain.imports import ImportKind
from opsroom.domain.progress import Progress
from opsroom.runtime.version import describe
from opsroom.services.doctor import Health, examine
from opsroom.services.export_table import Export, export
from opsroom.ui.board.window import BoardWindow
from opsroom.ui.shell.actions import REDO, UNDO, ActionTable
from opsroom.ui.shell.desk import Desk
from opsroom.ui.shell.file_desk import PATTERNS, FileDesk
from opsroom.ui.shell.history_words import HistoryWords
from opsroom.ui.shell.keys_box import KeysBox
from opsroom.ui.shell.notice_bar import NoticeBar, NoticeHistory
from opsroom.ui.shell.rail import Rail
from opsroom.ui.shell.room_stack import RoomStack
from opsroom.ui.shell.rooms import BIN, BOARD, DOCUMENTS, IMPORT, PERSONEL, PLOTTING, QUALITY, RADIO, ROOMS, TPS, UNITS
from opsroom.ui.shell.session import Session
from opsroom.ui.shell.side_docks import BackupsDock, HistoryDock
from opsroom.ui.shell.start_page import StartPage
from opsroom.ui.shell.status_line import StatusLine

TITLE = "Opsroom"
#: The other rooms are loaded when the first one had time to show itself. Units: ms.
WARM_UP_MS = 1500
_SIZE = (1280, 760)
#: What a window manager draws around a window, generously. Units: px.
_FRAME = QSize(16, 48)
_HISTORY_PX = 170
_EXPORT_PATTERNS = "Buku kerja Excel (*.xlsx);;Teks dipisah koma (*.csv)"


def _fitting(screen: QScreen) -> QSize:
    """The usual size, or what the screen has left beside panels and the frame of the window."""
    room = screen.availableSize() - _FRAME
    return QSize(*_SIZE).boundedTo(room)


class MainWindow(QMainWindow):
    """Composes the parts and wires the screens to each other.

    Attributes:
        files: Opens and closes operations.
        rooms: Holds the screens.
        wall: The board on the second screen, None while it is dark.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._back_to = PERSONEL
        self._import_wish: tuple[ImportKind | None, Path | None] = (None, None)
        self.wall: BoardWindow | None = None
        self.files = FileDesk(desk, self)
        self.rail = Rail(desk.look, self)
        self.start = StartPage(desk.look)
        self.rooms = RoomStack(self.start)
        self.notice_bar = NoticeBar(desk.notices, desk.look)
        self.history = NoticeHistory(desk.notices, desk.look, lambda: desk.settings.text("zone"), self)
        self.past = HistoryDock(self)
        self.backups = BackupsDock(desk, self)
        self.status = StatusLine()
        self.actions_table = ActionTable(self, self._handlers(), desk.look)
        self.words = HistoryWords(self.actions_table[UNDO], self.actions_table[REDO])
        self._build()
        self._connect()
        self._show_closed()

    @property
    def session(self) -> Session | None:
        """The open operation."""
        return self.files.session

    def show_as_left(self) -> None:
        """Show the window where it was closed; the first time it fills the screen."""
        if self._desk.state.geometry().isEmpty():
            self.showMaximized()
        else:
            self.show()

    def open_file(self, path: Path) -> None:
        """Open an operation; the window stays usable meanwhile."""
        self.files.open(path)

    def visit(self, key: str) -> None:
        """Go to a room."""
        self.rooms.visit(key)

    def begin_report(self) -> None:
        """To the entry line of the radio desk, from anywhere."""
        self.visit(RADIO)
        self.rooms.when_built(RADIO, lambda screen: screen.focus_entry())

    def open_import(self, kind: ImportKind | None = None, workbook: Path | None = None) -> None:
        """Go to the import page, for a list and with a workbook if they are known."""
        if self.rooms.current_room != IMPORT:
            self._back_to = self.rooms.current_room or PERSONEL
        page = self.rooms.screen(IMPORT)
        if page is not None:
            page.start(kind, workbook)
        else:
            self._import_wish = (kind, workbook)
        self.rooms.visit(IMPORT)

    def show_row(self, kind: Kind, row_id: int) -> None:
        """Go to a row in its sheet; a kecamatan without Padal is settled by plotting."""
        key = {Kind.PERSON: PERSONEL, Kind.TPS: TPS, Kind.UNIT_AREA: UNITS}.get(kind, PLOTTING)
        self.visit(key)
        if key != PLOTTING:
            self.rooms.when_built(key, lambda screen: screen.table.reveal(row_id))

    def show_story(self) -> None:
        """Tell the life of the current row of the sheet in sight."""
        screen = self.rooms.screen(self.rooms.current_room)
        kind = {PERSONEL: Kind.PERSON, TPS: Kind.TPS, UNITS: Kind.UNIT_AREA}.get(self.rooms.current_room)
        current = screen.table.view.currentIndex() if screen is not None and kind is not None else None
        if screen is None or kind is None or current is None or not current.isValid():
            self._desk.notices.info("Pilih dahulu satu baris di Personel, TPS atau Kesatuan, lalu tekan Shift+F7.")
            return
        self.past.show_row(kind, screen.table.model.row_id(current.row()))

    def show_backups(self) -> None:
        """List the backups of the open file; without one ask for the file."""
        if self.session is not None:
            self.backups.show_file(self.session.workspace.path)
        else:
            self._desk.picker.open_file(self, "Pulihkan operasi dari cadangan", PATTERNS, self.backups.show_file)

    def use_look(self, name: str) -> None:
        """Change to the look of that name and remember it."""
        self._desk.look.use(name)
        self._desk.settings.put("theme", name)
        self.actions_table["dark"].setChecked(self._desk.look.theme.is_dark)

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing announced runs and the room wanted is in sight."""
        running = (*self._desk.jobs.running, *(self.session.jobs.running if self.session else ()))
        return not running and self.rooms.is_settled

    def toggle_wall(self) -> None:
        """Light the board on the second screen, or put it out."""
        if self.wall is not None:
            self.wall.close()
            return
        if self.session is None:
            return
        self.wall = BoardWindow(self.session.reader, self._desk.look, self._desk.clock)
        self.wall.closed.connect(self._on_wall_closed)
        self.wall.quit_requested.connect(self.close)
        panel = self.rooms.screen(BOARD)
        if panel is not None:
            self.wall.view.set_shows_padal(shows=panel.padal.isChecked())
        self.wall.show_on_wall(self.screen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 that nobody below wants (a table edits its cell with it) goes to the entry line; F12 does everywhere."""
        if event.key() == Qt.Key.Key_F2 and self.actions_table["report"].isEnabled():
            self.begin_report()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place, put the wall out, end the jobs, close the file."""
        self._desk.state.put_geometry(self.saveGeometry())
        if self.wall is not None:
            self.wall.close()
        self.files.close()
        self._desk.jobs.close()
        super().closeEvent(event)

    # building

    def _build(self) -> None:
        self.setWindowTitle(TITLE)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rooms, 1)
        column.addWidget(self.notice_bar)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(middle, 1)
        self.setCentralWidget(whole)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.history)
        self.resizeDocks([self.history], [_HISTORY_PX], Qt.Orientation.Vertical)
        self.history.hide()
        for dock in (self.past, self.backups):
            self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            dock.hide()
        self.tabifyDockWidget(self.past, self.backups)
        self.setStatusBar(self.status)
        self.resize(_fitting(self.screen()))
        self.restoreGeometry(self._desk.state.geometry())
        self.start.show_recent(self._desk.state.recent())
        self.actions_table["dark"].setChecked(self._desk.look.theme.is_dark)

    def _connect(self) -> None:
        self.status.follow(self._desk.jobs)
        self.rail.room_requested.connect(self.visit)
        self.rooms.shown.connect(self.rail.show_room)
        self.rooms.built.connect(self._on_rooms_built)
        self.files.opening.connect(self._on_files_opening)
        self.files.opened.connect(self._on_files_opened)
        self.files.refused.connect(self._on_files_refused)
        self.start.create_requested.connect(self.files.ask_to_create)
        self.start.open_requested.connect(self.files.ask_to_open)
        self.start.recent_requested.connect(self.open_file)
        self.notice_bar.history_requested.connect(self.history.show)
        self.history.visibilityChanged.connect(self.actions_table["notices"].setChecked)
        self.files.closing.connect(self._on_files_closing)
        self.past.visibilityChanged.connect(self._on_past_visibility_changed)
        self.backups.panel.in_place_requested.connect(self.files.restore)
        self.backups.panel.open_requested.connect(self.open_file)

    def _handlers(self) -> Mapping[str, Callable[[], None]]:
        """What every action does, by its key."""
        handlers: dict[str, Callable[[], None]] = {
            "new": self._begin_new,
            "open": self.files.ask_to_open,
            "import": self.open_import,
            "export_tps": partial(self._ask_to_export, Export.TPS),
            "export_personel": partial(self._ask_to_export, Export.PERSON),
            "export_plot": partial(self._ask_to_export, Export.PLOT),
            "backup": self._back_up,
            "backups": self.show_backups,
            "history": self._toggle_past,
            "story": self.show_story,
            "examine": self._examine,
            "quit": self._quit,
            UNDO: self._undo,
            REDO: self._redo,
            "report": self.begin_report,
            "wall": self.toggle_wall,
            "notices": self._toggle_history,
            "dark": self._toggle_dark,
            "keys": self._show_keys,
            "about": self._show_about,
        }
        handlers |= {f"room_{each.key}": partial(self.visit, each.key) for each in ROOMS if each.in_rail}
        return handlers

    # an operation opens and closes

    def _show_closed(self) -> None:
        self.rooms.leave()
        self.rail.set_has_file(has_file=False)
        self.actions_table.set_has_file(has_file=False)
        self.status.show_file(None)

    def _on_files_closing(self) -> None:
        if self.wall is not None:
            self.wall.close()
        self.past.leave()
        self._show_closed()

    def _on_files_opening(self, path: Path) -> None:
        self.start.show_waiting(f"Membuka {path.name} ...")

    def _on_files_refused(self, text: str) -> None:
        self.start.show_problem(text)
        if self.rooms.currentWidget() is not self.start:
            self._desk.notices.error(text)

    def _on_files_opened(self, session: Session) -> None:
        path = session.workspace.path
        if self.wall is not None:
            self.wall.close()
        self.start.clear()
        self.start.show_recent(self._desk.state.recent())
        self.setWindowTitle(f"{path.stem} - {TITLE}")
        if session.workspace.backup_problem:
            self._desk.notices.warning(session.workspace.backup_problem)
        self.rooms.enter(session)
        self.past.enter(session, self._desk.settings.text("zone"))
        self.backups.panel.show_file(path if self.backups.isVisible() else None)
        self.rail.set_has_file(has_file=True)
        self.actions_table.set_has_file(has_file=True)
        self.status.show_file(path)
        self.status.follow(session.jobs)
        session.history_read.connect(self.words.show_history)
        session.backup_read.connect(self.status.show_backup)
        session.relay.changed.connect(self._on_relay_changed)
        session.start()
        self.visit(PERSONEL)
        QTimer.singleShot(WARM_UP_MS, self.rooms, self.rooms.warm_up)

    def _on_relay_changed(self, changeset: ChangeSet) -> None:
        if changeset.origin is Origin.OTHER_PROCESS:
            self._desk.notices.info(f"Diubah dari luar jendela ini: {changeset.label}.")

    def _on_rooms_built(self, key: str, screen: QWidget) -> None:
        if key in (PERSONEL, TPS, UNITS):
            screen.import_requested.connect(self.open_import)
            screen.table.add_actions([self.actions_table["story"]])
        elif key == QUALITY:
            screen.row_requested.connect(self.show_row)
        elif key == BIN:
            screen.set_zone(self._desk.settings.text("zone"))
        elif key == IMPORT:
            screen.closed.connect(self._on_import_closed)
            screen.start(*self._import_wish)
        elif key == BOARD:
            screen.wall_requested.connect(self.toggle_wall)
            screen.padal_toggled.connect(self._on_board_padal_toggled)
        elif key == DOCUMENTS:
            settings = self._desk.settings
            screen.form.set_page(PageSetup(Paper(settings.text("paper")), font_size=settings.number("font_size")))

    def _on_import_closed(self) -> None:
        self.visit(self._back_to)

    # the wall

    def _on_wall_closed(self) -> None:
        if self.wall is not None:
            self.wall.deleteLater()
            self.wall = None

    def _on_board_padal_toggled(self, shows: bool) -> None:
        if self.wall is not None:
            self.wall.view.set_shows_padal(shows=shows)

    # what the menus do

    def _begin_new(self) -> None:
        self.start.clear()
        self.rooms.setCurrentWidget(self.start)
        self.rail.show_room("")
        self.start.name.setFocus()

    def _ask_to_export(self, what: Export) -> None:
        self._desk.picker.save_file(
            self, f"Ekspor {what.value}", _EXPORT_PATTERNS, f"{what.value}.xlsx", partial(self._export, what)
        )

    def _export(self, what: Export, path: Path) -> None:
        self._job(
            f"Mengekspor {what.value}",
            lambda session, progress: export(session.workspace, what, path, progress),
            lambda rows: self._desk.notices.done(f"{write_number(rows)} baris {what.value} disimpan di {path}."),
        )

    def _back_up(self) -> None:
        def done(path: Path) -> None:
            self._desk.notices.done(f"Cadangan dibuat dan diperiksa: {path}.")
            if self.session is not None:
                self.session.read_backup_age()

        self._job("Membuat cadangan", lambda session, _progress: session.workspace.backup("manual"), done)

    def _examine(self) -> None:
        def done(health: Health) -> None:
            if health.is_sound:
                self._desk.notices.done(f"Berkas utuh. {health.backups} cadangan.")
            else:
                self._desk.notices.warning(f"Ada {len(health.problems)} masalah.", "\n".join(health.problems))

        self._job("Memeriksa berkas", lambda session, _progress: examine(session.workspace), done)

    def _undo(self) -> None:
        title = self.words.undo_title
        self._job(title, lambda session, progress: session.workspace.undo(progress), self._on_step_done)

    def _redo(self) -> None:
        title = self.words.redo_title
        self._job(title, lambda session, progress: session.workspace.redo(progress), self._on_step_done)

    def _on_step_done(self, changeset: ChangeSet) -> None:
        self._desk.notices.info(f"{changeset.label}." if changeset.label else "Selesai.")

    def _job(self, title: str, work: Callable[[Session, Progress], object], on_done: Callable[..., None]) -> None:
        session = self.session
        if session is not None:
            session.jobs.run(title, lambda progress: work(session, progress), on_done)

    def _toggle_past(self) -> None:
        if self.past.isVisible():
            self.past.hide()
        else:
            self.past.show_commands()

    def _on_past_visibility_changed(self, _visible: bool) -> None:
        # Behind the other dock it is not visible, but still there.
        self.actions_table["history"].setChecked(not self.past.isHidden())

    def _toggle_history(self) -> None:
        self.history.setVisible(not self.history.isVisible())

    def _toggle_dark(self) -> None:
        self.use_look("light" if self._desk.look.theme.is_dark else "dark")

    def _quit(self) -> None:
        self.close()

    def _show_keys(self) -> None:
        KeysBox(self._desk.look, self).show()

    def _show_about(self) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle("Tentang Opsroom")
        box.setText("\n".join(describe()))
        box.setModal(False)
        box.show()
