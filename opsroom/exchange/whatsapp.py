"""A WhatsApp chat, exported (``.txt`` or ``.zip``) or copied, into messages. Reads nothing else of the export."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

from opsroom.domain.chat import Chat, ChatKind, ChatMessage
from opsroom.domain.errors import ImportProblem
from opsroom.exchange.chat_heads import Head, read_head, settle_moments

#: Larger than any chat of one operation. Units: bytes.
LARGEST = 100_000_000
_MARKS = dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF))
_SPACES = {0x202F: " ", 0x00A0: " "}
_SENDER = re.compile(r"(?P<sender>[^:\"“”]{1,80}): ?(?P<text>.*)", re.DOTALL)
_EDITED = re.compile(r"\s*<(?:this message was edited|pesan ini (?:telah )?diedit)\.?>\s*$", re.IGNORECASE)
_DELETED = re.compile(
    r"(?:this message was deleted|you deleted this message"
    r"|pesan ini (?:telah )?dihapus|anda (?:telah )?menghapus pesan ini"
    r"|(?:this message was deleted by|pesan ini dihapus oleh) (?:an? )?admin.*)\.?\s*",
    re.IGNORECASE,
)
_MEDIA = re.compile(
    r"(?:<media (?:omitted|tidak disertakan)>|<(?:attached|terlampir): [^>]+>"
    r"|(?:image|video|audio|gif|sticker|document|contact card|gambar|foto|stiker|dokumen|kartu kontak)"
    r" (?:omitted|tidak disertakan)|null"
    r"|\S[^\n]*\.\w{2,5} \((?:file attached|file terlampir|berkas terlampir)\))",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:messages and calls are end-to-end encrypted|pesan dan panggilan (?:dienkripsi|terenkripsi) secara end-to-end"
    r"|missed (?:voice|video) call|panggilan (?:suara|video) tak terjawab)",
    re.IGNORECASE,
)


def read_chat_file(path: Path) -> Chat:
    """The chat of an exported ``.txt``, or of the text inside an exported ``.zip``.

    Raises:
        ImportProblem: It cannot be read, is far too large, or holds no chat.
    """
    try:
        raw = _packed(path) if zipfile.is_zipfile(path) else _plain(path)
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as problem:
        raise ImportProblem(
            f"Berkas {path.name} tidak dapat dibaca. Tidak ada yang disimpan; ekspor ulang chat dari WhatsApp.",
            str(problem),
        ) from problem
    chat = read_chat(raw.decode("utf-8-sig", errors="replace"))
    if not chat.messages:
        raise ImportProblem(
            f"Berkas {path.name} bukan ekspor chat WhatsApp. Tidak ada yang disimpan; "
            "di WhatsApp pilih Ekspor chat, lalu buka berkas .txt atau .zip itu."
        )
    return chat


def read_chat(text: str) -> Chat:
    """The messages of a chat as text. Pure; any thread."""
    heads: list[Head] = []
    bodies: list[list[str]] = []
    strays = 0
    for line in text.translate(_MARKS).translate(_SPACES).splitlines():
        head = read_head(line)
        if head is not None:
            heads.append(head)
            bodies.append([head.rest])
        elif bodies:
            bodies[-1].append(line)
        elif line.strip():
            strays += 1
    messages: list[ChatMessage] = []
    notices = 0
    for moment, body in zip(settle_moments(heads), bodies, strict=True):
        match = _SENDER.match("\n".join(body).strip())
        if moment is None:
            strays += 1
        elif match is None or _NOTICE.match(match["text"].strip()):
            notices += 1
        else:
            messages.append(_judged(ChatMessage(moment, match["sender"].strip().removeprefix("~ "), match["text"])))
    return Chat(tuple(messages), notices, strays)


def _judged(message: ChatMessage) -> ChatMessage:
    text = _EDITED.sub("", message.text)
    is_edited = text != message.text
    text = text.strip()
    if _DELETED.fullmatch(text):
        return replace(message, text="", kind=ChatKind.DELETED, is_edited=is_edited)
    caption = _MEDIA.sub("", text, count=1).strip() if _MEDIA.match(text) else text
    kind = ChatKind.TEXT if caption == text else ChatKind.MEDIA
    return replace(message, text=caption, kind=kind, is_edited=is_edited)


def _plain(path: Path) -> bytes:
    _check_size(path, path.stat().st_size)
    return path.read_bytes()


def _packed(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        texts = [entry for entry in archive.infolist() if entry.filename.casefold().endswith(".txt")]
        if not texts:
            raise ImportProblem(f"Berkas {path.name} tidak memuat teks chat. Tidak ada yang disimpan; ekspor ulang.")
        chosen = next((entry for entry in texts if "chat" in entry.filename.casefold()), texts[0])
        _check_size(path, chosen.file_size)
        return archive.read(chosen)


def _check_size(path: Path, size: int) -> None:
    if size > LARGEST:
        raise ImportProblem(f"Berkas {path.name} terlalu besar untuk satu chat. Tidak ada yang disimpan.")
