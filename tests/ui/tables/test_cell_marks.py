from opsroom.ui.tables.cell_marks import CellMarks, Refusal


def test_pending_edit_is_shown_until_it_was_read_back():
    marks = CellMarks()
    marks.pend(1, "rank", "bripka", "BRIPKA")
    marks.answer(1, "rank", serial=4)
    marks.settle([1], serial=3)
    assert marks.pending(1, "rank").value == "BRIPKA"
    marks.settle([1], serial=4)
    assert marks.pending(1, "rank") is None


def test_unanswered_edit_is_not_settled_by_any_read():
    marks = CellMarks()
    marks.pend(1, "rank", "bripka", "BRIPKA")
    marks.settle([1], serial=99)
    assert marks.pending(1, "rank") is not None


def test_reads_of_other_rows_settle_nothing():
    marks = CellMarks()
    marks.pend(1, "rank", "bripka", "BRIPKA")
    marks.answer(1, "rank", serial=1)
    marks.settle([2], serial=1)
    assert marks.pending(1, "rank") is not None


def test_answer_to_an_edit_refused_meanwhile_is_ignored():
    marks = CellMarks()
    marks.pend(1, "rank", "x", "x")
    marks.refuse(1, "rank", "x", "tidak dikenal")
    marks.answer(1, "rank", serial=1)
    assert marks.pending(1, "rank") is None


def test_refusal_keeps_text_and_reason():
    marks = CellMarks()
    marks.refuse(1, "rank", "x", "tidak dikenal")
    assert marks.refusal(1, "rank") == Refusal("x", "tidak dikenal")


def test_new_edit_settles_the_refusal():
    marks = CellMarks()
    marks.refuse(1, "rank", "x", "tidak dikenal")
    marks.pend(1, "rank", "BRIPKA", "BRIPKA")
    assert marks.refusal(1, "rank") is None


def test_clearing_tells_which_rows_were_marked():
    marks = CellMarks()
    marks.refuse(1, "rank", "x", "a")
    marks.refuse(2, "nrp", "y", "b")
    assert marks.clear_refusal(1, "rank")
    assert not marks.clear_refusal(1, "rank")
    assert marks.clear_refusals() == {2}
