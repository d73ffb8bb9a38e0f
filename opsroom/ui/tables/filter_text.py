"""What people type into the filter row, as a `Filter`: ``polsek``, ``=BRIPKA``, ``kosong``, ``!kosong``."""

from opsroom.domain.columns import Column
from opsroom.domain.queries import Filter, Match

EMPTY_WORD = "kosong"
HELP = "Ketik sebagian isi. =BRIPKA: persis itu. kosong: yang kosong. !kosong: yang terisi."


def read_filter(column: Column, text: str) -> Filter | None:
    """The condition that `text` means for that column, None for no condition."""
    wanted = text.strip()
    bare = wanted.lstrip("=!").strip()
    if not bare:
        return None
    if bare.casefold() == EMPTY_WORD and not wanted.startswith("="):
        return Filter(column.key, match=Match.FILLED if wanted.startswith("!") else Match.EMPTY)
    if wanted.startswith("="):
        return Filter(column.key, bare, Match.EQUALS)
    return Filter(column.key, wanted)


def write_exact(text: str) -> str:
    """The filter that finds cells showing exactly `text`."""
    return f"={text}" if text else EMPTY_WORD
