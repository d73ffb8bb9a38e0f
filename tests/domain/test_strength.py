import pytest

from opsroom.domain.duty import Duty
from opsroom.domain.forces import Source
from opsroom.domain.ids import PersonId
from opsroom.domain.person import Person
from opsroom.domain.strength import ORDERED_SHARE, measure

ROSTER = [
    Person(PersonId(1), "1", "A", source=Source.POLRES, duty=Duty.PAM_TPS),
    Person(PersonId(2), "2", "B", source=Source.POLSEK, duty=Duty.PAM_TPS),
    Person(PersonId(3), "3", "C", source=Source.POLSEK, duty=Duty.CUTI),
    Person(PersonId(4), "4", "D", source=Source.BRIMOB, duty=Duty.PAM_TPS),
]


def test_the_share_that_is_out_counts_the_own_force_alone():
    strength = measure(iter(ROSTER), {PersonId(1), PersonId(2), PersonId(4)})
    assert (strength.total, strength.own, strength.own_out, strength.out) == (4, 3, 2, 3)
    assert strength.share_out == pytest.approx(ORDERED_SHARE)


def test_people_are_counted_per_origin_and_status():
    strength = measure(ROSTER, set())
    assert strength.by_source == {Source.POLRES: 1, Source.POLSEK: 2, Source.BRIMOB: 1}
    assert strength.by_duty == {Duty.PAM_TPS: 3, Duty.CUTI: 1}


def test_without_an_own_force_there_is_no_share():
    assert measure(ROSTER[3:], {PersonId(4)}).share_out is None
