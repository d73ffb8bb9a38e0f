"""The situation report as text: the form of the trade, figures of the moment, NIHIL where there is nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.incidents import Severity
from opsroom.domain.stages import Stage
from opsroom.services.incidents import CloseIncident, OpenIncident
from opsroom.services.lapsit import SetLapsitWords, write_lapsit
from opsroom.services.plot_teams import plot
from opsroom.services.radio_desk import open_ear
from opsroom.services.radio_log import Heard, TakeLines
from opsroom.services.report_stage import ReportStage
from opsroom.services.roll_calls import OpenRollCall, Tick, read_roll
from opsroom.services.workspace import Workspace

NOW = datetime(2024, 2, 14, 3, 0, tzinfo=UTC)  # 10.00 WIB


@pytest.fixture
def desk(on_duty: Workspace) -> Workspace:
    plot(on_duty)
    return on_duty


def test_quiet_morning(desk: Workspace) -> None:
    lines = write_lapsit(desk, NOW).splitlines()
    assert lines[0] == "Kepada Yth :"
    assert lines[1].startswith("*KAPOLRES")
    assert lines[2].startswith("Dari : KABAG OPS")
    assert "Selamat pagi Komandan, mohon izin melaporkan" in lines[4]
    assert "Rabu tanggal 14 Februari 2024 pukul 10.00 WIB" in lines[4]
    assert lines[lines.index("*C. KEJADIAN MENONJOL*") + 1] == "*NIHIL*"
    assert "Laporan masuk : *NIHIL*" in lines
    assert lines[-3:] == ["Dum", "", lines[2].removeprefix("Dari : ")]
    assert "{" not in "".join(lines)


def test_figures_are_those_of_the_moment(desk: Workspace) -> None:
    with desk.read() as reader:
        tps = [one.id for one in reader.tps()]
    desk.run(ReportStage(Stage.TPS_BUKA, NOW, tps[:2], at=NOW - timedelta(hours=1)))
    desk.run(ReportStage(Stage.TPS_TUTUP, NOW, tps[:2], at=NOW + timedelta(hours=3)))
    call_id = desk.run(OpenRollCall("Apel", NOW - timedelta(days=3)))
    with desk.read() as reader:
        who = read_roll(reader, call_id)[0].person
    desk.run(Tick(call_id, NOW - timedelta(days=3), who.nrp))
    text = write_lapsit(desk, NOW)
    assert f"- TPS buka : 2/{len(tps)}" in text
    assert "TPS tutup" not in text
    assert "Personel hadir : 1/" in text
    assert f"- TPS tutup : 2/{len(tps)}" in write_lapsit(desk, NOW + timedelta(hours=3))


def test_kecamatan_are_compared_by_where_most_tps_are(desk: Workspace) -> None:
    with desk.read() as reader:
        tps = [one.id for one in reader.tps()]
    desk.run(ReportStage(Stage.TIBA_DESA, NOW, tps))
    desk.run(ReportStage(Stage.SELESAI, NOW, tps[:1]))
    assert ": Tiba di desa " in write_lapsit(desk, NOW)
    assert "- Selesai : 1/" in write_lapsit(desk, NOW)  # told once, for all


@pytest.mark.parametrize("text", ["massa ribut di kurup", "tps 1 kurup massa ribut, tutup"])
def test_nobody_is_told_that_all_is_calm_while_an_alarm_is_no_incident(desk: Workspace, text: str) -> None:
    (line_id,) = desk.run(TakeLines(open_ear(desk).understand(text, NOW), Heard(NOW)))
    assert "aman dan kondusif" not in write_lapsit(desk, NOW)
    assert "aman dan kondusif" in write_lapsit(desk, NOW - timedelta(minutes=1))
    number = desk.run(OpenIncident("Protes saksi", Severity.RINGAN, "Massa ribut", NOW, NOW, line_id=line_id))
    desk.run(CloseIncident(number, "reda", NOW, NOW, is_incomplete_wanted=True))
    assert "aman dan kondusif" in write_lapsit(desk, NOW)


def test_one_kecamatan_names_no_other(desk: Workspace) -> None:
    with desk.read() as reader:
        here, there = reader.kecamatan()[:2]
        count = sum(one.kecamatan_code == here.code for one in reader.tps())
    text = write_lapsit(desk, NOW, here.code)
    assert f"KEC. {here.name}" in text
    assert there.name not in text
    assert f"Jumlah TPS : {count}" in text


def test_incident_is_told_as_it_stood_then(desk: Workspace) -> None:
    number = desk.run(OpenIncident("Protes saksi", Severity.RINGAN, "Saksi memprotes", NOW, NOW))
    later = NOW + timedelta(hours=1)
    desk.run(CloseIncident(number, "reda", later, later, is_incomplete_wanted=True))
    assert "1. Pukul 10.00 WIB Protes saksi: Saksi memprotes (dalam penanganan)" in write_lapsit(desk, NOW)
    assert "masih dalam penanganan; perkembangan" in write_lapsit(desk, NOW)
    assert "(selesai)" in write_lapsit(desk, later)
    assert "aman dan kondusif" in write_lapsit(desk, later)
    assert "Protes saksi" not in write_lapsit(desk, NOW - timedelta(minutes=1))


@pytest.mark.parametrize(("hour", "greeting"), [(0, "pagi"), (6, "siang"), (9, "sore"), (13, "malam")])
def test_greeting_follows_the_clock_of_the_place(desk: Workspace, hour: int, greeting: str) -> None:
    assert f"Selamat {greeting} Komandan" in write_lapsit(desk, datetime(2024, 2, 14, hour, 30, tzinfo=UTC))


def test_words_can_be_changed_and_are_undone(desk: Workspace) -> None:
    desk.run(SetLapsitWords({"address": "Jenderal", "to": "KAPOLDA SUMSEL"}))
    assert "*KAPOLDA SUMSEL*" in write_lapsit(desk, NOW)
    assert "Selamat pagi Jenderal" in write_lapsit(desk, NOW)
    desk.undo()
    assert "Komandan" in write_lapsit(desk, NOW)


@pytest.mark.parametrize(
    "words", [{"to": "{suara}"}, {"to": "{"}, {"to": "{0}"}, {"to": "{head.x}"}, {"tidak_ada": "x"}]
)
def test_words_that_cannot_be_filled_are_refused(desk: Workspace, words: dict[str, str]) -> None:
    with pytest.raises(RuleViolation):
        desk.run(SetLapsitWords(words))
    assert "Komandan" in write_lapsit(desk, NOW)


def test_unknown_kecamatan_is_told(desk: Workspace) -> None:
    with pytest.raises(NotFound, match="999999"):
        write_lapsit(desk, NOW, "999999")
