"""Values of the joined record in words: days, places, numbers, whether it happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from sayso.records import EffectKind, Modality, PlacePrecision, TimePrecision
from sayso.records.joined import Amount, AmountValue, JoinedEvent, Standing, When, Where
from sayso.telling.labels import EFFECTS, MODALITIES
from sayso.telling.values import day, number_range

_WHOLE: Final = {TimePrecision.MONTH: 7, TimePrecision.YEAR: 4}


def when_words(when: When) -> str:
    """`3 September 2026`, `1 – 5 September 2026`, `September 2026`; what is open at one end says so."""
    if when.start is None and when.end is None:
        return "day not known"
    if when.end is None:
        return f"from {day(when.start or '')}"
    last = _day_before(when.end)
    if when.start is None:
        return f"until {day(last)}"
    if when.precision in _WHOLE:
        return day(when.start[: _WHOLE[when.precision]])
    if when.start == last:
        return day(when.start)
    first = day(when.start)
    shared = first.split(" ", 1)[1] == day(last).split(" ", 1)[1]
    return f"{first.split(' ', 1)[0] if shared else first} – {day(last)}"


def _day_before(value: str) -> str:
    try:
        return (date.fromisoformat(value) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return value


def where_words(where: Where) -> str:
    """The place with what it lies in: `Ardun, Batken, KGZ`."""
    parts = (where.name, where.admin1, where.country)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def near_words(where: Where) -> str:
    """How exactly the place is known, where that is not a point; empty else."""
    if where.lat is None:
        return "no point known"
    if where.precision is PlacePrecision.POINT:
        return ""
    return where.precision.value if where.radius_km is None else f"{where.precision}, ±{where.radius_km:,.0f} km"


def amount_words(amount: Amount, kind: EffectKind | None = None) -> str:
    """`4 soldiers killed`, `2 to 6 killed in total`, `killed, number not stated`; without the kind's word if None."""
    many = number_range(amount.low, amount.best, amount.high)
    # "four soldiers" has its number already.
    who = "" if amount.who is None or amount.total else _without_number(amount.who)
    total = "in total" if amount.total else ""
    word = "" if kind is None else EFFECTS[kind]
    if not many:
        return ", ".join(part for part in (" ".join(p for p in (who, word) if p), "number not stated") if part)
    return " ".join(part for part in (many, who, word, total) if part)


def _without_number(who: str) -> str:
    """The victims without articles: `the soldiers` is `soldiers` beside a number."""
    words = who.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in ("the", "a", "an") else words)


def killed_words(event: JoinedEvent) -> str | None:
    """How many were killed, over all reports: `4`, `2 to 6`, `4 or more`; None where no report gives a number.

    Reports that give no total are counted by their largest number, not by a sum, which could count people twice.
    """
    amounts = next((row.amounts for row in event.effects if row.kind is EffectKind.KILLED), None)
    if amounts is None:
        return None
    if amounts.chosen is not None:
        return amounts.chosen.value
    low, high = range_of(amounts.values)
    return number_range(low, None, high) or None


def range_of(values: Sequence[AmountValue]) -> tuple[int | None, int | None]:
    """The least and the most that any report gives; the most is None where a report leaves it open or none has it."""
    by_report: dict[str, list[Amount]] = {}
    for value in values:
        for report in value.reports:
            by_report.setdefault(report, []).append(value.value)
    lows, highs = [], []
    for amounts in by_report.values():
        whole = [amount for amount in amounts if amount.total] or amounts
        known = [amount for amount in whole if amount.low is not None or amount.high is not None]
        if known:
            lows.append(max((amount.low for amount in known if amount.low is not None), default=None))
            tops = [amount.high for amount in known]
            highs.append(None if None in tops else max(top for top in tops if top is not None))
    least = [low for low in lows if low is not None]
    most = [high for high in highs if high is not None]
    return (min(least) if least else None, None if len(most) < len(highs) or not most else max(most))


def standing_words(standing: Standing) -> str:
    """`happened`, `did not happen`, `planned`, `not planned`."""
    if standing.modality is Modality.HAPPENED:
        return "did not happen" if standing.negated else "happened"
    return f"not {MODALITIES[standing.modality]}" if standing.negated else MODALITIES[standing.modality]
