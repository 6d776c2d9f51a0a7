"""Stretches of a sentence that may be place names: by gazetteer, or by a type word beside a name that it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.gazetteer import Gazetteer, PlaceKind, Toponym, name_key
from sayso.interpret.places.longer import are_places_apart, is_inside_longer, is_well_known, pieces_of
from sayso.interpret.places.tokens import Token, is_joined
from sayso.ontology.places import PlaceWords

MAX_NAME_WORDS: Final = 6
# Shorter words in capitals are names of countries and regions only ("UAE", "WA" the town is none).
MAX_ACRONYM_CHARS: Final = 3
# Type words that make a place of an unknown name; "X city" or "X state" say too little.
_NAMING_TYPES: Final = frozenset(
    {"village", "town", "district", "province", "governorate", "oblast", "raion", "county", "hamlet", "settlement",
     "valley", "gorge", "mountains", "prefecture", "township", "river", "municipality", "subdistrict", "borough"}
)  # fmt: skip
_MONEY: Final = ("$", "€", "£")
_FIRM_MARKS: Final = ("&", "+")  # "Salt + Smoke", "Black & Decker"
_STOPPED: Final = frozenset({"st", "ste", "mt", "ft"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `first` to `last` (exclusive) of a chunk as a possible place name.

    `start`, `end` are characters of the text; `name_start`, `name_end` those of the name without its type word.
    `places` is empty for an unknown name. `part` says that it is a part of a hyphenated word, `code` gives the
    province that an abbreviation means.
    """

    first: int
    last: int
    start: int
    end: int
    name_start: int
    name_end: int
    key: str
    places: tuple[Toponym, ...]
    type_word: str | None = None
    part: bool = False
    is_abbreviation: bool = False


def candidates_in(tokens: Sequence[Token], gazetteer: Gazetteer, words: PlaceWords) -> list[Candidate]:
    """All candidates of a chunk, in text order, longest match first, without overlaps."""
    found: list[Candidate] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        made = None
        if _is_people(tokens, at, words) or _is_town_of(tokens, at, words):
            at += 2
            continue
        if token.is_capital:
            made = (
                _abbreviation(tokens, at, found, gazetteer, words)
                or _known(tokens, at, gazetteer, words)
                or _led(tokens, at, words)
                or _unknown(tokens, at, words)
            )
        if made is not None and (
            _is_money(tokens, made) or _is_other(tokens, made, words) or _is_inside(tokens, made, found, words)
        ):
            at = made.last
        elif made is not None:
            found.append(made)
            at = made.last
        elif token.is_capital and any(mark in token.text for mark in "-–/‐‑"):
            found.extend(_parts(token, at, gazetteer, words))
            at += 1
        else:
            at += 1
    return found


def _is_other(tokens: Sequence[Token], found: Candidate, words: PlaceWords) -> bool:
    """A road, or part of the name of an organisation: `Memphis St.`, `New York Times`, `University of Texas`."""
    lead = found.first if found.last - found.first > 2 else found.first - 2
    if lead >= 0 and tokens[lead + 1].lower == "of" and tokens[lead].lower in words.organisation_leads:
        return True
    if tokens[found.first].gap.strip() in _FIRM_MARKS:
        return True
    after = tokens[found.last] if found.last < len(tokens) else None
    if after is not None and after.is_capital and after.gap.strip() in _FIRM_MARKS:
        return True
    if after is None or not after.is_capital or not is_joined(after) or tokens[found.last - 1].is_possessive:
        return False
    if after.lower in words.road_words or after.lower in words.organisation_words:
        return True
    # "Paris Hilton": a single word before a surname is a first name.
    return found.last - found.first == 1 and after.lower in words.surnames and after.lower not in words.generic


def _is_inside(tokens: Sequence[Token], made: Candidate, found: Sequence[Candidate], words: PlaceWords) -> bool:
    """Whether a match is part of a longer name, unless that is a place itself: `Washington DC`."""
    if found and found[-1].last == made.first and is_well_known(found[-1].places):
        return False
    return is_inside_longer(tokens, made.first, made.last, made.places, words)


def _is_people(tokens: Sequence[Token], at: int, words: PlaceWords) -> bool:
    """`Sri Lankan`, `South Africans`: a demonym of two words, of which the first alone would be taken for a name."""
    if at + 1 >= len(tokens) or not is_joined(tokens[at + 1]):
        return False
    return f"{tokens[at].lower} {tokens[at + 1].lower}" in words.demonyms


def _is_town_of(tokens: Sequence[Token], at: int, words: PlaceWords) -> bool:
    """`City of Richmond`: the name is Richmond, though registers have some places with the words before it."""
    if at + 2 >= len(tokens) or tokens[at + 1].lower != "of" or not tokens[at + 2].is_capital:
        return False
    return "settlement" in words.type_words.get(tokens[at].lower, ()) and is_joined(tokens[at + 1])


def _is_money(tokens: Sequence[Token], found: Candidate) -> bool:
    """`US$40`, `US dollars`."""
    after = tokens[found.last] if found.last < len(tokens) else None
    return after is not None and (after.gap.startswith(_MONEY) or after.lower in {"dollar", "dollars"})


def _known(tokens: Sequence[Token], at: int, gazetteer: Gazetteer, words: PlaceWords) -> Candidate | None:
    best: Candidate | None = None
    text = ""
    for last in range(at, min(len(tokens), at + MAX_NAME_WORDS)):
        token = tokens[last]
        if last > at:
            before = tokens[last - 1]
            stopped = before.lower.rstrip(".") in _STOPPED and token.gap.strip() == "."
            if before.is_possessive or not (is_joined(token) or stopped):
                break
            if not token.is_capital and token.lower not in words.particles:
                break
        text = f"{text} {token.text}" if text else token.text
        key = name_key(text)
        if token.is_capital and key:
            places = gazetteer.lookup(key)
            if places:
                best = Candidate(at, last + 1, tokens[at].start, token.end, tokens[at].start, token.end, key, places)
        if not key or not gazetteer.has_prefix(key):
            break
    if best is None:
        return None
    typed = _with_type(tokens, best, words)
    return typed if typed.type_word is not None or _is_name(tokens[at], best, words) else None


