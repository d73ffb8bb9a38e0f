"""Outlines: read from any maker's GeoJSON, matched by code and name, kept and undone, asked by point."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.errors import Cancelled, ImportProblem
from opsroom.domain.outlines import Level, pack_rings, unpack_rings
from opsroom.domain.progress import Progress
from opsroom.services import import_outlines
from opsroom.services.import_outlines import ImportOutlines, desa_at, outlines, plan_outlines, point_in_desa

KURUP = "1601222003"
NEAR, FAR = (-4.05, 104.05), (-4.5, 104.5)


def ring(lat=-4.1, lon=104.0, size=0.1):
    return [[lon, lat], [lon + size, lat], [lon + size, lat + size], [lon, lat + size], [lon, lat]]


def feature(properties, rings=None, kind="Polygon"):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": rings or [ring()]}}


@pytest.fixture
def save(tmp_path):
    def saved(*features, text=None):
        path = tmp_path / "batas.geojson"
        path.write_text(text or json.dumps({"type": "FeatureCollection", "features": list(features)}), "utf-8")
        return path

    return saved


def test_outline_is_known_by_its_code(workspace, save):
    plan = plan_outlines(workspace, save(feature({"kode": "16.01.22.2003", "nama": "apa saja"})))
    assert [(match.code, match.name, match.how) for match in plan.matches] == [(KURUP, "KURUP", "kode")]
    assert plan.missing == ("TANJUNG LENGKAYAP",)


@pytest.mark.parametrize(
    "properties",
    [
        {"WADMKD": "Kurup", "WADMKC": "Lubuk Batang", "NAMOBJ": "Kurup"},
        {"DESA": "DESA KURUP", "KECAMATAN": "KEC. LUBUK BATANG"},
        {"nama": "Kurup", "tingkat": "desa"},
    ],
    ids=["BIG", "kinds in front", "level said"],
)
def test_outline_is_known_by_its_names(workspace, save, properties):
    (match,) = plan_outlines(workspace, save(feature(properties))).matches
    assert (match.code, match.how, match.level) == (KURUP, "nama", Level.DESA)


def test_kecamatan_is_known_by_its_name(workspace, save):
    plan = plan_outlines(workspace, save(feature({"KECAMATAN": "Lengkiti", "jenis": "kecamatan"})))
    assert [(match.code, match.level) for match in plan.matches] == [("160128", Level.KECAMATAN)]
    assert plan.missing == ()


def test_what_is_not_ours_is_listed_with_its_reason(workspace, save):
    path = save(
        feature({"kode": "1601", "nama": "OKU"}),
        feature({"DESA": "ENTAH", "KECAMATAN": "LENGKITI"}),
        feature({"kode": KURUP, "nama": "Kurup"}),
        feature({"kode": KURUP, "nama": "Kurup lagi"}),
        feature({}),
    )
    plan = plan_outlines(workspace, path)
    assert plan.unmatched == (
        ("OKU", import_outlines.NO_LEVEL),
        ("ENTAH", import_outlines.NOT_OURS),
        ("Kurup lagi", import_outlines.TWICE),
        ("tanpa nama", import_outlines.NO_LEVEL),
    )


def test_turned_axes_are_put_right(workspace, save):
    turned = [[lat, lon] for lon, lat in ring()]
    plan = plan_outlines(workspace, save(feature({"kode": KURUP}, [turned])))
    assert plan.is_swapped
    assert workspace.run(ImportOutlines(plan)) == 1
    with workspace.read() as reader:
        assert point_in_desa(reader, KURUP, *NEAR)


def test_holes_are_kept_and_hold_nothing(workspace, save):
    hole = ring(-4.06, 104.04, 0.02)
    plan = plan_outlines(workspace, save(feature({"kode": KURUP}, [ring(), hole])))
    workspace.run(ImportOutlines(plan))
    assert plan.holes == 1
    with workspace.read() as reader:
        assert not point_in_desa(reader, KURUP, *NEAR)
        assert point_in_desa(reader, KURUP, -4.02, 104.02)
        assert point_in_desa(reader, "1601289999", *NEAR) is None


def test_outlines_are_one_undo_step(workspace, save):
    first = plan_outlines(workspace, save(feature({"kode": KURUP})))
    workspace.run(ImportOutlines(first))
    with workspace.read() as reader:
        known = outlines(reader)
    assert desa_at(known, *NEAR) == KURUP
    assert desa_at(known, *FAR) == ""
    assert plan_outlines(workspace, save(feature({"kode": KURUP}))).replaced == 1
    workspace.undo()
    with workspace.read() as reader:
        assert outlines(reader) == {}


def test_parts_that_are_broken_are_counted_and_left_out(workspace, save):
    path = save(
        feature({"kode": KURUP}, [[ring()], [ring(-4.3)]], "MultiPolygon"),
        feature({"kode": "160128"}, [[[104, -4], [104, "x"], [104, -4]]]),
        feature({"kode": "160128"}, [[[104, -4], [104, -4]]]),
        feature({"kode": "160128"}, [5]),
        feature({"kode": "160128"}, [[[104]]]),
        feature({"kode": "160128"}, [ring(50, 10)]),
        {"type": "Feature", "properties": None, "geometry": {"type": "Point", "coordinates": [104, -4]}},
        {"type": "Feature", "geometry": None},
    )
    plan = plan_outlines(workspace, path)
    assert len(plan.matches) == 1
    assert dict(plan.skipped) == {"titiknya rusak": 4, "di luar Indonesia": 1, "bukan bidang (Polygon)": 2}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "bukan GeoJSON yang utuh"),
        ("[1]", "bukan GeoJSON batas wilayah"),
        ('{"type": "FeatureCollection", "features": []}', "tidak memuat satu pun"),
    ],
)
def test_what_is_no_geojson_is_refused(workspace, save, text, words):
    with pytest.raises(ImportProblem, match=words):
        plan_outlines(workspace, save(text=text))


def test_a_single_feature_is_enough(workspace, save):
    assert plan_outlines(workspace, save(text=json.dumps(feature({"kode": KURUP})))).matches


def test_a_missing_or_giant_file_is_refused(workspace, save, tmp_path, monkeypatch):
    with pytest.raises(ImportProblem, match="tidak dapat dibuka"):
        plan_outlines(workspace, tmp_path / "tidak ada.geojson")
    monkeypatch.setattr("opsroom.exchange.geojson.MAX_BYTES", 10)
    with pytest.raises(ImportProblem, match="terlalu besar"):
        plan_outlines(workspace, save(feature({})))


def test_stopping_keeps_nothing(workspace, save):
    plan = plan_outlines(workspace, save(feature({"kode": KURUP})))
    with pytest.raises(Cancelled):
        workspace.run(ImportOutlines(plan, Progress(lambda _share, _text: None, lambda: True)))
    with workspace.read() as reader:
        assert outlines(reader) == {}


POINTS = st.tuples(st.integers(-11_000_000, 6_000_000), st.integers(95_000_000, 141_000_000))


@given(st.lists(st.lists(POINTS, min_size=3, max_size=30), max_size=4))
def test_packed_rings_come_back_as_they_were(raw):
    rings = tuple([(lat / 1_000_000, lon / 1_000_000) for lat, lon in points] for points in raw)
    assert unpack_rings(pack_rings(rings)) == rings


def test_a_text_that_is_not_packed_is_refused():
    with pytest.raises(ValueError, match="not packed"):
        unpack_rings("00000")


@pytest.mark.shared
def test_the_outlines_of_oku_are_all_read(empty, shared_data):
    plan = plan_outlines(empty, shared_data / "oku" / "oku_boundaries.geojson")
    assert (plan.is_swapped, plan.skipped, plan.matches) == (False, (), ())
    assert len(plan.unmatched) > 150
