"""The paper identity and the dates of the operation: read, changed, and guessed from its name when nobody set them."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import RuleViolation
from opsroom.domain.letterhead import Letterhead, Signer, check_kop
from opsroom.domain.operation import Operation
from opsroom.services.wordings import Wordings
from opsroom.store.reader import Reader
from opsroom.store.work import Work

SETTING = "letterhead"
_UNIT = re.compile(r"\b(POLRES(?:TABES|TA|METRO)?|POLSEK|POLDA)\s+([^-–—,]+)", re.IGNORECASE)
_HEADS = {"POLRES": "KAPOLRES", "POLRESTA": "KAPOLRESTA", "POLRESTABES": "KAPOLRESTABES", "POLSEK": "KAPOLSEK"}
_LINES = ("kop", "considerations", "legal_basis", "orders", "copies")


@dataclass(frozen=True, slots=True)
class SetLetterhead:
    """Keep a letterhead for all papers to come; papers made before keep theirs."""

    letterhead: Letterhead
    label: str = "Ubah kop dan penandatangan"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> None:
        """Check the kop and store.

        Raises:
            RuleViolation: The kop breaks the rule of three lines and 41 characters.
        """
        checked = replace(self.letterhead, kop=check_kop(self.letterhead.kop))
        work.put_setting(SETTING, asdict(checked))


@dataclass(frozen=True, slots=True)
class SetOperation:
    """Change details of the operation: field name of `Operation` to value."""

    values: Mapping[str, object]
    label: str = "Ubah data operasi"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> None:
        """Write the changed fields only.

        Raises:
            RuleViolation: The duty would end before it begins.
        """
        operation = work.reader.operation()
        after = replace(operation, **self.values)  # type: ignore[arg-type]
        if after.duty_from and after.duty_to and after.duty_to < after.duty_from:
            raise RuleViolation("Tanggal selesai tugas lebih awal daripada tanggal mulai.", "duty_to")
        changed = {key: value for key, value in self.values.items() if getattr(operation, key) != value}
        if changed:
            work.update(Kind.OPERATION, work.reader.operation_id(), changed)


def read_letterhead(reader: Reader, wordings: Wordings) -> Letterhead:
    """The stored letterhead, or one guessed from the operation's name with the standard wording."""
    stored: Any = reader.setting(SETTING)
    if not stored:
        return guess_letterhead(reader.operation(), wordings)
    values: dict[str, Any] = {key: tuple(value) if key in _LINES else value for key, value in stored.items()}
    values["signer"] = Signer(**{**stored["signer"], "head": tuple(stored["signer"]["head"])})
    return Letterhead(**values)


def guess_letterhead(operation: Operation, wordings: Wordings) -> Letterhead:
    """``Polres OKU - Pemilu 2024`` names the unit POLRES OKU and its head KAPOLRES OKU; the rest stays to be set."""
    found = _UNIT.search(operation.name)
    kind = found[1].upper() if found else "POLRES"
    place = " ".join(found[2].upper().split()) if found else " ".join(operation.name.upper().split())
    line = f"RESOR {operation.region or place}"[:41]
    return Letterhead(
        kop=("KEPOLISIAN NEGARA REPUBLIK INDONESIA", line),
        unit_short=f"{kind} {place}",
        head_short=f"{_HEADS.get(kind, 'KEPALA ' + kind)} {place}",
        city="",
        signer=Signer((f"KEPALA KEPOLISIAN RESOR {operation.region or place}",)),
        considerations=wordings.considerations,
        legal_basis=wordings.legal_basis,
        orders=wordings.orders,
        copies=wordings.copies,
    )


def event_of(operation: Operation) -> str:
    """What is secured, as papers write it: set, or taken from the operation's name (``Pemilu 2024``)."""
    if operation.event:
        return operation.event
    tail = re.split(r"\s[-–—]\s|,", operation.name)[-1].strip()
    return re.sub(r"\b(Pemilu|Pilkada|Pilpres|Pileg|Pilkades)\s+(\d{4})", r"\1 Tahun \2", tail)
