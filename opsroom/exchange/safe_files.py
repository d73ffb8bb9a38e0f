"""Writing a file whole or not at all, with a calm sentence when the disk refuses."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from opsroom.domain.errors import OpsError
from opsroom.runtime import files


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A stream that becomes `path` when the block ends well, and vanishes when it does not.

    Raises:
        OpsError: The folder is missing or may not be written, the file is open elsewhere, or the disk is full.
    """
    try:
        with files.replacing(path) as stream:
            yield stream
    except OSError as problem:
        raise OpsError(
            f"'{path.name}' tidak dapat ditulis. Tutup berkas itu bila sedang terbuka, periksa folder dan isi cakram, "
            "lalu ulangi. Berkas lama, bila ada, tidak berubah.",
            str(problem),
        ) from problem
