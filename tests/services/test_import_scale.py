"""Large imports and the merge rules: by the column or row by row, the account and the file are the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.errors import Cancelled
from opsroom.domain.import_rows import OutcomePart, Outcomes
from opsroom.domain.imports import ImportKind, MergeRules, Outcome
from opsroom.domain.progress import Progress
from opsroom.services.import_preview import view_of
from opsroom.services.import_table import ImportRequest, commit, preview
from opsroom.services.workspace import Workspace

COUNT = 11_000


def _large(path: Path, *extra: str) -> Path:
    lines = [
        f"16010720{number // 200 % 90 + 10:02d},SOSOH,MEKAR {number // 200},{number % 200 + 1:03d},{number % 300},"
        for number in range(COUNT)
    ]
    path.write_text("KODE DESA,KECAMATAN,DESA,NO TPS,DPT L,KET\n" + "\n".join([*lines, *extra]) + "\n", "utf-8")
    return path


def _counts(account) -> tuple[int, ...]:
    return tuple(account.count(outcome) for outcome in Outcome)


def test_large_import_is_written_whole_and_undone_in_one_step(empty: Workspace, tmp_path: Path) -> None:
    request = ImportRequest(ImportKind.TPS, _large(tmp_path / "a.csv"))
    foreseen, made = preview(empty, request), commit(empty, request)
    assert isinstance(made.outcomes, Outcomes)
    assert _counts(made) == _counts(foreseen) == (COUNT, 0, 0, 0)
    with empty.read() as reader:
        assert reader.counts()["tps"] == COUNT
        tps = reader.tps(reader.tps_ids()[:1])[0]
    assert (tps.number, tps.desa, tps.kecamatan, tps.voters_m) == ("001", "MEKAR 0", "SOSOH", 0)
    empty.undo()
    with empty.read() as reader:
        assert (reader.counts()["tps"], reader.counts()["desa"]) == (0, 0)


def test_large_import_again_is_all_the_same_and_a_repeat_is_told(empty: Workspace, tmp_path: Path) -> None:
    commit(empty, ImportRequest(ImportKind.TPS, _large(tmp_path / "a.csv")))
    repeats = (
        "1601072010,SOSOH,MEKAR 0,001,0,",
        "1601072010,SOSOH,MEKAR 0,002,99,",
        "1601072010,SOSOH,MEKAR 0,999,7,SIAGA",
    )
    account = preview(empty, ImportRequest(ImportKind.TPS, _large(tmp_path / "a.csv", *repeats)))
    assert _counts(account) == (1, 0, COUNT + 1, 1)
    assert [line.row.row for line in account.rejected] == [COUNT + 3]


@pytest.mark.parametrize("share", [0.1, 0.55, 0.7, 0.9])
def test_large_import_stopped_anywhere_leaves_nothing(empty: Workspace, tmp_path: Path, share: float) -> None:
    seen: list[float] = []
    progress = Progress(lambda done, _text: seen.append(done), lambda: bool(seen) and seen[-1] >= share)
    with pytest.raises(Cancelled):
        commit(empty, ImportRequest(ImportKind.TPS, _large(tmp_path / "a.csv")), progress)
    with empty.read() as reader:
        assert (reader.counts()["tps"], reader.counts()["desa"], reader.counts()["kecamatan"]) == (0, 0, 0)
    assert empty.history().undo_label == ""


def test_progress_never_goes_back(empty: Workspace, tmp_path: Path) -> None:
    seen: list[float] = []
    commit(
        empty,
        ImportRequest(ImportKind.TPS, _large(tmp_path / "a.csv")),
        Progress(lambda done, _text: seen.append(done)),
    )
    assert seen == sorted(seen)


PEOPLE = "NAMA,PANGKAT,NRP,JABATAN,KESATUAN,NO HP\nBUDI SANTOSA,AIPTU,81020002,,SAT LANTAS,\n"


def _people(path: Path) -> Path:
    path.write_text(PEOPLE, "utf-8")
    return path


def test_blank_cells_overwrite_when_asked_and_are_counted(workspace: Workspace, tmp_path: Path) -> None:
    rules = MergeRules(blank_overwrites=True)
    account = commit(workspace, ImportRequest(ImportKind.PERSON, _people(tmp_path / "p.csv"), merge=rules))
    assert account.cells.emptied == {"phone": 1, "position": 1}
    assert account.cells.changed == {"name": 1, "unit": 1, "source": 1, "phone": 1, "position": 1}
    with workspace.read() as reader:
        person = next(p for p in reader.persons() if p.nrp == "81020002")
    assert (person.phone, person.position, person.unit) == ("", "", "SAT LANTAS")


def test_column_kept_ours_stands_and_is_counted(workspace: Workspace, tmp_path: Path) -> None:
    rules = MergeRules(keep_ours=frozenset({"name", "unit", "source"}))
    account = commit(workspace, ImportRequest(ImportKind.PERSON, _people(tmp_path / "p.csv"), merge=rules))
    assert _counts(account) == (0, 0, 1, 0)
    assert account.cells.kept == {"name": 1, "unit": 1, "source": 1}
    assert [diff.key for diff in account.outcomes[0].kept] == ["name", "unit", "source"]


def test_empty_cell_of_ours_takes_the_files_value_all_the_same(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("NAMA,PANGKAT,NRP,NO HP\nADI SAPUTRA,IPTU,80010001,081200001111\n", "utf-8")
    account = commit(
        workspace, ImportRequest(ImportKind.PERSON, path, merge=MergeRules(keep_ours=frozenset({"phone"})))
    )
    assert account.cells.changed == {"phone": 1}


def test_tps_of_a_new_file_may_empty_remarks_but_not_who_it_is(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("KECAMATAN,DESA,NO TPS,PEMILIH L,KERAWANAN,AKSES\nLENGKITI,TANJUNG LENGKAYAP,002,,,\n", "utf-8")
    account = commit(workspace, ImportRequest(ImportKind.TPS, path, merge=MergeRules(blank_overwrites=True)))
    assert set(account.cells.emptied) == {"voters_m", "access_note"}
    with workspace.read() as reader:
        assert reader.counts()[Kind.TPS.value] == 8


def test_large_account_is_shown_as_the_same_rows_one_by_one(empty: Workspace, tmp_path: Path) -> None:
    commit(empty, ImportRequest(ImportKind.TPS, _large(tmp_path / "a.csv")))
    path = _large(
        tmp_path / "a.csv",
        "1601072010,SOSOH,MEKAR 0,999,7,LOKASI KHUSUS",
        "1601072010,SOSOH,MEKAR 0,,7,",
        "1601072010,SOSOH,MEKAR 0,998,7,blank spot",
    )
    path.write_text(path.read_text("utf-8").replace("MEKAR 0,002,1,", "MEKAR 0,002,5,jalan tanah"), "utf-8")
    account = preview(empty, ImportRequest(ImportKind.TPS, path))
    assert isinstance(account.outcomes, Outcomes)
    shown, plain = view_of(account), view_of(replace(account, outcomes=tuple(account.outcomes)))
    assert (shown.places, set(shown.keys), shown.changed_keys) == (plain.places, set(plain.keys), plain.changed_keys)
    assert shown.marks == plain.marks
    assert shown.changed_keys == {"voters_m", "access_note"}
    assert [len(shown.places[outcome]) for outcome in Outcome] == [2, 1, COUNT - 1, 1]
    assert shown.marks["a"].outcome(COUNT + 3) is Outcome.REJECTED


def test_large_new_list_is_shown_without_unfolding_it(
    empty: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = preview(empty, ImportRequest(ImportKind.TPS, _large(tmp_path / "a.csv")))
    unfolded: list[int] = []
    monkeypatch.setattr(OutcomePart, "_at", lambda _part, index: unfolded.append(index))
    view = view_of(account)
    assert unfolded == []
    assert list(view.places[Outcome.NEW]) == list(range(COUNT))
    assert (view.marks["a"].first, view.marks["a"].outcome(COUNT + 1)) == (2, Outcome.NEW)


def test_repeat_within_a_large_part_is_told_and_known_rows_are_the_same(empty: Workspace, tmp_path: Path) -> None:
    lines = [f"SOSOH,MEKAR {number // 200},{number % 200 + 1:03d}" for number in range(COUNT)]
    lines[5000] = "SOSOH,MEKAR 0,001"
    path = tmp_path / "a.csv"
    path.write_text("KECAMATAN,DESA,NO TPS\n" + "\n".join(lines) + "\n", "utf-8")
    large = preview(empty, ImportRequest(ImportKind.TPS, path))
    assert _counts(large) == (COUNT - 1, 0, 1, 0)
    commit(empty, ImportRequest(ImportKind.TPS, path))
    assert _counts(preview(empty, ImportRequest(ImportKind.TPS, path))) == (0, 0, COUNT, 0)


def test_large_list_whose_desa_nobody_knows_is_refused_row_by_row(empty: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("DESA,NO TPS\n" + "".join(f"QXZ WV {n // 200},{n % 200 + 1:03d}\n" for n in range(COUNT)), "utf-8")
    account = preview(empty, ImportRequest(ImportKind.TPS, path))
    assert account.count(Outcome.REJECTED) == COUNT
    assert [reason.partition(" atau")[0] for reason in account.reasons] == ["Desa tidak dikenal"]
