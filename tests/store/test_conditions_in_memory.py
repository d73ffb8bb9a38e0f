"""A filter judged in memory agrees with the store, whatever the condition."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsroom.domain.changes import Kind
from opsroom.domain.columns import Column
from opsroom.domain.conditions import meets
from opsroom.domain.errors import RuleViolation
from opsroom.domain.filters import check
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.queries import Filter, Match, TableQuery
from opsroom.domain.tps_columns import TPS_COLUMNS

#: What cells hold, parts of it, its labels, and what none holds.
TEXTS = st.sampled_from(
    ["", "polsek", "POLSEK LENGKITI", "sat", "eko", "Budi", "dz", "8", "81", "BRIPKA", "AIPTU", "iptu", "pam tps",
     "PAM_TPS", "cuti", "Polres", "rawan", "Sangat rawan", "KURANG_RAWAN", "90", "100", "120", "-4,25", "-5", "104.5",
     "ya", "tidak", "001", "2", "901", "lengkiti", "kurup", "100%", "_", "\\\\", "1601072001", "zzz"]
)  # fmt: skip


@st.composite
def conditions(draw: st.DrawFn) -> tuple[Kind, Column, Filter]:
    kind = draw(st.sampled_from([Kind.PERSON, Kind.TPS]))
    column = draw(st.sampled_from(PERSON_COLUMNS if kind is Kind.PERSON else TPS_COLUMNS))
    match = draw(st.sampled_from([match for match in Match if match is not Match.REGEX]))
    texts = tuple(draw(st.lists(TEXTS, min_size=1, max_size=3))) if match is Match.ONE_OF else ()
    return kind, column, Filter(column.key, draw(TEXTS), match, draw(TEXTS), texts)


@given(case=conditions())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_memory_and_store_agree(filled, case: tuple[Kind, Column, Filter]) -> None:
    kind, column, condition = case
    try:
        check(column, condition)
        fits = meets(column, condition)
    except RuleViolation:
        return
    with filled.read() as reader:
        query = TableQuery(filters=(condition,))
        found = set(reader.person_ids(query) if kind is Kind.PERSON else reader.tps_ids(query))
        records = reader.persons() if kind is Kind.PERSON else reader.tps()
    assert {record.id for record in records if fits(getattr(record, column.key))} == found
