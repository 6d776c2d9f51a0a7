"""The report's text with its layers: every mark drawn, every record reachable from its words, nothing altered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from sayso.exports.page.marks import Layer, Mark, Segment, by_part, marks_of, segments
from sayso.exports.page.markup import add, element
from sayso.exports.page.peeks import peek_lines, peeks
from sayso.exports.page.sheet import Sheet
from sayso.records import Block, BlockKind, SourceDocument, Span
from sayso.telling.values import days

_TAGS: Final = {
    BlockKind.TITLE: "p",
    BlockKind.PARAGRAPH: "p",
    BlockKind.LIST_ITEM: "p",
    BlockKind.QUOTE: "blockquote",
    BlockKind.CAPTION: "p",
    BlockKind.TABLE: "pre",
    BlockKind.BOILERPLATE: "p",
}
_PARAGRAPH: Final = re.compile(r"\S[^\n]*(?:\n(?!\s*(?:\n|\Z))[^\n]*)*")
# Lines of one paragraph that are longer than this, all but the last, were wrapped by a machine.
_WRAPPED_LINE_CHARS: Final = 45
# Which layer's record a stretch leads to where several lie over it; claims have a sign of their own besides.
_LINKS: Final = (Layer.TRIGGER, Layer.TIME, Layer.PLACE, Layer.NAME)


def text_column(sheet: Sheet) -> Element:
    """The whole text, block by block."""
    document = sheet.reading.document
    marks = marks_of(sheet.lookup)
    first_spots = _first_spots(marks)
    column = element("div", class_="text", lang=document.language, dir="auto")
    blocks = list(_blocks(document))
    parts = [_trimmed(block.span, document.text) for block in blocks]
    lines = peek_lines(sheet)
    for number, (block, (part, inside)) in enumerate(zip(blocks, by_part(parts, marks), strict=True)):
        start = str(part.start) if sheet.is_live else None
        made = element(_TAGS[block.kind], class_=_block_class(block, document.text), dir="auto", data_start=start)
        for segment in segments(part, inside):
            add(made, *_segment(segment, sheet, number, first_spots))
        # What is shown of a record stands beside its words: a browser then has little to look through.
        column.append(element("div", made, peeks((mark.item for mark in inside), lines, sheet, number), class_="part"))
    return column


def _first_spots(marks: Sequence[Mark]) -> dict[Mark, str]:
    """The marks at which records begin, each with the record; a claim begins with what it says, not with who."""
    found: dict[str, Mark] = {}
    for mark in sorted(marks, key=lambda mark: (mark.layer in (Layer.PART, Layer.NUMBER), mark.layer, mark.span)):
        found.setdefault(mark.item, mark)
    return {mark: item for item, mark in found.items()}


def _blocks(document: SourceDocument) -> Iterator[Block]:
    """The blocks, with paragraphs made of what lies between them."""
    at = 0
    for block in document.blocks:
        yield from _paragraphs(document.text, at, block.span.start)
        yield block
        at = block.span.end
    yield from _paragraphs(document.text, at, len(document.text))


def _paragraphs(text: str, start: int, end: int) -> Iterator[Block]:
    for match in _PARAGRAPH.finditer(text, start, end):
        yield Block(Span(*match.span()), BlockKind.PARAGRAPH)


def _trimmed(span: Span, text: str) -> Span:
    """The span without white space at its ends, which would open gaps in the column."""
    words = span.text_in(text)
    inner = words.strip()
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(inner)) if inner else span


def _block_class(block: Block, text: str) -> str:
    """The kind, and whether its line ends mean something: those of a machine's wrapping do not."""
    lines = block.span.text_in(text).strip().split("\n")
    wrapped = all(len(line) >= _WRAPPED_LINE_CHARS for line in lines[:-1])
    return f"block {block.kind.value}" + ("" if wrapped else " lines")


def _segment(segment: Segment, sheet: Sheet, part: int, first_spots: dict[Mark, str]) -> Iterator[Element | str]:
    begins = [mark for mark in segment.marks if mark.span.start == segment.span.start]
    if sheet.is_live:
        for span in dict.fromkeys(mark.span for mark in begins):
            yield element("span", id=sheet.characters(span), class_="spot")
    for mark in begins:
        if mark in first_spots:
            yield element("span", id=sheet.spot(mark.item), class_=f"at {mark.item}")
    yield _drawn(segment, sheet, part)
    for mark in segment.marks:
        is_end = mark.span.end == segment.span.end
        if is_end and mark in first_spots and (mark.layer is Layer.CONTENT or _is_hidden(mark, segment)):
            yield _sign(mark.item, sheet, part)


def _drawn(segment: Segment, sheet: Sheet, part: int) -> Element | str:
    """The words inside one element for each layer, the outermost first; the innermost links to its record."""
    node: Element | str = segment.span.text_in(sheet.lookup.text)
    linked = _linked(segment)
    if linked is not None:
        item = linked.item
        node = element("a", node, href=f"#{sheet.card(item)}", aria_describedby=sheet.peek(item, part))
    for layer in reversed(Layer):
        items = [mark.item for mark in segment.marks if mark.layer is layer]
        if items:
            depth = f" d{min(len(items), 3)}" if layer is Layer.CONTENT else ""
            node = element("span", node, class_=f"{layer.name.lower()}{depth} {' '.join(items)}")
            if layer is Layer.TIME and sheet.is_live:
                node.set("data-days", _resolved(segment, sheet))
    return node


def _resolved(segment: Segment, sheet: Sheet) -> str:
    """The days of the times that end here, to be shown beside their words."""
    ending = [mark for mark in segment.marks if mark.layer is Layer.TIME and mark.span.end == segment.span.end]
    periods = (sheet.lookup.times[mark.item] for mark in ending)
    return ", ".join(dict.fromkeys(days(period) for period in periods if period.start or period.end))


def _linked(segment: Segment) -> Mark | None:
    for layer in _LINKS:
        for mark in segment.marks:
            if mark.layer is layer:
                return mark
    return None


def _is_hidden(mark: Mark, segment: Segment) -> bool:
    """Whether a record that is reached by its words has others over them."""
    return mark.layer in _LINKS and _linked(segment) != mark


def _sign(item: str, sheet: Sheet, part: int) -> Element:
    return element(
        "sup",
        element("a", item, href=f"#{sheet.card(item)}", aria_describedby=sheet.peek(item, part)),
        class_=f"sign {item}",
    )
