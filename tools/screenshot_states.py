"""Take a picture of every state of the sheets, the import and the panels, to be looked at before a release.

``screenshot_states.py OUT`` takes them in both looks at 100 % and at 150 %, each size in a process of its own;
``--scale 1.5`` takes one size only.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from opsroom.domain.changes import Kind
from opsroom.domain.formats import FormatRule
from opsroom.domain.quality import Defect
from opsroom.domain.queries import ALL
from opsroom.runtime.clock import SystemClock
from opsroom.services import demo
from opsroom.services.edit_cells import AddPerson, CellEdit, DeleteRows, EditCells
from opsroom.services.formats import SetFormats
from opsroom.services.paste_block import Policy
from opsroom.services.workspace import Workspace
from opsroom.ui.importing.steps import Step
from opsroom.ui.shell.launch import build_application, build_window
from opsroom.ui.shell.rooms import BIN, IMPORT, PERSONEL, PLOTTING, QUALITY, TPS
from opsroom.ui.tables.selection import Area

#: Room of the window by scale: a small notebook, and a full screen that shows everything half as large again.
SIZES = {1.0: (1366, 768), 1.5: (1280, 720)}
LOOKS = ("light", "dark")
_LIMIT_MS, _REST_MS, _STEP_MS = 30_000, 250, 20
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_REFUSED_BLOCK = (
    "BUDI SANTOSO\tAIPTU\tPOLSEK LENGKITI\n"
    "ANI WIJAYA\tJENDRAL\tPOLSEK LENGKITI\n"
    '"CITRA\nDEWI"\tBRIPKA\tSAT LANTAS\n'
    "\tSERSAN\tPOLSEK LENGKITI\n"
)
_NEW_ROWS = "".join(f"8712{number:04d}\tORANG BARU {number}\tBRIPDA\n" for number in range(1, 6))
_RULES = (
    FormatRule("category", "sangat", "alarm", is_row=True),
    FormatRule("voters_m", ">120", "warn"),
    FormatRule("kpps_contact", "kosong", "info"),
)


def pause(milliseconds: int) -> None:
    """Let the window work. `QTest.qWait` would keep other threads of Python waiting meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Camera:
    """Drives one window as hands would and takes its picture."""

    def __init__(self, file: Path, out: Path, scale: float) -> None:
        self.out, self.scale = out, scale
        self.window = build_window(build_application(), SystemClock())
        self.window.resize(*SIZES[scale])
        self.window.show()
        self.window.open_file(file)
        self.wait(lambda: self.window.rooms.screen(PERSONEL) is not None)
        self.rest()
        self.look = LOOKS[0]

    def close(self) -> None:
        """Put the window away."""
        self.window.close()
        self.window.deleteLater()
        pause(_STEP_MS)

    def wait(self, is_there: Callable[[], object]) -> None:
        """Let the window work until something is there."""
        for _turn in range(_LIMIT_MS // _STEP_MS):
            if is_there():
                return
            pause(_STEP_MS)
        raise TimeoutError

    def rest(self) -> None:
        """Let the window come to rest."""
        pause(_REST_MS)
        self.wait(lambda: self.window.is_at_rest)
        pause(_REST_MS)

    def snap(self, name: str, *popups: QWidget) -> None:
        """Picture the window with what lies over it as windows of their own."""
        self.rest()
        picture = self.window.grab()
        painter = QPainter(picture)
        for popup in popups:
            at = self.window.mapFromGlobal(popup.mapToGlobal(QPoint(0, 0)))
            painter.drawPixmap(at, popup.grab())
        painter.end()
        picture.save(str(self.out / f"{name}-{self.look}-{round(self.scale * 100)}.png"))

    def visit(self, key: str) -> Any:
        """Go to a room and give its screen."""
        self.window.visit(key)
        self.wait(lambda: self.window.rooms.screen(key) is not None)
        self.rest()
        return self.window.rooms.screen(key)


def picture_editing(camera: Camera) -> None:
    """Typing into cells: plain, warned, refused, a note, a list, other sizes."""
    table = camera.visit(PERSONEL).table
    view, key_of = table.view, table.model.column_of
    view.take_focus()
    view.go_to(3, key_of("name"))
    camera.snap("01-plain")
    for row, key, typed, name in (
        (1, "nrp", "99132345", "03-soft-warning"),
        (2, "rank", "jendral", "02-editing-refusal"),
        (4, "unit", "lengk", "02-editing-suggestions"),
    ):
        view.go_to(row, key_of(key))
        QTest.keyClick(view, typed[0])
        editor = view.indexWidget(view.currentIndex())
        QTest.keyClicks(editor, typed[1:])
        camera.rest()
        completer = editor.completer()
        popups = [completer.popup()] if completer is not None and completer.popup().isVisible() else []
        camera.snap(name, *popups)
        if key == "rank":
            QTest.keyClick(editor, Qt.Key.Key_Tab)
            camera.rest()
            view.go_to(row, key_of(key))
            camera.snap("04-refusal")
            QTest.keyClick(view, Qt.Key.Key_Escape)
        else:
            QTest.keyClick(editor, Qt.Key.Key_Escape)
            QTest.keyClick(view, Qt.Key.Key_Escape)
        camera.rest()
    view.go_to(1, key_of("note"))
    QTest.keyClick(view, "c")
    editor = view.indexWidget(view.currentIndex())
    QTest.keyClicks(editor, "uti sampai Senin")
    QTest.keyClick(editor, Qt.Key.Key_Return, _ALT)
    QTest.keyClicks(editor, "pengganti: BRIPKA DONI")
    camera.snap("05-note-editor")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    view.horizontalScrollBar().setValue(0)
    view.zoom.set_percent(150)
    camera.snap("06-zoom")
    view.zoom.reset()


def picture_pasting(camera: Camera) -> None:
    """A block before it lands, with refused cells, after the good ones landed, with rows to be added."""
    table = camera.visit(PERSONEL).table
    view, key_of = table.view, table.model.column_of
    view.take_focus()
    view.go_to(3, key_of("name"))
    QGuiApplication.clipboard().setText(_REFUSED_BLOCK)
    table.blocks.paste()
    camera.wait(lambda: table.blocks.pasting.plan is not None)
    camera.snap("10-ghost-paste-refused-cells")
    table.blocks.pasting.land(Policy.GOOD_CELLS)
    camera.snap("11-refused-list")
    table.blocks.panel.left.emit()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    camera.window.session.workspace.undo()
    camera.rest()
    view.go_to(table.model.rowCount() - 1, key_of("nrp"))
    QGuiApplication.clipboard().setText(_NEW_ROWS)
    table.blocks.paste()
    camera.wait(lambda: table.blocks.pasting.plan is not None)
    camera.snap("12-ghost-new-rows")
    table.blocks.pasting.give_up()
    view.go_to(5, key_of("unit"))
    view.select_area(Area(5, 7, (key_of("unit"), key_of("source"), key_of("position"))))
    camera.snap("13-drag-handle")
    middle = table.handle.rect().center()
    QTest.mousePress(table.handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(table.handle, middle + QPoint(0, 110))
    camera.snap("14-dragging")
    QTest.keyClick(table.handle, Qt.Key.Key_Escape)
    view.go_to(0, key_of("nrp"))


def picture_filters(camera: Camera) -> None:
    """Hits, a condition that cannot be read, the list of values, levels of order."""
    sheet = camera.visit(TPS)
    table = sheet.table
    view = table.view
    view.take_focus()
    table.set_filter("kecamatan", "lubuk")
    table.search.setText("batang")
    camera.snap("20-filter-hits")
    table.search.clear()
    table.set_filter("voters_m", ">abc")
    camera.snap("21-filter-unreadable")
    table.clear_filters()
    camera.rest()
    table.filters.open_values(table.model.column_of("category"))
    camera.rest()
    camera.snap("22-value-list", table.filters.list)
    table.filters.list.close()
    for section, is_added in ((table.model.column_of("kecamatan"), False), (table.model.column_of("number"), True)):
        table.model.toggle_sort(section, is_added=is_added)
    camera.rest()
    menu = table.sort_menu
    menu.popup(view.mapToGlobal(QPoint(300, 60)))
    camera.snap("23-sort-levels", menu)
    menu.close()
    table.column_menu.popup(view.mapToGlobal(QPoint(300, 60)))
    camera.snap("24-column-menu", table.column_menu)
    table.column_menu.close()
    table.model.set_query(ALL)
    camera.rest()


def picture_looking(camera: Camera) -> None:
    """Columns that stay, views, formats, find and replace, statistics, masks."""
    sheet = camera.visit(TPS)
    table, looking = sheet.table, sheet.looking
    view, key_of = table.view, table.model.column_of
    table.columns.freeze_to(key_of("number"))
    view.go_to(5, key_of("number"))
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    camera.snap("30-frozen-columns")
    table.columns.reset()
    view.horizontalScrollBar().setValue(0)
    table.set_filter("category", "=rawan")
    camera.rest()
    looking.views.ask_name()
    looking.views.line.name.setText("Rawan saja")
    camera.snap("31-saved-view-name")
    QTest.keyClick(looking.views.line.name, Qt.Key.Key_Return)
    camera.rest()
    looking.views.open()
    camera.snap("32-saved-views", looking.views.menu)
    looking.views.menu.close()
    looking.views.choose(None)
    table.clear_filters()
    _keep_formats(camera, _RULES)
    looking.formats.open_panel()
    camera.snap("33-formats")
    looking.formats.close_panel()
    _keep_formats(camera, ())
    looking.find.open_panel()
    looking.find.text.setText("BALAI")
    looking.find.replacement.setText("BALE")
    camera.rest()
    looking.find.forward()
    camera.snap("34-find-panel")
    looking.find.close_panel()
    view.go_to(0, key_of("voters_m"))
    view.select_column()
    camera.snap("35-column-statistics")
    view.go_to(0, key_of("kecamatan"))
    sheet = camera.visit(PERSONEL)
    sheet.looking.toggle_mask()
    camera.snap("36-masks")
    sheet.looking.toggle_mask()
    sheet.open_add_panel()
    camera.snap("37-add-panel")
    sheet.add_panel.close_panel()


def _keep_formats(camera: Camera, rules: tuple[FormatRule, ...]) -> None:
    session = camera.window.session
    session.workspace.run(SetFormats(Kind.TPS, rules))
    camera.rest()


def picture_import(camera: Camera, book: Path) -> None:
    """Every step of the import, up to what was imported, which is taken back."""
    camera.window.open_import(None, None)
    page = camera.visit(IMPORT)
    page.start()
    camera.snap("40-import-source")
    page.start(None, book)
    camera.rest()
    steps = (
        (Step.SHEETS, "41-import-sheets"),
        (Step.PICTURE, "42-import-picture"),
        (Step.PREVIEW, "43-import-diff-preview"),
        (Step.BENCH, "44-import-error-bench"),
        (Step.RULES, "45-import-merge-rules"),
    )
    for step, name in steps:
        page.go_to(step)
        camera.snap(name)
    page.commit()
    camera.rest()
    camera.snap("46-import-result")
    page.parts.result.undone.emit()
    camera.rest()
    page.start()


def picture_panels(camera: Camera) -> None:
    """History, the life of a row, the recycle bin, the quality queue and a merge."""
    window = camera.window
    screen = camera.visit(QUALITY)
    camera.snap("50-quality-queue")
    screen.defects.pick(lambda line: line.defect is Defect.SAME_PERSON)
    camera.rest()
    screen.issues.setCurrentIndex(screen.issues.model().index(0, 0))
    camera.snap("51-quality-same-person")
    screen.panel.merge_button.click()
    camera.snap("52-merge")
    screen.merge.close_button.click()
    screen = camera.visit(BIN)
    screen.lines.setCurrentIndex(screen.lines.model().index(0, 0))
    camera.snap("53-recycle-bin")
    table = camera.visit(PERSONEL).table
    window.past.show_commands()
    camera.rest()
    commands = window.past.commands.commands
    commands.setCurrentIndex(commands.model().index(1, 0))
    camera.snap("54-history-panel")
    table.view.go_to(7, table.model.column_of("phone"))
    window.show_story()
    camera.snap("55-life-story")
    window.past.hide()


def picture_plotting(camera: Camera) -> None:
    """The plan: a team with its candidates, a person carried over a place, and every page."""
    screen = camera.visit(PLOTTING)
    page = screen.page
    page.reveal(5)
    camera.snap("50-candidates")
    thing = page.teams.current_thing()
    page.actor.take(page.hand.meant(thing))
    page.reveal(9)
    camera.snap("51-carried")
    page.actor.let_go()
    for number, panel in enumerate(screen.panels, start=52):
        screen.tabs.setCurrentWidget(panel)
        camera.snap(f"{number}-page")


def mess_up(file: Path) -> None:
    """Give the panels something to tell: edits, somebody twice, deleted rows, coordinates swapped."""
    workspace = Workspace.open(file, SystemClock(), "Operator Satu", backup=False)
    try:
        with workspace.read() as reader:
            people, stations = reader.persons(), reader.tps()
        twin, edited, station = people[5], people[7], stations[0]
        number = twin.nrp[:-1] + str((int(twin.nrp[-1]) + 1) % 10)
        workspace.run(
            AddPerson({"nrp": number, "name": twin.name, "rank": twin.rank, "unit": twin.unit, "phone": "081273009999"})
        )
        for row in (edited.id, people[8].id, people[9].id):
            seen = next(person for person in people if person.id == row).phone
            workspace.run(EditCells(Kind.PERSON, (CellEdit(row, "phone", seen, f"0812345678{row % 100:02}"),)))
        workspace.run(EditCells(Kind.PERSON, (CellEdit(edited.id, "note", edited.note, "Cuti sampai Senin"),)))
        workspace.run(EditCells(Kind.TPS, (CellEdit(station.id, "note", station.note, "Jalan tanah"),)))
        workspace.run(AddPerson({"nrp": "99010001", "name": "SALAH KETIK", "rank": "BRIPDA", "unit": twin.unit}))
        with workspace.read() as reader:
            wrong = [person.id for person in reader.persons() if person.nrp == "99010001"]
        workspace.run(DeleteRows(Kind.PERSON, tuple(wrong)))
    finally:
        workspace.close()


def write_list(file: Path, book: Path) -> None:
    """A list as it comes back from the field: some phones new, some numbers damaged, somebody twice, a few new."""
    workspace = Workspace.open(file, SystemClock(), "Operator Satu", backup=False)
    try:
        with workspace.read() as reader:
            people = reader.persons()[:160]
    finally:
        workspace.close()
    rows = [[p.name, p.rank, p.nrp, p.position, p.unit, p.phone] for p in people]
    for row in rows[2:6]:
        row[2] = row[2][:5]
    rows[8][2] = rows[7][2]
    rows[12][1] = "JENDRAL"
    for number, row in enumerate(rows[20:60:4]):
        row[5] = f"08135550{number:04}"
        row[0] = f"{row[0]}, S.H."
    rows += [[f"ORANG BARU {number}", "BRIPDA", f"9902{number:04}", "BA", rows[0][4], ""] for number in range(1, 5)]
    with xlsxwriter.Workbook(book) as work:
        sheet = work.add_worksheet("PERSONEL")
        sheet.write_row(0, 0, ["DAFTAR PERSONEL PENGAMANAN TPS"])
        sheet.write_row(1, 0, ["KEADAAN AKHIR BULAN"])
        sheet.write_row(3, 0, ["NO", "NAMA", "PANGKAT", "NRP", "JABATAN", "KESATUAN", "NO HP"])
        for place, row in enumerate(rows, 1):
            sheet.write_row(3 + place, 0, [place, *row])
        work.add_worksheet("CATATAN").write_row(0, 0, ["Lembar ini bukan daftar."])


def take(out: Path, scale: float) -> None:
    """Build the demonstration and picture everything in both looks."""
    out.mkdir(parents=True, exist_ok=True)
    build_application()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["OPSROOM_HOME"] = str(folder / "home")
        made = demo.build(folder, SystemClock(), lambda _file, _png: None)
        mess_up(made.file)
        book = folder / "DAFTAR PERSONEL (dari Polsek).xlsx"
        write_list(made.file, book)
        camera = Camera(made.file, out, scale)
        for look in LOOKS:
            camera.look = look
            camera.window.use_look(look)
            for each in (picture_editing, picture_pasting, picture_filters, picture_looking):
                each(camera)
            picture_import(camera, book)
            picture_panels(camera)
            picture_plotting(camera)
        camera.close()


def main(argv: list[str]) -> int:
    """Take one size here, or every size in a process of its own: the scale of a process is fixed at its start."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("out", type=Path)
    asked.add_argument("--scale", type=float, choices=tuple(SIZES))
    given = asked.parse_args(argv)
    wanted = os.environ.get("QT_SCALE_FACTOR", "1")
    if given.scale is not None and float(wanted) == given.scale:
        take(given.out, given.scale)
        return 0
    for scale in SIZES if given.scale is None else (given.scale,):
        surroundings = {**os.environ, "QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, __file__, str(given.out), "--scale", str(scale)]
        subprocess.run(command, env=surroundings, check=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
