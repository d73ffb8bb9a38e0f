"""Writing a file so that it is whole or not there: temporary file beside it, flushed, then put in place."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from opsroom.domain.errors import OpsError


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A stream that becomes `path` when the block ends well, and vanishes when it does not.

    Raises:
        OpsError: The folder is missing or may not be written, the file is open elsewhere, or the disk is full.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as problem:
        raise OpsError(
            f"'{path.name}' tidak dapat ditulis. Tutup berkas itu bila sedang terbuka, periksa folder dan isi cakram, "
            "lalu ulangi. Berkas lama, bila ada, tidak berubah.",
            str(problem),
        ) from problem
    finally:
        temporary.unlink(missing_ok=True)
