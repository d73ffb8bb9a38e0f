"""Old .xls workbooks, read by a child process."""

import io
import pickle
import struct
import sys
from pathlib import Path

import pytest

from opsroom.domain.errors import ImportProblem
from opsroom.exchange import old_workbooks, xls_child
from opsroom.exchange.grids import Merge
from opsroom.exchange.old_workbooks import ChildFailed, xls_sheets
from opsroom.exchange.reading import read_workbook
from opsroom.exchange.workbooks import open_sheets

SECTOR = 512
END, FREE, IS_FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def sheet_stream(cells: dict[tuple[int, int], str | float], merges: list[tuple[int, int, int, int]]) -> bytes:
    parts = [record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))]
    for (row, column), cell in cells.items():
        place = struct.pack("<HHH", row, column, 0)
        if isinstance(cell, str):
            parts.append(record(0x204, place + struct.pack("<HB", len(cell), 0) + cell.encode("latin-1")))
        else:
            parts.append(record(0x203, place + struct.pack("<d", cell)))
    blocks = b"".join(struct.pack("<HHHH", top, bottom, left, right) for top, left, bottom, right in merges)
    parts.append(record(0xE5, struct.pack("<H", len(merges)) + blocks))
    return b"".join([*parts, record(0x0A)])


def book_stream(sheets: list[tuple[str, int, int, bytes]]) -> bytes:
    """A workbook stream of sheets: name, visibility, type, contents."""
    start = record(0x809, struct.pack("<HHHHII", 0x600, 0x05, 0, 0, 0, 0))
    heads = [record(0x85, struct.pack("<IBBBB", 0, 0, 0, len(name), 0) + name.encode()) for name, *_ in sheets]
    place = len(start) + sum(map(len, heads)) + len(record(0x0A))
    parts = [start]
    for name, visibility, kind, contents in sheets:
        parts.append(record(0x85, struct.pack("<IBBBB", place, visibility, kind, len(name), 0) + name.encode()))
        place += len(contents)
    return b"".join([*parts, record(0x0A), *(contents for *_, contents in sheets)])


def compound_file(stream: bytes) -> bytes:
    """An OLE compound file that holds one stream, Workbook."""
    padded = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\x00")
    count = len(padded) // SECTOR
    fat = [IS_FAT, END, *range(3, 2 + count), END]
    header = struct.pack("<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0,
                         1, 1, 0, 4096, END, 0, END, 0)  # fmt: skip
    header += struct.pack("<I", 0) + struct.pack("<I", FREE) * 108

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        text = name.encode("utf-16-le") + b"\x00\x00"
        return struct.pack("<64sHBBIII16xI16xIQ", text, len(text), kind, 1, FREE, FREE, child, 0, start, size)

    directory = entry("Root Entry", 5, 1, END, 0) + entry("Workbook", 2, FREE, 2, len(padded))
    return (
        header
        + b"".join(struct.pack("<I", n) for n in fat).ljust(SECTOR, b"\xff")
        + directory.ljust(SECTOR, b"\x00")
        + padded
    )


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    head = {(1, column): text for column, text in enumerate(["NO", "NAMA", "NRP", "KESATUAN"], start=1)}
    people: dict[tuple[int, int], str | float] = {
        (2, 1): 1.0, (2, 2): "BUDI", (2, 3): "85010203", (2, 4): "SPKT",
        (4, 1): 2.0, (4, 2): "ANI", (4, 3): 3010204.0,
    }  # fmt: skip
    stream = book_stream(
        [
            ("DATA", 0, 0, sheet_stream({**head, **people}, [(2, 4, 4, 4)])),
            ("SIMPAN", 1, 0, sheet_stream({}, [])),
            ("GRAFIK", 0, 2, sheet_stream({}, [])),
        ]
    )
    path = tmp_path / "personel.xls"
    path.write_bytes(compound_file(stream))
    return path


def test_sheets_are_handed_over_with_their_marks(roster: Path) -> None:
    assert [(s.name, s.is_hidden, s.is_table) for s in xls_sheets(roster)] == [
        ("DATA", False, True),
        ("SIMPAN", True, True),
        ("GRAFIK", False, False),
    ]


def test_rows_keep_their_place_and_their_types(roster: Path) -> None:
    grid = xls_sheets(roster)[0].load()
    assert list(grid.walk()) == [
        (2, ["", "NO", "NAMA", "NRP", "KESATUAN"]),
        (3, ["", 1.0, "BUDI", "85010203", "SPKT"]),
        (5, ["", 2.0, "ANI", 3010204.0, ""]),
    ]
    assert (grid.height, grid.merges) == (5, (Merge(3, 4, 5, 4),))


def test_old_workbook_is_read_like_any_other(roster: Path) -> None:
    rows = read_workbook(roster, None)[0].rows
    assert [(row.row, row.values["nrp"], row.values["unit"]) for row in rows] == [
        (3, "85010203", "SPKT"),
        (5, "03010204", "SPKT"),
    ]


def test_child_writes_what_it_reads(roster: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", out)
    xls_child.main(roster)
    assert [sheet[0] for sheet in pickle.loads(out.buffer.getvalue())] == ["DATA", "SIMPAN", "GRAFIK"]


def test_damage_that_ends_the_child_is_one_calm_sentence(roster: Path) -> None:
    data = bytearray(roster.read_bytes())
    # A compound file whose sector table points nowhere makes calamine panic.
    data[SECTOR : SECTOR + 64] = b"\x99" * 64
    roster.write_bytes(bytes(data))
    with pytest.raises(ImportProblem, match="tidak dapat dibaca") as caught:
        open_sheets(roster)
    assert caught.value.detail


def test_child_that_takes_too_long_is_given_up(roster: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_workbooks, "TIME_LIMIT_S", 0.0001)
    with pytest.raises(ChildFailed):
        xls_sheets(roster)
