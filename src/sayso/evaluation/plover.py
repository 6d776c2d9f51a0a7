"""Scores events on PLOVER's hand-coded records: one sentence each, one event each, who does what to whom.

The records follow PLOVER 0.5 of 2016; four of its types were renamed or merged since, and are mapped first. The
development part is divided by a hash of the ids: a smaller share to learn from, a larger one that nobody reads.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from sayso.errors import BadRecord, BadSetting
from sayso.evaluation.bench import ScoreRow, Scores
from sayso.evaluation.chain_bench import read_gold
from sayso.evaluation.metrics import share, with_interval
from sayso.evaluation.model_tasks.base import Measured
from sayso.evaluation.slips import Slip
from sayso.gazetteer import Gazetteer
from sayso.records import Event, Reading, Role, Span
from sayso.settings import Settings

RENAMED: Final = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
LEARNING_RECORDS: Final = 57
# A participant named by more words than these is not counted as found: it could hold anything.
LONGEST_WORDS: Final = 8
METRICS: Final = ("type", "actor", "recipient", "events a record")
_DONE_TO: Final = (Role.RECIPIENT, Role.VICTIM, Role.TARGET, Role.BENEFICIARY)


class PloverPart(StrEnum):
    """Records that may be read while rules are written, those that are only measured on, or both."""

    LEARNING = "learning"
    MEASURED = "measured"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class PloverRecord:
    """One coded sentence. Empty `actors` or `recipients`: none was coded, so none can be missed.

    `is_mutual`: both sides are coded as one, and may stand under either role.
    """

    id: str
    text: str
    type: str
    date: str | None
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    is_mutual: bool


@dataclass(frozen=True, slots=True)
class RecordScore:
    """What was found of one record; `events` counts all events that Sayso found in it."""

    type: str
    has_type: bool
    has_actor: bool
    has_recipient: bool
    events: int


def plover_records(file: Path, part: PloverPart) -> tuple[PloverRecord, ...]:
    """The records of a part, in the order of their hashes.

    Raises:
        BadSetting: the file is not there.
        BadRecord: a line is no such record.
    """
    if not file.is_file():
        raise BadSetting(f"{file} is not there: give gold data with --data FILE, or the folder with setting corpora")
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    try:
        records = [_record(json.loads(line)) for line in lines]
    except (ValueError, KeyError, TypeError) as error:
        raise BadRecord(f"{file}: not in the form of PLOVER's records ({error!r})") from error
    records.sort(key=lambda record: hashlib.sha256(record.id.encode()).hexdigest())
    cut = {PloverPart.LEARNING: records[:LEARNING_RECORDS], PloverPart.MEASURED: records[LEARNING_RECORDS:]}
    return tuple(cut.get(part, records))


def _record(row: dict[str, Any]) -> PloverRecord:
    def marked(tag: str) -> tuple[Span, ...]:
        return tuple(Span(span["start"], span["end"]) for span in row["spans"] if tag in span["tag"])

    return PloverRecord(
        id=row["id"],
        text=row["text"],
        type=RENAMED.get(row["event"], row["event"]),
        date=row.get("date"),
        actors=marked("SRC"),
        recipients=marked("TAR"),
        is_mutual=any("SRC" in span["tag"] and "TAR" in span["tag"] for span in row["spans"]),
    )


def score_record(record: PloverRecord, reading: Reading) -> RecordScore:
    """Whether an event of the gold type is there, with the gold actor and the gold recipient among its participants."""
    same = [event for event in reading.events if event.plover is not None and event.plover.type == record.type]
    others = tuple(Role) if record.is_mutual else _DONE_TO
    return RecordScore(
        type=record.type,
        has_type=bool(same),
        has_actor=any(_names(event, (Role.ACTOR,), record.actors, record.text) for event in same),
        has_recipient=any(_names(event, others, record.recipients, record.text) for event in same),
        events=len(reading.events),
    )


def _names(event: Event, roles: tuple[Role, ...], gold: tuple[Span, ...], text: str) -> bool:
    spans = [
        participant.span
        for participant in event.participants
        if participant.role in roles and len(participant.span.text_in(text).split()) <= LONGEST_WORDS
    ]
    return not gold or any(wanted.overlaps(span) for wanted in gold for span in spans)


def score_records(scores: Sequence[RecordScore]) -> Scores:
    """Shares over all records and by type, with intervals over records; the last figure is no share but a mean."""
    kinds = sorted({score.type for score in scores})
    parts = [("all", list(scores))] + [(kind, [score for score in scores if score.type == kind]) for kind in kinds]
    return Scores(
        task="plover",
        documents=len(scores),
        gold=len(scores),
        metrics=METRICS,
        rows=tuple(_row(name, part) for name, part in parts),
    )


def _row(name: str, scores: Sequence[RecordScore]) -> ScoreRow:
    def shared(met: Callable[[RecordScore], bool]) -> Callable[[Sequence[RecordScore]], float]:
        return lambda drawn: share(sum(map(met, drawn)), len(drawn))

    figures: tuple[Callable[[Sequence[RecordScore]], float], ...] = (
        shared(lambda score: score.has_type),
        shared(lambda score: score.has_actor),
        shared(lambda score: score.has_recipient),
        lambda drawn: sum(score.events for score in drawn) / len(drawn),
    )
    return ScoreRow(name, len(scores), tuple(with_interval(scores, figure) for figure in figures))


def measure_plover(file: Path, part: PloverPart, settings: Settings, gazetteer: Gazetteer) -> Measured:
    """Read the records with the whole program and score them; slips are shown of the learning part alone.

    Raises:
        BadSetting: no such file, or no reader model.
        BadRecord: a line is no such record, or could not be read.
    """
    records = plover_records(file, part)
    rows = [{"id": r.id, "text": r.text} | ({"published": r.date} if r.date else {}) for r in records]
    readings = read_gold(rows, settings, gazetteer)
    scores = [score_record(record, reading) for record, reading in zip(records, readings, strict=True)]
    slips = [
        Slip(record.type, record.id, record.text, note=", ".join(missing))
        for record, score in zip(records, scores, strict=True)
        if (missing := _missing(score)) and part is PloverPart.LEARNING
    ]
    return Measured(score_records(scores), tuple(slips))


def _missing(score: RecordScore) -> list[str]:
    found = (("type", score.has_type), ("actor", score.has_actor), ("recipient", score.has_recipient))
    return [f"{name} missed" for name, is_there in found if not is_there]
