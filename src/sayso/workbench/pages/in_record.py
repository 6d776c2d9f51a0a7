"""What a search finds in the joined record: actors, events, claims and sources, and names in other scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sayso.linking.record import Asked, JoinedRecord
from sayso.telling.quoting import bare, shortened
from sayso.workbench.addresses import actor_url, claim_url, event_url, source_url
from sayso.workbench.asking import address
from sayso.workbench.pages.known import found

_SHOWN: Final = 5
_ALSO: Final = 6
_CLAIM_CHARS: Final = 90
_OPERATOR: Final = re.compile(r"\w+:|(?:^|\s)-\w|\bOR\b|\bNOT\b|\bNEAR\b|[()*^]")


@dataclass(frozen=True, slots=True)
class Thing:
    """One that was found: its name, what is known of it in a few words, and its page."""

    url: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Things:
    """Those of one kind; `total` of them are there, and `all_url` leads to all."""

    title: str
    rows: tuple[Thing, ...]
    total: int
    all_url: str


@dataclass(frozen=True, slots=True)
class InRecord:
    """What was found by kind, and searches for the same under other names."""

    kinds: tuple[Things, ...]
    also: tuple[Thing, ...]


NOTHING: Final = InRecord((), ())


def in_record(record: JoinedRecord | None, query: str) -> InRecord:
    """Look for words in the record; a query with operators is for texts alone."""
    words = query.replace('"', " ").strip()
    if record is None or not words or _OPERATOR.search(words):
        return NOTHING
    asked = Asked(text=words)
    actors = record.actors(asked, limit=_SHOWN)
    events = record.events(Asked(text=words, order="reports"), limit=_SHOWN)
    claims = record.claims(asked, limit=_SHOWN)
    sources = record.sources(asked, limit=_SHOWN)
    kinds = (
        Things(
            "Actors",
            tuple(
                Thing(actor_url(row.id), row.name, _kind(row.subtype or row.type, row.reports)) for row in actors.items
            ),
            actors.total,
            address("/actors", [("q", words)]),
        ),
        Things(
            "Events",
            tuple(Thing(event_url(row.id), row.label, _kind("", row.reports)) for row in events.items),
            events.total,
            address("/events", [("q", words)]),
        ),
        Things(
            "Claims",
            tuple(
                Thing(claim_url(row.id), f"“{shortened(bare(row.content), _CLAIM_CHARS)}”", row.chain)
                for row in claims.items
            ),
            claims.total,
            address("/claims", [("q", words)]),
        ),
        Things(
            "Sources",
            tuple(Thing(source_url(row.id), row.name, _kind(row.kind, row.reports)) for row in sources.items),
            sources.total,
            address("/sources", [("q", words)]),
        ),
    )
    return InRecord(
        tuple(one for one in kinds if one.rows), _also(record, tuple(row.id for row in actors.items), words)
    )


def _kind(kind: str, reports: int) -> str:
    many = "1 report" if reports == 1 else f"{reports:,} reports"
    return ", ".join(part for part in (kind.replace("_", " ").lower(), many) if part)


def _also(record: JoinedRecord, actors: tuple[str, ...], words: str) -> tuple[Thing, ...]:
    """Other names of the actors that were found, as searches of their own."""
    rows: dict[str, Thing] = {}
    for actor_id in actors:
        actor = found(record.actor, actor_id)
        for name in actor.names if actor is not None else ():
            if name.text.casefold() != words.casefold():
                url = address("/search", [("q", f'"{name.text.replace(chr(34), " ")}"')])
                rows.setdefault(name.text, Thing(url, name.text, name.script))
    return tuple(rows.values())[:_ALSO]
