"""The demonstration operation "Polres OKU, Pemilu 2024", built by the same import, plot and print code as real data."""

import shutil
import tomllib
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.duty import Duty
from opsroom.domain.errors import OpsError
from opsroom.domain.forces import OWN_FORCE, Source
from opsroom.domain.imports import ImportKind
from opsroom.domain.letterhead import Letterhead, Signer
from opsroom.domain.person import Person
from opsroom.domain.ranks import RANK_BY_CODE, RankGroup
from opsroom.runtime.clock import Clock
from opsroom.runtime.paths import resource
from opsroom.services.demo_roster import invent_rosters
from opsroom.services.demo_workbooks import write_person_workbook, write_tps_workbook
from opsroom.services.import_table import ImportRequest, commit
from opsroom.services.letterheads import SetLetterhead, SetOperation
from opsroom.services.orders import OrderRequest, issue
from opsroom.services.plot_teams import plot
from opsroom.services.regions import national_gazetteer
from opsroom.services.set_duty import SetDuty
from opsroom.services.wordings import load_wordings
from opsroom.services.workspace import Workspace
from opsroom.store.work import Work

FILE_NAME = "Polres OKU - Pemilu 2024.ops"
TPS_WORKBOOK = "DATA TPS OKU (peragaan).xlsx"
PERSON_WORKBOOK = "DAFTAR PERSONEL (peragaan).xlsx"
ORDER_NAME = "Surat Perintah PAM TPS.pdf"
BOARD_NAME = "papan.png"


@dataclass(frozen=True, slots=True)
class Demonstration:
    """Where everything is."""

    file: Path
    order: Path
    board: Path

    def lines(self) -> tuple[str, ...]:
        """What the terminal prints."""
        return (
            f"Berkas operasi : {self.file}",
            f"Surat perintah : {self.order}",
            f"Gambar papan   : {self.board}",
        )


@dataclass(frozen=True, slots=True)
class SetUnitAreas:
    """Map units to the kecamatan they serve, in place of what was mapped."""

    areas: tuple[tuple[str, str], ...]
    label: str = "Wilayah Polsek"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> None:
        """Write the pairs of unit and kecamatan code."""
        work.insert_many(Kind.UNIT_AREA, [{"unit": unit, "kecamatan_code": code} for unit, code in self.areas])


def build(folder: Path, clock: Clock, paint_board: Callable[[Path, Path], None]) -> Demonstration:
    """Build what is missing in `folder`; a demonstration that is there already is left as it is.

    Args:
        folder: Created when missing.
        clock: Dates the files.
        paint_board: Takes the operation file and writes the picture of its board.

    Raises:
        OpsError: The folder cannot be written.
    """
    made = Demonstration(folder / FILE_NAME, folder / ORDER_NAME, folder / BOARD_NAME)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise OpsError(f"Folder {folder} tidak bisa dibuat. Pilih folder lain.", str(problem)) from problem
    if not made.file.exists():
        _build_file(made.file, _load("seed/oku.toml"), clock)
    if not made.order.exists():
        _print_order(made, clock)
    if not made.board.exists():
        paint_board(made.file, made.board)
    return made


def _load(name: str) -> Mapping[str, Any]:
    return tomllib.loads(resource(name).read_text("utf-8"))


def _build_file(target: Path, facts: Mapping[str, Any], clock: Clock) -> None:
    """Import, set and plot in a folder of its own: a half-built demonstration is never taken for a whole one."""
    folder = target.parent
    workshop = folder / ".baru"
    shutil.rmtree(workshop, ignore_errors=True)
    workshop.mkdir()
    write_tps_workbook(folder / TPS_WORKBOOK, facts, national_gazetteer())
    write_person_workbook(folder / PERSON_WORKBOOK, invent_rosters(facts, _load("seed/names.toml")))
    unfinished = workshop / target.name
    with closing(Workspace.create(unfinished, facts["operation"]["name"], clock, "peragaan")) as workspace:
        commit(workspace, ImportRequest(ImportKind.TPS, folder / TPS_WORKBOOK))
        commit(workspace, ImportRequest(ImportKind.PERSON, folder / PERSON_WORKBOOK))
        details = {key: value for key, value in facts["operation"].items() if key != "name"}
        workspace.run(SetOperation(details))
        workspace.run(SetLetterhead(_letterhead(facts["letterhead"])))
        areas = tuple((region["polsek"], region["code"]) for region in facts["kecamatan"])
        workspace.run(SetUnitAreas(areas))
        _give_duties(workspace, facts["force"])
        plot(workspace)
    unfinished.replace(target)
    shutil.rmtree(workshop)


def _print_order(made: Demonstration, clock: Clock) -> None:
    """The order with number and day left for the pen, dated in the month of the roll call."""
    with closing(Workspace.open(made.file, clock, "peragaan", backup=False)) as workspace:
        issue(workspace, OrderRequest(), made.order)


def _letterhead(facts: Mapping[str, Any]) -> Letterhead:
    wordings = load_wordings()
    return Letterhead(
        kop=tuple(facts["kop"]),
        unit_short=facts["unit_short"],
        head_short=facts["head_short"],
        city=facts["city"],
        zone=facts["zone"],
        kka=facts["kka"],
        signer=Signer(tuple(facts["signer_head"]), rank=facts["signer_rank"]),
        considerations=wordings.considerations,
        legal_basis=wordings.legal_basis,
        orders=wordings.orders,
        copies=tuple(facts["copies"]),
    )


def _give_duties(workspace: Workspace, force: Mapping[str, int]) -> None:
    """Padal from the officers, 418 for TPS duty from the Polsek first, all of the Polda's help, the rest in reserve."""
    with workspace.read() as reader:
        people = reader.persons()
        kecamatan_count = len(reader.kecamatan())
    officers = [p for p in people if p.source in OWN_FORCE and _group(p) is RankGroup.PAMA and _is_there(p)]
    officers.sort(key=lambda p: (p.source is not Source.POLSEK, p.seniority))
    padal = officers[:kecamatan_count]
    crew = [p for p in people if p.source in OWN_FORCE and _group(p) is RankGroup.BINTARA and _is_there(p)]
    crew.sort(key=lambda p: p.source is not Source.POLSEK)
    for duty, chosen in (
        (Duty.PADAL, padal),
        (Duty.PAM_TPS, crew[: force["pam_tps"]]),
        (Duty.PAM_TPS, [p for p in people if p.source is Source.BKO_POLDA]),
        (Duty.CADANGAN, [p for p in people if p.source in (Source.BRIMOB, Source.TNI)]),
    ):
        workspace.run(SetDuty(duty, nrps=tuple(person.nrp for person in chosen)))


def _is_there(person: Person) -> bool:
    return person.duty is Duty.TERSEDIA


def _group(person: Person) -> RankGroup | None:
    rank = RANK_BY_CODE.get(person.rank)
    return rank.group if rank else None
