import pytest

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import Cancelled, RuleViolation, StaleEdit
from opsroom.domain.outlines import pack_rings
from opsroom.domain.progress import Progress
from opsroom.domain.quality import Defect
from opsroom.services.edit_cells import CellEdit, EditCells
from opsroom.services.plot_teams import plot
from opsroom.services.quality import examine_quality
from opsroom.services.quality_fixes import DismissIssue, FixAll, FixIssue, RecallIssues, read_dismissals


class Write:
    """Writes columns as no editor would let them through."""

    label, origin, undoable = "Rusak", Origin.DESK, True

    def __init__(self, kind, updates):
        self.kind, self.updates = kind, updates

    def apply(self, work):
        for row_id, values in self.updates.items():
            work.update(self.kind, row_id, values)


def issues(workspace, defect):
    [found] = [each for one in examine_quality(workspace).lists for each in one.defects if each.defect is defect]
    return found


def counts(workspace):
    return {each.defect: each.count for each in examine_quality(workspace).defects}


@pytest.fixture
def tps_ids(workspace):
    with workspace.read() as reader:
        return list(reader.tps_ids())


@pytest.fixture
def people(workspace):
    with workspace.read() as reader:
        return reader.persons()


def test_empty_operation_has_no_score(empty):
    report = examine_quality(empty)
    assert (report.count, report.score) == (0, None)


def test_fresh_lists_lack_phones_and_coordinates(workspace):
    assert counts(workspace) == {Defect.PHONE_MISSING: 9, Defect.NO_POINT: 8}


def test_lists_are_scored_and_the_judge_is_named(workspace):
    report = examine_quality(workspace)
    assert [one.score for one in report.lists] == [pytest.approx(100 - 15 * 0.9), 75]
    assert report.score == pytest.approx((86.5 + 75) / 2)
    assert report.judged_by.startswith("Batas wilayah belum diimpor")


def test_one_contact_at_two_tps(workspace, tps_ids):
    first, second, third = tps_ids[0], tps_ids[1], tps_ids[2]
    workspace.run(
        Write(
            Kind.TPS,
            {
                first: {"kpps_contact": "Budi 081234567890", "panwas_contact": "Ani 081300000001"},
                second: {"panwas_contact": "BUDI +62 812-3456-7890"},
                third: {"linmas_contact": "Sendiri 081211111111"},
            },
        )
    )
    [issue] = issues(workspace, Defect.DOUBLE_CONTACT).issues
    assert issue.ids == (first, second)
    workspace.run(FixIssue(issue.fixes[1], issue.place))
    assert issues(workspace, Defect.DOUBLE_CONTACT).count == 0


def test_two_tps_that_share_two_contacts_are_two_issues(workspace, tps_ids):
    both = {"kpps_contact": "Budi 081234567890", "panwas_contact": "Ani 081300000001"}
    workspace.run(Write(Kind.TPS, dict.fromkeys(tps_ids[:2], both)))
    assert issues(workspace, Defect.DOUBLE_CONTACT).count == 2


def test_one_point_in_two_desa(workspace, tps_ids):
    point = {"lat": -4.1, "lon": 104.2}
    workspace.run(Write(Kind.TPS, {tps_ids[0]: point, tps_ids[1]: point, tps_ids[-1]: point}))
    [issue] = issues(workspace, Defect.SHARED_POINT).issues
    assert set(issue.ids) == {tps_ids[0], tps_ids[1], tps_ids[-1]}


def test_kecamatan_without_padal_once_there_is_a_plan(on_duty):
    assert issues(on_duty, Defect.NO_PADAL).count == 0
    plot(on_duty)
    found = issues(on_duty, Defect.NO_PADAL)
    assert [issue.place for issue in found.issues] == ["Kecamatan LUBUK BATANG"]
    assert found.share == 0.5


def test_similar_names_are_found(workspace, people):
    workspace.run(Write(Kind.PERSON, {people[1].id: {"name": "CANDRA WIDJAYA", "nrp": "85030004"}}))
    [issue] = issues(workspace, Defect.SAME_PERSON).issues
    assert (set(issue.ids), issue.merges) == ({people[1].id, people[2].id}, True)


def test_examination_can_be_cancelled(workspace):
    with pytest.raises(Cancelled):
        examine_quality(workspace, Progress(is_cancelled=lambda: True))


def test_progress_moves_forward(workspace):
    shares = []
    examine_quality(workspace, Progress(lambda share, _text: shares.append(share)))
    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] <= 1


