"""What a report leaves open, as questions: every missing value of a reading with the reason that is recorded for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sayso.records import Absent
from sayso.telling.lookup import Lookup

_EVENT_QUESTIONS: Final = {
    "actor": "Who did it",
    "recipient": "To whom was it done",
    "victim": "Who are the victims",
    "target": "What was the target",
    "instrument": "With what was it done",
    "beneficiary": "For whom was it done",
    "place": "Where was it",
    "time": "When was it",
    "effects": "With what result",
}
_REASONS: Final = {
    Absent.NOT_STATED: "the report does not say.",
    Absent.NO_ANCHOR: "there is no date to count from.",
    Absent.AMBIGUOUS: "the report can be understood in several ways.",
    Absent.UNKNOWN_PLACE: "no gazetteer has it.",
    Absent.OUT_OF_RANGE: "there is no such date.",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One open question: the record that it is about (none: the document), the words it is about, and the answer."""

    record_id: str | None
    quote: str
    asked: str
    reason: str


def open_questions(lookup: Lookup) -> tuple[Question, ...]:
    """Every missing value, in the order of document, events, times, places; the same question is asked once."""
    found: dict[tuple[str, str, str], Question] = {}
    for question in (*_of_document(lookup), *_of_events(lookup), *_of_times(lookup), *_of_places(lookup)):
        # A place that is named ten times is one question; two events are two even if they share their words.
        own = question.record_id if question.record_id and question.record_id.startswith("v") else ""
        found.setdefault((own or "", question.quote, question.asked), question)
    return tuple(found.values())


def _of_document(lookup: Lookup) -> Iterator[Question]:
    if lookup.reading.document.published is None:
        yield Question(None, "", "When was this published?", _REASONS[Absent.NOT_STATED])
    if lookup.reading.document.publisher is None:
        yield Question(None, "", "Who published this?", _REASONS[Absent.NOT_STATED])


def _of_events(lookup: Lookup) -> Iterator[Question]:
    for event in lookup.reading.events:
        for absence in event.absent:
            asked = _EVENT_QUESTIONS.get(absence.field, f"What is its {absence.field.replace('_', ' ')}")
            yield Question(event.id, lookup.quote(event.trigger), f"{asked}?", _REASONS[absence.reason])


def _of_times(lookup: Lookup) -> Iterator[Question]:
    for period in lookup.reading.times:
        if period.absent is not None:
            yield Question(period.id, lookup.quote(period.span), "Which days are meant?", _REASONS[period.absent])


def _of_places(lookup: Lookup) -> Iterator[Question]:
    for place in lookup.reading.places:
        span = lookup.place_span(place)
        if place.absent is not None and span is not None:
            reason = _REASONS[place.absent]
            if place.absent is Absent.UNKNOWN_PLACE and place.lat is not None:
                reason = "no gazetteer has it; the point is that of what the report puts it in."
            yield Question(place.id, lookup.quote(span), "Where exactly is it?", reason)
