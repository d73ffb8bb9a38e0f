import pytest

from opsroom.domain.errors import Cancelled
from opsroom.domain.progress import SILENT, Progress
from opsroom.planning.curves import Costing, Tracer
from opsroom.planning.districts import districts
from opsroom.planning.kinds import kind_of
from opsroom.planning.places import Atlas
from opsroom.planning.request import canonical
from opsroom.planning.sharing import share
from tests.planning.cases import request, village


def tracers(rows) -> list[Tracer]:
    case = canonical(request(rows))
    kinds = {one.id: kind for one in case.tps if (kind := kind_of(one, case))}
    return [Tracer(one, Costing((1,), 1000)) for one in districts(case, kinds, (), Atlas(case.tps).distance)]


EAST, WEST = "160121", "160128"


def test_nobody_more_is_used_than_is_needed():
    options = share(tracers([*village(f"{EAST}2001", 9), *village(f"{WEST}2001", 3)]), 99, SILENT)
    assert [option.teams for option in options] == [(2,), (1,)]


def test_the_kecamatan_where_one_crossing_saves_most_crosses():
    # East: 1 + 1 + 1 in one crossing team saves two teams; west: 4 + 4 saves one.
    east = [row for number in range(1, 4) for row in village(f"{EAST}200{number}", 9)]
    west = [row for number in range(1, 3) for row in village(f"{WEST}200{number}", 12)]
    options = share(tracers([*east, *west]), 16, SILENT)
    assert [option.teams for option in options] == [(4,), (4,)]


def test_equal_shortage_is_spread():
    rows = [*village(f"{EAST}2001", 32), *village(f"{WEST}2001", 32)]
    options = share(tracers(rows), 8, SILENT)
    assert [option.short for option in options] == [16, 16]


def test_nothing_to_share_is_no_error():
    assert share([], 10, SILENT) == []


def test_sharing_is_cancelled_between_kecamatan():
    asked = iter([False, True])
    progress = Progress(is_cancelled=lambda: next(asked))
    with pytest.raises(Cancelled):
        share(tracers([*village(f"{EAST}2001", 3), *village(f"{WEST}2001", 3)]), 4, progress)


def test_progress_moves_forward_to_the_end():
    seen: list[float] = []
    rows = [*village(f"{EAST}2001", 32), *village(f"{WEST}2001", 32)]
    share(tracers(rows), 2, Progress(lambda part, _text: seen.append(part)))
    assert seen == sorted(seen)
    assert 0 <= seen[0] < seen[-1] <= 1
