"""Merging two rows that are one: what stands in each, which value is proposed per field, and the command."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opsroom.domain.categories import KURANG_RAWAN
from opsroom.domain.changes import Kind, Origin
from opsroom.domain.columns import Column
from opsroom.domain.duty import Duty
from opsroom.domain.errors import NotFound, RuleViolation, StaleEdit
from opsroom.domain.person import Person
from opsroom.domain.queries import Filter, Match, TableQuery
from opsroom.domain.tps import Tps
from opsroom.domain.tps_columns import show_flag
from opsroom.services.tables import COLUMNS
from opsroom.services.workspace import Workspace
from opsroom.store.merging import move_references
from opsroom.store.reader import Reader
from opsroom.store.work import Work

#: What has duplicates to merge.
Record = Person | Tps
#: Fields of a person that no sheet shows and a merge decides all the same.
_HIDDEN: Mapping[Kind, tuple[Column, ...]] = {
    Kind.PERSON: (
        Column("home_desa", "Desa asal", ""),
        Column("nrp_repaired", "NRP dilengkapi", "", show=show_flag),
    ),
    Kind.TPS: (),
}
#: What a field holds before anybody decided about it: it gives way to any other value.
_UNDECIDED: Mapping[str, object] = {"duty": Duty.TERSEDIA, "category": KURANG_RAWAN}
_REFERENCES = {
    Kind.TEAM_MEMBER: "tim",
    Kind.TEAM_TPS: "tim",
    Kind.POST: "jabatan Padal/Pamatwil",
    Kind.PIN: "sematan",
    Kind.REPORT: "laporan",
    Kind.SHORTAGE: "catatan kekurangan",
    Kind.ABSENCE: "ketidakhadiran",
    Kind.INCIDENT: "kejadian",
    Kind.ROLL_ENTRY: "daftar apel",
}
_CHANGED = "Salah satu baris sudah berubah sejak dibandingkan. Tidak ada yang digabung; periksa isinya lalu ulangi."
_GONE = "Salah satu baris sudah tidak ada. Tidak ada yang digabung."


@dataclass(frozen=True, slots=True)
class MergeField:
    """One field of both rows.

    Attributes:
        texts: What the first and the second row show.
        choice: 0 or 1: whose value is proposed.
        why: The reason for the proposal (Indonesian), empty where both are equal.
    """

    key: str
    title: str
    texts: tuple[str, str]
    choice: int
    why: str = ""

    @property
    def is_equal(self) -> bool:
        """Whether there is nothing to choose."""
        return self.texts[0] == self.texts[1]


@dataclass(frozen=True, slots=True)
class MergeView:
    """Two rows side by side.

    Attributes:
        records: As they were read; the command refuses when they changed since.
        names: How people call them.
        references: What refers to each, ``1 tim, 2 laporan``.
        kept: 0 or 1: which row is proposed to stay.
    """

    kind: Kind
    records: tuple[Record, Record]
    names: tuple[str, str]
    references: tuple[str, str]
    fields: tuple[MergeField, ...]
    kept: int

    def command(self, kept: int, choices: Mapping[str, int]) -> "MergeRows":
        """The merge in which row `kept` stays and each field comes from the row chosen for it."""
        values = {
            field.key: getattr(self.records[choices.get(field.key, field.choice)], field.key)
            for field in self.fields
            if not field.is_equal
        }
        return MergeRows(self.kind, self.records[kept], self.records[1 - kept], values)


@dataclass(frozen=True, slots=True)
class MergeRows:
    """Make one row of two: `gone` is deleted, what referred to it refers to `kept`, which takes `values`."""

    kind: Kind
    kept: Record
    gone: Record
    values: Mapping[str, object]
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Gabungkan BUDI SANTOSO``."""
        return f"Gabungkan {_short(self.kept)}"

    def apply(self, work: Work) -> int:
        """Merge and return how many referring rows were moved.

        Raises:
            NotFound: One of the rows is gone.
            StaleEdit: One of the rows changed since it was compared.
            RuleViolation: The place the merged row would take is another row's.
        """
        if _load(work.reader, self.kind, (self.kept.id, self.gone.id)) != [self.kept, self.gone]:
            raise StaleEdit(_CHANGED, f"{self.kind} {self.kept.id} {self.gone.id}")
        self._check_place(work.reader)
        moved = move_references(work, self.kind, self.gone.id, self.kept.id)
        work.delete_many(self.kind, [self.gone.id])
        if self.values:
            work.update(self.kind, self.kept.id, self.values)
        return moved

    def _check_place(self, reader: Reader) -> None:
        """A TPS may keep its desa and take the other's number only where that is free."""
        number = self.values.get("number")
        if isinstance(self.kept, Person) or number is None:
            return
        filters = (
            Filter("desa_code", self.kept.desa_code, Match.EQUALS),
            Filter("number", str(number), Match.EQUALS),
        )
        if set(reader.tps_ids(TableQuery(filters=filters))) - {self.kept.id, self.gone.id}:
            raise RuleViolation(f"TPS {number} sudah ada di desa ini. Pilih nomor yang lain; belum ada yang digabung.")


