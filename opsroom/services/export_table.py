"""Exporting lists to .csv or .xlsx with stable heads that scripts rely on, and to .ods as tables show them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from opsroom.domain.changes import Kind
from opsroom.domain.columns import Column
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.progress import SILENT, Progress
from opsroom.domain.queries import ALL, TableQuery
from opsroom.domain.tps_columns import TPS_COLUMNS
from opsroom.exchange.writing import write_table
from opsroom.services.export_view import ViewRequest, export_view
from opsroom.services.workspace import Workspace
from opsroom.store.reader import Reader


class Export(StrEnum):
    """What can be exported."""

    TPS = "tps"
    PERSON = "personel"
    PLOT = "plot"


#: Heads in the order files have them; the first of each list are the ones scripts rely on.
TPS_KEYS = (
    "desa_code", "kecamatan", "desa", "number", "category", "is_special", "voters_m", "voters_f", "lat", "lon",
    "address", "access_note", "signal_note", "category_source", "category_reason", "kpps_contact", "panwas_contact",
    "linmas_contact", "note",
)  # fmt: skip
PERSON_KEYS = (
    "nrp",
    "name",
    "rank",
    "unit",
    "source",
    "duty",
    "position",
    "phone",
    "note",
    "gender",
    "hard_before",
    "home_desa",
)
PLOT_HEADS: tuple[str, ...] = (
    "tim",
    "nrp",
    "nama",
    "pangkat",
    "peran",
    "kode_desa",
    "kecamatan",
    "desa",
    "tps",
    "kategori",
)


_KINDS = {Export.TPS: Kind.TPS, Export.PERSON: Kind.PERSON}
_COLUMNS = {Export.TPS: TPS_COLUMNS, Export.PERSON: PERSON_COLUMNS}
_KEYS = {Export.TPS: TPS_KEYS, Export.PERSON: PERSON_KEYS}


@dataclass(frozen=True, slots=True)
class ListPart:
    """What of a list is wanted.

    Attributes:
        keys: Columns in order; empty for those every export has.
        query: Filter and sort.
    """

    keys: tuple[str, ...] = ()
    query: TableQuery = ALL


WHOLE = ListPart()


def columns_of(what: Export) -> tuple[Column, ...]:
    """The columns a part of a list can be chosen by.

    Raises:
        RuleViolation: The plan has no parts.
    """
    if what is Export.PLOT:
        raise RuleViolation(
            "Ploting diekspor utuh: tanpa pilihan kolom, saringan, atau urutan. Tidak ada yang ditulis."
        )
    return _COLUMNS[what]


def export(workspace: Workspace, what: Export, out: Path, progress: Progress = SILENT, part: ListPart = WHOLE) -> int:
    """Write the list, the plan always whole, to `out` (by suffix) and return the number of rows.

    Raises:
        NotFound: There is no plan yet.
        RuleViolation: A pattern of the filter cannot be used.
        OpsError: The target cannot be written or has another suffix.
    """
    if what is not Export.PLOT and out.suffix.lower() == ".ods":
        request = ViewRequest(_KINDS[what], part.query, part.keys or _KEYS[what], title=what.value.upper())
        return export_view(workspace, request, out, progress)
    with workspace.read() as reader:
        if what is Export.PLOT:
            heads, rows = PLOT_HEADS, list(_plot_rows(reader))
        else:
            heads, rows = _table(_COLUMNS[what], part.keys or _KEYS[what], _records(reader, what, part.query))
    return write_table(out, heads, rows, sheet=what.value.upper(), progress=progress)


def _records(reader: Reader, what: Export, query: TableQuery) -> Iterable[object]:
    if what is Export.TPS:
        return reader.tps(None if query == ALL else reader.tps_ids(query))
    return reader.persons(None if query == ALL else reader.person_ids(query))


def _table(
    columns: tuple[Column, ...], keys: Sequence[str], records: Iterable[object]
) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    titles = {column.key: column.export_title for column in columns}
    heads = tuple(titles[key] for key in keys)
    return heads, [tuple(_plain(getattr(record, key)) for key in keys) for record in records]


def _plain(value: object) -> object:
    """Codes as text, flags as 1 and 0, unknown as an empty cell."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, StrEnum):
        return value.value
    return "" if value is None else value


def _plot_rows(reader: Reader) -> Iterator[tuple[object, ...]]:
    """A row per person and TPS, in order of team, TPS and seniority."""
    stored = reader.current_plan()
    if stored is None:
        raise NotFound("Belum ada ploting. Jalankan Ploting dahulu, lalu ekspor lagi.")
    tps = {record.id: record for record in reader.tps()}
    people = {person.id: person for person in reader.persons()}
    for team in stored.plan.teams:
        for record in (tps[tps_id] for tps_id in team.tps_ids if tps_id in tps):
            for member in team.members:
                if person := people.get(member.person_id):
                    yield (
                        team.number, person.nrp, person.name, person.rank, member.role.value,
                        record.desa_code, record.kecamatan, record.desa, record.number, record.category,
                    )  # fmt: skip
