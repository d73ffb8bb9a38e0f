"""Outlines and photos through their panels."""

import json

import pytest

from opsroom.services.import_outlines import stored_codes
from opsroom.services.import_photos import photo_folder
from opsroom.ui.importing.steps import Step

JPG = b"\xff\xd8\xff\xe0 a picture of nobody"


@pytest.fixture
def geojson(tmp_path):
    ring = [[104.0, -4.1], [104.1, -4.1], [104.1, -4.0], [104.0, -4.0], [104.0, -4.1]]
    features = [
        {"type": "Feature", "properties": {"kode": code, "nama": name},
         "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for code, name in (("16.01.28", "Lengkiti"), ("99.99.99", "Entah"))
    ]  # fmt: skip
    path = tmp_path / "batas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


@pytest.fixture
def filled(previewed, tps_csv, jobs, qtbot):
    page = previewed(tps_csv)
    page.commit()
    qtbot.waitUntil(lambda: jobs.is_idle)
    return page


def test_outlines_are_shown_and_kept(filled, geojson, jobs, qtbot, workspace, picker):
    picker.path = geojson
    filled.parts.result.again.emit()
    filled.parts.source.buttons["outlines"].click()
    qtbot.waitUntil(lambda: jobs.is_idle)
    panel = filled.parts.outlines
    assert filled.parts.stack.currentWidget() is panel
    assert panel.table.lines.rowCount() == 2
    assert "1 kecamatan dan 0 desa dikenal, 1 dilewati" in panel.summary.text()
    panel.take_button.click()
    qtbot.waitUntil(lambda: jobs.is_idle)
    with workspace.read() as reader:
        assert stored_codes(reader) == {"160128"}
    assert filled.parts.stack.currentWidget() is filled.parts.source


def test_broken_outlines_are_refused_calmly(filled, tmp_path, jobs, qtbot):
    path = tmp_path / "rusak.geojson"
    path.write_text("{", "utf-8")
    filled.sources.take([path])
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert "bukan GeoJSON yang utuh" in filled.parts.outlines.summary.text()
    assert not filled.parts.outlines.take_button.isEnabled()
    filled.parts.outlines.take()
    filled.parts.outlines.back_button.click()
    assert filled.step is Step.SOURCE


def test_photos_are_shown_and_copied(previewed, person_csv, tmp_path, jobs, qtbot, workspace, picker):
    page = previewed(person_csv)
    page.commit()
    qtbot.waitUntil(lambda: jobs.is_idle)
    folder = tmp_path / "foto"
    folder.mkdir()
    (folder / "80010001.jpg").write_bytes(JPG)
    (folder / "liburan.jpg").write_bytes(JPG)
    picker.path = folder
    page.sources.ask("photos")
    qtbot.waitUntil(lambda: jobs.is_idle)
    panel = page.parts.photos
    assert "1 foto dikenal, 1 dilewati" in panel.summary.text()
    panel.take_button.click()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert (photo_folder(workspace) / "80010001.jpg").read_bytes() == JPG


def test_folder_without_photos_is_refused_calmly(page, tmp_path, jobs, qtbot):
    page.parts.photos.take()
    page.parts.photos.open_folder(tmp_path / "tidak ada")
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert "tidak dapat dibaca" in page.parts.photos.summary.text()
