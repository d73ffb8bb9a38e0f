"""What a table shows: the query, columns and rows a file or a paper takes over from the screen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from opsroom.domain.changes import Kind
from opsroom.domain.columns import Column, by_key
from opsroom.domain.masks import mask_cell
from opsroom.domain.queries import ALL, TableQuery
from opsroom.services.tables import COLUMNS
from opsroom.store.reader import Reader


@dataclass(frozen=True, slots=True)
class ViewRequest:
    """What of a table is wanted.

    Attributes:
        query: Its filter and sort.
        keys: Columns in order; empty for all of the table.
        masked: Personal columns show only that something is there.
        title: Heads the sheet or the paper; empty for none.
        ids: Only these rows, in this order (a selection); None for all rows of the query.
        filter_text: The filter in words, for the paper.
    """

    kind: Kind
    query: TableQuery = ALL
    keys: tuple[str, ...] = ()
    masked: bool = False
    title: str = ""
    ids: Sequence[int] | None = None
    filter_text: str = ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in order."""
        all_columns = COLUMNS[self.kind]
        return tuple(by_key(all_columns, key) for key in self.keys) or all_columns


#: Turns a stored value into what goes into the cell.
CellMaker = Callable[[Any], Any]
#: Different values of a column that are remembered.
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class SeenRows:
    """The rows of a request.

    Attributes:
        total: How many there are.
        batches: Their cells by column, some thousand rows at a time.
    """

    total: int
    batches: Iterator[list[Sequence[Any]]]


class _Made(dict[Any, Any]):
    """What a maker makes of a value; most values of a column repeat, and each is made once."""

    def __init__(self, make: CellMaker) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: object) -> object:
        if len(self) >= _REMEMBERED:
            self.clear()
        made = self[value] = self._make(value)
        return made


def seen_rows(reader: Reader, request: ViewRequest, make: Callable[[Column], CellMaker | None]) -> SeenRows:
    """The cells that are wanted, in order.

    Args:
        reader: One consistent view of the file.
        request: What is wanted.
        make: For a column, what turns its stored values into cells; None leaves them as they are stored.
    """
    ids, total = _ids(reader, request)
    columns = reader.cell_columns(request.kind, [column.key for column in request.columns], ids)
    return SeenRows(total, _made(request, make, columns))


def _ids(reader: Reader, request: ViewRequest) -> tuple[Sequence[int] | None, int]:
    """The rows that are wanted, None for all of them as they lie, and how many there are."""
    if request.ids is not None:
        return request.ids, len(request.ids)
    if request.query == ALL:
        return None, reader.total(request.kind)
    ids = reader.sheet_ids(request.kind, request.query)
    return ids, len(ids)


def _made(
    request: ViewRequest, make: Callable[[Column], CellMaker | None], batches: Iterator[list[Sequence[Any]]]
) -> Iterator[list[Sequence[Any]]]:
    makers = [mask_cell if request.masked and column.personal else make(column) for column in request.columns]
    made = [(place, _Made(maker)) for place, maker in enumerate(makers) if maker is not None]
    for columns in batches:
        for place, known in made:
            columns[place] = list(map(known.__getitem__, columns[place]))
        yield columns
