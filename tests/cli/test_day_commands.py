"""`opsroom rollcall`, `incident` and `lapsit`."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def plotted(ops: Path, opsroom: Run) -> Path:
    assert opsroom("plot", ops).status == 0
    return ops


def people(opsroom: Run, ops: Path) -> list[dict]:
    return [json.loads(line) for line in opsroom("rollcall", ops, "list", "--json").out.splitlines()]


def test_roll_call_from_open_to_close(plotted: Path, opsroom: Run) -> None:
    opened = opsroom("rollcall", plotted, "open", "--place", "Mapolres", "--at", "2024-02-11 08:00").out
    expected = people(opsroom, plotted)
    assert f"{len(expected)} orang di daftar" in opened
    first, second = expected[0]["nrp"], expected[1]["nrp"]
    assert "Hadir:" in opsroom("rollcall", plotted, "tick", first[-4:]).out
    assert "Tidak hadir (S)" in opsroom("rollcall", plotted, "tick", second, "--absent", "s").out
    listed = opsroom("rollcall", plotted, "list").out
    assert f"Rencana {len(expected)}, hadir 1, berhalangan 1, belum terlihat {len(expected) - 2}." in listed
    assert listed.startswith("belum")
    assert {(one["nrp"], one["reason"]) for one in people(opsroom, plotted) if one["reason"]} == {(second, "S")}
    assert opsroom("rollcall", plotted, "close").out == "Apel ditutup.\n"
    assert opsroom("rollcall", plotted, "tick", first).status == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("tick",), "Sebutkan"),
        (("tick", "1", "--absent", "x"), "tidak dikenal"),
        (("tick", "zz", "--absent", "S"), "paling sedikit 4"),
    ],
)
def test_roll_call_says_what_is_wrong(plotted: Path, opsroom: Run, words: tuple[str, ...], says: str) -> None:
    opsroom("rollcall", plotted, "open", "--kecamatan", "lengkiti")
    result = opsroom("rollcall", plotted, *words)
    assert (result.status, says in result.err) == (1, True)


def test_incident_from_new_to_closed(plotted: Path, opsroom: Run, tmp_path: Path) -> None:
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(b"contoh")
    new = opsroom("incident", plotted, "new", "Massa mendorong pagar", "--kind", "Keributan di TPS", "--tps", "3 kurup")
    assert new.out == "Kejadian 1 dibuka (berat).\n"
    opsroom("incident", plotted, "step", "1", "kpps", "--at", "13.10")
    refused = opsroom("incident", plotted, "close", "1", "reda")
    assert (refused.status, "Saksi diamankan" in refused.err) == (1, True)
    digest = hashlib.sha256(b"contoh").hexdigest()
    assert digest in opsroom("incident", plotted, "attach", "1", photo, "--by", "Padal", "--at", "2024-02-14 13:00").out
    shown = opsroom("incident", plotted, "show", "1").out
    assert "13.10  KPPS diamankan" in shown
    assert f"SHA-256 {digest}, oleh Padal" in shown
    assert "Belum dicatat: Saksi diamankan" in shown
    facts = json.loads(opsroom("incident", plotted, "show", "1", "--json").out)
    assert (facts["kecamatan"], facts["desa"], facts["tps"], facts["state"]) == ("LUBUK BATANG", "KURUP", "003", "OPEN")
    assert [one["step"] for one in facts["steps"]] == ["KPPS_SAFE"]
    assert opsroom("incident", plotted, "close", "1", "reda", "--incomplete").status == 0
    assert "1 kejadian, 0 masih berjalan." in opsroom("incident", plotted, "list").out
    (listed,) = opsroom("incident", plotted, "list", "--json").out.splitlines()
    assert json.loads(listed)["state"] == "CLOSED"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("new", "x", "--kind", "Y", "--severity", "gawat"), "gawat"),
        (("new", "x", "--kind", "Y", "--tps", "kurup"), "TPS"),
        (("show", "9"), "nomor 9"),
        (("attach", "1", "tidak-ada.jpg"), "tidak dapat dibaca"),
    ],
)
def test_incident_says_what_is_wrong(plotted: Path, opsroom: Run, words: tuple[str, ...], says: str) -> None:
    result = opsroom("incident", plotted, *words)
    assert (result.status, says in result.err) == (1, True)


def test_incident_by_kecamatan_of_a_kind_of_its_own(plotted: Path, opsroom: Run) -> None:
    opsroom("incident", plotted, "new", "Jembatan putus", "--kind", "Jembatan", "--kecamatan", "lengkiti")
    (listed,) = opsroom("incident", plotted, "list", "--json").out.splitlines()
    assert (json.loads(listed)["kecamatan"], json.loads(listed)["severity"]) == ("LENGKITI", "SEDANG")
    assert "C. KEJADIAN MENONJOL" in opsroom("lapsit", plotted, "--kecamatan", "lengkiti").out


def test_lapsit_at_a_moment(plotted: Path, opsroom: Run) -> None:
    opsroom("report", plotted, "tps 1 kurup buka", "--at", "2024-02-14 07:10")
    assert "- TPS buka : 1/" in opsroom("lapsit", plotted, "--at", "2024-02-14 08:00").out
    assert "TPS buka" not in opsroom("lapsit", plotted, "--at", "2024-02-14 07:00").out
    assert opsroom("lapsit", plotted, "--kecamatan", "tidakada").status == 1
