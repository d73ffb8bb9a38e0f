"""Photos of people: a folder of pictures named by NRP, copied beside the operation file as they are.

They lie in `NAME.ops.files/foto/NRP.jpg`; the operation file itself does not grow. A copy is whole or not there at all.
"""

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from opsroom.domain.errors import ImportProblem, OpsError
from opsroom.domain.progress import SILENT, Progress
from opsroom.services.import_sources import PHOTO_SUFFIXES
from opsroom.services.workspace import Workspace

#: A photo of one face is smaller; larger files are scans put into the wrong folder. Units: bytes.
MAX_BYTES = 20_000_000
NO_NUMBER, UNKNOWN, TOO_LARGE, NO_PICTURE, TWICE = (
    "namanya tidak memuat NRP/NIP", "NRP tidak ada di daftar personel", "lebih dari 20 MB", "bukan gambar JPG atau PNG",
    "ada foto lain dengan NRP yang sama",
)  # fmt: skip
_DIGITS = re.compile(r"(?<!\d)\d{4,18}(?!\d)")
_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_INCOMING = ".masuk"


@dataclass(frozen=True, slots=True)
class PhotoMatch:
    """A picture and the person it shows. `replaces` tells that there is a photo already."""

    nrp: str
    name: str
    path: Path
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class PhotoPlan:
    """What an import of photos would do.

    Attributes:
        folder: Name of the folder.
        matches: Pictures of people of the operation, by name of the file.
        unmatched: Name of a file and why it is left out.
        without: People who have no photo, neither here nor from before.
    """

    folder: str
    matches: tuple[PhotoMatch, ...]
    unmatched: tuple[tuple[str, str], ...]
    without: int


def photo_folder(workspace: Workspace) -> Path:
    """Where the photos of an operation lie; it may not exist yet."""
    return workspace.path.with_name(f"{workspace.path.name}.files") / "foto"


def photo_of(workspace: Workspace, nrp: str) -> Path | None:
    """The photo of a person, None without one."""
    folder = photo_folder(workspace)
    found = (folder / f"{nrp}{suffix}" for suffix in PHOTO_SUFFIXES)
    return next((path for path in found if path.is_file()), None)


def plan_photos(workspace: Workspace, folder: Path, progress: Progress = SILENT) -> PhotoPlan:
    """Which pictures of a folder show whom; nothing is copied.

    Raises:
        ImportProblem: The folder cannot be read or holds no picture.
        Cancelled: The user asked to stop.
    """
    pictures = _pictures(folder)
    with workspace.read() as reader:
        names = {person.nrp: person.name for person in reader.persons()}
    matches: dict[str, PhotoMatch] = {}
    unmatched: list[tuple[str, str]] = []
    for number, path in enumerate(pictures):
        progress.step(number, len(pictures), "Mencocokkan foto")
        nrp, reason = _number_of(path, names)
        if not reason and nrp in matches:
            reason = TWICE
        if reason:
            unmatched.append((path.name, reason))
        else:
            matches[nrp] = PhotoMatch(nrp, names[nrp], path, photo_of(workspace, nrp) is not None)
    without = sum(nrp not in matches and photo_of(workspace, nrp) is None for nrp in names)
    return PhotoPlan(folder.name, tuple(matches.values()), tuple(unmatched), without)


def import_photos(workspace: Workspace, plan: PhotoPlan, progress: Progress = SILENT) -> int:
    """Copy the pictures of a plan; a photo from before is replaced. Returns how many were copied.

    Raises:
        OpsError: The disk is full or the folder cannot be written; the photos from before stand.
        Cancelled: The user asked to stop; nothing was kept.
    """
    target = photo_folder(workspace)
    incoming = target / _INCOMING
    try:
        shutil.rmtree(incoming, ignore_errors=True)
        incoming.mkdir(parents=True)
        for number, match in enumerate(plan.matches):
            progress.step(number, len(plan.matches), "Menyalin foto")
            shutil.copyfile(match.path, incoming / f"{match.nrp}{match.path.suffix.lower()}")
        for match in plan.matches:
            _put(incoming / f"{match.nrp}{match.path.suffix.lower()}", target, match.nrp)
    except OSError as problem:
        raise OpsError(
            "Foto tidak dapat disalin ke samping berkas operasi. Periksa isi cakram dan izin foldernya, lalu ulangi.",
            str(problem),
        ) from problem
    finally:
        shutil.rmtree(incoming, ignore_errors=True)
    return len(plan.matches)


def _put(photo: Path, target: Path, nrp: str) -> None:
    """Move a copied photo to its place; one of another format from before goes."""
    photo.replace(target / photo.name)
    for suffix in PHOTO_SUFFIXES:
        if suffix != photo.suffix:
            (target / f"{nrp}{suffix}").unlink(missing_ok=True)


def _pictures(folder: Path) -> list[Path]:
    try:
        pictures = sorted(path for path in folder.iterdir() if path.suffix.lower() in PHOTO_SUFFIXES)
    except OSError as problem:
        raise ImportProblem(f"Folder '{folder.name}' tidak dapat dibaca. Periksa izinnya.", str(problem)) from problem
    if not pictures:
        raise ImportProblem(f"Folder '{folder.name}' tidak berisi foto JPG atau PNG. Pilih folder yang lain.")
    return pictures


def _number_of(path: Path, known: Iterable[str]) -> tuple[str, str]:
    """The NRP a picture is named by, or why there is none."""
    numbers = _DIGITS.findall(path.stem.replace(".", "") if path.stem.count(".") > 1 else path.stem)
    nrp = next((number for number in numbers if number in known), "")
    if not nrp:
        return "", UNKNOWN if numbers else NO_NUMBER
    if path.stat().st_size > MAX_BYTES:
        return "", TOO_LARGE
    with path.open("rb") as stream:
        is_picture = stream.read(8).startswith(_STARTS)
    return (nrp, "") if is_picture else ("", NO_PICTURE)
