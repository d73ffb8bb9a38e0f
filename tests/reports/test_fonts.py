import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from reports.fonts import FALLBACK_WARNING, FONT_FOLDERS, HELVETICA, load_fonts
from reports.sprin import render

LIBERATION = next(folder for folder in FONT_FOLDERS if (folder / "LiberationSans-Regular.ttf").is_file())


@pytest.fixture
def arimo_only(tmp_path):
    shutil.copy(LIBERATION / "LiberationSans-Regular.ttf", tmp_path / "Arimo-Regular.ttf")
    shutil.copy(LIBERATION / "LiberationSans-Bold.ttf", tmp_path / "Arimo-Bold.ttf")
    return tmp_path


def test_installed_face_of_arial_metrics_is_found():
    fonts = load_fonts()
    assert fonts.embedded
    assert fonts.family in {"Arial", "LiberationSans", "Arimo"}


def test_fonts_are_registered_once():
    assert load_fonts() == load_fonts()


def test_next_family_serves_when_the_preferred_is_missing(arimo_only):
    assert load_fonts([arimo_only]).family == "Arimo"


def test_family_without_its_bold_face_is_passed_over(arimo_only):
    (arimo_only / "Arimo-Bold.ttf").unlink()
    assert load_fonts([arimo_only]) == HELVETICA


@pytest.mark.parametrize("size", [0, 5, 300, 50_000], ids=["empty", "no-table", "no-tables", "half"])
def test_damaged_file_is_passed_over(tmp_path, size):
    data = (LIBERATION / "LiberationSans-Regular.ttf").read_bytes()[:size]
    (tmp_path / "arial.ttf").write_bytes(data)
    (tmp_path / "arialbd.ttf").write_bytes(data)
    assert load_fonts([tmp_path]) == HELVETICA


def test_embedded_fonts_are_subsets_and_the_only_ones(order, read_back):
    read = read_back(order(26))
    lines = read.run("pdffonts", str(read.path)).splitlines()[2:]
    assert len(lines) == 2
    for line in lines:
        embedded, subset, to_unicode = line.split()[-5:-2]
        assert (embedded, subset, to_unicode) == ("yes", "yes", "yes")
    assert read.document.warnings == ()


def test_last_resort_prints_and_warns(order, read_back, tmp_path):
    read = read_back(order(3), font_folders=[tmp_path / "nowhere"])
    assert read.document.warnings == (FALLBACK_WARNING,)
    assert "SURAT PERINTAH" in read.pages[0]


def test_last_resort_survives_letters_it_does_not_have(order, row, read_back, tmp_path):
    groups = order(2).annex_groups
    odd = row(2, name="ŁUKASZ ☃ 李 BIMO")
    snapshot = order(2, annex_groups=(type(groups[0])("I. KECAMATAN", (groups[0].rows[0], odd)),))
    assert "BIMO" in read_back(snapshot, font_folders=[tmp_path]).pages[1]


def test_renderings_in_many_threads_do_not_mix(order):
    snapshots = [order(people) for people in (3, 14, 26, 40)]
    alone = [render(snapshot).pdf for snapshot in snapshots]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda snapshot: render(snapshot).pdf, snapshots * 4))
    assert together == alone * 4
