"""Writes the same messages as the phones of several languages and clocks export them."""

from collections.abc import Callable, Sequence
from datetime import datetime

#: When, sender, text; a text of None was deleted, one of "" is a picture.
Told = tuple[datetime, str, str | None]
Writer = Callable[[Sequence[Told]], str]


def _half(hour: int) -> int:
    return hour % 12 or 12


def _android(stamp: Callable[[datetime], str], media: str, deleted: str, notice: str) -> Writer:
    def write(messages: Sequence[Told]) -> str:
        lines = [f"{stamp(messages[0][0])} - {notice}"] if messages else []
        for sent, sender, text in messages:
            body = deleted if text is None else text or media
            lines.append(f"{stamp(sent)} - {sender}: {body}")
        return "\n".join(lines) + "\n"

    return write


def _iphone(stamp: Callable[[datetime], str], media: str, deleted: str, notice: str) -> Writer:
    def write(messages: Sequence[Told]) -> str:
        lines = [f"[{stamp(messages[0][0])}] POSKO: \u200e{notice}"] if messages else []
        for sent, sender, text in messages:
            body = f"\u200e{deleted}" if text is None else text or f"\u200e{media}"
            mark = "\u200e" if text == "" else ""
            lines.append(f"{mark}[{stamp(sent)}] ~\u202f{sender}: {body}")
        return "\r\n".join(lines) + "\r\n"

    return write


_ID_NOTICE = "Pesan dan panggilan terenkripsi secara end-to-end. Hanya peserta chat ini yang dapat membacanya."
_EN_NOTICE = "Messages and calls are end-to-end encrypted. Only people in this chat can read them."
PHONES: dict[str, Writer] = {
    "android id 24": _android(
        lambda at: f"{at:%d/%m/%y %H.%M}", "<Media tidak disertakan>", "Pesan ini telah dihapus", _ID_NOTICE
    ),
    "android en 24": _android(
        lambda at: f"{at:%d/%m/%Y, %H:%M}", "<Media omitted>", "This message was deleted", _EN_NOTICE
    ),
    "android us 12": _android(
        lambda at: f"{at.month}/{at.day}/{at:%y}, {_half(at.hour)}:{at:%M}\u202f{'AM' if at.hour < 12 else 'PM'}",
        "<Media omitted>", "This message was deleted", _EN_NOTICE,
    ),
    "android id 12": _android(
        lambda at: f"{at:%d/%m/%y} {_half(at.hour)}.{at:%M} {'AM' if at.hour < 12 else 'PM'}",
        "<Media tidak disertakan>", "Anda menghapus pesan ini", _ID_NOTICE,
    ),
    "iphone id 24": _iphone(
        lambda at: f"{at:%d/%m/%y %H.%M.%S}", "gambar tidak disertakan", "Pesan ini telah dihapus.", _ID_NOTICE
    ),
    "iphone us 12": _iphone(
        lambda at: f"{at.month}/{at.day}/{at:%y}, {_half(at.hour)}:{at:%M:%S}\u202f{'AM' if at.hour < 12 else 'PM'}",
        "image omitted", "This message was deleted.", _EN_NOTICE,
    ),
    "iphone en 24": _iphone(
        lambda at: f"{at:%d/%m/%Y, %H:%M:%S}", "image omitted", "You deleted this message.", _EN_NOTICE
    ),
}  # fmt: skip
