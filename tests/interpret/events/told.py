"""Readings of the passages in `sentences.txt`, with mentions, places and times by hand, and their events."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from sayso.interpret.events import add_events
from sayso.records import (
    Event,
    Mention,
    MentionForm,
    MentionType,
    Period,
    PeriodType,
    Place,
    PlacePrecision,
    Reading,
    Sentence,
    Span,
    TimePrecision,
)
from sayso.records.prediction import Prediction
from tests.factories import reading as reading_of
from tests.predictions import predicted

SENTENCES = Path(__file__).parent / "sentences.txt"


def told(start: str, **layers: Any) -> tuple[Event, ...]:
    """The events of the passage that begins with these words; `layers` are further fields of the reading."""
    reading, prediction = scene(start)
    return add_events(replace(reading, **layers), prediction).events


def scene(start: str) -> tuple[Reading, Prediction]:
    """Reading and prediction of the passage that begins with these words."""
    for passage in SENTENCES.read_text(encoding="utf-8").split("\n# ")[1:]:
        text, *lines = passage.splitlines()
        if text.startswith(start):
            return _built(text, lines)
    raise LookupError(start)


def texts(event: Event, text: str) -> tuple[list[str], set[tuple[str, str]]]:
    """The triggers of an event as text, and its participants as role and text."""
    triggers = [span.text_in(text) for span in event.triggers]
    return triggers, {(part.role.value, part.span.text_in(text)) for part in event.participants}


def _built(text: str, lines: list[str]) -> tuple[Reading, Prediction]:
    tree = "\n".join(line for line in lines if not line.startswith("@"))
    named = [line[2:].rsplit(" | ", 1) for line in lines if line.startswith("@")]
    spans = sorted((Span(start := text.index(name), start + len(name)), kind) for name, kind in named)
    mentions = tuple(_mention(f"m{n}", span, kind) for n, (span, kind) in enumerate(spans))
    is_name = [text[m.span.start].isupper() for m in mentions]
    places = [m for m, name in zip(mentions, is_name, strict=True) if m.type is MentionType.LOCATION and name]
    times = [m for m in mentions if m.type is MentionType.TEMPORAL]
    reading = replace(
        reading_of(text),
        sentences=tuple(Sentence(span) for span in _sentences(text)),
        mentions=mentions,
        places=tuple(_place(f"p{n}", mention, text) for n, mention in enumerate(places)),
        times=tuple(_time(f"t{n}", mention, text) for n, mention in enumerate(times)),
    )
    return reading, predicted(text, tree)


def _sentences(text: str) -> list[Span]:
    spans, start = [], 0
    while start < len(text):
        end = text.index(".", start) + 1
        spans.append(Span(start, end))
        start = end + 1
    return spans


def _mention(identity: str, span: Span, kind: str) -> Mention:
    return Mention(identity, span, span, MentionType(kind), MentionForm.NOMINAL, None, 0.9)


def _place(identity: str, mention: Mention, text: str) -> Place:
    name = mention.span.text_in(text)
    unknown = PlacePrecision.UNKNOWN
    return Place(identity, mention.id, name, None, None, None, None, None, None, unknown, None, 0.9, (), None)


def _time(identity: str, mention: Mention, text: str) -> Period:
    value = mention.span.text_in(text)
    day = TimePrecision.DAY
    return Period(identity, mention.span, PeriodType.DATE, value, None, None, day, None, None)
