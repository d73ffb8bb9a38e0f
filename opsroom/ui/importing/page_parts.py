"""The widgets of the wizard and where they stand; what they do is the page's business."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from opsroom.domain.imports import ImportKind, Outcome
from opsroom.services.import_preview import ImportView
from opsroom.services.workspace import Workspace
from opsroom.ui.importing.bench_panel import BenchPanel
from opsroom.ui.importing.outlines_panel import OutlinesPanel
from opsroom.ui.importing.photos_panel import PhotosPanel
from opsroom.ui.importing.picture_panel import PicturePanel
from opsroom.ui.importing.preview_panel import PreviewPanel
from opsroom.ui.importing.result_panel import ResultPanel
from opsroom.ui.importing.rules_panel import RulesPanel
from opsroom.ui.importing.sheet_list import SheetList
from opsroom.ui.importing.source_panel import SourcePanel
from opsroom.ui.importing.steps import Step, StepStrip
from opsroom.ui.importing.work_line import WorkLine
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.tools import ScreenTools

KINDS: tuple[ImportKind | None, ...] = (None, ImportKind.TPS, ImportKind.PERSON)


class PageParts:
    """Builds the page; one attribute per widget."""

    def __init__(self, workspace: Workspace, tools: ScreenTools, page: QWidget) -> None:
        self._look = tools.look
        self._page = page
        self._is_problem = False
        look = tools.look
        self.strip = StepStrip(look.spacing, page)
        self.title = QLabel(page)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.kind_label = QLabel("Isi:", page)
        self.kind_box = QComboBox(page)
        self.kind_box.setAccessibleName("Isi buku kerja")
        self.kind_box.addItems(["Tentukan dari isinya", "Daftar TPS", "Daftar personel"])
        self.kind_label.setBuddy(self.kind_box)
        self.message = QLabel(page)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setAccessibleName("Pesan impor")
        self.source = SourcePanel(look, page)
        self.sheets = SheetList(page)
        self.picture = PicturePanel(look, page)
        self.preview = PreviewPanel(look, page)
        self.bench = BenchPanel(look, page)
        self.rules = RulesPanel(look, page)
        self.result = ResultPanel(look, page)
        self.outlines = OutlinesPanel(workspace, tools, page)
        self.photos = PhotosPanel(workspace, tools, page)
        self.work = WorkLine(look.spacing, page)
        self.back_button = self._button("Kembali", "Alt+Left", "Langkah sebelumnya")
        self.next_button = self._button("Lanjut", "Alt+Right", "Langkah berikutnya")
        self.close_button = self._button("Tutup", "Esc", "Kembali ke daftar; yang belum diimpor tidak disimpan")
        self.import_button = self._button("Impor", "Ctrl+Return", "Simpan ke operasi; bisa diurungkan sekali langkah")
        self.import_button.setProperty("primary", "true")
        self._steps: dict[Step, QWidget] = {
            Step.SOURCE: self.source,
            Step.SHEETS: self.sheets,
            Step.PICTURE: self.picture,
            Step.PREVIEW: self.preview,
            Step.BENCH: self.bench,
            Step.RULES: self.rules,
            Step.RESULT: self.result,
        }
        self.stack = QStackedWidget(page)
        for widget in (*self._steps.values(), self.outlines, self.photos):
            self.stack.addWidget(widget)
        self._lay_out()
        look.changed.connect(lambda _theme: self._tint())

    def _button(self, text: str, keys: str, tip: str) -> QPushButton:
        button = QPushButton(text, self._page)
        button.setShortcut(QKeySequence(keys))
        button.setToolTip(f"{tip} ({keys.replace('Return', 'Enter').replace('Left', '←').replace('Right', '→')})")
        return button

    def _lay_out(self) -> None:
        gap = self._look.spacing
        first = QHBoxLayout()
        first.setSpacing(gap.medium)
        first.addWidget(self.strip)
        first.addStretch(1)
        first.addWidget(self.title)
        first.addWidget(self.kind_label)
        first.addWidget(self.kind_box)
        buttons = QHBoxLayout()
        buttons.setSpacing(gap.medium)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.work, 1)
        buttons.addStretch(0)
        for button in (self.back_button, self.next_button, self.import_button):
            buttons.addWidget(button)
        page = QVBoxLayout(self._page)
        page.setContentsMargins(gap.large, gap.medium, gap.large, gap.large)
        page.setSpacing(gap.medium)
        page.addLayout(first)
        page.addWidget(self.message)
        page.addWidget(self.stack, 1)
        page.addLayout(buttons)

    def say(self, text: str, *, is_problem: bool = False) -> None:
        """Put a sentence above the step."""
        self._is_problem = is_problem
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self._tint()

    def show_source(self, path: Path) -> None:
        """Name the file or folder being imported."""
        self.title.setText(path.name)
        self.title.setToolTip(str(path))

    def show_step(self, step: Step, reachable: frozenset[Step], counts: dict[Step, str]) -> None:
        """Show the page of a step."""
        self.strip.show_step(step, reachable, counts)
        if step is not Step.SOURCE or self.stack.currentWidget() not in (self.outlines, self.photos):
            self.stack.setCurrentWidget(self._steps[step])
        is_begun = len(reachable) > 1
        self.back_button.setVisible(is_begun)
        self.next_button.setVisible(is_begun)
        self.back_button.setEnabled(any(other < step for other in reachable))
        self.next_button.setEnabled(any(other > step for other in reachable))

    def focus(self, step: Step) -> None:
        """Let the keys work on what a step shows, after the user went there."""
        main = {
            Step.SOURCE: self.source.buttons["file"],
            Step.SHEETS: self.sheets,
            Step.PICTURE: self.picture.view,
            Step.PREVIEW: self.preview.table,
            Step.BENCH: self.bench.table,
            Step.RULES: self.rules.area,
            Step.RESULT: self.result.again_button,
        }
        main[step].setFocus()

    def enable(self, view: ImportView | None, *, is_idle: bool, is_undone: bool) -> None:
        """Let be pressed what makes sense now."""
        account = view.account if view is not None else None
        is_done = account is not None and account.committed
        writes = 0 if account is None else account.count(Outcome.NEW) + account.count(Outcome.CHANGED)
        self.import_button.setVisible(account is not None and not is_done)
        self.import_button.setEnabled(is_idle and writes > 0 and not is_done)
        text = f"Impor {thousands(writes)} baris" if writes and not is_done else "Impor"
        if self.import_button.text() != text:
            keys = self.import_button.shortcut()
            self.import_button.setText(text)
            self.import_button.setShortcut(keys)
        self.kind_box.setEnabled(is_idle and not is_done)
        for widget in (self.sheets, self.rules, self.result):
            widget.setEnabled(is_idle)
        self.bench.setEnabled(is_idle and not is_undone)

    def clear(self) -> None:
        """Forget the last import."""
        self.title.clear()
        self.say("")
        self.sheets.clear()
        self.picture.show_sheets((), "")
        self.picture.show_picture(None)
        self.picture.show_reading(None, None)
        self.preview.clear()
        self.bench.show_benches((), {})
        self.stack.setCurrentWidget(self.source)

    def _tint(self) -> None:
        palette = self.message.palette()
        colour = self._look.theme.qcolor("alarm" if self._is_problem else "text")
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.message.setPalette(palette)
