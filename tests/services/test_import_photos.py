"""Photos by NRP; the pictures are made up, nobody is on them."""

import pytest

from opsroom.domain.errors import Cancelled, ImportProblem, OpsError
from opsroom.domain.progress import Progress
from opsroom.services import import_photos
from opsroom.services.import_photos import photo_folder, photo_of, plan_photos

JPG, PNG = b"\xff\xd8\xff\xe0 nobody", b"\x89PNG\r\n\x1a\n nobody"
NRP = "80010001"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "kiriman"
    made.mkdir()
    return made


def test_photos_are_matched_by_the_number_in_their_name(workspace, folder):
    (folder / f"{NRP} ADI.JPG").write_bytes(JPG)
    (folder / "foto_81020002.png").write_bytes(PNG)
    (folder / "catatan.txt").write_text("x")
    plan = plan_photos(workspace, folder)
    assert {match.nrp: match.name for match in plan.matches} == {NRP: "ADI SAPUTRA", "81020002": "BUDI IRAWAN, S.H."}
    assert plan.without == 8


def test_what_does_not_match_is_listed_with_its_reason(workspace, folder, monkeypatch):
    monkeypatch.setattr(import_photos, "MAX_BYTES", 100)
    (folder / "liburan.jpg").write_bytes(JPG)
    (folder / "99999999.jpg").write_bytes(JPG)
    (folder / f"{NRP}.jpg").write_bytes(JPG)
    (folder / f"{NRP}.png").write_bytes(PNG)
    (folder / "81020002.jpg").write_bytes(b"GIF89a")
    (folder / "85030003.jpg").write_bytes(JPG * 20)
    assert dict(plan_photos(workspace, folder).unmatched) == {
        "liburan.jpg": import_photos.NO_NUMBER,
        "99999999.jpg": import_photos.UNKNOWN,
        f"{NRP}.png": import_photos.TWICE,
        "81020002.jpg": import_photos.NO_PICTURE,
        "85030003.jpg": import_photos.TOO_LARGE,
    }


def test_photos_are_copied_beside_the_operation_and_replaced(workspace, folder):
    (folder / f"{NRP}.jpg").write_bytes(JPG)
    assert import_photos.import_photos(workspace, plan_photos(workspace, folder)) == 1
    assert photo_of(workspace, NRP) == photo_folder(workspace) / f"{NRP}.jpg"
    (folder / f"{NRP}.jpg").unlink()
    (folder / f"{NRP}.png").write_bytes(PNG)
    plan = plan_photos(workspace, folder)
    assert plan.matches[0].replaces
    import_photos.import_photos(workspace, plan)
    assert [path.name for path in photo_folder(workspace).iterdir()] == [f"{NRP}.png"]
    assert photo_of(workspace, "81020002") is None


def test_stopping_keeps_nothing(workspace, folder):
    (folder / f"{NRP}.jpg").write_bytes(JPG)
    plan = plan_photos(workspace, folder)
    with pytest.raises(Cancelled):
        import_photos.import_photos(workspace, plan, Progress(lambda _share, _text: None, lambda: True))
    assert list(photo_folder(workspace).iterdir()) == []


def test_a_photo_that_vanished_is_told_and_the_old_ones_stand(workspace, folder):
    (folder / f"{NRP}.jpg").write_bytes(JPG)
    plan = plan_photos(workspace, folder)
    import_photos.import_photos(workspace, plan)
    (folder / f"{NRP}.jpg").unlink()
    with pytest.raises(OpsError, match="tidak dapat disalin"):
        import_photos.import_photos(workspace, plan)
    assert photo_of(workspace, NRP) is not None


def test_folders_without_photos_are_refused(workspace, folder, tmp_path):
    with pytest.raises(ImportProblem, match="tidak berisi foto"):
        plan_photos(workspace, folder)
    with pytest.raises(ImportProblem, match="tidak dapat dibaca"):
        plan_photos(workspace, tmp_path / "tidak ada")
