"""Giving the places of an imported list their codes: from the file, the operation or the national table."""

import gzip
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from opsroom.domain.gazetteer import Gazetteer, parse_table
from opsroom.domain.regions import (
    DESA_DIGITS,
    KECAMATAN_DIGITS,
    PROVISIONAL_MARK,
    clean_region,
    plain_code,
    region_key,
)
from opsroom.runtime.paths import resource
from opsroom.store.reader import Reader


@cache
def national_gazetteer() -> Gazetteer:
    """The national table, read once per process (0.4 s): call it off the GUI thread."""
    packed = resource("seed/wilayah.txt.gz").read_bytes()
    return Gazetteer(parse_table(gzip.decompress(packed).decode("utf-8").splitlines()))


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A desa with the code it will be stored under."""

    desa_code: str
    desa: str
    kecamatan_code: str
    kecamatan: str


@dataclass(slots=True)
class RegionIndex:
    """All places of one operation while a list is imported into it; new places are added as they are met.

    Attributes:
        new_kecamatan: Code to name, to be stored.
        new_desa: Code to (name, kecamatan code), to be stored.
        notes: Indonesian remarks about places the national table does not know.
    """

    gazetteer: Gazetteer
    regency: str
    kecamatan: dict[str, str]
    desa: dict[str, tuple[str, str]]
    new_kecamatan: dict[str, str] = field(default_factory=dict)
    new_desa: dict[str, tuple[str, str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    _by_name: dict[tuple[str, str], str] = field(default_factory=dict)
    _kecamatan_by_name: dict[str, str] = field(default_factory=dict)
    _provisional_desa: int = 0

    def __post_init__(self) -> None:
        self._provisional_desa = sum(PROVISIONAL_MARK in code for code in self.desa)
        for code, name in self.kecamatan.items():
            self._kecamatan_by_name[region_key(name)] = code
        for code, (name, kecamatan_code) in self.desa.items():
            self._by_name[(kecamatan_code, region_key(name))] = code

    def resolve(self, kecamatan: str, desa: str, code: str) -> PlaceFound | None:
        """The place of a row; None when its desa cannot be told (no code and not one place of the name)."""
        if len(code) == DESA_DIGITS:
            return self._by_code(code, kecamatan, desa)
        if not desa:
            return None
        if not kecamatan:
            return self._without_kecamatan(desa)
        kecamatan_code = self._kecamatan(kecamatan)
        known = self._by_name.get((kecamatan_code, region_key(desa)))
        if known:
            return self._found(known)
        place = self.gazetteer.find(self.regency, kecamatan, desa)
        if place and place.kecamatan_code == kecamatan_code:
            return self._add(place.desa_code, _spelling(desa, place.desa), kecamatan_code)
        number = 1 + self._provisional_desa
        provisional = f"{kecamatan_code}{PROVISIONAL_MARK}{number:03d}"
        self.notes.append(
            f"Desa {clean_region(desa)} (Kec. {clean_region(kecamatan)}) tidak ada di daftar wilayah nasional; "
            f"dipakai kode sementara {provisional}."
        )
        return self._add(provisional, clean_region(desa), kecamatan_code)

    def _by_code(self, code: str, kecamatan: str, desa: str) -> PlaceFound:
        if code in self.desa:
            return self._found(code)
        place = self.gazetteer.by_code(code)
        kecamatan_code = code[:KECAMATAN_DIGITS]
        if kecamatan_code not in self.kecamatan:
            name = clean_region(kecamatan) or (place.kecamatan if place else f"KECAMATAN {kecamatan_code}")
            self._add_kecamatan(kecamatan_code, name)
        return self._add(code, clean_region(desa) or (place.desa if place else f"DESA {code}"), kecamatan_code)

    def _without_kecamatan(self, desa: str) -> PlaceFound | None:
        wanted = region_key(desa)
        known = [code for (_, name), code in self._by_name.items() if name == wanted]
        if known:
            return self._found(known[0]) if len(known) == 1 else None
        place = self.gazetteer.find(self.regency, "", desa)
        if place is None:
            return None
        return self._add(place.desa_code, _spelling(desa, place.desa), self._kecamatan(place.kecamatan))

    def _kecamatan(self, name: str) -> str:
        known = self._kecamatan_by_name.get(region_key(name))
        if known:
            return known
        code = self.gazetteer.kecamatan_code(self.regency, name)
        if not code or code in self.kecamatan:
            number = 1 + sum(PROVISIONAL_MARK in known for known in self.kecamatan)
            code = f"{self.regency or '0000'}{PROVISIONAL_MARK}{number}"
            self.notes.append(
                f"Kecamatan {clean_region(name)} tidak ada di daftar wilayah nasional; dipakai kode sementara {code}."
            )
        self._add_kecamatan(code, clean_region(name))
        return code

    def _add_kecamatan(self, code: str, name: str) -> None:
        self.kecamatan[code] = self.new_kecamatan[code] = name
        self._kecamatan_by_name[region_key(name)] = code

    def _add(self, code: str, name: str, kecamatan_code: str) -> PlaceFound:
        self._provisional_desa += code not in self.desa and PROVISIONAL_MARK in code
        if code not in self.desa:  # two spellings of one place: the first stands
            self.desa[code] = self.new_desa[code] = (name, kecamatan_code)
        self._by_name[(kecamatan_code, region_key(name))] = code
        return self._found(code)

    def _found(self, code: str) -> PlaceFound:
        name, kecamatan_code = self.desa[code]
        return PlaceFound(code, name, kecamatan_code, self.kecamatan[kecamatan_code])


def _spelling(written: str, official: str) -> str:
    """The list's own spelling, unless the official name opens with a kind word the list's spelling has lost."""
    return official if clean_region(official) != official else clean_region(written)


def region_index(reader: Reader, names: Iterable[tuple[str, str, str]]) -> RegionIndex:
    """The index for a list of (kecamatan, desa, code); its regency is the operation's, else chosen by vote.

    A `Counter` of the list weighs as the list itself.
    """
    kecamatan = {region.code: region.name for region in reader.kecamatan()}
    desa = {region.code: (region.name, region.kecamatan_code) for region in reader.desa()}
    gazetteer = national_gazetteer()
    own = [code[:4] for code in kecamatan if PROVISIONAL_MARK not in code]
    preferred = max(sorted(set(own)), key=own.count) if own else ""
    triples = names if isinstance(names, Counter) else Counter(names)
    coded: Counter[str] = Counter()
    for (_, _, code), rows in triples.items():
        if len(plain_code(code)) == DESA_DIGITS:
            coded[plain_code(code)[:4]] += rows
    if coded and not preferred:
        preferred = max(sorted(coded), key=coded.__getitem__)
    if 2 * coded.total() > triples.total():
        # Codes tell where most rows lie; the names of the others are looked for there.
        return RegionIndex(gazetteer, preferred, kecamatan, desa)
    regency = gazetteer.regency_of(((kec, des) for kec, des, _ in triples if des), preferred) or preferred
    return RegionIndex(gazetteer, regency, kecamatan, desa)
