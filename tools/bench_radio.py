"""The radio desk without a screen: understanding a line, taking lines, opening the log.

Each figure stands beside the straight way in the same run: rapidfuzz over the labels of all TPS, and bare SQLite.
"""

import gzip
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

from bench_line import Line
from rapidfuzz import fuzz, process

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from opsroom.domain.calendar import ZONES  # noqa: E402
from opsroom.domain.gazetteer import Place, parse_table  # noqa: E402
from opsroom.exchange.whatsapp import read_chat  # noqa: E402
from opsroom.runtime.clock import FixedClock  # noqa: E402
from opsroom.runtime.paths import resource  # noqa: E402
from opsroom.services import demo  # noqa: E402
from opsroom.services.radio_desk import Ear, open_ear  # noqa: E402
from opsroom.services.radio_log import Heard, TakeLines  # noqa: E402
from opsroom.services.read_whatsapp import read_whatsapp  # noqa: E402
from opsroom.services.workspace import Workspace  # noqa: E402
from tests.exchange.chat_phones import PHONES, Told  # noqa: E402
from tests.services.radio_register import register_of  # noqa: E402
from tests.services.radio_script import Place as Called  # noqa: E402
from tests.services.radio_script import script  # noqa: E402

NOW = datetime(2024, 2, 14, 5, 0, tzinfo=UTC)
LINES = 1000
LOG = 20_000
CHAT = 50_000


def measure(folder: Path) -> list[Line]:
    """All figures of the desk."""
    places = parse_table(gzip.decompress(resource("seed/wilayah.txt.gz").read_bytes()).decode("utf-8").splitlines())
    south = [place for place in places if place.desa_code.startswith("16")]
    oku = [place for place in south if place.regency_code == "1601"]
    return [
        _understanding("1,225 TPS", oku, 1225, "30 ms asked for"),
        _understanding("25,985 TPS", south, 25_985, "150 ms asked for"),
        *_taking(folder),
    ]


def _understanding(label: str, places: list[Place], tps: int, asked: str) -> Line:
    counts = [tps // len(places) + (number < tps % len(places)) for number in range(len(places))]
    register = register_of(places, cycle(counts))
    ear = Ear(register, ZONES["WIB"])
    called = [Called(one.kecamatan, one.desa, int(one.number)) for one in register.tps.values()]
    texts = [line.text for line in script(called, LINES, 1)]
    ours = _times(texts, lambda text: ear.understand(text, NOW))
    labels = [f"tps {int(one.number)} {one.desa} {one.kecamatan}".lower() for one in register.tps.values()]
    theirs = _times(texts[:100], lambda text: process.extract(text, labels, scorer=fuzz.WRatio, limit=5))
    return Line(
        f"A line understood among {label}: median / p99 of {LINES:,}",
        f"{statistics.median(ours):.2f} / {_p99(ours):.2f} ms",
        f"rapidfuzz over the label of every TPS {statistics.median(theirs):.0f} / {_p99(theirs):.0f} ms; {asked}",
    )


def _taking(folder: Path) -> list[Line]:
    made = demo.build(folder, FixedClock(NOW), lambda _file, out: out.write_bytes(b"") and None)
    with closing(Workspace.open(made.file, FixedClock(NOW), backup=False)) as workspace:
        ear = open_ear(workspace)
        called = [Called(one.kecamatan, one.desa, int(one.number)) for one in ear.register.tps.values()]
        texts = [line.text for line in script(called, LINES, 2)]
        heard = Heard(NOW, "AB")
        ours = _times(texts, lambda text: workspace.run(TakeLines(ear.understand(text, NOW), heard)))
        bare = _bare(folder / "bare.sqlite", texts)
        many = [line for text in _many(texts) for line in ear.understand(text, NOW)]
        workspace.run(TakeLines(many, heard))
        chat = _chat(workspace, ear, texts)
        opening = []
        for _ in range(5):
            started = time.perf_counter()
            with workspace.read() as reader:
                count = len(reader.lines())
            opening.append((time.perf_counter() - started) * 1000)
    return [
        Line(
            f"A line understood, taken and committed, {LINES:,} one by one: median / p99",
            f"{statistics.median(ours):.1f} / {_p99(ours):.1f} ms, {1000 * len(ours) / sum(ours):.0f} lines/s",
            f"bare SQLite insert of the text and commit {statistics.median(bare):.1f} / {_p99(bare):.1f} ms, "
            f"{1000 * len(bare) / sum(bare):.0f} lines/s",
        ),
        chat,
        Line(f"A log of {count:,} lines read as records", f"{statistics.median(opening):.0f} ms", "1 s asked for"),
    ]


def _chat(workspace: Workspace, ear: Ear, texts: list[str]) -> Line:
    """A chat in which every second message is a report, as an iPhone exports it."""
    chance = random.Random(4)
    talk = ("siap ndan", "86", "izin, merapat", "terima kasih komandan", "mohon arahan")
    start = datetime(2024, 2, 14, tzinfo=UTC)
    told: list[Told] = [
        (start + timedelta(seconds=number), f"Anggota {number % 400}", chance.choice(talk if number % 2 else texts))
        for number in range(CHAT)
    ]
    text = PHONES["iphone id 24"](told)
    started = time.perf_counter()
    messages = len(read_chat(text).messages)
    split = time.perf_counter() - started
    started = time.perf_counter()
    reading = read_whatsapp(workspace, ear, text)
    whole = time.perf_counter() - started
    return Line(
        f"A chat of {messages:,} messages read, {len(reading.proposals):,} reports proposed",
        f"{whole:.1f} s",
        f"10 s asked for; splitting it into messages alone {split:.1f} s",
    )


def _many(texts: list[str]) -> list[str]:
    chance = random.Random(3)
    return [chance.choice(texts) for _ in range(LOG)]


def _bare(path: Path, texts: list[str]) -> list[float]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("PRAGMA synchronous = full")
        connection.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT)")

        def insert(text: str) -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO line (text) VALUES (?)", (text,))
            connection.execute("COMMIT")

        return _times(texts, insert)


def _times(texts: list[str], work: Callable[[str], object]) -> list[float]:
    """Milliseconds of each."""
    found = []
    for text in texts:
        started = time.perf_counter()
        work(text)
        found.append((time.perf_counter() - started) * 1000)
    return found


def _p99(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[98]
