import pytest

from opsroom.ui.board.figures import HEADS, coverage_tone, page_of, progress_tone
from opsroom.ui.theme.tokens import Tone


def column(page, *head):
    return [line.cells[HEADS.index(head)] for line in page.lines]


def test_first_line_sums_all_kecamatan(make_snapshot):
    page = page_of(make_snapshot(kecamatan=2, tps=1225, covered=1214))
    assert page.lines[0].is_sum
    assert column(page, "TPS", "TERISI")[0].text == "2.428/2.450"
    assert len(page.lines) == 3


def test_uncovered_tps_ask_for_attention_by_tone_and_word(make_snapshot):
    page = page_of(make_snapshot(kecamatan=1, tps=119, covered=117))
    assert column(page, "TPS", "TERISI")[1].tone is Tone.WARN
    assert (page.totals[0].word, page.totals[0].tone) == ("kurang 2", Tone.WARN)


def test_full_coverage_is_calm(make_snapshot):
    page = page_of(make_snapshot(kecamatan=1, tps=119, covered=119))
    assert (page.totals[0].word, page.totals[0].tone) == ("semua terisi", Tone.OK)


def test_missing_plan_is_said(make_snapshot):
    page = page_of(make_snapshot(plan_version=0, covered=0))
    assert page.totals[0].word == "belum ada ploting"
    assert page.foot == "Belum ada ploting"


@pytest.mark.parametrize(
    ("present", "word", "tone"),
    [(0, "belum apel", Tone.NEUTRAL), (5, "sebagian hadir", Tone.INFO), (121, "lengkap", Tone.OK)],
)
def test_presence_is_told_in_a_word(make_snapshot, present, word, tone):
    total = page_of(make_snapshot(kecamatan=1, present=present)).totals[2]
    assert (total.value, total.word, total.tone) == (f"{present}/121", word, tone)


def test_stage_columns_shrink_like_a_funnel(make_snapshot):
    line = page_of(make_snapshot(kecamatan=1, tps=119)).lines[1]
    shares = [cell.share for cell in line.cells[3:-1]]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == 1.0


def test_incidents_raise_the_alarm(make_snapshot):
    page = page_of(make_snapshot(kecamatan=1, incidents=2))
    assert column(page, "KEJADIAN")[1].tone is Tone.ALARM
    assert (page.totals[-1].value, page.totals[-1].word) == ("2", "ada kejadian")


def test_no_incident_is_nihil(make_snapshot):
    assert page_of(make_snapshot(incidents=0)).totals[-1].word == "nihil"


def test_share_of_the_force_stands_beside_the_order(make_snapshot):
    total = page_of(make_snapshot()).totals[3]
    assert (total.value, total.word) == ("66,7%", "perintah 66,7%")


def test_share_without_a_roster_is_a_dash(make_snapshot):
    assert page_of(make_snapshot(share_out=None)).totals[3].value == "-"


def test_names_of_people_are_hidden_unless_asked_for(make_snapshot):
    snapshot = make_snapshot(kecamatan=1)
    assert page_of(snapshot).lines[1].padal == ""
    assert page_of(snapshot, shows_padal=True).lines[1].padal == "IPTU SUPARDI WIJAYA, S.H."


def test_kecamatan_without_tps_is_neutral():
    assert coverage_tone(0, 0) is Tone.NEUTRAL
    assert progress_tone(0, 0) is Tone.NEUTRAL
