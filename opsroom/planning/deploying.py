"""People to kecamatan: whose unit serves it, lent troops spread, leaders where they lack, the rest in fair shares."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heapify, heappop, heapreplace

from opsroom.domain.forces import OWN_FORCE
from opsroom.domain.ids import PersonId
from opsroom.domain.person import Person
from opsroom.planning.naming import Crew
from opsroom.planning.request import Case, unit_key


def is_lent(person: Person) -> bool:
    """Whether somebody comes from outside the Polres and its Polsek."""
    return person.source not in OWN_FORCE


@dataclass(slots=True)
class Post:
    """What one kecamatan still needs and has got.

    Attributes:
        crews: Teams.
        seats: Seats no pin has filled.
        leaders: Seats of leaders nobody is there for yet.
        people: Sent so far.
        lent: Of those, lent troops.
    """

    crews: int = 0
    seats: int = 0
    leaders: int = 0
    people: list[Person] = field(default_factory=list)
    lent: int = 0

    @property
    def is_open(self) -> bool:
        """Whether a seat is free."""
        return len(self.people) < self.seats

    @property
    def filled(self) -> Fraction:
        """Share of the seats that is filled."""
        return Fraction(len(self.people), self.seats)


class Deployment:
    """Sends people to kecamatan in four waves; afterwards every seat is filled or nobody is left.

    Attributes:
        posts: By kecamatan, in order.
        idle: Who is not needed, senior first.
    """

    def __init__(self, case: Case, crews: Sequence[Crew]) -> None:
        self._areas = case.unit_areas
        self.posts: dict[str, Post] = {}
        pinned = {person for crew in crews for person in crew.pinned}
        free = [person for person in case.people if person.id not in pinned]
        self._seniors = leading_half(case.people, len(crews))
        for crew in crews:
            post = self.posts.setdefault(crew.kecamatan, Post())
            post.crews += 1
            post.seats += crew.size - len(crew.pinned)
            post.leaders += not self._seniors.intersection(crew.pinned)
        waiting = self._send_serving(free)
        seats = sum(post.seats - len(post.people) for post in self.posts.values())
        called = sorted(waiting, key=is_lent)[:seats]
        self._send_lent([person for person in called if is_lent(person)])
        self._send_own([person for person in called if not is_lent(person)])
        gone = {person.id for post in self.posts.values() for person in post.people}
        self.idle = [person for person in free if person.id not in gone]

    def _send(self, person: Person, post: Post) -> None:
        post.people.append(person)
        post.lent += is_lent(person)
        post.leaders -= person.id in self._seniors

    def _send_serving(self, people: Sequence[Person]) -> list[Person]:
        """To the kecamatan the person's unit serves, evenly when it serves several; returns who found no seat there."""
        waiting = []
        for person in people:
            areas = self._areas.get(unit_key(person.unit), frozenset())
            own = [self.posts[code] for code in sorted(areas) if code in self.posts and self.posts[code].is_open]
            if own:
                self._send(person, min(own, key=lambda post: post.filled))
            else:
                waiting.append(person)
        return waiting

    def _send_lent(self, people: Sequence[Person]) -> None:
        """Spread every force over the kecamatan in proportion to their teams."""
        queue = _Queue(list(self.posts.values()), lambda post: Fraction(post.lent + 1, post.crews))
        for person in sorted(people, key=lambda one: one.source.value):
            self._send(person, queue.first())

    def _send_own(self, people: Sequence[Person]) -> None:
        """Senior first: leaders where most are missing, then everybody where the share of filled seats is least."""
        lacking = _Queue(list(self.posts.values()), lambda post: Fraction(-post.leaders, post.crews))
        emptiest = _Queue(list(self.posts.values()), lambda post: post.filled)
        for person in people:
            post = lacking.first() if person.id in self._seniors else None
            self._send(person, post if post is not None and post.leaders > 0 else emptiest.first())


class _Queue:
    """The open post with the least of a figure that only grows, the first in order among equals."""

    def __init__(self, posts: Sequence[Post], figure: Callable[[Post], Fraction]) -> None:
        self._posts, self._figure = posts, figure
        self._heap = [(figure(post), number) for number, post in enumerate(posts) if post.is_open]
        heapify(self._heap)

    def first(self) -> Post:
        """It; there must be one."""
        while True:
            known, number = self._heap[0]
            post = self._posts[number]
            if not post.is_open:
                heappop(self._heap)
            elif (now := self._figure(post)) != known:
                heapreplace(self._heap, (now, number))
            else:
                return post


def leading_half(people: Sequence[Person], teams: int) -> frozenset[PersonId]:
    """Of `people`, senior first, the most senior, as many as there are teams: each team should get one of them."""
    return frozenset(person.id for person in people[:teams])
