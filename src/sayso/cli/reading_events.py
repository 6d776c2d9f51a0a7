"""Events in the terminal: what sort, who did what to whom, where and when, with what result, on whose say-so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.cli.reading_tables import FAINT, QUOTE_STYLE, Cell, Styled, heading, nothing, table
from sayso.records import Absence, Event, Role
from sayso.telling.chains import say_so
from sayso.telling.coverage import NO_EVENTS
from sayso.telling.events import (
    acled_words,
    effect_words,
    in_role,
    marks,
    point_words,
    type_words,
    when_words,
    where_words,
)
from sayso.telling.labels import ABSENT, ROLES
from sayso.telling.lookup import Lookup

if TYPE_CHECKING:
    from rich.console import Console

_WIDE_COLUMNS = 110
_WIDE_ROW = 5
_ACTS, _SETTING, _RESULT, _SAYS = "who did what to whom", "where and when", "with what result", "on whose say-so"


def show_events(console: Console, lookup: Lookup) -> None:
    """Print all events in a table."""
    events = lookup.reading.events
    heading(console, "What happened", len(events))
    if not events:
        nothing(console, NO_EVENTS)
        return
    if console.width >= _WIDE_COLUMNS:
        columns, widths = ["", _ACTS, _SETTING, _RESULT, _SAYS], [0, 5, 4, 4, 4]
    else:
        columns, widths = ["", _ACTS, "where, when, result", _SAYS], [0, 5, 4, 3]
    table(console, columns, [_row(event, lookup, len(columns)) for event in events], widths)


def _row(event: Event, lookup: Lookup, columns: int) -> tuple[Cell, ...]:
    setting, result = _where_and_when(event, lookup), [(effect_words(effect, lookup), "") for effect in event.effects]
    says = [(line, FAINT) for line in say_so(event.claims, lookup)]
    middle = (setting, result) if columns == _WIDE_ROW else ([*setting, *result],)
    return (event.id, _what(event, lookup), *middle, says)


def _what(event: Event, lookup: Lookup) -> list[Styled]:
    lines: list[Styled] = [(type_words(event), "bold")]
    lines.append((acled_words(event), FAINT))
    lines += [(mark, "yellow") for mark in marks(event)]
    lines.append((lookup.quote(*(event.triggers or (event.trigger,))), QUOTE_STYLE))
    missing = {absence.field: absence for absence in event.absent}
    for role in Role:
        named = in_role(event, role, lookup)
        if named:
            lines.append((f"{ROLES[role]} {', '.join(named)}", ""))
        elif role.value in missing:
            lines.append((f"{ROLES[role]}: {ABSENT[missing[role.value].reason]}", FAINT))
    return lines


def _where_and_when(event: Event, lookup: Lookup) -> list[Styled]:
    return [
        _or_why(where_words(event, lookup), "place", event.absent),
        (point_words(event, lookup), FAINT),
        _or_why(when_words(event, lookup), "time", event.absent),
    ]


def _or_why(words: str, field: str, absent: tuple[Absence, ...]) -> Styled:
    reasons = [absence.reason for absence in absent if absence.field == field]
    return (words, "") if words or not reasons else (f"{field}: {ABSENT[reasons[0]]}", FAINT)
