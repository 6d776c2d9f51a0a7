"""One reading in the terminal: the document's facts, then who says what, what happened, and all that they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.records import Notice, Reading, SourceDocument
from sayso.telling.labels import NOTICES
from sayso.telling.lookup import Lookup
from sayso.telling.quoting import safe, shortened, steady
from sayso.telling.values import counted, stated_date

if TYPE_CHECKING:
    from rich.console import Console

# These notices say by themselves why there are no claims, events and actors.
_NOT_INTERPRETED = frozenset({Notice.LANGUAGE_NOT_READ, Notice.READ_WITHOUT_MODEL})
_TITLE_CHARS = 80
_TITLE_FROM_CHARS = 400
NO_MODEL = "Without a reader model only times, places and numbers are read: no claims, events or actors."


def show_reading(console: Console, reading: Reading) -> None:
    """Print a reading for people."""
    from rich.text import Text

    from sayso.cli.reading_actors import show_actors, show_relations, show_things
    from sayso.cli.reading_claims import show_claims
    from sayso.cli.reading_details import show_credits, show_places, show_quantities, show_questions, show_times
    from sayso.cli.reading_events import show_events

    lookup = Lookup.of(reading)
    console.print()
    console.print(Text(safe(title_of(reading.document)), style="bold"))
    for line in _facts(reading):
        console.print(Text(safe(line), style="dim"))
    for notice in reading.document.notices:
        console.print(Text(f"! {NOTICES[notice]}", style="yellow"))
    if _was_interpreted(reading):
        show_claims(console, lookup)
        show_events(console, lookup)
        show_actors(console, lookup)
        show_things(console, lookup)
        show_relations(console, lookup)
    elif not _NOT_INTERPRETED.intersection(reading.document.notices):
        console.print()
        console.print(Text(NO_MODEL, style="dim"))
    for show in (show_times, show_places, show_quantities, show_credits, show_questions):
        show(console, lookup)
    console.print()


def title_of(document: SourceDocument) -> str:
    """The headline, or the first words of the text."""
    return steady(document.title or shortened(document.text[:_TITLE_FROM_CHARS], _TITLE_CHARS))


def _was_interpreted(reading: Reading) -> bool:
    """Whether claims, events and actors were looked for: where none were found, that is worth saying."""
    if _NOT_INTERPRETED.intersection(reading.document.notices):
        return False
    return bool(reading.producer.model or reading.claims or reading.events or reading.entities)


def _facts(reading: Reading) -> Iterable[str]:
    document = reading.document
    who = [
        document.publisher or "outlet not stated",
        f"by {', '.join(document.authors)}" if document.authors else "",
        stated_date(document.published) if document.published else "date not stated",
    ]
    yield " · ".join(steady(part) for part in who if part)
    size = [
        document.language or "language not known",
        counted(len(document.text.split()), "word"),
        counted(len(reading.sentences), "sentence") if reading.sentences else "",
        counted(len(document.pages), "page") if document.pages else "",
        counted(len(document.links), "link") if document.links else "",
    ]
    yield " · ".join(part for part in size if part)
    if document.forwarded_from:
        yield f"forwarded from {steady(document.forwarded_from)}"
    if document.url:
        yield document.url
