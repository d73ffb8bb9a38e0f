"""Lines into the log: clear ones count, unclear ones wait, wrong ones are replaced and stay readable."""

from datetime import UTC, datetime, timedelta

import pytest

from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.ids import TpsId
from opsroom.domain.radio_log import LineState, RadioLine
from opsroom.domain.stages import Stage
from opsroom.services.plot_teams import plot
from opsroom.services.radio_desk import Ear, open_ear, read_log, read_moment_text
from opsroom.services.radio_log import AmendLine, AnswerLine, DismissLine, Heard, TakeLines, stamped
from opsroom.services.workspace import Workspace

NOW = datetime(2024, 2, 14, 5, 0, tzinfo=UTC)
HEARD = Heard(NOW, operator="AB", source="DESK")


@pytest.fixture
def desk(on_duty: Workspace) -> Workspace:
    plot(on_duty)
    return on_duty


@pytest.fixture
def ear(desk: Workspace) -> Ear:
    return open_ear(desk)


def tell(desk: Workspace, ear: Ear, text: str, now: datetime = NOW) -> int:
    (line_id,) = desk.run(TakeLines(ear.understand(text, now), Heard(now, "AB")))
    return line_id


def line_of(desk: Workspace, line_id: int) -> RadioLine:
    with desk.read() as reader:
        line = reader.line(line_id)
    assert line is not None
    return line


def states(desk: Workspace) -> dict[TpsId, Stage]:
    with desk.read() as reader:
        return reader.tps_states()


def test_clear_line_counts_at_once(desk: Workspace, ear: Ear) -> None:
    line = line_of(desk, tell(desk, ear, "tps 1 kurup buka 11.30 via ht1 diteruskan oleh padal"))
    (tps_id,) = ear.tps_of("tps 1 kurup")
    assert states(desk) == {tps_id: Stage.TPS_BUKA}
    assert (line.state, line.stage, line.channel, line.relay) == (LineState.TAKEN, "TPS_BUKA", "HT1", "padal")
    assert (line.operator, line.subjects, line.is_late) == ("AB", 1, True)
    assert line.at == datetime(2024, 2, 14, 4, 30, tzinfo=UTC)


def test_unclear_line_waits_and_counts_for_nothing(desk: Workspace, ear: Ear) -> None:
    line = line_of(desk, tell(desk, ear, "kurup buka"))
    assert (line.state, line.subjects, states(desk)) == (LineState.INBOX, 0, {})
    assert "TPS mana" in line.why
    with desk.read() as reader:
        assert [one.id for one in reader.lines(state=LineState.INBOX)] == [line.id]


def test_answer_counts_the_line_at_the_time_it_was_told(desk: Workspace, ear: Ear) -> None:
    line_id = tell(desk, ear, "kurup buka")
    tps = ear.tps_of("tps 1 kurup")
    desk.run(AnswerLine(line_id, Stage.TPS_BUKA, tps))
    line = line_of(desk, line_id)
    assert (line.state, line.stage, line.subjects, line.why) == (LineState.TAKEN, "TPS_BUKA", 1, "")
    assert states(desk) == {tps[0]: Stage.TPS_BUKA}
    with desk.read() as reader:
        assert reader.line_subjects(line_id) == (list(tps), [])


def test_answer_without_a_place_is_refused_and_the_line_still_waits(desk: Workspace, ear: Ear) -> None:
    line_id = tell(desk, ear, "kurup buka")
    with pytest.raises(RuleViolation, match="tetap menunggu"):
        desk.run(AnswerLine(line_id, Stage.TPS_BUKA, ()))
    assert line_of(desk, line_id).state is LineState.INBOX


def test_dismissed_line_stays_with_its_reason(desk: Workspace, ear: Ear) -> None:
    line_id = tell(desk, ear, "tes monitor")
    with pytest.raises(RuleViolation, match="alasannya"):
        desk.run(DismissLine(line_id, " "))
    desk.run(DismissLine(line_id, "uji radio"))
    line = line_of(desk, line_id)
    assert (line.state, line.why, line.text) == (LineState.DISMISSED, "uji radio", "tes monitor")
    with pytest.raises(RuleViolation, match="tidak lagi menunggu"):
        desk.run(DismissLine(line_id, "lagi"))


def test_amended_line_counts_no_more_and_stays(desk: Workspace, ear: Ear) -> None:
    first = tell(desk, ear, "tps 1 kurup buka")
    wrong = tell(desk, ear, "tps 1 kurup tutup", NOW + timedelta(minutes=1))
    (right,) = ear.understand("tps 2 kurup tutup", NOW + timedelta(minutes=1))
    new = desk.run(AmendLine(wrong, right, HEARD))
    one, two = (*ear.tps_of("tps 1 kurup"), *ear.tps_of("tps 2 kurup"))
    assert states(desk) == {one: Stage.TPS_BUKA, two: Stage.TPS_TUTUP}
    assert line_of(desk, wrong).state is LineState.AMENDED
    assert (line_of(desk, new).amends, line_of(desk, first).state) == (wrong, LineState.TAKEN)


