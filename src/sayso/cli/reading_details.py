"""Times, places, quantities, credits and open questions in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.cli.reading_tables import Cell, heading, table
from sayso.records import Place, Span
from sayso.telling.lookup import Lookup
from sayso.telling.questions import open_questions
from sayso.telling.quoting import one_line, shortened, steady
from sayso.telling.values import (
    coordinates,
    days,
    place_in,
    place_precision,
    quantity_range,
    time_precision,
)

if TYPE_CHECKING:
    from rich.console import Console

_AFTER_CHARS = 32


def show_times(console: Console, lookup: Lookup) -> None:
    """Print time expressions with their days."""
    rows = [
        (lookup.quote(row.span), row.value or "", days(row), time_precision(row), _anchor(lookup, row.anchor))
        for row in lookup.reading.times
    ]
    _section(console, "Times", ("", "value", "days", "precision", "counted from"), rows)


def _anchor(lookup: Lookup, anchor: str | None) -> str:
    if anchor is None:
        return ""
    if anchor == "published":
        return "publication"
    period = lookup.times.get(anchor)
    return anchor if period is None else lookup.quote(period.span)


def show_places(console: Console, lookup: Lookup) -> None:
    """Print places, each once, with point and precision."""
    groups: dict[tuple[object, ...], list[Place]] = {}
    for place in lookup.reading.places:
        groups.setdefault((place.geonames, place.name, place.lat, place.lon), []).append(place)
    rows = [
        (
            _named(same, lookup),
            f"{len(same)}×" if len(same) > 1 else "",
            steady(same[0].name),
            place_in(same[0]),
            place_precision(same[0]),
            coordinates(same[0]),
        )
        for same in groups.values()
    ]
    _section(console, "Places", ("", "", "name", "in", "precision", "point"), rows)


def _named(places: Sequence[Place], lookup: Lookup) -> str:
    spans = [span for span in map(lookup.place_span, places) if span is not None]
    return lookup.quote(*spans)


def show_quantities(console: Console, lookup: Lookup) -> None:
    """Print numbers with the words that follow them."""
    rows = [
        (lookup.quote(row.span), quantity_range(row), row.unit or "", _after(lookup.text, row.span))
        for row in lookup.reading.quantities
    ]
    _section(console, "Quantities", ("", "range", "unit", "in the text"), rows)


def _after(text: str, span: Span) -> str:
    """The quantity with the words that follow it, up to a whole word and the end of its line."""
    rest = text[span.end : span.end + _AFTER_CHARS].split("\n\n", maxsplit=1)[0]
    whole = rest if len(rest) < _AFTER_CHARS else rest.rsplit(" ", 1)[0]
    return steady(shortened(one_line(span.text_in(text) + whole)))


def show_credits(console: Console, lookup: Lookup) -> None:
    """Print who is credited, and what the report links to."""
    document = lookup.reading.document
    rows = [("credit", lookup.words(row.span), f"{steady(row.name)} ({row.kind.value})") for row in document.credits]
    rows += [(link.kind.value, lookup.words(link.span), link.url) for link in document.links]
    _section(console, "Credits and links", ("", "in the text", "to"), rows)


def show_questions(console: Console, lookup: Lookup) -> None:
    """Print what the report leaves open."""
    rows = [
        (row.record_id or "", f"{row.asked} {row.quote}".strip(), row.reason.capitalize())
        for row in open_questions(lookup)
    ]
    _section(console, "Open questions", ("", "asked", "answer"), rows)


def _section(console: Console, title: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    if rows:
        heading(console, title, len(rows))
        table(console, columns, rows)
