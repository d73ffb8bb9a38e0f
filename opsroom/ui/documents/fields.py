"""The fields of the order, declared: where each is kept, how it is shown and read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from opsroom.domain.calendar import ZONES, write_date
from opsroom.domain.letterhead import Letterhead
from opsroom.domain.operation import Operation
from opsroom.domain.typed_days import read_day, read_hour
from opsroom.services.letterheads import SetLetterhead, SetOperation


class Shelf(StrEnum):
    """Where a field is kept: only in this order, in the operation, in its letterhead."""

    ORDER = "order"
    OPERATION = "operation"
    LETTERHEAD = "letterhead"
    SIGNER = "signer"


class Shape(StrEnum):
    """How a field looks."""

    TEXT = "text"
    LINES = "lines"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form. `hint` stands in the empty field."""

    key: str
    label: str
    group: str
    shelf: Shelf
    shape: Shape = Shape.TEXT
    hint: str = ""


_ORDER, _SIGNER, _HEAD, _TASK, _APEL = "Surat", "Penandatangan", "Kop dan kota", "Operasi", "Apel pergeseran"
ROLL_CALL_DAY, ROLL_CALL_HOUR = "roll_call_day", "roll_call_hour"
_WRITTEN = "kosong: ditulis tangan"

FIELDS: tuple[Field, ...] = (
    Field("number", "Nomor surat", _ORDER, Shelf.ORDER, hint=_WRITTEN),
    Field("issue_date", "Tanggal surat", _ORDER, Shelf.ORDER, Shape.DAY, hint=_WRITTEN),
    Field("classification", "Klasifikasi", _ORDER, Shelf.ORDER, hint="misalnya TERBATAS"),
    Field("head", "Jabatan", _SIGNER, Shelf.SIGNER, Shape.LINES, hint="a.n. KEPALA KEPOLISIAN RESOR ...\nKABAG OPS"),
    Field("name", "Nama", _SIGNER, Shelf.SIGNER, hint=_WRITTEN),
    Field("rank", "Pangkat", _SIGNER, Shelf.SIGNER, hint="AJUN KOMISARIS BESAR POLISI"),
    Field("nrp", "NRP", _SIGNER, Shelf.SIGNER),
    Field("kop", "Kop surat", _HEAD, Shelf.LETTERHEAD, Shape.LINES, hint="paling banyak 3 baris"),
    Field("city", "Kota", _HEAD, Shelf.LETTERHEAD, hint="tempat surat dikeluarkan"),
    Field("kka", "Kode arsip (KKA)", _HEAD, Shelf.LETTERHEAD, hint="OPS.1.3."),
    Field("operation_name", "Nama operasi", _TASK, Shelf.OPERATION, hint="Mantap Brata ..."),
    Field("event", "Yang diamankan", _TASK, Shelf.OPERATION, hint="Pemilu Tahun 2024"),
    Field("duty_from", "Tugas mulai", _TASK, Shelf.OPERATION, Shape.DAY, hint="12 Februari 2024"),
    Field("duty_to", "Tugas selesai", _TASK, Shelf.OPERATION, Shape.DAY, hint="16 Februari 2024"),
    Field(ROLL_CALL_DAY, "Tanggal apel", _APEL, Shelf.OPERATION, Shape.DAY, hint="11 Februari 2024"),
    Field(ROLL_CALL_HOUR, "Pukul", _APEL, Shelf.OPERATION, hint="08.00"),
    Field("roll_call_place", "Tempat", _APEL, Shelf.OPERATION),
    Field("roll_call_leader", "Pimpinan apel", _APEL, Shelf.OPERATION),
)
GROUPS: tuple[str, ...] = (_ORDER, _SIGNER, _HEAD, _TASK, _APEL)


def stored_texts(operation: Operation, letterhead: Letterhead) -> dict[str, str]:
    """What every stored field shows."""
    roll_call = operation.roll_call_at
    local = roll_call.astimezone(ZONES[letterhead.zone]) if roll_call else None
    special = {
        ROLL_CALL_DAY: write_date(local.date()) if local else "",
        ROLL_CALL_HOUR: f"{local:%H.%M}" if local else "",
    }
    owners: Mapping[Shelf, object] = {
        Shelf.OPERATION: operation,
        Shelf.LETTERHEAD: letterhead,
        Shelf.SIGNER: letterhead.signer,
    }
    return {
        field.key: special[field.key] if field.key in special else _show(field, getattr(owners[field.shelf], field.key))
        for field in FIELDS
        if field.shelf in owners
    }


def command_for(
    field: Field, texts: Mapping[str, str], operation: Operation, letterhead: Letterhead
) -> SetOperation | SetLetterhead | None:
    """The command that stores what stands in `field`; None when that changes nothing yet.

    Raises:
        ParseProblem: The text is no day or no hour.
    """
    text = texts[field.key]
    if field.key in (ROLL_CALL_DAY, ROLL_CALL_HOUR):
        return _roll_call(texts, operation, letterhead)
    if field.shelf is Shelf.OPERATION:
        day_or_text = read_day(text) if field.shape is Shape.DAY else _one_line(text)
        return _set_operation(field, {field.key: day_or_text}, operation)
    change: dict[str, Any] = {field.key: _lines(text) if field.shape is Shape.LINES else _one_line(text)}
    if field.shelf is Shelf.SIGNER:
        return _set_letterhead(field, replace(letterhead, signer=replace(letterhead.signer, **change)), letterhead)
    return _set_letterhead(field, replace(letterhead, **change), letterhead)


def _roll_call(texts: Mapping[str, str], operation: Operation, letterhead: Letterhead) -> SetOperation | None:
    day, hour = read_day(texts[ROLL_CALL_DAY]), read_hour(texts[ROLL_CALL_HOUR])
    if day is not None and hour is None:
        return None
    at = datetime.combine(day, hour, ZONES[letterhead.zone]) if day and hour else None
    if at == operation.roll_call_at:
        return None
    return SetOperation({"roll_call_at": at}, label="Ubah waktu apel")


def _set_operation(field: Field, values: Mapping[str, object], operation: Operation) -> SetOperation | None:
    same = all(getattr(operation, key) == value for key, value in values.items())
    return None if same else SetOperation(values, label=_label(field))


def _set_letterhead(field: Field, after: Letterhead, before: Letterhead) -> SetLetterhead | None:
    return None if after == before else SetLetterhead(after, label=_label(field))


def _label(field: Field) -> str:
    return f"Ubah {field.label[0].lower()}{field.label[1:]}" if field.label != "NRP" else "Ubah NRP penandatangan"


def _show(field: Field, value: Any) -> str:
    shapes: Mapping[Shape, Callable[[Any], str]] = {Shape.TEXT: str, Shape.LINES: "\n".join, Shape.DAY: write_date}
    return shapes[field.shape](value) if value else ""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(_one_line, text.splitlines()) if line)


def _one_line(text: str) -> str:
    return " ".join(text.split())
