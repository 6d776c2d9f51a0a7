"""What a report says about its setting beside its place names: demonyms, its publisher and its address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from math import log
from typing import Final
from urllib.parse import urlsplit

from sayso.gazetteer import Gazetteer, PlaceKind, name_key
from sayso.ontology.places import PlaceWords
from sayso.records import SourceDocument

# Weight of a country when every demonym of the report is its.
_DEMONYMS: Final = 1.0
# A national domain or a publisher with a country's name: weaker than words about the country.
_PUBLISHER: Final = 0.5
_CAPITALISED: Final = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?")
# Country domains that are sold as words, and those that differ from ISO 3166.
_SOLD: Final = frozenset({"co", "me", "tv", "io", "ai", "fm", "am", "cc", "ly", "to", "in", "is", "it", "us", "ws"})
_DOMAINS: Final[Mapping[str, str]] = {"uk": "GB"}


def country_hints(document: SourceDocument, gazetteer: Gazetteer, words: PlaceWords) -> dict[str, float]:
    """Countries (alpha-3) that the report is about or from, with a weight from 0 to 1.5 each."""
    counts: Counter[str] = Counter()
    for match in _CAPITALISED.finditer(document.text):
        phrase = match.group().lower()
        code = words.demonyms.get(phrase)
        if code is None:
            code = next((words.demonyms[word] for word in phrase.split(" ") if word in words.demonyms), None)
        if code is not None:
            counts[code] += 1
    heaviest = log(1 + max(counts.values(), default=1))
    hints = {code: _DEMONYMS * log(1 + count) / heaviest for code, count in sorted(counts.items())}
    for code in _publisher_countries(document, gazetteer):
        hints[code] = hints.get(code, 0.0) + _PUBLISHER
    return hints


def _publisher_countries(document: SourceDocument, gazetteer: Gazetteer) -> list[str]:
    found = set()
    host = ""
    if document.url:
        try:
            host = urlsplit(document.url).hostname or ""
        except ValueError:
            host = ""
    ending = host.rpartition(".")[2]
    if ending and ending not in _SOLD:
        country = gazetteer.country(_DOMAINS.get(ending, ending.upper()))
        if country is not None and country.country is not None:
            found.add(country.country)
    for word in (document.publisher or "").split():
        for place in gazetteer.lookup(name_key(word)):
            if place.kind is PlaceKind.COUNTRY and place.country is not None:
                found.add(place.country)
    return sorted(found)
