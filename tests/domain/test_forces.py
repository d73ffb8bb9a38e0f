import pytest

from opsroom.domain.forces import OWN_FORCE, SOURCE_LABELS, Source, parse_source, source_of


@pytest.mark.parametrize(
    ("unit", "rank", "source"),
    [
        ("BAG OPS", "AKP", Source.POLRES),
        ("SAT RESKRIM", "BRIPKA", Source.POLRES),
        ("SI WAS", "AIPTU", Source.POLRES),
        ("SPKT", "", Source.POLRES),
        ("", "", Source.POLRES),
        ("POLSEK BATURAJA TIMUR", "BRIPKA", Source.POLSEK),
        ("Pol Sek Lengkiti", "", Source.POLSEK),
        ("POLSUBSEKTOR X", "", Source.POLSEK),
        ("BKO POLDA SUMSEL", "BRIPTU", Source.BKO_POLDA),
        ("DIT SAMAPTA POLDA SUMSEL", "BRIPDA", Source.BKO_POLDA),
        ("BID TIK", "BRIPTU", Source.BKO_POLDA),
        ("Bidhumas", "BRIPKA", Source.BKO_POLDA),
        ("DITLANTAS", "AIPDA", Source.BKO_POLDA),
        ("DIT RESKRIMUM", "AIPDA", Source.BKO_POLDA),
        ("RO OPS", "AKP", Source.BKO_POLDA),
        ("SPN BETUNG", "BRIPKA", Source.BKO_POLDA),
        ("SAT BINMAS", "BRIPKA", Source.POLRES),
        ("SI TIK", "BRIPKA", Source.POLRES),
        ("BRIMOB POLDA SUMSEL", "BRIPTU", Source.BRIMOB),
        ("SATBRIMOBDA", "BRIPTU", Source.BRIMOB),
        ("KODIM 0403/OKU", "SERKA", Source.TNI),
        ("Koramil 403-01", "", Source.TNI),
        ("Posko", "SERTU", Source.TNI),
        ("SATLINMAS DESA", "", Source.LINMAS),
        ("SAT POL PP", "", Source.LAIN),
        ("DISHUB OKU", "", Source.LAIN),
        ("BPBD", "SERKA", Source.LAIN),
    ],
)
def test_unit_and_rank_imply_the_origin(unit: str, rank: str, source: Source):
    assert source_of(unit, rank) is source


@pytest.mark.parametrize("source", Source)
def test_value_and_label_name_their_origin(source: Source):
    assert parse_source(source.value) is parse_source(SOURCE_LABELS[source].lower()) is source


@pytest.mark.parametrize("text", ["", "-", "MARS"])
def test_other_words_are_no_origin(text: str):
    assert parse_source(text) is None


def test_two_thirds_are_counted_against_polres_and_polsek():
    assert {Source.POLRES, Source.POLSEK} == OWN_FORCE
