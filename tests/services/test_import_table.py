"""Imports against a real file: the account, the merge, the undo."""

from pathlib import Path

import pytest

from opsroom.domain.changes import ChangeSet, Kind, Origin
from opsroom.domain.errors import Cancelled, ImportProblem
from opsroom.domain.imports import ImportKind, Outcome
from opsroom.domain.progress import Progress
from opsroom.services.import_table import LAYOUTS, ImportRequest, commit, preview, write_rejects
from opsroom.services.workspace import Workspace


def _counts(account) -> tuple[int, ...]:
    return tuple(account.count(outcome) for outcome in Outcome)


def test_preview_changes_nothing(empty: Workspace, tps_csv: Path) -> None:
    account = preview(empty, ImportRequest(ImportKind.TPS, tps_csv))
    assert (_counts(account), account.committed) == ((8, 0, 0, 0), False)
    with empty.read() as reader:
        assert reader.tps() == []


def test_commit_makes_the_account_of_the_preview(empty: Workspace, tps_csv: Path) -> None:
    request = ImportRequest(ImportKind.TPS, tps_csv)
    foreseen, made = preview(empty, request), commit(empty, request)
    assert made.outcomes == foreseen.outcomes
    assert made.committed


def test_imported_tps_carry_national_codes(workspace: Workspace) -> None:
    with workspace.read() as reader:
        codes = {tps.desa: tps.desa_code for tps in reader.tps()}
        names = {region.code: region.name for region in reader.kecamatan()}
    assert codes == {"TANJUNG LENGKAYAP": codes["TANJUNG LENGKAYAP"], "KURUP": "1601222003"}
    assert names == {"160128": "LENGKITI", "160122": "LUBUK BATANG"}


def test_kind_is_found_by_the_heads(empty: Workspace, person_csv: Path) -> None:
    assert commit(empty, ImportRequest(None, person_csv)).kind is ImportKind.PERSON


def test_second_import_of_the_same_file_is_all_the_same(workspace: Workspace, person_csv: Path) -> None:
    account = commit(workspace, ImportRequest(ImportKind.PERSON, person_csv))
    assert _counts(account) == (0, 0, 10, 0)


