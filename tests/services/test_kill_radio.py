"""kill -9 in the middle of a scripted day, fifty times: every acknowledged line is there, and the state is its fold.

A nursery process imports the program once and forks a child for every trial. The child takes one line after another and
tells each only after its commit; the test waits for that, never for the clock.
"""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.gazetteer import Place as Region
from opsroom.domain.radio_log import LineState
from opsroom.runtime.clock import FixedClock
from opsroom.services.workspace import Workspace
from tests.services.plotted import Lay
from tests.services.radio_script import Line, Place, script
from tests.services.test_understand_line import PLACES

KILLS = 50
NOON = datetime(2024, 2, 14, 5, 0, tzinfo=UTC)
NURSERY = """
import json, os, pathlib, sys
from datetime import UTC, datetime
from opsroom.runtime.clock import FixedClock
from opsroom.services.radio_desk import open_ear
from opsroom.services.radio_log import Heard, TakeLines
from opsroom.services.workspace import Workspace

now = datetime(2024, 2, 14, 5, 0, tzinfo=UTC)

def say(**words):
    os.write(1, (json.dumps(words) + "\\n").encode())

for order in sys.stdin:
    path, texts, start = json.loads(order)
    child = os.fork()
    if child == 0:
        workspace = Workspace.open(pathlib.Path(path), FixedClock(now), "AB", backup=False)
        ear = open_ear(workspace)
        say(pid=os.getpid())
        for number, text in enumerate(texts, start):
            workspace.run(TakeLines(ear.understand(text, now), Heard(now, "AB")))
            say(done=number)
        os._exit(0)
    os.waitpid(child, 0)
    say(dead=True)
"""


@pytest.fixture
def nursery() -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(
        [sys.executable, "-c", NURSERY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    )
    yield process
    process.stdin.close()
    process.stdout.close()
    process.wait()


@pytest.fixture
def day_file(tmp_path: Path, clock: FixedClock) -> Path:
    """OKU with five TPS in every desa."""
    workspace = Workspace.create(tmp_path / "hari-h.ops", "Polres OKU - Pemilu 2024", clock, "tes")
    regions = [place for place in PLACES if place.regency_code == "1601"]
    workspace.run(Lay(tuple(_rows(regions))))
    workspace.close()
    return tmp_path / "hari-h.ops"


def _rows(regions: list[Region]) -> Iterator[tuple[Kind, dict[str, object]]]:
    for code, name in sorted({(one.kecamatan_code, one.kecamatan) for one in regions}):
        yield Kind.KECAMATAN, {"code": code, "name": name}
    for one in regions:
        yield Kind.DESA, {"code": one.desa_code, "name": one.desa, "kecamatan_code": one.kecamatan_code}
        for number in range(1, 6):
            yield Kind.TPS, {"number": f"{number:03}", "desa_code": one.desa_code}


def hear(process: "subprocess.Popen[bytes]") -> dict[str, int]:
    words: dict[str, int] = json.loads(process.stdout.readline())
    return words


def test_no_acknowledged_line_is_lost(nursery: "subprocess.Popen[bytes]", day_file: Path, clock: FixedClock) -> None:
    with_places = Workspace.open(day_file, clock, backup=False)
    with with_places.read() as reader:
        register = {Place(one.kecamatan, one.desa, int(one.number)): one.id for one in reader.tps()}
    day = [line for line in script(sorted(register, key=repr), 3000, 1) if line.text.strip()]
    chance, done = random.Random(418), 0
    for _ in range(KILLS):
        order = [str(day_file), [line.text for line in day[done:]], done]
        nursery.stdin.write((json.dumps(order) + "\n").encode())
        pid = hear(nursery)["pid"]
        acknowledged = done - 1
        for _ in range(chance.randint(1, 20)):
            acknowledged = hear(nursery)["done"]
        os.kill(pid, signal.SIGKILL)
        while "dead" not in (words := hear(nursery)):
            acknowledged = words["done"]
        with with_places.read() as reader:
            kept = [line.text for line in reader.lines()]
        assert kept == [line.text for line in day[: len(kept)]]
        assert acknowledged + 1 <= len(kept) <= acknowledged + 2
        done = len(kept)
    assert done > KILLS
    assert _states(with_places) == _fold(with_places, day, register)
    with_places.close()


def _states(workspace: Workspace) -> dict[int, str]:
    with workspace.read() as reader:
        return {tps_id: stage.value for tps_id, stage in reader.tps_states().items()}


def _fold(workspace: Workspace, day: list[Line], register: dict[Place, int]) -> dict[int, str]:
    """What the lines that were taken mean by the script, latest first; of two as late the one told last."""
    with workspace.read() as reader:
        lines = reader.lines()
    latest: dict[int, tuple[datetime, int, str]] = {}
    for meant, line in zip(day, lines, strict=False):
        if line.state is LineState.TAKEN:
            for place in meant.places:
                news = (line.at, line.id, meant.stage)
                latest[register[place]] = max(latest.get(register[place], news), news)
    return {tps_id: stage for tps_id, (_, _, stage) in latest.items()}
