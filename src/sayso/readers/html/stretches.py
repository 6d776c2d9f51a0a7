"""Lays a page's tree out as the stretches of text that a visitor sees one under the other, with their links.

Everything later (headline, choice of the main text, offsets) works on these, so that spans are exact by construction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sayso.ontology.page_lists import embed_marks
from sayso.readers.html.addresses import host_of, is_host_in, resolve
from sayso.records import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SPACE: Final = re.compile("[ \t\r\n\f\v\u00a0]+")
_SPACE_BUT_BREAKS: Final = re.compile(r"[ \u00a0]*([\n\t])[ \u00a0]*")
_SOFT_HYPHEN: Final = "\u00ad"
_BREAK: Final = "\n"
_CELL: Final = "\t"

_BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "title",
        "head",
    ]
)
_SKIPPED: Final = frozenset({"head", "script", "iframe", "embed", "amp-iframe", "amp-ad", "ins-ad"})
_FRAMES: Final = frozenset(
    {"iframe", "embed", "amp-iframe", "amp-youtube", "amp-twitter", "amp-instagram", "amp-facebook"}
)
_CAPTION_CLASS: Final = re.compile(r"(?:^|[\s_-])(?:wp-)?caption(?:$|[\s_-])", re.I)
# Old pages wrap their lines at 60 to 80 characters; bylines and headings are shorter.
_LEAST_WRAPPED_CHARS: Final = 50
_MOST_WRAPPED_CHARS: Final = 120
_LEAST_ROWS: Final = 2
_LEAST_COLUMNS: Final = 2
# Mean length of a cell above which a table lays out a page and holds no data.
_LONGEST_MEAN_CELL: Final = 120


@dataclass(frozen=True, slots=True)
class StretchLink:
    """A hyperlink inside a stretch; `start` and `end` are characters of its text."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """One paragraph, list item, table row or the like.

    `element` is the block around it, `first` the node whose text (or tail, if `first_is_tail`) begins it. `quote` and
    `embed` number the quote block or embedded post that it belongs to. `follows_on` means that it stands directly
    under the one before, as list items and rows do.
    """

    text: str
    kind: BlockKind
    element: HtmlElement = field(repr=False)
    first: HtmlElement = field(repr=False)
    first_is_tail: bool
    links: tuple[StretchLink, ...] = ()
    quote: int | None = None
    embed: int | None = None
    follows_on: bool = False


@dataclass(frozen=True, slots=True)
class Embed:
    """An embedded post or video; `after` is the number of stretches before it."""

    url: str
    after: int


@dataclass(frozen=True, slots=True)
class PageContent:
    """All stretches of a page in order; `quotes` are the addresses that quote blocks cite, or None."""

    stretches: tuple[Stretch, ...]
    quotes: tuple[str | None, ...]
    embeds: tuple[Embed, ...]


def lay_out(root: HtmlElement, *, base_url: str | None) -> PageContent:
    """Lay a tree out.

    Args:
        root: a tree without scripts and hidden parts.
        base_url: what relative addresses are relative to; without it they are left out.
    """
    return _Layout(base_url).of(root)


@dataclass(slots=True)
class _Run:
    text: str
    link: int | None
    node: HtmlElement
    is_tail: bool


@dataclass(slots=True)
class _Open:
    """What an open element adds to its inside, to be taken back at its end."""

    kind: BlockKind | None = None
    link: bool = False
    quote: bool = False
    embed: bool = False
    table: bool = False
    pre: bool = False


class _Layout:
    """One walk over a tree, without recursion: pages nest deeper than Python does."""

    def __init__(self, base_url: str | None) -> None:
        self._base_url = base_url
        self._marks = embed_marks()
        self._runs: list[_Run] = []
        self._stretches: list[Stretch] = []
        self._quotes: list[str | None] = []
        self._embeds: list[Embed] = []
        self._kinds: list[BlockKind] = []
        self._links: list[str | None] = []
        self._open_links: list[int] = []
        self._open_quotes: list[int] = []
        self._open_embeds: list[int] = []
        self._tables = 0
        self._pre = 0
        self._cells_in_row = 0

    def of(self, root: HtmlElement) -> PageContent:
        from lxml import etree

        opened: list[_Open] = []
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                opened.append(self._start(element))
                if element.tag in _SKIPPED:
                    walk.skip_subtree()
                elif element.text:
                    self._add(element.text, element, is_tail=False)
            else:
                self._end(element, opened.pop())
                if element.tail and element is not root:
                    self._add(element.tail, element, is_tail=True)
        self._flush(root)
        return PageContent(tuple(self._stretches), tuple(self._quotes), tuple(self._embeds))

    def _start(self, element: HtmlElement) -> _Open:
        tag = element.tag
        entered = _Open()
        if tag in _BLOCKS:
            self._start_block(element, tag, entered)
        elif tag == "br":
            self._add_mark(" " if self._tables else _BREAK, element)
        elif tag == "a":
            url = resolve(element.get("href"), self._base_url)
            self._links.append(url)
            self._open_links.append(len(self._links) - 1)
            entered.link = True
        if tag in _FRAMES or element.get("data-telegram-post"):
            self._frame(element)
        elif self._is_post(element):
            self._flush(element)
            self._embeds.append(Embed(_post_url(element, self._base_url) or "", len(self._stretches)))
            self._open_embeds.append(len(self._embeds) - 1)
            entered.embed = True
        return entered

    def _start_block(self, element: HtmlElement, tag: str, entered: _Open) -> None:
        if self._tables and tag != "table":
            if tag in {"td", "th"}:
                if self._cells_in_row:
                    self._add_mark(_CELL, element)
                self._cells_in_row += 1
            elif tag in {"tr", "caption"}:
                self._flush(element)
                self._cells_in_row = 0
                if tag == "caption":
                    entered.kind = BlockKind.CAPTION
                    self._kinds.append(entered.kind)
            else:
                self._add_mark(" ", element)
            return
        self._flush(element)
        if tag == "table" and _is_data(element):
            self._tables += 1
            entered.table, entered.kind = True, BlockKind.TABLE
        elif tag in {"li", "dd", "dt"}:
            entered.kind = BlockKind.LIST_ITEM
        elif tag == "blockquote":
            entered.kind, entered.quote = BlockKind.QUOTE, True
            self._quotes.append(resolve(element.get("cite"), self._base_url))
            self._open_quotes.append(len(self._quotes) - 1)
        elif tag == "figcaption" or (tag in {"p", "div", "dd"} and _CAPTION_CLASS.search(element.get("class") or "")):
            entered.kind = BlockKind.CAPTION
        elif tag == "pre":
            self._pre += 1
            entered.pre = True
        if entered.kind is not None:
            self._kinds.append(entered.kind)

    def _end(self, element: HtmlElement, entered: _Open) -> None:
        if element.tag in _BLOCKS and not (self._tables and element.tag not in {"table", "tr", "caption"}):
            self._flush(element)
        if entered.embed:
            self._flush(element)
            self._open_embeds.pop()
        if entered.kind is not None:
            self._kinds.pop()
        if entered.quote:
            self._open_quotes.pop()
        if entered.link:
            self._open_links.pop()
        self._tables -= entered.table
        self._pre -= entered.pre

    def _frame(self, element: HtmlElement) -> None:
        url = _post_url(element, self._base_url) or resolve(
            element.get("src") or element.get("data-src") or element.get("data-lazy-src"), self._base_url
        )
        if url and is_host_in(host_of(url), self._marks.frame_hosts):
            # The text so far belongs to the paragraph in which the frame stands.
            has_begun = any(run.text.strip() for run in self._runs)
            self._embeds.append(Embed(url, len(self._stretches) + has_begun))

    def _is_post(self, element: HtmlElement) -> bool:
        classes = (element.get("class") or "").split()
        return not self._open_embeds and any(name in self._marks.post_classes for name in classes)

    def _add(self, text: str, node: HtmlElement, *, is_tail: bool) -> None:
        if self._pre and not self._tables:
            lines = text.replace("\r\n", "\n").replace("\t", "    ")
            collapsed = "\n".join(_SPACE.sub(" ", line) for line in lines.split("\n"))
        else:
            collapsed = _SPACE.sub(" ", text)
        self._runs.append(
            _Run(collapsed.replace(_SOFT_HYPHEN, ""), self._open_links[-1] if self._open_links else None, node, is_tail)
        )

    def _add_mark(self, mark: str, node: HtmlElement) -> None:
        self._runs.append(_Run(mark, None, node, is_tail=True))

    def _flush(self, element: HtmlElement) -> None:
        runs, self._runs = self._runs, []
        if not any(run.text.strip() for run in runs):
            return
        for part in _parts(runs):
            self._emit(part, element)

    def _emit(self, runs: Sequence[_Run], element: HtmlElement) -> None:
        first = next((run for run in runs if run.text.strip() and run.text not in {_BREAK, _CELL}), None)
        if first is None:
            return
        text, links = _joined(runs, self._links)
        if not text:
            return
        kind = self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH
        block = element if element.tag in _BLOCKS else element.getparent()
        before = self._stretches[-1] if self._stretches else None
        follows_on = before is not None and before.kind is kind and kind in {BlockKind.LIST_ITEM, BlockKind.TABLE}
        self._stretches.append(
            Stretch(
                text,
                kind,
                block if block is not None else element,
                first.node,
                first.is_tail,
                links,
                self._open_quotes[-1] if self._open_quotes else None,
                self._open_embeds[-1] if self._open_embeds else None,
                follows_on,
            )
        )


def _parts(runs: Sequence[_Run]) -> Iterator[Sequence[_Run]]:
    """Paragraphs of pages that know no `<p>`: two breaks in a row end one, and so does one break after a short line
    or after one too long to have been wrapped, unless the next goes on in lower case."""
    lines: list[list[_Run]] = [[]]
    for run in runs:
        if run.text == _BREAK:
            lines.append([])
        lines[-1].append(run)
    part: list[_Run] = []
    last = ""
    for line in lines:
        words = "".join(run.text for run in line).strip()
        is_whole = len(last) < _LEAST_WRAPPED_CHARS or (len(last) > _MOST_WRAPPED_CHARS and last[-1] in '.!?"”»')
        is_new = not words or (is_whole and not words[0].islower())
        if is_new and part:
            yield part
            part = []
        part += line
        last = words
    yield part


def _joined(runs: Sequence[_Run], urls: Sequence[str | None]) -> tuple[str, tuple[StretchLink, ...]]:
    """The runs as one text with single spaces, and the links in it."""
    parts: list[str] = []
    length = 0
    last = _BREAK
    spans: list[tuple[int, int, int]] = []
    for run in runs:
        words = run.text
        if words[:1] == " " and last in {" ", _BREAK, _CELL}:
            words = words[1:]
        if words in {_BREAK, _CELL} and last == " " and parts:
            parts[-1] = parts[-1][:-1]
            length -= 1
        if not words:
            continue
        if run.link is not None:
            if spans and spans[-1][2] == run.link:
                spans[-1] = (spans[-1][0], length + len(words), run.link)
            else:
                spans.append((length, length + len(words), run.link))
        parts.append(words)
        length += len(words)
        last = words[-1]
    joined = "".join(parts)
    lead = len(joined) - len(joined.lstrip())
    text = joined.strip()
    links = []
    for start, end, link in spans:
        url = urls[link]
        inside = joined[start:end]
        first = start + len(inside) - len(inside.lstrip()) - lead
        last_exclusive = first + len(inside.strip())
        if url is not None and last_exclusive > first:
            links.append(StretchLink(first, last_exclusive, url))
    return text, tuple(links)


def _post_url(element: HtmlElement, base_url: str | None) -> str | None:
    """The address of an embedded post: an attribute, or the last link inside that leads to a post."""
    marks = embed_marks()
    for attribute, template in marks.post_templates:
        if value := (element.get(attribute) or "").strip():
            return resolve(template.format(value), base_url)
    for attribute in marks.post_attributes:
        url = resolve(element.get(attribute), base_url)
        if url and is_host_in(host_of(url), marks.post_hosts):
            return url
    inside = [resolve(link.get("href"), base_url) for link in element.iter("a")]
    posts = [url for url in inside if url and is_host_in(host_of(url), marks.post_hosts)]
    return posts[-1] if posts else None


def _is_data(table: HtmlElement) -> bool:
    """Whether a table holds data, not the layout of a page."""
    rows = list(table.iter("tr"))
    if len(rows) < _LEAST_ROWS or next(table.iterdescendants("table"), None) is not None:
        return False
    cells = [[cell for cell in row if cell.tag in {"td", "th"}] for row in rows]
    if max(len(row) for row in cells) < _LEAST_COLUMNS:
        return False
    if next(table.iter("th"), None) is not None:
        return True
    every = [cell for row in cells for cell in row]
    chars = sum(len(text.strip()) for cell in every for text in cell.itertext())
    return chars <= _LONGEST_MEAN_CELL * len(every)
