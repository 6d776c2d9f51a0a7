"""Puts the chosen stretches of a page together as the final text, with blocks and links at their exact places.

Blocks stand a blank line apart, list items and table rows a line; cells are parted by a tab. Nothing but white space is
added to what the page says.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.readers.byline_dates import is_byline
from sayso.readers.html.stretches import PageContent, Stretch
from sayso.records import Block, BlockKind, Link, LinkKind, Span

# An embedded post this many stretches away from the report is not part of it.
_NEAR_STRETCHES: Final = 4
_APART: Final = "\n\n"
_UNDER: Final = "\n"


@dataclass(frozen=True, slots=True)
class ComposedText:
    """A text, and where its blocks and links are."""

    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]


def compose(content: PageContent, chosen: Sequence[int], *, title: str | None) -> ComposedText:
    """Put stretches together.

    Args:
        content: all stretches of the page, and its embedded posts.
        chosen: numbers of the stretches to take, in order.
        title: headline; it becomes the first line, and a stretch that says the same is not said twice.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    places: dict[int, Span] = {}
    length = 0
    kept = [number for number in chosen if not _is_title(content.stretches[number], title)]
    links_of_title = [content.stretches[n].links for n in chosen if _is_title(content.stretches[n], title)]
    if title:
        parts.append(title)
        blocks.append(Block(Span(0, len(title)), BlockKind.TITLE))
        links += [
            Link(Span(s.start, s.end), s.url, LinkKind.LINK)
            for group in links_of_title[:1]
            for s in group
            if s.end <= len(title)
        ]
        length = len(title)
    for position, number in enumerate(kept):
        stretch = content.stretches[number]
        follows = stretch.follows_on and position > 0 and kept[position - 1] == number - 1
        between = "" if not parts else _UNDER if follows else _APART
        start = length + len(between)
        parts += [between, stretch.text]
        length = start + len(stretch.text)
        places[number] = Span(start, length)
        blocks.append(Block(places[number], _kind(stretch)))
        links += [Link(Span(start + s.start, start + s.end), s.url, LinkKind.LINK) for s in stretch.links]
    links += _quotes(content, places)
    links += _embeds(content, places)
    return ComposedText("".join(parts), tuple(blocks), tuple(sorted(set(links), key=_order)))


def compose_lines(lines: Sequence[str], *, title: str | None) -> ComposedText:
    """The same for text that has no markup at all."""
    parts: list[str] = [title] if title else []
    blocks = [Block(Span(0, len(title)), BlockKind.TITLE)] if title else []
    length = len(title or "")
    for line in lines:
        between = _APART if parts else ""
        start = length + len(between)
        parts += [between, line]
        length = start + len(line)
        blocks.append(Block(Span(start, length), BlockKind.PARAGRAPH))
    return ComposedText("".join(parts), tuple(blocks), ())


def _is_title(stretch: Stretch, title: str | None) -> bool:
    return title is not None and stretch.text.casefold() == title.casefold()


def _kind(stretch: Stretch) -> BlockKind:
    return BlockKind.BOILERPLATE if stretch.kind is BlockKind.PARAGRAPH and is_byline(stretch.text) else stretch.kind


def _quotes(content: PageContent, places: Mapping[int, Span]) -> Iterator[Link]:
    """One link for each quote block that says where it is from, over all of its words."""
    inside = _grouped(places, {number: content.stretches[number].quote for number in places})
    for quote, url in enumerate(content.quotes):
        if url and quote in inside:
            yield Link(inside[quote], url, LinkKind.QUOTE)


def _embeds(content: PageContent, places: Mapping[int, Span]) -> Iterator[Link]:
    """One link for each embedded post, over its words; a video or post without words points at the block before it."""
    inside = _grouped(places, {number: content.stretches[number].embed for number in places})
    worded = {stretch.embed for stretch in content.stretches}
    numbers = sorted(places)
    for position, embed in enumerate(content.embeds):
        if not embed.url or not numbers:
            continue
        if position in inside:
            yield Link(inside[position], embed.url, LinkKind.EMBED)
        elif position not in worded:
            near = numbers[max(0, bisect_left(numbers, embed.after) - 1)]
            # Far from the report it is somebody else's video: a sidebar, the next article.
            if abs(near - embed.after) <= _NEAR_STRETCHES:
                yield Link(places[near], embed.url, LinkKind.EMBED)


def _grouped(places: Mapping[int, Span], groups: Mapping[int, int | None]) -> dict[int, Span]:
    """From the first to the last word of each group of stretches."""
    found: dict[int, Span] = {}
    for number, span in places.items():
        group = groups[number]
        if group is not None:
            found[group] = Span(found[group].start, span.end) if group in found else span
    return found


def _order(link: Link) -> tuple[int, int, str, str]:
    return link.span.start, link.span.end, link.kind, link.url
