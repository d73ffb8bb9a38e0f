"""The demonstration: built by the roads of real data, with invented people."""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from opsroom.domain.documents import DocumentStatus
from opsroom.domain.duty import Duty
from opsroom.domain.errors import OpsError
from opsroom.domain.forces import OWN_FORCE, Source
from opsroom.runtime.clock import SystemClock
from opsroom.services.board import read_board
from opsroom.services.demo import Demonstration, build
from opsroom.services.plan_view import read_plan_view
from opsroom.services.workspace import Workspace


def _paint(_file: Path, out: Path) -> None:
    out.write_bytes(b"png")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    return build(tmp_path_factory.mktemp("peragaan"), SystemClock(), _paint)


@pytest.fixture
def shown(made: Demonstration) -> Iterator[Workspace]:
    with closing(Workspace.open(made.file, SystemClock(), backup=False)) as workspace:
        yield workspace


def test_demonstration_holds_the_tps_of_oku(shown: Workspace) -> None:
    with shown.read() as reader:
        tps = reader.tps()
        assert (len(tps), len(reader.desa()), len(reader.kecamatan())) == (1225, 157, 13)
    assert Counter(record.category for record in tps) == {"KURANG_RAWAN": 1183, "RAWAN": 26, "SANGAT_RAWAN": 16}
    assert [record.number for record in tps if record.is_special] == ["901"]


def test_demonstration_has_the_force_of_the_day(shown: Workspace) -> None:
    with shown.read() as reader:
        people = reader.persons()
    on_duty = Counter(person.source in OWN_FORCE for person in people if person.duty is Duty.PAM_TPS)
    assert sum(person.source in OWN_FORCE for person in people) == 627
    assert on_duty == {True: 418, False: 59}
    assert sum(person.source is Source.BRIMOB for person in people) == 80
    assert sum(person.source is Source.TNI for person in people) == 30


def test_demonstration_covers_every_tps(shown: Workspace) -> None:
    view = read_plan_view(shown)
    assert view is not None
    assert (view.plan.covered_count, view.shortages) == (1225, ())
    assert all(line.padal for line in view.kecamatan)


def test_polsek_without_a_kecamatan_of_its_name_serves_by_the_mapping(shown: Workspace) -> None:
    with shown.read() as reader:
        assert reader.unit_areas()["POLSEK PENGANDONAN"] == {"160108", "160131"}


def test_demonstration_order_is_registered_as_a_draft(made: Demonstration, shown: Workspace) -> None:
    with shown.read() as reader:
        assert [document.status for document in reader.documents()] == [DocumentStatus.DRAF]
    assert made.order.read_bytes().startswith(b"%PDF")


def test_demonstration_fills_the_board(shown: Workspace) -> None:
    board = read_board(shown)
    assert (board.total("tps"), board.total("tps_covered"), len(board.rows)) == (1225, 1225, 13)


def test_second_build_leaves_everything_as_it_is(made: Demonstration) -> None:
    before = made.order.stat().st_mtime_ns, made.board.stat().st_mtime_ns, made.file.stat().st_mtime_ns
    again = build(made.file.parent, SystemClock(), _paint)
    assert again == made
    assert before == (made.order.stat().st_mtime_ns, made.board.stat().st_mtime_ns, made.file.stat().st_mtime_ns)


def test_demonstration_tells_where_everything_is(made: Demonstration) -> None:
    assert [str(path) in line for path, line in zip((made.file, made.order, made.board), made.lines(), strict=True)]


def test_nothing_half_built_stays_behind(made: Demonstration) -> None:
    assert sorted(path.suffix for path in made.file.parent.iterdir()) == [".ops", ".pdf", ".png", ".xlsx", ".xlsx"]


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("", "utf-8")
    with pytest.raises(OpsError, match=f"berkas{os.sep}peragaan"):
        build(blocked / "peragaan", SystemClock(), _paint)
