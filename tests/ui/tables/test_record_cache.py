from opsroom.ui.tables.record_cache import RecordCache


def test_cache_gives_back_what_it_holds():
    cache = RecordCache()
    cache.put({7: "tujuh"})
    assert (cache.get(7), cache.get(8), 7 in cache, 8 in cache) == ("tujuh", None, True, False)


def test_record_used_longest_ago_leaves_first():
    cache = RecordCache(capacity=2)
    cache.put({1: "a", 2: "b"})
    cache.get(1)
    cache.put({3: "c"})
    assert cache.all_ids() == {1, 3}


def test_cache_never_holds_more_than_its_capacity():
    cache = RecordCache(capacity=3)
    cache.put({number: number for number in range(10)})
    assert len(cache) == 3


def test_record_put_again_is_the_newest():
    cache = RecordCache(capacity=2)
    cache.put({1: "a", 2: "b"})
    cache.put({1: "A"})
    cache.put({3: "c"})
    assert (cache.get(1), cache.get(2)) == ("A", None)


def test_forgotten_records_are_gone():
    cache = RecordCache()
    cache.put({1: "a", 2: "b"})
    cache.forget([1, 99])
    assert cache.all_ids() == {2}


def test_held_names_the_ids_that_are_here():
    cache = RecordCache()
    cache.put({1: "a", 2: "b"})
    assert cache.held([2, 3]) == {2}
