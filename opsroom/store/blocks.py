"""Many rows that one command touched in the same columns, held column by column, and how the journal packs them.

Packed, a column is a JSON list, or a list of one where all rows share the value; the columns of a block are one JSON
list under zlib. Ids that follow one another are not written at all, others as the first and the steps to the next.
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, pairwise
from operator import ne

from opsroom.domain.changes import Kind
from opsroom.store.fields import Column
from opsroom.store.nouns import Row

#: Fewer rows are journalled as single entries.
FEW = 32
#: Light: a block is written once, and most of it repeats.
_LEVEL = 1


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one kind, each once, their ids rising.

    Attributes:
        before, after: The values per column, in the order of the ids; None where there was no row. A cell of an edit
            that is the same before and after was not touched.
    """

    kind: Kind
    columns: tuple[str, ...]
    ids: Sequence[int]
    before: tuple[Column, ...] | None
    after: tuple[Column, ...] | None

    @property
    def is_edit(self) -> bool:
        """Whether the rows were there before and after."""
        return self.before is not None and self.after is not None

    @property
    def shape(self) -> tuple[object, ...]:
        """What blocks that can be joined have in common."""
        return self.kind, self.columns, self.before is None, self.after is None

    def inverse(self) -> "Block":
        """The block that takes this one back."""
        return Block(self.kind, self.columns, self.ids, self.after, self.before)

    def part(self, start: int, end: int) -> "Block":
        """The rows from the `start`-th up to the `end`-th."""
        return Block(
            self.kind, self.columns, self.ids[start:end], _part(self.before, start, end), _part(self.after, start, end)
        )

    def exact_parts(self) -> "list[Block]":
        """This edit, a small one split so that every row of a part is touched in all its columns."""
        if len(self.ids) >= FEW or self.before is None or self.after is None:
            return [self]
        marks = list(zip(*(map(ne, *sides) for sides in zip(self.before, self.after, strict=True)), strict=True))
        return [self._only(marks, mask) for mask in dict.fromkeys(marks)]

    def _only(self, marks: list[tuple[bool, ...]], mask: tuple[bool, ...]) -> "Block":
        places = [place for place, found in enumerate(marks) if found == mask]

        def pick(columns: tuple[Column, ...] | None) -> tuple[Column, ...]:
            return tuple([column[place] for place in places] for column in compress(columns or (), mask))

        ids = [self.ids[place] for place in places]
        return Block(self.kind, tuple(compress(self.columns, mask)), ids, pick(self.before), pick(self.after))

    def row(self, place: int) -> tuple[Row | None, Row | None]:
        """Before and after of the `place`-th row as it was touched; of an edit only the touched columns."""
        before = None if self.before is None else self._values(self.before, place)
        after = None if self.after is None else self._values(self.after, place)
        if before is not None and after is not None:
            touched = [column for column in self.columns if before[column] != after[column]]
            before, after = ({column: row[column] for column in touched} for row in (before, after))
        return before, after

    def _values(self, columns: tuple[Column, ...], place: int) -> Row:
        return {name: column[place] for name, column in zip(self.columns, columns, strict=True)}


def _part(columns: tuple[Column, ...] | None, start: int, end: int) -> tuple[Column, ...] | None:
    return None if columns is None else tuple(column[start:end] for column in columns)


def edit_block(
    kind: Kind, ids: Sequence[int], stored: Mapping[str, Column], wanted: Mapping[str, Column]
) -> Block | None:
    """The rows and columns in which `wanted` differs from what is stored, None when there is no difference."""
    differing = {column: list(map(ne, stored[column], values)) for column, values in wanted.items()}
    columns = tuple(column for column, marks in differing.items() if any(marks))
    if not columns:
        return None
    rows = [any(marks) for marks in zip(*(differing[column] for column in columns), strict=True)]
    before, after = [stored[column] for column in columns], [wanted[column] for column in columns]
    if not all(rows):
        ids = list(compress(ids, rows))
        before = [list(compress(values, rows)) for values in before]
        after = [list(compress(values, rows)) for values in after]
    return Block(kind, columns, ids, tuple(before), tuple(after))


def joined(blocks: Sequence[Block]) -> Block:
    """Blocks of one shape that share no row as one block."""
    if len(blocks) == 1:
        return blocks[0]
    first = blocks[0]
    ids = [row_id for block in blocks for row_id in block.ids]
    order = sorted(range(len(ids)), key=ids.__getitem__) if any(a > b for a, b in pairwise(ids)) else None

    def join(parts: Iterable[tuple[Column, ...] | None]) -> tuple[Column, ...]:
        columns = [[value for part in column for value in part] for column in zip(*filter(None, parts), strict=True)]
        return tuple(columns if order is None else [[values[place] for place in order] for values in columns])

    return Block(
        first.kind,
        first.columns,
        ids if order is None else [ids[place] for place in order],
        None if first.before is None else join(block.before for block in blocks),
        None if first.after is None else join(block.after for block in blocks),
    )


def is_same(column: Column) -> bool:
    """Whether all rows share one value."""
    values = column if isinstance(column, list) else list(column)
    return bool(values) and values.count(values[0]) == len(values)


def is_span(ids: Sequence[int]) -> bool:
    """Whether rising ids follow one another."""
    return bool(ids) and ids[-1] - ids[0] + 1 == len(ids)


def pack_ids(ids: Sequence[int]) -> bytes | None:
    """Rising ids packed; None for a span, which its ends describe."""
    if is_span(ids):
        return None
    steps = [ids[0], *(after - before for before, after in pairwise(ids))]
    return zlib.compress(json.dumps(steps).encode(), _LEVEL)


def unpack_ids(packed: bytes | None, first: int, last: int) -> Sequence[int]:
    """The ids `pack_ids` packed."""
    if packed is None:
        return range(first, last + 1)
    return list(accumulate(json.loads(zlib.decompress(packed))))


def pack_columns(columns: tuple[Column, ...] | None) -> bytes | None:
    """The values of a block packed; None for no rows."""
    if columns is None:
        return None
    # Column by column: one long call into the JSON writer would keep the window waiting.
    texts = [_to_json([column[0]] if is_same(column) else list(column)) for column in columns]
    return zlib.compress(f"[{','.join(texts)}]".encode(), _LEVEL)


def unpack_columns(packed: bytes | None, rows: int) -> tuple[Column, ...] | None:
    """The values `pack_columns` packed."""
    if packed is None:
        return None
    columns: list[list[object]] = json.loads(zlib.decompress(packed))
    return tuple(column if len(column) == rows else column * rows for column in columns)


def _to_json(values: list[object]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
