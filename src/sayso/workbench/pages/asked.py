"""The filters of lists of the joined record: from an address to what the record is asked, and back to words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sayso.errors import BadQuery
from sayso.linking.record import Asked, JoinedRecord
from sayso.workbench.addresses import actor_id, event_id
from sayso.workbench.asking import Asking
from sayso.workbench.pages.known import found
from sayso.workbench.pages.listing import ActiveFilter

_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_COUNTRY: Final = re.compile(r"[A-Za-z]{3}")
LABELS: Final = (
    ("q", "Words"),
    ("type", "Kind"),
    ("country", "Country"),
    ("outlet", "Outlet"),
    ("actor", "Actor"),
    ("source", "Source"),
    ("report", "Report"),
    ("event", "Event"),
    ("stance", "Stance"),
    ("since", "From"),
    ("until", "Until"),
    ("undated", "Without a day"),
    ("unlocated", "Without a place"),
    ("order", "Order"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value to choose in a filter."""

    value: str
    label: str
    is_set: bool


def asked_of(asking: Asking) -> Asked:
    """What the address narrows a list to; `until` is the last day, as people say it.

    Raises:
        BadQuery: a day or a country cannot be understood.
    """
    country = asking.one("country")
    if country is not None and not _COUNTRY.fullmatch(country):
        raise BadQuery(f"country in the address is a code of three letters such as KGZ, got {country!r}")
    event, actor, report = asking.one("event"), asking.one("actor"), asking.one("report")
    outlet = asking.one("outlet")
    return Asked(
        text=asking.one("q"),
        type=asking.one("type"),
        country=None if country is None else country.upper(),
        outlet=None if outlet is None else outlet.casefold(),
        actor=None if actor is None else actor_id(actor),
        source=asking.one("source"),
        report=None if report is None else f"sha256:{report.removeprefix('sha256:')}",
        event=None if event is None else event_id(event),
        stance=asking.one("stance"),
        start=_first_day(asking.one("since"), "since"),
        end=_day_after(asking.one("until"), "until"),
        undated=asking.is_set("undated"),
        unlocated=asking.is_set("unlocated"),
        order=asking.one("order"),
    )


def filters(record: JoinedRecord, asking: Asking) -> tuple[ActiveFilter, ...]:
    """The filters that are set, things of the record by their names."""
    rows = []
    for name, label in LABELS:
        value = asking.one(name)
        if value is not None:
            rows.append(ActiveFilter(label, _shown(record, name, value), asking.url(**{name: None})))
    return tuple(rows)


def choices(values: tuple[tuple[str, str], ...], chosen: str | None) -> tuple[Choice, ...]:
    """Values to choose one of."""
    return tuple(Choice(value, label, value == chosen) for value, label in values)


def _shown(record: JoinedRecord, name: str, value: str) -> str:
    from sayso.telling.event_names import PLOVER_NAMES
    from sayso.telling.incidents import event_label

    if name == "type":
        return PLOVER_NAMES.get(value, value)
    if name == "event":
        event = found(record.event, event_id(value))
        return value if event is None else event_label(event)
    if name in ("actor", "source"):
        source = found(record.source, value) if name == "source" else None
        actor = None if source is not None else found(record.actor, actor_id(value))
        return source.name if source is not None else actor.name if actor is not None else value
    if name == "report":
        trace = found(record.report, value if value.startswith("sha256:") else f"sha256:{value}")
        return value if trace is None else trace.title or value
    return "" if name in ("undated", "unlocated") else value


def _first_day(value: str | None, name: str) -> str | None:
    return None if value is None else _bounds(value, name)[0].isoformat()


def _day_after(value: str | None, name: str) -> str | None:
    return None if value is None else _bounds(value, name)[1].isoformat()


def _bounds(value: str, name: str) -> tuple[date, date]:
    """The first day of what is named, and the day after its last."""
    match = _DAY.fullmatch(value)
    try:
        year, month, day = (None if part is None else int(part) for part in match.groups()) if match else (None,) * 3
        first = date(year or 0, month or 1, day or 1)
        if day is not None:
            return first, first + timedelta(days=1)
        if month is not None:
            return first, (first + timedelta(days=31)).replace(day=1)
        return first, date(first.year + 1, 1, 1)
    except (ValueError, OverflowError) as error:
        raise BadQuery(
            f"{name} in the address is a day such as 2021-10-05, a month or a year, got {value!r}"
        ) from error
