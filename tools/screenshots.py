"""Take pictures of every screen on the demonstration operation into docs/pictures; run by `make screenshots`.

``--all FOLDER`` takes every screen in both looks and both sizes instead, to be looked at before a release.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from opsroom.runtime.clock import SystemClock
from opsroom.services import demo
from opsroom.ui.shell.launch import build_application
from opsroom.ui.shell.offscreen import board_png, screenshots

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
ORDER_PAGES = {"surat": 1, "lampiran": 3}


def main(argv: list[str]) -> int:
    """Build the demonstration in a temporary folder and picture it: one look and size for the README."""
    takes_all = len(argv) == 2 and argv[0] == "--all"
    out = Path(argv[1]) if takes_all else PICTURES
    build_application()
    with tempfile.TemporaryDirectory() as name:
        made = demo.build(Path(name), SystemClock(), lambda file, png: board_png(file, png, (1920, 1080)))
        if takes_all:  # noqa: SIM108  one line would be too long to read
            pictures = screenshots(made.file, out)
        else:
            pictures = screenshots(made.file, out, ((1366, 768),), ("light",))
        picture_order(made.order, out)
    sys.stdout.writelines(f"{path}\n" for path in pictures)
    return 0


def picture_order(order: Path, out: Path) -> None:
    """The first page of the order and of its annex, at 60 dpi."""
    for name, page in ORDER_PAGES.items():
        subprocess.run(
            ["pdftoppm", "-r", "60", "-png", "-f", str(page), "-l", str(page), "-singlefile", order, out / name],
            check=True,
        )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
