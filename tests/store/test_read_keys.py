from opsroom.domain.changes import Kind
from opsroom.store.operation_file import OperationFile


def test_holders_of_service_numbers_are_told(filled: OperationFile):
    with filled.read() as reader:
        ids = {person.nrp: person.id for person in reader.persons()}
        held = reader.holders(Kind.PERSON, {("", "85030003"), ("", "80010001"), ("", "11111111")})
    assert held == {("", nrp): ids[nrp] for nrp in ("85030003", "80010001")}


def test_holders_of_numbers_are_told_for_the_whole_desa(filled: OperationFile):
    with filled.read() as reader:
        held = reader.holders(Kind.TPS, {("1601072001", "009")})
        ids = {(tps.desa_code, tps.number): tps.id for tps in reader.tps()}
    assert held == {key: row_id for key, row_id in ids.items() if key[0] == "1601072001"}
