"""The day of a build is today, or what `SOURCE_DATE_EPOCH` says: in every time zone the same."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from publisher.site.build_day import BuildDayError, build_day
from tests.site_project import on_day

if TYPE_CHECKING:
    from collections.abc import Iterator

LAST_SECOND = int(datetime(2026, 11, 27, 23, 59, 59, tzinfo=UTC).timestamp())


@pytest.fixture(params=["Etc/GMT+12", "UTC", "Pacific/Kiritimati"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("zone")
@pytest.mark.parametrize(("seconds", "day"), [(LAST_SECOND, date(2026, 11, 27)), (LAST_SECOND + 1, date(2026, 11, 28))])
def test_it_is_the_day_in_utc_wherever_the_build_runs(monkeypatch: pytest.MonkeyPatch, seconds: int, day: date) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))
    assert build_day() == day


def test_without_it_the_day_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with on_day(date(2026, 11, 22)):
        assert build_day() == date(2026, 11, 22)


@pytest.mark.parametrize("said", ["", "yesterday", "1.5", "9" * 30])
def test_what_is_no_number_of_seconds_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
    with pytest.raises(BuildDayError, match=r"whole number of seconds[^\n]*\nTake it out of the environment"):
        build_day()