def test_changed_cells_are_told_and_blanks_never_overwrite(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "baru.csv"
    path.write_text("NAMA,PANGKAT,NRP,JABATAN,KESATUAN,NO HP\nBUDI IRAWAN,AIPTU,81020002,,,\n", "utf-8")
    account = commit(workspace, ImportRequest(ImportKind.PERSON, path))
    assert _counts(account) == (0, 1, 0, 0)
    assert [(d.key, d.before, d.after) for d in account.outcomes[0].diffs] == [
        ("name", "BUDI IRAWAN, S.H.", "BUDI IRAWAN")
    ]
    with workspace.read() as reader:
        person = next(p for p in reader.persons() if p.nrp == "81020002")
    assert (person.phone, person.unit) == ("081234567890", "POLSEK LENGKITI")


def test_first_of_repeated_people_stands(empty: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "dobel.csv"
    path.write_text(
        "NAMA,PANGKAT,NRP,KESATUAN\nADI SAPUTRA,IPTU,80010001,SAT LANTAS\nADI SAPUTRA,IPTU,80010001,POLSEK\n", "utf-8"
    )
    account = commit(empty, ImportRequest(ImportKind.PERSON, path))
    assert _counts(account) == (1, 0, 1, 0)
    assert [diff.key for diff in account.outcomes[1].diffs] == ["unit", "source"]
    with empty.read() as reader:
        assert [person.unit for person in reader.persons()] == ["SAT LANTAS"]


def test_rejected_rows_come_back_when_mended(empty: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "cacat.csv"
    path.write_text("NAMA,PANGKAT,NRP,KESATUAN\nADI SAPUTRA,IPTU,8512345,SAT LANTAS\nBUDI,AKP,,SAT\n", "utf-8")
    account = commit(empty, ImportRequest(ImportKind.PERSON, path))
    assert _counts(account) == (0, 0, 0, 2)
    assert sum(account.reasons.values()) == 2
    rejects = tmp_path / "ditolak.xlsx"
    write_rejects(account, rejects)
    again = preview(empty, ImportRequest(ImportKind.PERSON, rejects))
    assert _counts(again) == (0, 0, 0, 2)
    assert again.reasons == account.reasons


def test_import_is_one_undo(workspace: Workspace) -> None:
    assert workspace.history().undo_label == "Impor personel dari personel.csv"
    workspace.undo()
    with workspace.read() as reader:
        assert (len(reader.persons()), len(reader.tps())) == (0, 8)
    workspace.redo()
    with workspace.read() as reader:
        assert len(reader.persons()) == 10


def test_import_backs_the_file_up_first(workspace: Workspace) -> None:
    assert workspace.backup_count() >= 2


def test_import_is_told_as_an_import(empty: Workspace, tps_csv: Path) -> None:
    heard: list[ChangeSet] = []
    empty.feed.subscribe(heard.append)
    commit(empty, ImportRequest(ImportKind.TPS, tps_csv))
    assert heard[-1].origin is Origin.IMPORT
    assert heard[-1].reshapes(Kind.TPS)


def test_cancelled_import_leaves_nothing(empty: Workspace, tps_csv: Path) -> None:
    shares: list[float] = []
    progress = Progress(lambda share, _text: shares.append(share), lambda: bool(shares) and shares[-1] >= 0.8)
    with pytest.raises(Cancelled):
        commit(empty, ImportRequest(ImportKind.TPS, tps_csv), progress)
    with empty.read() as reader:
        assert reader.counts()["tps"] == 0
        assert reader.counts()["desa"] == 0


def test_unknown_category_is_added_with_a_remark(empty: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "siaga.csv"
    path.write_text("KECAMATAN,DESA,NO TPS,KERAWANAN\nLENGKITI,TANJUNG LENGKAYAP,1,SIAGA SATU\n", "utf-8")
    account = commit(empty, ImportRequest(ImportKind.TPS, path))
    assert any("SIAGA_SATU" in note for note in account.notes)
    with empty.read() as reader:
        assert "SIAGA_SATU" in {category.code for category in reader.categories()}


def test_unknown_places_get_provisional_codes(empty: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "lain.csv"
    path.write_text(
        "KECAMATAN,DESA,NO TPS\nLENGKITI,TANJUNG LENGKAYAP,1\nLENGKITI,DESA KHAYALAN,1\nNEGERI DONGENG,SATU,1\n",
        "utf-8",
    )
    account = commit(empty, ImportRequest(ImportKind.TPS, path))
    assert _counts(account) == (3, 0, 0, 0)
    assert len(account.notes) == 3
    with empty.read() as reader:
        desa = {region.name: region for region in reader.desa()}
    assert desa["KHAYALAN"].is_provisional or desa["DESA KHAYALAN"].is_provisional
    again = commit(empty, ImportRequest(ImportKind.TPS, path))
    assert _counts(again) == (0, 0, 3, 0)


def test_tps_listed_twice_with_other_content_is_rejected(empty: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "dua.csv"
    path.write_text(
        "KECAMATAN,DESA,NO TPS,DPT L\nLENGKITI,TANJUNG LENGKAYAP,1,100\nLENGKITI,TANJUNG LENGKAYAP,1,120\n"
        "LENGKITI,TANJUNG LENGKAYAP,1,100\n",
        "utf-8",
    )
    assert _counts(commit(empty, ImportRequest(ImportKind.TPS, path))) == (1, 0, 1, 1)


def test_desa_without_kecamatan_is_found_when_there_is_one(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "desa.csv"
    path.write_text("KELURAHAN,NAMA TPS\nKURUP,TPS-009\nANTAH BERANTAH,TPS-001\n", "utf-8")
    account = commit(workspace, ImportRequest(ImportKind.TPS, path))
    assert _counts(account) == (1, 0, 0, 1)


def test_corrections_are_used_and_remembered(empty: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "aneh.csv"
    path.write_text("NAMA,PANGKAT,NRP,KESATUAN,SEBUTAN\nADI SAPUTRA,IPTU,80010001,SAT LANTAS,KANIT\n", "utf-8")
    seen = preview(empty, ImportRequest(ImportKind.PERSON, path)).sheets[0]
    assert seen.columns[4].key == ""
    corrections = {seen.layout: {4: "position"}}
    commit(empty, ImportRequest(ImportKind.PERSON, path, corrections=corrections))
    with empty.read() as reader:
        assert reader.persons()[0].position == "KANIT"
        assert reader.setting(LAYOUTS) == {seen.layout: {"4": "position"}}
    assert preview(empty, ImportRequest(ImportKind.PERSON, path)).sheets[0].columns[4].key == "position"


def test_file_of_the_other_kind_is_refused_with_a_sentence(empty: Workspace, tps_csv: Path) -> None:
    with pytest.raises(ImportProblem):
        commit(empty, ImportRequest(ImportKind.PERSON, tps_csv))
