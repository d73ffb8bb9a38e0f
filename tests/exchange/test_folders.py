import pytest

from opsroom.domain.errors import ImportProblem
from opsroom.domain.imports import ImportKind
from opsroom.exchange import folders
from opsroom.exchange.mending import ByHand
from opsroom.exchange.reading import read_workbook
from opsroom.exchange.sheet_pictures import read_picture

ROWS = [["NAMA", "NRP"], ["ADI SAPUTRA", "80010001"]]


def test_a_folder_is_read_as_one_workbook(tmp_path, save, save_sheets):
    save(tmp_path / "b.csv", ROWS)
    save_sheets(tmp_path / "A.xlsx", {"SATU": ROWS, "DUA": ROWS})
    (tmp_path / "rusak.xlsx").write_bytes(b"x")
    (tmp_path / "~$A.xlsx").write_bytes(b"x")
    readings = {reading.sheet: reading for reading in read_workbook(tmp_path, None)}
    assert list(readings) == ["A.xlsx › SATU", "A.xlsx › DUA", "b.csv", "rusak.xlsx"]
    assert readings["b.csv"].rows[0].sheet == "b.csv"
    assert "tidak dapat dibaca" in readings["rusak.xlsx"].reason
    assert read_picture(tmp_path, "A.xlsx › DUA").cells(2) == ["ADI SAPUTRA", "80010001"]
    with pytest.raises(ImportProblem, match="tidak dapat dibaca"):
        read_picture(tmp_path, "rusak.xlsx")


def test_empty_and_crowded_folders_are_refused(tmp_path, save, monkeypatch):
    with pytest.raises(ImportProblem, match="tidak berisi berkas"):
        read_workbook(tmp_path, None)
    monkeypatch.setattr(folders, "MAX_FILES", 0)
    save(tmp_path / "b.csv", ROWS)
    with pytest.raises(ImportProblem, match="terlalu banyak"):
        read_workbook(tmp_path, None)


def test_hands_say_where_head_and_data_begin(read):
    rows = [
        ["NAMA", "NRP", "PANGKAT"],
        ["x", "y", "z"],
        ["NAMA", "NRP", "KESATUAN"],
        *[["ADI", "80010001", "POLSEK"]] * 3,
    ]
    reading = read(rows, by_hand=ByHand({"Sheet1": 3}, {"Sheet1": 5}))
    assert (reading.head_row, [row.row for row in reading.rows]) == (3, [5, 6])
    assert reading.columns[2].key == "unit"


def test_a_hand_may_say_that_there_is_no_head(read):
    rows = [["80010001", "ADI SAPUTRA", "x"], ["81020002", "BUDI IRAWAN", "y"], ["82020002", "CICI IRAWAN", "y"]]
    reading = read(rows, by_hand=ByHand({"Sheet1": 0}), corrections={"tanpa-judul-3": {2: "note"}})
    assert (reading.head_row, reading.kind, len(reading.rows)) == (0, ImportKind.PERSON, 3)
    assert reading.rows[0].values["note"] == "x"


def test_mended_cells_are_read(read):
    reading = read([*ROWS, ["BUDI", "8"]], by_hand=ByHand(edits={("Sheet1", 3, 1): "81020002", ("lain", 3, 1): "x"}))
    assert [row.values["nrp"] for row in reading.rows] == ["80010001", "81020002"]


@pytest.mark.parametrize(
    ("heads", "name"),
    [
        (["NAMA", "PANGKAT", "NRP"], "Daftar nominatif personel Polri"),
        (["NAMA", "PANGKAT", "NRP", "TANGGAL", "APEL"], "Absensi apel personel"),
        (["NAMA", "NIP", "JABATAN"], "Daftar pegawai (PNS/ASN)"),
        (["NO DUK", "NAMA", "PANGKAT", "NRP"], "Daftar urut kepangkatan (DUK)"),
        (["NAMA", "EMAIL", "NRP"], "Templat unggah anggota (NRP, surel, sandi)"),
        (["NAMA", "NRP"], ""),
        (["nrp", "nama", "pangkat", "kesatuan", "jabatan"], "Ekspor program ini"),
        (["KECAMATAN", "DESA", "TPS", "KERAWANAN"], "Daftar TPS dan kerawanan (Polres)"),
        (["KECAMATAN", "DESA", "TPS", "LAT", "LON"], "Daftar TPS dengan koordinat"),
        (["KECAMATAN", "DESA", "TPS", "PEMILIH L", "PEMILIH P"], "Daftar TPS KPU (SIDALIH/Model A)"),
        (["KECAMATAN", "DESA", "TPS"], ""),
    ],
)
def test_layouts_are_called_by_their_names(read, heads, name):
    cells = {"NAMA": "ADI SAPUTRA", "nama": "ADI SAPUTRA", "NRP": "80010001", "nrp": "80010001", "TPS": "001",
             "NIP": "198706052010011001", "KECAMATAN": "LENGKITI", "DESA": "KURUP", "PANGKAT": "BRIPKA"}  # fmt: skip
    reading = read([heads, *[[cells.get(head, "1") for head in heads]] * 3])
    assert reading.known_as == name
