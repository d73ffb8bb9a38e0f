"""The national table of regions, to give names in office files their Kemendagri codes.

The table is data (`resources/seed/wilayah.txt.gz`); this module only looks up. Names repeat all over the country, so a
list is first placed in one regency by vote, then each name is looked up inside it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from opsroom.domain.regions import other_keys, region_key

REGENCY_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Place:
    """One desa with the names above it."""

    desa_code: str
    desa: str
    kecamatan: str
    regency: str

    @property
    def kecamatan_code(self) -> str:
        """Six digits."""
        return self.desa_code[:6]

    @property
    def regency_code(self) -> str:
        """Four digits."""
        return self.desa_code[:REGENCY_DIGITS]


class Gazetteer:
    """Lookup by code and by name."""

    def __init__(self, places: Iterable[Place]) -> None:
        # Tuples of text instead of places: the garbage collector does not walk them. 84,000 objects it has to walk stop
        # every thread, the window's too, for a tenth of a second at each full collection.
        self._by_code: dict[str, tuple[str, str, str]] = {}
        self._by_desa: dict[str, tuple[str, ...]] = {}
        self._by_kecamatan: dict[tuple[str, str], str] = {}
        for place in places:
            key = region_key(place.desa)
            self._by_code[place.desa_code] = (place.desa, place.kecamatan, place.regency)
            self._by_desa[key] = (*self._by_desa.get(key, ()), place.desa_code)
            self._by_kecamatan[(place.regency_code, region_key(place.kecamatan))] = place.kecamatan_code

    def by_code(self, desa_code: str) -> Place | None:
        """The desa with this ten-digit code."""
        names = self._by_code.get(desa_code)
        return Place(desa_code, *names) if names else None

    def regency_of(self, names: Iterable[tuple[str, str]], preferred: str = "") -> str:
        """The regency (four digits) most of the (kecamatan, desa) names lie in (empty: none); `preferred` wins ties."""
        votes: Counter[str] = Counter()
        for kecamatan, desa in set(names):
            votes.update({place.regency_code for place in self._named(kecamatan, desa, "")})
        if not votes:
            return ""
        best = max(votes.values())
        if preferred and votes[preferred] == best:
            return preferred
        return min(code for code, count in votes.items() if count == best)

    def find(self, regency: str, kecamatan: str, desa: str) -> Place | None:
        """The desa of this name in the regency; without a kecamatan name only if there is just one."""
        found = self._named(kecamatan, desa, regency)
        if len(found) > 1 and kecamatan.strip():
            # A few names differ by a point or a comma alone: the one written the same way is meant.
            found.sort(key=lambda place: place.desa != " ".join(desa.upper().split()))
            return found[0]
        return found[0] if len(found) == 1 else None

    def _named(self, kecamatan: str, desa: str, regency: str) -> list[Place]:
        """Places of the name, in the kecamatan and regency where those are given."""
        wanted = region_key(kecamatan)
        for key in (region_key(desa), *other_keys(desa)):
            found = [
                Place(code, *self._by_code[code])
                for code in self._by_desa.get(key, ())
                if code.startswith(regency) and (not wanted or region_key(self._by_code[code][1]) == wanted)
            ]
            if found:
                return found
        return []

    def kecamatan_code(self, regency: str, kecamatan: str) -> str:
        """The code of a kecamatan of this regency, empty when it has none of the name."""
        return self._by_kecamatan.get((regency, region_key(kecamatan)), "")


def parse_table(lines: Iterable[str]) -> Iterator[Place]:
    """Read the table's own form: kind and code, a tab, the name; parents first, codes without the parent's digits.

    ``K1601`` is a regency, ``C07`` a kecamatan of it (1601 07), ``D2001`` a desa of that (160107 2001).
    """
    regency = regency_code = kecamatan = kecamatan_code = ""
    for line in lines:
        code, name = line.rstrip("\n").split("\t")
        kind, digits = code[0], code[1:]
        if kind == "K":
            regency_code, regency = digits, name
        elif kind == "C":
            kecamatan_code, kecamatan = regency_code + digits, name
        else:
            yield Place(kecamatan_code + digits, name, kecamatan, regency)
