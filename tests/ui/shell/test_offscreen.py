import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QImage

from opsroom.domain.errors import DocumentError, OpsError, StoreUnavailable
from opsroom.ui.shell.offscreen import board_png, screenshots
from opsroom.ui.shell.rooms import ROOMS


def test_board_of_a_file_is_painted(qapp, operation, tmp_path, clock):
    out = tmp_path / "papan.png"
    board_png(operation, out, (1366, 768), clock=clock)
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1366, 768)


def test_file_that_cannot_be_opened_is_refused(qapp, tmp_path):
    with pytest.raises(StoreUnavailable):
        board_png(tmp_path / "tidak-ada.ops", tmp_path / "papan.png", (640, 360))


def test_picture_that_cannot_be_written_is_told_calmly(qapp, operation, tmp_path):
    with pytest.raises(DocumentError, match="tidak bisa ditulis"):
        board_png(operation, tmp_path / "tidak" / "ada" / "papan.png", (640, 360))


ALONE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from opsroom.runtime.clock import FixedClock
from opsroom.ui.shell.offscreen import board_png
clock = FixedClock(datetime(2024, 2, 14, 3, tzinfo=UTC))
for name in ("a.png", "b.png"):
    board_png(Path(sys.argv[1]), Path(sys.argv[2]) / name, (800, 450), clock=clock)
app = QApplication([])
print(app.platformName())
"""


def test_board_is_painted_without_a_display_and_a_window_may_follow(operation, tmp_path):
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    subprocess.run(
        [sys.executable, "-c", ALONE, str(operation), str(tmp_path)], env=environment, check=True, timeout=60
    )
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_every_room_and_the_wall_are_grabbed(qapp, look, operation, tmp_path, clock):
    made = screenshots(operation, tmp_path / "gambar", sizes=((1366, 768),), themes=("dark",), clock=clock)
    names = {path.name.partition("-")[0] for path in made}
    assert names == {each.key for each in ROOMS} | {"dinding"}
    assert {QImage(str(path)).width() for path in made} == {1366}


def test_screenshots_of_a_missing_file_are_refused(qapp, look, tmp_path, clock):
    with pytest.raises(OpsError, match=r"tidak-ada\.ops"):
        screenshots(tmp_path / "tidak-ada.ops", tmp_path / "gambar", clock=clock)
