"""Snapshots of any number of kecamatan, and a reader that answers with what a test laid down."""

from datetime import UTC, datetime

import pytest

from opsroom.domain.board import BoardRow, BoardSnapshot
from opsroom.domain.stages import TPS_STAGES
from opsroom.services.change_feed import ChangeFeed
from opsroom.ui.board.ruler import Ruler
from opsroom.ui.bridge.change_relay import ChangeRelay

NAMES = ("SOSOH BUAY RAYAP", "PENGANDONAN", "BATURAJA TIMUR", "KEDATON PENINJAUAN RAYA", "ULU OGAN")
CHANGED_AT = datetime(2024, 2, 13, 1, 29, 56, tzinfo=UTC)


@pytest.fixture
def make_snapshot():
    def make(kecamatan=13, names=NAMES, tps=119, covered=117, present=0, incidents=0, **more):
        rows = tuple(
            BoardRow(
                kecamatan_code=f"1601{index:02}",
                name=names[index % len(names)],
                tps=tps,
                tps_covered=covered,
                teams=60,
                people_expected=121,
                people_present=present,
                reached={stage: max(0, tps - 20 * place) for place, stage in enumerate(TPS_STAGES)},
                incidents=incidents,
                padal="IPTU SUPARDI WIJAYA, S.H.",
            )
            for index in range(kecamatan)
        )
        values = {"changed_at": CHANGED_AT, "plan_version": 3, "share_out": 418 / 627, **more}
        return BoardSnapshot("Polres OKU - Pemilu 2024", "POLRES OKU", "WIB", rows, **values)

    return make


@pytest.fixture
def ruler(look, qapp):
    return Ruler(qapp.font())


@pytest.fixture
def feed():
    return ChangeFeed()


@pytest.fixture
def relay(feed, qapp):
    relay = ChangeRelay(feed)
    yield relay
    relay.close()
