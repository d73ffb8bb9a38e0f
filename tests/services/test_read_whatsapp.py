"""A chat becomes proposals, each with its sender, its place and how sure it is; the same chat is known again."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.person import Person
from opsroom.domain.radio_log import LineState
from opsroom.domain.stages import Stage
from opsroom.services.cells import CellEdit
from opsroom.services.edit_cells import EditCells
from opsroom.services.plot_teams import plot
from opsroom.services.radio_desk import Ear, open_ear
from opsroom.services.read_whatsapp import BY_SENDER, LIKELY, SURE, ChatReading, read_whatsapp
from opsroom.services.workspace import Workspace

NOW = datetime(2024, 2, 14, 5, 0, tzinfo=UTC)


@pytest.fixture
def desk(on_duty: Workspace) -> Workspace:
    plot(on_duty)
    return on_duty


@pytest.fixture
def ear(desk: Workspace) -> Ear:
    return open_ear(desk)


@pytest.fixture
def member(desk: Workspace, ear: Ear) -> Person:
    with desk.read() as reader:
        (found,) = reader.persons([ear.register.teams[1].members[0].person_id])
    return found


def chat(*messages: tuple[str, str], clock: str = "07.10") -> str:
    return "\n".join(f"14/02/24 {clock} - {sender}: {text}" for sender, text in messages)


def read(desk: Workspace, ear: Ear, *messages: tuple[str, str]) -> ChatReading:
    return read_whatsapp(desk, ear, chat(*messages))


def test_place_in_the_text_is_taken_at_the_time_of_the_message(desk: Workspace, ear: Ear) -> None:
    (found,) = read(desk, ear, ("Warga", "tps 1 kurup buka")).proposals
    assert (found.line.tps_ids, found.line.stage) == (ear.tps_of("tps 1 kurup"), "TPS_BUKA")
    assert (found.line.at, found.confidence) == (datetime(2024, 2, 14, 0, 10, tzinfo=UTC), LIKELY)


def test_member_of_the_team_is_surer_than_others(desk: Workspace, ear: Ear, member: Person) -> None:
    (found,) = read(desk, ear, (f"Bripka {member.name}", "tim 1 buka")).proposals
    assert (found.person_id, found.confidence) == (member.id, SURE)


def test_sender_stands_for_the_place(desk: Workspace, ear: Ear, member: Person) -> None:
    (found,) = read(desk, ear, (member.name, "izin lapor sudah buka")).proposals
    assert set(found.line.tps_ids) == set(ear.register.teams[1].tps_ids)
    assert (found.confidence, found.line.text) == (BY_SENDER, "izin lapor sudah buka")


def test_telephone_number_finds_the_sender(desk: Workspace, ear: Ear, member: Person) -> None:
    desk.run(EditCells(Kind.PERSON, (CellEdit(member.id, "phone", member.phone, "0813-9999-0001"),)))
    (found,) = read(desk, ear, ("+62 813-9999-0001", "buka")).proposals
    assert (found.person_id, found.line.is_clear) == (member.id, True)


def test_number_of_two_people_tells_nobody(desk: Workspace, ear: Ear) -> None:
    with desk.read() as reader:
        people = reader.persons()[:2]
    for who in people:
        desk.run(EditCells(Kind.PERSON, (CellEdit(who.id, "phone", who.phone, "0813-9999-0002"),)))
    (found,) = read(desk, ear, ("+62 813-9999-0002", "buka")).proposals
    assert (found.person_id, found.line.is_clear) == (None, False)


@pytest.mark.parametrize("text", ["belum buka", "buka apa belum?", "yang di sana xyzzy plugh buka"])
def test_doubtful_words_wait_whoever_sends_them(desk: Workspace, ear: Ear, member: Person, text: str) -> None:
    for found in read(desk, ear, (member.name, text)).proposals:
        assert (found.confidence, found.line.is_clear) == (0, False)


def test_talk_is_no_report(desk: Workspace, ear: Ear) -> None:
    reading = read(desk, ear, ("Padal", "siap ndan"), ("Padal", "86"), ("Padal", "<Media tidak disertakan>"))
    assert (reading.proposals, reading.messages, reading.chatter, reading.media) == ((), 3, 2, 1)


def test_all_new_ones_are_taken_in_one_act_and_keep_their_senders(desk: Workspace, ear: Ear) -> None:
    reading = read(desk, ear, ("Warga A", "tps 1 kurup buka"), ("Warga B", "kurup buka"))
    ids = desk.run(reading.acceptance(NOW, "AB"))
    with desk.read() as reader:
        lines = [reader.line(one) for one in ids]
        states = reader.tps_states()
    assert [(one.sender, one.source, one.operator, one.state) for one in lines if one] == [
        ("Warga A", "WA", "AB", LineState.TAKEN),
        ("Warga B", "WA", "AB", LineState.INBOX),
    ]
    assert states == {ear.tps_of("tps 1 kurup")[0]: Stage.TPS_BUKA}


def test_same_chat_pasted_again_brings_only_what_is_new(desk: Workspace, ear: Ear) -> None:
    first = [("Warga A", "tps 1 kurup buka")]
    desk.run(read(desk, ear, *first).acceptance(NOW))
    again = read(desk, ear, *first, ("Warga A", "tps 2 kurup buka"))
    assert [one.is_known for one in again.proposals] == [True, False]
    assert len(desk.run(again.acceptance(NOW))) == 1
    assert read(desk, ear, *first, ("Warga A", "tps 2 kurup buka")).fresh == ()


def test_message_twice_in_one_chat_is_taken_once(desk: Workspace, ear: Ear) -> None:
    reading = read(desk, ear, ("A", "tps 1 kurup buka"), ("A", "TPS 1 Kurup buka"))
    assert [one.is_known for one in reading.proposals] == [False, True]


def test_export_of_another_phone_of_the_same_chat_is_known(desk: Workspace, ear: Ear, tmp_path: Path) -> None:
    desk.run(read(desk, ear, ("A", "tps 1 kurup buka")).acceptance(NOW))
    export = tmp_path / "chat.txt"
    export.write_text("[14/02/24 07.10.41] \u200eA: tps 1 kurup buka\r\n", "utf-8")
    assert read_whatsapp(desk, ear, export).fresh == ()
