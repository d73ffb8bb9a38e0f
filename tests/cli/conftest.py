"""Run the real `main()` and look at what it printed."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from opsroom.app import main
from tests.services.conftest import PERSON_CSV, TPS_CSV


@dataclass(frozen=True)
class Printed:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Printed]


@pytest.fixture
def opsroom(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*argv: object) -> Printed:
        capsys.readouterr()
        status = main([str(arg) for arg in argv])
        printed = capsys.readouterr()
        return Printed(status, printed.out, printed.err)

    return run


@pytest.fixture
def ops(tmp_path: Path, opsroom: Run) -> Path:
    """An operation with the small lists imported and everybody available on TPS duty."""
    (tmp_path / "tps.csv").write_text(TPS_CSV, "utf-8")
    (tmp_path / "personel.csv").write_text(PERSON_CSV, "utf-8")
    file = tmp_path / "operasi.ops"
    assert opsroom("new", file, "--name", "Polres OKU - Pemilu 2024").status == 0
    assert opsroom("import", "tps", tmp_path / "tps.csv", "--into", file).status == 0
    assert opsroom("import", "personel", tmp_path / "personel.csv", "--into", file).status == 0
    assert opsroom("duty", file, "--unit", "%", "--set", "PAM_TPS").status == 0
    return file
