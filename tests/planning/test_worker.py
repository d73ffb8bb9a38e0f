"""The worker's side of the pipes, in this process."""

import io
import os
import threading
from threading import Event
from typing import Any, BinaryIO

import pytest

from opsroom.domain.errors import OpsError
from opsroom.domain.plan import Level, LevelName, Plan, PlotRequest
from opsroom.domain.plot_watch import PlotWatch
from opsroom.planning import wire, worker
from tests.planning.cases import STANDARD, force, village

REQUEST = PlotRequest(village("1601282001", 8), force(2), patterns=STANDARD)


class Line:
    """A pipe into the worker."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        self.asked: BinaryIO = os.fdopen(reading, "rb")
        self.program: BinaryIO = os.fdopen(writing, "wb")
        self.was_abandoned = Event()

    def serve(self, engine: worker.Engine | None = None) -> list[Any]:
        """Every answer to what was written."""
        out = io.BytesIO()
        if engine:
            worker.serve(self.asked, out, self.was_abandoned.set, engine)
        else:
            worker.serve(self.asked, out, self.was_abandoned.set)
        out.seek(0)
        answers = iter(lambda: wire.receive(out), None)
        return list(answers)


@pytest.fixture
def line():
    made = Line()
    yield made
    made.program.close()
    for thread in threading.enumerate():
        if thread.name == worker.LISTENER:
            thread.join()
    made.asked.close()


def test_plan_comes_last_after_the_steps(line: Line):
    wire.send(line.program, wire.Task(REQUEST))
    *steps, last = line.serve()
    assert steps
    assert all(isinstance(one, wire.Step | wire.Found) for one in steps)
    assert isinstance(last, wire.Done)
    assert (last.plan.covered_count, last.plan.is_stopped) == (8, False)


def test_stop_reaches_the_engine_and_the_plan_says_so(line: Line):
    def search(_request: PlotRequest, watch: PlotWatch) -> Plan:
        watch.found((Level(LevelName.PEOPLE, 4, 2),))
        while not watch.is_stopping():
            Event().wait(0.005)
        return Plan(())

    wire.send(line.program, wire.Task(REQUEST))
    line.program.write(wire.STOP)
    line.program.flush()
    assert line.serve(search) == [wire.Found((Level(LevelName.PEOPLE, 4, 2),)), wire.Done(Plan((), is_stopped=True))]


def test_time_limit_that_is_not_reached_leaves_no_trace(line: Line):
    def look(_request: PlotRequest, watch: PlotWatch) -> Plan:
        return Plan((), idle=(1,) if watch.is_stopping() else ())  # type: ignore[arg-type]

    wire.send(line.program, wire.Task(REQUEST, time_limit_s=600))
    assert line.serve(look) == [wire.Done(Plan(()))]


def test_time_limit_that_is_over_ends_the_search(line: Line):
    def look(_request: PlotRequest, watch: PlotWatch) -> Plan:
        return Plan((), input_hash=str(watch.is_stopping()))

    wire.send(line.program, wire.Task(REQUEST, time_limit_s=0))
    assert line.serve(look) == [wire.Done(Plan((), input_hash="True", is_stopped=True))]


def test_steps_in_one_blink_are_one_step(line: Line):
    def hurry(_request: PlotRequest, watch: PlotWatch) -> Plan:
        for done in range(200):
            watch.progress.step(done, 200, "cepat")
        watch.progress.step(1, 1, "selesai")
        return Plan(())

    wire.send(line.program, wire.Task(REQUEST))
    answers = line.serve(hurry)
    assert len(answers) < 100
    assert answers[-2:] == [wire.Step(1.0, "selesai"), wire.Done(Plan(()))]


def test_refusal_keeps_its_sentence(line: Line):
    def refuse(_request: PlotRequest, _watch: PlotWatch) -> Plan:
        raise OpsError("Tidak bisa.", "sebab")

    wire.send(line.program, wire.Task(REQUEST))
    assert line.serve(refuse) == [wire.Refused("Tidak bisa.", "sebab")]


def test_bug_comes_with_its_traceback(line: Line):
    def stumble(_request: PlotRequest, _watch: PlotWatch) -> Plan:
        raise ZeroDivisionError

    wire.send(line.program, wire.Task(REQUEST))
    (answer,) = line.serve(stumble)
    assert "ZeroDivisionError" in answer.detail


def test_end_of_the_program_abandons_the_search(line: Line):
    def wait(_request: PlotRequest, _watch: PlotWatch) -> Plan:
        assert line.was_abandoned.wait(10)
        return Plan(())

    wire.send(line.program, wire.Task(REQUEST))
    line.program.close()
    line.serve(wait)
    assert line.was_abandoned.is_set()


def test_program_that_ends_before_it_asks_is_abandoned(line: Line):
    line.program.write(b"\x80\x05half")
    line.program.close()
    assert line.serve() == []
    assert line.was_abandoned.is_set()


def test_program_that_hangs_up_after_the_answer_is_no_accident(line: Line):
    wire.send(line.program, wire.Task(REQUEST))
    line.serve(lambda _request, _watch: Plan(()))
    line.program.close()
    assert not line.was_abandoned.wait(0.1)
