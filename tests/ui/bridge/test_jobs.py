from threading import Event, active_count, current_thread

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from opsroom.domain.errors import Cancelled, OpsError, RuleViolation
from opsroom.ui.bridge.jobs import InlineJobs, JobRunner, Lane


def never(_value):
    pytest.fail("must not be called")


def raises(problem):
    def work(_progress):
        raise problem

    return work


@pytest.fixture
def caught(monkeypatch):
    """What reached the crash hook."""
    log = []
    monkeypatch.setattr("sys.excepthook", lambda _kind, value, _trace: log.append(value))
    return log


def test_job_works_elsewhere_and_answers_on_the_gui_thread(jobs, qtbot):
    threads = []
    jobs.run(
        "Kerja", lambda _progress: current_thread().name, lambda name: threads.extend([name, current_thread().name])
    )
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == ["opsroom-store-1", current_thread().name]


def test_store_lane_runs_jobs_one_after_another_in_order(jobs, qtbot):
    log = []
    first_may_end = Event()

    def slow(_progress):
        log.append("slow begins")
        first_may_end.wait(5)
        log.append("slow ends")

    jobs.run("a", slow, lambda _none: None)
    jobs.run("b", lambda _progress: log.append("next"), lambda _none: None)
    qtbot.waitUntil(lambda: log == ["slow begins"])
    first_may_end.set()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert log == ["slow begins", "slow ends", "next"]


def test_reads_pass_a_busy_store_lane(jobs, qtbot):
    may_end, answers = Event(), []
    jobs.run("lama", lambda _progress: may_end.wait(5), lambda _result: answers.append("lama"))
    jobs.read(lambda: "baca", answers.append)
    qtbot.waitUntil(lambda: answers == ["baca"])
    may_end.set()
    qtbot.waitUntil(lambda: answers == ["baca", "lama"])


def test_job_announces_start_progress_and_end(jobs, qtbot):
    log = []
    jobs.started.connect(lambda job: log.append(("started", job.title)))
    jobs.progressed.connect(lambda job: log.append(("progressed", job.share, job.text)))
    jobs.finished.connect(lambda job: log.append(("finished", job.is_finished)))
    jobs.run("Impor", lambda progress: progress.step(1, 4, "baris 1"), lambda _none: log.append("answered"))
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert log == [("started", "Impor"), ("progressed", 0.25, "baris 1"), "answered", ("finished", True)]


def test_progress_is_announced_at_most_twenty_times_a_second(jobs, qtbot):
    steps = []
    jobs.progressed.connect(steps.append)

    def work(progress):
        for number in range(10_000):
            progress.step(number, 10_000, "")

    jobs.run("Impor", work, lambda _none: None)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert 1 <= len(steps) <= 20


def test_untitled_job_is_not_announced(jobs, qtbot):
    log = []
    for signal in (jobs.started, jobs.progressed, jobs.finished):
        signal.connect(log.append)
    jobs.run("", lambda progress: progress.step(1, 2, ""), lambda _none: None)
    assert jobs.running == ()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert log == []


def test_running_job_is_listed(jobs, qtbot):
    may_end = Event()
    job = jobs.run("Ploting", lambda _progress: may_end.wait(5), lambda _result: None)
    assert jobs.running == (job,)
    may_end.set()
    qtbot.waitUntil(lambda: jobs.running == ())


def test_cancelled_job_stops_at_its_next_step(jobs, qtbot, notices):
    begun = Event()

    def work(progress):
        begun.set()
        while True:
            progress.step(1, 2, "jalan")

    job = jobs.run("Impor", work, never)
    assert begun.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert notices.history[-1].text == Cancelled().user_text


def test_job_cancelled_before_its_turn_never_runs(jobs, qtbot):
    may_end, problems = Event(), []
    jobs.run("a", lambda _progress: may_end.wait(5), lambda _result: None)
    job = jobs.run("b", lambda _progress: pytest.fail("must not run"), never, problems.append)
    job.cancel()
    may_end.set()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert isinstance(problems[0], Cancelled)


def test_expected_failure_is_shown_as_a_notice(jobs, qtbot, notices):
    jobs.run("Impor", raises(OpsError("Berkas rusak.")), never)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert notices.history[-1].text == "Berkas rusak."


def test_expected_failure_goes_to_the_caller_who_wants_it(jobs, qtbot, notices):
    problems = []
    problem = RuleViolation("NRP salah.", "nrp")
    jobs.run("Ubah", raises(problem), never, problems.append)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert problems == [problem]
    assert notices.history == ()


def test_bug_reaches_the_crash_hook_on_the_gui_thread(jobs, qtbot, caught, notices):
    bug = KeyError("x")
    jobs.run("Kerja", raises(bug), never)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert caught == [bug]
    assert notices.history == ()


def test_bug_frees_the_screen_with_a_calm_sentence(jobs, qtbot, caught):
    problems = []
    jobs.run("Kerja", raises(KeyError("x")), never, problems.append)
    qtbot.waitUntil(lambda: bool(problems))
    assert "kesalahan di dalam program" in problems[0].user_text
    assert problems[0].detail == "KeyError('x')"


def test_end_is_announced_even_when_the_callback_fails(inline_jobs):
    ended = []
    inline_jobs.finished.connect(ended.append)
    with pytest.raises(ZeroDivisionError):
        inline_jobs.run("Kerja", lambda _progress: 0, lambda value: 1 / value)
    assert len(ended) == 1


def test_answer_to_a_closed_widget_is_dropped(jobs, qtbot):
    class Screen(QObject):
        def take(self, _value):
            pytest.fail("must not be called")

    screen, may_end = Screen(), Event()
    jobs.run("Kerja", lambda _progress: may_end.wait(5), screen.take)
    delete(screen)
    may_end.set()
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_answer_reaches_a_living_widget(jobs, qtbot):
    class Screen(QObject):
        value = 0

        def take(self, value):
            self.value = value

    screen = Screen()
    jobs.run("Kerja", lambda _progress: 7, screen.take)
    qtbot.waitUntil(lambda: screen.value == 7)


def test_closing_cancels_work_and_leaves_no_thread(qapp, notices):
    before = active_count()
    runner = JobRunner(notices)
    begun = Event()

    def work(progress):
        begun.set()
        while True:
            progress.step(1, 2, "")

    runner.run("lama", work, never)
    runner.read(lambda: 1, never)
    assert begun.wait(5)
    runner.close()
    qapp.processEvents()
    assert active_count() == before
    assert runner.is_idle


def test_closed_runner_takes_no_more_jobs(jobs):
    jobs.close()
    job = jobs.run("spät", lambda _progress: 1, never)
    assert job.is_cancelled
    assert jobs.is_idle


def test_inline_jobs_answer_before_run_returns(inline_jobs):
    answers = []
    job = inline_jobs.run("Kerja", lambda _progress: 41 + 1, answers.append, lane=Lane.QUICK)
    assert answers == [42]
    assert job.is_finished


def test_inline_jobs_announce_like_the_real_ones(notices):
    jobs, log = InlineJobs(notices), []
    jobs.started.connect(lambda _job: log.append("started"))
    jobs.finished.connect(lambda _job: log.append("finished"))
    jobs.run("Kerja", lambda _progress: None, lambda _none: log.append("answered"))
    assert log == ["started", "answered", "finished"]
