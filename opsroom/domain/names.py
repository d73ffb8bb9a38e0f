"""Names of people: spacing, capitals, academic and religious titles, and a key to compare them by.

Single-word names are normal and spelling drifts, so a name is never a key; the NRP is.
"""

import re

#: Titles that stand in front; a dot is optional in office files.
_FRONT = ("Prof.", "Dr.", "dr.", "drg.", "Drs.", "Dra.", "Ir.", "H.", "Hj.", "KH.", "Ust.")
_FRONT_KEYS = {title.rstrip(".").casefold() for title in _FRONT}
_SPACES = re.compile(r"\s+")
_BACK_WORD = re.compile(
    r"^(?:[A-Z]\.?){1,2}[a-z]{0,5}\.?(?:[A-Z][A-Za-z]{0,4}\.?){0,2}(?:\s?\([A-Za-z]+\))?$|^A\.?Md.*$",
    re.UNICODE,
)


def clean_name(text: str) -> str:
    """The name with single spaces, `, ` between titles, the bare name in capitals and titles in their own case.

    ``'budi  santoso,S.H.,M.H '`` becomes ``'BUDI SANTOSO, S.H., M.H.'``; a title glued without dots
    (``SH``) is kept as written, since nobody but its owner knows which dots belong there.
    """
    parts = [part for part in (_SPACES.sub(" ", part).strip() for part in str(text).split(",")) if part]
    words = parts[0].split(" ") if parts else []
    cut = 0
    while cut < len(words) - 1 and is_front_title(words[cut]):
        cut += 1
    front = " ".join(words[:cut])
    named = " ".join(words[cut:]).upper()
    return ", ".join([f"{front} {named}".strip(), *parts[1:]])


def bare_name(text: str) -> str:
    """The name without titles, in capitals: what lists are compared by."""
    cleaned = clean_name(text).split(",")[0]
    words = cleaned.split(" ")
    while len(words) > 1 and is_front_title(words[0]):
        words = words[1:]
    while len(words) > 1 and "." in words[-1] and _BACK_WORD.match(words[-1]):
        words = words[:-1]
    return " ".join(words).upper()


def is_front_title(word: str) -> bool:
    """Whether the word is a title that stands in front of a name."""
    return word.rstrip(".").casefold() in _FRONT_KEYS


def has_letters(text: str) -> bool:
    """Whether the text could be a name at all."""
    return any(char.isalpha() for char in text)
