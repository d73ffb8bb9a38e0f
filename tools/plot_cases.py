"""The operations the plot is measured on: OKU from its workbooks, larger ones from the national list.

The list of all TPS of Pemilu 2024 (real desa and numbers) lies beside the project. Who is vulnerable, where places lie
and the people are invented here from hashes of codes, so that every run and machine has the same case. Forces and
categories: OKI as published (2,237 TPS, 583 rawan, 47 sangat rawan; 528 of the Polres and 250 of the Polda),
Polda Sumsel 10,000 and the country 270,000 people as round figures of that size.
"""

import csv
import gzip
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache
from math import cos, radians, sin, tau
from pathlib import Path

from opsroom.domain.categories import DEFAULT_CATEGORIES, DEFAULT_PATTERNS, KURANG_RAWAN, RAWAN, SANGAT_RAWAN, Pattern
from opsroom.domain.duty import ABSENT, Duty
from opsroom.domain.forces import OWN_FORCE, Source
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.imports import ImportKind
from opsroom.domain.person import Person
from opsroom.domain.plan import PlotRequest
from opsroom.domain.ranks import RANK_BY_CODE, RankGroup
from opsroom.domain.tps import Tps
from opsroom.runtime.clock import SystemClock
from opsroom.services.gather_plot import gather
from opsroom.services.import_outlines import ImportOutlines, plan_outlines
from opsroom.services.import_table import ImportRequest, commit
from opsroom.services.set_duty import SetDuty
from opsroom.services.workspace import Workspace

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
NATIONAL = SHARED / "national_tps.csv.gz"
RANKS = ("IPDA", "AIPTU", "AIPDA", "BRIPKA", "BRIGPOL", "BRIPTU", "BRIPDA", "BRIPDA")
#: Share of the people who belong to a Polsek.
AT_POLSEK = 0.45
#: Kilometres between the middles of neighbouring kecamatan, and from there to its desa at most.
KECAMATAN_KM, DESA_KM = 18.0, 9.0
KM_PER_DEGREE = 111.0


