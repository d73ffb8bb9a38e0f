"""Messages of an exported or copied WhatsApp chat, before anybody asked what they report."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ChatKind(StrEnum):
    """What a message holds."""

    TEXT = "TEXT"
    MEDIA = "MEDIA"  # a picture, voice or file that is not in the export; its caption, if any, is the text
    DELETED = "DELETED"


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message.

    Attributes:
        sent: As the phone shows it: local and without zone.
        sender: Contact name or telephone number, as the phone shows it.
        text: Without the marks of the phone; may have several lines.
    """

    sent: datetime
    sender: str
    text: str
    kind: ChatKind = ChatKind.TEXT
    is_edited: bool = False


@dataclass(frozen=True, slots=True)
class Chat:
    """A whole chat in its order.

    Attributes:
        notices: Lines of the program itself (who joined, encryption), which nobody wrote.
        strays: Lines before the first message, e.g. of a message copied only in part.
    """

    messages: tuple[ChatMessage, ...]
    notices: int = 0
    strays: int = 0
