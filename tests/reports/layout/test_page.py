import pytest

from opsroom.domain.documents import MarginProfile, PageSetup, Paper
from reports.layout import MM
from reports.layout.page import landscape, portrait


@pytest.mark.parametrize(
    ("paper", "width", "height"), [(Paper.A4, 595.28, 841.89), (Paper.F4, 609.45, 935.43)], ids=["A4", "F4"]
)
def test_sheets_have_their_size(paper, width, height):
    upright, lying = portrait(PageSetup(paper)), landscape(PageSetup(paper))
    assert (upright.width, upright.height) == (pytest.approx(width, abs=0.01), pytest.approx(height, abs=0.01))
    assert (lying.width, lying.height) == (upright.height, upright.width)


@pytest.mark.parametrize(
    ("profile", "margins"), [(MarginProfile.BAKU, (20, 15, 25, 15)), (MarginProfile.PADAT, (12.5, 15, 20, 15))]
)
def test_letter_margins_follow_the_profile(profile, margins):
    sheet = portrait(PageSetup(margins=profile))
    assert [side / MM for side in (sheet.top, sheet.bottom, sheet.left, sheet.right)] == pytest.approx(margins)


def test_text_lies_between_the_margins():
    sheet = landscape(PageSetup())
    assert sheet.text_width / MM == pytest.approx(262)
    assert sheet.text_right == pytest.approx(sheet.left + sheet.text_width)
    assert sheet.text_top / MM == pytest.approx(195)