def chance(text: str) -> float:
    """A number from 0 to 1 that belongs to a text for ever."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest()) / 2**48


def oku(folder: Path, own: int = 418) -> PlotRequest:
    """Polres OKU from the office workbooks, as a user would: `own` of its own force and all the Polda lent (59)."""
    source = SHARED / "oku"
    with closing(Workspace.create(folder / "oku.ops", "Polres OKU", SystemClock())) as workspace:
        commit(workspace, ImportRequest(ImportKind.TPS, source / "DATA TPS OKU PEMILU 2024.xlsx"))
        commit(workspace, ImportRequest(ImportKind.PERSON, source / "DAFTAR PERSONEL POLRES OKU.xlsx"))
        workspace.run(ImportOutlines(plan_outlines(workspace, source / "oku_boundaries.geojson")))
        with workspace.read() as reader:
            roster = sorted(reader.persons(), key=lambda one: (one.source is not Source.POLSEK, one.id))
        there = [one for one in roster if one.duty not in ABSENT]
        bintara = [one for one in there if one.source in OWN_FORCE and _group(one) is RankGroup.BINTARA]
        lent = [one for one in there if one.source is Source.BKO_POLDA]
        officers = [one for one in there if one.source in OWN_FORCE and _group(one) is RankGroup.PAMA]
        for duty, chosen in ((Duty.PAM_TPS, bintara[:own]), (Duty.PAM_TPS, lent), (Duty.PADAL, officers[:13])):
            workspace.run(SetDuty(duty, nrps=tuple(one.nrp for one in chosen)))
        with workspace.read() as reader:
            return gather(reader)


def _group(person: Person) -> RankGroup | None:
    rank = RANK_BY_CODE.get(person.rank)
    return rank.group if rank else None


def region(prefix: str, people: int, *, hard: int, hardest: int, lent: int = 0) -> PlotRequest:
    """All TPS whose desa code begins with `prefix`, so many of them rawan and sangat rawan, and an invented force."""
    rows = [row for row in _national() if row["kode_desa"].startswith(prefix)]
    order = sorted(rows, key=lambda row: chance("rawan" + row["kode_tps"]))
    category = {row["kode_tps"]: SANGAT_RAWAN for row in order[:hardest]}
    category |= {row["kode_tps"]: RAWAN for row in order[hardest : hardest + hard]}
    tps = tuple(_tps(number, row, category) for number, row in enumerate(rows, start=1))
    kecamatan = sorted({one.kecamatan_code for one in tps})
    return PlotRequest(
        tps=tps,
        people=tuple(_crowd(tps, kecamatan, people, lent)),
        categories={one.code: one for one in DEFAULT_CATEGORIES},
        patterns=_patterns(),
        unit_areas={f"POLSEK {code}": frozenset({code}) for code in kecamatan},
        desa_points={desa: _desa_point(desa) for desa in sorted({one.desa_code for one in tps})},
        unit_points={f"POLSEK {code}": _kecamatan_point(code) for code in kecamatan}
        | {f"POLRES {code}": _kecamatan_point(code + "00") for code in sorted({code[:4] for code in kecamatan})},
    )


def regencies() -> dict[str, int]:
    """TPS by code of the regency."""
    return dict(sorted(Counter(row["kode_desa"][:4] for row in _national()).items()))


def _patterns() -> Mapping[str, tuple[Pattern, ...]]:
    return dict(DEFAULT_PATTERNS)


@cache
def _national() -> Sequence[Mapping[str, str]]:
    with gzip.open(NATIONAL, "rt", encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _tps(number: int, row: Mapping[str, str], category: Mapping[str, str]) -> Tps:
    desa = row["kode_desa"]
    return Tps(
        id=TpsId(number),
        number=row["tps_no"],
        desa_code=desa,
        desa=row["desa"],
        kecamatan_code=desa[:6],
        kecamatan=row["kec"],
        category=category.get(row["kode_tps"], KURANG_RAWAN),
        is_special=row["tps_no"].startswith("9"),
    )


def _crowd(tps: Iterable[Tps], kecamatan: Sequence[str], count: int, lent: int) -> Iterator[Person]:
    """People of Polsek in proportion to TPS, of the Polres and lent ones; one in eight names a home desa."""
    here: dict[str, list[str]] = defaultdict(list)
    for one in tps:
        here[one.kecamatan_code].append(one.desa_code)
    whole = sum(len(desa) for desa in here.values())
    shares = {code: len(here[code]) / whole for code in kecamatan}
    edges, edge = [], 0.0
    for code in kecamatan:
        edge += shares[code]
        edges.append((edge, code))
    place = 0
    for number in range(1, count + 1):
        while place < len(edges) - 1 and edges[place][0] < (number - 0.5) / count:
            place += 1
        code = edges[place][1]
        is_lent = chance(f"lent{number}") < lent / count
        polsek = not is_lent and chance(f"unit{number}") < AT_POLSEK
        yield Person(
            id=PersonId(number),
            nrp=f"{70000000 + number:08d}",
            name=f"ORANG {number}",
            rank=RANKS[int(chance(f"rank{number}") * len(RANKS))],
            unit="BKO POLDA" if is_lent else f"POLSEK {code}" if polsek else f"POLRES {code[:4]}",
            source=Source.BKO_POLDA if is_lent else Source.POLSEK if polsek else Source.POLRES,
            home_desa=here[code][int(chance(f"home{number}") * len(here[code]))] if number % 8 == 0 else "",
        )


def _kecamatan_point(code: str) -> tuple[float, float]:
    """Kecamatan of a regency on a grid, in the order of their codes."""
    # Places abroad have letters in their codes.
    regency, place = int(code[:4], 36) % 10_000 if not code.isdigit() else int(code[:4]), int(code[4:6] or "0", 36)
    column, row = place % 6, place // 6
    step = KECAMATAN_KM / KM_PER_DEGREE
    return (-5.0 + regency % 100 * 0.4 + row * step, 96.0 + regency // 100 * 0.4 + column * step)


def _desa_point(code: str) -> tuple[float, float]:
    lat, lon = _kecamatan_point(code[:6])
    away, towards = chance(f"km{code}") ** 0.5 * DESA_KM / KM_PER_DEGREE, chance(f"towards{code}") * tau
    return (lat + away * cos(towards), lon + away * sin(towards) / cos(radians(lat)))
