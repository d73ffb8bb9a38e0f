"""Plot, read, export, compose and issue on one small operation."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.documents import DocumentStatus, PageSetup, Paper
from opsroom.domain.duty import Duty
from opsroom.domain.errors import DocumentError, NotFound, OpsError, RuleViolation
from opsroom.domain.letterhead import Signer
from opsroom.domain.plan import Rule
from opsroom.services.annex import annex_groups, to_roman
from opsroom.services.doctor import examine
from opsroom.services.edit_cells import DeleteRows
from opsroom.services.export_table import PLOT_HEADS, Export, export
from opsroom.services.letterheads import SetLetterhead, SetOperation, event_of, read_letterhead
from opsroom.services.orders import OrderRequest, compose, issue, render, reprint
from opsroom.services.pins import PinPerson, Unpin
from opsroom.services.plan_view import read_plan_view
from opsroom.services.plot_teams import plot
from opsroom.services.set_duty import SetDuty
from opsroom.services.wordings import load_wordings
from opsroom.services.workspace import Workspace


@pytest.fixture
def plotted(on_duty: Workspace) -> Workspace:
    plot(on_duty)
    return on_duty


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_plot_covers_what_the_people_suffice_for(on_duty: Workspace) -> None:
    outcome = plot(on_duty)
    # Eight people are four teams; the two kecamatan need SR, RAWAN+KR in one desa, khusus and KR in the other.
    assert outcome.plan.people_count == 8
    assert outcome.plan.covered_count + len(outcome.plan.shortages) == 8


def test_plot_is_one_undo_and_the_plan_before_returns(plotted: Workspace) -> None:
    assert plot(plotted).version == 2
    assert plotted.history().undo_label == "Ploting"
    plotted.undo()
    view = read_plan_view(plotted)
    assert view is not None
    assert view.version == 1


def test_plot_without_people_says_so(workspace: Workspace) -> None:
    plan = plot(workspace).plan
    assert plan.teams == ()
    assert {shortage.rule for shortage in plan.shortages} == {Rule.NO_PEOPLE}


def test_plan_view_is_none_before_the_first_plot(workspace: Workspace) -> None:
    assert read_plan_view(workspace) is None


def test_plan_view_counts_per_kecamatan(plotted: Workspace) -> None:
    view = read_plan_view(plotted)
    assert view is not None
    assert [(line.name, line.need) for line in view.kecamatan] == [("LUBUK BATANG", 4), ("LENGKITI", 4)]
    assert sum(line.covered for line in view.kecamatan) == view.plan.covered_count
    assert sum(line.short for line in view.kecamatan) == len(view.shortages)


def test_plan_view_names_the_padal(plotted: Workspace) -> None:
    view = read_plan_view(plotted)
    assert view is not None
    assert {line.name: line.padal for line in view.kecamatan}["LENGKITI"] == "IPTU ADI SAPUTRA"


def test_plan_view_measures_the_share_of_the_force(plotted: Workspace) -> None:
    view = read_plan_view(plotted)
    assert view is not None
    assert (view.strength.own, view.strength.own_out) == (10, 9)


def test_pinned_person_keeps_the_place(on_duty: Workspace) -> None:
    with on_duty.read() as reader:
        person = next(p for p in reader.persons() if p.nrp == "86100010")
        tps = next(t for t in reader.tps() if t.category == "SANGAT_RAWAN")
    row = on_duty.run(PinPerson(person.id, tps.id))
    assert on_duty.run(PinPerson(person.id, tps.id)) == row
    plan = plot(on_duty).plan
    team = next(team for team in plan.teams if tps.id in team.tps_ids)
    assert person.id in {member.person_id for member in team.members}
    view = read_plan_view(on_duty)
    assert view is not None
    assert [m.person_id for line in view.teams for m in line.members if m.is_pinned] == [person.id]


def test_new_pin_replaces_the_old_one(on_duty: Workspace) -> None:
    with on_duty.read() as reader:
        person, tps = reader.persons()[2], reader.tps()
    on_duty.run(PinPerson(person.id, tps[0].id))
    on_duty.run(PinPerson(person.id, tps[1].id))
    with on_duty.read() as reader:
        assert [pin.tps_id for pin in reader.pins().values()] == [tps[1].id]
    assert on_duty.run(Unpin((person.id,))) == 1


def test_pin_to_a_deleted_place_is_refused(on_duty: Workspace) -> None:
    with on_duty.read() as reader:
        person = reader.persons()[2]
    with pytest.raises(NotFound):
        on_duty.run(PinPerson(person.id, 9_999))


def test_plot_export_has_a_row_per_person_and_tps(plotted: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "plot.csv"
    count = export(plotted, Export.PLOT, out)
    rows = _rows(out)
    view = read_plan_view(plotted)
    assert view is not None
    assert count == len(rows) == sum(len(team.members) * len(team.tps_ids) for team in view.plan.teams)
    assert tuple(rows[0]) == PLOT_HEADS
    assert {row["peran"] for row in rows} == {"KA_TIM", "ANGGOTA"}


def test_plot_export_without_a_plan_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        export(workspace, Export.PLOT, tmp_path / "plot.csv")
    assert not (tmp_path / "plot.csv").exists()


def test_tps_export_keeps_codes_and_flags(workspace: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "tps.csv"
    export(workspace, Export.TPS, out)
    rows = _rows(out)
    assert list(rows[0])[:10] == [
        "kode_desa", "kecamatan", "desa", "tps", "kategori", "khusus", "dpt_l", "dpt_p", "lat", "lon",
    ]  # fmt: skip
    assert [row["tps"] for row in rows if row["khusus"] == "1"] == ["901"]
    assert {row["kategori"] for row in rows} == {"KURANG_RAWAN", "RAWAN", "SANGAT_RAWAN"}


def test_person_export_keeps_leading_zeros(workspace: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "personel.csv"
    export(workspace, Export.PERSON, out)
    rows = _rows(out)
    assert list(rows[0])[:6] == ["nrp", "nama", "pangkat", "kesatuan", "asal", "status"]
    assert "00090009" in {row["nrp"] for row in rows}
    assert {row["status"] for row in rows} == {"TERSEDIA", "CUTI"}


def test_export_to_another_suffix_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(OpsError):
        export(workspace, Export.TPS, tmp_path / "tps.docx")


def test_annex_numbers_everybody_once(plotted: Workspace) -> None:
    with plotted.read() as reader:
        groups = annex_groups(reader)
    rows = [row for group in groups for row in group.rows]
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert len({row.nrp for row in rows}) == len(rows) == 9


def test_annex_puts_the_padal_first(plotted: Workspace) -> None:
    with plotted.read() as reader:
        group = next(group for group in annex_groups(reader) if "LENGKITI" in group.band)
    assert group.band.endswith("PADAL: IPTU ADI SAPUTRA")
    assert (group.rows[0].remark, group.rows[0].team) == ("PADAL", 0)


def test_annex_hides_phones_unless_asked(plotted: Workspace) -> None:
    with plotted.read() as reader:
        hidden = [row.phone for group in annex_groups(reader) for row in group.rows]
        shown = [row.phone for group in annex_groups(reader, prints_phones=True) for row in group.rows]
    assert not any(hidden)
    assert "081234567890" in shown


def test_annex_of_a_plan_without_people_is_empty(workspace: Workspace) -> None:
    plot(workspace)
    with workspace.read() as reader:
        assert annex_groups(reader) == ()


@pytest.mark.parametrize(("value", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX"), (157, "CLVII")])
def test_roman_numerals(value: int, text: str) -> None:
    assert to_roman(value) == text


def test_composed_order_leaves_blanks_for_the_pen(plotted: Workspace) -> None:
    snapshot = compose(plotted, OrderRequest())
    assert (snapshot.number, snapshot.issue_day, snapshot.issue_month) == ("", "", "Februari 2024")
    assert snapshot.number_month == "II"


def test_composed_order_fills_every_placeholder(plotted: Workspace) -> None:
    snapshot = compose(plotted, OrderRequest())
    sentences = [
        *snapshot.considerations,
        *snapshot.legal_basis,
        *snapshot.orders,
        *snapshot.copies,
        snapshot.annex_total,
    ]
    assert not any("{" in sentence for sentence in sentences)
    assert "sembilan" in snapshot.annex_total.lower()
    assert any("Pemilu Tahun 2024" in sentence for sentence in snapshot.considerations)


def test_duty_dates_and_roll_call_appear_once_they_are_set(plotted: Workspace) -> None:
    before = compose(plotted, OrderRequest())
    plotted.run(
        SetOperation(
            {
                "duty_from": date(2024, 2, 12),
                "duty_to": date(2024, 2, 16),
                "roll_call_at": datetime(2024, 2, 11, 1, 0, tzinfo=UTC),
                "roll_call_place": "Lapangan Mapolres",
                "roll_call_leader": "Kapolres OKU",
            }
        )
    )
    after = compose(plotted, OrderRequest())
    assert len(after.orders) > len(before.orders)
    text = " ".join(after.orders)
    assert "08.00 WIB" in text
    assert "Lapangan Mapolres" in text
    assert "Minggu" in text


def test_duty_cannot_end_before_it_begins(empty: Workspace) -> None:
    with pytest.raises(RuleViolation):
        empty.run(SetOperation({"duty_from": date(2024, 2, 16), "duty_to": date(2024, 2, 12)}))


def test_setting_the_same_operation_values_changes_nothing(empty: Workspace) -> None:
    empty.run(SetOperation({"region": "OGAN KOMERING ULU"}))
    before = empty.history()
    empty.run(SetOperation({"region": "OGAN KOMERING ULU"}))
    assert empty.history() == before


def test_order_for_few_people_names_them_in_the_letter(workspace: Workspace) -> None:
    workspace.run(SetDuty(Duty.PAM_TPS, nrps=("81020002", "85030003")))
    plot(workspace)
    snapshot = compose(workspace, OrderRequest())
    assert [line.splitlines()[:2] for line in snapshot.addressees[:-1]] == [
        ["BUDI IRAWAN, S.H.", "AJUN INSPEKTUR POLISI SATU NRP 81020002"],
        ["CANDRA WIJAYA", "BRIGADIR POLISI KEPALA NRP 85030003"],
    ]
    assert "lampiran" in snapshot.addressees[-1]


def test_order_for_few_people_keeps_their_tps_in_the_annex(workspace: Workspace) -> None:
    workspace.run(SetDuty(Duty.PAM_TPS, nrps=("81020002", "85030003")))
    plot(workspace)
    rows = [row for group in compose(workspace, OrderRequest()).annex_groups for row in group.rows]
    assert [row.nrp for row in rows] == ["81020002", "85030003"]
    assert all(row.tps for row in rows)


def test_order_without_a_plan_is_refused(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        compose(workspace, OrderRequest())


def test_order_with_another_signer(plotted: Workspace) -> None:
    signer = Signer(("a.n. KEPALA KEPOLISIAN RESOR", "KABAG OPS"), "NAMA", "KOMISARIS POLISI", "70010001")
    assert compose(plotted, OrderRequest(signer=signer)).signer == signer


def test_issued_order_is_registered_with_its_fingerprint(plotted: Workspace, tmp_path: Path) -> None:
    issued = issue(plotted, OrderRequest(page=PageSetup(Paper.F4)), tmp_path / "sprin.pdf")
    with plotted.read() as reader:
        record = reader.documents()[0]
    assert (record.sha256, record.status, record.path) == (issued.sha256, DocumentStatus.DRAF, str(issued.path))
    assert issued.path.read_bytes() == reprint(plotted, issued.document_id).pdf


def test_issued_order_in_a_folder_gets_the_standard_name(plotted: Workspace, tmp_path: Path) -> None:
    issued = issue(plotted, OrderRequest(number="12"), tmp_path)
    assert issued.path.parent == tmp_path
    assert issued.path.name.startswith("SPRIN_")


def test_registered_order_is_not_undone(plotted: Workspace, tmp_path: Path) -> None:
    before = plotted.history()
    issue(plotted, OrderRequest(), tmp_path / "sprin.pdf")
    assert plotted.history() == before


def test_number_is_never_given_twice(plotted: Workspace, tmp_path: Path) -> None:
    issue(plotted, OrderRequest(number="12"), tmp_path / "satu.pdf")
    with pytest.raises(DocumentError, match="12"):
        issue(plotted, OrderRequest(number="12"), tmp_path / "dua.pdf")
    assert sorted(path.name for path in tmp_path.glob("*.pdf*")) == ["satu.pdf"]


def test_order_that_cannot_be_written_leaves_nothing(plotted: Workspace, tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("bukan folder", "utf-8")
    with pytest.raises(DocumentError):
        issue(plotted, OrderRequest(), blocked / "sprin.pdf")
    with plotted.read() as reader:
        assert reader.documents() == []


def test_changed_plan_changes_the_order_but_not_the_registered_one(plotted: Workspace, tmp_path: Path) -> None:
    issued = issue(plotted, OrderRequest(), tmp_path / "sprin.pdf")
    plotted.run(SetDuty(Duty.SAKIT, nrps=("81020002",)))
    plot(plotted)
    assert render(compose(plotted, OrderRequest())).pdf != issued.path.read_bytes()
    assert reprint(plotted, issued.document_id).pdf == issued.path.read_bytes()


def test_letterhead_is_guessed_from_the_name(empty: Workspace) -> None:
    with empty.read() as reader:
        letterhead = read_letterhead(reader, load_wordings())
        assert event_of(reader.operation()) == "Pemilu Tahun 2024"
    assert (letterhead.unit_short, letterhead.head_short) == ("POLRES OKU", "KAPOLRES OKU")


def test_stored_letterhead_comes_back(empty: Workspace) -> None:
    with empty.read() as reader:
        guessed = read_letterhead(reader, load_wordings())
    wanted = replace(guessed, kop=("Polri Daerah", "Resor Contoh"), city="Baturaja", signer=Signer(("KAPOLRES",), "X"))
    empty.run(SetLetterhead(wanted))
    with empty.read() as reader:
        stored = read_letterhead(reader, load_wordings())
    assert stored == replace(wanted, kop=("POLRI DAERAH", "RESOR CONTOH"))


def test_letterhead_with_a_long_kop_is_refused(empty: Workspace) -> None:
    with empty.read() as reader:
        guessed = read_letterhead(reader, load_wordings())
    with pytest.raises(RuleViolation):
        empty.run(SetLetterhead(replace(guessed, kop=("X" * 42,))))


def test_unknown_placeholder_is_told(plotted: Workspace) -> None:
    with plotted.read() as reader:
        guessed = read_letterhead(reader, load_wordings())
    plotted.run(SetLetterhead(replace(guessed, copies=("Kapolda {entah}.",))))
    with pytest.raises(DocumentError, match="entah"):
        compose(plotted, OrderRequest())


def test_event_set_by_hand_wins(empty: Workspace) -> None:
    empty.run(SetOperation({"event": "Pilkada Tahun 2024"}))
    with empty.read() as reader:
        assert event_of(reader.operation()) == "Pilkada Tahun 2024"


def test_doctor_finds_a_sound_file(plotted: Workspace) -> None:
    health = examine(plotted)
    assert health.is_sound
    assert (health.counts["tps"], health.counts["person"]) == (8, 10)
    assert health.backups >= 1
    assert health.backup_age is not None


def test_doctor_counts_nothing_in_an_empty_file(empty: Workspace) -> None:
    assert examine(empty).counts["tps"] == 0


def test_plan_survives_the_deletion_of_a_person(plotted: Workspace, tmp_path: Path) -> None:
    view = read_plan_view(plotted)
    assert view is not None
    member = view.plan.teams[0].members[0].person_id
    plotted.run(DeleteRows(Kind.PERSON, (member,)))
    after = read_plan_view(plotted)
    assert after is not None
    assert member not in {m.person_id for line in after.teams for m in line.members}
    issue(plotted, OrderRequest(), tmp_path / "sprin.pdf")
    assert export(plotted, Export.PLOT, tmp_path / "plot.csv") > 0
