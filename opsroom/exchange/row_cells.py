"""The cells of a row as they stood, under the heads of the sheet: what a rejects sheet gives back."""

from collections.abc import Iterator, Mapping

from opsroom.exchange.cells import Row, as_it_stood


class _Cells(Mapping[str, str]):
    """Head to text. The heads are shared by all rows of a sheet, which halves the memory of a large import."""

    __slots__ = ("_heads", "_texts")

    def __init__(self, heads: dict[str, int], texts: tuple[str, ...]) -> None:
        self._heads = heads
        self._texts = texts

    def __getitem__(self, head: str) -> str:
        return self._texts[self._heads[head]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._heads)

    def __len__(self) -> int:
        return len(self._heads)

    def __repr__(self) -> str:
        return repr(dict(self))


class RowCells:
    """Makes the cells of the rows of one sheet."""

    def __init__(self, sheet: str, heads: Mapping[int, str]) -> None:
        self.sheet = sheet
        self._columns = tuple(heads)
        self._heads = {head: place for place, head in enumerate(heads.values())}

    def of(self, row: Row) -> Mapping[str, str]:
        """The cells of a row, in the order of the sheet."""
        return _Cells(self._heads, tuple([as_it_stood(row[column]) for column in self._columns]))
