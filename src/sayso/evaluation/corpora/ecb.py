"""ECB+: which words of a report tell of the same event. Source: Cybulska and Vossen (LREC 2014)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.evaluation.corpora.rows import rows_of
from sayso.records import Span

_EVENT: Final = "event"


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of an event: its words, which need not touch, and the chain it belongs to."""

    words: tuple[Span, ...]
    chain: str


@dataclass(frozen=True, slots=True)
class EventText:
    """The reviewed sentences of one report, one a line, with all tellings of events in them; two affairs a topic."""

    id: str
    text: str
    mentions: tuple[EventMention, ...]
    topic: str = ""


def read_ecb_events(folder: Path, part: str) -> Iterator[EventText]:
    """The reports of a part in the order of the file; participants, places and times are left out.

    Raises:
        BadRecipe: the corpus is not there.
    """
    for row in rows_of(folder / "ecb" / f"{part}.jsonl"):
        mentions = (
            EventMention(tuple(Span(*word) for word in mention["spans"]), mention["chain"])
            for mention in row["mentions"]
            if mention["kind"] == _EVENT
        )
        yield EventText(row["id"], row["text"], tuple(mentions), str(row.get("topic", "")))
