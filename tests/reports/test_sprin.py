"""Acceptance of the whole paper: real PDFs of many sizes read back (documents note section 10)."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsroom.domain.documents import MarginProfile, PageSetup, Paper
from opsroom.domain.errors import Cancelled, RuleViolation
from opsroom.domain.progress import Progress
from reports.sprin import render

MM = 72 / 25.4
SIZES = (1, 3, 4, 14, 26, 120, 477, 700)
SETUPS = st.builds(PageSetup, st.sampled_from(Paper), st.sampled_from(MarginProfile), st.integers(10, 12))


def nrp_words(read):
    """The NRP of the people in the annex, with their places."""
    first = read.document.letter_pages + 1
    signed = [word for word in read.words if word.text == "80010001"]
    return [w for w in read.words if w.page >= first and re.fullmatch(r"\d{8}", w.text) and w not in signed]


def check_annex(read, people):
    """What must hold for an annex of any size."""
    numbers = nrp_words(read)
    assert Counter(word.text for word in numbers) == Counter(f"{86010000 + n}" for n in range(1, people + 1))
    assert re.search(rf"JUMLAH : {people} \(", read.pages[-1])
    on_last = [word for word in numbers if word.page == read.document.pages]
    assert len(on_last) >= min(2, people)
    assert "KEPALA KEPOLISIAN RESOR" in read.pages[-1]
    for page in range(read.document.letter_pages + 1, read.document.pages + 1):
        check_annex_page(read, page, [word for word in numbers if word.page == page])


def check_annex_page(read, page, numbers):
    _, height = read.sizes()[page - 1]
    words = [word for word in read.words if word.page == page]
    assert min(word.y for word in words) >= 15 * MM - 2
    assert max(word.bottom for word in words) <= height - 15 * MM + 2
    assert numbers
    (caption,) = [word for word in words if word.text == "NAMA"]
    assert caption.y < min(word.y for word in numbers)
    bands = [word.y for word in words if word.text == "PADAL:"]
    assert all(band < max(word.y for word in numbers) for band in bands)


@pytest.mark.parametrize("people", SIZES)
@pytest.mark.parametrize("paper", Paper)
def test_annex_of_any_size_is_whole(order, read_back, people, paper):
    check_annex(read_back(order(people, page=PageSetup(paper))), people)


@settings(max_examples=30)
@given(people=st.integers(1, 90), setup=SETUPS)
def test_annex_is_whole_on_every_sheet(order, read_back, people, setup):
    check_annex(read_back(order(people, page=setup)), people)


def test_every_length_around_a_full_page_keeps_two_people_with_the_signature(order, read_back):
    for people in range(24, 34):
        read = read_back(order(people))
        assert sum(word.page == read.document.pages for word in nrp_words(read)) >= 2


@pytest.mark.parametrize("people", [1, 26, 120])
def test_kop_stands_on_the_first_page_of_letter_and_annex_only(order, read_back, people):
    read = read_back(order(people))
    with_kop = [number for number, page in enumerate(read.pages, 1) if "KEPOLISIAN NEGARA REPUBLIK" in page]
    assert with_kop == [1, read.document.letter_pages + 1]


def test_annex_pages_count_from_one_and_show_it_from_the_second_on(order, read_back):
    read = read_back(order(120))
    for page in range(2, read.document.annex_pages + 1):
        sheet = read.document.letter_pages + page
        (block,) = [word for word in read.places("LAMPIRAN") if word.page == sheet]
        assert str(page) in [w.text for w in read.words if w.page == sheet and w.y == pytest.approx(block.y, abs=0.1)]
    first = [word.text for word in read.words if word.page == 2 and word.y < 15 * MM + 12]
    assert "1" not in first


def test_annex_numbers_run_through_all_groups(order, read_back):
    read = read_back(order(130))
    text = "".join(read.pages[1:])
    assert [int(n) for n in re.findall(r"^ *(\d+) +\S.*? \d{8} ", text, re.MULTILINE)] == list(range(1, 131))


@pytest.mark.parametrize(
    ("paper", "portrait"), [(Paper.A4, (595.276, 841.89)), (Paper.F4, (609.449, 935.433))], ids=["A4", "F4"]
)
def test_letter_stands_and_annex_lies_on_the_paper_asked_for(order, read_back, paper, portrait):
    read = read_back(order(14, page=PageSetup(paper)))
    letter, annex = read.document.letter_pages, read.document.annex_pages
    wanted = [portrait] * letter + [portrait[::-1]] * annex
    assert read.sizes() == [pytest.approx(size, abs=0.01) for size in wanted]


def test_pages_are_counted(order, read_back):
    read = read_back(order(120))
    assert int(read.info()["Pages"]) == read.document.pages == read.document.letter_pages + read.document.annex_pages


@pytest.mark.parametrize("groups", [(), "empty"], ids=["none", "groups-without-people"])
def test_order_without_people_in_the_annex_is_a_letter_alone(order, read_back, groups):
    empty = tuple(type(group)(group.band, ()) for group in order(3).annex_groups)
    read = read_back(order(3, annex_groups=empty if groups else ()))
    assert read.document.annex_pages == 0
    assert "LAMPIRAN SURAT PERINTAH KAPOLRES" not in "".join(read.pages)


def test_blanks_stay_blank(order, read_back, row):
    empty = row(2, name="TANPA DATA", rank="", nrp="", position="", desa="", tps="", remark="", kecamatan="", team=0)
    groups = (type(order(1).annex_groups[0])("I. KECAMATAN", (row(1), empty)),)
    text = "".join(read_back(order(2, annex_groups=groups, number="", issue_day="")).pages)
    assert "TANPA DATA" in text
    assert not re.search(r"None|0000|\.\.\.\.", text)


def big_letters(read):
    """Letters of the watermark by page: poppler gives rotated letters one by one."""
    found = {}
    for word in read.words:
        if word.bottom - word.y > 25:
            found.setdefault(word.page, []).append(word.text)
    return {page: "".join(sorted(letters)) for page, letters in found.items()}


def test_draft_says_so_on_every_page(order, read_back):
    read = read_back(order(26, is_draft=True))
    assert big_letters(read) == dict.fromkeys(range(1, read.document.pages + 1), "ADFR")


def test_issued_order_carries_no_watermark(order, read_back):
    assert big_letters(read_back(order(26, is_draft=False))) == {}


def test_rows_copy_in_the_order_of_the_eye(order, read_back):
    read = read_back(order(3))
    text = read.run("pdftotext", "-raw", "-f", "2", str(read.path), "-")
    marks = ("NOMOR", "SPRIN/", "TANGGAL", "FEBRUARI 2024", "PANGKAT", "KET", "86010001", "86010002", "TANJUNG BARU")
    places = [text.index(mark) for mark in (*marks, "005 s.d. 008", "86010003", "JUMLAH")]
    assert places == sorted(places)


def test_classification_stands_at_head_and_foot_of_every_page(order, read_back):
    read = read_back(order(26, classification="Rahasia"))
    marks = Counter(word.page for word in read.places("RAHASIA"))
    assert marks == dict.fromkeys(range(1, read.document.pages + 1), 2)


def test_names_copy_as_they_were_written(order, row, read_back):
    name = "R. A&B <WIRA> D'AMBO, S.H."
    groups = (type(order(1).annex_groups[0])("I. KECAMATAN", (row(1), row(2, name=name))),)
    text = read_back(order(2, annex_groups=groups)).pages[-1]
    assert name in text


def test_progress_is_told_per_page(order):
    heard = []
    document = render(order(26), Progress(lambda share, text: heard.append((share, text))))
    assert len(heard) == document.pages + 1
    assert heard[0] == (0.0, f"Mencetak halaman 1 dari {document.pages}")
    assert heard[-1][0] == 1.0


def test_cancelling_stops_between_pages_and_frees_the_next_rendering(order):
    heard = []
    stop = Progress(lambda share, _: heard.append(share), lambda: len(heard) == 2)
    with pytest.raises(Cancelled):
        render(order(120), stop)
    assert render(order(1)).pages == 2


def test_kop_that_breaks_the_rule_is_refused(order):
    with pytest.raises(RuleViolation, match="Kop surat"):
        render(order(1, kop=("A", "B", "C", "D")))
