"""One reading in the terminal: the document's facts, then who says what, what happened, and all that they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.records import Reading, SourceDocument
from sayso.telling.coverage import was_interpreted, why_not_interpreted
from sayso.telling.labels import NOTICES
from sayso.telling.lookup import Lookup
from sayso.telling.quoting import safe, shortened, steady
from sayso.telling.values import counted, stated_date

if TYPE_CHECKING:
    from rich.console import Console

_TITLE_CHARS = 80
_TITLE_FROM_CHARS = 400


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
    if was_interpreted(reading):
        show_claims(console, lookup)
        show_events(console, lookup)
        show_actors(console, lookup)
        show_things(console, lookup)
        show_relations(console, lookup)
    why_not = why_not_interpreted(reading)
    if why_not is not None:
        console.print()
        console.print(Text(why_not, style="dim"))
    for show in (show_times, show_places, show_quantities, show_credits, show_questions):
        show(console, lookup)
    console.print()


def title_of(document: SourceDocument) -> str:
    """The headline, or the first words of the text."""
    return steady(document.title or shortened(document.text[:_TITLE_FROM_CHARS], _TITLE_CHARS))


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
