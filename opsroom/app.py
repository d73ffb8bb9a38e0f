"""The composition root: decides between window and terminal command and hands each what it needs.

Rooms with Qt are resolved by name at the moment they are needed (docs/adr/0001), so that import, plot and print work on
a machine without any display library.
"""

import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from opsroom.cli.output import Screens, warn
from opsroom.cli.run import COMMAND_NAMES, run
from opsroom.domain.errors import OpsError
from opsroom.runtime.clock import SystemClock

_WINDOW = "opsroom.ui.shell.launch:run_window"
_BOARD_PNG = "opsroom.ui.shell.offscreen:board_png"


def main(argv: Sequence[str] | None = None) -> int:
    """Start the program: ``opsroom [FILE.ops]`` opens the window, anything else is a terminal command."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or (len(arguments) == 1 and _is_file_argument(arguments[0])):
        try:
            return _open_window(Path(arguments[0]) if arguments else None)
        except OpsError as problem:
            warn(problem.user_text)
            return 1
    return run(arguments, SystemClock(), Screens(_paint_board, _open_window))


def _is_file_argument(text: str) -> bool:
    return not text.startswith("-") and text not in COMMAND_NAMES


def _open_window(path: Path | None) -> int:
    return int(_resolve(_WINDOW)(path))


def _paint_board(file: Path, out: Path, size: tuple[int, int]) -> None:
    _resolve(_BOARD_PNG)(file, out, size)


def _resolve(name: str) -> Any:
    try:
        return pkgutil.resolve_name(name)
    except ImportError as problem:
        raise OpsError(
            "Pustaka tampilan (Qt) tidak bisa dimuat. Jalankan 'make setup', lalu coba lagi.", str(problem)
        ) from problem


if __name__ == "__main__":
    raise SystemExit(main())
