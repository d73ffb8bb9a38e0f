"""Large text files are read line by line; the lines are those of the same file taken whole."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsroom.domain.errors import ImportProblem
from opsroom.exchange import csv_texts
from opsroom.exchange.csv_reading import csv_sheet
from opsroom.exchange.csv_texts import MAX_LINE, decode, read_lines, split_lines

TEXT = "NO;NAMA;DESA\r\n1;JOSÉ;\x22KURUP\x22\r\n2;ANDRÉ;LENGKITI\r\n\r\n3;RENÉ;KURUP"


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_texts, "WHOLE", 0)


def _streamed(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    lines = read_lines(path)
    found = [line.removesuffix("\n") for line in lines]
    assert lines.path == path
    assert lines.count >= len(found)
    assert found == [line.removesuffix("\n") for line in lines], "a second pass gives the same"
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_streamed_lines_are_those_of_the_whole(tmp_path: Path, encoding: str, end: str) -> None:
    data = (TEXT + end).encode(encoding)
    assert _streamed(tmp_path / "a.csv", data) == split_lines(decode(data)) == TEXT.split("\r\n")


def test_letters_behind_the_sample_are_those_of_western_europe() -> None:
    assert decode(b"1;KURUP\n" * 9000 + "RENÉ MÜLLER Ñ".encode("cp1252")).endswith("RENÉ MÜLLER Ñ")


def test_foreign_letter_behind_the_sample_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_texts, "_CHUNK", 100_000)
    lines = [f"{number};KURUP" for number in range(20_000)] + ["20001;JOSÉ"]
    assert _streamed(tmp_path / "a.csv", "\n".join(lines).encode("cp1252")) == lines


@pytest.mark.parametrize(
    ("data", "lines"),
    [(b"a;b\x00\nc;d\n", ["a;b", "c;d"]), (b"a\n" + b"x" * (MAX_LINE + 5) + b"\nb", ["a", "x" * MAX_LINE, "b"])],
)
def test_damaged_lines_are_mended_as_they_come(tmp_path: Path, data: bytes, lines: list[str]) -> None:
    assert _streamed(tmp_path / "a.csv", data) == lines


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.sampled_from('ab;"\n\r\x00é'), min_size=1).filter(lambda text: "\r\x00" not in text))
def test_any_text_has_the_same_lines_both_ways(tmp_path: Path, text: str) -> None:
    text = f"{'a' * 4 * len(text)}\n{text}"  # many NUL bytes would make it UTF-16
    assert _streamed(tmp_path / "a.csv", text.encode()) == split_lines(text)


def test_table_of_a_large_file_is_read_by_rows_and_by_blocks(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("NO;NAMA\n" + "".join(f"{n};ORANG {n}\n" for n in range(1, 2501)), "utf-8")
    grid = csv_sheet(path).load()
    assert grid.blocks is not None
    rows = [row for _, row in grid.walk()]
    assert rows[2500] == [2500, "ORANG 2500"]
    assert [row for block in grid.blocks() for row in block.rows()] == rows


def test_file_that_vanishes_while_it_is_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TEXT, "utf-8")
    grid = csv_sheet(path).load()
    path.unlink()
    with pytest.raises(ImportProblem, match="tidak dapat dibuka"):
        list(grid.walk())
