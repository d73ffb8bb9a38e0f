"""The editable wording of papers, read from `resources/texts`, and its placeholders."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from opsroom.domain.errors import DocumentError
from opsroom.runtime.paths import resource


@dataclass(frozen=True, slots=True)
class Wordings:
    """The sentences of the Surat Perintah; every entry may hold placeholders in braces.

    Attributes:
        orders_roll_call: Used only when the roll call is set; `orders_duty` only when the duty dates are.
        addressees_many: Kepada when more than three people are ordered.
    """

    considerations: tuple[str, ...]
    legal_basis: tuple[str, ...]
    addressees_many: tuple[str, ...]
    orders: tuple[str, ...]
    orders_duty: tuple[str, ...]
    orders_roll_call: tuple[str, ...]
    copies: tuple[str, ...]
    annex_title: tuple[str, ...]
    annex_total: str


@cache
def load_wordings() -> Wordings:
    """The standard wording of the Surat Perintah."""
    raw = tomllib.loads(resource("texts/sprin.toml").read_text("utf-8"))
    lists = {key: tuple(raw[key]) for key in Wordings.__annotations__ if key != "annex_total"}
    return Wordings(**lists, annex_total=str(raw["annex_total"]))


def fill(sentence: str, values: Mapping[str, str]) -> str:
    """The sentence with its placeholders filled.

    Raises:
        DocumentError: A placeholder is unknown or a brace is left open.
    """
    try:
        return sentence.format_map(values)
    except (KeyError, ValueError, IndexError) as problem:
        raise DocumentError(
            f"Kalimat '{sentence[:60]}' memuat penanda yang tidak dikenal. Surat tidak dibuat; perbaiki kalimatnya.",
            repr(problem),
        ) from problem
