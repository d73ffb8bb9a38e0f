"""The roster: people, their status, and who is available for TPS duty."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from opsroom.domain.changes import Kind
from opsroom.domain.columns import Choice, by_key
from opsroom.domain.duty import ABSENT, DUTY_LABELS, Duty
from opsroom.domain.imports import ImportKind
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.services.command import Command
from opsroom.services.edit_cells import AddPerson
from opsroom.services.export_table import Export
from opsroom.services.set_duty import DutyOutcome, SetDuty
from opsroom.services.workspace import Workspace
from opsroom.ui.sheets.sheet import ActionSpec, Sheet, SheetTraits
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.tokens import Tone

TRAITS = SheetTraits(
    kind=Kind.PERSON,
    import_kind=ImportKind.PERSON,
    export=Export.PERSON,
    noun="personel",
    empty="Belum ada personel.\nImpor dari buku kerja (Ctrl+I) atau tambah satu per satu (Ctrl+T).",
    counted="duty",
    added=tuple(by_key(PERSON_COLUMNS, key) for key in ("nrp", "name", "rank", "unit")),
    kept=frozenset({"unit"}),
)


def duty_tone(value: object) -> Tone:
    """On TPS duty, on a post, absent, or waiting."""
    duty = Duty(str(value))
    if duty in ABSENT:
        return Tone.WARN
    if duty is Duty.TERSEDIA:
        return Tone.NEUTRAL
    return Tone.OK if duty is Duty.PAM_TPS else Tone.INFO


class PersonSheet(Sheet):
    """The editable roster."""

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(workspace, tools, TRAITS, {"duty": duty_tone}, parent)
        self.duty_action = self._button(
            ActionSpec(
                "Status PAM TPS",
                "duty",
                "Ctrl+P",
                "Personel yang dipilih siap di-plot ke TPS; panah: status lain",
                partial(self.set_duty, Duty.PAM_TPS),
                needs_rows=True,
            )
        )
        self.duty_menu = self._duty_menu()
        self.table.add_actions([self.duty_action, self.duty_menu.menuAction()])
        self._on_table_selection_changed()

    def _duty_menu(self) -> QMenu:
        menu = QMenu("Status lain", self)
        for duty in Duty:
            made = QAction(DUTY_LABELS[duty], menu)
            made.triggered.connect(partial(self._on_duty_chosen, duty))
            menu.addAction(made)
        self._needing_rows.append(menu.menuAction())
        button = next(b for b in self.table.findChildren(QToolButton) if b.defaultAction() is self.duty_action)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        return menu

    def set_duty(self, duty: Duty) -> None:
        """Give the selected people a status."""
        ids = self.table.selected_ids()
        if ids:
            command = SetDuty(duty, person_ids=ids)
            self.run(
                f"Mengubah status {thousands(len(ids))} personel",
                command,
                lambda outcome: self._on_duty_set(duty, command.label, outcome),
            )

    def add_command(self, values: Mapping[str, str]) -> Command[int]:
        """Add a person; fields left empty are not given."""
        return AddPerson({key: text for key, text in values.items() if text})

    def count_choices(self) -> tuple[tuple[Choice, Tone], ...]:
        """Every status."""
        return tuple((Choice(duty.value, DUTY_LABELS[duty]), duty_tone(duty.value)) for duty in Duty)

    def _on_duty_chosen(self, duty: Duty, _checked: object = None) -> None:
        self.set_duty(duty)

    def _on_duty_set(self, duty: Duty, name: str, outcome: DutyOutcome) -> None:
        label = DUTY_LABELS[duty]
        if not outcome.changed:
            self._tools.notices.info(f"{thousands(outcome.same)} personel sudah berstatus {label}.")
            return
        same = f" {thousands(outcome.same)} sudah sebelumnya." if outcome.same else ""
        self.tell_undoable(f"{thousands(outcome.changed)} personel kini {label}.{same}", name)
