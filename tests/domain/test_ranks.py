import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.ranks import RANK_BY_CODE, RANKS, UNKNOWN_ORDER, Force, RankGroup, force_of, parse_rank, rank_order

#: Spellings of domain.md sections 4.2, 4.3 and 4.5, and of office files, with the rank they mean.
SPELLINGS = {
    "JENDERAL POL": ("Jenderal Pol", "JENDERAL POLISI", "Jenderal Pol."),
    "KOMJEN POL": ("Komjen Pol", "KOMISARIS JENDERAL POLISI"),
    "IRJEN POL": ("Irjen Pol", "INSPEKTUR JENDERAL POLISI"),
    "BRIGJEN POL": ("Brigjen Pol", "BRIGADIR JENDERAL POLISI"),
    "KOMBES POL": ("Kombes Pol", "KOMBES", "Kombes Pol.", "KOMISARIS BESAR POLISI"),
    "AKBP": ("AKBP", "akbp", "AJUN KOMISARIS BESAR POLISI"),
    "KOMPOL": ("Kompol", "KOMPOL ", "KP", "KOMISARIS POLISI"),
    "AKP": ("AKP", "AKP POL", "AJUN KOMISARIS POLISI"),
    "IPTU": ("Iptu", "IPTU.", "INSPEKTUR POLISI SATU"),
    "IPDA": ("Ipda", "IPDA", "INSPEKTUR POLISI DUA"),
    "AIPTU": ("Aiptu", "AIPTU POL", "AJUN INSPEKTUR POLISI SATU"),
    "AIPDA": ("Aipda", "AIPDA", "AJUN INSPEKTUR POLISI DUA"),
    "BRIPKA": ("Bripka", "BRIGKA", "BRIGADIR POLISI KEPALA"),
    "BRIGPOL": ("Brigpol", "Brigadir", "Brig", "BRIG.", "BRIG POL", "BRIGADIR POL.", "BRIGADIR  POLISI"),
    "BRIPTU": ("Briptu", "BRIGADIR POLISI SATU"),
    "BRIPDA": ("Bripda", "BRIGADIR POLISI DUA"),
    "ABRIPPOL": ("Abrippol", "ABRIP", "AJUN BRIGADIR POLISI"),
    "ABRIPTU": ("Abriptu", "AJUN BRIGADIR POLISI SATU"),
    "ABRIPDA": ("Abripda", "AJUN BRIGADIR POLISI DUA"),
    "BHARAKA": ("Bharaka", "BHAYANGKARA KEPALA"),
    "BHARATU": ("Bharatu", "BHAYANGKARA SATU"),
    "BHARADA": ("Bharada", "BHAYANGKARA DUA"),
    "JENDERAL TNI": ("Jenderal", "JENDERAL TNI"),
    "LETJEN": ("Letjen", "Letjen TNI", "LETNAN JENDERAL"),
    "MAYJEN": ("Mayjen", "MAYJEN TNI", "MAYOR JENDERAL TNI"),
    "BRIGJEN": ("Brigjen", "BRIGJEN TNI", "BRIGADIR JENDERAL"),
    "KOLONEL": ("Kolonel", "KOLONEL INF", "Kolonel Laut (P)"),
    "LETKOL": ("Letkol", "Letkol Inf", "LETKOL CZI.", "LETNAN KOLONEL"),
    "MAYOR": ("Mayor", "MAYOR ARM"),
    "KAPTEN": ("Kapten", "Kapten Arm", "KAPTEN INF"),
    "LETTU": ("Lettu", "LETTU CHB (K)", "LETNAN SATU"),
    "LETDA": ("Letda", "LETDA INF"),
    "PELTU": ("Peltu", "PEMBANTU LETNAN SATU"),
    "PELDA": ("Pelda", "PEMBANTU LETNAN DUA"),
    "SERMA": ("Serma", "SERMA TNI AD"),
    "SERKA": ("Serka", "SERSAN KEPALA"),
    "SERTU": ("Sertu", "SERTU MAR"),
    "SERDA": ("Serda", "SERDA (K)"),
    "KOPKA": ("Kopka",),
    "KOPTU": ("Koptu", "KOPRAL SATU"),
    "KOPDA": ("Kopda",),
    "PRAKA": ("Praka",),
    "PRATU": ("Pratu", "PRAJURIT SATU"),
    "PRADA": ("Prada",),
    "PEMBINA": ("Pembina", "PEMBINA IV/a", "IV/a"),
    "PEMBINA TK I": ("Pembina Tk. I", "PEMBINA TINGKAT I (IV/b)"),
    "PENATA TK I": ("PENATA TK. I III/d", "Penata Tingkat I", "PENATA TK1", "PENATA I", "III/D"),
    "PENATA": ("Penata", "PENATA III/C"),
    "PENDA TK I": ("Penda I", "PENDA TK I", "PENDA 1", "PENATA MUDA TK.I", "PENATA MUDA TINGKAT I", "III-b", "III b"),
    "PENDA": ("Penda", "PENATA MUDA", "PENATA MUDA (III/a)"),
    "PENGATUR TK I": ("PENGATUR TK. I", "PENGATUR TINGKAT I", "Pengatur 1"),
    "PENGATUR": ("Pengatur", "PENGATUR II/c"),
    "PENGDA TK I": ("PENGDA I", "PENGATUR MUDA TK I"),
    "PENGDA": ("Pengda", "PENGATUR MUDA", "STAF II/a"),
    "JURU": ("Juru", "I/c"),
    "JURU MUDA TK I": ("Juru Muda Tk. 1",),
}


