"""kill -9 in the middle of edits and of a big insert, fifty times each: nothing acknowledged is lost, nothing is half.

A nursery process imports the store once and forks a child for every trial, so that a trial costs milliseconds. The
child tells every commit on its standard output only after it is done; the test waits for that, never for the clock.
"""

import json
import os
import random
import selectors
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from opsroom.store.operation_file import OperationFile

TRIALS = 50
ROWS = 6000
PATIENCE_S = 30.0
NURSERY = """
import itertools, json, os, pathlib, signal, sys
from opsroom.domain.changes import Kind
from opsroom.runtime.clock import SystemClock
from opsroom.store.operation_file import OperationFile

def say(**words):
    os.write(1, (json.dumps(words) + "\\n").encode())

def edit(file, trial):
    for turn in itertools.count():
        with file.work(f"Edit {trial}.{turn}") as work:
            work.update_many(Kind.PERSON, [(row_id, {"note": f"{trial}.{turn}"}) for row_id in (1, 2, 3)])
        say(done=turn)

def insert(file, trial):
    rows = [{"nrp": f"{n:08}", "name": f"ORANG {n}", "position": "BA " * 40} for n in range(int(sys.argv[1]))]
    with file.work("Impor") as work:
        say(begun=True)
        work.insert_many(Kind.PERSON, rows)
    say(done=0)
    signal.pause()

for line in sys.stdin:
    task, path, trial = json.loads(line)
    child = os.fork()
    if child == 0:
        with OperationFile.open(pathlib.Path(path), SystemClock(), backup=False) as file:
            say(pid=os.getpid())
            {"edit": edit, "insert": insert}[task](file, trial)
        os._exit(0)
    os.waitpid(child, 0)
    say(dead=True)
"""


class Nursery:
    """The process whose children are killed."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", NURSERY, str(ROWS)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.process.stdout, selectors.EVENT_READ)
        self.unread = b""

    def begin(self, task: str, path: Path, trial: int) -> int:
        """Let a child open the file and start; returns its process id."""
        self.process.stdin.write((json.dumps([task, str(path), trial]) + "\n").encode())
        self.process.stdin.flush()
        return self.hear(PATIENCE_S)["pid"]

    def hear(self, limit: float) -> dict[str, int] | None:
        """The next words of the child, or None when it says nothing for `limit` seconds."""
        end = time.monotonic() + limit
        while b"\n" not in self.unread:
            if not self.selector.select(max(0.0, end - time.monotonic())):
                return None
            self.unread += os.read(self.process.stdout.fileno(), 65536)
        line, self.unread = self.unread.split(b"\n", 1)
        words: dict[str, int] = json.loads(line)
        return words

    def kill(self, pid: int) -> list[dict[str, int]]:
        """kill -9; returns what the child still said before it died."""
        os.kill(pid, signal.SIGKILL)
        words = []
        while "dead" not in (heard := self.hear(PATIENCE_S)):
            words.append(heard)
        return words

    def close(self) -> None:
        """End the nursery itself."""
        self.process.stdin.close()
        self.process.wait(PATIENCE_S)
        self.process.stdout.close()
        self.selector.close()


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    made = Nursery()
    yield made
    made.close()


@pytest.mark.slow
def test_no_acknowledged_edit_is_lost_to_kill_9(filled, path, clock, nursery):
    filled.close()
    dice = random.Random(20240214)
    total = 0
    for trial in range(TRIALS):
        pid = nursery.begin("edit", path, trial)
        words = [nursery.hear(PATIENCE_S) for _ in range(dice.randrange(12))]
        # One edit takes about a millisecond: the blow falls anywhere in it.
        words.append(nursery.hear(dice.uniform(0, 0.002)))
        words += nursery.kill(pid)
        heard = [word["done"] for word in words if word]

        with OperationFile.open(path, clock, backup=False) as file, file.read() as reader:
            assert file.integrity() == ()
            labels = [entry.label for entry in reader.journal(1000) if entry.label.startswith(f"Edit {trial}.")]
            notes = {person.note for person in reader.persons([1, 2, 3])}
        kept = labels[::-3]
        assert kept == [f"Edit {trial}.{turn}" for turn in range(len(kept))]
        assert len(labels) == 3 * len(kept)
        assert len(heard) <= len(kept) <= len(heard) + 1
        assert not kept or notes == {kept[-1].removeprefix("Edit ")}
        total += len(kept)
    assert total > TRIALS
    with OperationFile.open(path, clock, backup=False) as file:
        for _ in range(total):
            file.undo()
        with file.read() as reader:
            assert {person.note for person in reader.persons()} == {""}


@pytest.mark.slow
def test_big_insert_is_all_there_or_not_at_all_after_kill_9(filled, path, clock, nursery, tmp_path):
    filled.close()
    dice = random.Random(20240214)

    def begin(copy: Path) -> int:
        shutil.copy(path, copy)
        pid = nursery.begin("insert", copy, 0)
        assert nursery.hear(PATIENCE_S) == {"begun": True}
        return pid

    pid = begin(tmp_path / "ukur.ops")
    started = time.monotonic()
    assert nursery.hear(PATIENCE_S) == {"done": 0}
    takes_s = time.monotonic() - started
    nursery.kill(pid)

    outcomes: Counter[str] = Counter()
    for trial in range(TRIALS):
        copy = tmp_path / f"salinan-{trial}.ops"
        pid = begin(copy)
        words = [nursery.hear(dice.uniform(0, 1.1 * takes_s)), *nursery.kill(pid)]
        with OperationFile.open(copy, clock, backup=False) as file, file.read() as reader:
            assert file.integrity() == ()
            found = reader.counts()["person"] - 5
            assert file.history().undo_label == ("Impor" if found else "")
        assert found in (0, ROWS)
        assert found == ROWS or not any(words)
        outcomes["all" if found else "nothing"] += 1
        copy.unlink()
    assert outcomes["nothing"] > TRIALS // 4, outcomes
