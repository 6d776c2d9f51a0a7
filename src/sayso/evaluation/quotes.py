"""Finds a quoted stretch of text by its words, so that people annotate by quoting and never count characters."""

from __future__ import annotations

import re
from typing import Final

from sayso.errors import BadRecord
from sayso.records import Span

# "first words … last words" stands for all that lies between, "said#2" for the second "said" of the text.
_GAP: Final = " … "
_NUMBERED: Final = re.compile(r"(?P<words>.*)#(?P<number>[1-9]\d?)", re.DOTALL)


def find_quote(text: str, quote: str) -> Span:
    """The one place where `text` has the quoted words; white space in the quote stands for any white space.

    Args:
        quote: words as they stand, `first … last` for a long stretch, `words#2` for a later occurrence.
    Raises:
        BadRecord: the text does not have these words, or has them more than once and the quote says not which.
    """
    numbered = _NUMBERED.fullmatch(quote)
    words = numbered["words"] if numbered else quote
    first, _, last = words.partition(_GAP)
    starts = [match.span() for match in _pattern(first).finditer(text)]
    if not starts:
        raise BadRecord(f"the text does not have {first!r}")
    if numbered is None and len(starts) > 1:
        raise BadRecord(f"the text has {first!r} {len(starts)} times: say which with {words}#1, #2 …")
    index = int(numbered["number"]) - 1 if numbered else 0
    if index >= len(starts):
        raise BadRecord(f"the text has {first!r} only {len(starts)} times, {quote!r} asks for more")
    start, end = starts[index]
    if last:
        closing = _pattern(last).search(text, end)
        if closing is None:
            raise BadRecord(f"the text does not have {last!r} after {first!r}")
        end = closing.end()
    return Span(start, end)


def _pattern(words: str) -> re.Pattern[str]:
    inner = r"\s+".join(re.escape(word) for word in words.split())
    if not inner:
        raise BadRecord("a quote without words")
    before = r"(?<!\w)" if words.strip()[0].isalnum() else ""
    after = r"(?!\w)" if words.strip()[-1].isalnum() else ""
    return re.compile(before + inner + after)