@pytest.mark.parametrize(
    ("spelling", "code"), [(text, code) for code, texts in SPELLINGS.items() for text in texts], ids=lambda text: text
)
def test_every_spelling_seen_in_office_files_is_read(spelling: str, code: str):
    rank = parse_rank(spelling)
    assert rank is not None
    assert rank.code == code


@pytest.mark.parametrize("rank", RANKS, ids=lambda rank: rank.code)
def test_code_and_full_form_are_spellings_of_their_rank(rank):
    assert parse_rank(rank.code) == rank
    assert parse_rank(rank.full) in (rank, RANK_BY_CODE["BRIGJEN"])


@given(st.sampled_from(RANKS), st.data())
def test_case_points_and_spaces_do_not_matter(rank, data):
    words = rank.code.split(" ")
    gaps = [data.draw(st.sampled_from([" ", "  ", ". ", " - "])) for _ in words]
    text = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    assert parse_rank(f" {data.draw(st.sampled_from([text, text.lower(), text.title()]))}") == rank


@pytest.mark.parametrize("text", ["", " ", "-", "STAF", "BUPATI", "V/a", "POL", "TK I", "AKBP INF", "IPTU (K)", "1"])
def test_other_words_are_no_rank(text: str):
    assert parse_rank(text) is None


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading(text: str):
    found = parse_rank(text)
    assert found is None or found in RANKS


def test_codes_are_unique():
    assert len(RANK_BY_CODE) == len(RANKS) == 22 + 22 + 17


def test_no_two_ranks_share_a_place_in_the_order():
    assert len({rank.order for rank in RANKS}) == len(RANKS)


@pytest.mark.parametrize(
    ("senior", "junior"),
    [("AKBP", "KOMPOL"), ("IPDA", "AIPTU"), ("BRIPDA", "BHARADA"), ("AKP", "KAPTEN"), ("KAPTEN", "IPTU"),
     ("BHARADA", "PEMBINA"), ("PENATA TK I", "PENDA")],
)  # fmt: skip
def test_order_over_all_forces(senior: str, junior: str):
    assert rank_order(senior) < rank_order(junior)


def test_an_unknown_rank_comes_last():
    assert rank_order("STAF") == UNKNOWN_ORDER > max(rank.order for rank in RANKS)


@pytest.mark.parametrize(
    ("code", "force"), [("AKBP", Force.POLRI), ("SERKA", Force.TNI), ("PENDA", Force.PNS), ("STAF", None)]
)
def test_force_of_a_code(code: str, force: Force | None):
    assert force_of(code) is force


def test_bands_run_from_generals_to_tamtama():
    assert [RANK_BY_CODE[code].group for code in ("IRJEN POL", "KOMPOL", "AKP", "AIPTU", "BHARADA", "PENDA")] == list(
        RankGroup
    )
