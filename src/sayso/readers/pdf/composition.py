"""Joins the lines of a PDF's pages into paragraphs and the final text, with pages, blocks and links at their places.

A hyphen that the typesetter put at the end of a line goes; one that belongs to the word stays. Ligatures are spelt out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from sayso.ontology.hyphen_rules import hyphen_keepers
from sayso.readers.byline_dates import is_byline
from sayso.readers.html.addresses import resolve
from sayso.readers.pdf.columns import Line, pitch_of
from sayso.records import Block, BlockKind, Link, LinkKind, Span

_APART: Final = "\n\n"
_UNDER: Final = "\n"
_CELL: Final = "\t"
_HYPHENS: Final = frozenset("-\u2010")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LAST_PART: Final = re.compile(r"([^\W\d_]+)$")
_BULLET: Final = re.compile(r"(?:[•‣▪●◦–—·*\uf0b7\uf0a7-]|\(?\d{1,3}[.)]|\(?[a-z][.)])$")
_SENTENCE_END: Final = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
# Distances in usual line pitches and font heights; found by setting pages with common layouts and measuring.
_PARAGRAPH_GAP: Final = 1.35
_SAME_SIZE: Final = 0.12
_INDENT: Final = 0.8
_SHORT_LINE: Final = 0.85
_TITLE_SIZE: Final = 1.15
_BLANK: Final = 0.5
# Ragged lines of one paragraph end at most a word before this share of the column.
_ROOM: Final = 0.92
_LONGEST_TITLE_CHARS: Final = 300


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF; `title` is the headline that stands first in it, where one is set larger than the rest."""

    text: str
    title: str | None
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    pages: tuple[Span, ...]


