"""What a command prints, and what only the rooms with Qt can do for it."""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Screens:
    """What only the rooms with Qt can do; handed in by the composition root.

    Attributes:
        paint_board: Paint the board of an operation file as PNG of a size in pixels.
        open_window: Open the window on a file and return the exit status when it is closed.
    """

    paint_board: Callable[[Path, Path, tuple[int, int]], None]
    open_window: Callable[[Path | None], int]


def say(line: str) -> None:
    """One line on stdout."""
    sys.stdout.write(f"{line}\n")


def say_json(values: Mapping[str, Any]) -> None:
    """One JSON object on stdout."""
    say(json.dumps(values, ensure_ascii=False))


def warn(line: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"{line}\n")
