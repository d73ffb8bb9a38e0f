"""The process of the engine with another engine in it; the seed of the request says how it behaves."""

import os
import signal
import sys
import time
from typing import NoReturn

from opsroom.domain.errors import RuleViolation
from opsroom.domain.plan import Level, LevelName, Plan, PlotRequest
from opsroom.domain.plot_watch import PlotWatch
from opsroom.planning import worker

ANSWERS, SEARCHES, HANGS, DIES, REFUSES, BREAKS, CHATTERS = range(7)


def behave(request: PlotRequest, watch: PlotWatch) -> Plan:
    watch.progress.step(0, 1, f"proses {os.getpid()}")
    match request.seed:
        case 1:
            return _search(watch)
        case 2:
            _hang()
        case 3:
            os.kill(os.getpid(), signal.SIGSEGV)
        case 4:
            raise RuleViolation("Pola tidak mungkin.", detail="stub")
        case 5:
            raise RuntimeError("seven")
        case 6:
            os.write(1, b"solver 1.0\n")
            sys.stdout.write("hello\n")
            sys.stderr.write("warning\n")
    return Plan((), input_hash="stub")


def _search(watch: PlotWatch) -> Plan:
    watch.found((Level(LevelName.PEOPLE, 9, 7),))
    while not watch.is_stopping():
        time.sleep(0.01)
    return Plan((), input_hash="best so far")


def _hang() -> NoReturn:
    while True:
        time.sleep(0.01)


if __name__ == "__main__":
    worker.run(behave)