def _is_name(token: Token, found: Candidate, words: PlaceWords) -> bool:
    """Whether a match of a single word is more than a word: no direction, no type word, no strange acronym."""
    if found.key in words.never:
        return False
    if found.last - found.first > 1:
        return True
    if token.lower in words.directions or token.lower in words.generic:
        return any(place.kind is PlaceKind.REGION for place in found.places)
    if token.is_upper and len(token.text) <= MAX_ACRONYM_CHARS:
        return any(place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION) for place in found.places)
    return True


def _with_type(tokens: Sequence[Token], found: Candidate, words: PlaceWords) -> Candidate:
    """Take a capitalised type word into the span: `Khatlon Province`, `Kunar River`."""
    if found.last >= len(tokens):
        return found
    after = tokens[found.last]
    if tokens[found.last - 1].is_possessive or not is_joined(after) or not after.is_capital:
        return found
    if after.lower not in words.type_words or after.lower in words.loose_types:
        return found
    return Candidate(
        found.first, found.last + 1, found.start, after.end, found.name_start, found.name_end, found.key, found.places,
        after.lower,
    )  # fmt: skip


def _abbreviation(
    tokens: Sequence[Token], at: int, found: Sequence[Candidate], gazetteer: Gazetteer, words: PlaceWords
) -> Candidate | None:
    """`La.` right behind `Alexandria, `."""
    token = tokens[at]
    code = words.abbreviations.get(token.text.rstrip("."))
    if code is None or not found or found[-1].last != at or token.gap.strip() != ",":
        return None
    if not (token.has_stop or (len(token.text) == 2 and token.is_upper) or len(token.text) > 3):
        return None
    place = gazetteer.admin(code)
    if place is None:
        return None
    return Candidate(
        at, at + 1, token.start, token.end, token.start, token.end, name_key(place.name), (place,), is_abbreviation=True
    )


def _unknown(tokens: Sequence[Token], at: int, words: PlaceWords) -> Candidate | None:
    """A capitalised name that no gazetteer has, with a type word: `the village of X`, `X village`, `X Gorge`."""
    token = tokens[at]
    if token.lower in words.common_words or token.lower in words.demonyms or token.lower in words.type_words:
        return None
    if token.lower in words.person_titles or token.lower in words.directions or len(token.text) < 3:
        return None
    last = at + 1
    while (
        last < len(tokens) and last - at < 3 and is_joined(tokens[last]) and tokens[last].is_capital
        and not tokens[last - 1].is_possessive and tokens[last].lower not in words.type_words
        and tokens[last].lower not in words.organisation_words
        and tokens[last].lower not in words.facility_words
    ):  # fmt: skip
        last += 1
    end = tokens[last - 1].end
    key = name_key(" ".join(t.text for t in tokens[at:last]))
    if not key:
        return None
    type_before = (
        at >= 2
        and tokens[at - 1].lower == "of"
        and is_joined(token)
        and is_joined(tokens[at - 1])
        and tokens[at - 2].lower in _NAMING_TYPES | {"city"}
    )
    if type_before:
        return Candidate(at, last, token.start, end, token.start, end, key, (), tokens[at - 2].lower)
    after = tokens[last] if last < len(tokens) and is_joined(tokens[last]) else None
    if after is None or after.lower not in _NAMING_TYPES or tokens[last - 1].is_possessive:
        return None
    beyond = tokens[last + 1] if last + 1 < len(tokens) and is_joined(tokens[last + 1]) else None
    if after.is_capital and beyond is not None and beyond.is_capital:
        return None  # "Cloverhill District Court"
    # A type word in capitals is part of the name.
    stop, span_end = (last + 1, after.end) if after.is_capital else (last, end)
    return Candidate(at, stop, token.start, span_end, token.start, end, key, (), after.lower)


def _led(tokens: Sequence[Token], at: int, words: PlaceWords) -> Candidate | None:
    """`Fort Hood`, `Mount Kenya`, `Cape Verde`: a capitalised type word that leads a name the gazetteer lacks."""
    if tokens[at].lower not in words.before_only or at + 1 >= len(tokens):
        return None
    after = tokens[at + 1]
    stopped = tokens[at].lower in _STOPPED and after.gap.strip() == "."
    if not after.is_capital or not (is_joined(after) or stopped) or after.lower in words.generic:
        return None
    key = name_key(f"{tokens[at].text} {after.text}")
    return Candidate(at, at + 2, tokens[at].start, after.end, tokens[at].start, after.end, key, (), tokens[at].lower)


def _parts(token: Token, at: int, gazetteer: Gazetteer, words: PlaceWords) -> list[Candidate]:
    """Places inside a hyphenated word: `Israel-Gaza`, `Kabul-based`, `Iran/Iraq`."""
    found = []
    start = token.start
    pieces = pieces_of(token.text)
    if not are_places_apart(pieces, gazetteer, words):
        return []
    for piece in pieces:
        key = name_key(piece)
        if piece[:1].isupper() and len(piece) > 2 and key not in words.never:
            places = gazetteer.lookup(key)
            if places:
                end = start + len(piece)
                found.append(Candidate(at, at + 1, start, end, start, end, key, places, part=True))
        start += len(piece) + 1
    return found
