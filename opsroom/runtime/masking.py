"""Keeps service and telephone numbers out of logs and crash files, which leave the room when help is asked for.

Names cannot be told from other words: messages name rows by id, never by name. This is the second lock, for numbers
that slip in through the text of an exception.
"""

import re

#: Eight digits make an NRP; telephone numbers, NIP and desa codes are longer. Separators people write are bridged.
_NUMBER = re.compile(r"\d(?:[ .\-]?\d){7,}")
#: A day and hour as logs write them is no number of a person.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d")
MASK = "[nomor]"


def mask(text: str) -> str:
    """The text with every run of eight or more digits replaced, times left standing."""
    parts: list[str] = []
    start = 0
    for moment in _MOMENT.finditer(text):
        parts += [_NUMBER.sub(MASK, text[start : moment.start()]), moment.group()]
        start = moment.end()
    return "".join((*parts, _NUMBER.sub(MASK, text[start:])))
