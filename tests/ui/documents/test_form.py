from datetime import date

import pytest

from opsroom.domain.documents import MarginProfile, PageSetup, Paper
from opsroom.domain.errors import ParseProblem
from opsroom.ui.documents.fields import FIELDS
from opsroom.ui.documents.form import OrderForm


@pytest.fixture
def form(qtbot, look):
    form = OrderForm(look)
    qtbot.addWidget(form)
    form.show()
    return form


def type_into(form, key, text):
    widget = form.fields[key]
    widget.setFocus()
    widget.clear()
    if hasattr(widget, "textEdited"):
        widget.setText(text)
        widget.textEdited.emit(text)
    else:
        widget.setPlainText(text)


def leave(form, key):
    widget = form.fields[key]
    (widget.editingFinished if hasattr(widget, "editingFinished") else widget.editing_finished).emit()


def test_every_field_has_a_name_for_screen_readers(form):
    assert all(form.fields[field.key].accessibleName() == field.label for field in FIELDS)


def test_empty_form_asks_for_an_order_with_blanks(form):
    request = form.request()
    assert (request.number, request.issue_date, request.page) == ("", None, PageSetup())


def test_form_gives_the_order_as_filled_in(form):
    type_into(form, "number", " 123 ")
    type_into(form, "issue_date", "11-2-2024")
    type_into(form, "classification", "terbatas")
    form.set_page(PageSetup(Paper.F4, MarginProfile.PADAT, 12))
    form.draft.setChecked(True)
    request = form.request()
    assert (request.number, request.issue_date, request.classification) == ("123", date(2024, 2, 11), "TERBATAS")
    assert request.page == PageSetup(Paper.F4, MarginProfile.PADAT, 12)
    assert request.is_draft
    assert not request.prints_phones


@pytest.mark.parametrize("change", ["number", "paper", "draft"])
def test_change_of_the_order_is_told(form, qtbot, change):
    with qtbot.waitSignal(form.order_changed):
        if change == "number":
            type_into(form, "number", "5")
        elif change == "paper":
            form.paper.setCurrentIndex(1)
        else:
            form.draft.toggle()


def test_impossible_date_of_the_order_is_said_under_the_field(form):
    type_into(form, "issue_date", "31-2-2024")
    leave(form, "issue_date")
    assert "31-2-2024" in form.problem("issue_date")
    with pytest.raises(ParseProblem):
        form.request()


def test_complaint_goes_with_the_next_key(form):
    form.refuse("issue_date", "Tanggal tidak ada.")
    type_into(form, "issue_date", "1-2-2024")
    assert form.problem("issue_date") == ""


def test_finished_field_is_told_once(form, qtbot):
    form.show_texts({"city": "Baturaja"})
    type_into(form, "city", "Palembang")
    with qtbot.waitSignal(form.edited) as signal:
        leave(form, "city")
    assert signal.args[0].key == "city"


def test_untouched_field_is_not_told(form, qtbot):
    form.show_texts({"city": "Baturaja", "kop": "SATU\nDUA"})
    with qtbot.assertNotEmitted(form.edited):
        leave(form, "city")
        leave(form, "kop")


def test_lines_tell_when_they_are_left(form, qtbot):
    type_into(form, "kop", "SATU\nDUA")
    with qtbot.waitSignal(form.edited):
        form.fields["city"].setFocus()


def test_change_from_outside_leaves_a_field_that_is_being_typed_alone(form, qtbot):
    form.show_texts({"city": "Baturaja"})
    form.activateWindow()
    type_into(form, "city", "Palem")
    qtbot.waitUntil(form.fields["city"].hasFocus)
    form.show_texts({"city": "Muara Enim"})
    assert form.texts()["city"] == "Palem"


def test_refused_text_stays_to_be_corrected(form):
    form.show_texts({"kop": "SATU"})
    type_into(form, "kop", "SATU\nDUA\nTIGA\nEMPAT")
    form.refuse("kop", "Kop surat harus 1 sampai 3 baris.")
    form.fields["city"].setFocus()
    form.show_texts({"kop": "SATU"})
    assert form.texts()["kop"].endswith("EMPAT")


def test_change_from_outside_reaches_a_resting_field(form):
    form.show_texts({"city": "Baturaja"})
    form.show_texts({"city": "Palembang"})
    assert form.texts()["city"] == "Palembang"
