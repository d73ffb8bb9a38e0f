"""The national table of regions, to give names in office files their Kemendagri codes.

The table is data (`resources/seed/wilayah.txt.gz`); this module only looks up. Names repeat all over the country, so a
list is first placed in one regency by vote, then each name is looked up inside it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
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
        self._by_code: dict[str, Place] = {}
        self._by_desa: defaultdict[str, list[Place]] = defaultdict(list)
        self._by_kecamatan: dict[tuple[str, str], str] = {}
        for place in places:
            self._by_code[place.desa_code] = place
            self._by_desa[region_key(place.desa)].append(place)
            self._by_kecamatan[(place.regency_code, region_key(place.kecamatan))] = place.kecamatan_code

    def by_code(self, desa_code: str) -> Place | None:
        """The desa with this ten-digit code."""
        return self._by_code.get(desa_code)

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
                place
                for place in self._by_desa.get(key, ())
                if place.desa_code.startswith(regency) and (not wanted or region_key(place.kecamatan) == wanted)
            ]
            if found:
                return found
        return []

    def kecamatan_code(self, regency: str, kecamatan: str) -> str:
        """The code of a kecamatan of this regency, empty when it has none of the name."""
        return self._by_kecamatan.get((regency, region_key(kecamatan)), "")


def parse_table(lines: Iterable[str]) -> list[Place]:
    """Read the table's own form: kind and code, a tab, the name; parents first, codes without the parent's digits.

    ``K1601`` is a regency, ``C07`` a kecamatan of it (1601 07), ``D2001`` a desa of that (160107 2001).
    """
    places: list[Place] = []
    regency = regency_code = kecamatan = kecamatan_code = ""
    for line in lines:
        code, name = line.rstrip("\n").split("\t")
        kind, digits = code[0], code[1:]
        if kind == "K":
            regency_code, regency = digits, name
        elif kind == "C":
            kecamatan_code, kecamatan = regency_code + digits, name
        else:
            places.append(Place(kecamatan_code + digits, name, kecamatan, regency))
    return places
