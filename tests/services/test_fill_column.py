"""One value into a whole column."""

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.errors import Cancelled, RuleViolation
from opsroom.domain.progress import Progress
from opsroom.services.fill_column import FillColumn
from opsroom.services.workspace import Workspace


def test_a_column_is_filled_for_all_rows_and_undone(workspace: Workspace) -> None:
    with workspace.read() as reader:
        before = reader.persons()
    assert workspace.run(FillColumn(Kind.PERSON, None, "rank", "akp")) == 10
    with workspace.read() as reader:
        assert {person.rank for person in reader.persons()} == {"AKP"}
    assert workspace.history().undo_label == "Isi kolom Pangkat"
    workspace.undo()
    with workspace.read() as reader:
        assert reader.persons() == before


def test_cancelled_fill_leaves_nothing_behind(workspace: Workspace) -> None:
    with workspace.read() as reader:
        before = reader.persons()
    with pytest.raises(Cancelled):
        workspace.run(FillColumn(Kind.PERSON, None, "rank", "akp", progress=Progress(is_cancelled=lambda: True)))
    with workspace.read() as reader:
        assert reader.persons() == before


def test_only_the_chosen_rows_are_filled(workspace: Workspace) -> None:
    with workspace.read() as reader:
        ids = [tps.id for tps in reader.tps()][:3]
    assert workspace.run(FillColumn(Kind.TPS, ids, "category", "+Siaga", name="Kategori siaga")) == 3
    with workspace.read() as reader:
        assert [tps.category for tps in reader.tps(ids)] == ["SIAGA"] * 3
    assert workspace.history().undo_label == "Kategori siaga"


def test_a_pair_fills_both_columns(workspace: Workspace) -> None:
    workspace.run(FillColumn(Kind.TPS, None, "lat", "-4.1, 104.2"))
    with workspace.read() as reader:
        assert {(tps.lat, tps.lon) for tps in reader.tps()} == {(-4.1, 104.2)}


@pytest.mark.parametrize(
    ("kind", "key", "text", "words"),
    [
        (Kind.PERSON, "nrp", "85010001", "berbeda di tiap baris"),
        (Kind.TPS, "number", "1", "berbeda di tiap baris"),
        (Kind.TPS, "desa", "KURUP", "tidak diubah di sini"),
        (Kind.PERSON, "rank", "RAJA", "tidak dikenal"),
    ],
)
def test_what_cannot_be_filled_is_refused(workspace: Workspace, kind: Kind, key: str, text: str, words: str) -> None:
    with pytest.raises(RuleViolation, match=words):
        workspace.run(FillColumn(kind, None, key, text))
