"""Exporting lists to .csv or .xlsx with stable heads that scripts rely on."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from opsroom.domain.columns import Column
from opsroom.domain.errors import NotFound
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.progress import SILENT, Progress
from opsroom.domain.tps_columns import TPS_COLUMNS
from opsroom.exchange.writing import write_table
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
PERSON_KEYS = ("nrp", "name", "rank", "unit", "source", "duty", "position", "phone", "note")
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


def export(workspace: Workspace, what: Export, out: Path, progress: Progress = SILENT) -> int:
    """Write the list to `out` (by suffix) and return the number of rows.

    Raises:
        NotFound: There is no plan yet.
        OpsError: The target cannot be written or has another suffix.
    """
    with workspace.read() as reader:
        if what is Export.PLOT:
            heads, rows = PLOT_HEADS, list(_plot_rows(reader))
        elif what is Export.TPS:
            heads, rows = _table(TPS_COLUMNS, TPS_KEYS, reader.tps())
        else:
            heads, rows = _table(PERSON_COLUMNS, PERSON_KEYS, reader.persons())
    return write_table(out, heads, rows, sheet=what.value.upper(), progress=progress)


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
    stored = reader.latest_plan()
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
