import pytest

from opsroom.domain.documents import MarginProfile, PageSetup, Paper
from opsroom.domain.errors import DocumentError
from opsroom.domain.wording import write_addressee

MM = 72 / 25.4
LONG_ORDERS = tuple(f"melaksanakan tugas ke-{n} dengan saksama dan penuh rasa tanggung jawab;" for n in range(1, 40))


def lines(read, page=1):
    return [line.strip() for line in read.pages[page - 1].splitlines() if line.strip()]


def test_parts_stand_in_their_order(order, read_back):
    text = read_back(order(4)).pages[0]
    parts = (
        "KEPOLISIAN NEGARA", "SURAT PERINTAH", "Nomor:", "Pertimbangan", "Dasar", "DIPERINTAHKAN", "Kepada", "Untuk",
        "Selesai.", "Dikeluarkan di", "pada tanggal", "KEPALA KEPOLISIAN", "WIRATAMA", "AJUN KOMISARIS",
    )  # fmt: skip
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert text.index("Selesai.") < text.index("Tembusan:")


@pytest.mark.parametrize("profile", MarginProfile)
@pytest.mark.parametrize("paper", Paper)
def test_order_of_usual_length_takes_one_page(order, read_back, paper, profile):
    assert read_back(order(4, page=PageSetup(paper, profile))).document.letter_pages == 1


def test_number_and_day_left_blank_leave_room_for_the_pen(order, read_back):
    read = read_back(order(1))
    before, after = read.places("Sprin/")[0], read.places("/II/OPS.1.3./2024")[0]
    assert after.x - before.right >= 12 * MM - 0.5
    (colon,) = [
        w for w in read.words if w.page == 1 and w.text == ":" and w.y > 500 and w.x > 300 and _is_date(read, w)
    ]
    month = next(w for w in read.words if w.page == 1 and w.text == "Februari" and abs(w.y - colon.y) < 1)
    assert month.x - colon.right >= 12 * MM


def _is_date(read, colon):
    return any(w.text == "tanggal" and w.page == 1 and abs(w.y - colon.y) < 1 for w in read.words)


def test_number_and_day_that_are_known_are_printed(order, read_back):
    read = read_back(order(1, number="123", issue_day="11"))
    assert "Nomor: Sprin/123/II/OPS.1.3./2024" in lines(read)
    assert any("pada tanggal : 11 Februari 2024" in " ".join(line.split()) for line in lines(read))


def test_emblem_keeps_18_mm_free_below_the_kop(order, read_back):
    read = read_back(order(1))
    kop, title = read.places("RESOR")[0], read.places("SURAT")[0]
    assert title.y - kop.bottom >= 18 * MM
    between = [w for w in read.words if w.page == 1 and kop.bottom < w.y < title.y - 1]
    assert between == []


def test_first_page_has_no_number_and_the_second_has(order, read_back):
    read = read_back(order(1, orders=LONG_ORDERS, number="7", issue_day="11"))
    assert read.document.letter_pages > 1
    head = lines(read, 2)[:3]
    assert head[0].split() == ["2", "SURAT", "PERINTAH", "KAPOLRES", "OKU"]
    assert [" ".join(line.split()) for line in head[1:]] == [
        "NOMOR : SPRIN/7/II/OPS.1.3./2024",
        "TANGGAL : 11 FEBRUARI 2024",
    ]
    assert "SURAT PERINTAH KAPOLRES" not in read.pages[0]


@pytest.mark.parametrize("count", range(6, 24))
def test_last_order_and_signature_share_a_page(order, read_back, count):
    read = read_back(order(1, orders=LONG_ORDERS[:count]))
    last = read.pages[read.document.letter_pages - 1]
    assert f"tugas ke-{count} " in last
    assert "Selesai." in last
    assert "KEPALA KEPOLISIAN RESOR OGAN KOMERING ULU" in last


def test_no_line_leaves_the_margins(order, read_back):
    read = read_back(order(1, orders=LONG_ORDERS))
    letter = [word for word in read.words if word.page <= read.document.letter_pages]
    width, height = read.sizes()[0]
    assert min(word.x for word in letter) >= 25 * MM - 0.5
    assert max(word.right for word in letter) <= width - 15 * MM + 0.5
    assert max(word.bottom for word in letter) <= height - 15 * MM + 2


def test_two_or_three_people_are_listed_with_numbers(order, read_back):
    people = tuple(write_addressee(f"BIMO {n}", "AJUN INSPEKTUR POLISI DUA", f"8601000{n}", "BANIT") for n in (1, 2))
    text = lines(read_back(order(2, addressees=people, annex_groups=())))
    start = next(index for index, line in enumerate(text) if line.startswith("Kepada"))
    assert [" ".join(line.split()) for line in text[start : start + 6]] == [
        "Kepada : 1. BIMO 1", "AJUN INSPEKTUR POLISI DUA NRP 86010001", "BANIT",
        "2. BIMO 2", "AJUN INSPEKTUR POLISI DUA NRP 86010002", "BANIT",
    ]  # fmt: skip


def test_order_without_items_still_ends_with_its_signature(order, read_back):
    read = read_back(order(1, orders=(), addressees=(), legal_basis=(), copies=()))
    assert read.document.letter_pages == 1
    assert "Selesai." in read.pages[0]
    assert "Tembusan" not in read.pages[0]


def test_paragraph_longer_than_a_page_goes_on_to_the_next(order, read_back):
    read = read_back(order(1, considerations=("kata " * 2000,), annex_groups=()))
    assert sum(page.count("kata") for page in read.pages) == 2000


def test_copies_higher_than_a_page_are_refused_by_name(order, read_back):
    with pytest.raises(DocumentError, match="tembusan lebih tinggi dari satu halaman"):
        read_back(order(1, copies=("Kapolda.",) * 90))
