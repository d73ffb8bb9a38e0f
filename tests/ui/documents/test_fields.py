from datetime import UTC, date, datetime

import pytest

from opsroom.domain.errors import ParseProblem
from opsroom.domain.letterhead import Letterhead, Signer
from opsroom.domain.operation import Operation
from opsroom.ui.documents.fields import FIELDS, ROLL_CALL_DAY, ROLL_CALL_HOUR, Shelf, command_for, stored_texts

OPERATION = Operation(
    "Polres OKU - Pemilu 2024",
    operation_name="Mantap Brata",
    duty_from=date(2024, 2, 12),
    roll_call_at=datetime(2024, 2, 11, 1, 0, tzinfo=UTC),
    roll_call_place="Mapolres OKU",
)
LETTERHEAD = Letterhead(
    ("KEPOLISIAN NEGARA REPUBLIK INDONESIA", "RESOR OKU"),
    "POLRES OKU",
    "KAPOLRES OKU",
    "Baturaja",
    Signer(("KAPOLRES OKU",), "NAMA", "PANGKAT", "80010001"),
)


def field(key):
    return next(field for field in FIELDS if field.key == key)


def command(key, text, **others):
    texts = stored_texts(OPERATION, LETTERHEAD) | others | {key: text}
    return command_for(field(key), texts, OPERATION, LETTERHEAD)


def test_stored_texts_cover_every_stored_field():
    assert set(stored_texts(OPERATION, LETTERHEAD)) == {f.key for f in FIELDS if f.shelf is not Shelf.ORDER}


def test_stored_values_are_written_as_papers_write_them():
    texts = stored_texts(OPERATION, LETTERHEAD)
    assert texts["duty_from"] == "12 Februari 2024"
    assert (texts[ROLL_CALL_DAY], texts[ROLL_CALL_HOUR]) == ("11 Februari 2024", "08.00")
    assert texts["kop"] == "KEPOLISIAN NEGARA REPUBLIK INDONESIA\nRESOR OKU"


@pytest.mark.parametrize("key", [f.key for f in FIELDS if f.shelf is not Shelf.ORDER])
def test_unchanged_text_asks_for_nothing(key):
    texts = stored_texts(OPERATION, LETTERHEAD)
    assert command_for(field(key), texts, OPERATION, LETTERHEAD) is None


def test_text_of_the_operation_becomes_a_named_command():
    wish = command("operation_name", "  Mantap  Brata Musi ")
    assert (wish.values, wish.label) == ({"operation_name": "Mantap Brata Musi"}, "Ubah nama operasi")


def test_day_of_the_operation_becomes_a_date():
    assert command("duty_to", "16 Februari 2024").values == {"duty_to": date(2024, 2, 16)}


def test_emptied_day_becomes_none():
    assert command("duty_from", "").values == {"duty_from": None}


def test_impossible_day_is_refused():
    with pytest.raises(ParseProblem):
        command("duty_to", "31 Februari 2024")


def test_hour_of_roll_call_keeps_its_day_and_zone():
    assert command(ROLL_CALL_HOUR, "07.30").values == {"roll_call_at": datetime(2024, 2, 11, 0, 30, tzinfo=UTC)}


def test_roll_call_waits_for_its_hour():
    assert command(ROLL_CALL_DAY, "12 Februari 2024", **{ROLL_CALL_HOUR: ""}) is None


def test_emptied_roll_call_is_unset():
    assert command(ROLL_CALL_DAY, "").values == {"roll_call_at": None}


def test_signer_is_kept_in_the_letterhead():
    wish = command("name", "ANDI WIJAYA, S.I.K.")
    assert wish.letterhead.signer.name == "ANDI WIJAYA, S.I.K."
    assert wish.letterhead.kop == LETTERHEAD.kop
    assert wish.label == "Ubah nama"


def test_lines_lose_empty_ones():
    assert command("head", "a.n. KAPOLRES OKU\n\n KABAG OPS ").letterhead.signer.head == (
        "a.n. KAPOLRES OKU",
        "KABAG OPS",
    )


def test_nrp_of_the_signer_is_named_so():
    assert command("nrp", "81020002").label == "Ubah NRP penandatangan"
