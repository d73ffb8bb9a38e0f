"""Columns of the list of units (kesatuan) and the kecamatan they serve."""

from opsroom.domain.changes import Kind
from opsroom.domain.columns import Column, ColumnKind
from opsroom.domain.errors import RuleViolation


def read_unit(text: str) -> str:
    """The unit as plotting compares it: capitals, single spaces.

    Raises:
        RuleViolation: The text is blank.
    """
    unit = " ".join(text.upper().split())
    if not unit:
        raise RuleViolation("Kesatuan belum diisi; tulis namanya, misalnya POLSEK LENGKITI.", "unit")
    return unit


def read_kecamatan(text: str) -> str:
    """The name or code as it was typed; which kecamatan that is, the operation knows.

    Raises:
        RuleViolation: The text is blank.
    """
    name = " ".join(text.split())
    if not name:
        raise RuleViolation("Kecamatan belum diisi; pilih dari daftar.", "kecamatan")
    return name


def read_count(text: str) -> int | None:
    """A number to filter by, None for a blank text.

    Raises:
        RuleViolation: Not a whole number.
    """
    bare = text.strip()
    if not bare:
        return None
    if not (bare.isascii() and bare.isdigit()):
        raise RuleViolation(f"'{bare}' bukan bilangan bulat.")
    return int(bare)


UNIT_COLUMNS: tuple[Column, ...] = (
    Column("unit", "Kesatuan", "kesatuan", ColumnKind.TEXT, 28, read_unit, required=True, suggests=True),
    Column(
        "kecamatan", "Kecamatan", "kecamatan", ColumnKind.LINK, 26, read_kecamatan, required=True, takes_new=False,
        suggests=True, links=Kind.KECAMATAN,
    ),
    Column("kecamatan_code", "Kode kecamatan", "kode_kecamatan", ColumnKind.CODE, 15, editable=False),
    Column("people", "Personel", "personel", ColumnKind.NUMBER, 10, read_count, editable=False),
    Column("tps", "TPS", "tps", ColumnKind.NUMBER, 8, read_count, editable=False),
)  # fmt: skip
