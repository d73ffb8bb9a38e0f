"""One `Column` spec drives header, parser, sort, filter, editor, width, import matching, export and print."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from opsroom.domain.changes import Kind


class ColumnKind(StrEnum):
    """How a column is edited and aligned."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    CHOICE = "choice"
    FLAG = "flag"
    COORDINATE = "coordinate"
    DATE = "date"
    MOMENT = "moment"
    PHONE = "phone"
    LINK = "link"
    NOTE = "note"


#: Kinds whose stored value is text.
TEXT_KINDS = frozenset(
    {
        ColumnKind.TEXT,
        ColumnKind.CODE,
        ColumnKind.CHOICE,
        ColumnKind.PHONE,
        ColumnKind.LINK,
        ColumnKind.NOTE,
    }
)
#: Kinds that hold words, which may take the room a table has to spare.
WORD_KINDS = frozenset({ColumnKind.TEXT, ColumnKind.LINK, ColumnKind.NOTE})


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a choice column with the label people read."""

    value: str
    label: str


def show_plain(value: object) -> str:
    """Text of a value as a cell shows it; empty for None."""
    return "" if value is None else str(value)


def read_text(text: str) -> object:
    """The text with single spaces."""
    return " ".join(text.split())


def read_note(text: str) -> object:
    """The text with single spaces, its line breaks kept."""
    if text.isprintable():  # one line: most of a long paste
        return " ".join(text.split())
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return "\n".join(lines).strip()


def no_warning(_text: str) -> str:
    """Never warns."""
    return ""


def no_parts(_text: str) -> Mapping[str, object]:
    """The text is about its own cell alone."""
    return {}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of one noun.

    Attributes:
        key: Field name in the record and the store.
        title: Head on screen.
        export_title: Head in exported files; stable, scripts rely on it.
        kind: Editor and alignment.
        width: Characters shown without cutting.
        read: Parses typed text to the stored value; raises `RuleViolation` with the reason.
        show: Formats the stored value.
        synonyms: Normalised heads (capitals, words by single spaces) that mean this column in other people's workbooks.
        choices: For CHOICE columns, in order.
        editable: Whether a cell may be typed into.
        required: Import refuses a row without it.
        personal: Personal data, hidden where names and phones are hidden.
        warn: Soft warning for text while it is typed (Indonesian), empty when there is nothing to say; must be fast.
        takes_new: Whether a value that is not on the list of suggestions may be entered.
        suggests: Whether values are offered while it is typed (`services.links`).
        is_unique: No two rows (of a desa, for TPS) hold the same value; filling many rows is refused.
        compound: Text that fills several columns at once (``lat, lon``) as values by key; empty for other text.
        links: For LINK columns, the noun pointed at.
    """

    key: str
    title: str
    export_title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 16
    read: Callable[[str], object] = field(default=read_text)
    show: Callable[[object], str] = field(default=show_plain)
    synonyms: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    editable: bool = True
    required: bool = False
    personal: bool = False
    warn: Callable[[str], str] = field(default=no_warning)
    takes_new: bool = True
    suggests: bool = False
    is_unique: bool = False
    compound: Callable[[str], Mapping[str, object]] = field(default=no_parts)
    links: Kind | None = None


def by_key(columns: tuple[Column, ...], key: str) -> Column:
    """The column with `key`.

    Raises:
        KeyError: No such column; a bug.
    """
    for column in columns:
        if column.key == key:
            return column
    raise KeyError(key)
