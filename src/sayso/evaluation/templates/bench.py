"""Templates of MUC-4 twice: from the model's template head alone, and from readings with their events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sayso.evaluation.attribution import Counts, added
from sayso.evaluation.model_tasks.base import GoldPart, Measured, scores_of
from sayso.evaluation.model_tasks.muc4 import measure_muc4, messages_of
from sayso.evaluation.templates.fitting import ReadMessage
from sayso.evaluation.templates.found import FoundTemplate
from sayso.evaluation.templates.from_events import found_templates
from sayso.evaluation.templates.keys import read_keys
from sayso.evaluation.templates.records import Message
from sayso.evaluation.templates.scoring import SLOTS, template_counts, template_pairs
from sayso.evaluation.templates.whole_scoring import whole_counts
from sayso.gazetteer import Gazetteer
from sayso.interpret.steps import Given, interpret, segmented
from sayso.model.reader import Reader, Text
from sayso.records import DatePrecision, Origin, Producer, Reading, SourceDocument, Span, StatedDate
from sayso.records.prediction import Prediction

_PRODUCER: Final = Producer("0", None, None, "0" * 64, "0", "0")
FROM_EVENTS: Final = "from events: "


def measure_templates(reader: Reader, gazetteer: Gazetteer, where: GoldPart) -> Measured:
    """The rows of `measure_muc4`, then those of templates from events, then the fields beside the string slots.

    A message is given with its date, as Sayso's users give it. Gold in GTT's form has no fields beside string slots.
    """
    messages = messages_of(where)
    read = list(_read(reader, messages))
    alone = measure_muc4(reader, where, [ReadMessage(m.text, _spans(r), p, m.templates) for m, r, p in read])
    keys = list(read_keys(where.file or where.corpora / "muc4" / f"{where.part}.jsonl"))
    rows: dict[str, list[Counts]] = {}
    for number, (message, reading, prediction) in enumerate(read):
        given = Given(gazetteer, prediction)
        found = found_templates(interpret(reading, given), prediction, reader.bundle.calibration.templates, gazetteer)
        for name, count in _counts(message, found).items():
            rows.setdefault(name, []).append(count)
        pairs = template_pairs([one.template for one in found], message.templates)
        for name, count in whole_counts(found, keys[number], pairs).items() if keys else ():
            rows.setdefault(name, []).append(count)
    scores = replace(alone.scores, rows=(*alone.scores.rows, *scores_of("muc4", rows).rows))
    return replace(alone, scores=scores)


def _counts(message: Message, found: Sequence[FoundTemplate]) -> dict[str, Counts]:
    templates = [one.template for one in found]
    by_slot = template_counts(templates, message.templates)
    strict = template_counts(templates, message.templates, same_kind=True)
    rows = {"all": added(by_slot.values()), **{slot: by_slot[slot] for slot in SLOTS}}
    rows["all, kinds must agree"] = added(strict.values())
    return {FROM_EVENTS + name: count for name, count in rows.items()}


def _read(reader: Reader, messages: Sequence[Message]) -> Iterator[tuple[Message, Reading, Prediction]]:
    """The messages in order, divided into sentences, with what the model says of them."""
    readings = [segmented(Reading(document=_document(message), producer=_PRODUCER)) for message in messages]
    given = [Text(reading.document.text, _spans(reading)) for reading in readings]
    yield from zip(messages, readings, reader.read(given), strict=True)


def _document(message: Message) -> SourceDocument:
    published = None if message.date is None else StatedDate(message.date, DatePrecision.DAY, Origin.GIVEN)
    return SourceDocument(id=message.id, source_sha256="0" * 64, text=message.text, language="en", published=published)


def _spans(reading: Reading) -> tuple[Span, ...]:
    return tuple(sentence.span for sentence in reading.sentences)
