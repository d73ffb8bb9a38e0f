from datetime import UTC, datetime, timedelta

from opsroom.runtime.clock import FixedClock, SystemClock


def test_system_clock_is_aware_and_in_utc():
    before = datetime.now(UTC)
    moment = SystemClock().now()
    assert moment.utcoffset() == timedelta(0)
    assert before <= moment <= datetime.now(UTC)


def test_fixed_clock_stands_until_it_is_moved(clock: FixedClock):
    assert clock.now() == clock.now() == datetime(2024, 2, 11, 1, 0, tzinfo=UTC)
    clock.moment += timedelta(minutes=5)
    assert clock.now() == datetime(2024, 2, 11, 1, 5, tzinfo=UTC)
