"""A table as it is seen, on its way into a file: columns with what their cells are, and rows by the thousand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from opsroom.domain.progress import Progress


class Form(Enum):
    """What the cells of a column are."""

    TEXT = "text"
    NUMBER = "number"
    DEGREES = "degrees"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class FileColumn:
    """One column. Units: `width` in characters."""

    title: str
    width: int
    form: Form = Form.TEXT


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table to be written.

    Attributes:
        title: Name of the sheet and head of its printed pages.
        batches: Rows by the thousand, each batch by column: texts, numbers, days and local times, and None or an empty
            text for nothing.
        total: How many rows there will be, for the progress.
    """

    title: str
    columns: Sequence[FileColumn]
    batches: Iterable[Sequence[Sequence[Any]]]
    total: int

    def told(self, progress: Progress) -> Iterator[Sequence[Sequence[Any]]]:
        """The batches, with progress told as they go by.

        Raises:
            Cancelled: The user asked to stop.
        """
        done = 0
        for batch in self.batches:
            progress.step(done, max(self.total, done), "Menulis berkas")
            yield batch
            done += len(batch[0]) if batch else 0
        progress.step(1, 1, "Selesai menulis")
