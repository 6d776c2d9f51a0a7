"""Markdown as it is written: its blocks and links, found without changing a character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sayso.readers.layout import blocks_of
from sayso.records import Block, BlockKind, Link, LinkKind, Span

_HEADING: Final = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<words>[^\n\r]*?)[ \t#]*$", re.M)
_UNDERLINED: Final = re.compile(r"\A(?P<words>\S[^\n\r]{0,300})\r?\n={3,}[ \t]*$", re.M)
_RULE: Final = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}|```.*|~~~.*)", re.S)
_TABLE_ROW: Final = re.compile(r"[ \t]*\|.*\|[ \t]*", re.S)
_INLINE: Final = re.compile(
    r"(?P<image>!?)\[(?P<words>[^\[\]]{1,500})\]\(\s*<?(?P<url>https?://[^\s()<>]{1,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,500})?)>?[^()\n]{0,300}\)"
)
_BARE: Final = re.compile(r"https?://[^\s<>\"'\[\]{}|\\^`]{3,2000}")
_MARKS: Final = ("#", "](", "**", "```", "===")
_SIGNS: Final = (
    _HEADING,
    _INLINE,
    re.compile(r"\*\*\S[^*\n]{0,200}\*\*"),
    re.compile(r"^```", re.M),
    _UNDERLINED,
)


def is_markdown(text: str) -> bool:
    """Whether the text uses Markdown's signs: a heading, a link, strong words or a code fence."""
    # Looking for one character is a hundred times faster, and most texts have none of them.
    return any(mark in text for mark in _MARKS) and any(sign.search(text, 0, 65_536) for sign in _SIGNS)


def markdown_blocks(text: str, *, start: int = 0, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a Markdown text from `start` on; marks such as `# ` stay outside of the title block."""
    return tuple(_marked(text, blocks_of(text, start=start, title=title, is_flowing=True)))


def links_of(text: str) -> tuple[Link, ...]:
    """Markdown links and images, and addresses that stand bare in the text, in text order and without overlap."""
    if "://" not in text:  # most reports of a wire; the search below costs more than all else
        return ()
    links = []
    taken_until = 0
    for found in _INLINE.finditer(text):
        kind = LinkKind.EMBED if found["image"] else LinkKind.LINK
        links.append((found.span(), Link(Span(*found.span("words")), found["url"], kind)))
    inline = iter(links)
    current = next(inline, None)
    for found in _BARE.finditer(text):
        while current is not None and current[0][1] <= found.start():
            current = next(inline, None)
        if current is not None and current[0][0] <= found.start() < current[0][1]:
            continue
        url = found.group().rstrip(".,;:!?*_~)»”’…")
        # A closing bracket belongs to the address only if it was opened there.
        if url.count("(") > url.count(")") and found.group()[len(url) : len(url) + 1] == ")":
            url += ")"
        if found.start() >= taken_until and len(url) > len("https://"):
            links.append((found.span(), Link(Span(found.start(), found.start() + len(url)), url, LinkKind.LINK)))
            taken_until = found.end()
    return tuple(link for _, link in sorted(links, key=lambda pair: pair[1].span))


def _marked(text: str, blocks: tuple[Block, ...]) -> Iterator[Block]:
    has_title = any(block.kind is BlockKind.TITLE for block in blocks)
    for number, block in enumerate(blocks):
        words = block.span.text_in(text)
        if heading := _HEADING.fullmatch(words):
            is_title = number == 0 or (not has_title and number < 3)
            has_title = has_title or is_title
            if heading["words"]:
                start = block.span.start + heading.start("words")
                kind = BlockKind.TITLE if is_title else BlockKind.PARAGRAPH
                yield Block(Span(start, start + len(heading["words"])), kind)
        elif number == 0 and (underlined := _UNDERLINED.match(words)):
            yield Block(Span(block.span.start, block.span.start + len(underlined["words"].rstrip())), BlockKind.TITLE)
            rest = words[underlined.end() :]
            if rest.strip():
                begin = block.span.start + underlined.end() + len(rest) - len(rest.lstrip())
                yield Block(Span(begin, block.span.end), BlockKind.PARAGRAPH)
        elif _RULE.fullmatch(words):
            yield Block(block.span, BlockKind.BOILERPLATE)
        elif _TABLE_ROW.fullmatch(words):
            yield Block(block.span, BlockKind.TABLE)
        else:
            yield block
