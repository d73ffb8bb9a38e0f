"""Runs block edits of one table as one command each, tells what became of them, lists what was refused."""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any

from PySide6.QtCore import QObject

from opsroom.domain.errors import OpsError
from opsroom.services.cells import CellsRefused, RefusedCell
from opsroom.services.fill_column import FillColumn
from opsroom.services.paste_block import BlockOutcome, PasteBlock
from opsroom.ui.bridge.notices import NoticeAction, Notices
from opsroom.ui.tables.block_edits import BlockWords, Wish, edits_of
from opsroom.ui.tables.block_panel import BlockPanel, RefusedLine
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.edit_desk import EditDesk, Order
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.source import TableSource
from opsroom.ui.tables.view import RecordView

#: Blocks from here on are announced in the status bar while they run.
ANNOUNCED_CELLS = 200
#: Refused cells that are marked and listed; a block with more of them wants another column, not another value.
MOST_LISTED = 500
UNDO_TEXT = "Urungkan (Ctrl+Z)"

Texts = Mapping[tuple[int, str], str]


class BlockRunner(QObject):
    """The one way of all block edits of a table. Thread: GUI.

    Attributes:
        panel: Where refused cells are listed.
        keeps_place: A jump to a refused cell only brings it into sight: a ghost hangs on the current cell.
    """

    def __init__(
        self,
        view: RecordView,
        model: RecordTableModel,
        source: TableSource,
        desk: EditDesk,
        notices: Notices,
        panel: BlockPanel,
        undo: Callable[[str], None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._source = source
        self._desk = desk
        self._notices = notices
        self._undo = undo
        self.panel = panel
        self.keeps_place = False
        panel.jump_wanted.connect(self._on_panel_jump_wanted)

    def read(self, ids: Sequence[int]) -> Mapping[int, Any]:
        """The records of these rows, from the file; on a worker."""
        return self._source.records(ids) if len(ids) else {}

    def run_wishes(
        self, make: Callable[[], Sequence[Wish]], rows: Sequence[int], cells: int, words: BlockWords
    ) -> None:
        """Set cells: `make` says which, on the worker; `rows` are their rows and `cells` about how many they are."""
        known = self._model.known(rows)
        columns = {column.key: column for column in self._model.columns}
        name = f"{words.name} {thousands(cells)} sel"
        texts: dict[tuple[int, str], str] = {}

        def build() -> PasteBlock | None:
            wishes = make()
            unread = sorted({wish.row_id for wish in wishes} - known.keys())
            records = {**known, **self.read(unread)}
            edits = edits_of(wishes, columns, records)
            texts.update({(edit.row_id, edit.key): edit.text for edit in edits})
            return PasteBlock(self._desk.kind, edits, name=name) if edits else None

        self._run(Order(build, self._title(cells, words)), words, name, cells, texts)

    def run_block(self, block: PasteBlock, texts: Texts, words: BlockWords) -> None:
        """Run a block that is worked out already."""
        cells = len(block.edits) + sum(map(len, block.new_rows))
        self._run(Order(lambda: block, self._title(cells, words)), words, block.label, cells, texts)

    def fill_column(self, ids: Sequence[int] | None, key: str, text: str, rows: int, words: BlockWords) -> None:
        """Put one text into a column of any number of rows; None for all there are."""
        title = self._model.columns[self._model.column_of(key)].title
        name = f"{words.name} {title}"
        command = FillColumn(self._desk.kind, ids, key, text, name)
        self._model.forget_refusals()
        self._desk.run(
            Order(lambda: command, self._title(rows, words)),
            lambda changed: self._tell_changed(changed or 0, words, name),
            self._notices.failure,
        )

    def _run(self, order: Order, words: BlockWords, name: str, cells: int, texts: Texts) -> None:
        self._model.forget_refusals()
        self.panel.be_quiet()
        self._desk.run(
            order,
            lambda outcome: self._on_done(outcome, words, name, texts),
            lambda problem: self._on_refused(problem, words, cells, texts),
        )

    @staticmethod
    def _title(cells: int, words: BlockWords) -> str:
        return f"{words.doing} {thousands(cells)} sel" if cells >= ANNOUNCED_CELLS else ""

    # --- what became of it ---------------------------------------------------------------------------------------

    def _on_done(self, outcome: BlockOutcome | None, words: BlockWords, name: str, texts: Texts) -> None:
        if outcome is None:
            self._tell_changed(0, words, name)
            return
        if outcome.added:
            text = f"{thousands(len(outcome.added))} baris ditambahkan"
            text += f", {thousands(outcome.changed)} sel {words.done}." if outcome.changed else "."
            self._notices.done(text, action=NoticeAction(UNDO_TEXT, lambda: self._undo(name)))
        elif outcome.changed or not outcome.refused:
            self._tell_changed(outcome.changed, words, name)
        if outcome.refused:
            self._mark(outcome.refused, texts)
            count = thousands(len(outcome.refused))
            self.panel.report(f"{count} sel ditolak dan dibiarkan seperti semula.", self.lines(outcome.refused, texts))

    def _tell_changed(self, changed: int, words: BlockWords, name: str) -> None:
        if changed == 0:
            self._notices.info("Isi sel sudah sama; tidak ada yang diubah.")
        elif changed > 1:
            text = f"{thousands(changed)} sel {words.done}."
            self._notices.done(text, action=NoticeAction(UNDO_TEXT, lambda: self._undo(name)))

    def _on_refused(self, problem: OpsError, words: BlockWords, cells: int, texts: Texts) -> None:
        if not isinstance(problem, CellsRefused):
            self._notices.failure(problem)
            return
        refused = problem.cells
        self._mark(refused, texts)
        if cells == 1:
            self._notices.warning(f"{refused[0].reason} Sel tidak diubah.")
            return
        self._notices.warning(
            f"Tidak ada yang {words.done}: {thousands(len(refused))} dari {thousands(cells)} sel ditolak. "
            "Sel itu ditandai merah; alasannya ada di bawah tabel."
        )
        self.panel.report(
            f"Tidak ada yang {words.done}: <b>{thousands(len(refused))}</b> dari {thousands(cells)} sel ditolak.",
            self.lines(refused, texts),
        )

    def _mark(self, refused: Sequence[RefusedCell], texts: Texts) -> None:
        shown = [cell for cell in islice(refused, MOST_LISTED) if cell.row_id > 0]
        self._model.mark_refused(
            [(cell.row_id, cell.key, texts.get((cell.row_id, cell.key), ""), cell.reason) for cell in shown]
        )

    def lines(self, refused: Sequence[RefusedCell], texts: Texts) -> list[RefusedLine]:
        """Refused cells as the panel lists them."""
        shown = refused[:MOST_LISTED]
        rows = self._model.rows_of(cell.row_id for cell in shown)
        titles = {column.key: column.title for column in self._model.columns}
        return [
            RefusedLine(
                cell.row_id,
                cell.key,
                f"{thousands(row + 1)}" if row >= 0 else f"baru {-cell.row_id}" if cell.row_id < 0 else "",
                titles.get(cell.key, ""),
                texts.get((cell.row_id, cell.key), ""),
                cell.reason,
            )
            for cell, row in zip(shown, rows, strict=True)
        ]

    def _on_panel_jump_wanted(self, row_id: int, key: str) -> None:
        section = self._model.column_of(key)
        if not self.keeps_place:
            self._view.show_row(row_id, section)
        elif (row := self._model.row_of(row_id)) >= 0:
            self._view.scrollTo(self._model.index(row, section))
