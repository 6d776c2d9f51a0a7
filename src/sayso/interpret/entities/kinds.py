"""What an entity is: type, subtype, country and sector, from its names, descriptions, places and the actor list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sayso.interpret.entities.attributes import pattern
from sayso.interpret.entities.profiles import Profile
from sayso.ontology.entities import EntityWords
from sayso.records import MentionType, Place, PlacePrecision, Reading, Span

_WORDS: Final = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PHRASE_WORDS: Final = 3
_OF_SUBTYPE: Final = {
    "armed_group": "REB", "state_force": "MIL", "government": "GOV", "court": "JUD", "party": "PTY", "media": "JRN",
    "igo": "IGO", "ngo": "NGO", "company": "BUS", "community": "CVL",
}  # fmt: skip
# A word of a name, the name's last word, a phrase of several words, the noun of a description.
_WORD, _LAST_WORD, _PHRASE, _NOUN = 1.0, 1.5, 3.0, 1.0
# A word for so many kinds ("group", "organisation") tells none.
_VAGUE: Final = 3
_EVEN: Final = 1e-6
_OF_PRECISION: Final = {
    PlacePrecision.COUNTRY: "country", PlacePrecision.PROVINCE: "province", PlacePrecision.DISTRICT: "district",
    PlacePrecision.POINT: "settlement", PlacePrecision.NEAR: "settlement",
}  # fmt: skip


def type_of(group: Sequence[Profile]) -> MentionType:
    """The type of most names, else of most descriptions, else of most pronouns; the first where even."""
    for chosen in (
        [p for p in group if p.is_name],
        [p for p in group if p.is_nominal],
        list(group),
    ):
        if chosen:
            counts = Counter(p.type for p in chosen)
            return max(
                counts, key=lambda kind: (counts[kind], -next(i for i, p in enumerate(chosen) if p.type is kind))
            )
    raise ValueError("a group has at least one mention")


def subtype_of(
    kind: MentionType, group: Sequence[Profile], places: Mapping[str, Place], text: str, words: EntityWords
) -> str | None:
    """The subtype that the wording supports; None for types that have none, or without support."""
    if kind is MentionType.LOCATION:
        return _place_subtype(group, places, text, words)
    if kind is MentionType.COMMS_IDENTIFIER:
        found = _votes(group, words.comms_nouns, text)
        handle = any(p.text.startswith("@") for p in group)
        return found or ("account" if handle else "channel" if any("t.me/" in p.text for p in group) else None)
    if kind is MentionType.ORGANISATION:
        return _votes(group, words.organisation_nouns, text)
    return None


def _votes(group: Sequence[Profile], table: Mapping[str, Sequence[str]], text: str) -> str | None:
    votes: dict[str, float] = {}
    seen: set[str] = set()
    for profile in group:
        if profile.pronoun is not None or (key := profile.mention.span.text_in(text).lower()) in seen:
            continue
        seen.add(key)
        for phrase, weight in _weighted(profile, text):
            kinds = table.get(phrase, ())
            if len(kinds) >= _VAGUE:
                continue
            for kind in kinds:
                votes[kind] = votes.get(kind, 0.0) + weight / len(kinds)
    best = max(votes.values(), default=0.0)
    leading = [kind for kind, vote in votes.items() if best - vote < _EVEN]
    # "The coalition" may be of armies or of parties: where the words leave it open, so do we.
    return leading[0] if len(leading) == 1 else None


def _weighted(profile: Profile, text: str) -> Iterator[tuple[str, float]]:
    """Words and phrases of a name, or of a description up to its head, with their weights."""
    if profile.name is not None:
        tokens = [word.lower() for word in _WORDS.findall(profile.name.text)]
        main = _WORD
    else:
        tokens = [w.lower() for w in _WORDS.findall(text[profile.mention.span.start : profile.mention.head.end])]
        main = _NOUN
    for size in range(2, _PHRASE_WORDS + 1):
        for first in range(len(tokens) - size + 1):
            yield " ".join(tokens[first : first + size]), _PHRASE
    for place, token in enumerate(tokens):
        if profile.name is None and token != tokens[-1]:
            continue
        yield token, _LAST_WORD if place == len(tokens) - 1 else main
    if profile.name is None and profile.lemma not in tokens:
        yield profile.lemma, _NOUN


def _place_subtype(group: Sequence[Profile], places: Mapping[str, Place], text: str, words: EntityWords) -> str | None:
    known = [places[p.mention.id] for p in group if p.mention.id in places]
    for place in known:
        # "northern X" has the precision of a region; elsewhere in the report X may stand whole.
        found = _OF_PRECISION.get(place.precision) if place.absent is None else None
        if found is not None:
            return found
    return _votes(group, words.location_nouns, text)


def sector_of(
    kind: MentionType, group: Sequence[Profile], subtype: str | None, text: str, words: EntityWords
) -> str | None:
    """The sector by words of descriptions and titles, then of names, then by subtype; people and bodies have one."""
    if kind not in (MentionType.PERSON, MentionType.ORGANISATION):
        return None
    for chosen in ([p for p in group if p.is_nominal], [p for p in group if p.name is not None]):
        for profile in chosen:
            found = _sector_in(profile, text, words)
            if found is not None:
                return found
    return _OF_SUBTYPE.get(subtype or "")


def _sector_in(profile: Profile, text: str, words: EntityWords) -> str | None:
    """Longest phrase first, then the one nearest to the head; a person's own name tells nothing."""
    if profile.type is MentionType.PERSON and profile.name is not None:
        start = min([profile.mention.span.start, *(title.span.start for title in profile.name.titles)])
        stretch = text[start : profile.name.span.start]
    else:
        stretch = text[profile.mention.span.start : profile.mention.head.end]
    tokens = [word.lower() for word in _WORDS.findall(stretch)]
    for size in range(_PHRASE_WORDS, 0, -1):
        for first in range(len(tokens) - size, -1, -1):
            sectors = words.sectors.get(" ".join(tokens[first : first + size]))
            if sectors:
                return sectors[0]
    sectors = words.sectors.get(profile.lemma) if profile.is_nominal else None
    return sectors[0] if sectors else None


