import pytest

from opsroom.domain.errors import ImportProblem
from opsroom.services.import_sources import keep_pasted, keep_several, read_picture, sort_offered


def test_offered_paths_are_sorted_by_what_can_be_done(tmp_path):
    names = ("a.xlsx", "b.geojson", "c.jpg", "d.mp4")
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.write_bytes(b"x")
    faces, tables = tmp_path / "foto", tmp_path / "daftar"
    for folder, name in ((faces, "1.png"), (tables, "x.csv")):
        folder.mkdir()
        (folder / name).write_bytes(b"x")
    offered = sort_offered([*paths, faces, tables])
    assert (offered.tables, offered.outlines) == ((paths[0], tables), (paths[1],))
    assert (offered.photos, offered.others) == ((paths[2], faces), (paths[3],))


def test_pasted_cells_become_a_file(tmp_path):
    path = keep_pasted("NAMA\tNRP\nADI\t80010001", tmp_path)
    assert read_picture(path, path.stem).cells(2) == ["ADI", "80010001"]
    with pytest.raises(ImportProblem, match="Papan klip kosong"):
        keep_pasted(" \n", tmp_path)


def test_several_files_become_a_folder(tmp_path):
    first, second = tmp_path / "satu" / "a.csv", tmp_path / "dua" / "a.csv"
    for path in (first, second):
        path.parent.mkdir()
        path.write_text("x", "utf-8")
    assert keep_several([first], tmp_path) == first
    folder = keep_several([first, second], tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == ["a.csv", "dua a.csv"]
    with pytest.raises(ImportProblem, match="tidak dapat dibaca"):
        keep_several([first, tmp_path / "hilang.csv"], tmp_path)


def test_a_sheet_that_is_gone_is_told(tps_csv):
    with pytest.raises(ImportProblem, match="tidak ada lagi"):
        read_picture(tps_csv, "lain")
