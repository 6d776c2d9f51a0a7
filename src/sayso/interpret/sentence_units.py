"""Stretches of text that no sentence may cross: blocks, paragraphs, items of lists, and lines that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from sayso.ontology.sentence_rules import SentenceRules
from sayso.records import Block, BlockKind, Span

# Wrapped text has lines up to some width; longer lines are whole paragraphs, one a line, as Telegram and Word write.
WIDEST_WRAP_CHARS: Final = 130
# A line was broken on purpose where the next word would have left it shorter than this share of the widest line.
# Set on hard-wrapped copies of GUM's development documents; plain text wraps exactly, PDF text wraps by millimetres.
SHORT_LINE_SHARE: Final = 0.6

_LINE_END: Final = re.compile(r"\r\n|[\n\r\u0085\u2028]|[\f\v\u2029]")
_PARAGRAPH_ENDS: Final = "\f\v\u2029"
# Letters only with a bracket: "J. Smith said" is no item J.
_NUMBER_MARK: Final = re.compile(r"(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\)|\d{1,3}\.)(?=[ \t\xa0])")
_WORDLIKE_MARKS: Final = "*-–—+·>"  # need a space behind them: "-5", "*bold*"
_LABEL: Final = re.compile(r"[^\W\d_][\w ]{1,24}: ")
_STOPS: Final = ".!?…:;؟。！？।"


def units_of(text: str, blocks: Sequence[Block], rules: SentenceRules) -> Iterator[Span]:
    """Yield in text order, without surrounding white space and without list marks, what a sentence must lie in."""
    for span, kind in _regions(text, blocks):
        if kind is BlockKind.TITLE:
            if trimmed := trim(text, span.start, span.end):
                yield trimmed
        else:
            every_line = kind in (BlockKind.TABLE, BlockKind.BOILERPLATE)
            yield from _units_in_region(text, span, rules, every_line=every_line)


def trim(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space at its ends, or None if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _regions(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Span, BlockKind]]:
    """The blocks, and whatever text lies between them, as if it were a paragraph."""
    position = 0
    for block in sorted(blocks, key=lambda block: block.span):
        if gap := trim(text, position, max(position, block.span.start)):
            yield gap, BlockKind.PARAGRAPH
        if rest := trim(text, max(position, block.span.start), min(len(text), block.span.end)):
            yield rest, block.kind
        position = max(position, block.span.end)
    if position < len(text) and (gap := trim(text, position, len(text))):
        yield gap, BlockKind.PARAGRAPH


def _units_in_region(text: str, region: Span, rules: SentenceRules, *, every_line: bool) -> Iterator[Span]:
    for lines in _paragraphs(text, region):
        widest = max(len(line) for line in lines)
        start = lines[0].start
        in_list = bool(mark_end(text, lines[0], rules))
        for above, line in pairwise(lines):
            marked = bool(mark_end(text, line, rules))
            opens_item = marked and (
                in_list or text[above.end - 1] in _STOPS or _is_short(text, above, line, widest=widest)
            )
            alone = widest > WIDEST_WRAP_CHARS or _is_short(text, above, line, widest=widest)
            alone = alone or _is_heading(text, above, line)
            goes_on = text[line.start].islower() and not marked
            if every_line or opens_item or (alone and not goes_on):
                yield from _unmarked(text, start, above.end, rules)
                start = line.start
                in_list = marked
        yield from _unmarked(text, start, lines[-1].end, rules)


def _is_heading(text: str, above: Span, line: Span) -> bool:
    """A line in capitals over one that is not, or one of a row of labelled lines ("Period: …", "Published: …")."""
    if above.text_in(text).isupper() and not line.text_in(text).isupper():
        return True
    return bool(_LABEL.match(text, line.start, line.end) and _LABEL.match(text, above.start, above.end))


def _is_short(text: str, above: Span, line: Span, *, widest: int) -> bool:
    first_word_end = line.start
    while first_word_end < line.end and not text[first_word_end].isspace():
        first_word_end += 1
    return len(above) + 1 + first_word_end - line.start < SHORT_LINE_SHARE * widest


def _paragraphs(text: str, region: Span) -> Iterator[list[Span]]:
    """The trimmed lines of each paragraph; blank lines, form feeds and paragraph signs stand between paragraphs."""
    lines: list[Span] = []
    for span, ends_paragraph in _lines(text, region):
        if span is not None:
            lines.append(span)
        if lines and (span is None or ends_paragraph):
            yield lines
            lines = []
    if lines:
        yield lines


def _lines(text: str, region: Span) -> Iterable[tuple[Span | None, bool]]:
    start = region.start
    for match in _LINE_END.finditer(text, region.start, region.end):
        yield trim(text, start, match.start()), match.group() in _PARAGRAPH_ENDS
        start = match.end()
    yield trim(text, start, region.end), False


def mark_end(text: str, line: Span, rules: SentenceRules) -> int | None:
    """Where the words begin behind a bullet or an item's number, or None if the line opens with neither."""
    end = line.start
    while end < line.end and text[end] in rules.list_marks:
        end += 1
    if end > line.start and (end == line.end or text[end].isspace() or text[end - 1] not in _WORDLIKE_MARKS):
        return end
    match = _NUMBER_MARK.match(text, line.start, line.end)
    return match.end() if match else None


def _unmarked(text: str, start: int, end: int, rules: SentenceRules) -> Iterator[Span]:
    """The unit behind its list mark; nothing if no letter or digit is left."""
    span = trim(text, start, end)
    if span is None:
        return
    behind = mark_end(text, span, rules)
    if behind is not None and (rest := trim(text, behind, span.end)):
        span = rest
    if any(character.isalnum() for character in span.text_in(text)):
        yield span
