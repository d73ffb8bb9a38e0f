import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from opsroom.domain.documents import order_from_json, to_json
from reports.fonts import HELVETICA
from reports.pdf_file import PdfInfo, open_pdf
from reports.sprin import render

PROJECT = Path(__file__).resolve().parents[2]
SCRIPT = """
import hashlib, sys
from opsroom.domain.documents import order_from_json
from reports.sprin import render
print(hashlib.sha256(render(order_from_json(sys.stdin.read())).pdf).hexdigest())
"""


def digest_elsewhere(text: str, **environment: str) -> str:
    """SHA-256 of the PDF another process makes of the snapshot."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=text,
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
        env={**os.environ, "PYTHONHASHSEED": "7", **environment},
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    "environment",
    [{"TZ": "Asia/Jayapura"}, {"TZ": "America/Lima", "LC_ALL": "C"}, {"SOURCE_DATE_EPOCH": "1"}],
    ids=["east", "west", "epoch"],
)
def test_same_snapshot_gives_the_same_bytes_elsewhere(order, environment):
    text = to_json(order(26))
    assert digest_elsewhere(text, **environment) == digest_elsewhere(text, TZ="UTC")


def test_snapshot_read_from_json_gives_the_same_bytes(order):
    snapshot = order(26)
    assert render(order_from_json(to_json(snapshot))).pdf == render(snapshot).pdf


def test_other_content_has_another_file_id(order):
    first, second = (render(order(1, number=number)).pdf for number in ("1", "2"))
    assert first.split(b"/ID")[1] != second.split(b"/ID")[1]


def test_file_is_dated_by_the_snapshot_in_its_own_zone(order, read_back):
    read = read_back(order(1))
    text = read.run("pdfinfo", "-rawdates", str(read.path))
    assert text.count("D:20240211080000+07'00'") == 2


def test_metadata_names_the_order_and_the_unit(order, read_back):
    info = read_back(order(3, number="12")).info()
    assert info["Title"] == "Surat Perintah Sprin/12/II/OPS.1.3./2024"
    assert info["Subject"].startswith("DAFTAR PERSONEL PENGAMANAN")
    assert info["Author"] == "POLRES OKU"
    assert info.get("Creator", "") == info.get("Producer", "") == ""


def test_language_is_indonesian(order):
    assert b"/Lang (id-ID)" in render(order(1)).pdf


@pytest.mark.parametrize("people", [1, 120])
def test_file_is_sound(order, read_back, people):
    read = read_back(order(people))
    assert "No syntax or stream encoding errors found" in read.run("qpdf", "--check", str(read.path))


def test_date_without_zone_is_a_bug():
    info = PdfInfo("", "", "", datetime(2024, 2, 11, 8, 0), "")  # noqa: DTZ001
    with pytest.raises(ValueError, match="naive"):
        open_pdf(info, HELVETICA)


def test_unit_with_odd_letters_is_kept(order, read_back):
    assert read_back(replace(order(1), unit_short="POLRES “É”")).info()["Author"] == "POLRES “É”"
