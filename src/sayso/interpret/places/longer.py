"""Whether a word that some place bears is only part of a longer name here: `Lok Sabha`, `Tash-Beles`, `X militia`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.gazetteer import Gazetteer, PlaceKind, Toponym, name_key
from sayso.interpret.places.tokens import Token, is_joined
from sayso.ontology.places import PlaceWords

# Names after which a force, a beach or a road is called: a town of at least so many people, else not the town's.
_KNOWN_TOWN_PEOPLE: Final = 100_000
# A sentence without a lower-case word of so many letters, prepositions apart, is a headline:
# capitals say nothing there.
_PLAIN_CHARS: Final = 3
_ACRONYM_CHARS: Final = 4
_WIDE: Final = (PlaceKind.COUNTRY, PlaceKind.PROVINCE)
_PARTICIPLES: Final = ("ed", "ing")


def is_inside_longer(
    tokens: Sequence[Token], first: int, last: int, places: Sequence[Toponym], words: PlaceWords
) -> bool:
    """Whether words `first` to `last` (exclusive) belong to a name that began before or goes on behind them."""
    after = tokens[last] if last < len(tokens) else None
    if after is not None and not tokens[last - 1].is_possessive:
        if is_joined(after) and _names_other(after.lower, places, words):
            return True
        if after.gap == "-" and not after.is_capital and not _is_suffix(after.lower, words):
            return True  # "Dara-say"
    if first == 0 or not is_joined(tokens[first]) or len(places) == 0:
        return False
    before = tokens[first - 1]
    if not before.is_capital or before.is_possessive or before.is_initial or before.has_stop or before.is_upper:
        return False
    if (first == 1 or not is_joined(before)) and is_well_known(places):
        return False  # "While Athens", "Missing Lancaster girl"
    if _is_vocabulary(before.lower, words) or any(place.kind is PlaceKind.COUNTRY for place in places):
        return False
    small = {*words.particles, *words.locatives, *words.weak_locatives}
    return any(t.lower == t.text and len(t.text) >= _PLAIN_CHARS and t.lower not in small for t in tokens)


def pieces_of(text: str) -> list[str]:
    """The pieces of a hyphenated word; each mark is one character, so offsets hold."""
    for mark in "–/‐‑":
        text = text.replace(mark, "-")
    return text.split("-")


def are_places_apart(pieces: Sequence[str], gazetteer: Gazetteer, words: PlaceWords) -> bool:
    """Whether every piece of a word is a place, a people or a suffix: else the whole is a name of its own."""
    shared: set[str] | None = None
    for piece in pieces:
        lower = piece.lower()
        if _is_suffix(lower, words) or lower in words.demonyms or lower in words.directions:
            continue
        if piece.isupper() and len(piece) <= _ACRONYM_CHARS:
            continue  # "DFL-Cook"
        places = gazetteer.lookup(name_key(piece))
        if any(place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION) for place in places):
            continue
        grown = {code for place in places if not place.is_alternate for code in place.countries}
        shared = grown if shared is None else shared & grown
        if not shared:
            return False
    return True


def _is_suffix(lower: str, words: PlaceWords) -> bool:
    return lower in words.suffixes or (lower.endswith(_PARTICIPLES) and len(lower) > 4)


def _names_other(lower: str, places: Sequence[Toponym], words: PlaceWords) -> bool:
    """`Basel roundabout`, `Lido beach`, `Fano militia`: called after something, not told to be there."""
    if lower in words.borrowing_words:
        return True
    if lower not in words.local_borrowing_words:
        return False
    return not any(p.population >= _KNOWN_TOWN_PEOPLE and p.kind is not PlaceKind.PROVINCE for p in places)


def is_well_known(places: Sequence[Toponym]) -> bool:
    """Whether a name has a place that may stand before another name by itself: `Washington DC`."""
    return any((p.population >= _KNOWN_TOWN_PEOPLE or p.kind in _WIDE) and not p.is_alternate for p in places)


def _is_vocabulary(lower: str, words: PlaceWords) -> bool:
    """Words that stand before a name without being part of it."""
    plain = lower.rstrip(".")
    return (
        plain in words.common_words or plain in words.demonyms or plain in words.directions or plain in words.generic
        or plain in words.locatives or plain in words.weak_locatives or plain in words.person_titles
        or plain in words.organisation_leads or plain in words.never or plain in words.particles
    )  # fmt: skip
