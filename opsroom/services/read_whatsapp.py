"""A WhatsApp chat read as proposed reports: whose, about which TPS, how sure, and whether they are known already."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from opsroom.domain.chat import Chat, ChatKind, ChatMessage
from opsroom.domain.errors import ParseProblem
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.names import bare_name
from opsroom.domain.person import Person
from opsroom.domain.phones import read_phone
from opsroom.domain.radio import Understanding
from opsroom.domain.radio_words import plain
from opsroom.exchange.whatsapp import read_chat, read_chat_file
from opsroom.services.radio_desk import Ear
from opsroom.services.radio_log import Heard, TakeLines
from opsroom.services.workspace import Workspace

#: Clear words, from somebody whose team secures the place.
SURE = 100
#: Clear words, from somebody else.
LIKELY = 85
#: Words without a place, taken as about the TPS of the sender's own team.
BY_SENDER = 70


@dataclass(frozen=True, slots=True)
class Proposal:
    """One report a message may hold.

    Attributes:
        confidence: 0 to 100; 0 waits in the inbox for a person.
        is_known: The same message is in the log already.
    """

    sent_at: datetime
    sender: str
    person_id: PersonId | None
    line: Understanding
    confidence: int
    digest: str
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class ChatReading:
    """What a chat holds.

    Attributes:
        chatter: Messages that report nothing.
        media: Messages with a picture or file that is not in the export; those with a caption are read as well.
    """

    proposals: tuple[Proposal, ...]
    messages: int
    chatter: int
    media: int
    deleted: int

    @property
    def fresh(self) -> tuple[Proposal, ...]:
        """Those that are not in the log yet."""
        return tuple(one for one in self.proposals if not one.is_known)

    def acceptance(self, received_at: datetime, operator: str = "") -> TakeLines:
        """The command that takes all new ones at once: clear ones count, the others wait in the inbox."""
        fresh = self.fresh
        return TakeLines(
            [one.line for one in fresh],
            Heard(received_at, operator, source="WA"),
            digests=[one.digest for one in fresh],
            senders=[one.sender for one in fresh],
        )


class Senders:
    """Finds the person behind a contact name or number."""

    def __init__(self, people: Iterable[Person]) -> None:
        phones: dict[str, list[PersonId]] = {}
        named: dict[str, list[PersonId]] = {}
        for person in people:
            if person.phone:
                phones.setdefault(person.phone, []).append(person.id)
            named.setdefault(plain(bare_name(person.name)), []).append(person.id)
        self._by_phone = _single(phones)
        self._by_name = _single(named)
        self._found: dict[str, PersonId | None] = {}

    def find(self, sender: str) -> PersonId | None:
        """The one person of this number or name, whatever stands before the name (``Bripka``, ``Padal``)."""
        if sender not in self._found:
            self._found[sender] = self._look_up(sender)
        return self._found[sender]

    def _look_up(self, sender: str) -> PersonId | None:
        try:
            phone = read_phone(sender)
        except ParseProblem:
            phone = ""
        if phone:
            return self._by_phone.get(phone)
        words = plain(bare_name(sender)).split()
        for first in range(len(words)):
            found = self._by_name.get(" ".join(words[first:]))
            if found is not None:
                return found
        return None


def read_whatsapp(workspace: Workspace, ear: Ear, source: Path | str) -> ChatReading:
    """Read a chat, from an exported file or from copied text. Thread: any; about a second for 6,000 messages.

    Raises:
        ImportProblem: The file is no chat.
    """
    chat = read_chat_file(source) if isinstance(source, Path) else read_chat(source)
    with workspace.read() as reader:
        senders = Senders(reader.persons())
        found = [_proposals(message, ear, senders) for message in chat.messages]
        known = reader.known_digests([one.digest for some in found for one in some])
    return _reading(chat, found, known)


def _reading(chat: Chat, found: Sequence[Sequence[Proposal]], known: set[str]) -> ChatReading:
    marked: list[Proposal] = []
    seen = set(known)
    proposals = [one for some in found for one in some]
    for one in proposals:
        marked.append(replace(one, is_known=one.digest in seen))
        seen.add(one.digest)
    kinds = [message.kind for message in chat.messages]
    chatter = sum(bool(message.text) and not some for message, some in zip(chat.messages, found, strict=True))
    return ChatReading(tuple(marked), len(kinds), chatter, kinds.count(ChatKind.MEDIA), kinds.count(ChatKind.DELETED))


def _proposals(message: ChatMessage, ear: Ear, senders: Senders) -> list[Proposal]:
    if not message.text:
        return []
    sent_at = message.sent.replace(tzinfo=ear.zone).astimezone(UTC)
    person_id = senders.find(message.sender)
    found: list[Proposal] = []
    for line in ear.understand(message.text, sent_at):
        judged, confidence = _judge(line, person_id, ear, sent_at)
        if judged.is_clear or judged.stage or judged.guesses or judged.is_alarm:
            digest = _digest(message, line.text)
            found.append(Proposal(sent_at, message.sender, person_id, judged, confidence, digest))
    return found


def _judge(line: Understanding, person_id: PersonId | None, ear: Ear, sent_at: datetime) -> tuple[Understanding, int]:
    team = ear.register.team_of_person.get(person_id) if person_id is not None else None
    if line.is_clear:
        own: tuple[TpsId, ...] = ear.register.teams[team].tps_ids if team is not None else ()
        return line, SURE if own and set(line.tps_ids) <= set(own) else LIKELY
    if team is None or not line.stage or line.guesses or line.tps_ids or ear.unknown_words(line.text):
        return line, 0
    # Only words that are clear once the team is said: what is denied stays unclear.
    tries = ear.understand(f"tim {team} {line.text}", sent_at)
    if len(tries) == 1 and tries[0].is_clear:
        return replace(tries[0], text=line.text), BY_SENDER
    return line, 0


def _single(found: Mapping[str, Sequence[PersonId]]) -> dict[str, PersonId]:
    """What stands for one person only; a number or name of two tells nobody."""
    return {key: ids[0] for key, ids in found.items() if len(ids) == 1}


def _digest(message: ChatMessage, text: str) -> str:
    """The same for an Android and an iPhone export: seconds and capitals do not count."""
    key = f"{message.sent:%Y-%m-%d %H:%M}|{plain(message.sender)}|{plain(text)}"
    return hashlib.sha256(key.encode()).hexdigest()