def test_state_goes_when_its_only_report_is_amended(desk: Workspace, ear: Ear) -> None:
    wrong = tell(desk, ear, "tim 1 bergeser")
    with desk.read() as reader:
        assert reader.person_states()
    (safe,) = ear.understand("tim 1 aman", NOW)
    desk.run(AmendLine(wrong, safe, HEARD))
    with desk.read() as reader:
        assert reader.person_states() == {}


def test_amended_line_is_not_amended_again(desk: Workspace, ear: Ear) -> None:
    wrong = tell(desk, ear, "tps 1 kurup buka")
    (right,) = ear.understand("tps 2 kurup buka", NOW)
    desk.run(AmendLine(wrong, right, HEARD))
    with pytest.raises(RuleViolation, match="sudah diralat"):
        desk.run(AmendLine(wrong, right, HEARD))
    with pytest.raises(NotFound):
        desk.run(AmendLine(999, right, HEARD))


def test_unclear_amendment_leaves_the_old_line(desk: Workspace, ear: Ear) -> None:
    line_id = tell(desk, ear, "tps 1 kurup buka")
    (unclear,) = ear.understand("kurup", NOW)
    with pytest.raises(RuleViolation, match="Baris lama tidak diubah"):
        desk.run(AmendLine(line_id, unclear, HEARD))
    assert line_of(desk, line_id).state is LineState.TAKEN


def test_older_news_does_not_replace_newer(desk: Workspace, ear: Ear) -> None:
    tell(desk, ear, "tps 1 kurup tutup 11.00")
    tell(desk, ear, "tps 1 kurup buka 07.00")
    (tps_id,) = ear.tps_of("tps 1 kurup")
    assert states(desk) == {tps_id: Stage.TPS_TUTUP}


def test_many_lines_of_one_command_fold_in_order(desk: Workspace, ear: Ear) -> None:
    lines = ear.understand("tps 1 kurup buka 07.00; tps 1 kurup tutup 11.00; tps 2 kurup buka", NOW)
    command = TakeLines(lines, HEARD)
    assert len(desk.run(command)) == 3
    assert command.label == "Laporan radio: tps 1 kurup buka 07.00 (+2)"
    assert set(states(desk).values()) == {Stage.TPS_TUTUP, Stage.TPS_BUKA}


def test_line_that_is_there_already_is_passed_over(desk: Workspace, ear: Ear) -> None:
    lines = ear.understand("tps 1 kurup buka; tps 1 kurup buka", NOW)
    assert len(desk.run(TakeLines(lines, HEARD, ("a", "a")))) == 1
    assert desk.run(TakeLines(lines, HEARD, ("a", "a"))) == ()


def test_safe_is_no_stage(desk: Workspace, ear: Ear) -> None:
    line = line_of(desk, tell(desk, ear, "kec lengkiti aman"))
    assert (line.state, line.subjects, states(desk)) == (LineState.TAKEN, 4, {})


def test_reports_are_never_undone(desk: Workspace, ear: Ear) -> None:
    before = desk.history().undo_label
    tell(desk, ear, "tps 1 kurup buka")
    assert desk.history().undo_label == before


def test_log_of_a_place_holds_what_is_about_it(desk: Workspace, ear: Ear) -> None:
    about = tell(desk, ear, "tps 1 kurup buka")
    people = tell(desk, ear, f"tim {ear.register.team_of_tps[ear.tps_of('tps 1 kurup')[0]]} bergeser")
    tell(desk, ear, "tps 1 tanjung lengkayap buka", NOW + timedelta(hours=1))
    assert [line.id for line in read_log(desk, ear, about="tps 1 kurup")] == [about, people]
    assert [line.id for line in read_log(desk, ear, kecamatan="lubuk batang")][:1] == [about]
    assert len(read_log(desk, ear, since=NOW + timedelta(minutes=1))) == 1
    with pytest.raises(NotFound):
        read_log(desk, ear, about="tps 77 kurup")
    with pytest.raises(NotFound, match="Kecamatan Antah"):
        read_log(desk, ear, kecamatan="Antah")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("07.10", datetime(2024, 2, 14, 0, 10, tzinfo=UTC)),
        ("13-2-2024 23.10", datetime(2024, 2, 13, 16, 10, tzinfo=UTC)),
        ("2024-02-14 07:10", datetime(2024, 2, 14, 0, 10, tzinfo=UTC)),
        ("2024-02-14T00:10:00+00:00", datetime(2024, 2, 14, 0, 10, tzinfo=UTC)),
    ],
)
def test_moments_of_the_terminal_are_read(ear: Ear, text: str, moment: datetime) -> None:
    assert read_moment_text(text, NOW, ear.zone) == moment


@pytest.mark.parametrize("text", ["", "besok", "07.70", "31-2-2024 07.00"])
def test_moment_nobody_can_read_is_refused(ear: Ear, text: str) -> None:
    with pytest.raises(RuleViolation):
        read_moment_text(text, NOW, ear.zone)


def test_stamp_keeps_typed_times(ear: Ear) -> None:
    lines = ear.understand("tps 1 kurup buka 07.00; tps 2 kurup buka", NOW)
    at = NOW - timedelta(hours=2)
    assert [line.at for line in stamped(lines, at)] == [lines[0].at, at]
    assert stamped(lines, None) == lines
