"""The screen on an operation file with one of many defects each."""

import pytest

from opsroom.domain.changes import Kind, Origin
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.quality.screen import QualityScreen
from opsroom.ui.tables.tools import ScreenTools


class _Spoil:
    label, origin, undoable = "Rusakkan", Origin.DESK, True

    def apply(self, work):
        for row_id in range(1, 13):
            phone = {1: "", 2: "+62 812-1111-2222", 3: "+62 812-1111-3333"}.get(row_id, f"0812000{row_id:04}")
            work.update(Kind.PERSON, row_id, {"phone": phone, "name": f"ORANG {'ABCDEFGHIJKL'[row_id - 1] * 5}"})
        work.update(Kind.PERSON, 5, {"name": "AGUS SETIAWAN"})
        work.update(Kind.PERSON, 6, {"name": "AGUS SETYAWAN", "position": "BA SPKT"})
        for row_id in range(1, 11):
            work.update(Kind.TPS, row_id, {"lat": -4.1 + row_id / 1000, "lon": 104.1})
        work.update(Kind.TPS, 1, {"lat": 104.1, "lon": -4.1})


@pytest.fixture
def workspace(make_operation):
    made = make_operation(plan=False)
    made.run(_Spoil())
    return made


@pytest.fixture
def tools(workspace, jobs, notices, look):
    relay = ChangeRelay(workspace.feed)
    yield ScreenTools(relay, jobs, notices, look, None)
    relay.close()


@pytest.fixture
def screen(workspace, tools, qtbot):
    made = QualityScreen(workspace, tools)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitSignal(made.refreshed, timeout=10_000):
        made.show()
    return made


@pytest.fixture
def texts():
    def read(view, column=0):
        return [view.lines.index(row, column).data() for row in range(view.lines.rowCount())]

    return read


@pytest.fixture
def told(notices):
    return lambda: [notice.text for notice in notices.history]