def country_of(
    kind: MentionType,
    group: Sequence[Profile],
    places: Mapping[str, Place],
    inside: Mapping[int, Sequence[Place]],
    text: str,
    *,
    demonyms: Mapping[str, str],
    words: EntityWords,
) -> str | None:
    """The country (alpha-3): of a place its own; else a demonym or a place within name or description.

    Args:
        inside: places whose names stand inside a mention, by the mention's number.
    """
    if kind is MentionType.LOCATION:
        own = [places[p.mention.id] for p in group if p.mention.id in places]
        found = [place.country for place in own if place.country is not None]
        return Counter(found).most_common(1)[0][0] if found else None
    for profile in sorted(group, key=lambda p: (not p.is_name, p.number)):
        if profile.pronoun is not None:
            continue
        country = _demonym(text[profile.mention.span.start : profile.mention.head.end], demonyms, words)
        if country is not None:
            return country
        for place in inside.get(profile.number, ()):
            return place.country
    return None


def _demonym(stretch: str, demonyms: Mapping[str, str], words: EntityWords) -> str | None:
    tokens = _WORDS.findall(stretch)
    for size in (2, 1):
        for first in range(len(tokens) - size + 1):
            phrase = " ".join(tokens[first : first + size])
            if not phrase[:1].isupper():
                continue
            found = demonyms.get(phrase.lower())
            if found is None and (phrase.isupper() or size == 2 or len(phrase) > 2):
                found = words.country_words.get(phrase.lower())
            if found is not None:
                return found
    return None


def countries_of(reading: Reading, words: EntityWords, demonyms: Mapping[str, str]) -> frozenset[str]:
    """The countries (alpha-3) that a report speaks of, by its places and by words for their people."""
    found = {place.country for place in reading.places if place.country is not None}
    for match in _WORDS.finditer(reading.document.text):
        word = match.group()
        if word[0].isupper():
            code = demonyms.get(word.lower()) or (words.country_words.get(word.lower()) if word.isupper() else None)
            if code is not None:
                found.add(code)
    return frozenset(found)


def places_inside(
    profiles: Iterable[Profile], places: Sequence[tuple[Span, Place]], text: str, words: EntityWords
) -> dict[int, list[Place]]:
    """For each mention that is no place itself, the places named in it that say whose it is ("the governor of X").

    Where something merely happens or lies ("a refugee in X") tells no country.
    """
    found: dict[int, list[Place]] = {}
    starts = [span.start for span, _ in places]
    for profile in profiles:
        span = profile.mention.span
        if profile.type is MentionType.LOCATION or profile.pronoun is not None:
            continue
        for number in range(bisect_left(starts, span.start), len(places)):
            where, place = places[number]
            if where.start >= span.end:
                break
            is_owner = where.start < profile.mention.head.end or not pattern(words, "placing").search(
                text[profile.mention.head.end : where.start]
            )
            if where.end <= span.end and place.country is not None and place.absent is None and is_owner:
                found.setdefault(profile.number, []).append(place)
    return found
