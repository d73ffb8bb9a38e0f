"""Measure the examination of the data: 50,000 people by name, and every TPS of Indonesia with a point and two contacts.

`measure` takes the folder it may write to; `python tools/bench_quality.py` prints the lines.
"""

import random
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench_line import Line, median_s

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.person import Person
from opsroom.domain.progress import Progress
from opsroom.runtime.clock import SystemClock
from opsroom.services.quality import examine_quality
from opsroom.services.similar_names import similar_people
from opsroom.services.workspace import Workspace
from opsroom.store.work import Work

PEOPLE, UNITS = 50_000, 300
STATIONS, PER_DESA, DESA_PER_KECAMATAN = 823_236, 10, 11
_PARTS = ("AGUS", "BUDI", "DEWI", "EKA", "FAJAR", "GALIH", "HADI", "INDRA", "JOKO", "KURNIA", "LESTARI", "MADE")
_RANKS = ("AIPTU", "AIPDA", "BRIPKA", "BRIGPOL", "BRIPTU", "BRIPDA")
_STARTS = ("", "AB", "BER", "CAN", "DAR", "GUN", "HER", "JUL", "KAR", "MUL", "NUR", "SU", "TRI", "WI")
_ENDS = ("", "MAN", "WAN", "YANTO", "TORO", "NINGSIH", "WATI", "DIN", "TAMA", "RINI", "SARI", "ANTO")


@dataclass(frozen=True)
class LayDown:
    """Kecamatan, desa and TPS of a whole country, most of them where they belong."""

    label: str = "Ukur"
    origin: Origin = Origin.DESK
    undoable: bool = False

    def apply(self, work: Work) -> int:
        """Write them and return how many TPS there are."""
        desa = STATIONS // PER_DESA + 1
        kecamatan = desa // DESA_PER_KECAMATAN + 1
        work.insert_many(
            Kind.KECAMATAN, [{"code": f"{100_000 + n}", "name": f"KECAMATAN {n}"} for n in range(kecamatan)]
        )
        codes = [f"{100_000 + n // DESA_PER_KECAMATAN}{2000 + n % DESA_PER_KECAMATAN}" for n in range(desa)]
        work.insert_many(
            Kind.DESA, [{"code": code, "name": f"DESA {code}", "kecamatan_code": code[:6]} for code in codes]
        )
        work.insert_many(Kind.TPS, [_station(number, codes) for number in range(STATIONS)])
        return STATIONS


def _station(number: int, codes: list[str]) -> dict[str, object]:
    desa, place = divmod(number, PER_DESA)
    lat = -4.0 + desa % 4000 / 1000 + place / 100_000
    lon = 100.0 + desa // 4000 / 10 + place / 100_000
    return {
        "number": f"{place + 1:03}", "desa_code": codes[desa], "lat": lon if number % 50_000 == 7 else lat,
        "lon": lat if number % 50_000 == 7 else lon, "kpps_contact": f"KETUA 0812{number:08}",
        "panwas_contact": f"PENGAWAS 0813{number:08}",
    }  # fmt: skip


def people() -> list[Person]:
    """Invented people: one to three words of some two thousand."""
    dice = random.Random(7)
    words = [start + part + end for start in _STARTS for part in _PARTS for end in _ENDS]
    return [
        Person(
            number, f"{dice.randrange(70, 100)}{dice.randrange(1, 13):02}{dice.randrange(10_000):04}",
            " ".join(dice.sample(words, dice.randrange(1, 4))), dice.choice(_RANKS), f"SAT {dice.randrange(UNITS)}",
        )
        for number in range(PEOPLE)
    ]  # fmt: skip


def measure(folder: Path) -> list[Line]:
    """The lines of the bench; writes one large file into `folder`."""
    roster = people()
    names_s = median_s(lambda: list(similar_people(roster)), 3)
    lines = [Line("find similar names among 50,000 people", f"{names_s:.2f} s", "at most 2 s")]
    workspace = Workspace.create(folder / "mutu.ops", "Ukur", SystemClock())
    try:
        workspace.run(LayDown())
        gaps = Progress(lambda _share, _text: None)
        tps_s = median_s(lambda: examine_quality(workspace, gaps), 1)
        lines.append(Line("examine 823,236 TPS with points and contacts", f"{tps_s:.1f} s", "at most 20 s"))
    finally:
        workspace.close()
    return lines


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for line in measure(Path(name)):
            print(f"| {line.what} | {line.figure} | {line.reference} |")