def test_fix_is_one_command_with_its_name(workspace, tps_ids):
    workspace.run(Write(Kind.TPS, {tps_ids[0]: {"lat": 104.2, "lon": -4.1}}))
    [issue] = issues(workspace, Defect.SWAPPED).issues
    workspace.run(FixIssue(issue.fixes[0], issue.place))
    assert workspace.history().undo_label == "Tukar lintang dan bujur: TPS 001 KURUP"
    assert issues(workspace, Defect.SWAPPED).count == 0
    workspace.undo()
    assert issues(workspace, Defect.SWAPPED).count == 1


def test_fix_of_a_row_changed_meanwhile_is_refused(workspace, tps_ids):
    workspace.run(Write(Kind.TPS, {tps_ids[0]: {"lat": 104.2, "lon": -4.1}}))
    [issue] = issues(workspace, Defect.SWAPPED).issues
    workspace.run(Write(Kind.TPS, {tps_ids[0]: {"lat": -4.2}}))
    with pytest.raises(StaleEdit):
        workspace.run(FixIssue(issue.fixes[0], issue.place))


def test_all_alike_are_fixed_at_once(workspace, people):
    workspace.run(Write(Kind.PERSON, {each.id: {"phone": f"+62 812 3456 {each.id:04}"} for each in people[:3]}))
    found = issues(workspace, Defect.PHONE_ODD).issues
    assert workspace.run(FixAll(found)) == 3
    assert workspace.history().undo_label == "Perbaiki 3: No. HP janggal"
    assert issues(workspace, Defect.PHONE_ODD).count == 0


def test_dismissed_issue_stays_away_until_undone(workspace):
    issue = issues(workspace, Defect.PHONE_MISSING).issues[0]
    workspace.run(DismissIssue(issue, " tidak punya  telepon "))
    report = examine_quality(workspace)
    assert (report.set_aside, counts(workspace)[Defect.PHONE_MISSING]) == (1, 8)
    [dismissal] = read_dismissals(workspace)
    assert (dismissal.title, dismissal.reason) == ("No. HP kosong", "tidak punya telepon")
    workspace.undo()
    assert counts(workspace)[Defect.PHONE_MISSING] == 9


def test_dismissal_needs_a_reason(workspace):
    issue = issues(workspace, Defect.PHONE_MISSING).issues[0]
    with pytest.raises(RuleViolation, match="alasan"):
        workspace.run(DismissIssue(issue, "  "))


def test_dismissed_issue_can_be_recalled(workspace):
    issue = issues(workspace, Defect.PHONE_MISSING).issues[0]
    workspace.run(DismissIssue(issue, "sudah dicek"))
    keys = tuple(each.key for each in read_dismissals(workspace))
    assert workspace.run(RecallIssues((*keys, "mutu:tidak ada"))) == 1
    assert counts(workspace)[Defect.PHONE_MISSING] == 9


def test_dismissal_of_an_older_form_is_passed_over(workspace):
    class Put:
        label, origin, undoable = "Lama", Origin.DESK, True

        def apply(self, work):
            work.put_setting("mutu:lama", "ya")

    workspace.run(Put())
    assert read_dismissals(workspace) == ()


def test_recount_follows_an_edit(workspace, people):
    edit = CellEdit(people[0].id, "phone", "", "081211112222")
    workspace.run(EditCells(Kind.PERSON, (edit,)))
    assert counts(workspace)[Defect.PHONE_MISSING] == 8


def test_imported_outline_decides(workspace, tps_ids):
    with workspace.read() as reader:
        code = reader.tps(tps_ids[:1])[0].desa_code
    ring = ((-4.2, 104.0), (-4.2, 104.2), (-4.0, 104.2), (-4.0, 104.0))

    class Outlines:
        label, origin, undoable = "Batas", Origin.IMPORT, True

        def apply(self, work):
            work.put_setting(f"outlines/{code[:6]}", {code: pack_rings((ring,))})
            work.put_setting("outlines", {"kecamatan": [code[:6]], "source": "uji"})

    workspace.run(Outlines())
    workspace.run(Write(Kind.TPS, {tps_ids[0]: {"lat": -3.0, "lon": 104.1}, tps_ids[1]: {"lat": -4.1, "lon": 104.1}}))
    assert [issue.ids for issue in issues(workspace, Defect.OUTSIDE).issues] == [(tps_ids[0],)]
    assert examine_quality(workspace).judged_by.startswith("Koordinat dicocokkan dengan batas wilayah")
