"""Every name a line of the desk can call: desa, kecamatan, Polsek, call signs and people, also nearly spelled right.

Names are compared without spaces, Roman numerals as figures: "batu marta 2" is BATUMARTA II. A name that is only nearly
right counts when one edit (two in long names) leads to it and none as short to any other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from opsroom.domain.radio_words import plain

_ROMAN = {"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9", "XI": "11", "XII": "12"}
#: Shorter words are too near to too many names.
_SHORTEST = 4
#: From so many letters on two edits may be forgiven.
_LONG = 10
_FEWEST_LETTERS = 3


class NameKind(StrEnum):
    """What is called so."""

    DESA = "desa"
    KECAMATAN = "kecamatan"
    CALLSIGN = "callsign"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Name:
    """Something that can be called.

    Attributes:
        key: Code of a desa or kecamatan, number of a team, id of a person.
    """

    kind: NameKind
    key: str
    text: str


def compact(words: Iterable[str]) -> str:
    """Words as names are compared."""
    return "".join(_ROMAN.get(word, word) for word in words)


@dataclass
class NameIndex:
    """Names by how they are compared. Not changed once it is built, so any thread may ask."""

    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    longest: int = 1
    _keys: tuple[str, ...] = ()
    _parts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[Name]) -> "NameIndex":
        """Index names; those without letters are passed over."""
        found: dict[str, list[Name]] = {}
        longest = 1
        parts: set[str] = set()
        for name in names:
            words = plain(name.text).split()
            if name.kind is not NameKind.PERSON:
                parts.update(
                    compact(words[low:high]) for low in range(len(words)) for high in range(low + 1, len(words))
                )
                parts.update(compact(words[low:]) for low in range(1, len(words)))
            key = compact(words)
            if sum(char.isalpha() for char in key) < _FEWEST_LETTERS:
                continue
            longest = max(longest, len(words))
            if name not in found.setdefault(key, []):
                found[key].append(name)
        fuzzy = tuple(key for key, some in found.items() if any(one.kind is not NameKind.PERSON for one in some))
        return cls({key: tuple(some) for key, some in found.items()}, longest, fuzzy, frozenset(parts))

    def is_part(self, words: Sequence[str]) -> bool:
        """Whether a longer name holds these words: one could be meant that is misspelled beyond knowing."""
        return compact(words) in self._parts

    def exact(self, words: Sequence[str]) -> tuple[Name, ...]:
        """What is called exactly so."""
        return self.names.get(compact(words), ())

    def near(self, words: Sequence[str]) -> tuple[Name, ...]:
        """What is certainly meant although it is spelled wrongly; nothing when two names are as near."""
        key = compact(words)
        if len(key) < _SHORTEST or key.isdigit():
            return ()
        most = 2 if len(key) >= _LONG else 1
        found = process.extract(key, self._keys, scorer=OSA.distance, score_cutoff=most + 1, limit=3)
        if not found or found[0][1] > most:
            return ()
        if len(found) > 1 and found[1][1] <= found[0][1] + (found[0][1] > 1):
            return ()
        return self.names[found[0][0]]

    def guesses(self, words: Sequence[str], limit: int = 5) -> tuple[tuple[Name, int], ...]:
        """The names most like some words, with their likeness of 100, best first."""
        key = compact(words)
        if not key:
            return ()
        found = process.extract(key, self._keys, scorer=fuzz.WRatio, score_cutoff=60, limit=limit)
        return tuple((name, round(score)) for text, score, _ in found for name in self.names[text])[:limit]


def near_phrase(words: Sequence[str], phrases: Mapping[str, str]) -> str:
    """What a phrase means that is one edit from these words, when all phrases as near mean the same; else nothing."""
    key = "".join(words)
    if len(key) < _SHORTEST - 1:
        return ""
    found = process.extract(key, phrases.keys(), scorer=OSA.distance, score_cutoff=1, limit=6)
    meanings = {phrases[text] for text, _, _ in found if len(text) >= _SHORTEST}
    return meanings.pop() if len(meanings) == 1 else ""
