"""Quoted evidence for people: on one line, cut at a word, and harmless wherever it is shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from sayso.records import Span

QUOTE_CHARS: Final = 64
_QUOTE_MARKS: Final = "\"'“”‘’„«»‹›`"
# Escape sequences and direction overrides in a hostile text must not reach a reader; joiners and marks may.
_UNSAFE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
_LEFT_TO_RIGHT_MARK: Final = "\u200e"
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


def safe(text: str) -> str:
    """Text that can be shown anywhere: control and direction-changing characters become a visible sign."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def shortened(text: str, chars: int = QUOTE_CHARS) -> str:
    """At most `chars` characters on one line, cut after a whole word where that loses less than half of them."""
    line = one_line(text)
    if len(line) <= chars:
        return line
    kept = line[: chars - 1]
    at_word = kept.rsplit(" ", 1)[0].rstrip(",;:–—-")
    return (at_word if len(at_word) > chars // 2 else kept) + "…"


def bare(text: str) -> str:
    """The words without quotation marks around them, so that quoting them again does not double the marks."""
    line = one_line(text)
    inner = line.strip(_QUOTE_MARKS)
    if not inner or any(mark in inner for mark in _QUOTE_MARKS if mark not in "'’"):
        return line
    return inner if line[0] in _QUOTE_MARKS or line[-1] in '"”»' else line


def quoted(text: str, spans: Sequence[Span], chars: int = QUOTE_CHARS) -> str:
    """The words at the spans in quotation marks: `“They came” … “from the ridge”`; each said once."""
    words = dict.fromkeys(shortened(bare(span.text_in(text)), chars) for span in spans)
    return steady(" … ".join(f"“{quote}”" for quote in words))


def steady(line: str) -> str:
    """The line with marks around it that keep right-to-left words from turning what stands beside them."""
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in line):
        return f"{_LEFT_TO_RIGHT_MARK}{line}{_LEFT_TO_RIGHT_MARK}"
    return line
