"""One event as a row of the ACLED-shaped table."""

from __future__ import annotations

from datetime import date
from typing import Final

from sayso.exports.acled.sides import Inter, sides_of
from sayso.exports.csv_rows import Value
from sayso.linking.record import JoinedRecord
from sayso.ontology.acled import AcledShape, acled_shape
from sayso.records import EffectKind, PlacePrecision, Role, TimePrecision
from sayso.records.joined import JoinedEvent, When
from sayso.telling.incidents import event_label, in_joined_role
from sayso.telling.independence import independence_sentence
from sayso.telling.joined_values import range_of
from sayso.telling.quoting import one_line

_DAY: Final = frozenset({TimePrecision.HOUR, TimePrecision.PART_OF_DAY, TimePrecision.DAY})
_QUOTES: Final = 3
_WEEK_DAYS: Final = 7
_MONTH_DAYS: Final = 31
_GEO: Final = {
    PlacePrecision.POINT: 1,
    PlacePrecision.NEAR: 2,
    PlacePrecision.DISTRICT: 2,
    PlacePrecision.PROVINCE: 3,
    PlacePrecision.REGION: 3,
    PlacePrecision.COUNTRY: 3,
}


def row_of(event: JoinedEvent, record: JoinedRecord, *, inter: Inter) -> dict[str, Value]:
    """The columns of one event that have a value.

    1. What and when. 2. Who. 3. Where. 4. On whose say-so. 5. The dead.
    """
    shape = acled_shape()
    # 1. What and when.
    code = event.acled[0] if event.acled else None
    row: dict[str, Value] = {"event_id_cnty": f"SAYSO-{event.id.partition(':')[2]}"}
    row |= _when(event)
    if code is not None:
        row |= {
            "disorder_type": shape.disorder_of_sub.get(code.sub_event_type) or shape.disorder.get(code.event_type),
            "event_type": code.event_type,
            "sub_event_type": code.sub_event_type,
        }
    # 2. Who.
    row |= sides_of(event, record, code, inter=inter)
    # 3. Where.
    row |= _where(event, shape)
    # 4. On whose say-so.
    reports = [record.report(one.report) for one in event.evidence]
    outlets = dict.fromkeys(report.publisher for report in reports if report.publisher)
    keys = {report.outlet or report.id for report in reports}
    low, high = event.independence.low, event.independence.high
    row |= {
        "source": "; ".join(outlets),
        "notes": f"{event_label(event)}. {independence_sentence(event.independence)}. {_quotes(event)}",
        "tags": _tags(event),
        "sayso_n_sources": len(keys),
        # "1 to 3", never "1-3": spreadsheets take that for a date.
        "sayso_n_independent": low if low == high else f"{low} to {high}",
        "sayso_n_denials": event.independence.denials,
    }
    # 5. The dead.
    return row | _deaths(event)


def _when(event: JoinedEvent) -> dict[str, Value]:
    """Day, year and precision; what is known to a month at best has no day, beyond a year nothing."""
    when = event.when.values[0].value if event.when.values else None
    chosen = event.when.chosen.value if event.when.chosen is not None else None
    if chosen is not None:
        return {"event_date": chosen[:10], "year": chosen[:4], "time_precision": 1 if len(chosen) == 10 else 3}
    if when is None or when.start is None or when.end is None:
        return {}
    precision = _time_precision(when)
    year = when.start[:4] if when.start[:4] == _last_day(when.end)[:4] else None
    if precision is None:
        return {"year": year}
    return {"event_date": when.start, "year": year, "time_precision": precision}


def _time_precision(when: When) -> int | None:
    """1 for a day, 2 for up to a week, 3 for up to a month; None for less."""
    try:
        days = (date.fromisoformat(when.end or "") - date.fromisoformat(when.start or "")).days
    except ValueError:
        return None
    if days <= 1 or when.precision in _DAY:
        return 1
    return 2 if days <= _WEEK_DAYS else 3 if days <= _MONTH_DAYS else None


def _last_day(end: str) -> str:
    return date.fromordinal(date.fromisoformat(end).toordinal() - 1).isoformat()


def _where(event: JoinedEvent, shape: AcledShape) -> dict[str, Value]:
    if not event.where.values:
        return {}
    where = event.where.values[0].value
    return {
        "iso": shape.numbers.get(where.country or ""),
        "country": shape.countries.get(where.country or "", where.country),
        "admin1": where.admin1,
        "location": where.name,
        "latitude": where.lat,
        "longitude": where.lon,
        "geo_precision": _GEO.get(where.precision) if where.lat is not None else None,
    }


def _quotes(event: JoinedEvent) -> str:
    first = {one.report: one_line(one.text) for one in reversed(event.evidence)}
    ordered = dict.fromkeys(first[one.report] for one in event.evidence)
    return " | ".join(f"“{quote}”" for quote in list(ordered)[:_QUOTES])


def _tags(event: JoinedEvent) -> str:
    """The roles, the PLOVER codes, and that it is denied, so that nothing is lost in the two sides."""
    tags = [f"{role.value}: {one_line(one.name)}" for role in Role for one in in_joined_role(event, role)]
    codes = (f"{code.type}/{code.mode}" if code.mode else code.type for code in event.plover)
    tags += [f"plover: {code}" for code in dict.fromkeys(codes)]
    tags += ["denied"] if event.independence.denials else []
    tags += [f"reports differ: {one.field}" for one in event.contradictions]
    return "; ".join(dict.fromkeys(tags))


def _deaths(event: JoinedEvent) -> dict[str, Value]:
    """`fatalities` only where all reports that give a number give the same one, or a person chose one."""
    amounts = next((row.amounts for row in event.effects if row.kind is EffectKind.KILLED), None)
    if amounts is None:
        return {}
    low, high = range_of(amounts.values)
    best = low if low is not None and low == high else None
    if amounts.chosen is not None:
        chosen = amounts.chosen.value
        best = int(chosen) if chosen is not None and chosen.isdigit() else None
    return {"fatalities": best, "sayso_deaths_low": low, "sayso_deaths_best": best, "sayso_deaths_high": high}
