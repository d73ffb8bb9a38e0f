import pytest

from opsroom.domain.strength import Strength
from opsroom.services.plan_view import read_plan_view
from opsroom.ui.plotting.figures import FiguresBar, share_text


def strength(own, out):
    return Strength(own, own, out, out, {}, {})


@pytest.fixture
def bar(qtbot, look):
    bar = FiguresBar(look)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def test_share_is_told_with_both_numbers_and_the_order():
    assert share_text(strength(627, 418)) == "418 dari 627 = 66,7% (perintah 66,7%, 2/3 kekuatan)"


@pytest.mark.parametrize("absent", [None, strength(0, 0)], ids=["no-plan", "no-roster"])
def test_share_that_cannot_be_told_names_the_order_only(absent):
    assert share_text(absent) == "belum ada (perintah 66,7%, 2/3 kekuatan)"


def test_figures_of_a_plan(bar, make_operation):
    bar.show_plan(read_plan_view(make_operation()))
    figures = (bar.teams, bar.people, bar.covered, bar.short, bar.crossing)
    assert [figure.text for figure in figures] == ["4", "8", "8 dari 10", "2", "2"]


def test_figures_rest_before_the_first_plan(bar):
    bar.show_plan(None)
    assert bar.teams.text == "-"
    assert bar.share.text.startswith("belum ada")


def test_figure_is_named_for_screen_readers(bar, make_operation):
    bar.show_plan(read_plan_view(make_operation()))
    assert bar.short.accessibleName() == "Belum terisi: 2"
    assert "Kekuatan keluar: 8 dari 12" in bar.share.accessibleName()


def test_bar_is_filled_up_to_the_share(bar, look):
    bar.resize(1200, bar.sizeHint().height())
    bar.share.show_strength(strength(100, 50))
    image = bar.share.grab().toImage()
    row = image.height() - 7
    assert image.pixelColor(image.width() // 4, row) == look.theme.qcolor("accent")
    assert image.pixelColor(image.width() * 3 // 4, row) == look.theme.qcolor("surface")
    order = round(image.width() * 2 / 3)
    assert look.theme.qcolor("text") in [image.pixelColor(x, row) for x in range(order - 2, order + 2)]


def test_numbers_of_the_share_are_never_cut(bar):
    bar.share.show_strength(strength(1627, 1418))
    assert bar.share.fontMetrics().horizontalAdvance(bar.share.text) <= bar.share.minimumSizeHint().width()
