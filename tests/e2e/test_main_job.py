"""The main job on the real workbooks, through `main()`: two workbooks in, a plot, an order, a board out."""

import csv
import json
import re
import shutil
import subprocess
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from opsroom.app import main
from opsroom.domain.duty import Duty
from opsroom.runtime.clock import SystemClock
from opsroom.services.set_duty import SetDuty
from opsroom.services.workspace import Workspace
from tests.cli.conftest import Run

pytestmark = pytest.mark.shared
TPS_BOOK, PERSON_BOOK = "oku/DATA TPS OKU PEMILU 2024.xlsx", "oku/DAFTAR PERSONEL POLRES OKU.xlsx"


@pytest.fixture
def truth(shared_data: Path) -> dict:
    return json.loads((shared_data / "oku/truth_1601.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def oku_template(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Path:
    """Both workbooks imported once; 418 of the own force and the Polda's 59 on TPS duty, as on 11 February 2024."""
    file = tmp_path_factory.mktemp("oku") / "oku.ops"
    assert main(["new", str(file), "--name", "Polres OKU - Pemilu 2024"]) == 0
    assert main(["import", "tps", str(shared_data / TPS_BOOK), "--into", str(file)]) == 0
    assert main(["import", "personel", str(shared_data / PERSON_BOOK), "--into", str(file)]) == 0
    with closing(Workspace.open(file, SystemClock())) as workspace:
        own = workspace.run(SetDuty(Duty.PAM_TPS, unit_like="POLSEK%")).changed
        workspace.run(SetDuty(Duty.PAM_TPS, unit_like="SAT%", limit=418 - own))
        workspace.run(SetDuty(Duty.PAM_TPS, unit_like="BKO%"))
    return file


@pytest.fixture
def oku(tmp_path: Path, oku_template: Path) -> Path:
    return Path(shutil.copy(oku_template, tmp_path / "oku.ops"))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_roster_comes_out_as_the_truth_says(tmp_path: Path, oku: Path, opsroom: Run, truth: dict) -> None:
    out = tmp_path / "personel.csv"
    opsroom("export", "personel", oku, "-o", out)
    rows = {row["nrp"]: row for row in _rows(out)}
    assert len(rows) == truth["unique_people"]
    assert sum(nrp.startswith("0") for nrp in rows) == truth["leading_zero_nrp"]
    for sample in truth["sample"]:
        row = rows[sample["nrp"]]
        assert (row["nama"], row["pangkat"], row["kesatuan"]) == (sample["name"], sample["rank"], sample["unit"])


def test_roster_account_reconciles(shared_data: Path, tmp_path: Path, opsroom: Run, truth: dict) -> None:
    file = tmp_path / "lagi.ops"
    opsroom("new", file, "--name", "X")
    account = opsroom("import", "personel", shared_data / PERSON_BOOK, "--into", file, "--json").json
    assert account["new"] == truth["unique_people"]
    assert account["rejected"] == truth["nrp_unresolvable"] + truth["nrp_missing"]
    assert account["same"] == truth["duplicates"]
    assert account["read"] == account["new"] + account["changed"] + account["same"] + account["rejected"]


def test_tps_come_out_as_the_truth_says(tmp_path: Path, oku: Path, opsroom: Run, truth: dict) -> None:
    out = tmp_path / "tps.csv"
    opsroom("export", "tps", oku, "-o", out)
    rows = _rows(out)
    wanted = truth["tps"]
    assert len(rows) == wanted["total"]
    assert len({row["kecamatan"] for row in rows}) == wanted["kecamatan"]
    assert len({row["kode_desa"] for row in rows}) == wanted["desa"]
    assert Counter(row["kategori"].replace("_", " ") for row in rows) == wanted["categories"]
    assert [row["tps"] for row in rows if row["khusus"] == "1"] == ["901"]


def test_tps_carry_the_codes_of_the_register(tmp_path: Path, oku: Path, shared_data: Path, opsroom: Run) -> None:
    out = tmp_path / "tps.csv"
    opsroom("export", "tps", oku, "-o", out)
    counted = Counter(row["kode_desa"] for row in _rows(out))
    with (shared_data / "oku/oku_desa_tps_pemilu2024.csv").open(newline="") as file:
        register = {
            row["kode"].replace(".", ""): int(row["tps_reguler_pemilu2024"]) + int(row["tps_khusus_901"])
            for row in csv.DictReader(file)
        }
    assert counted == register


def test_deployed_force_covers_every_tps(tmp_path: Path, oku: Path, opsroom: Run) -> None:
    plot = opsroom("plot", oku, "--json").json
    assert plot["tps_covered"] + plot["tps_short"] == 1225
    assert plot["people"] <= 477
    assert plot["tps_short"] == 0
    out = tmp_path / "plot.csv"
    opsroom("export", "plot", oku, "-o", out)
    rows = _rows(out)
    team_of = {(row["kode_desa"], row["tps"]): row["tim"] for row in rows}
    assert len(team_of) == 1225
    assert len({(row["kode_desa"], row["tps"], row["tim"]) for row in rows}) == 1225
    assert len({(row["nrp"], row["tim"]) for row in rows}) == len({row["nrp"] for row in rows})
    for row in rows:
        if row["kategori"] == "SANGAT_RAWAN":
            assert sum(team == row["tim"] for team in team_of.values()) == 1


def test_share_of_the_force_is_told(oku: Path, opsroom: Run) -> None:
    assert "perintah 2/3" in opsroom("plot", oku).out


def test_order_lists_everybody_once(tmp_path: Path, oku: Path, opsroom: Run) -> None:
    people = opsroom("plot", oku, "--json").json["people"]
    out, listed = tmp_path / "sprin.pdf", tmp_path / "plot.csv"
    assert opsroom("order", "sprin", oku, "-o", out).status == 0
    opsroom("export", "plot", oku, "-o", listed)
    text = subprocess.run(["pdftotext", "-layout", str(out), "-"], capture_output=True, text=True, check=True).stdout
    numbers = Counter(re.findall(r"\b\d{8}\b", text))
    wanted = {row["nrp"] for row in _rows(listed)}
    assert len(wanted) == people
    assert {nrp: numbers[nrp] for nrp in wanted} == dict.fromkeys(wanted, 1)


def test_order_is_a_sound_pdf(tmp_path: Path, oku: Path, opsroom: Run) -> None:
    opsroom("plot", oku)
    out = tmp_path / "sprin.pdf"
    opsroom("order", "sprin", oku, "-o", out)
    assert subprocess.run(["qpdf", "--check", str(out)], capture_output=True, check=False).returncode == 0


def test_board_picture_is_made(tmp_path: Path, oku: Path, opsroom: Run) -> None:
    opsroom("plot", oku)
    out = tmp_path / "papan.png"
    assert opsroom("board", oku, "--screenshot", out).status == 0
    assert out.stat().st_size > 20_000


def test_doctor_finds_the_file_sound(oku: Path, opsroom: Run) -> None:
    opsroom("plot", oku)
    health = opsroom("doctor", oku, "--json").json
    assert health["sound"]
    assert (health["counts"]["tps"], health["counts"]["person"]) == (1225, 796)


def test_fewer_people_leave_the_least_vulnerable_short(oku: Path, opsroom: Run) -> None:
    opsroom("duty", oku, "--unit", "%", "--set", "TERSEDIA")
    opsroom("duty", oku, "--unit", "POLSEK%", "--set", "PAM_TPS", "--limit", 100)
    plot = opsroom("plot", oku, "--json").json
    assert plot["tps_short"] > 0
    assert {line["kategori"] for line in plot["short"]} == {"Kurang rawan"}
    assert all(line["reason"] for line in plot["short"])
