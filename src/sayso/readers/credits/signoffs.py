"""Finds bylines and sign-offs: whole lines, or the last words of a report, that say who wrote it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sayso.ontology.credit_lists import credit_words
from sayso.readers.credits.names import (
    Piece,
    alternation,
    credits_of_houses,
    houses,
    is_person,
    people_separator,
    without_place,
)
from sayso.records import Credit, CreditKind

LONGEST_LINE_CHARS: Final = 400
_LONGEST_BYLINE_CHARS: Final = 160
_END_CHARS: Final = 120
_MOST_OWN_WORDS: Final = 4
_LONGEST_NAME_CHARS: Final = 50
_LONGEST_SOURCE_CHARS: Final = 60
_BAR: Final = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+|\s*[-–—]\s*(?=\d)|\s+/\s+|,\s+|\t|\s+(?:with|avec)\s+")
_SEGMENT: Final = re.compile(r"\s*;\s*|(?<=[a-zа-яё])\.\s+(?=[^\W\d_])")
_SPACE: Final = re.compile(r"\s+")


def find_in_head(line: Piece) -> list[Credit]:
    """Credits of a line near the top: a byline, an agency that stands alone, a source line."""
    if len(line.text) > LONGEST_LINE_CHARS:
        return []
    return _byline(line) or _capitals_byline(line) or _signoff(line) or _source(line, unknown=False) or _alone(line)


def find_in_tail(line: Piece) -> list[Credit]:
    """Credits of a line near the end: a sign-off line, a source line, or an agency behind the last sentence."""
    if len(line.text) <= LONGEST_LINE_CHARS:
        found = _signoff(line) or _byline(line) or _source(line, unknown=True) or _alone(line)
        if found:
            return found
    return _at_end(line)


def find_signoff(line: Piece) -> list[Credit]:
    """Credits of a line anywhere that names both who reported and who edited, which running text never does."""
    if len(line.text) > LONGEST_LINE_CHARS:
        return []
    folded = line.text.casefold()
    return _signoff(line) if any(phrase in folded for phrase in _edited()) else []


def _byline(line: Piece) -> list[Credit]:
    """`By Jane Doe and John Roe, Associated Press | Kabul`: the first part must be people or an agency."""
    match = _by().match(line.text)
    if match is None or len(line.text) > _LONGEST_BYLINE_CHARS:
        return []
    rest = Piece(line.text[match.end() :], line.start + match.end())
    found: list[Credit] = []
    for number, part in enumerate(rest.split(_BAR)):
        here = _people(part, CreditKind.AUTHOR) or _houses_only(part)
        if not here and number == 0:
            return []
        found += here
    return found


def _capitals_byline(line: Piece) -> list[Credit]:
    """`JANE DOE and JOHN ROE, Associated Press`, without any `By`."""
    if len(line.text) > _LONGEST_BYLINE_CHARS:
        return []
    at = max(line.text.rfind(mark) for mark in ",|–—")
    house = _houses_only(Piece(line.text[at + 1 :], line.start + at + 1)) if at > 0 else []
    people = _people(Piece(line.text[:at], line.start), CreditKind.AUTHOR) if house else []
    return people + house if people else []


def _signoff(line: Piece) -> list[Credit]:
    """`(Reporting by A in B and C; Additional reporting by D; Editing by E)` and `Translated by F`."""
    found: list[Credit] = []
    segments = [segment.stripped() for segment in line.split(_SEGMENT)]
    for number, segment in enumerate(segments):
        match = _opens().match(segment.text)
        if match is None:
            if number == 0:
                return []
            continue
        if match["editing"]:
            continue
        kind = CreditKind.TRANSLATION if match["translation"] else CreditKind.AUTHOR
        rest = Piece(segment.text[match.end() :], segment.start + match.end())
        people = _people(rest, kind)
        here = people or _houses_only(rest)
        if not here and number == 0:
            return []
        found += here
    return found


def _source(line: Piece, *, unknown: bool) -> list[Credit]:
    """`Source: Interfax`, `With AFP`; `unknown` also takes names that no list has, after `Source:` alone."""
    piece = line.stripped()
    if match := _with().match(piece.text):
        rest = Piece(piece.text[match.end() :], piece.start + match.end()).stripped()
        return _houses_only(rest) or (_people(rest, CreditKind.AUTHOR) if "by" in match.group().lower().split() else [])
    match = _from().match(piece.text)
    if match is None:
        return []
    rest = Piece(piece.text[match.end() :], piece.start + match.end()).stripped()
    if found := _houses_only(rest):
        return found
    words = rest.text.split()
    is_name = 0 < len(words) <= 6 and len(rest.text) <= _LONGEST_SOURCE_CHARS and rest.text[0].isupper()
    if unknown and is_name and "/" not in rest.text and all(w[0].isupper() or len(w) <= 3 for w in words):
        return [rest.credit(rest.text, CreditKind.OUTLET)]
    return []


def _alone(line: Piece) -> list[Credit]:
    """A line that is nothing but agencies, with a dash, brackets or a place at most: `— AFP`, `Reuters, Kabul`."""
    match = _whole().match(line.text)
    if match is None:
        return _beside_own(line)
    name = "marked" if match["marked"] else "plain"
    return credits_of_houses(Piece(match[name], line.start + match.start(name)))


def _beside_own(line: Piece) -> list[Credit]:
    """`Coast Radio / AFP`: behind a slash or bar, in a short line of names alone."""
    at = max(line.text.rfind("/"), line.text.rfind("|"))
    own = line.text[:at].split()
    is_label = " ".join(own).casefold().strip(" :") in {label.casefold() for label in credit_words().labels}
    if at <= 0 or not 1 <= len(own) <= _MOST_OWN_WORDS or is_label or not all(word[0].isupper() for word in own):
        return []
    return _houses_only(Piece(line.text[at + 1 :], line.start + at + 1))


def _at_end(line: Piece) -> list[Credit]:
    """An agency behind the last sentence: `... he said. (AFP)`, `... he said. — AP`, `... /TASS/`."""
    tail = line.text[-_END_CHARS:].rstrip(" .\u00a0")
    # Running text is long and this is asked of every paragraph, so that the cheap question comes first.
    if tail[-1:] not in {")", "]", "/"} and not any(dash in tail[-_LONGEST_NAME_CHARS:] for dash in "-–—"):
        return []
    cut = max(0, len(line.text) - _END_CHARS)
    match = _ending().search(line.text, cut)
    if match is None:
        return []
    name = next(n for n in ("bracket", "slash", "dash") if match[n])
    return credits_of_houses(Piece(match[name], line.start + match.start(name)))


def _people(piece: Piece, kind: CreditKind) -> list[Credit]:
    """Credits for a list of people, or nothing unless the first is one; offices and places are passed by."""
    found: list[Credit] = []
    for number, part in enumerate(piece.split(people_separator())):
        bare = without_place(part).stripped(" \t\u00a0,;:()[]*_")
        bare = _without_role(bare)
        house = _houses_only(bare)
        if house and found:
            found += house
        elif not house and is_person(bare.text):
            found.append(bare.credit(_SPACE.sub(" ", bare.text), kind))
        elif number == 0:
            return []
    return found


def _without_role(piece: Piece) -> Piece:
    match = _role().search(piece.text)
    return Piece(piece.text[: match.start()], piece.start) if match else piece


def _houses_only(piece: Piece) -> list[Credit]:
    """Credits where the stretch holds agencies and outlets alone; "staff" and the like may stand by them."""
    bare = piece.stripped()
    match = _only_houses().fullmatch(bare.text)
    return credits_of_houses(Piece(match["names"], bare.start + match.start("names"))) if match else []


@cache
def _only_houses() -> re.Pattern[str]:
    nobody = alternation(credit_words().nobody)
    return re.compile(rf"(?:[Tt]he\s+)?(?P<names>{houses(in_brackets=True)})(?:[\s,]+(?i:{nobody}))*")


@cache
def _by() -> re.Pattern[str]:
    words = credit_words()
    return re.compile(rf"\s*(?:{alternation((*words.byline, *(w.upper() for w in words.byline)))})\s+")


@cache
def _opens() -> re.Pattern[str]:
    words = credit_words()
    return re.compile(
        rf"\s*(?:(?P<editing>{alternation(words.editing)})|(?P<translation>{alternation(words.translation)})"
        rf"|(?P<reporting>{alternation((*words.reporting, *words.compiling))}))(?:(?<=:)|:|(?=\s))\s*",
        re.I,
    )


@cache
def _edited() -> tuple[str, ...]:
    return tuple(f"{phrase.casefold()} " for phrase in credit_words().editing)


@cache
def _with() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{alternation(credit_words().with_)})\s+", re.I)


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{alternation(credit_words().source)})\s*", re.I)


@cache
def _whole() -> re.Pattern[str]:
    every, plain = houses(in_brackets=True), houses(in_brackets=False)
    place = r"(?:,\s*[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*){0,2})?"
    return re.compile(
        rf"\s*(?:(?:[-–—]{{1,2}}\s*|[(\[/©]\s*)(?P<marked>{every})\s*[)\]/]?|(?P<plain>{plain}){place})\s*[.:]?\s*$"
    )


@cache
def _ending() -> re.Pattern[str]:
    every, plain = houses(in_brackets=True), houses(in_brackets=False)
    with_ = alternation(credit_words().with_)
    return re.compile(
        rf"(?:[(\[](?:(?i:{with_})\s+)?(?P<bracket>{every})[)\]]|/(?P<slash>{every})/"
        rf"|[.!?\"”’»]\s*[-–—]{{1,2}}\s*(?P<dash>{plain}))\s*\.?\s*$"
    )


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternation(credit_words().roles)})s?$", re.I)
