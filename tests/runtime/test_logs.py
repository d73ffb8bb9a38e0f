import logging
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from opsroom.runtime import logs
from opsroom.runtime.logs import KEPT_FILES, LOG_NAME, log_to

log = logging.getLogger("opsroom.test")


def test_lines_carry_utc_level_and_logger(tmp_path: Path):
    with log_to(tmp_path / "state") as path:
        log.info("started")
    line = path.read_text(encoding="utf-8")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ INFO    opsroom\.test: started\n", line)


def test_lines_below_the_level_are_left_out(tmp_path: Path):
    with log_to(tmp_path) as path:
        log.debug("noise")
    assert path.read_text(encoding="utf-8") == ""


def test_numbers_of_people_do_not_reach_the_file(tmp_path: Path, allow_log: Callable[[str], None]):
    allow_log("refused")
    with log_to(tmp_path) as path:
        try:
            int("NRP 87060512")
        except ValueError:
            log.exception("row %d refused: %s", 17, "0811 7300 1234")
    text = path.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "87060512" not in text
    assert "7300" not in text
    assert "row 17" in text


def test_after_the_block_nothing_more_is_written_and_the_level_is_back(tmp_path: Path):
    before = logging.getLogger().level
    with log_to(tmp_path) as path:
        log.info("inside")
    log.info("outside")
    assert "outside" not in path.read_text(encoding="utf-8")
    assert logging.getLogger().level == before


def test_full_files_are_rotated_and_the_oldest_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(logs, "MAX_BYTES", 200)
    with log_to(tmp_path):
        for number in range(100):
            log.info("line %d", number)
    found = {path.name for path in tmp_path.iterdir()}
    assert found == {LOG_NAME, *(f"{LOG_NAME}.{i + 1}" for i in range(KEPT_FILES))}
    assert "line 99" in (tmp_path / LOG_NAME).read_text(encoding="utf-8")


def test_without_a_writable_folder_lines_go_to_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], allow_log: Callable[[str], None]
):
    allow_log("no log file")
    (tmp_path / "state").write_text("a file where the folder should be", encoding="utf-8")
    with log_to(tmp_path / "state"):
        log.info("started all the same")
    assert "started all the same" in capsys.readouterr().err
