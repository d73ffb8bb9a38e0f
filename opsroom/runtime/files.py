"""Writing a file so that it is either the old one or the whole new one, whatever happens in between."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A stream that becomes `path` when the block ends well, and vanishes when it does not.

    Written beside it, flushed to the disk, moved over it: no half file is ever seen.

    Raises:
        OSError: The folder is missing, read-only or full; the old file is untouched.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    with unfinished.open("wb") as stream:
        try:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`, whole or not at all; raises as `replacing` does."""
    with replacing(path) as stream:
        stream.write(data)
