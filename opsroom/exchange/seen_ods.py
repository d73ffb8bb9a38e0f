"""A table as it is seen in an .ods, written row by row; the libraries for the format hold the whole sheet in memory.

Source: OpenDocument 1.3, parts 2 and 3 (packages; spreadsheet content).
"""

import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from opsroom.domain.progress import Progress
from opsroom.exchange.seen_tables import FileColumn, Form, SeenTable
from opsroom.exchange.sheet_books import plain_text, sheet_name
from opsroom.exchange.xlsx_parts import column_letters

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = "".join(
    f' xmlns:{prefix}="{_OFFICE}{name}"'
    for prefix, name in (
        ("office", "office:1.0"), ("table", "table:1.0"), ("text", "text:1.0"), ("style", "style:1.0"),
        ("fo", "xsl-fo-compatible:1.0"), ("number", "datastyle:1.0"), ("config", "config:1.0"),
    )
)  # fmt: skip
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="{_OFFICE}manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
_NUMBER_STYLES = """
<number:text-style style:name="n-text"><number:text-content/></number:text-style>
<number:number-style style:name="n-number"><number:number number:decimal-places="0" number:min-integer-digits="1"/>
</number:number-style>
<number:number-style style:name="n-degrees"><number:number number:decimal-places="6" number:min-integer-digits="1"/>
</number:number-style>
<number:date-style style:name="n-day"><number:day number:style="long"/><number:text>/</number:text>
<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<number:date-style style:name="n-moment"><number:day number:style="long"/><number:text>/</number:text>
<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>
<number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text>
<number:minutes number:style="long"/></number:date-style>"""
_BLANK = "<table:table-cell/>"
#: Units: mm per character.
_CHAR_MM = 2.1
_ITEM = '<config:config-item config:name="{}" config:type="{}">{}</config:config-item>'


def write_ods(stream: IO[bytes], table: SeenTable, progress: Progress) -> int:
    """Write the table; returns the rows written.

    Raises:
        Cancelled: The user asked to stop.
    """
    name = sheet_name(table.title)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        # Programs tell the kind of file by the first entry, which must not be packed.
        package.writestr("mimetype", _TYPE, zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", _MANIFEST)
        package.writestr("styles.xml", _document("document-styles", _page_style(table.title)))
        package.writestr("settings.xml", _document("document-settings", _settings(name)))
        count = 0
        with package.open("content.xml", "w", force_zip64=True) as content:
            for text in _content(name, table):
                content.write(text.encode())
            writers = [_CELLS[column.form] for column in table.columns]
            for batch in table.told(progress):
                rows = (
                    "".join(
                        [
                            _BLANK if cell is None or cell == "" else write(cell)
                            for write, cell in zip(writers, row, strict=True)
                        ]
                    )
                    for row in zip(*batch, strict=True)
                )
                lines = [f"<table:table-row>{cells}</table:table-row>\n" for cells in rows]
                content.write("".join(lines).encode())
                count += len(lines)
            content.write(_end(name, table, count).encode())
    return count


def _document(kind: str, body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:{kind}{_SPACES} office:version="1.3">{body}</office:{kind}>'
    )


def _content(name: str, table: SeenTable) -> Iterator[str]:
    """Everything before the rows."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content{_SPACES} office:version="1.3">'
    yield f"<office:automatic-styles>{_NUMBER_STYLES}"
    yield '<style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/>'
    yield "</style:style>"
    for form in Form:
        yield f'<style:style style:name="c-{form.value}" style:family="table-cell" '
        yield f'style:data-style-name="n-{form.value}"/>'
    for place, column in enumerate(table.columns):
        width = (max(column.width, len(column.title)) + 2) * _CHAR_MM
        yield f'<style:style style:name="w{place}" style:family="table-column"><style:table-column-properties '
        yield f'style:column-width="{width:.1f}mm"/></style:style>'
    yield f"</office:automatic-styles><office:body><office:spreadsheet><table:table table:name={quoteattr(name)}>"
    for place, column in enumerate(table.columns):
        yield f'<table:table-column table:style-name="w{place}" '
        yield f'table:default-cell-style-name="c-{column.form.value}"/>'
    yield f"<table:table-header-rows><table:table-row>{_heads(table.columns)}</table:table-row>"
    yield "</table:table-header-rows>"


def _heads(columns: Sequence[FileColumn]) -> str:
    return "".join(
        f'<table:table-cell table:style-name="head" office:value-type="string"><text:p>{escape(column.title)}</text:p>'
        "</table:table-cell>"
        for column in columns
    )


def _end(name: str, table: SeenTable, count: int) -> str:
    """Everything behind the rows: the filter buttons lie over head and rows."""
    corner = f"{column_letters(len(table.columns) - 1)}{count + 1}"
    place = quoteattr(f"'{name}'.A1:'{name}'.{corner}".replace("$", ""))
    return (
        '</table:table><table:database-ranges><table:database-range table:name="Saringan" '
        f'table:target-range-address={place} table:display-filter-buttons="true"/></table:database-ranges>'
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _page_style(title: str) -> str:
    """Landscape A4 with title above and page numbers below."""
    return (
        '<office:automatic-styles><style:page-layout style:name="page"><style:page-layout-properties '
        'fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape" '
        'style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Default" style:page-layout-name="page">'
        f"<style:header><text:p>{escape(plain_text(title))}</text:p></style:header>"
        "<style:footer><text:p>Halaman <text:page-number/> dari <text:page-count/></text:p></style:footer>"
        "</style:master-page></office:master-styles>"
    )


def _settings(name: str) -> str:
    """The head stays while one scrolls."""
    split = (("VerticalSplitMode", "short", 2), ("VerticalSplitPosition", "int", 1), ("PositionBottom", "int", 1))
    items = "".join(_ITEM.format(*item) for item in split)
    return (
        '<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        '<config:config-item-map-named config:name="Tables">'
        f"<config:config-item-map-entry config:name={quoteattr(name)}>{items}</config:config-item-map-entry>"
        "</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings>"
    )


@lru_cache(maxsize=65_536)
def _text(text: str) -> str:
    """A text, its line breaks as paragraphs, runs of spaces kept."""
    lines = escape(plain_text(text)).split("\n")
    paragraphs = "".join(f"<text:p>{line.replace('  ', ' <text:s/>')}</text:p>" for line in lines)
    return f'<table:table-cell table:style-name="c-text" office:value-type="string">{paragraphs}</table:table-cell>'


def _number(form: Form) -> Callable[[Any], str]:
    style = f"c-{form.value}"

    def write(value: float) -> str:
        return f'<table:table-cell table:style-name="{style}" office:value-type="float" office:value="{value!r}"/>'

    return write


def _moment(form: Form) -> Callable[[Any], str]:
    style = f"c-{form.value}"

    def write(value: date) -> str:
        return (
            f'<table:table-cell table:style-name="{style}" office:value-type="date" '
            f'office:date-value="{value.isoformat()}"/>'
        )

    return write


_CELLS: Mapping[Form, Callable[[Any], str]] = {
    Form.TEXT: _text,
    Form.NUMBER: _number(Form.NUMBER),
    Form.DEGREES: _number(Form.DEGREES),
    Form.DAY: _moment(Form.DAY),
    Form.MOMENT: _moment(Form.MOMENT),
}
