"""Report: the text with all its layers, who says what with the chains, and where it all came from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final
from xml.etree.ElementTree import Element

from sayso.errors import NoSuchDocument
from sayso.exports.page.panels import Panel, panel_section, panels
from sayso.exports.page.sheet import Sheet
from sayso.exports.page.text import text_column
from sayso.exports.page.whole import LEGEND, headline
from sayso.ledger.base import CustodyRow, Entry, Version, View
from sayso.records import Notice, Producer, Reading
from sayso.records.copy import UNSEEN
from sayso.telling.coverage import why_not_interpreted
from sayso.telling.labels import NOTICES
from sayso.workbench.asking import Asking, report_url
from sayso.workbench.desk import Desk, Moved
from sayso.workbench.pages.beside import beside_reading, put_beside
from sayso.workbench.pages.copies import Taken, edges_of, taken

# One letter for each kind of mark, for who cannot tell their colours or lines apart.
LETTERS: Final = {
    "content": "C",
    "source": "S",
    "cue": "V",
    "hedge": "H",
    "trigger": "E",
    "name": "A",
    "place": "P",
    "time": "T",
    "number": "N",
}


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A kind of mark: its class in the text, its letter, and its name."""

    layer: str
    letter: str
    name: str


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A report that this one was taken from or that took from it. `entry` is None for a source that is not here."""

    taken: Taken
    entry: Entry | None
    differences: str | None


@dataclass(frozen=True, slots=True)
class CustodyFact:
    """A row of the custody log with its details as names and values."""

    row: CustodyRow
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report with all that was read from it."""

    template: ClassVar[str] = "report.html"

    title: str
    entry: Entry
    reading: Reading
    producer: Producer
    text: Element
    legend: tuple[LegendRow, ...]
    panels: tuple[Panel, ...]
    sections: tuple[Element, ...]
    notices: tuple[str, ...]
    collected: str | None
    custody: tuple[CustodyFact, ...]
    versions: tuple[Version, ...]
    taken_from: tuple[CopyRow, ...]
    taken_by: tuple[CopyRow, ...]
    is_linked: bool


def report(desk: Desk, asking: Asking) -> ReportPage | Moved:
    """The page at `/r/{report}`; a shortened id leads to the whole one."""
    given = asking.route["report"]
    entry = desk.view.entry(given)
    if given != entry.document_id.removeprefix("sha256:"):
        return Moved(report_url(entry.document_id))
    reading = desk.view.get(entry.document_id).reading()
    sheet = Sheet.of(reading, 0, is_live=True)
    document = reading.document
    lists = panels(sheet)
    sections = tuple(panel_section(panel, sheet) for panel in lists)
    is_linked = desk.record is not None and desk.record.linked().reports > 0
    if desk.record is not None and is_linked:
        found = beside_reading(desk.record, reading)
        for section in sections:
            put_beside(section, sheet, found)
    taken_from, taken_by = _copies(desk, entry.document_id)
    return ReportPage(
        headline(document),
        entry,
        reading,
        reading.producer,
        text_column(sheet),
        tuple(LegendRow(layer, LETTERS[layer], name) for layer, name in LEGEND),
        lists,
        sections,
        tuple(_notices(reading)),
        document.collected,
        tuple(_custody(desk.view, entry.document_id)),
        desk.view.versions(document.url) if document.url is not None else (),
        taken_from,
        taken_by,
        is_linked,
    )


def _notices(reading: Reading) -> Iterator[str]:
    yield from (NOTICES[Notice(notice)] for notice in reading.document.notices)
    why_not = why_not_interpreted(reading)
    if why_not is not None:
        yield why_not


def _custody(view: View, document_id: str) -> Iterator[CustodyFact]:
    for row in view.custody(document_id):
        details = json.loads(row.details)
        yield CustodyFact(row, tuple((name, str(value)) for name, value in details.items() if value not in (None, "")))


def _copies(desk: Desk, document_id: str) -> tuple[tuple[CopyRow, ...], tuple[CopyRow, ...]]:
    """Whom the report was taken from, and who took it, those with most words in common first."""
    before, after = list[CopyRow](), list[CopyRow]()
    for edge in edges_of(desk.record, document_id):
        if edge.to_report == document_id:
            before.append(_copy(desk, taken(edge, edge.from_report), document_id))
        else:
            after.append(_copy(desk, taken(edge, edge.to_report), document_id))
    return _by_share(before), _by_share(after)


def _by_share(rows: list[CopyRow]) -> tuple[CopyRow, ...]:
    return tuple(sorted(rows, key=lambda row: (-row.taken.share, row.taken.report)))


def _copy(desk: Desk, edge: Taken, document_id: str) -> CopyRow:
    if edge.report.startswith(UNSEEN):
        return CopyRow(edge, None, None)
    try:
        entry = desk.view.entry(edge.report)
    except NoSuchDocument:
        return CopyRow(edge, None, None)
    return CopyRow(edge, entry, f"{report_url(document_id)}/against/{entry.document_id.removeprefix('sha256:')}")
