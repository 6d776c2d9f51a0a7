"""Finds a quoted stretch of text by its words, so that people annotate by quoting and never count characters."""

from __future__ import annotations

import re
from typing import Final

from sayso.errors import BadRecord
from sayso.records import Span

# "first words … last words" stands for all that lies between, "said#2" for the second "said" of the text. Of the last
# words, the next ones after the first are meant, or the n-th with a number.
_GAP: Final = " … "
_NUMBERED: Final = re.compile(r"(?P<words>.*)#(?P<number>[1-9]\d?)", re.DOTALL)


def find_quote(text: str, quote: str) -> Span:
    """The one place where `text` has the quoted words; white space in the quote stands for any white space.

    Args:
        quote: words as they stand, `first … last` for a long stretch, `words#2` for one of several.
    Raises:
        BadRecord: the text does not have these words, or has them more than once and the quote says not which.
    """
    opening, _, closing = quote.partition(_GAP)
    words, number = _numbered(opening)
    places = list(_pattern(words).finditer(text))
    if not places:
        raise BadRecord(f"the text does not have {words!r}")
    if number is None and len(places) > 1:
        raise BadRecord(f"the text has {words!r} {len(places)} times: say which with {words}#1, #2 …")
    first = _nth(places, number or 1, words)
    if not closing:
        return Span(first.start(), first.end())
    words, number = _numbered(closing)
    after = list(_pattern(words).finditer(text, first.end()))
    if not after:
        raise BadRecord(f"the text does not have {words!r} after {opening!r}")
    return Span(first.start(), _nth(after, number or 1, words).end())


def _numbered(words: str) -> tuple[str, int | None]:
    match = _NUMBERED.fullmatch(words)
    return (match["words"], int(match["number"])) if match else (words, None)


def _nth(places: list[re.Match[str]], number: int, words: str) -> re.Match[str]:
    if number > len(places):
        raise BadRecord(f"the text has {words!r} only {len(places)} times, not {number}")
    return places[number - 1]


def _pattern(words: str) -> re.Pattern[str]:
    inner = r"\s+".join(re.escape(word) for word in words.split())
    if not inner:
        raise BadRecord("a quote without words")
    before = r"(?<!\w)" if words.strip()[0].isalnum() else ""
    after = r"(?!\w)" if words.strip()[-1].isalnum() else ""
    return re.compile(before + inner + after)
