"""The log of this PC: one rotating file in the state folder, standard library logging, no personal data.

Modules log through ``logging.getLogger(__name__)`` and name rows by id. Times are UTC.
"""

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path

from opsroom.runtime.masking import mask

LOG_NAME = "opsroom.log"
#: One megabyte is about 8,000 lines: some days of work per file.
MAX_BYTES = 1_000_000
KEPT_FILES = 5

_log = logging.getLogger(__name__)


class MaskingFormatter(logging.Formatter):
    """One line per event, UTC to the second, numbers of people masked, tracebacks too."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        """The line as written."""
        return mask(super().format(record))


@contextmanager
def log_to(folder: Path, level: int = logging.INFO) -> Iterator[Path]:
    """Write every log line at `level` and above to ``opsroom.log`` in `folder` while the block runs; yields its path.

    Where the folder cannot be written the lines go to stderr: a full disk must not keep the program from starting.
    """
    path = folder / LOG_NAME
    handler, problem = _handler(path)
    handler.setFormatter(MaskingFormatter())
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(level)
    try:
        if problem:
            _log.warning("no log file: %s", problem)
        yield path
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
        handler.close()


def _handler(path: Path) -> tuple[logging.Handler, str]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8"), ""
    except OSError as problem:
        return logging.StreamHandler(sys.stderr), str(problem)
