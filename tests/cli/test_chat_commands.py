"""`opsroom whatsapp`."""

import json
from pathlib import Path

from tests.cli.conftest import Run

_CHAT = "14/02/24 07.10 - Warga: tps 1 kurup buka\n14/02/24 07.11 - Warga: kurup tutup\n14/02/24 07.12 - Warga: siap\n"


def test_chat_is_shown_taken_and_known_again(ops: Path, opsroom: Run, tmp_path: Path) -> None:
    assert opsroom("plot", ops).status == 0
    chat = tmp_path / "chat.txt"
    chat.write_text(_CHAT, "utf-8")
    shown = opsroom("whatsapp", ops, chat).out
    assert "Warga  [85%]" in shown
    assert "3 pesan: 2 laporan baru diusulkan, belum disimpan" in shown
    assert opsroom("log", ops).out == ""
    first, second = (json.loads(line) for line in opsroom("whatsapp", ops, chat, "--accept", "--json").out.splitlines())
    assert (first["sender"], first["confidence"], first["understood"], first["duplicate"]) == ("Warga", 85, True, False)
    assert (second["confidence"], second["inbox"], first["sent"]) == (0, True, "2024-02-14T07:10:00+07:00")
    assert opsroom("log", ops).out.count("\n") == 2
    assert "0 laporan baru" in opsroom("whatsapp", ops, chat, "--accept").out
    assert opsroom("log", ops).out.count("\n") == 2


def test_no_chat_is_one_sentence(ops: Path, opsroom: Run, tmp_path: Path) -> None:
    result = opsroom("whatsapp", ops, tmp_path / "tidak-ada.txt")
    assert result.status == 1
    assert "Tidak ada yang disimpan" in result.err
