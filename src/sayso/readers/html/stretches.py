"""Lays a page's tree out as the stretches of text that a visitor sees one under the other, with their links.

Everything later (headline, choice of the main text, offsets) works on these, so that spans are exact by construction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sayso.ontology.page_lists import embed_marks
from sayso.readers.html.addresses import resolve
from sayso.readers.html.embeds import frame_url, has_class, is_frame, is_post, post_url
from sayso.readers.html.runs import BREAK, CELL, Run, StretchLink, collapsed, joined, paragraphs_of
from sayso.readers.html.tables import is_data_table
from sayso.records import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS: Final = frozenset(
    {
        *(
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
        ),
        *("dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head"),
        *(
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
        ),
        *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul"),
    }
)
_SKIPPED: Final = frozenset({"head", "script", "iframe", "embed", "amp-iframe", "amp-ad", "ins-ad"})
_CAPTION_CLASS: Final = re.compile(r"(?:^|[\s_-])(?:wp-)?caption(?:$|[\s_-])", re.I)


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
        self._runs: list[Run] = []
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
                if element.tag in _SKIPPED or has_class(element, self._marks.post_footers):
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
            self._add_mark(" " if self._tables else BREAK, element)
        elif tag == "a":
            url = resolve(element.get("href"), self._base_url)
            self._links.append(url)
            self._open_links.append(len(self._links) - 1)
            entered.link = True
        if is_frame(element):
            self._frame(element)
        elif not self._open_embeds and is_post(element, self._marks):
            self._flush(element)
            self._embeds.append(Embed(post_url(element, self._base_url) or "", len(self._stretches)))
            self._open_embeds.append(len(self._embeds) - 1)
            entered.embed = True
        return entered

    def _start_block(self, element: HtmlElement, tag: str, entered: _Open) -> None:
        if self._tables and tag != "table":
            if tag in {"td", "th"}:
                if self._cells_in_row:
                    self._add_mark(CELL, element)
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
        if tag == "table" and is_data_table(element):
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
        url = frame_url(element, self._base_url)
        if url is not None:
            # The text so far belongs to the paragraph in which the frame stands.
            has_begun = any(run.text.strip() for run in self._runs)
            self._embeds.append(Embed(url, len(self._stretches) + has_begun))

    def _add(self, text: str, node: HtmlElement, *, is_tail: bool) -> None:
        words = collapsed(text, keeps_lines=bool(self._pre and not self._tables))
        self._runs.append(Run(words, self._open_links[-1] if self._open_links else None, node, is_tail))

    def _add_mark(self, mark: str, node: HtmlElement) -> None:
        self._runs.append(Run(mark, None, node, is_tail=True))

    def _flush(self, element: HtmlElement) -> None:
        runs, self._runs = self._runs, []
        if not any(run.text.strip() for run in runs):
            return
        for part in paragraphs_of(runs):
            self._emit(part, element)

    def _emit(self, runs: Sequence[Run], element: HtmlElement) -> None:
        first = next((run for run in runs if run.text.strip() and run.text not in {BREAK, CELL}), None)
        if first is None:
            return
        text, links = joined(runs, self._links)
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
