"""The words of a line sorted: numbers, teams, names, stages, denials, and what nobody knows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from opsroom.domain.radio_words import ALARMS, DENIALS, FILLERS
from opsroom.services.radio_names import Name, NameIndex, NameKind, near_phrase

_ALL = frozenset({"SEMUA", "SELURUH", "SELURUHNYA", "SEMUANYA", "SEGENAP"})
_EXCEPT = frozenset({"KECUALI", "SELAIN", "TERKECUALI", "MINUS"})
_TEAM = frozenset({"TIM", "TEAM", "REGU"})
_KIND_WORDS = {
    "KEC": NameKind.KECAMATAN, "KECAMATAN": NameKind.KECAMATAN, "POLSEK": NameKind.KECAMATAN,
    "DESA": NameKind.DESA, "DS": NameKind.DESA, "KEL": NameKind.DESA, "KELURAHAN": NameKind.DESA,
}  # fmt: skip
_MOST_WORDS = 7


class Mark(Enum):
    """What a span of words is."""

    NUMBERS = auto()
    TEAM = auto()
    NAME = auto()
    ALL = auto()
    EXCEPT = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """Words that mean one thing.

    Attributes:
        numbers: TPS numbers, or numbers of teams.
        names: Everything called so.
        is_exact: Spelled as it is.
    """

    mark: Mark
    numbers: tuple[int, ...] = ()
    names: tuple[Name, ...] = ()
    is_exact: bool = True


@dataclass
class Spans:
    """A line sorted.

    Attributes:
        stages: Every stage named, in order, each once.
        unknown: Words nobody knows.
        is_doubtful: Unknown words stand where they may belong to a name.
        places: Spans in the order of the line.
    """

    places: list[Span] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    is_denied: bool = False
    is_alarm: bool = False
    is_doubtful: bool = False


def sort_words(words: Sequence[str], names: NameIndex, phrases: Mapping[str, str]) -> Spans:
    """Sort the words of a line; each belongs to one span at most."""
    return _Sorter(words, names, phrases).sorted()


class _Sorter:
    def __init__(self, words: Sequence[str], names: NameIndex, phrases: Mapping[str, str]) -> None:
        self._words, self._names, self._phrases = words, names, phrases
        self._taken: dict[int, Span | None] = {}
        self._lengths: dict[int, int] = {}
        self._found = Spans()

    def sorted(self) -> Spans:
        """Names as they are first, then stages, then numbers; what is left may be misspelled."""
        found, words = self._found, self._words
        found.is_denied = any(word in DENIALS for word in words)
        found.is_alarm = any(word in ALARMS for word in words)
        self._take_teams()
        self._take_names()
        self._take_stages()
        self._take_numbers()
        if not found.stages:
            self._take_near_stage()
        self._widen_names()
        self._take_near_names()
        for place, word in enumerate(words):
            if place not in self._taken and not self._says_nothing(word):
                found.unknown.append(word)
        found.places = [span for _, span in sorted(self._taken.items()) if span is not None]
        found.is_doubtful = any(self._is_doubtful(start, span) for start, span in self._taken.items() if span)
        return found

    def _is_doubtful(self, start: int, span: Span) -> bool:
        """Whether a name touches an unknown word that may be the rest of a longer name."""
        end = start + self._lengths[start]
        beside = [place for place in (start - 1, end) if 0 <= place < len(self._words) and self._is_unknown(place)]
        if span.mark is not Mark.NAME or not beside:
            return False
        is_numeral = any(set(self._words[place]) <= set("IVX") for place in beside)
        return is_numeral or not span.is_exact or self._names.is_part(self._words[start:end])

    def _says_nothing(self, word: str) -> bool:
        return word in FILLERS or word in ALARMS or word in DENIALS or word in self._phrases

    def _free(self, start: int, count: int) -> bool:
        return all(place not in self._taken for place in range(start, start + count))

    def _take(self, start: int, count: int, span: Span | None) -> None:
        self._taken.update(dict.fromkeys(range(start, start + count)))
        self._taken[start] = span
        self._lengths[start] = count

    def _take_teams(self) -> None:
        for place, word in enumerate(self._words[:-1]):
            if word not in _TEAM:
                continue
            end = place + 1
            numbers: list[int] = []
            while end < len(self._words) and (some := _numbers(self._words[end])):
                numbers += some
                end += 1
                if end + 1 < len(self._words) and self._words[end] == "DAN" and _numbers(self._words[end + 1]):
                    end += 1
            if numbers:
                self._take(place, end - place, Span(Mark.TEAM, tuple(numbers)))

    def _windows(self, most: int) -> Iterator[tuple[int, int]]:
        """Every run of words not taken yet, longest first."""
        for count in range(min(most, len(self._words)), 0, -1):
            for start in range(len(self._words) - count + 1):
                if self._free(start, count):
                    yield start, count

    def _take_names(self) -> None:
        for start, count in self._windows(self._names.longest + 1):
            words = self._words[start : start + count]
            if words[0] in _KIND_WORDS or " ".join(words) in self._phrases or (count == 1 and words[0] in FILLERS):
                continue
            if start and _numbers(words[0]) and (self._words[start - 1] == "TPS" or _numbers(self._words[start - 1])):
                continue  # TPS 1 2 3 KOTO BARU: a number, not III KOTO
            names = self._names.exact(words)
            if names and self._free(start, count):
                self._take(start, count, Span(Mark.NAME, names=self._narrowed(start, names)))

    def _narrowed(self, start: int, names: Sequence[Name]) -> tuple[Name, ...]:
        """Only what the word before allows: a desa after DESA."""
        kind = _KIND_WORDS.get(self._words[start - 1]) if start else None
        return tuple(one for one in names if one.kind is kind) or tuple(names) if kind else tuple(names)

    def _take_stages(self) -> None:
        for start, count in self._windows(_MOST_WORDS):
            meaning = self._phrases.get(" ".join(self._words[start : start + count]))
            if meaning and self._free(start, count):
                self._take(start, count, None)
                if meaning not in self._found.stages:
                    self._found.stages.append(meaning)

    def _take_numbers(self) -> None:
        for place, word in enumerate(self._words):
            if place in self._taken:
                continue
            if word in _ALL:
                self._take(place, 1, Span(Mark.ALL))
            elif word in _EXCEPT:
                self._take(place, 1, Span(Mark.EXCEPT))
            elif some := _numbers(word):
                self._take(place, 1, Span(Mark.NUMBERS, some))

    def _take_near_stage(self) -> None:
        compact = {phrase.replace(" ", ""): code for phrase, code in self._phrases.items()}
        for start, count in self._windows(3):
            words = self._words[start : start + count]
            if any(word in FILLERS for word in words) and count == 1:
                continue
            meaning = near_phrase(words, compact)
            if meaning and not self._names.near(words):
                self._take(start, count, None)
                self._found.stages.append(meaning)
                return

    def _widen_names(self) -> None:
        """A name beside unknown words may be the end of a longer one that is misspelled: TANGSII LONTAR."""
        starts = [place for place, span in self._taken.items() if span is not None and span.mark is Mark.NAME]
        for start in starts:
            end = start + self._lengths[start]
            first, last = start, end
            while first and self._may_belong(first - 1) and end - first < self._names.longest:
                first -= 1
            while last < len(self._words) and self._may_belong(last) and last - first < self._names.longest:
                last += 1
            if not any(map(self._is_unknown, range(first, last))):
                continue
            for low, high in sorted(
                ((low, high) for low in range(first, start + 1) for high in range(end, last + 1)),
                key=lambda pair: pair[0] - pair[1],
            ):
                names = self._names.near(self._words[low:high]) if high - low > end - start else ()
                if names:
                    self._taken.pop(start)
                    self._take(low, high - low, Span(Mark.NAME, names=self._narrowed(low, names), is_exact=False))
                    break

    def _may_belong(self, place: int) -> bool:
        return place not in self._taken and self._words[place] not in self._phrases

    def _is_unknown(self, place: int) -> bool:
        return place not in self._taken and not self._says_nothing(self._words[place])

    def _take_near_names(self) -> None:
        for start, count in self._windows(self._names.longest + 1):
            words = self._words[start : start + count]
            # BARU says nothing by itself and ends many a name: one word at least must be unknown, and no stage in it.
            known = [self._says_nothing(word) for word in words]
            if all(known) or any(word in self._phrases for word in words) or not self._free(start, count):
                continue
            names = self._names.near(words)
            if names:
                self._take(start, count, Span(Mark.NAME, names=self._narrowed(start, names), is_exact=False))


def _numbers(word: str) -> tuple[int, ...]:
    """The numbers a word stands for: ``3``, ``003``, ``5-8``; none for other words."""
    first, dash, last = word.partition("-")
    if not first.isdecimal() or (dash and not last.isdecimal()):
        return ()
    if not dash:
        return (int(first),)
    return tuple(range(int(first), int(last) + 1)) if int(first) <= int(last) else ()
