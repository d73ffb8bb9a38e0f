from opsroom.planning.bundles import Bundle, joined


def test_every_sum_of_people_has_the_best_sum_of_vectors():
    found = joined([{0: (5, 0), 2: (1, 1)}, {0: (4, 0), 2: (3, 0), 4: (0, 0)}])
    assert found == {
        0: ((9, 0), (0, 0)),
        2: ((5, 1), (2, 0)),
        4: ((4, 1), (2, 2)),
        6: ((1, 1), (2, 4)),
    }


def test_local_people_are_not_asked_of_the_others():
    curves = [{0: (9,), 2: (4,), 4: (1,)}, {0: (3,), 2: (0,)}]
    assert Bundle((0, 1), 3).curve(curves) == {0: ((7,), (2, 0)), 1: ((4,), (2, 2)), 3: ((1,), (4, 2))}


def test_without_local_people_a_bundle_is_its_curves():
    assert Bundle((1,), 0).curve([{}, {0: (3,), 2: (0,)}]) == {0: ((3,), (0,)), 2: ((0,), (2,))}


def test_more_people_that_make_nothing_better_are_not_chosen():
    assert Bundle((0,), 4).curve([{0: (9,), 2: (4,), 4: (5,)}]) == {0: ((4,), (2,))}
