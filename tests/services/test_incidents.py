"""Incidents from the first line to the close: numbers stay, facts stay, gaps are told once."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.incidents import CHECKLIST, Incident, IncidentState, Severity, Step
from opsroom.services.board import read_board
from opsroom.services.edit_cells import DeleteRows
from opsroom.services.incidents import (
    AddStep,
    AmendIncident,
    AttachEvidence,
    CloseIncident,
    OpenIncident,
    incident_of,
    missing_of,
)
from opsroom.services.workspace import Workspace

NOW = datetime(2024, 2, 14, 5, 0, tzinfo=UTC)
PHOTO = b"\xff\xd8 bukan foto sungguhan"


def begin(desk: Workspace, severity: Severity = Severity.SEDANG, tps: bool = True) -> int:
    with desk.read() as reader:
        tps_id = reader.tps()[0].id if tps else None
    return desk.run(OpenIncident("Protes saksi", severity, "Saksi memprotes", NOW, NOW, tps_id, operator="AB"))


def found(desk: Workspace, number: int) -> Incident:
    with desk.read() as reader:
        return incident_of(reader, number)


def do(desk: Workspace, number: int, step: Step, text: str = "ada", other: int | None = None) -> None:
    desk.run(AddStep(number, step, NOW, NOW, text, other))


def test_new_incident_stands_on_the_wall_of_its_kecamatan(on_duty: Workspace) -> None:
    one = found(on_duty, begin(on_duty))
    assert (one.number, one.state, one.deadline) == (1, IncidentState.OPEN, NOW + timedelta(hours=1))
    rows = {row.kecamatan_code: row.incidents for row in read_board(on_duty).rows}
    assert {code for code, count in rows.items() if count} == {one.kecamatan_code}


def test_incident_of_no_kecamatan_counts_as_well(on_duty: Workspace) -> None:
    begin(on_duty, tps=False)
    assert read_board(on_duty).incidents_elsewhere == 1


def test_numbers_go_on_and_undo_does_not_touch_them(on_duty: Workspace) -> None:
    before = on_duty.history().undo_label
    assert [begin(on_duty), begin(on_duty)] == [1, 2]
    assert on_duty.history().undo_label == before


def test_empty_kind_or_summary_is_refused(on_duty: Workspace) -> None:
    with pytest.raises(RuleViolation, match="uraian"):
        on_duty.run(OpenIncident("Protes saksi", Severity.RINGAN, " ", NOW, NOW))
    with on_duty.read() as reader:
        assert reader.incidents() == []


def test_tps_that_is_gone_is_told(on_duty: Workspace) -> None:
    with pytest.raises(NotFound, match="TPS itu"):
        on_duty.run(OpenIncident("Protes saksi", Severity.RINGAN, "x", NOW, NOW, 999_999))


def test_tps_of_an_incident_cannot_be_deleted(on_duty: Workspace) -> None:
    one = found(on_duty, begin(on_duty))
    with pytest.raises(RuleViolation, match="kejadian"):
        on_duty.run(DeleteRows(Kind.TPS, [one.tps_id or 0]))


@pytest.mark.parametrize(
    ("step", "state"), [(Step.VERIFIED, IncidentState.VERIFIED), (Step.ESCALATED, IncidentState.ESCALATED)]
)
def test_steps_move_the_incident(on_duty: Workspace, step: Step, state: IncidentState) -> None:
    number = begin(on_duty)
    do(on_duty, number, step)
    do(on_duty, number, Step.ADVISED, "tambah dua orang")
    with on_duty.read() as reader:
        one = incident_of(reader, number)
        steps = [(each.step, each.text) for each in reader.incident_steps(one.id)]
    assert (one.state, steps) == (state, [(step, "ada"), (Step.ADVISED, "tambah dua orang")])


def test_close_tells_what_is_missing_and_leaves_it_open(on_duty: Workspace) -> None:
    number = begin(on_duty, Severity.BERAT)
    do(on_duty, number, Step.KPPS_SAFE)
    with pytest.raises(RuleViolation, match="Saksi diamankan") as refused:
        on_duty.run(CloseIncident(number, "reda", NOW, NOW))
    assert "KPPS" not in refused.value.user_text
    assert found(on_duty, number).is_going_on


def test_complete_incident_closes_without_a_word(on_duty: Workspace) -> None:
    number = begin(on_duty, Severity.BERAT)
    for step in CHECKLIST:
        do(on_duty, number, step)
    on_duty.run(CloseIncident(number, "reda", NOW, NOW))
    assert found(on_duty, number).state is IncidentState.CLOSED
    assert read_board(on_duty).total("incidents") == 0


def test_incomplete_close_keeps_the_gaps_in_the_record(on_duty: Workspace) -> None:
    number = begin(on_duty)
    on_duty.run(CloseIncident(number, "reda", NOW, NOW, is_incomplete_wanted=True))
    with on_duty.read() as reader:
        (closing,) = reader.incident_steps(found(on_duty, number).id)
    assert closing.text.startswith("reda (belum lengkap: Didokumentasikan, ")


def test_close_needs_a_reason_and_an_incident_that_goes_on(on_duty: Workspace) -> None:
    number = begin(on_duty)
    with pytest.raises(RuleViolation, match="keterangan"):
        on_duty.run(CloseIncident(number, "", NOW, NOW, is_incomplete_wanted=True))
    on_duty.run(CloseIncident(number, "reda", NOW, NOW, is_incomplete_wanted=True))
    with pytest.raises(RuleViolation, match="sudah selesai"):
        on_duty.run(CloseIncident(number, "reda", NOW, NOW, is_incomplete_wanted=True))
    do(on_duty, number, Step.REOPENED, "protes lagi")
    assert found(on_duty, number).state is IncidentState.OPEN


def test_repeated_incident_counts_once_and_can_come_back(on_duty: Workspace) -> None:
    first, second = begin(on_duty), begin(on_duty)
    do(on_duty, second, Step.REPEATED, "", first)
    assert (found(on_duty, second).same_as, read_board(on_duty).total("incidents")) == (first, 1)
    do(on_duty, second, Step.REOPENED, "ternyata lain")
    assert (found(on_duty, second).same_as, read_board(on_duty).total("incidents")) == (None, 2)


@pytest.mark.parametrize("other", [1, 7])
def test_link_to_itself_or_to_nothing_is_refused(on_duty: Workspace, other: int) -> None:
    begin(on_duty)
    with pytest.raises((RuleViolation, NotFound)):
        do(on_duty, 1, Step.LINKED, "", other)


def test_amended_report_is_a_new_revision_and_keeps_the_old_words(on_duty: Workspace) -> None:
    number = begin(on_duty)
    assert on_duty.run(AmendIncident(number, {"summary": "Dua saksi memprotes"}, NOW, NOW)) == 1
    assert on_duty.run(AmendIncident(number, {"summary": "Dua saksi memprotes"}, NOW, NOW)) == 1
    one = found(on_duty, number)
    with on_duty.read() as reader:
        (step,) = reader.incident_steps(one.id)
    assert (one.summary, one.revision, step.step) == ("Dua saksi memprotes", 1, Step.AMENDED)
    assert "Saksi memprotes" in step.text


def test_amended_place_moves_the_incident_to_its_kecamatan(on_duty: Workspace) -> None:
    number = begin(on_duty)
    with on_duty.read() as reader:
        last = reader.tps()[-1]
    on_duty.run(AmendIncident(number, {"tps_id": last.id}, NOW, NOW))
    assert found(on_duty, number).kecamatan_code == last.kecamatan_code


def test_summary_cannot_be_emptied_and_state_not_amended(on_duty: Workspace) -> None:
    number = begin(on_duty)
    with pytest.raises(RuleViolation, match="kosong"):
        on_duty.run(AmendIncident(number, {"summary": ""}, NOW, NOW))
    with pytest.raises(ValueError, match="state"):
        on_duty.run(AmendIncident(number, {"state": "CLOSED"}, NOW, NOW))


@pytest.mark.parametrize("step", [Step.CLOSED, Step.AMENDED])
def test_closing_and_amending_are_no_plain_steps(on_duty: Workspace, step: Step) -> None:
    number = begin(on_duty)
    with pytest.raises(ValueError, match="command of its own"):
        do(on_duty, number, step)


def test_evidence_is_kept_byte_for_byte_with_its_custody(on_duty: Workspace) -> None:
    number = begin(on_duty)
    digest = on_duty.run(AttachEvidence(number, "foto.jpg", PHOTO, NOW, NOW, "Padal", "TPS", "AB"))
    assert digest == hashlib.sha256(PHOTO).hexdigest()
    with on_duty.read() as reader:
        one = incident_of(reader, number)
        (file,) = reader.evidence(one.id)
        assert reader.evidence_content(digest) == PHOTO
        assert reader.evidence_content("0" * 64) is None
        assert Step.DOCUMENTED not in missing_of(reader, one)
    assert (file.name, file.size, file.taken_by, file.operator) == ("foto.jpg", len(PHOTO), "Padal", "AB")


def test_evidence_is_not_kept_twice_nor_empty_nor_huge(on_duty: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = begin(on_duty), begin(on_duty)
    on_duty.run(AttachEvidence(first, "a.jpg", PHOTO, NOW))
    on_duty.run(AttachEvidence(second, "b.jpg", PHOTO, NOW))  # the same picture may document two incidents
    with pytest.raises(RuleViolation, match=r"a\.jpg"):
        on_duty.run(AttachEvidence(first, "c.jpg", PHOTO, NOW))
    with pytest.raises(RuleViolation, match="kosong"):
        on_duty.run(AttachEvidence(first, "d.jpg", b"", NOW))
    monkeypatch.setattr("opsroom.services.incidents.LARGEST_FILE", 3)
    with pytest.raises(RuleViolation, match="200 MB"):
        on_duty.run(AttachEvidence(first, "e.jpg", b"lebih", NOW))


def test_unknown_number_is_told(on_duty: Workspace) -> None:
    with pytest.raises(NotFound, match="nomor 9"):
        do(on_duty, 9, Step.VERIFIED)


def test_labels_name_the_incident() -> None:
    assert AddStep(3, Step.KPPS_SAFE, NOW, NOW).label == "Kejadian 3: KPPS diamankan"
    assert CloseIncident(3, "", NOW, NOW).label.startswith("Kejadian 3")
    assert AmendIncident(3, {}, NOW, NOW).label.startswith("Kejadian 3")
    assert AttachEvidence(3, "foto.jpg", b"", NOW).label == "Kejadian 3: bukti foto.jpg"
