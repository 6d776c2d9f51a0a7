"""Web pages. The words come from the page as a visitor sees it; what the page says of itself becomes its facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.errors import UnreadableSource
from sayso.readers.base import Hints, Item, ReadDocument, Source
from sayso.readers.byline_dates import byline_dates
from sayso.readers.credits import find_credits
from sayso.readers.dates import stated_date
from sayso.readers.encoding import notices_of
from sayso.readers.facts import given_origins
from sayso.readers.html.addresses import resolve
from sayso.readers.html.composition import ComposedText, compose, compose_lines
from sayso.readers.html.page_facts import PageFacts, is_day_or_finer, page_facts
from sayso.readers.html.selection import choose
from sayso.readers.html.stretches import PageContent, lay_out
from sayso.readers.html.tree import drop_hidden, parse_page
from sayso.readers.identity import document_id, sha256_of
from sayso.readers.page_state import is_wall_line, page_state
from sayso.records import FactOrigin, Notice, Origin, Reason, SourceDocument, StatedDate
from sayso.settings import Limits

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["read_html"]

HTML: Final = "text/html"
_BIDI_OVERRIDES: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LEAST_TEXT_CHARS: Final = 1
_SHORT_TEXT_CHARS: Final = 200
_SENTENCES: Final = {
    Notice.SOFT_404: "The page says that what it stood for is not there.",
    Notice.LOGIN_WALL: "The page shows a login instead of a report.",
    Notice.CONSENT_PAGE: "The page asks for consent to cookies instead of showing a report.",
    Notice.PAYWALL: "The page shows a paywall instead of a report.",
}


def read_html(source: Source, limits: Limits) -> Iterator[Item]:
    """Read one page.

    1. Build the tree and take what the page says of itself. 2. Lay out what a visitor sees. 3. Choose the report.
    4. Put its text together. 5. Judge whether it is a report. 6. Write the record.

    Raises:
        UnreadableSource: no page (`malformed`), no text (`no_text`), a wall or an error page in place of a report
            (`soft_404`, `login_wall`, `consent_page`, `paywall`), or longer than `limits.text_chars` (`too_big`).
    """
    page = parse_page(source.content, media_type=source.hints.media_type)
    if page is None:
        raise UnreadableSource(Reason.NO_TEXT, "The page holds no text.")
    root, hints = page.root, source.hints
    facts = page_facts(root, given_url=hints.url)
    whole = _visible_words(root)
    has_password = any((e.get("type") or "").lower() == "password" for e in root.iter("input"))
    base_url = _base_url(root, hints.url or (facts.url.value if facts.url else None))
    drop_hidden(root)
    content = lay_out(root, base_url=base_url)
    title = facts.title.value if facts.title else None
    report = _report(root, content, title, is_live=facts.is_live)
    composed = report.composed
    body = composed.text[len(title) :].strip() if title else composed.text
    if len(composed.text) > limits.text_chars:
        raise UnreadableSource(
            Reason.TOO_BIG,
            f"The text has {len(composed.text):,} characters; at most {limits.text_chars:,} are read"
            " (limits.text_chars).",
        )
    state = page_state(
        title=title, article=report.with_walls, whole=whole, has_password=has_password, is_free=facts.is_free
    )
    if state.wall is not None:
        raise UnreadableSource(state.wall.value, _SENTENCES[state.wall])
    if not body.strip():
        raise UnreadableSource(Reason.NO_TEXT, "The page holds no text that could be a report.")
    notices = [*page.notices, *state.notices]
    yield _document(source, composed, facts, content, title=title, body=body, notices=notices)


@dataclass(frozen=True, slots=True)
class _Report:
    """The final text, and what was chosen before lines that ask to pay or log in were taken out."""

    composed: ComposedText
    with_walls: str


def _report(root: HtmlElement, content: PageContent, title: str | None, *, is_live: bool) -> _Report:
    selection = choose(root, content, is_live=is_live)
    if selection.instead:
        return _Report(compose_lines(selection.instead, title=title), "\n".join(selection.instead))
    texts = [content.stretches[number].text for number in selection.chosen]
    kept = [number for number in selection.chosen if not is_wall_line(content.stretches[number].text)]
    with_walls = "\n".join(text for text in texts if title is None or text.casefold() != title.casefold())
    return _Report(compose(content, kept, title=title), with_walls)


def _document(
    source: Source,
    composed: ComposedText,
    facts: PageFacts,
    content: PageContent,
    *,
    title: str | None,
    body: str,
    notices: Sequence[Notice],
) -> ReadDocument:
    hints, text = source.hints, composed.text
    found = find_credits(text, title=title)
    dates = byline_dates([stretch.text for stretch in content.stretches], title)
    published, is_unread = _published(hints, facts, dates.published)
    authors, authors_origin = _authors(facts, found.authors)
    said = list(notices) + list(notices_of(text))
    if _BIDI_OVERRIDES.search(text):
        said.append(Notice.CONTROL_CHARACTERS)
    if is_unread:
        said.append(Notice.DATE_NOT_READ)
    if len(body) < _SHORT_TEXT_CHARS:
        said.append(Notice.SHORT_TEXT)
    origins = [*given_origins(hints)]
    for name, given, fact in (
        ("title", hints.title, facts.title),
        ("publisher", hints.publisher, facts.publisher),
        ("url", hints.url, facts.url),
    ):
        if given is None and fact is not None:
            origins.append(FactOrigin(name, fact.origin))
    if authors:
        origins.append(FactOrigin("authors", authors_origin))
    source_sha256 = sha256_of(source.content)
    document = SourceDocument(
        id=document_id(source_sha256, hints),
        text=text,
        source_sha256=source_sha256,
        given_id=hints.given_id,
        title=hints.title if hints.title is not None else title,
        language=hints.language,
        media_type=HTML,
        url=hints.url or (facts.url.value if facts.url else None),
        publisher=hints.publisher or (facts.publisher.value if facts.publisher else None),
        authors=authors,
        published=published,
        modified=facts.modified or dates.modified,
        collected=hints.collected,
        dateline=found.dateline,
        credits=found.credits,
        links=composed.links,
        blocks=composed.blocks,
        notices=tuple(sorted(set(said))),
        origins=tuple(origins),
    )
    return ReadDocument(document, source.content, source.name)


def _published(hints: Hints, facts: PageFacts, byline: StatedDate | None) -> tuple[StatedDate | None, bool]:
    """The date of publication, and whether one is stated that could not be read."""
    if hints.published is not None:
        given = stated_date(hints.published, Origin.GIVEN)
        if given is not None:
            return given, False
    stated = facts.published
    # An address often gives the month alone; the line under the headline knows the day.
    if stated is None or (stated.origin is Origin.URL and byline is not None and is_day_or_finer(byline)):
        stated = byline or stated
    return stated, hints.published is not None or (facts.is_date_unread and stated is None)


def _authors(facts: PageFacts, bylines: tuple[str, ...]) -> tuple[tuple[str, ...], Origin]:
    if facts.authors is not None:
        return facts.authors.value, facts.authors.origin
    return bylines, Origin.BYLINE


def _base_url(root: HtmlElement, url: str | None) -> str | None:
    """What relative addresses are relative to: the first `<base>` that leads to a page, else the page itself."""
    for element in root.iter("base"):
        if element.get("href"):
            return resolve(element.get("href"), url) or url
    return url


def _visible_words(root: HtmlElement) -> str:
    skipped = {"script", "style", "noscript", "template", "svg", "option", "textarea"}
    return " ".join(
        words
        for element in root.iter()
        if isinstance(element.tag, str)
        for words in (((element.text or "") if element.tag not in skipped else ""), element.tail or "")
        if words.strip()
    )
