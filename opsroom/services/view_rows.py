"""What a table shows, row by row: the query, columns and rows a file or a paper takes over from the screen."""

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


def row_ids(reader: Reader, request: ViewRequest) -> Sequence[int]:
    """The rows that are wanted, in order."""
    if request.ids is not None:
        return request.ids
    return reader.person_ids(request.query) if request.kind is Kind.PERSON else reader.tps_ids(request.query)


def rows(
    reader: Reader, request: ViewRequest, ids: Sequence[int], make: Callable[[Column], CellMaker | None]
) -> Iterator[list[tuple[Any, ...]]]:
    """The cells of the rows in batches.

    Args:
        reader: One consistent view of the file.
        request: What is wanted.
        ids: From `row_ids`.
        make: For a column, what turns its stored values into cells; None leaves them as they are stored.
    """
    columns = request.columns
    makers = [mask_cell if request.masked and column.personal else make(column) for column in columns]
    busy = [(place, maker) for place, maker in enumerate(makers) if maker is not None]
    for batch in reader.cells(request.kind, [column.key for column in columns], ids):
        if not busy:
            yield batch
            continue
        across = list(zip(*batch, strict=True)) or [()] * len(columns)
        for place, maker in busy:
            # Most values of a batch repeat: each is made once.
            made = {value: maker(value) for value in set(across[place])}
            across[place] = tuple(map(made.__getitem__, across[place]))
        yield list(zip(*across, strict=True))