def read_merge(workspace: Workspace, kind: Kind, first: int, second: int) -> MergeView:
    """Both rows side by side with a proposal per field: filled beats blank, decided beats not, newer beats older.

    Raises:
        NotFound: One of them is gone.
    """
    with workspace.read() as reader:
        one, other = _load(reader, kind, (first, second))
        changed = tuple(_changed_in(reader, kind, row_id) for row_id in (first, second))
        references = tuple(_referring(reader, kind, row_id) for row_id in (first, second))
    columns = (*(column for column in COLUMNS[kind] if column.editable), *_HIDDEN[kind])
    fields = tuple(_field(column, (one, other), (changed[0], changed[1])) for column in columns)
    weight = tuple(sum(each.values()) for each in references)
    return MergeView(
        kind, (one, other), (_short(one), _short(other)), (_counted(references[0]), _counted(references[1])),
        fields, 1 if weight[1] > weight[0] else 0,
    )  # fmt: skip


def _load(reader: Reader, kind: Kind, ids: Sequence[int]) -> list[Record]:
    found: list[Record] = list(reader.persons(ids) if kind is Kind.PERSON else reader.tps(ids))
    if len(found) < len(set(ids)):
        raise NotFound(_GONE, f"{kind} {list(ids)}")
    return found


def _field(
    column: Column, records: tuple[Record, Record], changed: tuple[Mapping[str, int], Mapping[str, int]]
) -> MergeField:
    values = tuple(getattr(record, column.key) for record in records)
    texts = tuple(column.show(value) for value in values)
    choice, why = 0, ""
    if texts[0] != texts[1]:
        if not texts[0] or not texts[1]:
            choice, why = (1 if texts[1] else 0), "yang terisi"
        elif _UNDECIDED.get(column.key) in values:
            choice, why = (0 if values[1] == _UNDECIDED[column.key] else 1), "yang sudah ditetapkan"
        else:
            at = tuple(each.get(column.key, 0) for each in changed)
            choice, why = (1 if at[1] > at[0] else 0), ("yang lebih baru" if at[0] != at[1] else "")
    return MergeField(column.key, column.title, (texts[0], texts[1]), choice, why)


def _changed_in(reader: Reader, kind: Kind, row_id: int) -> dict[str, int]:
    """Per column the newest command that wrote it."""
    newest: dict[str, int] = {}
    for entry in reader.row_story(kind, row_id):
        for column in entry.after or {}:
            newest.setdefault(column, entry.command_id)
    return newest


def _referring(reader: Reader, kind: Kind, row_id: int) -> dict[Kind, int]:
    return {
        reference.kind: len(ids)
        for reference, ids in reader.upkeep.referring(kind, row_id)
        if reference.kind in _REFERENCES
    }


def _counted(references: Mapping[Kind, int]) -> str:
    return ", ".join(f"{count} {_REFERENCES[kind]}" for kind, count in references.items()) or "tidak dirujuk"


def _short(record: Record) -> str:
    return record.name if isinstance(record, Person) else record.label
