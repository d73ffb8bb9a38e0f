"""Where an import comes from: a file, a folder, several files at once, or what was copied in another program.

Whatever it is becomes one path, so that everything behind it reads, shows and imports it alike.
"""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from opsroom.domain.errors import ImportProblem
from opsroom.domain.progress import SILENT, Progress
from opsroom.domain.sheet_pictures import SheetPicture
from opsroom.exchange import sheet_pictures
from opsroom.exchange.workbooks import SUFFIXES

#: Endings of what can be imported as lists.
TABLE_SUFFIXES = SUFFIXES
OUTLINE_SUFFIXES = (".geojson", ".json")
PHOTO_SUFFIXES = (".jpg", ".jpeg", ".png")
PASTED = "tempelan.tsv"
SEVERAL = "beberapa berkas"


@dataclass(frozen=True, slots=True)
class Offered:
    """What somebody chose or dropped, sorted by what can be done with it.

    Attributes:
        tables: Files that may hold lists, and folders of such.
        outlines: GeoJSON files.
        photos: Pictures, and folders that hold nothing else.
        others: The rest.
    """

    tables: tuple[Path, ...] = ()
    outlines: tuple[Path, ...] = ()
    photos: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()


def sort_offered(paths: Iterable[Path]) -> Offered:
    """What can be done with each path; looks at names, and at the names inside folders."""
    sorted_: dict[str, list[Path]] = {"tables": [], "outlines": [], "photos": [], "others": []}
    for path in paths:
        sorted_[_sort_of(path)].append(path)
    return Offered(**{name: tuple(found) for name, found in sorted_.items()})


def keep_pasted(text: str, folder: Path) -> Path:
    """Keep copied cells as a file in `folder`, which the caller throws away afterwards.

    Raises:
        ImportProblem: Nothing was copied.
    """
    if not text.strip():
        raise ImportProblem("Papan klip kosong. Salin dahulu sel-selnya di Excel (Ctrl+C), lalu tempel di sini.")
    path = folder / PASTED
    path.write_text(text, encoding="utf-8", newline="")
    return path


def keep_several(paths: Sequence[Path], folder: Path) -> Path:
    """One path for several files: the file itself, or a folder inside `folder` that holds a copy of each.

    Raises:
        ImportProblem: A file cannot be read; nothing was kept.
    """
    if len(paths) == 1:
        return paths[0]
    target = folder / SEVERAL
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for path in paths:
        try:
            shutil.copyfile(path, _free_name(target, path))
        except OSError as problem:
            raise ImportProblem(
                f"'{path.name}' tidak dapat dibaca. Periksa izinnya atau tutup di program lain, lalu coba lagi.",
                str(problem),
            ) from problem
    return target


def read_picture(path: Path, sheet: str, progress: Progress = SILENT) -> SheetPicture:
    """The picture of one sheet.

    Raises:
        ImportProblem: The file cannot be read or has no such sheet.
        Cancelled: The user asked to stop.
    """
    return sheet_pictures.read_picture(path, sheet, progress)


def _sort_of(path: Path) -> str:
    if path.is_dir():
        inside = [entry.suffix.lower() for entry in path.iterdir() if entry.is_file()]
        has_table = any(suffix in SUFFIXES for suffix in inside)
        return "photos" if not has_table and any(suffix in PHOTO_SUFFIXES for suffix in inside) else "tables"
    suffix = path.suffix.lower()
    if suffix in OUTLINE_SUFFIXES:
        return "outlines"
    if suffix in PHOTO_SUFFIXES:
        return "photos"
    return "tables" if suffix in SUFFIXES else "others"


def _free_name(folder: Path, path: Path) -> Path:
    """Where a copy goes; files of one name from several folders are told apart by their folder."""
    target = folder / path.name
    return folder / f"{path.parent.name} {path.name}" if target.exists() else target
