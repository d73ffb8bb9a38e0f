from dataclasses import fields

import pytest

from opsroom.domain.ids import TpsId
from opsroom.domain.tps import Tps


@pytest.mark.parametrize(("desa", "label"), [("SUKARAYA", "TPS 003 SUKARAYA"), ("", "TPS 003")])
def test_a_tps_is_called_by_number_and_desa(desa: str, label: str):
    assert Tps(TpsId(1), "003", "1601141001", desa).label == label


def test_its_code_is_that_of_the_national_tree():
    assert Tps(TpsId(1), "003", "1601141001").code == "1601141001003"


def test_no_field_could_hold_a_vote():
    names = " ".join(field.name for field in fields(Tps))
    assert not [word for word in ("vote_", "votes", "suara", "result", "count", "turnout") if word in names]


@pytest.mark.parametrize(
    ("men", "women", "total"), [(None, None, None), (120, None, 120), (None, 130, 130), (120, 130, 250), (0, 0, 0)]
)
def test_the_voters_of_a_tps_are_added(men: int | None, women: int | None, total: int | None):
    assert Tps(1, "001", "1601072001", voters_m=men, voters_f=women).voters == total