@dataclass(slots=True)
class _Paragraph:
    """Lines that belong together, with the number of the page of each."""

    lines: list[Line]
    pages: list[int]
    kind: BlockKind = BlockKind.PARAGRAPH

    @property
    def height(self) -> float:
        return median(line.height for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Hyphens:
    """What decides on a hyphen at the end of a line: the document's whole words, and first parts that keep theirs."""

    words: frozenset[str]
    keepers: frozenset[str]


@dataclass(slots=True)
class _Writer:
    """Text under construction, and where things came to stand in it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    links: list[tuple[int, int, str]] = field(default_factory=list)
    pages: dict[int, list[int]] = field(default_factory=dict)

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def cut(self, count: int) -> None:
        while count and self.parts:
            last = self.parts.pop()
            self.length -= min(count, len(last))
            if len(last) > count:
                self.parts.append(last[:-count])
            count = max(0, count - len(last))


def compose_pages(pages: Sequence[tuple[Line, ...]], *, stated_title: str | None) -> PdfText:
    """Compose the text of all pages.

    Args:
        pages: lines of each page in reading order, without what repeats.
        stated_title: title of the file's own description; counts where the first page prints it.
    """
    paragraphs = _paragraphs(pages)
    words, keepers = _words_of(pages), hyphen_keepers()
    title = _title(paragraphs, stated_title)
    writer = _Writer()
    blocks: list[Block] = []
    if title is not None:
        paragraphs = [title, *(paragraph for paragraph in paragraphs if paragraph is not title)]
    before: _Paragraph | None = None
    for paragraph in paragraphs:
        if before is not None:
            is_under = before.kind is paragraph.kind and paragraph.kind is not BlockKind.PARAGRAPH
            writer.add(_UNDER if is_under else _APART)
        start, first_part = writer.length, len(writer.parts)
        _write(writer, paragraph, _Hyphens(words, keepers))
        kind = BlockKind.TITLE if paragraph is title else paragraph.kind
        if kind is BlockKind.PARAGRAPH and is_byline("".join(writer.parts[first_part:])):
            kind = BlockKind.BOILERPLATE
        blocks.append(Block(Span(start, writer.length), kind))
        before = paragraph
    text = "".join(writer.parts)
    links = sorted({Link(Span(start, end), url, LinkKind.LINK) for start, end, url in writer.links}, key=_link_order)
    spans = tuple(Span(first, last) for _, (first, last) in sorted(writer.pages.items()))
    headline = blocks[0].span.text_in(text) if title is not None else None
    return PdfText(text, headline, tuple(blocks), tuple(links), spans)


def _paragraphs(pages: Sequence[tuple[Line, ...]]) -> list[_Paragraph]:
    paragraphs: list[_Paragraph] = []
    for number, lines in enumerate(pages):
        pitch, usual = pitch_of(lines), median(line.height for line in lines) if lines else 0.0
        previous: Line | None = None
        for position, line in enumerate(lines):
            kind = _kind(lines, position)
            last = paragraphs[-1] if paragraphs else None
            is_apart = kind is not BlockKind.PARAGRAPH or last is None or last.kind is BlockKind.TABLE
            if last is not None and not is_apart and _goes_on(last, previous, line, pitch, usual):
                last.lines.append(line)
                last.pages.append(number)
            else:
                paragraphs.append(_Paragraph([line], [number], kind))
            previous = line
    return paragraphs


def _kind(lines: Sequence[Line], position: int) -> BlockKind:
    """What a line begins: an item behind a bullet or number, a row of a table of at least two, or a paragraph."""
    line = lines[position]
    beside = (other for other in (position - 1, position + 1) if 0 <= other < len(lines))
    if line.cells and any(lines[other].cells for other in beside):
        return BlockKind.TABLE
    is_item = len(line.words) > 1 and _BULLET.fullmatch(line.words[0].text) is not None
    return BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH


def _goes_on(last: _Paragraph, previous: Line | None, line: Line, pitch: float, usual: float) -> bool:
    """Whether a line continues the paragraph before it."""
    end = last.lines[-1]
    height = max(end.height, 1.0)
    if abs(end.height - line.height) > _SAME_SIZE * height:
        return False
    ends_sentence = _SENTENCE_END.search(end.words[-1].text) is not None
    first = line.words[0].text[:1]
    if previous is None or previous.column != line.column or line.y > end.y:
        # Over the end of a column or page, only an open sentence goes on.
        is_open = end.words[-1].is_broken or end.words[-1].text.endswith(("-", ","))
        return not ends_sentence and (first.islower() or is_open)
    if pitch and end.y - line.y > _PARAGRAPH_GAP * pitch:
        return False
    left, right = line.column
    is_indented = line.left - left > _INDENT * height and end.left - left < _INDENT * height
    if last.kind is BlockKind.LIST_ITEM:
        return line.left >= last.lines[0].left - 1
    if is_indented and (ends_sentence or first.isupper()) and len(last.lines) > 1:
        return False
    if not first.islower() and line.height < _TITLE_SIZE * usual and _had_room(end, line):
        return False
    is_short = end.right - left < _SHORT_LINE * (right - left)
    return not (is_short and ends_sentence)


def _had_room(end: Line, line: Line) -> bool:
    """Whether the next line's first word would have fitted, so that somebody ended the line on purpose."""
    left, right = line.column
    word = line.words[0]
    needed = (end.right - end.left) + (word.right - word.left) + _BLANK * end.height
    return needed < _ROOM * (right - left)


def _write(writer: _Writer, paragraph: _Paragraph, hyphens: _Hyphens) -> None:
    for position, (line, page) in enumerate(zip(paragraph.lines, paragraph.pages, strict=True)):
        if position:
            _join(writer, line, hyphens)
        begin = writer.length
        for number, word in enumerate(line.words):
            if number and not line.words[number - 1].is_broken:
                writer.add(_CELL if number in line.cells else " ")
            start = writer.length
            writer.add(word.text + "-" if word.is_broken else word.text)
            url = resolve(word.link, None)
            if url is not None and writer.length > start:
                _add_link(writer, start, writer.length, url)
        place = writer.pages.setdefault(page, [begin, writer.length])
        place[0], place[1] = min(place[0], begin), max(place[1], writer.length)


def _add_link(writer: _Writer, start: int, end: int, url: str) -> None:
    last = writer.links[-1] if writer.links else None
    if last is not None and last[2] == url and start - last[1] <= 1:
        writer.links[-1] = (last[0], end, url)
    else:
        writer.links.append((start, end, url))


def _join(writer: _Writer, line: Line, hyphens: _Hyphens) -> None:
    """Put a space between two lines, or settle the hyphen at the end of the first."""
    tail = "".join(writer.parts[-3:])
    first = line.words[0].text
    if tail[-1:] not in _HYPHENS or not tail[-2:-1].isalnum() or not first[:1].isalnum():
        writer.add(" ")
        return
    if first[0].islower() and tail[-2].isalpha() and not _keeps_hyphen(tail[:-1], first, hyphens):
        end = writer.length
        writer.cut(1)
        writer.links = [(s, min(e, writer.length), u) if e == end else (s, e, u) for s, e, u in writer.links]
        for place in writer.pages.values():
            place[1] = min(place[1], writer.length)


def _keeps_hyphen(before: str, after: str, hyphens: _Hyphens) -> bool:
    """Whether the hyphen belongs to the word: the document itself, then the list of known first parts, decides."""
    head, tail = _LAST_PART.search(before), _WORD.match(after)
    if head is None or tail is None:
        return True
    first, second = head.group(1).casefold(), tail.group().split("-")[0].casefold()
    if first + second in hyphens.words:
        return False
    if f"{first}-{second}" in hyphens.words:
        return True
    # "state-of-the-" is broken at a hyphen of its own.
    return first in hyphens.keepers or before[: head.start()].endswith("-")


def _words_of(pages: Iterable[tuple[Line, ...]]) -> frozenset[str]:
    """Every word that stands whole within a line."""
    found: set[str] = set()
    for lines in pages:
        for line in lines:
            for number, word in enumerate(line.words):
                if number < len(line.words) - 1 or not (word.is_broken or word.text.endswith("-")):
                    found.update(match.group().casefold() for match in _WORD.finditer(word.text))
    return frozenset(found)


def _title(paragraphs: Sequence[_Paragraph], stated: str | None) -> _Paragraph | None:
    """The paragraph of the first page that is the headline: the one that the file states, else the largest."""
    first_page = [
        paragraph for paragraph in paragraphs if paragraph.pages[0] == 0 and paragraph.kind is BlockKind.PARAGRAPH
    ]
    candidates = [p for p in first_page if 1 < len(_plain(p)) <= _LONGEST_TITLE_CHARS]
    wanted = _folded(stated or "")
    for paragraph in candidates:
        if wanted and _folded(_plain(paragraph)) == wanted:
            return paragraph
    heights = [line.height for paragraph in paragraphs for line in paragraph.lines for _ in line.words]
    if not heights or not candidates:
        return None
    top = candidates[: max(1, len(candidates) // 2 + 1)]
    largest = max(top, key=lambda paragraph: paragraph.height)
    is_larger = largest.height >= _TITLE_SIZE * median(heights)
    return largest if is_larger and any(c.isalpha() for c in _plain(largest)) else None


def _plain(paragraph: _Paragraph) -> str:
    return " ".join(word.text for line in paragraph.lines for word in line.words)


def _folded(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _link_order(link: Link) -> tuple[int, int, str]:
    return link.span.start, link.span.end, link.url
