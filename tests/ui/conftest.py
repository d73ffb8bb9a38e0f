"""What every test of the window needs: a standing clock, notices, jobs that run at once, the look, an operation."""

import gc
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from opsroom.domain.categories import Pattern
from opsroom.domain.changes import Kind, Origin
from opsroom.domain.duty import Duty
from opsroom.domain.forces import Source
from opsroom.domain.plan import Member, Plan, Remark, Role, Rule, Shortage, Team
from opsroom.runtime.clock import FixedClock
from opsroom.services.workspace import Workspace
from opsroom.store.plans import save_plan
from opsroom.ui.bridge.jobs import InlineJobs, JobRunner
from opsroom.ui.bridge.notices import Notices
from opsroom.ui.bridge.qt_classes import make_qt_classes
from opsroom.ui.theme.look import Look


def pytest_itemcollected(item):
    """The offscreen platform says what it cannot do (size limits, popups); no other warning is let through."""
    item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support", extend=True))


@pytest.fixture(scope="session", autouse=True)
def _qt_classes():
    """As in the program: workers import screens while this thread uses Qt."""
    make_qt_classes()


@pytest.fixture(autouse=True)
def _garbage_on_this_thread():
    """As in the program: a widget collected on a worker thread may kill the process."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def clock():
    return FixedClock(datetime(2024, 2, 13, 1, 30, tzinfo=UTC))


@pytest.fixture
def notices(qapp, clock):
    return Notices(clock)


@pytest.fixture
def inline_jobs(notices):
    jobs = InlineJobs(notices)
    yield jobs
    jobs.close()


@pytest.fixture
def jobs(notices, make_operation):
    """Threads of the window; asks for `make_operation` so that they end before its files are closed."""
    runner = JobRunner(notices)
    yield runner
    runner.close()


@pytest.fixture
def look(qapp: QApplication):
    dressed = Look(qapp)
    yield dressed
    qapp.setStyleSheet("")


class _Fill:
    """Lays an operation down in one command: kecamatan of one desa each, TPS, people, a plan that leaves one short."""

    label = "Isi contoh"
    origin = Origin.DESK
    undoable = True

    def __init__(self, clock, kecamatan, tps, people, plan):
        self.clock, self.kecamatan, self.tps, self.people, self.plan = clock, kecamatan, tps, people, plan

    def apply(self, work):
        places = [(f"1601{number:02}", name) for number, name in enumerate(self.kecamatan, 1)]
        work.insert_many(Kind.KECAMATAN, [{"code": code, "name": name} for code, name in places])
        desa = [(f"{code}2001", f"DESA {name}", code) for code, name in places]
        work.insert_many(Kind.DESA, [{"code": c, "name": n, "kecamatan_code": k} for c, n, k in desa])
        categories = ("KURANG_RAWAN", "RAWAN", "SANGAT_RAWAN")
        tps = [
            {"number": f"{number:03}", "desa_code": code, "category": categories[number % 3]}
            for code, _name, _kecamatan in desa
            for number in range(1, self.tps + 1)
        ]
        tps_ids = work.insert_many(Kind.TPS, tps)
        people = [
            {
                "nrp": f"{80010000 + number}",
                "name": f"ANGGOTA {number:03}",
                "rank": "BRIPKA",
                "unit": "POLSEK",
                "source": Source.POLSEK,
                "duty": Duty.PAM_TPS,
            }
            for number in range(self.people)
        ]
        person_ids = work.insert_many(Kind.PERSON, people)
        if self.plan:
            save_plan(work, self._plan(places, tps_ids, person_ids), self.clock.now(), 0.2)

    def _plan(self, places, tps_ids, person_ids):
        teams, shortages, free = [], [], list(person_ids)
        for index, (code, _name) in enumerate(places):
            here = tps_ids[index * self.tps : (index + 1) * self.tps]
            shortages.append(Shortage(here[-1], Rule.NO_PEOPLE, "Personel PAM TPS tidak cukup untuk TPS ini."))
            for start in range(0, len(here) - 1, 2):
                members = (Member(free.pop(0), Role.KA_TIM), Member(free.pop(0), Role.ANGGOTA))
                stations = tuple(here[start : min(start + 2, len(here) - 1)])
                teams.append(Team(len(teams) + 1, code, members, stations, Pattern(2, 2, 4), crosses_desa=start == 0))
        remarks = (Remark(Rule.NO_PADAL, "Kecamatan LENGKITI belum punya Padal."),)
        return Plan(tuple(teams), tuple(shortages), (), remarks, tuple(free))


@pytest.fixture
def make_operation(tmp_path, clock):
    """Opens a new operation file filled as asked; closed after the test."""
    opened = []

    def make(kecamatan=("LENGKITI", "LUBUK BATANG"), tps=5, people=12, *, plan=True, name="operasi.ops"):
        workspace = Workspace.create(tmp_path / name, "Polres OKU - Pemilu 2024", clock, "tes")
        opened.append(workspace)
        if kecamatan:
            workspace.run(_Fill(clock, kecamatan, tps, people, plan))
        return workspace

    yield make
    for workspace in opened:
        workspace.close()
