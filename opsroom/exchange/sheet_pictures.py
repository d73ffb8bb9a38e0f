"""Reading a sheet as a picture: every cell as its owner sees it, nothing understood."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from opsroom.domain.errors import ImportProblem
from opsroom.domain.progress import SILENT, Progress
from opsroom.domain.sheet_pictures import SheetPicture, draw_picture
from opsroom.exchange.cells import as_it_stood
from opsroom.exchange.folders import sheets_at
from opsroom.exchange.grids import Grid

#: Rows of a picture; what lies beyond is imported all the same.
MOST_ROWS = 200_000
_STEP_ROWS = 250


def read_picture(path: Path, sheet: str, progress: Progress = SILENT) -> SheetPicture:
    """The picture of one sheet of a file or folder.

    Raises:
        ImportProblem: The file cannot be read or has no such sheet.
        Cancelled: The user asked to stop.
    """
    found = next((entry for entry in sheets_at(path) if entry.name == sheet), None)
    if found is None:
        raise ImportProblem(f"Lembar '{sheet}' tidak ada lagi di '{path.name}'. Buka berkasnya sekali lagi.")
    grid = found.load()
    picture = draw_picture(sheet, _texts(grid, progress), MOST_ROWS)
    progress.step(1, 1, "Selesai membaca")
    return picture


def _texts(grid: Grid, progress: Progress) -> Iterator[tuple[int, Sequence[str]]]:
    for number, row in grid.walk():
        if number % _STEP_ROWS == 0:
            progress.step(number, max(number, grid.height), f"Menggambar lembar {grid.name}")
        yield number, [" ".join(as_it_stood(cell).split()) for cell in row]
