"""Roll calls: the list comes from the plan, four digits tick, a wrong tick can be taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.duty import Duty
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.person import Person
from opsroom.domain.radio_log import LineState
from opsroom.domain.roll_calls import count_turnout
from opsroom.domain.stages import Stage
from opsroom.services.absences import AddAbsence
from opsroom.services.board import read_board
from opsroom.services.edit_cells import DeleteRows
from opsroom.services.plot_teams import plot
from opsroom.services.report_stage import ReportStage
from opsroom.services.roll_calls import (
    CloseRollCall,
    MarkAbsent,
    OpenRollCall,
    RollLine,
    Tick,
    latest_call,
    read_roll,
    tick_by_text,
)
from opsroom.services.workspace import Workspace

NOW = datetime(2024, 2, 11, 1, 0, tzinfo=UTC)


@pytest.fixture
def desk(on_duty: Workspace) -> Workspace:
    plot(on_duty)
    return on_duty


@pytest.fixture
def call_id(desk: Workspace) -> int:
    return desk.run(OpenRollCall("Apel pergeseran", NOW, "Mapolres", "Kapolres"))


def lines(desk: Workspace, call_id: int) -> list[RollLine]:
    with desk.read() as reader:
        return read_roll(reader, call_id)


def first(desk: Workspace, call_id: int) -> Person:
    return lines(desk, call_id)[0].person


def present(desk: Workspace) -> int:
    return read_board(desk).total("people_present")


def test_list_holds_everybody_sent_out_senior_first(desk: Workspace, call_id: int) -> None:
    with desk.read() as reader:
        stored = reader.current_plan()
    assert stored is not None
    wanted = {who.person_id for team in stored.plan.teams for who in team.members}
    wanted |= {post.person_id for post in stored.plan.posts}
    found = [line.person for line in lines(desk, call_id)]
    assert {one.id for one in found} == wanted
    assert found == sorted(found, key=lambda one: one.seniority)


def test_list_of_one_kecamatan(desk: Workspace) -> None:
    with desk.read() as reader:
        stored = reader.current_plan()
    assert stored is not None
    team = stored.plan.teams[0]
    found = lines(desk, desk.run(OpenRollCall("Apel malam", NOW, kecamatan_code=team.kecamatan_code)))
    assert {who.person_id for who in team.members} <= {line.person.id for line in found}
    assert {line.team for line in found if line.team} == {
        one.number for one in stored.plan.teams if one.kecamatan_code == team.kecamatan_code
    }


def test_absence_that_is_known_stands_in_the_list(desk: Workspace, call_id: int) -> None:
    who = first(desk, call_id)
    desk.run(AddAbsence((who.id,), Duty.SAKIT, date(2024, 2, 10), date(2024, 2, 12)))
    again = desk.run(OpenRollCall("Apel kedua", NOW))
    entry = next(line.entry for line in lines(desk, again) if line.person.id == who.id)
    assert entry.reason is Duty.SAKIT


def test_four_digits_tick_and_the_wall_knows(desk: Workspace, call_id: int) -> None:
    who = first(desk, call_id)
    assert desk.run(Tick(call_id, NOW, who.nrp[-4:], operator="AB")) == who
    (line,) = [one for one in lines(desk, call_id) if one.entry.present_at]
    assert (line.person, line.entry.operator, present(desk)) == (who, "AB", 1)
    assert lines(desk, call_id)[-1] == line  # the missing stand first


def test_scanner_types_the_whole_number(desk: Workspace, call_id: int) -> None:
    who = first(desk, call_id)
    assert desk.run(Tick(call_id, NOW, who.nrp)) == who


def test_second_tick_changes_nothing(desk: Workspace, call_id: int) -> None:
    who = first(desk, call_id)
    desk.run(Tick(call_id, NOW, who.nrp))
    desk.run(Tick(call_id, NOW + timedelta(hours=1), who.nrp))
    with desk.read() as reader:
        assert [entry.present_at for entry in reader.roll_entries(call_id) if entry.present_at] == [NOW]
        assert len(reader.lines()) == 1


@pytest.mark.parametrize(("digits", "says"), [("12", "paling sedikit 4"), ("0000000", "tidak ada di daftar")])
def test_digits_that_name_nobody_are_told(desk: Workspace, call_id: int, digits: str, says: str) -> None:
    with pytest.raises((NotFound, RuleViolation), match=says):
        desk.run(Tick(call_id, NOW, digits))
    assert present(desk) == 0


def test_digits_of_two_people_ask_for_the_whole_number(desk: Workspace, call_id: int) -> None:
    some = [line.person for line in lines(desk, call_id)][:2]
    with desk._file.work("Samakan", undoable=False) as work:
        work.update_many(Kind.PERSON, [(one.id, {"nrp": f"{80 + place}019999"}) for place, one in enumerate(some)])
    with pytest.raises(RuleViolation, match="2 orang"):
        desk.run(Tick(call_id, NOW, "9999"))
    assert desk.run(Tick(call_id, NOW, "81019999")).id == some[1].id


def test_wrong_tick_is_taken_back_and_stays_readable(desk: Workspace, call_id: int) -> None:
    who = first(desk, call_id)
    desk.run(Tick(call_id, NOW, who.nrp))
    desk.run(MarkAbsent(call_id, who.id, None, NOW))
    with desk.read() as reader:
        told = reader.lines()
        assert [line.state for line in told] == [LineState.AMENDED, LineState.TAKEN]
        assert told[1].amends == told[0].id
    assert (present(desk), first(desk, call_id)) == (0, who)


def test_reason_is_kept_and_a_late_comer_ticked_over_it(desk: Workspace, call_id: int) -> None:
    who = first(desk, call_id)
    desk.run(MarkAbsent(call_id, who.id, Duty.IZIN, NOW, note="anak sakit"))
    entries = [line.entry for line in lines(desk, call_id)]
    assert count_turnout(entries).excused == 1
    assert {entry.note for entry in entries if entry.reason} == {"anak sakit"}
    desk.run(Tick(call_id, NOW, who.nrp))
    assert (count_turnout(line.entry for line in lines(desk, call_id)).excused, present(desk)) == (0, 1)


def test_night_roll_call_does_not_bring_anybody_back_to_the_start(desk: Workspace, call_id: int) -> None:
    who = first(desk, call_id)
    desk.run(ReportStage(Stage.TIBA_POLSEK, NOW, person_ids=(who.id,)))
    desk.run(Tick(call_id, NOW + timedelta(hours=10), who.nrp))
    with desk.read() as reader:
        assert reader.person_states()[who.id] is Stage.TIBA_POLSEK


def test_typed_line_ticks_excuses_and_takes_back(desk: Workspace, call_id: int) -> None:
    who = first(desk, call_id)
    for text, wanted in ((who.nrp[-4:], (1, 0)), (f"{who.nrp[-4:]} dl", (0, 1)), (f"{who.nrp[-4:]} -", (0, 0))):
        assert desk.run(tick_by_text(call_id, text, NOW)) == who
        turnout = count_turnout(line.entry for line in lines(desk, call_id))
        assert (turnout.present, turnout.excused) == wanted


def test_closed_roll_call_is_only_read(desk: Workspace, call_id: int) -> None:
    who = first(desk, call_id)
    desk.run(CloseRollCall(call_id, NOW))
    for command in (Tick(call_id, NOW, who.nrp), MarkAbsent(call_id, who.id, None, NOW), CloseRollCall(call_id, NOW)):
        with pytest.raises(RuleViolation, match="sudah ditutup"):
            desk.run(command)
    assert len(lines(desk, call_id)) > 0


def test_latest_is_the_one_that_goes_on(desk: Workspace, call_id: int) -> None:
    second = desk.run(OpenRollCall("Apel malam", NOW))
    desk.run(CloseRollCall(second, NOW))
    with desk.read() as reader:
        assert latest_call(reader).id == call_id
    desk.run(CloseRollCall(call_id, NOW))
    with desk.read() as reader:
        assert latest_call(reader).id == second


def test_without_name_plan_or_roll_call_a_sentence_says_so(on_duty: Workspace) -> None:
    with pytest.raises(RuleViolation, match="Ploting dahulu"):
        on_duty.run(OpenRollCall("Apel", NOW))
    with pytest.raises(RuleViolation, match="belum bernama"):
        on_duty.run(OpenRollCall(" ", NOW))
    with pytest.raises(NotFound, match="nomor 5"):
        on_duty.run(CloseRollCall(5, NOW))
    with on_duty.read() as reader, pytest.raises(NotFound, match="Belum ada apel"):
        latest_call(reader)


def test_person_on_a_list_cannot_be_deleted(desk: Workspace, call_id: int) -> None:
    with pytest.raises(RuleViolation, match="daftar apel"):
        desk.run(DeleteRows(Kind.PERSON, [first(desk, call_id).id]))
