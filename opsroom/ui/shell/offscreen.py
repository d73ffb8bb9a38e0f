"""Pictures without a display: the board for the terminal, every screen for the manual."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from opsroom.domain.errors import DocumentError, OpsError
from opsroom.runtime.clock import Clock, SystemClock
from opsroom.runtime.files import write_atomically
from opsroom.services.board import read_board
from opsroom.services.workspace import Workspace
from opsroom.ui.board.picture import png_bytes, render_board
from opsroom.ui.board.window import BoardWindow
from opsroom.ui.shell.launch import build_window
from opsroom.ui.shell.rooms import IMPORT, ROOMS
from opsroom.ui.shell.window import MainWindow
from opsroom.ui.theme.fonts import screen_font
from opsroom.ui.theme.tokens import load_tokens

_OFFSCREEN = ("opsroom", "-platform", "offscreen")
_LOOK_EVERY_MS = 50
#: A screen is ready when it was at rest for so long: pages of the preview come one after another. Units: ms.
_REST_MS = 900
_GIVE_UP_MS = 60_000


def board_png(file: Path, out: Path, size: tuple[int, int], theme: str = "light", clock: Clock | None = None) -> None:
    """Paint the board of an operation file as PNG. Units: `size` in px.

    Raises:
        StoreUnavailable, StoreForeign, StoreTooNew: The file cannot be opened.
        DocumentError: The picture cannot be written.
    """
    moment = clock or SystemClock()
    workspace = Workspace.open(file, moment, backup=False)
    try:
        snapshot = read_board(workspace)
    finally:
        workspace.close()
    with _painting_application():
        tokens = load_tokens()
        image = render_board(snapshot, QSize(*size), tokens.themes[theme], moment.now(), screen_font(tokens.fonts))
        data = png_bytes(image)
    try:
        write_atomically(out, data)
    except OSError as problem:
        raise DocumentError(
            f"Gambar tidak bisa ditulis ke {out}. Periksa folder dan ruang disk, lalu ulangi.", str(problem)
        ) from problem


def screenshots(
    file: Path,
    out: Path,
    sizes: Sequence[tuple[int, int]] = ((1366, 768), (1920, 1080)),
    themes: Sequence[str] = ("light", "dark"),
    clock: Clock | None = None,
    workbook: Path | None = None,
) -> tuple[Path, ...]:
    """Grab every room of the window and the wall into `out` as ``ROOM-THEME-WIDTH.png``. Needs a `QApplication`.

    The import page shows the preview of `workbook` when one is given.

    Raises:
        OpsError: The file did not open.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a QApplication is needed for windows")
    out.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    window = build_window(app, clock or SystemClock())
    try:
        window.open_file(file)
        _wait_until_at_rest(window)
        if window.session is None:
            raise OpsError(window.start.problem.text())
        for theme in themes:
            window.use_look(theme)
            for size in sizes:
                made += _grab_rooms(window, out, theme, size, workbook)
                made.append(_grab_wall(window, out, theme, size))
    finally:
        window.close()
        window.deleteLater()
        app.sendPostedEvents(window)
    return tuple(made)


def _grab_rooms(
    window: MainWindow, out: Path, theme: str, size: tuple[int, int], workbook: Path | None
) -> Iterator[Path]:
    window.resize(*size)
    window.show()
    for each in ROOMS:
        if each.key == IMPORT:
            window.open_import(None, workbook)
        window.visit(each.key)
        _wait_until_at_rest(window)
        yield _grab(window, out / f"{each.key}-{theme}-{size[0]}.png")


def _grab_wall(window: MainWindow, out: Path, theme: str, size: tuple[int, int]) -> Path:
    window.toggle_wall()
    wall = window.wall
    if not isinstance(wall, BoardWindow):
        raise TypeError("no wall without an operation")
    wall.resize(*size)
    _wait_until_at_rest(window)
    path = _grab(wall, out / f"dinding-{theme}-{size[0]}.png")
    window.toggle_wall()
    return path


def _grab(widget: QWidget, path: Path) -> Path:
    write_atomically(path, png_bytes(widget.grab().toImage()))
    return path


def _wait_until_at_rest(window: MainWindow) -> None:
    """Let the event loop turn until nothing announced runs and the screen is there."""
    loop = QEventLoop()
    rest = 0

    def look() -> None:
        nonlocal rest
        rest = rest + _LOOK_EVERY_MS if window.is_at_rest else 0
        if rest >= _REST_MS:
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(_LOOK_EVERY_MS)
    QTimer.singleShot(_GIVE_UP_MS, loop, loop.quit)
    loop.exec()
    timer.stop()


@contextmanager
def _painting_application() -> Iterator[None]:
    """An application that can paint without a display; one that is there already is used and left alone."""
    if QGuiApplication.instance() is not None:
        yield
        return
    app = QGuiApplication(list(_OFFSCREEN))
    try:
        yield
    finally:
        # A window may want an application of its own afterwards.
        app.shutdown()
