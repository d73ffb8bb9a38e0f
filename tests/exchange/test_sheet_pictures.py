"""Pictures of sheets: progress is told while they are drawn, and a sheet that is gone is told too."""

from pathlib import Path

import pytest

from opsroom.domain.errors import Cancelled, ImportProblem
from opsroom.domain.progress import Progress
from opsroom.exchange.sheet_pictures import read_picture


def _long(path: Path) -> Path:
    path.write_text("".join(f"{n},ORANG {n}\n" for n in range(1, 601)), "utf-8")
    return path


def test_drawing_is_told_as_it_goes_and_can_be_stopped(tmp_path: Path) -> None:
    path, seen = _long(tmp_path / "a.csv"), []
    picture = read_picture(path, "a", Progress(lambda done, _text: seen.append(done)))
    assert picture.cells(600) == ["600", "ORANG 600"]
    assert len(seen) == 3
    assert seen[-1] == 1
    with pytest.raises(Cancelled):
        read_picture(path, "a", Progress(is_cancelled=lambda: True))


def test_sheet_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="tidak ada lagi"):
        read_picture(_long(tmp_path / "a.csv"), "b")
