"""Opening .xlsx, .xls and .ods files and handing out their sheets one at a time.

What the file is, is judged by its first bytes: an .xls that is really text or a web page is common in the offices.
"""

import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from opsroom.domain.errors import ImportProblem
from opsroom.exchange.cell_blocks import CellBlock, cell_blocks
from opsroom.exchange.cells import Row
from opsroom.exchange.csv_reading import csv_sheet
from opsroom.exchange.grids import MAX_COLUMNS, Grid, Merge, Sheet
from opsroom.exchange.ods_parts import ods_extents
from opsroom.exchange.old_workbooks import ChildFailed, xls_sheets
from opsroom.exchange.sparse_xlsx import shared_strings, sparse_rows
from opsroom.exchange.xlsx_parts import measure, sheet_parts

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt")
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_BINARY = (_PDF, b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"{\\rtf", b"SQLite format")
_PAGE = (b"<html", b"<!doc", b"<table", b"<?xml")
_BROKEN = (
    ChildFailed, CalamineError, zipfile.BadZipFile, zlib.error, ElementTree.ParseError, expat.ExpatError,
    LookupError, ValueError, OSError, EOFError, NotImplementedError, RuntimeError,
)  # fmt: skip


def open_sheets(path: Path) -> list[Sheet]:
    """The sheets of a file in its own order, none of them loaded yet.

    Raises:
        ImportProblem: The file is missing, not readable, of another kind, damaged or protected.
    """
    start = _first_bytes(path)
    if not start.strip():
        raise ImportProblem(f"Berkas '{path.name}' kosong. Tidak ada yang diimpor.")
    if start.startswith(_BINARY):
        kind = "PDF" if start.startswith(_PDF) else "bukan tabel"
        raise ImportProblem(
            f"Isi berkas '{path.name}' {'adalah ' if kind == 'PDF' else ''}{kind}, apa pun akhiran namanya. "
            "Minta berkas Excel aslinya, lalu impor lagi."
        )
    if start.startswith(_PAGE) or start.lstrip().lower().startswith(_PAGE):
        raise ImportProblem(
            f"Berkas '{path.name}' berisi halaman web, bukan lembar kerja. "
            "Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu impor lagi."
        )
    if start.startswith((_ZIP, _OLE)):
        return _workbook_sheets(path, is_zip=start.startswith(_ZIP))
    if path.suffix.lower() in (".xlsx", ".xlsm", ".ods"):
        raise _unreadable(path)
    return [csv_sheet(path)]


def _first_bytes(path: Path) -> bytes:
    """The start of the file, after the checks that need no content."""
    if path.is_dir():
        raise ImportProblem(f"'{path.name}' adalah folder. Pilih berkas .xlsx, .xls, .ods atau .csv.")
    if not path.exists():
        raise ImportProblem(f"Berkas '{path.name}' tidak ditemukan. Periksa nama dan foldernya.")
    if path.suffix.lower() not in SUFFIXES:
        raise ImportProblem(
            f"Berkas '{path.name}' tidak dapat diimpor: jenis '{path.suffix}' tidak dikenal. "
            "Pakai .xlsx, .xls, .ods atau .csv."
        )
    try:
        with path.open("rb") as stream:
            return stream.read(512)
    except OSError as problem:
        raise ImportProblem(
            f"Berkas '{path.name}' tidak dapat dibuka. Tutup di program lain atau periksa izinnya, lalu coba lagi.",
            str(problem),
        ) from problem


def _workbook_sheets(path: Path, *, is_zip: bool) -> list[Sheet]:
    try:
        if not is_zip:
            return xls_sheets(path)
        _check_ods(path)
        with path.open("rb") as stream:
            book = load_workbook(stream)
        return [
            Sheet(
                meta.name,
                partial(_load, path, book, meta.name),
                is_hidden=meta.visible is not SheetVisibleEnum.Visible,
                is_table=meta.typ is SheetTypeEnum.WorkSheet,
            )
            for meta in book.sheets_metadata
        ]
    except _BROKEN as problem:
        raise _unreadable(path, str(problem)) from problem


def _check_ods(path: Path) -> None:
    """Refuse an .ods before calamine, which lays out all its sheets when it opens it."""
    with zipfile.ZipFile(path) as package:
        extents = ods_extents(package) if "content.xml" in package.namelist() else {}
    for name, extent in extents.items():
        if extent.is_hollow:
            raise ImportProblem(
                f"Lembar '{name}' berkas '{path.name}' terlalu besar karena ada isi yang jauh dari tabelnya. "
                "Hapus isi itu atau simpan sebagai .xlsx, lalu impor lagi."
            )


def _load(path: Path, book: CalamineWorkbook, name: str) -> Grid:
    """One sheet, by the road its size allows."""
    try:
        with zipfile.ZipFile(path) as package:
            sparse = _sparse_grid(path, package, name)
        return sparse or _dense_grid(book.get_sheet_by_name(name))
    except _BROKEN as problem:
        raise _unreadable(path, str(problem)) from problem


def _sparse_grid(path: Path, package: zipfile.ZipFile, name: str) -> Grid | None:
    """The sheet read row by row when its rectangle would be too large, otherwise None."""
    if "xl/workbook.xml" not in package.namelist():
        return None
    part = sheet_parts(package).get(name, "")
    if part not in package.namelist():
        return None
    extent, merges = measure(package, part)
    if not extent.is_hollow:
        return None
    texts = shared_strings(package)

    def walk() -> Iterator[tuple[int, Row]]:
        try:
            yield from sparse_rows(path, part, texts)
        except _BROKEN as problem:
            raise _unreadable(path, str(problem)) from problem

    return Grid(name, extent.rows, walk, merges)


def _dense_grid(sheet: CalamineSheet) -> Grid:
    """The sheet as calamine laid it out, moved back to column A."""
    left: Row = [""] * (sheet.start[1] if sheet.start else 0)
    room = max(0, MAX_COLUMNS - len(left))
    is_even = not left and sheet.width <= room

    def rows() -> Iterator[Row]:
        return sheet.iter_rows() if is_even else (left + row[:room] for row in sheet.iter_rows())

    def walk() -> Iterator[tuple[int, Row]]:
        return enumerate(rows(), start=1)

    def blocks() -> Iterator[CellBlock]:
        return cell_blocks(rows(), 1)

    merges = tuple(
        Merge(top + 1, first, bottom + 1, last) for (top, first), (bottom, last) in sheet.merged_cell_ranges or ()
    )
    return Grid(sheet.name, sheet.total_height + 1, walk, merges, blocks)


def _unreadable(path: Path, detail: str = "") -> ImportProblem:
    return ImportProblem(
        f"Berkas '{path.name}' tidak dapat dibaca: rusak, bukan lembar kerja, atau dilindungi kata sandi. "
        "Buka di Excel, hapus kata sandinya bila ada, simpan sebagai .xlsx, lalu impor lagi.",
        detail,
    )
