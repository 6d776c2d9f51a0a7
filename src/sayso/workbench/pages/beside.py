"""What stands beside a report's own claims, events and actors: the same ones over all reports, and the way there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from sayso.errors import NoSuchDocument
from sayso.exports.page.markup import add, element
from sayso.exports.page.sheet import Sheet
from sayso.linking.aliases import packaged_aliases
from sayso.linking.record import Asked, EventRow, JoinedRecord
from sayso.linking.traces import traces_of
from sayso.records import Reading
from sayso.workbench.addresses import actor_url, claim_url, event_url
from sayso.workbench.rows import row_counts

# A report tells of fewer events than this; the rows of more would only be without their counts.
_MOST_EVENTS: Final = 500


@dataclass(frozen=True, slots=True)
class Beside:
    """Where a record of the reading leads to, and in which words."""

    url: str
    words: str


def beside_reading(record: JoinedRecord, reading: Reading) -> dict[str, Beside]:
    """For each record of a reading that was joined: the page of what it was joined into."""
    found: dict[str, Beside] = {}
    report = reading.document.id
    rows = {row.id: row for row in record.events(Asked(report=report), limit=_MOST_EVENTS).items}
    traces = traces_of(reading, packaged_aliases())
    for claim in traces.claims:
        joined = _current(record, claim.id)
        if joined is not None:
            found[claim.claim] = Beside(claim_url(joined), "across reports")
    for event in traces.events:
        joined = _current(record, event.id)
        if joined is not None:
            found[event.event] = Beside(event_url(joined), _event_words(rows.get(joined)))
    for actor in traces.actors:
        joined = _current(record, actor.id)
        if joined is not None:
            found.setdefault(actor.entity, Beside(actor_url(joined), "across reports"))
    return found


def _event_words(row: EventRow | None) -> str:
    if row is None:
        return "beside other reports"
    return "told by this report alone" if row.reports == 1 else row_counts(row)


def put_beside(section: Element, sheet: Sheet, found: dict[str, Beside]) -> None:
    """Give each card of a section its way to the joined record (changes the section)."""
    cards = {sheet.card(item): one for item, one in found.items()}
    for card in section.iter("li"):
        one = cards.get(card.get("id", ""))
        if one is not None:
            add(card, element("p", element("a", one.words, href=one.url), class_="beside"))


def _current(record: JoinedRecord, trace_id: str) -> str | None:
    """What a trace was joined into; None for one that came since the last linking."""
    try:
        return record.current(trace_id)
    except NoSuchDocument:
        return None
