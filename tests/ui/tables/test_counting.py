from opsroom.ui.tables.counting import shown_of, thousands


def test_thousands_are_grouped_by_points():
    assert thousands(823236) == "823.236"


def test_all_rows_are_counted_once():
    assert shown_of(1225, 1225) == "1.225"


def test_filtered_rows_are_counted_beside_all():
    assert shown_of(37, 1225) == "37 dari 1.225"
