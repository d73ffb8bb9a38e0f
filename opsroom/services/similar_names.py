"""Pairs of people who may be one: found in blocks, so that 50,000 people need seconds and not 1.25 billion pairs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from opsroom.domain.person import Person
from opsroom.domain.person_quality import SAME_NAME_AND_MORE, is_same_person, name_key, same_number
from opsroom.domain.progress import SILENT, Progress
from opsroom.domain.quality import Defect

Pair = tuple[Defect, Person, Person]
_PREFIX = 3
#: A block of more people is divided once more by another word of the name.
_BIG = 300
#: Blocks between two looks at the clock.
_PIECE = 500
#: In a hundred parts, as rapidfuzz counts.
_CUTOFF = SAME_NAME_AND_MORE * 100
_SHORTEST = 4


def alike(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1."""
    return float(fuzz.ratio(one, other)) / 100


def similar_people(people: Sequence[Person], progress: Progress = SILENT) -> Iterator[Pair]:
    """Every pair to look at, once: numbers that differ in zeros, then names alike within a unit or a rank.

    Raises:
        Cancelled: The user asked to stop.
    """
    seen: set[tuple[int, int]] = set()
    for pair in _double_numbers(people):
        seen.add((pair[1].id, pair[2].id))
        yield pair
    keys: dict[int, str] = {person.id: name_key(person.name) for person in people}
    for one, other in _same_words(people, keys):
        if (one.id, other.id) not in seen:
            seen.add((one.id, other.id))
            yield Defect.SAME_PERSON, one, other
    blocks = _blocks(people, keys)
    for number, block in enumerate(blocks):
        if number % _PIECE == 0:
            progress.step(number, len(blocks), "membandingkan nama")
        for one, other in _alike_within(block, keys):
            if (one.id, other.id) not in seen:
                seen.add((one.id, other.id))
                yield Defect.SAME_PERSON, one, other


def _double_numbers(people: Iterable[Person]) -> Iterator[Pair]:
    groups: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        groups[person.nrp.lstrip("0")].append(person)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if same_number(one.nrp, other.nrp):
                yield Defect.DOUBLE_NRP, one, other


def _same_words(people: Iterable[Person], keys: dict[int, str]) -> Iterator[tuple[Person, Person]]:
    """People of one rank or one unit whose names are the same words, in whatever order."""
    groups: defaultdict[tuple[str, str, str], list[Person]] = defaultdict(list)
    for person in people:
        words = " ".join(sorted(keys[person.id].split()))
        # One word alone is shared by hundreds of one rank; within a unit and by telephone it is compared below.
        if " " in words:
            groups["rank", person.rank, words].append(person)
            groups["unit", person.unit.upper(), words].append(person)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if is_same_person(one, other, 1.0):
                yield one, other


def _blocks(people: Sequence[Person], keys: dict[int, str]) -> list[list[Person]]:
    """People who could be alike: one unit and a word that begins alike, or one telephone."""
    near: defaultdict[tuple[str, ...], list[Person]] = defaultdict(list)
    for person in people:
        for start in _starts(keys[person.id]):
            near["unit", person.unit.upper(), start].append(person)
        if person.phone:
            near["phone", person.phone].append(person)
    return [block for block in near.values() if len(block) > 1]


def _alike_within(block: Sequence[Person], keys: dict[int, str]) -> Iterator[tuple[Person, Person]]:
    for part in _parts(block, keys):
        texts = [keys[person.id] for person in part]
        for first, text in enumerate(texts):
            if len(text) < _SHORTEST:
                continue
            for second in range(first + 1, len(texts)):
                found = fuzz.ratio(text, texts[second], score_cutoff=_CUTOFF)
                if found and is_same_person(part[first], part[second], found / 100):
                    yield part[first], part[second]


def _parts(block: Sequence[Person], keys: dict[int, str]) -> Iterable[Sequence[Person]]:
    """A big block in parts: people who share the beginning of a word more, or of the whole single word."""
    if len(block) <= _BIG:
        return (block,)
    starts = Counter(start for person in block for start in _starts(keys[person.id]))
    shared = starts.most_common(1)[0][0]
    parts: defaultdict[str, list[Person]] = defaultdict(list)
    for person in block:
        others = [word[:_PREFIX] for word in keys[person.id].split() if not word.startswith(shared)]
        parts[others[0] if others else keys[person.id][: 2 * _PREFIX]].append(person)
    return parts.values()


def _starts(key: str) -> set[str]:
    return {word[:_PREFIX] for word in key.split()}
