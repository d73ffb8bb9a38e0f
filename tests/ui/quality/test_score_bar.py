import pytest

from opsroom.domain.quality import QualityReport
from opsroom.services.quality import examine_quality
from opsroom.ui.quality.columns import loss_text
from opsroom.ui.quality.score_bar import ScoreBar, score_text, score_tone
from opsroom.ui.theme.tokens import Tone


@pytest.mark.parametrize(
    ("score", "text", "tone"),
    [
        (None, "-", Tone.NEUTRAL),
        (100.0, "100,0", Tone.OK),
        (99.999, "99,9", Tone.OK),
        (87.25, "87,2", Tone.WARN),
        (40.0, "40,0", Tone.ALARM),
    ],
)
def test_scores(score, text, tone):
    assert (score_text(score), score_tone(score)) == (text, tone)


def test_bar_tells_what_was_set_aside(qtbot, look, workspace):
    report = examine_quality(workspace)
    bar = ScoreBar(look)
    qtbot.addWidget(bar)
    bar.show_report(QualityReport(report.lists, 3, "Dengan TPS lain."))
    assert "Dengan TPS lain. 3 dinyatakan bukan masalah." in bar.explanation.text()
    assert bar.cards[0].words.text().endswith("di 12 baris")


def test_small_losses_are_never_shown_as_none(workspace):
    lines = [each for one in examine_quality(workspace).lists for each in one.defects]
    assert all(loss_text(each).startswith("-") for each in lines if each.count)
    assert {loss_text(each) for each in lines if not each.count} == {""}
