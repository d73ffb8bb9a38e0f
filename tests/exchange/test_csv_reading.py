"""Text tables as offices produce them: every encoding, delimiter and accident."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.errors import ImportProblem
from opsroom.exchange.cells import Row
from opsroom.exchange.csv_reading import csv_sheet, find_delimiter
from opsroom.exchange.csv_texts import decode, split_lines

TABLE = "NO;NAMA;NRP\r\n1;JOSÉ;85010203\r\n2;BUDI SANTOSO, S.H., M.H.;03010204\r\n"


def rows_of(path: Path, data: bytes) -> list[Row]:
    path.write_bytes(data)
    return [row for _, row in csv_sheet(path).load().walk()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-32"])
def test_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    assert rows_of(tmp_path / "a.csv", TABLE.encode(encoding))[1] == [1, "JOSÉ", "85010203"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    data = f"NO{delimiter}NAMA{delimiter}NRP\n1{delimiter}BUDI{delimiter}85010203\n"
    assert rows_of(tmp_path / "a.csv", data.encode())[0] == ["NO", "NAMA", "NRP"]


def test_commas_inside_names_do_not_make_the_delimiter() -> None:
    assert find_delimiter(TABLE.splitlines()) == ";"


def test_an_empty_sample_has_some_delimiter() -> None:
    assert find_delimiter([]) == ","


def test_excel_hint_names_the_delimiter_and_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"sep=|\r\nNO|A,B,C\r\n")
    assert list(csv_sheet(path).load().walk()) == [(2, ["NO", "A,B,C"])]


def test_line_typed_with_another_delimiter_is_cut_all_the_same(tmp_path: Path) -> None:
    rows = rows_of(tmp_path / "a.csv", b"NAMA,EMAIL,NRP\nbudi,b@x.id,85010203\nucup;ucup@gmail.com\n")
    assert rows[2] == ["ucup", "ucup@gmail.com"]


def test_single_text_with_a_comma_stays_one_cell(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", b"NO;NAMA\nBAG OPS, SAT\n1;BUDI\n")[1] == ["BAG OPS, SAT"]


def test_trailing_semicolon_is_no_part_of_the_last_cell(tmp_path: Path) -> None:
    rows = rows_of(tmp_path / "a.csv", b"NAMA,HP;\nbudi,0812345;\nani,0813;\n")
    assert [row[-1] for row in rows] == ["HP", "0812345", "0813"]


def test_nul_bytes_are_dropped(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", b"NO,NA\x00MA\n1,BU\x00DI\n") == [["NO", "NAMA"], [1, "BUDI"]]


def test_carriage_returns_alone_end_lines() -> None:
    assert split_lines("a\rb\r\nc\nd") == ["a", "b", "c", "d"]


def test_line_break_inside_quotes_stays_in_its_cell(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", b'NO,"NAMA\nLENGKAP",NRP\n1,"BUDI, S.H.",x\n')[0][1] == "NAMA\nLENGKAP"


def test_quoted_line_break_is_trusted_below_many_title_lines(tmp_path: Path) -> None:
    data = b"DAFTAR NAMA\n" * 10 + b"NO,NAMA,NRP\n" + b'1,"BUDI, S.H.\nNRP 85010203",x\n' * 5
    assert rows_of(tmp_path / "a.csv", data)[-1] == [1, "BUDI, S.H.\nNRP 85010203", "x"]


def test_unclosed_quote_swallows_no_line(tmp_path: Path) -> None:
    rows = rows_of(tmp_path / "a.csv", b'NO,NAMA,NRP\n1,"BUDI,85010203\n2,ANI,85010204\n3,"C",85010205\n')
    assert rows[1:] == [[1, "BUDI", "85010203"], [2, "ANI", "85010204"], [3, "C", "85010205"]]


def test_cell_longer_than_the_csv_module_takes_is_cut(tmp_path: Path) -> None:
    rows = rows_of(tmp_path / "a.csv", b'NO,NAMA\n1,"' + b"x" * 200_000 + b'\n2,b"\n')
    assert len(rows) == 3


def test_quoted_cell_of_many_long_lines_falls_back_to_plain_reading(tmp_path: Path) -> None:
    rows = rows_of(tmp_path / "a.csv", b'NO,NAMA\n1,"' + b"\n".join([b"y" * 90_000] * 3) + b"\n")
    assert rows[0] == ["NO", "NAMA"]


def test_bare_digits_are_numbers_as_a_spreadsheet_would_show_them(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", b"a,b,c,d\n3010203,03010203,85010203,007\n")[1] == [
        3010203,
        "03010203",
        "85010203",
        "007",
    ]


def test_apostrophe_of_our_own_export_is_taken_off(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", b"a,b\n'=1+1,'tua\n")[1] == ["=1+1", "'tua"]


def test_unreadable_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="tidak dapat dibuka"):
        csv_sheet(tmp_path / "hilang.csv").load()


def test_blank_lines_are_walked_as_empty_rows(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", b"NO,NAMA\n\n1,B\n") == [["NO", "NAMA"], [], [1, "B"]]


@given(st.binary(max_size=300))
def test_any_bytes_decode(data: bytes) -> None:
    assert isinstance(decode(data), str)


@given(st.text(max_size=200))
def test_any_text_is_walked_without_a_crash(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_text(text, encoding="utf-8", errors="replace")
    grid = csv_sheet(path).load()
    assert len(list(grid.walk())) <= grid.height
