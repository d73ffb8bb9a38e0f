"""The editable wording of papers, read from `resources/texts`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from opsroom.runtime.paths import resource

_SENTENCES = ("addressees_many", "addressee_note", "annex_total")


@dataclass(frozen=True, slots=True)
class Wordings:
    """The sentences of the Surat Perintah; every entry may hold placeholders in braces.

    Attributes:
        orders_roll_call: Used only when the roll call is set; `orders_duty` only when the duty dates are.
        addressees_many: Kepada when more than three people are ordered; `addressee_note` closes a shorter list.
    """

    considerations: tuple[str, ...]
    legal_basis: tuple[str, ...]
    addressees_many: str
    addressee_note: str
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
    values: dict[str, Any] = {key: tuple(raw[key]) for key in Wordings.__annotations__ if key not in _SENTENCES}
    values.update({key: str(raw[key]) for key in _SENTENCES})
    return Wordings(**values)
