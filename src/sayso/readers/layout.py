"""The blocks of a text that has no markup but line breaks: headline, paragraphs, list items, quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sayso.records import Block, BlockKind, Span

_LINE: Final = re.compile("[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_BREAK: Final = re.compile("\r\n|[\r\n\f\v\x1c-\x1e\x85\u2028\u2029]")
_ITEM: Final = re.compile(r"\s*(?:[-*•‣▪●–—·]|\d{1,3}[.)]|\(?[a-z0-9]{1,2}\))\s+\S")
_QUOTED: Final = re.compile(r"\s*>")

# Mail programs and wires break lines at 65 to 80 characters, editors up to 160; what is longer is a paragraph.
_WRAP_CHARS: Final = 100
_WIDE_WRAP_CHARS: Final = 160
# A column narrower than this is an address, a list of names or a verse: its lines stand for themselves.
_NARROW_CHARS: Final = 50
# Broken lines are nearly full; one shorter than this share of the longest ends a paragraph.
_FULL_SHARE: Final = 0.6
# Longest headline of the news corpora, rounded up.
_HEADLINE_CHARS: Final = 200
# More blocks help nobody; the rest of a text is then one paragraph.
_BLOCKS: Final = 100_000


def blocks_of(text: str, *, start: int = 0, title: str | None = None, is_flowing: bool = False) -> tuple[Block, ...]:
    """Find the blocks of `text` from `start` on, in order and without overlap.

    Args:
        title: headline known from elsewhere; a first line that says the same is the title block. Without it the
            first line is one where it looks like a headline.
        is_flowing: single line breaks mean nothing, as in Markdown.
    """
    lines = [Span(*found.span()) for found in _LINE.finditer(text, start) if not found.group().isspace()]
    lines = [_trimmed(text, line) for line in lines]
    if not lines:
        return ()
    blocks: list[Block] = []
    if title is not None:
        if _same(lines[0].text_in(text), title):
            blocks.append(Block(lines.pop(0), BlockKind.TITLE))
    elif _is_headline(text, lines):
        blocks.append(Block(lines.pop(0), BlockKind.TITLE))
    for block in _paragraphs(text, lines, is_flowing=is_flowing):
        if len(blocks) >= _BLOCKS:
            blocks[-1] = Block(Span(blocks[-1].span.start, len(text)), BlockKind.PARAGRAPH)
            break
        blocks.append(block)
    return tuple(blocks)


def title_of(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The words of the title block."""
    return next((block.span.text_in(text) for block in blocks if block.kind is BlockKind.TITLE), None)


def _paragraphs(text: str, lines: list[Span], *, is_flowing: bool) -> Iterator[Block]:
    start = 0
    for at in range(1, len(lines) + 1):
        # A blank line between two lines ends the group.
        if at == len(lines) or len(_BREAK.findall(text, lines[at - 1].end, lines[at].start)) > 1:
            yield from _group(text, lines[start:at], is_flowing=is_flowing)
            start = at


def _group(text: str, lines: list[Span], *, is_flowing: bool) -> Iterator[Block]:
    first, kind = lines[0], _kind(text, lines[0])
    last, width = first, max(map(len, lines))
    is_wrapped = width <= _WRAP_CHARS or (
        width <= _WIDE_WRAP_CHARS and all(len(line) >= width * _FULL_SHARE for line in lines[:-1])
    )
    for line in lines[1:]:
        found = _kind(text, line)
        same = found is not BlockKind.LIST_ITEM and (found is kind or kind is BlockKind.LIST_ITEM)
        flows = is_flowing or (same and found is BlockKind.QUOTE)
        is_full = width > _NARROW_CHARS and len(last) >= width * _FULL_SHARE
        if not (same and (flows or (is_wrapped and (is_full or text[line.start].islower())))):
            yield Block(Span(first.start, last.end), kind)
            first, kind = line, found
        last = line
    yield Block(Span(first.start, last.end), kind)


def _kind(text: str, line: Span) -> BlockKind:
    if _ITEM.match(text, line.start, line.end):
        return BlockKind.LIST_ITEM
    return BlockKind.QUOTE if _QUOTED.match(text, line.start, line.end) else BlockKind.PARAGRAPH


def _is_headline(text: str, lines: list[Span]) -> bool:
    line = lines[0].text_in(text)
    if len(lines) < 2 or len(line) > _HEADLINE_CHARS or _kind(text, lines[0]) is not BlockKind.PARAGRAPH:
        return False
    # Full stop, comma and the like end sentences or leave them open; "U.S." at the end is rare enough.
    if line[-1] in ".,;:-–—、。،" or " " not in line or not line[0].isprintable() or line[0].islower():
        return False
    gap = len(_BREAK.findall(text, lines[0].end, lines[1].start))
    following = lines[1].text_in(text)
    # Without a blank line between them the second line must not go on with the first.
    return gap > 1 or (not following[0].islower() and len(line) < len(following) and len(following) > _WRAP_CHARS)


def _trimmed(text: str, line: Span) -> Span:
    words = line.text_in(text)
    return Span(line.start + len(words) - len(words.lstrip()), line.start + len(words.rstrip()))


def _same(first: str, second: str) -> bool:
    return _folded(first) == _folded(second)


def _folded(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())
