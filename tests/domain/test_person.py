from opsroom.domain.ids import PersonId
from opsroom.domain.person import Person


def test_seniority_is_rank_then_the_older_number():
    people = [
        Person(PersonId(1), "85010001", "A", rank="BRIPKA"),
        Person(PersonId(2), "79010001", "B", rank="BRIPKA"),
        Person(PersonId(3), "99010001", "C", rank="IPDA"),
        Person(PersonId(4), "70010001", "D", rank="STAF"),
    ]
    assert [person.name for person in sorted(people, key=lambda person: person.seniority)] == ["C", "B", "A", "D"]
