"""An event of the joined record on one line: `Shelling of Ardun, 3 September 2026`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sayso.records import AcledCode, Modality, PloverCode, Role
from sayso.records.joined import JoinedEvent, RoleActor, StandingValue, When
from sayso.records.trace import EventTrace
from sayso.telling.event_names import (
    BEFALLS_PLACES,
    NO_NAME,
    OTHER,
    OTHER_NAME,
    PLOVER_NAMES,
    PRONOUNS,
    SMALL_WORDS,
    TAKES_OF,
    TAKES_ON,
)
from sayso.telling.joined_values import when_words
from sayso.telling.labels import MODALITIES
from sayso.telling.quoting import one_line, shortened
from sayso.telling.values import day

_NAME_CHARS: Final = 40
_BEFELL: Final = (Role.TARGET, Role.RECIPIENT, Role.VICTIM)


def event_label(event: JoinedEvent) -> str:
    """What happened, to whom or where, and when; what most reports say, and a person's choice before that."""
    name = event_name(event.type, event.plover, event.acled)
    place = event.where.values[0].value.name if event.where.values else ""
    if event.where.chosen is not None:
        place = event.where.chosen.value or ""
    when = when_words(event.when.values[0].value) if event.when.values else ""
    if event.when.chosen is not None:
        when = day(event.when.chosen.value or "")
    befell = next((one for role in _BEFELL for one in _callable(event, role)), "")
    by = next(iter(_callable(event, Role.ACTOR)), "")
    return _line(name, befell=befell, by=by, place=place, when=when) + _how_sure(event.modality.values)


def trace_label(trace: EventTrace) -> str:
    """The same of one report's event; the wording of its trigger where it has no code."""
    plover = () if trace.plover is None else (trace.plover,)
    acled = () if trace.acled is None else (trace.acled,)
    name = event_name(trace.type, plover, acled)
    if name == NO_NAME:
        name = f"“{shortened(trace.trigger.text, _NAME_CHARS)}”"
    taking = [(one.role, words) for one in trace.participants if (words := within_line(one.quote.text))]
    befell = next((words for wanted in _BEFELL for role, words in taking if role is wanted), "")
    by = next((words for role, words in taking if role is Role.ACTOR), "")
    time, place = trace.time, trace.place
    when = when_words(When(time.start, time.end, time.precision)) if time is not None and time.start else ""
    return _line(name, befell=befell, by=by, place=place.name if place is not None else "", when=when)


def event_name(kind: str, plover: Iterable[PloverCode], acled: Iterable[AcledCode]) -> str:
    """What the codes call it: the mode of this type if all modes agree, else the type, else the ACLED sub-event."""
    modes = {f"{code.type}/{code.mode}" for code in plover if code.type == kind and code.mode}
    named = PLOVER_NAMES.get(min(modes)) if len(modes) == 1 else PLOVER_NAMES.get(kind)
    if named is not None:
        return named
    sub_event = next((code.sub_event_type for code in acled), kind or NO_NAME)
    return OTHER_NAME if sub_event == OTHER else sub_event


def in_joined_role(event: JoinedEvent, role: Role) -> tuple[RoleActor, ...]:
    """Who takes this part, but for those whom a person took out."""
    rows = next((row.actors for row in event.roles if row.role is role), ())
    return tuple(one for one in rows if one.corrected is None or one.corrected.value is not None)


def within_line(words: str) -> str:
    """The wording as it stands within a line; empty for a pronoun, which says nothing there."""
    line = one_line(words)
    first, _, rest = line.partition(" ")
    if line.casefold() in PRONOUNS:
        return ""
    return f"{first.lower()} {rest}" if rest and first.casefold() in SMALL_WORDS else line


def _callable(event: JoinedEvent, role: Role) -> list[str]:
    """The participants in a role by what a line can call them, actors with a name first."""
    rows = sorted(in_joined_role(event, role), key=lambda one: one.actor is None)
    return [words for one in rows if (words := within_line(one.name) if one.actor is None else one.name)]


def _line(name: str, *, befell: str, by: str, place: str, when: str) -> str:
    parts = [name]
    lead = "of" if name in TAKES_OF else "on" if name in TAKES_ON else ""
    if befell and lead and befell.casefold() != place.casefold():
        parts.append(f"{lead} {shortened(befell, _NAME_CHARS)}")
    elif by and not place:
        parts.append(f"by {shortened(by, _NAME_CHARS)}")
    if place and place.casefold() not in " ".join(parts).casefold():
        befalls_it = len(parts) == 1 and (name in BEFALLS_PLACES or lead == "on")
        parts.append(f"{lead if befalls_it else 'in'} {place}")
    line = " ".join(parts)
    return f"{line}, {when}" if when else line


def _how_sure(values: tuple[StandingValue, ...]) -> str:
    """A remark for what by nobody's account simply happened."""
    if not values or any(v.value.modality is Modality.HAPPENED and not v.value.negated for v in values):
        return ""
    first = values[0].value
    if first.negated:
        return " (said not to have happened)"
    return f" ({MODALITIES[first.modality]})" if MODALITIES[first.modality] else ""
