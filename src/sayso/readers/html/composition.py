"""Puts the chosen stretches of a page together as the final text, with blocks and links at their exact places.

Blocks stand a blank line apart, list items and table rows a line; cells are parted by a tab. Nothing but white space is
added to what the page says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.readers.byline_dates import is_date_line
from sayso.readers.credits import is_credit_line
from sayso.readers.html.stretches import PageContent, Stretch
from sayso.records import Block, BlockKind, Link, LinkKind, Span

_APART: Final = "\n\n"
_UNDER: Final = "\n"
# Bylines longer than this are sentences that happen to begin like one.
_LONGEST_BYLINE_CHARS: Final = 200


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
    is_byline = stretch.kind is BlockKind.PARAGRAPH and len(stretch.text) <= _LONGEST_BYLINE_CHARS
    if is_byline and (is_credit_line(stretch.text) or is_date_line(stretch.text)):
        return BlockKind.BOILERPLATE
    return stretch.kind


def _quotes(content: PageContent, places: Mapping[int, Span]) -> Iterable[Link]:
    """One link for each quote block that says where it is from, over all of its words."""
    for quote, url in enumerate(content.quotes):
        inside = [span for number, span in places.items() if content.stretches[number].quote == quote]
        if url and inside:
            yield Link(Span(inside[0].start, inside[-1].end), url, LinkKind.QUOTE)


def _embeds(content: PageContent, places: Mapping[int, Span]) -> Iterable[Link]:
    """One link for each embedded post, over its words; a video or post without words points at the block before it."""
    numbers = sorted(places)
    for position, embed in enumerate(content.embeds):
        inside = [span for number, span in places.items() if content.stretches[number].embed == position]
        if inside and embed.url:
            yield Link(Span(inside[0].start, inside[-1].end), embed.url, LinkKind.EMBED)
        elif embed.url and numbers and not _has_words(content, position):
            before = [number for number in numbers if number < embed.after]
            near = before[-1] if before else numbers[0]
            # Far from the report it is somebody else's video: a sidebar, the next article.
            if abs(near - embed.after) <= _NEAR_STRETCHES:
                yield Link(places[near], embed.url, LinkKind.EMBED)


_NEAR_STRETCHES: Final = 4


def _has_words(content: PageContent, embed: int) -> bool:
    return any(stretch.embed == embed for stretch in content.stretches)


def _order(link: Link) -> tuple[int, int, str, str]:
    return link.span.start, link.span.end, link.kind, link.url
