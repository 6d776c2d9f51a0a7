"""Finds the dateline that opens a report, and the agency in it: `KABUL, Oct 4 (Reuters) -`, `MOSCOW, Oct 4. /TASS/.`

The dateline's span is its place and date; an agency in it is a credit of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.ontology.credit_lists import credit_words
from sayso.readers.credits.names import Piece, alternation, credits_of_houses, houses
from sayso.records import Credit, CreditKind, Span

_OPENING_CHARS: Final = 160
_MOST_PLACE_WORDS: Final = 6
_PLACE_PARTICLE_CHARS: Final = 4  # de, al, el, the, sur, near
_LEAST_CAPITALS: Final = 3
# "N.M.", "Mich.": the full stop belongs to the place.
_ABBREVIATION: Final = re.compile(r"(?:\.[^\W\d_]|,\s+[^\W\d_]{2,5})$")
_DASHES: Final = r"(?:--|[-–—―‒])"
# A place, or two with a slash; no digits, brackets, quotes or sentence marks inside.
_PLACE: Final = re.compile(r"[^\W\d_][^\n\d():;!?\"“”«»|]{1,60}")
_UNKNOWN: Final = re.compile(r"\((?P<name>[^\W\d_a-z][\w.&'’-]*(?: [^\W\d_a-z][\w.&'’-]*){0,3})\)")
_CLOSE: Final = re.compile(rf"\s*(?:{_DASHES}|[:.])(?=\s|[^\W\d_])")
_OPEN: Final = re.compile(rf"(?P<before>[^\n]{{2,90}}?)\s*(?P<close>{_DASHES}|[:.])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline (`span` is None where only an agency opens the line) and the agencies that it names."""

    span: Span | None
    credits: tuple[Credit, ...]


@dataclass(frozen=True, slots=True)
class _PlaceAndDate:
    span: Span
    has_date: bool
    is_capitals: bool


def find_dateline(line: Piece) -> FoundDateline | None:
    """The dateline at the start of a line.

    It needs an agency in brackets or slashes, or a date and a dash, or a place in capitals and a dash or colon: less
    than that ("Taliban - the group that ...") is no dateline.
    """
    opening = Piece(line.text[:_OPENING_CHARS], line.start)
    return _with_agency(opening) or _with_unknown_agency(opening) or _without_agency(opening)


def _with_agency(opening: Piece) -> FoundDateline | None:
    match = _agency().search(opening.text)
    if match is None:
        return None
    group = next(name for name in ("bracket", "slash", "bare") if match[name])
    found = credits_of_houses(Piece(match[group], opening.start + match.start(group)))
    before = Piece(opening.text[: match.start()], opening.start)
    is_closed = _CLOSE.match(opening.text, match.end()) is not None or group == "bare"
    if not before.text.strip():
        return FoundDateline(None, tuple(found)) if is_closed else None
    place = _place_and_date(before)
    # "Jane Doe, The Associated Press." is a byline.
    if place is None or not (is_closed or place.has_date) or (group == "bare" and not place.has_date):
        return None
    return FoundDateline(place.span, tuple(found))


def _with_unknown_agency(opening: Piece) -> FoundDateline | None:
    """`VARSAD, Oct 4 (SNA) -`: in brackets behind place and date, before a dash, any name is an agency's."""
    match = _UNKNOWN.search(opening.text)
    if match is None or _CLOSE.match(opening.text, match.end()) is None:
        return None
    place = _place_and_date(Piece(opening.text[: match.start()], opening.start))
    if place is None or not (place.has_date or place.is_capitals):
        return None
    name = Piece(match["name"], opening.start + match.start("name"))
    # Without a date it may as well be a country: "VARSAD (Orran) - ".
    found = (name.credit(name.text, CreditKind.AGENCY),) if place.has_date else ()
    return FoundDateline(place.span, found)


def _without_agency(opening: Piece) -> FoundDateline | None:
    # In a text all in capitals they set nothing apart.
    if not any(character.islower() for character in opening.text):
        return None
    for match in _OPEN.finditer(opening.text[:_OPENING_CHARS]):
        if match.start() > 0:
            break
        place = _place_and_date(Piece(match["before"], opening.start))
        if place is None:
            # A full stop or a hyphen may stand inside: "MOSCOW. October 4. Text", "Al-Hasakah, 4 October - Text".
            place, match_end = _longer(opening, match.end())
            if place is None:
                return None
        else:
            match_end = match.end()
        following = opening.text[match_end : match_end + 1]
        is_stop = match["close"] == "."
        enough = place.has_date or (place.is_capitals and not is_stop)
        if is_stop and not place.has_date and place.is_capitals:
            longer, longer_end = _longer(opening, match.end())
            if longer is not None and longer.has_date:
                place, enough, following = longer, True, opening.text[longer_end : longer_end + 1]
        return FoundDateline(place.span, ()) if enough and following and not following.islower() else None
    return None


def _longer(opening: Piece, at: int) -> tuple[_PlaceAndDate | None, int]:
    match = _OPEN.match(opening.text, at)
    if match is None:
        return None, at
    return _place_and_date(Piece(opening.text[: match.end("before")], opening.start)), match.end()


def _place_and_date(before: Piece) -> _PlaceAndDate | None:
    """The place and the date that fill this stretch, or None where anything else stands in it."""
    piece = before.stripped(" \t\u00a0,.;:()[]–—-")
    date = _date().search(piece.text)
    place = Piece(piece.text[: date.start()] if date else piece.text, piece.start).stripped()
    match = _PLACE.fullmatch(place.text)
    if match is None or place.text.casefold() in _labels():
        return None
    words = [word for word in re.split(r"[\s,/]+", place.text) if word]
    if not 1 <= len(words) <= _MOST_PLACE_WORDS or not words[0][0].isupper():
        return None
    if not all(word[0].isupper() or len(word) <= _PLACE_PARTICLE_CHARS for word in words):
        return None
    capitals = words[0].isupper() and sum(c.isalpha() for c in words[0]) >= _LEAST_CAPITALS
    end = piece.start + date.end() if date else place.start + len(place.text)
    if date is None and _ABBREVIATION.search(place.text) and before.text[end - before.start :].startswith("."):
        end += 1
    return _PlaceAndDate(Span(place.start, end), date is not None, capitals)


@cache
def _agency() -> re.Pattern[str]:
    every, plain = houses(in_brackets=True), houses(in_brackets=False)
    return re.compile(
        rf"\((?P<bracket>{every})[^()\n]{{0,20}}\)|/(?P<slash>{every})/|(?:{_DASHES}|,)\s+(?P<bare>{plain})(?=\.\s|:\s|\s+{_DASHES}\s)"
    )


@cache
def _date() -> re.Pattern[str]:
    words = credit_words()
    month = rf"(?:{alternation(words.months)}|(?:{alternation(words.months_short)})\.?)"
    named = rf"(?:{month}\s+\d{{1,2}}|\d{{1,2}}\s+{month})(?:,?\s+(?:\d{{4}}|\d{{2}}\b))?"
    return re.compile(rf"(?:(?<=\W)|^)(?:{named}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|\d{{4}}-\d\d-\d\d)$", re.I)


@cache
def _labels() -> frozenset[str]:
    return frozenset(word.casefold() for word in credit_words().labels)
