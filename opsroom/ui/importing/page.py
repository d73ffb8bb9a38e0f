"""The import as a guided wizard: source, sheets, picture, preview, bench, merge rules, result.

Nothing is written before "Impor"; every change of a choice makes the preview anew, off the GUI thread.
"""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from opsroom.domain.errors import OpsError
from opsroom.domain.imports import ImportAccount, ImportKind, MergeRules, NothingToImport, SheetReading
from opsroom.domain.sheet_pictures import SheetPicture
from opsroom.services.error_bench import benches, only_failures
from opsroom.services.import_memory import ForgetLayout
from opsroom.services.import_preview import (
    ImportView,
    RuleEffects,
    is_remembered,
    make_import,
    may_be_drawn,
    rule_effects,
    show_import,
)
from opsroom.services.import_sources import read_picture
from opsroom.services.import_table import write_rejects
from opsroom.services.undo_import import undo_import
from opsroom.services.workspace import Workspace
from opsroom.ui.bridge.jobs import Job, Lane
from opsroom.ui.importing.choices import ImportChoices
from opsroom.ui.importing.fields import KIND_LABELS
from opsroom.ui.importing.outcome_lines import reconciliation
from opsroom.ui.importing.page_parts import KINDS, PageParts
from opsroom.ui.importing.picture_model import NO_MARKS
from opsroom.ui.importing.picture_view import Wish
from opsroom.ui.importing.sources import Sources, dragged
from opsroom.ui.importing.steps import Step
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.tools import ScreenTools

_REJECTS_PATTERNS = "Buku kerja Excel (*.xlsx)"


