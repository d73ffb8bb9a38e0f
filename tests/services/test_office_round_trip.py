"""An export that somebody opens in LibreOffice, saves, edits one cell of and hands back: that cell alone changes."""

import shutil
import subprocess
from pathlib import Path

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.imports import ImportKind, Outcome
from opsroom.services.export_view import ViewRequest, export_view
from opsroom.services.import_table import ImportRequest, commit
from opsroom.services.workspace import Workspace

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")


def _saved_by_office(path: Path, suffix: str, folder: Path) -> Path:
    """The file as LibreOffice opens it and saves it under another kind."""
    profile = path.parent / "profil-office"
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", suffix,
         "--outdir", str(folder), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder / f"{path.stem}.{suffix}"


def _edited(path: Path, old: str, new: str) -> Path:
    """LibreOffice's own copy with one text replaced, saved by LibreOffice once more."""
    suffix = path.suffix[1:]
    flat = _saved_by_office(path, "fods", path.parent / "datar")
    text = flat.read_text("utf-8")
    assert text.count(f"<text:p>{old}</text:p>") == 1
    flat.write_text(text.replace(f"<text:p>{old}</text:p>", f"<text:p>{new}</text:p>"), "utf-8")
    return _saved_by_office(flat, suffix, path.parent / "kembali")


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_one_cell_edited_in_office_is_all_that_changes(workspace: Workspace, tmp_path: Path, suffix: str) -> None:
    exported = tmp_path / "personel.xlsx"
    export_view(workspace, ViewRequest(Kind.PERSON, title="Daftar personel"), exported)
    saved = _saved_by_office(exported, suffix, tmp_path / "simpan")
    account = commit(workspace, ImportRequest(ImportKind.PERSON, _edited(saved, "CANDRA WIJAYA", "CANDRA KUSUMA")))
    changed = list(account.only(Outcome.CHANGED))
    assert [(diff.key, diff.before, diff.after) for line in changed for diff in line.diffs] == [
        ("name", "CANDRA WIJAYA", "CANDRA KUSUMA")
    ]
    assert (account.count(Outcome.SAME), account.read) == (9, 10)


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_list_of_tps_saved_by_office_is_the_same_but_for_the_edited_cell(
    workspace: Workspace, tmp_path: Path, suffix: str
) -> None:
    exported = tmp_path / "tps.ods"
    export_view(workspace, ViewRequest(Kind.TPS, title="Daftar TPS"), exported)
    saved = _saved_by_office(exported, suffix, tmp_path / "simpan")
    account = commit(workspace, ImportRequest(ImportKind.TPS, _edited(saved, "jalan tanah", "jalan putus")))
    changed = list(account.only(Outcome.CHANGED))
    assert [(diff.key, diff.before, diff.after) for line in changed for diff in line.diffs] == [
        ("access_note", "jalan tanah", "jalan putus")
    ]
    assert (account.count(Outcome.SAME), account.read) == (7, 8)
