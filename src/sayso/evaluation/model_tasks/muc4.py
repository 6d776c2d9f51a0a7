"""Templates of MUC-4 from raw messages, as the published micro F1 is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.evaluation.attribution import Counts, added
from sayso.evaluation.model_tasks.base import GoldPart, Measured, scores_of
from sayso.evaluation.slips import Slip
from sayso.evaluation.templates.files import read_messages
from sayso.evaluation.templates.fitting import ReadMessage
from sayso.evaluation.templates.grouping import templates_of
from sayso.evaluation.templates.records import Filler, Message, Template
from sayso.evaluation.templates.scoring import INCIDENT_TYPE, SLOTS, filler_pairs, template_counts, template_pairs
from sayso.interpret.sentences import split_sentences
from sayso.model.heads import ROLES
from sayso.model.reader import Reader, Text
from sayso.records import Span


def messages_of(where: GoldPart) -> list[Message]:
    """The messages to be measured on: of the part, or of the file that was given."""
    return list(read_messages(where.file or where.corpora / "muc4" / f"{where.part}.jsonl"))


def read_with(reader: Reader, messages: Sequence[Message]) -> Iterator[ReadMessage]:
    """The messages in order, each with what the model says of it."""
    sentences = [split_sentences(message.text, ()) for message in messages]
    given = [Text(message.text, own) for message, own in zip(messages, sentences, strict=True)]
    for message, own, prediction in zip(messages, sentences, reader.read(given), strict=True):
        yield ReadMessage(message.text, own, prediction, message.templates)


def measure_muc4(reader: Reader, where: GoldPart, read: Sequence[ReadMessage] | None = None) -> Measured:
    """All slots together, each slot, and all slots once more with only templates of one kind paired.

    Args:
        read: the messages as this reader read them, where that was done before.
    """
    messages = messages_of(where)
    thresholds = reader.bundle.calibration.templates
    all_slots: list[Counts] = []
    strict: list[Counts] = []
    rows: dict[str, list[Counts]] = {slot: [] for slot in SLOTS}
    slips: list[Slip] = []
    predicted: list[tuple[Template, ...]] = []
    for message, one in zip(messages, read or read_with(reader, messages), strict=True):
        templates = templates_of(one.text, one.sentences, one.prediction, thresholds)
        counts = template_counts(templates, message.templates)
        all_slots.append(added(counts.values()))
        strict.append(added(template_counts(templates, message.templates, same_kind=True).values()))
        for slot, count in counts.items():
            rows[slot].append(count)
        slips.extend(_slips(message, templates))
        predicted.append(templates)
    scores = scores_of("muc4", {"all": all_slots, **rows, "all, kinds must agree": strict})
    return Measured(scores, tuple(slips), tuple(predicted))


def _slips(message: Message, predicted: Sequence[Template]) -> Iterator[Slip]:
    pairs = dict(template_pairs(predicted, message.templates))
    for number, gold in enumerate(message.templates):
        if number not in pairs.values():
            yield Slip("template: missed", message.id, message.text, note=_told(gold))
    for number, one in enumerate(predicted):
        if number not in pairs:
            yield Slip("template: wrongly found", message.id, message.text, note=_told(one))
            continue
        gold = message.templates[pairs[number]]
        if not one.kinds & gold.kinds:
            note = f"{' or '.join(sorted(gold.kinds))} in gold, found {' or '.join(sorted(one.kinds))}"
            yield Slip(f"{INCIDENT_TYPE}: another", message.id, message.text, note=note)
        for role in ROLES:
            same = dict(filler_pairs(one.fillers[role], gold.fillers[role]))
            for place, filler in enumerate(gold.fillers[role]):
                if place not in same.values():
                    yield Slip(f"{role}: missed", message.id, message.text, gold=_places(filler), note=_named(filler))
            for place, filler in enumerate(one.fillers[role]):
                if place not in same:
                    yield Slip(f"{role}: wrongly found", message.id, message.text, predicted=_places(filler))


def _places(filler: Filler) -> tuple[Span, ...]:
    return tuple(Span(start, start + len(name)) for name, start in zip(filler.names, filler.places, strict=True))[:1]


def _named(filler: Filler) -> str:
    return " or ".join(f"“{name.lower()}”" for name in filler.names)


def _told(template: Template) -> str:
    fillers = [f"{role} {_named(one)}" for role in ROLES for one in template.fillers[role]]
    return "; ".join([" or ".join(sorted(template.kinds)), *fillers])
