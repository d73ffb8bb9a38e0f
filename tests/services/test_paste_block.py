"""Pasting blocks: many cells, new rows, refusals, and that a block is judged as its cells are."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsroom.domain.changes import Kind
from opsroom.domain.errors import Cancelled, OpsError
from opsroom.domain.forces import Source
from opsroom.domain.imports import ImportKind
from opsroom.domain.person import Person
from opsroom.domain.progress import Progress
from opsroom.domain.tps import Tps
from opsroom.runtime.clock import FixedClock
from opsroom.services.cells import CellEdit, CellsRefused
from opsroom.services.edit_cells import DeleteRows, EditCells
from opsroom.services.import_table import ImportRequest, commit
from opsroom.services.paste_block import PasteBlock, Policy, judge_block
from opsroom.services.workspace import Workspace


def _people(workspace: Workspace) -> list[Person]:
    with workspace.read() as reader:
        return reader.persons()


def _tps(workspace: Workspace) -> list[Tps]:
    with workspace.read() as reader:
        return reader.tps()


def _edit(record: Person | Tps, key: str, text: str) -> CellEdit:
    return CellEdit(record.id, key, getattr(record, key), text)


def _good(kind: Kind, *edits: CellEdit, new_rows: tuple[Mapping[str, str], ...] = ()) -> PasteBlock:
    return PasteBlock(kind, edits, new_rows, Policy.GOOD_CELLS)


def test_a_block_is_one_undo_step(workspace: Workspace) -> None:
    before = _people(workspace)
    edits = tuple(_edit(person, key, text) for person in before for key, text in (("rank", "AKP"), ("unit", "SAT X")))
    outcome = workspace.run(PasteBlock(Kind.PERSON, edits))
    assert (outcome.changed, outcome.refused) == (20, ())
    assert {(person.rank, person.unit) for person in _people(workspace)} == {("AKP", "SAT X")}
    assert workspace.history().undo_label == "Tempel 20 sel"
    workspace.undo()
    assert _people(workspace) == before


def test_one_bad_cell_refuses_all(workspace: Workspace) -> None:
    before = _people(workspace)
    with pytest.raises(CellsRefused, match="Tidak ada sel yang diubah"):
        workspace.run(PasteBlock(Kind.PERSON, (_edit(before[0], "rank", "AKP"), _edit(before[1], "rank", "RAJA"))))
    assert _people(workspace) == before


def test_good_cells_are_kept_and_the_others_listed(workspace: Workspace) -> None:
    first, second, *_ = _people(workspace)
    outcome = workspace.run(_good(Kind.PERSON, _edit(first, "rank", "AKP"), _edit(second, "rank", "RAJA")))
    assert (outcome.changed, [(cell.row_id, cell.key) for cell in outcome.refused]) == (1, [(second.id, "rank")])
    assert [person.rank for person in _people(workspace)[:2]] == ["AKP", second.rank]


def test_a_cell_changed_by_others_is_left_and_listed(workspace: Workspace) -> None:
    first, second, *_ = _people(workspace)
    edits = (CellEdit(first.id, "unit", "dulu", "BARU"), _edit(second, "unit", "BARU"))
    outcome = workspace.run(_good(Kind.PERSON, *edits))
    assert "orang lain" in outcome.refused[0].reason
    assert [person.unit for person in _people(workspace)[:2]] == [first.unit, "BARU"]


def test_a_row_deleted_by_others_is_listed(workspace: Workspace) -> None:
    first, second, *_ = _people(workspace)
    workspace.run(DeleteRows(Kind.PERSON, (first.id,)))
    outcome = workspace.run(_good(Kind.PERSON, _edit(first, "unit", "BARU"), _edit(second, "unit", "BARU")))
    assert [(cell.row_id, outcome.changed) for cell in outcome.refused] == [(first.id, 1)]


def test_the_later_of_two_edits_of_a_cell_wins(workspace: Workspace) -> None:
    first, *_ = _people(workspace)
    texts = ("81111111", first.nrp), ("unit", "A"), ("unit", first.unit)
    edits = (
        _edit(first, "nrp", texts[0][0]),
        _edit(first, "nrp", first.nrp),
        *(_edit(first, *each) for each in texts[1:]),
    )
    assert workspace.run(PasteBlock(Kind.PERSON, edits)).changed == 0


def test_an_nrp_may_be_passed_on_inside_a_block_and_undone(workspace: Workspace) -> None:
    before = _people(workspace)
    numbers = [person.nrp for person in before]
    moved = [*numbers[1:], "77010001"]
    outcome = workspace.run(
        PasteBlock(Kind.PERSON, tuple(_edit(person, "nrp", nrp) for person, nrp in zip(before, moved, strict=True)))
    )
    assert (outcome.changed, [person.nrp for person in _people(workspace)]) == (10, moved)
    workspace.undo()
    assert [person.nrp for person in _people(workspace)] == numbers


def test_an_nrp_somebody_has_is_refused_and_a_rank_in_the_block_counts(workspace: Workspace) -> None:
    first, second, third, *_ = _people(workspace)
    outcome = workspace.run(
        _good(
            Kind.PERSON,
            _edit(first, "nrp", third.nrp),
            _edit(second, "nrp", "21050123456"),
            _edit(second, "rank", "SERKA"),
            _edit(third, "nrp", "31050123456"),
        )
    )
    assert [(cell.row_id, cell.key) for cell in outcome.refused] == [(third.id, "nrp"), (first.id, "nrp")]
    assert _people(workspace)[1].nrp == "21050123456"


def test_people_are_added_below(workspace: Workspace) -> None:
    rows = (
        {"nrp": "95010001", "name": "kevin utomo", "unit": "Polsek Lengkiti", "phone": "bukan nomor"},
        {"nrp": " ", "name": ""},
        {"nrp": "95010002", "name": "LUKMAN", "source": "BKO Polda"},
        {"name": "TANPA NRP"},
        {"nrp": "95010001", "name": "KEMBAR"},
        {"nrp": "950100", "name": "PENDEK"},
    )
    outcome = workspace.run(_good(Kind.PERSON, new_rows=rows))
    added = _people(workspace)[-2:]
    assert [person.id for person in added] == list(outcome.added)
    assert [(person.name, person.source, person.phone) for person in added] == [
        ("KEVIN UTOMO", Source.POLSEK, ""),
        ("LUKMAN", Source.BKO_POLDA, ""),
    ]
    assert [(cell.row_id, cell.key) for cell in outcome.refused] == [
        (-1, "phone"),
        (-4, "nrp"),
        (-6, "nrp"),
        (-5, "nrp"),
    ]


def test_tps_are_added_to_a_desa_named_or_coded(workspace: Workspace) -> None:
    code = next(tps.desa_code for tps in _tps(workspace) if tps.desa == "KURUP")
    rows = (
        {"kecamatan": "Lubuk Batang", "desa": "Desa Kurup", "number": "8", "category": "rawan", "lat": "-4.06, 104.33"},
        {"desa_code": code, "number": "902", "lat": "-4.06", "lon": "104.34", "voters_m": "banyak"},
        {"desa": "ANTAH BERANTAH", "number": "1"},
        {"desa_code": code, "number": "001"},
    )
    outcome = workspace.run(_good(Kind.TPS, new_rows=rows))
    with workspace.read() as reader:
        first, second = reader.tps(outcome.added)
    assert (first.desa_code, first.number, first.category, first.lat, first.lon) == (
        code,
        "008",
        "RAWAN",
        -4.06,
        104.33,
    )
    assert (second.number, second.is_special, second.lon, second.voters_m) == ("902", True, 104.34, None)
    assert [(cell.row_id, cell.key) for cell in outcome.refused] == [(-2, "voters_m"), (-3, "desa"), (-4, "number")]


def test_a_pair_fills_both_coordinates_of_a_new_row_beside_a_blank_cell(workspace: Workspace) -> None:
    code = _tps(workspace)[0].desa_code
    row = {"desa_code": code, "number": "77", "lat": "-4.06, 104.33", "lon": ""}
    outcome = workspace.run(_good(Kind.TPS, new_rows=(row,)))
    with workspace.read() as reader:
        [added] = reader.tps(outcome.added)
    assert (added.lat, added.lon) == (-4.06, 104.33)


def test_metres_without_a_zone_are_read_beside_the_region(workspace: Workspace) -> None:
    first = _tps(workspace)[0]
    assert workspace.run(EditCells(Kind.TPS, (_edit(first, "lat", "425700 9550500"),))) == 2
    after = _tps(workspace)[0]
    assert (round(after.lat or 0, 2), round(after.lon or 0, 2)) == (-4.07, 104.33)


class _Stop:
    """Asks to stop once the work has told something `at` times."""

    def __init__(self, at: int) -> None:
        self.told: list[str] = []
        self._at = at

    def progress(self) -> Progress:
        return Progress(lambda _share, text: self.told.append(text), lambda: len(self.told) >= self._at)


@pytest.mark.parametrize("at", [0, 1, 2])
def test_cancelled_block_leaves_nothing_behind(workspace: Workspace, at: int) -> None:
    before, history = _people(workspace), workspace.history()
    edits = tuple(_edit(person, "unit", "BARU") for person in before)
    rows = ({"nrp": "95010001", "name": "KEVIN"},)
    with pytest.raises(Cancelled):
        workspace.run(PasteBlock(Kind.PERSON, edits, rows, progress=_Stop(at).progress()))
    assert (_people(workspace), workspace.history()) == (before, history)


def test_block_tells_how_far_it_is(workspace: Workspace) -> None:
    listener = _Stop(99)
    edits = tuple(_edit(person, "unit", "BARU") for person in _people(workspace))
    workspace.run(PasteBlock(Kind.PERSON, edits, progress=listener.progress()))
    assert listener.told == ["Memeriksa isian", "Menulis 10 dari 10 baris"]


def test_one_text_fills_both_coordinates(workspace: Workspace) -> None:
    first, second, third, *_ = _tps(workspace)
    edits = (
        _edit(first, "lat", "-4.065, 104.3311"),
        _edit(second, "lon", "4,065 LS 104,3311 BT"),
        _edit(second, "lat", ""),
        _edit(third, "lat", "-4.065, 104.3311"),
        _edit(third, "lon", "104.5"),
    )
    assert workspace.run(PasteBlock(Kind.TPS, edits)).changed == 6
    assert [(tps.lat, tps.lon) for tps in _tps(workspace)[:3]] == [(-4.065, 104.3311)] * 2 + [(-4.065, 104.5)]


def test_metres_are_read_by_the_province_of_the_operation(workspace: Workspace) -> None:
    first, *_ = _tps(workspace)
    workspace.run(PasteBlock(Kind.TPS, (_edit(first, "lat", "425772, 9550636"),)))
    assert _tps(workspace)[0].lon == 104.331276


def test_a_new_category_is_added_only_when_marked(workspace: Workspace) -> None:
    first, second, *_ = _tps(workspace)
    with pytest.raises(CellsRefused, match="tulis \\+ di depan"):
        workspace.run(PasteBlock(Kind.TPS, (_edit(first, "category", "Siaga satu"),)))
    workspace.run(PasteBlock(Kind.TPS, tuple(_edit(tps, "category", "+Siaga satu") for tps in (first, second))))
    with workspace.read() as reader:
        assert [category.code for category in reader.categories()].count("SIAGA_SATU") == 1
    assert _tps(workspace)[1].category == "SIAGA_SATU"


def test_judging_tells_what_pasting_would_refuse_and_writes_nothing(workspace: Workspace) -> None:
    before = _people(workspace)
    block = _good(
        Kind.PERSON, _edit(before[0], "rank", "RAJA"), _edit(before[1], "unit", "X"), new_rows=({"name": "A"},)
    )
    refused = judge_block(workspace, block)
    assert [(cell.row_id, cell.key) for cell in refused] == [(before[0].id, "rank"), (-1, "nrp")]
    assert _people(workspace) == before
    assert workspace.run(block).refused == refused


@pytest.fixture
def pair(tmp_path: Path, clock: FixedClock, person_csv: Path, tps_csv: Path):
    """Two operations that hold the same."""
    made = [Workspace.create(tmp_path / f"{name}.ops", "x", clock) for name in ("satu", "dua")]
    for workspace in made:
        commit(workspace, ImportRequest(ImportKind.PERSON, person_csv))
        commit(workspace, ImportRequest(ImportKind.TPS, tps_csv))
    yield made
    for workspace in made:
        workspace.close()


_TEXTS = {
    Kind.PERSON: {
        "name": ("ANI", " ", "budi, S.H."),
        "rank": ("AKP", "RAJA", "", "SERKA"),
        "unit": ("SAT X", ""),
        "phone": ("0812", "081234567890", "x", ""),
        "duty": ("cuti", "entah", ""),
        "nrp": ("95010001", "95010002", "123", ""),
    },
    Kind.TPS: {
        "category": ("RAWAN", "sangat rawan", "entah", ""),
        "voters_m": ("10", "x", ""),
        "lat": ("-4.1", "4.1", "x", ""),
        "lon": ("104.1", "x", ""),
        "number": ("007", "008", "x"),
        "desa": ("KURUP",),
        "note": ("a\nb", ""),
    },
}


@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.TPS])
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_a_paste_equals_its_cells_one_by_one(pair: list[Workspace], kind: Kind, data: st.DataObject) -> None:
    block, singly = pair
    records = _people(block) if kind is Kind.PERSON else _tps(block)
    keys = data.draw(st.lists(st.sampled_from(sorted(_TEXTS[kind])), unique=True, min_size=1, max_size=4))
    keys.sort(key=lambda key: key in ("nrp", "number"))  # a paste judges these last
    edits = [
        _edit(record, key, data.draw(st.sampled_from(_TEXTS[kind][key]), label=f"{record.id} {key}"))
        for key in keys
        for record in data.draw(st.lists(st.sampled_from(records), unique_by=lambda each: each.id, max_size=4))
    ]
    outcome = block.run(_good(kind, *edits))
    refused = []
    for edit in edits:
        try:
            singly.run(EditCells(kind, (edit,)))
        except OpsError as problem:
            refused.append((edit.row_id, edit.key, problem))
    assert sorted((cell.row_id, cell.key) for cell in outcome.refused) == sorted(each[:2] for each in refused)
    assert {cell.reason for cell in outcome.refused} == {
        cell.reason
        for each in refused
        for cell in each[2].cells  # type: ignore[attr-defined]
    }
    assert _people(block) == _people(singly)
    assert _tps(block) == _tps(singly)
