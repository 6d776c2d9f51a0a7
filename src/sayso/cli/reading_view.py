"""One reading in the terminal: the document's facts, then times, places and quantities with their quoted evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sayso.cli import wording
from sayso.records import Notice, Place, Reading, SourceDocument, Span

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_QUOTE_CHARS = 60
_AFTER_CHARS = 32

_NOTICES = {
    Notice.LANGUAGE_NOT_READ: "Sayso does not read this language yet: only the document's facts are given.",
    Notice.LANGUAGE_UNCERTAIN: "The language could not be told with certainty.",
    Notice.SOFT_404: "The page says that what was asked for is not there.",
    Notice.PAYWALL: "The text stops at a paywall.",
    Notice.LOGIN_WALL: "The page asks for a login.",
    Notice.CONSENT_PAGE: "The page asks for consent before it shows the report.",
    Notice.TRUNCATED: "The text was longer than the limit and was cut.",
    Notice.PAGES_LEFT_OUT: "Pages past the limit were left out.",
    Notice.NO_TEXT_LAYER: "Some pages are pictures without text.",
    Notice.ENCODING_GUESSED: "The character encoding is not stated; it was guessed.",
    Notice.CHARACTERS_REPLACED: "Some bytes are no characters; they were replaced.",
    Notice.CONTROL_CHARACTERS: "The text holds control or direction-changing characters.",
    Notice.DATE_NOT_READ: "A date is stated, but not one that can be read.",
    Notice.MALFORMED_CONTAINER: "The container is damaged; what could be read was kept.",
    Notice.SHORT_TEXT: "There is very little text.",
}


def show_reading(console: Console, reading: Reading) -> None:
    """Print a reading for people."""
    from rich.padding import Padding
    from rich.text import Text

    document = reading.document
    console.print()
    console.print(Text(wording.safe(title_of(document)), style="bold"))
    for line in _facts(reading):
        console.print(Text(wording.safe(line), style="dim"))
    for notice in document.notices:
        console.print(Text(f"! {_NOTICES[notice]}", style="yellow"))
    for table in (_times(reading), _places(reading), _quantities(reading), _sources_named(document)):
        if table is not None:
            console.print()
            console.print(Padding(table, (0, 0, 0, 1), expand=False))
    console.print()


def title_of(document: SourceDocument) -> str:
    """The headline, or the first words of the text."""
    if document.title:
        return document.title
    first = " ".join(document.text[:400].split())
    return first if len(first) <= 80 else first[:77].rsplit(" ", 1)[0] + " …"


def _facts(reading: Reading) -> Iterable[str]:
    document = reading.document
    who = [
        document.publisher or "outlet not stated",
        f"by {', '.join(document.authors)}" if document.authors else "",
        wording.stated_date(document.published) if document.published else "date not stated",
    ]
    yield " · ".join(part for part in who if part)
    size = [
        document.language or "language not known",
        wording.counted(len(document.text.split()), "word"),
        wording.counted(len(reading.sentences), "sentence") if reading.sentences else "",
        wording.counted(len(document.pages), "page") if document.pages else "",
        wording.counted(len(document.links), "link") if document.links else "",
    ]
    yield " · ".join(part for part in size if part)
    if document.forwarded_from:
        yield f"forwarded from {document.forwarded_from}"
    if document.url:
        yield document.url


def _times(reading: Reading) -> Table | None:
    rows = [
        (
            _quoted(reading, [p.span]),
            p.value or "",
            wording.days(p),
            wording.time_precision(p),
            _anchor(reading, p.anchor),
        )
        for p in reading.times
    ]
    return _table("Times", ("", "value", "days", "precision", "counted from"), rows)


def _anchor(reading: Reading, anchor: str | None) -> str:
    if anchor is None:
        return ""
    if anchor == "published":
        return "publication"
    return next((_quoted(reading, [p.span]) for p in reading.times if p.id == anchor), anchor)


def _places(reading: Reading) -> Table | None:
    groups: dict[tuple[object, ...], list[Place]] = {}
    for place in reading.places:
        groups.setdefault((place.geonames, place.name, place.lat, place.lon), []).append(place)
    spans = {mention.id: mention.span for mention in reading.mentions}
    rows = [
        (
            _quoted(reading, [spans[p.mention] for p in same]),
            f"{len(same)}×" if len(same) > 1 else "",
            same[0].name,
            wording.place_in(same[0], same[0].country),
            wording.place_precision(same[0]),
            wording.coordinates(same[0]),
        )
        for same in groups.values()
    ]
    return _table("Places", ("", "", "name", "in", "precision", "point"), rows)


def _quantities(reading: Reading) -> Table | None:
    rows = [
        (_quoted(reading, [q.span]), wording.number_range(q), q.unit or "", _after(reading.document.text, q.span))
        for q in reading.quantities
    ]
    return _table("Quantities", ("", "range", "unit", "in the text"), rows)


def _sources_named(document: SourceDocument) -> Table | None:
    rows = [
        ("credit", document.text[c.span.start : c.span.end], f"{c.name} ({c.kind.value})") for c in document.credits
    ]
    rows += [(link.kind.value, document.text[link.span.start : link.span.end], link.url) for link in document.links]
    return _table("Credits and links", ("", "in the text", "to"), [(a, _cut(b), c) for a, b, c in rows])


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table | None:
    if not rows:
        return None
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(f"{title} ({len(rows)})", style="bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        header_style="dim",
        show_edge=False,
        pad_edge=False,
        padding=(0, 2, 0, 0),
    )
    for i, column in enumerate(columns):
        table.add_column(column, style="cyan" if i == 0 else None, overflow="fold")
    for row in rows:
        table.add_row(*(Text(wording.safe(cell)) for cell in row))
    return table


def _quoted(reading: Reading, spans: Sequence[Span]) -> str:
    quotes = dict.fromkeys(_cut(span.text_in(reading.document.text)) for span in spans)
    return " / ".join(f"“{quote}”" for quote in quotes)


def _after(text: str, span: Span) -> str:
    """The quantity with the words that follow it, up to a whole word and the end of its line."""
    rest = text[span.end : span.end + _AFTER_CHARS].split("\n\n", maxsplit=1)[0]
    whole = rest if len(rest) < _AFTER_CHARS else rest.rsplit(" ", 1)[0]
    return _cut(span.text_in(text) + whole)


def _cut(quote: str) -> str:
    quote = " ".join(quote.split())
    return quote if len(quote) <= _QUOTE_CHARS else quote[: _QUOTE_CHARS - 1] + "…"