class ImportPage(QWidget):
    """Takes lists, outlines and photos into the operation.

    Signals:
        committed: The account of an import that was made.
        closed: The user is through with the page.
    """

    #: ImportAccount, GUI thread.
    committed = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tools = tools
        self._choices: ImportChoices | None = None
        self._view: ImportView | None = None
        self._readings: tuple[SheetReading, ...] = ()
        self._job: Job | None = None
        self._drawn: tuple[Path, str] | None = None
        self._effects_for: ImportChoices | None = None
        self._is_undone = False
        self.step = Step.SOURCE
        self.setAcceptDrops(True)
        self.sources = Sources(tools, self)
        self.parts = PageParts(workspace, tools, self)
        self._connect()
        self._clear()

    def _connect(self) -> None:
        parts = self.parts
        parts.strip.chosen.connect(self.go_to)
        parts.source.asked.connect(self.sources.ask)
        self.sources.lists_found.connect(self.open_file)
        self.sources.outlines_found.connect(self._open_outlines)
        self.sources.photos_found.connect(self._open_photos)
        self.sources.refused.connect(self._refuse)
        parts.kind_box.activated.connect(self._on_kind_box_activated)
        parts.sheets.ticked.connect(self._on_sheets_ticked)
        parts.picture.picked.connect(lambda _name: self._draw())
        parts.picture.forgotten.connect(self._forget)
        parts.picture.view.wished.connect(self._on_wished)
        parts.bench.checked.connect(self._on_bench_checked)
        parts.bench.saved.connect(self._save_rejects)
        parts.rules.changed.connect(self._on_rules_changed)
        parts.result.undone.connect(self._undo)
        parts.result.mending.connect(lambda: self.go_to(Step.BENCH))
        parts.result.again.connect(self._clear)
        parts.outlines.closed.connect(self._clear)
        parts.photos.closed.connect(self._clear)
        parts.work.cancelled.connect(self._on_work_cancelled)
        parts.back_button.clicked.connect(lambda: self._walk(-1))
        parts.next_button.clicked.connect(lambda: self._walk(1))
        parts.import_button.clicked.connect(self.commit)
        parts.close_button.clicked.connect(self._on_close_button_clicked)
        self._tools.jobs.progressed.connect(self._on_jobs_progressed)

    # --- sources -------------------------------------------------------------------------------------------------

    def start(self, kind: ImportKind | None = None, path: Path | None = None) -> None:
        """Begin anew, for a list if it is known, with a file if it is known."""
        self.parts.kind_box.setCurrentIndex(KINDS.index(kind))
        self._clear()
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read a workbook or a folder of them and show what an import would do."""
        self._clear()
        self.parts.show_source(path)
        self._preview(ImportChoices(path, KINDS[self.parts.kind_box.currentIndex()]))

    def _open_outlines(self, path: Path) -> None:
        self._show_other(self.parts.outlines)
        self.parts.outlines.open_file(path)

    def _open_photos(self, folder: Path) -> None:
        self._show_other(self.parts.photos)
        self.parts.photos.open_folder(folder)

    def _show_other(self, panel: QWidget) -> None:
        self._clear()
        self.parts.stack.setCurrentWidget(panel)

    def _refuse(self, text: str) -> None:
        self.parts.say(text, is_problem=True)

    # --- steps ---------------------------------------------------------------------------------------------------

    def go_to(self, step: Step) -> None:
        """Show a step that can be reached now."""
        if step not in self._reachable():
            self._show_step()
            return
        if step is Step.SOURCE and self.step is not Step.SOURCE:
            self._clear()
            return
        self.step = step
        self._show_step()
        self.parts.focus(step)
        if step is Step.PICTURE:
            self._draw()
        elif step is Step.RULES:
            self._count_effects()
        elif step is Step.BENCH:
            self.parts.bench.go_to_fault()

    def _walk(self, by: int) -> None:
        reachable = self._reachable()
        step = self.step + by
        while 0 <= step < len(Step):
            if Step(step) in reachable:
                self.go_to(Step(step))
                return
            step += by

    def _reachable(self) -> frozenset[Step]:
        steps = {Step.SOURCE}
        if self._readings:
            steps |= {Step.SHEETS, Step.PICTURE}
        if self._view is not None:
            is_done = self._view.account.committed
            steps |= {Step.PREVIEW}
            if self._view.account.rejected and not self._is_undone:
                steps |= {Step.BENCH}
            steps |= {Step.RESULT} if is_done else {Step.RULES}
            if is_done:
                steps -= {Step.SHEETS, Step.PICTURE}
        return frozenset(steps)

    def _show_step(self) -> None:
        view = self._view
        rejected = len(view.account.rejected) if view is not None else 0
        counts = {Step.BENCH: thousands(rejected)} if rejected else {}
        self.parts.show_step(self.step, self._reachable(), counts)
        self.parts.enable(view, is_idle=self._job is None, is_undone=self._is_undone)

    # --- reading and committing ----------------------------------------------------------------------------------

    def _preview(self, choices: ImportChoices) -> None:
        self._stop()
        self._choices = choices
        if choices.sheets is not None and not choices.sheets:
            self._view = None
            self.parts.say("Tandai sedikitnya satu lembar yang akan diimpor.", is_problem=True)
            self._show_step()
            return
        request = choices.request()
        self._begin(
            self._tools.jobs.run(
                f"Membaca {request.path.name}",
                lambda progress: show_import(self._workspace, request, progress),
                lambda view: self._on_previewed(choices, view),
                lambda problem: self._on_preview_failed(choices, problem),
                Lane.QUICK,
            )
        )

    def _on_previewed(self, choices: ImportChoices, view: ImportView) -> None:
        if choices is not self._choices:
            return
        self._end()
        self._show_view(view)
        if self.step is Step.SOURCE:
            self.go_to(Step.SHEETS if len(view.account.sheets) > 1 else Step.PICTURE)
        elif choices.edits and self.step is Step.BENCH and not view.account.rejected:
            self.go_to(Step.PREVIEW)
        else:
            self._show_step()

    def _on_preview_failed(self, choices: ImportChoices, problem: OpsError) -> None:
        if choices is not self._choices:
            return
        self._end()
        self._view = None
        self.parts.preview.clear()
        self.parts.bench.show_benches((), {})
        if isinstance(problem, NothingToImport):
            self._show_readings(problem.readings, choices.kind)
            if self.step in (Step.SOURCE, Step.PREVIEW, Step.BENCH, Step.RULES):
                self.step = Step.PICTURE
        self._show_step()
        if self.step is Step.PICTURE:
            self._draw()
        self.parts.say(problem.user_text, is_problem=True)

    def commit(self) -> None:
        """Make the import that is shown."""
        if self._choices is None or self._view is None or self._view.account.committed or self._job is not None:
            return
        request = self._choices.request()
        self._begin(
            self._tools.jobs.run(
                f"Mengimpor {request.path.name}",
                lambda progress: make_import(self._workspace, request, progress),
                self._on_committed,
                self._on_commit_failed,
            )
        )

    def _on_committed(self, view: ImportView) -> None:
        self._end()
        self._show_view(view)
        account = view.account
        self.parts.result.show_account(account)
        self.go_to(Step.RESULT)
        self._tools.notices.done(f"Impor {KIND_LABELS[account.kind]} selesai: {reconciliation(account)}.")
        self.committed.emit(account)

    def _on_commit_failed(self, problem: OpsError) -> None:
        self._end()
        self._show_step()
        self.parts.say(problem.user_text, is_problem=True)

    def _undo(self) -> None:
        view = self._view
        if view is None:
            return
        account = view.account
        self._tools.jobs.run("Mengurungkan impor", lambda _p: undo_import(self._workspace, account), self._on_undone)

    def _on_undone(self, _changes: object) -> None:
        if self._view is not None:
            self._is_undone = True
            self.parts.result.show_account(self._view.account, is_undone=True)
            self._tools.notices.done("Impor diurungkan; data kembali seperti sebelum impor.")
            self._show_step()

    def _begin(self, job: Job) -> None:
        self._job = None if job.is_finished else job
        self.parts.work.show_job(self._job)
        self._show_step()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._end()

    def _end(self) -> None:
        self._job = None
        self.parts.work.show_job(None)

    def _clear(self) -> None:
        self._stop()
        self._choices, self._view, self._readings = None, None, ()
        self._drawn, self._effects_for, self._is_undone = None, None, False
        self.step = Step.SOURCE
        self.parts.clear()
        self._show_step()

    def _show_view(self, view: ImportView) -> None:
        self._view = view
        self._show_readings(view.account.sheets, view.account.kind)
        self.parts.preview.show_view(view)
        self.parts.bench.show_benches(benches(view.account), self._choices.edits if self._choices else {})
        self.parts.say("")

    def _show_readings(self, readings: tuple[SheetReading, ...], kind: ImportKind | None) -> None:
        self._readings = readings
        self.parts.sheets.show_readings(readings, kind)
        used = [reading.sheet for reading in readings if reading.kind is not None and reading.kind is kind]
        names = tuple(reading.sheet for reading in readings)
        self.parts.picture.show_sheets(names, self.parts.picture.sheet if self._drawn else next(iter(used), ""))
        self._explain()

    # --- the picture ---------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        sheet = self.parts.picture.sheet
        if self._choices is None or not sheet:
            return
        wanted = (self._choices.path, sheet)
        if wanted == self._drawn:
            self._explain()
            return
        self._drawn = wanted
        self.parts.picture.show_picture(None)
        reading = self._reading(sheet)
        if reading is not None and not may_be_drawn(reading):
            self._explain()
            return
        self._tools.jobs.run(
            f"Menggambar lembar {sheet}",
            lambda progress: read_picture(*wanted, progress),
            lambda picture: self._on_drawn(wanted, picture),
            lane=Lane.QUICK,
        )

    def _on_drawn(self, wanted: tuple[Path, str], picture: SheetPicture) -> None:
        if wanted == self._drawn:
            self.parts.picture.show_picture(picture)
            self._explain()
            self.parts.picture.view.go_to_head()

    def _explain(self) -> None:
        sheet, view = self.parts.picture.sheet, self._view
        reading = self._reading(sheet)
        kind = view.account.kind if view is not None else self._choices.kind if self._choices else None
        marks = view.marks.get(sheet, NO_MARKS) if view is not None else NO_MARKS
        known = view is not None and reading is not None and is_remembered(view, reading)
        self.parts.picture.show_reading(reading, kind, marks, is_remembered=known)

    def _on_wished(self, wish: Wish) -> None:
        choices, reading = self._choices, self._reading(self.parts.picture.sheet)
        if choices is None or reading is None or self._job is not None:
            return
        if wish.what == "head":
            choices = choices.with_head(reading.sheet, wish.row)
        elif wish.what == "data":
            choices = choices.with_data(reading.sheet, wish.row)
        elif wish.what == "none":
            choices = choices.with_head(reading.sheet, 0)
        elif wish.what == "found":
            choices = choices.as_found(reading.sheet).forgetting(reading.layout)
        else:
            choices = choices.with_column(reading, wish.column, wish.key)
        self._preview(choices)

    def _forget(self) -> None:
        choices, reading = self._choices, self._reading(self.parts.picture.sheet)
        if choices is None or reading is None:
            return
        layout = reading.layout
        self._tools.jobs.run(
            "Melupakan pencocokan kolom",
            lambda _progress: self._workspace.run(ForgetLayout(layout)),
            lambda _done: self._preview(choices.forgetting(layout)),
        )

    # --- bench and rules -----------------------------------------------------------------------------------------

    def _on_bench_checked(self, edits: dict[tuple[str, int, int], str]) -> None:
        if self._choices is None or self._view is None:
            return
        choices, account = self._choices.with_edits(edits), self._view.account
        if account.committed:
            request = only_failures(choices.request(), account)
            choices = choices.for_failures(request)
        self._preview(choices)

    def _count_effects(self) -> None:
        choices, view = self._choices, self._view
        if choices is None or view is None:
            return
        plain = choices.with_merge(MergeRules())
        if plain == self._effects_for:
            return
        self._effects_for = plain
        self.parts.rules.show_waiting()
        request = choices.request()
        self._tools.jobs.run(
            "Menghitung isi yang berbeda",
            lambda progress: rule_effects(self._workspace, request, progress),
            lambda effects: self._on_effects(plain, effects),
            lane=Lane.QUICK,
        )

    def _on_effects(self, counted: ImportChoices, effects: RuleEffects) -> None:
        if counted == self._effects_for and self._view is not None and self._choices is not None:
            self.parts.rules.show_effects(effects, self._view.account.kind, self._choices.merge)

    def _on_rules_changed(self, rules: MergeRules) -> None:
        if self._choices is not None:
            self._preview(self._choices.with_merge(rules))

    # --- the rest ------------------------------------------------------------------------------------------------

    def _on_jobs_progressed(self, job: Job) -> None:
        if job is self._job:
            self.parts.work.show_job(job)

    def _on_work_cancelled(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.parts.work.show_job(self._job)

    def _on_kind_box_activated(self, place: int) -> None:
        if self._choices is not None and not (self._view and self._view.account.committed):
            self._preview(self._choices.with_kind(KINDS[place]))

    def _on_sheets_ticked(self, names: frozenset[str]) -> None:
        if self._choices is not None:
            self._preview(self._choices.with_sheets(names))

    def _on_close_button_clicked(self) -> None:
        self._stop()
        self.closed.emit()

    def _save_rejects(self) -> None:
        if self._view is None:
            return
        account = self._view.account
        name = f"DITOLAK {Path(account.source).stem}.xlsx"
        self._tools.picker.save_file(
            self, "Simpan baris yang ditolak", _REJECTS_PATTERNS, name, lambda path: self._write_rejects(account, path)
        )

    def _write_rejects(self, account: ImportAccount, path: Path) -> None:
        self._tools.jobs.run(
            f"Menyimpan {path.name}",
            lambda _progress: write_rejects(account, path),
            lambda _none: self._tools.notices.done(
                f"{thousands(len(account.rejected))} baris yang ditolak disimpan di {path.name}. "
                "Perbaiki, lalu impor berkas itu.",
                str(path),
            ),
            lane=Lane.QUICK,
        )

    def _reading(self, name: str) -> SheetReading | None:
        return next((reading for reading in self._readings if reading.sheet == name), None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders while nothing is being imported."""
        if self._job is None and dragged(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read them."""
        paths = dragged(event)
        if paths:
            event.acceptProposedAction()
            self.sources.take(paths)
