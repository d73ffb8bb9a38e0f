"""Files in many shapes: rows of cells saved as .xlsx, .csv, .tsv or .ods."""

import csv
import html
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from opsroom.domain.imports import SheetReading
from opsroom.exchange.reading import read_workbook

Rows = Sequence[Sequence[object]]
Merges = Sequence[tuple[int, int, int, int]]
SaveBook = Callable[..., Path]
Read = Callable[..., SheetReading]

_ODS_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/></manifest:manifest>'
)


def save_xlsx(path: Path, sheets: dict[str, Rows], merges: Merges = (), hidden: Sequence[str] = ()) -> Path:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for top, left, bottom, right in merges:
                sheet.merge_range(top, left, bottom, right, "")
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell != "":
                        sheet.write(number, column, cell)
            if name in hidden:
                sheet.hide()
    return path


def save_csv(path: Path, rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    return path


def ods_cell(cell: object) -> str:
    if cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, int | float):
        kind = f'office:value-type="float" office:value="{cell}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{html.escape(str(cell))}</text:p></table:table-cell>"


def save_ods_xml(path: Path, tables: dict[str, str]) -> Path:
    """An .ods of the given row elements."""
    body = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in tables.items())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", _ODS_TYPE)
        package.writestr("META-INF/manifest.xml", _MANIFEST)
        package.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS_SPACES}><office:body>'
            f"<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def save_ods(path: Path, sheets: dict[str, Rows]) -> Path:
    return save_ods_xml(
        path,
        {
            name: "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
            for name, rows in sheets.items()
        },
    )


@pytest.fixture(scope="session")
def save() -> SaveBook:
    """Save one sheet of rows in the format of the path's suffix."""

    def saved(path: Path, rows: Rows, *, sheet: str = "Sheet1", merges: Merges = (), delimiter: str = ",") -> Path:
        if path.suffix == ".xlsx":
            return save_xlsx(path, {sheet: rows}, merges)
        if path.suffix == ".ods":
            return save_ods(path, {sheet: rows})
        return save_csv(path, rows, delimiter)

    return saved


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Save rows as one .xlsx sheet and read them back; options go to `read_workbook`."""

    def done(rows: Rows, *, sheet: str = "Sheet1", merges: Merges = (), **options: Any) -> SheetReading:
        path = save_xlsx(tmp_path / "buku.xlsx", {sheet: rows}, merges)
        (reading,) = read_workbook(path, options.pop("kind", None), **options)
        return reading

    return done


@pytest.fixture(scope="session")
def save_sheets() -> Callable[..., Path]:
    """Save several sheets as .xlsx; `hidden` names sheets nobody sees."""
    return save_xlsx


@pytest.fixture(scope="session")
def save_ods_rows() -> Callable[[Path, dict[str, str]], Path]:
    """Save row elements of OpenDocument XML as they are."""
    return save_ods_xml
