"""Editable wording of papers: placeholders filled, lists closed with their punctuation, names of units in running text.

A template holds ``{placeholders}``; a part in square brackets is left out when a placeholder inside it is empty:
``apel pada {roll_call_day}[ bertempat di {roll_call_place}]``.
Source: documents note section 4 (2026-11): items end ``;``, the last ends ``.``; running text writes ``Polres OKU``.
"""

import re
from collections.abc import Iterable, Mapping

from opsroom.domain.errors import DocumentError
from opsroom.domain.nrp import NIP_DIGITS

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*\{\w+\}[^\[\]]*)\]")
#: Capital words up to this length are read as abbreviations (OKU, MUBA) and keep their capitals.
_ABBREVIATION_CHARS = 4


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its placeholders filled; "" when one outside square brackets is empty.

    Raises:
        DocumentError: The template names a placeholder that does not exist.
    """
    unknown = [name for name in _PLACEHOLDER.findall(template) if name not in values]
    if unknown:
        raise DocumentError(
            f"Naskah memakai penanda {{{unknown[0]}}} yang tidak dikenal. Surat tidak dibuat; perbaiki teksnya."
            f" Penanda yang ada: {', '.join(sorted(values))}."
        )
    text = _OPTIONAL.sub(lambda part: part[1] if _is_filled(part[1], values) else "", template)
    if not _is_filled(text, values):
        return ""
    return " ".join(_PLACEHOLDER.sub(lambda name: values[name[1]], text).split())


def _is_filled(template: str, values: Mapping[str, str]) -> bool:
    return all(values[name].strip() for name in _PLACEHOLDER.findall(template))


def fill_list(templates: Iterable[str], values: Mapping[str, str]) -> tuple[str, ...]:
    """Every template that can be filled; those with an empty placeholder are left out (see `fill`)."""
    return tuple(text for text in (fill(template, values) for template in templates) if text)


def punctuate(items: Iterable[str]) -> tuple[str, ...]:
    """The items of a numbered list: each ends ``;``, the last ends ``.``; empty items are left out.

    The first letter stays as written: whether ``Padal`` or ``melaksanakan`` opens an item is the writer's knowledge.
    """
    bare = [text for text in (item.strip().rstrip(";,. ") for item in items) if text]
    return tuple(f"{text}{'.' if number == len(bare) else ';'}" for number, text in enumerate(bare, start=1))


def running_text(capitals: str) -> str:
    """A unit or region in running text: ``POLRES OKU TIMUR`` gives ``Polres OKU Timur``; mixed case stays as it is."""
    if capitals != capitals.upper():
        return capitals
    return " ".join(
        word if len(word) <= _ABBREVIATION_CHARS else word.capitalize() for word in capitals.split()
    )  # fmt: skip


def write_addressee(name: str, rank: str, nrp: str, position: str) -> str:
    """One person listed in Kepada: name, rank with NRP or NIP, position, a line each; empty lines are left out."""
    key = f"{'NIP' if len(nrp) == NIP_DIGITS else 'NRP'} {nrp}" if nrp else ""
    lines = (name, f"{rank} {key}".strip(), position)
    return "\n".join(line for line in (" ".join(text.split()) for text in lines) if line)
