"""Chats of every phone read back as what was written."""

import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.chat import ChatKind
from opsroom.domain.errors import ImportProblem
from opsroom.exchange.whatsapp import read_chat, read_chat_file
from tests.exchange.chat_phones import PHONES, Told

_START = datetime(2024, 2, 3, 23, 58)  # noqa: DTZ001  a phone's clock
_TOLD: list[Told] = [
    (_START, "Bripka Contoh Satu", "tps 3 kurup tiba"),
    (_START + timedelta(minutes=1), "+62 812-0000-0001", "izin ndan: tps 4 buka\nbaris kedua pukul 07.10 - aman"),
    (_START + timedelta(minutes=40), "Bripka Contoh Satu", ""),
    (_START + timedelta(hours=12), "Padal Lengkiti", None),
    (_START + timedelta(days=9, hours=13), "Padal Lengkiti", "86"),
]


def facts(text: str) -> list[tuple[datetime, str, str, ChatKind]]:
    return [(one.sent.replace(second=0), one.sender, one.text, one.kind) for one in read_chat(text).messages]


@pytest.mark.parametrize("phone", PHONES)
def test_chat_of_any_phone_is_read_as_written(phone: str) -> None:
    wanted = [
        (sent, sender, text or "", ChatKind.DELETED if text is None else ChatKind.TEXT if text else ChatKind.MEDIA)
        for sent, sender, text in _TOLD
    ]
    chat = PHONES[phone](_TOLD)
    assert facts(chat) == wanted
    assert (read_chat(chat).notices, read_chat(chat).strays) == (1, 0)


def test_text_copied_from_the_browser() -> None:
    found = read_chat("[07.10, 14/2/2024] Bripka Contoh: tps 1 buka\n[7:11 PM, 2/14/2024] Padal: aman")
    assert [one.sent.hour for one in found.messages] == [7, 19]
    assert found.messages[0].text == "tps 1 buka"


@pytest.mark.parametrize("mark", ["<This message was edited>", "<Pesan ini diedit>", "<Pesan ini telah diedit.>"])
def test_edited_message_loses_the_mark_and_says_so(mark: str) -> None:
    (one,) = read_chat(f"14/02/24 07.10 - Budi: tps 1 buka {mark}").messages
    assert (one.text, one.is_edited) == ("tps 1 buka", True)


@pytest.mark.parametrize(
    ("body", "caption"),
    [
        ("IMG-20240214-WA0001.jpg (file terlampir)\ntps 1 buka", "tps 1 buka"),
        ("<attached: 00000012-PHOTO-2024-02-14-07-10-00.jpg>", ""),
        ("Surat Tugas.pdf (file attached)", ""),
        ("stiker tidak disertakan", ""),
    ],
)
def test_media_keep_only_their_caption(body: str, caption: str) -> None:
    (one,) = read_chat(f"14/02/24 07.10 - Budi: {body}").messages
    assert (one.text, one.kind) == (caption, ChatKind.MEDIA)


@pytest.mark.parametrize(
    ("stamp", "month"),
    [
        ("02/14/24, 07:10", 2),  # only month first exists
        ("14/02/24, 07:10", 2),
        ("2024-02-14, 07:10", 2),
        ("03/02/24, 07:10", 2),  # doubtful: day first, as here
        ("2/3/24, 7:10 AM", 2),  # doubtful, but an American writing
    ],
)
def test_order_of_day_and_month(stamp: str, month: int) -> None:
    (one,) = read_chat(f"{stamp} - Budi: tps 1 buka").messages
    assert one.sent.month == month


def test_doubtful_dates_follow_the_order_of_the_chat() -> None:
    found = read_chat("01/02/24, 07:10 - A: satu\n01/03/24, 07:10 - A: dua\n02/01/24, 07:10 - A: tiga").messages
    assert [(one.sent.month, one.sent.day) for one in found] == [(1, 2), (1, 3), (2, 1)]


@pytest.mark.parametrize(
    ("words", "hour"), [("7.10 pagi", 7), ("12.10 siang", 12), ("1.10 siang", 13), ("7.10 malam", 19)]
)
def test_times_of_day_in_words(words: str, hour: int) -> None:
    (one,) = read_chat(f"14/02/24 {words} - Budi: aman").messages
    assert one.sent.hour == hour


def test_day_that_does_not_exist_is_counted_not_taken() -> None:
    found = read_chat("31/31/24 07.10 - Budi: aman\nekor")
    assert (found.messages, found.strays) == ((), 1)


def test_lines_before_the_first_head_are_counted() -> None:
    assert read_chat("ekor pesan\n\n14/02/24 07.10 - Budi: aman\n25/02/24 27.10 - x").strays == 1


@given(st.text(max_size=300))
def test_any_text_is_read_without_trouble(text: str) -> None:
    chat = read_chat(text)
    assert all(one.sender for one in chat.messages)


def test_zip_and_text_file_read_alike(tmp_path: Path) -> None:
    text = PHONES["iphone id 24"](_TOLD)
    plain, packed = tmp_path / "chat.txt", tmp_path / "chat.zip"
    plain.write_text(text, "utf-8")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("catatan.txt", "bukan ini")
        archive.writestr("_chat.txt", text)
    assert read_chat_file(plain) == read_chat_file(packed)


def test_what_is_no_chat_is_refused_in_a_sentence(tmp_path: Path) -> None:
    empty = tmp_path / "kosong.txt"
    empty.write_text("halo", "utf-8")
    packed = tmp_path / "foto.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("foto.jpg", b"x")
    for path in (empty, packed, tmp_path / "tidak-ada.txt"):
        with pytest.raises(ImportProblem, match="Tidak ada yang disimpan"):
            read_chat_file(path)


def test_far_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("opsroom.exchange.whatsapp.LARGEST", 3)
    path = tmp_path / "besar.txt"
    path.write_text("14/02/24 07.10 - Budi: aman", "utf-8")
    with pytest.raises(ImportProblem, match="terlalu besar"):
        read_chat_file(path)
