import pytest

from opsroom.domain.documents import AnnexGroup
from reports.checks import order_warnings
from reports.fonts import FALLBACK_WARNING, HELVETICA, load_fonts


def test_sound_order_has_no_warning(order):
    assert order_warnings(order(26), load_fonts()) == ()


def test_fonts_left_out_of_the_file_are_named(order):
    assert order_warnings(order(26), HELVETICA) == (FALLBACK_WARNING,)


def test_person_listed_twice_is_named(order, row):
    groups = (AnnexGroup("I", (row(1), row(2, nrp="86010001"), row(3))),)
    (warning,) = order_warnings(order(3, annex_groups=groups), load_fonts())
    assert "NRP 86010001 tercantum 2 kali" in warning


def test_people_without_a_number_are_not_the_same_person(order, row):
    groups = (AnnexGroup("I", (row(1, nrp=""), row(2, nrp=""))),)
    assert order_warnings(order(2, annex_groups=groups), load_fonts()) == ()


@pytest.mark.parametrize(
    ("total", "warned"),
    [
        ("JUMLAH : 3 (tiga) PERSONEL", False),
        ("JUMLAH : 1.003 PERSONEL", True),
        ("JUMLAH TERLAMPIR", False),
        ("", False),
    ],
    ids=["true", "false", "no-number", "none"],
)
def test_total_that_is_not_the_number_of_rows_is_named(order, total, warned):
    warnings = order_warnings(order(3, annex_total=total), load_fonts())
    assert any("1.003" in warning and "3 orang" in warning for warning in warnings) is warned


def test_total_of_an_order_without_annex_is_not_judged(order):
    assert order_warnings(order(3, annex_groups=()), load_fonts()) == ()
