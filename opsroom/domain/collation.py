"""The order of texts: as Indonesian lists have it, the same on every machine."""

import unicodedata


def fold(text: str) -> str:
    """What a text is sorted by: small letters without their marks, so that ``É`` stands with ``e``.

    Indonesian is written in plain A to Z; marks occur in names from elsewhere and belong to the bare letter.
    """
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
