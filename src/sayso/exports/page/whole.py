"""The page: one file that works offline, without scripts, on paper and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from sayso.exports.page.markup import Node, element, outward, words, written
from sayso.exports.page.panels import panel_section, panels
from sayso.exports.page.sheet import Sheet
from sayso.exports.page.style import policy, style_for
from sayso.exports.page.text import text_column
from sayso.records import Failure, Reading, SourceDocument
from sayso.telling.coverage import why_not_interpreted
from sayso.telling.labels import NOTICES
from sayso.telling.quoting import shortened
from sayso.telling.values import counted, stated_date

LEGEND: Final = (
    ("content", "what someone says"),
    ("source", "who says it"),
    ("cue", "the word for saying"),
    ("hedge", "a hedge"),
    ("trigger", "an event"),
    ("name", "an actor or thing"),
    ("place", "a place"),
    ("time", "a time"),
    ("number", "a number"),
)
_TITLE_CHARS: Final = 120


def reading_page(readings: Sequence[Reading], failures: Sequence[Failure] = ()) -> str:
    """One self-contained HTML page for all readings, in their order; inputs that could not be read are listed.

    The same readings give the same bytes. Nothing on the page loads anything; links to the outside are those that
    the reports themselves give.
    """
    sheets = [Sheet.of(reading, number) for number, reading in enumerate(readings)]
    style = style_for(readings)
    title = headline(readings[0].document) if len(readings) == 1 else counted(len(readings), "report")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy(style)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="robots", content="noindex"),
        element("title", f"{title} – read by Sayso"),
        element("style", style),
    )
    body = element(
        "body",
        _skip_links(sheets),
        _overview(sheets, failures),
        element("main", (_report(sheet, many=len(sheets) > 1) for sheet in sheets)),
    )
    return "<!DOCTYPE html>\n" + written(element("html", head, body, lang="en")) + "\n"


def headline(document: SourceDocument) -> str:
    """The headline, or the first words of the text."""
    return shortened(document.title or document.text[:400], _TITLE_CHARS)


def _skip_links(sheets: Sequence[Sheet]) -> Element | None:
    if not sheets:
        return None
    first = sheets[0]
    targets = [("text", "the text"), *((panel.name, panel.title.lower()) for panel in panels(first) if panel.rows)]
    links = [element("a", f"Skip to {name}", href=f"#{first.card(anchor)}") for anchor, name in targets]
    return element("nav", links, class_="skip", aria_label="Skip")


def _overview(sheets: Sequence[Sheet], failures: Sequence[Failure]) -> Element | None:
    """Which reports are on the page, where there are several, and what could not be read."""
    if len(sheets) == 1 and not failures:
        return None
    rows = [
        element(
            "li",
            element("a", words(headline(sheet.reading.document)), href=f"#{sheet.id}"),
            " ",
            element("span", words(" · ".join(_facts(sheet.reading.document))), class_="remarks"),
        )
        for sheet in sheets
    ]
    unread = [element("li", words(f"{row.id}: " if row.id else ""), words(row.sentence)) for row in failures]
    return element(
        "header",
        element("h1", counted(len(sheets), "report")),
        element("nav", element("ol", rows), aria_label="Reports") if rows else None,
        element("h2", f"Not read: {counted(len(unread), 'input')}") if unread else None,
        element("ul", unread, class_="unread") if unread else None,
        class_="overview",
    )


def _facts(document: SourceDocument) -> Iterator[str]:
    yield document.publisher or "outlet not stated"
    if document.authors:
        yield f"by {', '.join(document.authors)}"
    yield stated_date(document.published) if document.published else "date not stated"


def _report(sheet: Sheet, *, many: bool) -> Element:
    document = sheet.reading.document
    shown, why_not = panels(sheet), why_not_interpreted(sheet.reading)
    title, number = f"{sheet.id}-title", f"{sheet.number + 1}. " if many else ""
    # Copies share a headline: their numbers tell them apart.
    name = f"{number}{headline(document)}"
    links: list[Node] = [
        element(
            "a", panel.title, " ", element("span", str(len(panel.rows)), class_="count"), href=_to(panel.name, sheet)
        )
        for panel in shown
        if panel.rows
    ]
    return element(
        "article",
        element(
            "header",
            element("h1", name, id=title, dir="auto"),
            element("p", words(" · ".join(_facts(document))), class_="facts"),
            element("p", outward(document.url, document.url), class_="facts address") if document.url else None,
            [element("p", NOTICES[notice], class_="notice") for notice in document.notices],
            element("p", why_not, class_="notice") if why_not is not None else None,
        ),
        element(
            "div",
            element(
                "section",
                _legend(),
                text_column(sheet),
                id=sheet.card("text"),
                aria_label=f"Text: {name}",
                class_="reading",
            ),
            element(
                "aside",
                element("nav", links, class_="lists", aria_label=f"Lists: {name}"),
                [panel_section(panel, sheet) for panel in shown],
                aria_label=f"What it says: {name}",
            ),
            class_="columns",
        ),
        _footer(sheet),
        id=sheet.id,
        class_="report",
        aria_labelledby=title,
    )


def _to(name: str, sheet: Sheet) -> str:
    return f"#{sheet.card(name)}"


def _legend() -> Element:
    rows = [element("li", element("span", name, class_=layer)) for layer, name in LEGEND]
    return element("ul", rows, class_="legend", aria_label="How the text is marked")


def _footer(sheet: Sheet) -> Element:
    producer, document = sheet.reading.producer, sheet.reading.document
    made = [f"Read by Sayso {producer.sayso}", f"ontology {producer.ontology}", f"places {producer.gazetteer}"]
    made.append(f"model {producer.model} {(producer.model_sha256 or '')[:12]}" if producer.model else "no reader model")
    return element(
        "footer",
        element("p", words(" · ".join(made))),
        element("p", "Report ", words(document.id), ", original ", words(document.source_sha256)),
        element("p", "Sayso says who said what. It does not say what is true."),
    )
