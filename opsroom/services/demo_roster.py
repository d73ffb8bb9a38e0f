"""Inventing the people of the demonstration: nobody in it is real.

Counts come from `resources/seed/oku.toml`, names from `names.toml` beside it; the seed is fixed.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

SEED = 160_1
_HEADS = {"BAG": ("KABAG", "KOMPOL"), "SAT": ("KASAT", "AKP"), "SI": ("KASI", "IPTU"), "SPKT": ("KA SPKT", "IPTU")}
_CREW = ("AIPTU", "AIPDA", "AIPDA", "BRIPKA", "BRIPKA", "BRIPKA", "BRIGPOL", "BRIPTU", "BRIPTU", "BRIPDA")
_SOLDIERS = ("SERMA", "SERKA", "SERTU", "SERDA", "KOPKA", "KOPTU", "PRAKA")
_REMARKS = ("CUTI", "SAKIT", "DIK")
#: One person in eleven is absent, about what the roll calls of a Polres show.
_ABSENT_EVERY = 11


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """One row of the demonstration's roster workbook."""

    name: str
    rank: str
    nrp: str
    position: str
    unit: str
    phone: str
    remark: str = ""


class Inventor:
    """Draws names and numbers without ever repeating a number."""

    def __init__(self, names: Mapping[str, Any]) -> None:
        self._random = random.Random(SEED)
        self._names = names
        self._numbers: set[str] = set()

    def person(self, rank: str, position: str, unit: str, remark: str = "") -> InventedPerson:
        """A new person of this rank and place."""
        draw = self._random
        name = f"{draw.choice(self._names['first'])} {draw.choice(self._names['last'])}"
        title = draw.choice(self._names["titles"])
        phone = f"08{draw.randrange(11, 99)}{draw.randrange(10_000_000, 99_999_999)}"
        return InventedPerson(
            f"{name}, {title}" if title else name, rank, self._number(rank), position, unit, phone, remark
        )

    def crew(self, unit: str, count: int, word: str, ranks: tuple[str, ...] = _CREW) -> Iterator[InventedPerson]:
        """`count` members below the head of a unit, some of them absent."""
        for i in range(count):
            remark = self._random.choice(_REMARKS) if i % _ABSENT_EVERY == _ABSENT_EVERY - 1 else ""
            yield self.person(self._random.choice(ranks), f"{word} {unit}", unit, remark)

    def _number(self, rank: str) -> str:
        while True:
            if rank in _SOLDIERS:
                number = f"{self._random.randrange(10**9, 10**10)}"
            else:
                year = self._random.choice([*range(70, 100), *range(5)])
                number = f"{year:02d}{self._random.randrange(1, 13):02d}{self._random.randrange(1, 1400):04d}"
            if number not in self._numbers:
                self._numbers.add(number)
                return number


def invent_rosters(facts: Mapping[str, Any], names: Mapping[str, Any]) -> dict[str, list[InventedPerson]]:
    """The roster per sheet: POLRES, POLSEK, BKO POLDA, BRIMOB, KODIM, in the order of an office list."""
    inventor = Inventor(names)
    force = facts["force"]
    polres: list[InventedPerson] = []
    for unit, count in facts["units"].items():
        position, rank = _HEADS[unit.split()[0]]
        place = unit.partition(" ")[2]
        polres.append(inventor.person(rank, f"{position} {place}".strip(), unit))
        polres.extend(inventor.crew(unit, count - 1, "BA"))
    polsek_units = list(dict.fromkeys(region["polsek"] for region in facts["kecamatan"]))
    wanted = force["strength"] - len(polres)
    polsek: list[InventedPerson] = []
    for i, unit in enumerate(polsek_units):
        count = wanted // len(polsek_units) + (i < wanted % len(polsek_units))
        polsek.append(inventor.person("IPTU", f"KA{unit}", unit))
        polsek.append(inventor.person("IPDA", f"WAKA{unit}", unit))
        polsek.extend(inventor.crew(unit, count - 2, "BA"))
    bko = [inventor.person("AKP", "PADAL BKO", "BKO POLDA SUMSEL")]
    bko.extend(inventor.person(rank, "BA BKO", "BKO POLDA SUMSEL") for rank in _cycle(force["bko_polda"] - 1, _CREW))
    brimob = [inventor.person("IPTU", "DANTON", "BRIMOB POLDA SUMSEL")]
    brimob.extend(inventor.person(r, "BA BRIMOB", "BRIMOB POLDA SUMSEL") for r in _cycle(force["brimob"] - 1, _CREW))
    kodim = [inventor.person(rank, "BABINSA", "KODIM 0403/OKU") for rank in _cycle(force["kodim"], _SOLDIERS)]
    return {"POLRES": polres, "POLSEK": polsek, "BKO POLDA": bko, "BRIMOB": brimob, "KODIM": kodim}


def _cycle(count: int, ranks: tuple[str, ...]) -> Iterator[str]:
    for i in range(count):
        yield ranks[i % len(ranks)]
