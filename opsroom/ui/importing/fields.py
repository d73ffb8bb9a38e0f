"""What a workbook column can be taken for, in words of the trade."""

from functools import cache

from opsroom.domain.categories import DEFAULT_CATEGORIES
from opsroom.domain.columns import Column
from opsroom.domain.imports import ImportKind
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.tps_columns import TPS_COLUMNS

KIND_LABELS: dict[ImportKind, str] = {ImportKind.TPS: "TPS", ImportKind.PERSON: "personel"}
COLUMNS: dict[ImportKind, tuple[Column, ...]] = {ImportKind.TPS: TPS_COLUMNS, ImportKind.PERSON: PERSON_COLUMNS}
IGNORED = "(tidak dipakai)"

#: Columns that hold several of ours in one cell, one category per column, or the telephone of a contact.
_COMPOUNDS: dict[ImportKind, dict[str, str]] = {
    ImportKind.PERSON: {
        "rank_nrp": "Pangkat dan NRP",
        "name_nrp": "Nama dan NRP",
        "name_rank": "Nama dan pangkat",
        "name_rank_nrp": "Nama, pangkat, dan NRP",
        "position_unit": "Jabatan dan kesatuan",
    },
    ImportKind.TPS: {
        "kecamatan_desa": "Kecamatan dan desa",
        "desa_number": "Desa dan nomor TPS",
        "tps_code": "Kode desa dan nomor TPS",
        "coordinates": "Lintang dan bujur",
        **{f"mark_{category.code}": f"Tanda {category.label}" for category in DEFAULT_CATEGORIES},
        "kpps_phone": "HP Ketua KPPS",
        "panwas_phone": "HP Pengawas TPS",
        "linmas_phone": "HP Linmas",
    },
}


def field_options(kind: ImportKind) -> tuple[tuple[str, str], ...]:
    """Key and label of everything a column can mean for a list; the first one leaves the column out."""
    own = tuple((column.key, column.title) for column in COLUMNS[kind])
    return (("", IGNORED), *own, *_COMPOUNDS[kind].items())


@cache
def _titles(kind: ImportKind) -> dict[str, str]:
    return dict(field_options(kind))


def option_title(kind: ImportKind, key: str) -> str:
    """What a column taken for `key` means, compounds included; the key itself when nobody knows it any more."""
    return _titles(kind).get(key, key)


def show_value(kind: ImportKind, key: str, value: object) -> str:
    """A value as the sheet of that list would show it."""
    column = next((column for column in COLUMNS[kind] if column.key == key), None)
    text = str(value) if column is None else column.show(value)
    return text or "(kosong)"


def title_of(kind: ImportKind, key: str) -> str:
    """The title of a column of ours."""
    return next((column.title for column in COLUMNS[kind] if column.key == key), key)
