"""A real import killed with SIGKILL at fifty different moments: afterwards the file holds all of it or nothing."""

import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from opsroom.runtime.clock import SystemClock
from opsroom.services.workspace import Workspace

TRIALS = 50
DESA, TPS_PER_DESA = 40, 25
ROWS = DESA * TPS_PER_DESA
_CHILD = """
import sys
from pathlib import Path
from opsroom.domain.imports import ImportKind
from opsroom.runtime.clock import SystemClock
from opsroom.services.import_table import ImportRequest, commit
from opsroom.services.regions import national_gazetteer
from opsroom.services.workspace import Workspace

national_gazetteer()
workspace = Workspace.open(Path(sys.argv[1]), SystemClock())
print("siap", flush=True)
commit(workspace, ImportRequest(ImportKind.TPS, Path(sys.argv[2])))
print("selesai", flush=True)
"""


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "tps.csv"
    lines = [f"LENGKITI,DESA UJI {d},{n}" for d in range(1, DESA + 1) for n in range(1, TPS_PER_DESA + 1)]
    path.write_text("\n".join(["KECAMATAN,DESA,NO TPS", *lines]), "utf-8")
    return path


def _start(file: Path, workbook: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _CHILD, str(file), str(workbook)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "siap\n"
    return child


def test_killed_import_leaves_all_or_nothing(tmp_path: Path, workbook: Path) -> None:
    template = tmp_path / "kosong.ops"
    Workspace.create(template, "Uji", SystemClock()).close()
    shutil.copy(template, tmp_path / "utuh.ops")
    whole = _start(tmp_path / "utuh.ops", workbook)
    started = time.monotonic()
    told, _ = whole.communicate()
    takes = time.monotonic() - started
    assert told == "selesai\n"
    moments = random.Random(50)
    found: Counter[int] = Counter()
    for trial in range(TRIALS):
        file = tmp_path / f"uji-{trial}.ops"
        shutil.copy(template, file)
        child = _start(file, workbook)
        try:
            child.wait(moments.uniform(0, takes))
        except subprocess.TimeoutExpired:
            child.kill()
        told, _ = child.communicate()
        with closing(Workspace.open(file, SystemClock(), backup=False)) as workspace:
            assert workspace.integrity() == ()
            with workspace.read() as reader:
                counts = reader.counts()
        assert (counts["tps"], counts["desa"]) in {(0, 0), (ROWS, DESA)}
        assert not told or counts["tps"] == ROWS
        found[counts["tps"]] += 1
    assert found[0] > 0
    assert sum(found.values()) == TRIALS
