"""Composing, rendering and issuing the Surat Perintah."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from opsroom.domain.calendar import (
    ROMAN_MONTHS,
    ZONES,
    spell_number,
    write_clock,
    write_date,
    write_day_and_date,
    write_month,
    write_number,
    write_range,
)
from opsroom.domain.changes import Kind, Origin
from opsroom.domain.documents import (
    AnnexGroup,
    DocumentStatus,
    OrderSnapshot,
    PageSetup,
    order_from_json,
    to_json,
)
from opsroom.domain.errors import DocumentError, NotFound
from opsroom.domain.letterhead import Letterhead, Signer, check_kop
from opsroom.domain.operation import Operation
from opsroom.domain.progress import SILENT, Progress
from opsroom.domain.wording import fill, fill_list, punctuate, running_text
from opsroom.runtime.files import replacing
from opsroom.services.annex import annex_groups, short_list
from opsroom.services.letterheads import event_of, read_letterhead
from opsroom.services.wordings import Wordings, load_wordings
from opsroom.services.workspace import Workspace
from opsroom.store.work import Work
from reports.file_names import order_file_name
from reports.rendered import RenderedDocument
from reports.sprin import render as render_sprin

SPRIN = "sprin"
#: Up to so many people are named in the letter itself; their TPS stay in the annex.
LISTED_IN_LETTER = 3


@dataclass(frozen=True, slots=True)
class OrderRequest:
    """What the order dialog asks for.

    Attributes:
        number: Register number; empty leaves the space to be written by hand.
        issue_date: Day of signing; None leaves the day blank and takes month and year of the roll call, else today.
        signer: Replaces the letterhead's signer.
        is_draft: Prints the DRAF watermark.
        prints_phones: Personal data; off unless somebody asks.
    """

    number: str = ""
    issue_date: date | None = None
    page: PageSetup = field(default_factory=PageSetup)
    signer: Signer | None = None
    is_draft: bool = False
    classification: str = ""
    prints_phones: bool = False


@dataclass(frozen=True, slots=True)
class IssuedOrder:
    """An order written to disk and registered."""

    document_id: int
    path: Path
    sha256: str
    pages: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterDocument:
    """Enter a rendered paper in the register; not undone, since the paper is out: it is withdrawn by another entry."""

    title: str
    snapshot: OrderSnapshot
    sha256: str
    path: str
    status: DocumentStatus
    label: str = "Daftarkan surat perintah"
    origin: Origin = Origin.DESK
    undoable: bool = False

    def apply(self, work: Work) -> int:
        """Write the entry; returns its row id.

        Raises:
            DocumentError: The number was given to another order already.
        """
        number = self.snapshot.number_line() if self.snapshot.number else ""
        for other in work.reader.documents():
            if number and other.number == number and other.status is not DocumentStatus.DICABUT:
                raise DocumentError(f"Nomor {number} dipakai '{other.title}'. Surat tidak dibuat; isi nomor lain.")
        return work.insert(
            Kind.DOCUMENT,
            {
                "kind": SPRIN,
                "title": self.title,
                "number": number,
                "status": self.status.value,
                "revision": 0,
                "snapshot": to_json(self.snapshot),
                "sha256": self.sha256,
                "path": self.path,
                "made_at": self.snapshot.built_at,
            },
        )


def compose(workspace: Workspace, request: OrderRequest) -> OrderSnapshot:
    """The snapshot of an order for the latest plan, read in one consistent view.

    Raises:
        NotFound: There is no plan yet.
        DocumentError: A sentence holds an unknown placeholder.
        RuleViolation: The kop breaks its rule.
    """
    wordings = load_wordings()
    now = workspace.clock.now()
    with workspace.read() as reader:
        operation = reader.operation()
        letterhead = read_letterhead(reader, wordings)
        groups = annex_groups(reader, prints_phones=request.prints_phones)
    if not groups:
        raise NotFound("Belum ada ploting yang berisi tim. Jalankan Ploting dahulu, lalu buat surat perintah.")
    people_count = sum(len(group.rows) for group in groups)
    day = request.issue_date
    month = day or (operation.roll_call_at or now).astimezone(ZONES[letterhead.zone]).date()
    values = _placeholders(operation, letterhead, people_count, month)
    return OrderSnapshot(
        kop=check_kop(letterhead.kop),
        unit_short=letterhead.unit_short,
        head_short=letterhead.head_short,
        city=letterhead.city,
        number=request.number.strip(),
        number_month=ROMAN_MONTHS[month.month - 1],
        number_kka=letterhead.kka,
        number_year=str(month.year),
        issue_day=str(day.day) if day else "",
        issue_month=write_month(month),
        built_at=now.astimezone(ZONES[letterhead.zone]).isoformat(timespec="seconds"),
        considerations=punctuate(fill_list(letterhead.considerations, values)),
        legal_basis=punctuate(fill_list(letterhead.legal_basis, values)),
        addressees=_addressees(groups, wordings, values),
        orders=punctuate(fill_list(_orders(operation, letterhead, wordings), values)),
        copies=fill_list(letterhead.copies, values),
        signer=request.signer or letterhead.signer,
        annex_title=tuple(line.upper() for line in fill_list(wordings.annex_title, values)),
        annex_groups=groups,
        annex_total=fill(wordings.annex_total, values),
        page=request.page,
        is_draft=request.is_draft,
        classification=request.classification,
    )


def render(snapshot: OrderSnapshot, progress: Progress = SILENT) -> RenderedDocument:
    """The paper. Long work for a big annex: run it as a job."""
    return render_sprin(snapshot, progress)


def issue(workspace: Workspace, request: OrderRequest, out: Path, progress: Progress = SILENT) -> IssuedOrder:
    """Compose, render, write and register an order; a folder as `out` gets the standard file name.

    The file is written beside its place and moved there only when it is whole and registered.

    Raises:
        DocumentError: It cannot be written, or the number is taken; nothing was left behind.
        NotFound: There is no plan yet.
    """
    snapshot = compose(workspace, request)
    rendered = render(snapshot, progress)
    with workspace.read() as reader:
        title = f"Surat Perintah PAM TPS {event_of(reader.operation())}".strip()
    day = snapshot.built_at[:10].replace("-", "")
    target = out / order_file_name(snapshot, day) if out.is_dir() else out
    digest = hashlib.sha256(rendered.pdf).hexdigest()
    status = DocumentStatus.TERBIT if snapshot.number and not snapshot.is_draft else DocumentStatus.DRAF
    with _writing_to(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with replacing(target) as stream:
            stream.write(rendered.pdf)
            document_id = workspace.run(RegisterDocument(title, snapshot, digest, str(target), status))
    return IssuedOrder(document_id, target, digest, rendered.pages, rendered.warnings)


def reprint(workspace: Workspace, document_id: int) -> RenderedDocument:
    """The registered paper again, from its stored snapshot, byte for byte.

    Raises:
        NotFound: No such document.
    """
    with workspace.read() as reader:
        return render_sprin(order_from_json(reader.document_snapshot(document_id)))


@contextmanager
def _writing_to(target: Path) -> Iterator[None]:
    """Say calmly when the disk refuses."""
    try:
        yield
    except OSError as problem:
        raise DocumentError(
            f"Surat tidak bisa ditulis ke {target}. Periksa folder dan ruang disk, lalu simpan lagi.", str(problem)
        ) from problem


def _orders(operation: Operation, letterhead: Letterhead, wordings: Wordings) -> tuple[str, ...]:
    """The Untuk list with what depends on dates set in after the first item."""
    first, *rest = letterhead.orders or ("",)
    duty = wordings.orders_duty if operation.duty_from and operation.duty_to else ()
    roll_call = wordings.orders_roll_call if operation.roll_call_at else ()
    return tuple(item for item in (first, *duty, *roll_call, *rest) if item)


def _addressees(groups: tuple[AnnexGroup, ...], wordings: Wordings, values: Mapping[str, str]) -> tuple[str, ...]:
    if sum(len(group.rows) for group in groups) > LISTED_IN_LETTER:
        return (fill(wordings.addressees_many, values),)
    return (*short_list(groups), fill(wordings.addressee_note, values))


def _placeholders(operation: Operation, letterhead: Letterhead, people_count: int, month: date) -> Mapping[str, str]:
    """Everything a sentence may name, already written the way papers write it."""
    zone = letterhead.zone
    roll_call = operation.roll_call_at
    local = roll_call.astimezone(ZONES[zone]).date() if roll_call else None
    return {
        "event": event_of(operation),
        "unit_short": running_text(letterhead.unit_short),
        "head_short": running_text(letterhead.head_short),
        "region": operation.region.title(),
        "operation_name": operation.operation_name,
        "duty_range": _duty_range(operation),
        "duty_from": write_date(operation.duty_from) if operation.duty_from else "",
        "duty_to": write_date(operation.duty_to) if operation.duty_to else "",
        "roll_call_day": write_day_and_date(local) if local else "",
        "roll_call_time": write_clock(roll_call, zone) if roll_call else "",
        "roll_call_place": operation.roll_call_place,
        "roll_call_leader": operation.roll_call_leader,
        "people_count": write_number(people_count),
        "people_count_words": spell_number(people_count),
        "year": str(month.year),
    }


def _duty_range(operation: Operation) -> str:
    if operation.duty_from and operation.duty_to:
        return write_range(operation.duty_from, operation.duty_to)
    return ""
