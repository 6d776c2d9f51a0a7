"""When a report came out: an interval as wide as its date is vague. Two are in order only if they do not meet."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from sayso.records import DatePrecision, StatedDate

_WIDTHS: Final = {
    DatePrecision.SECOND: timedelta(seconds=1),
    DatePrecision.MINUTE: timedelta(minutes=1),
    DatePrecision.DAY: timedelta(days=1),
}


@dataclass(frozen=True, slots=True)
class Published:
    """From `earliest` to before `latest`, in UTC."""

    earliest: datetime
    latest: datetime

    def is_before(self, other: Published) -> bool:
        """Whether this is surely the earlier one."""
        return self.latest <= other.earliest


def published_of(stated: StatedDate | None) -> Published | None:
    """The interval of a stated date; None where there is no date, or one that no calendar has."""
    if stated is None:
        return None
    try:
        return _interval(stated)
    except (ValueError, OverflowError):
        return None


def _interval(stated: StatedDate) -> Published:
    value = stated.value
    if stated.precision is DatePrecision.YEAR:
        year = int(value[:4])
        return Published(datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC))
    if stated.precision is DatePrecision.MONTH:
        year, month = int(value[:4]), int(value[5:7])
        start = datetime(year, month, 1, tzinfo=UTC)
        return Published(start, start + timedelta(days=calendar.monthrange(year, month)[1]))
    moment = datetime.fromisoformat(value)
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return Published(moment, moment + _WIDTHS[stated.precision])
