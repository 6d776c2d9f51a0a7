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
# Words of a country's public life: one use, and the most that many uses give.
_SETTING: Final = 0.5
_SETTING_MOST: Final = 1.5
# A national domain or a publisher with a country's name: weaker than words about the country.
_PUBLISHER: Final = 0.5
_LONGEST_PHRASE: Final = 3
_WORD: Final = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
_CAPITALISED: Final = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?")
# Country domains that are sold as words, and those that differ from ISO 3166.
_SOLD: Final = frozenset({"co", "me", "tv", "io", "ai", "fm", "am", "cc", "ly", "to", "in", "is", "it", "us", "ws"})
_DOMAINS: Final[Mapping[str, str]] = {"uk": "GB"}


def country_hints(document: SourceDocument, gazetteer: Gazetteer, words: PlaceWords) -> dict[str, float]:
    """Countries (alpha-3) that the report is about or from, with a weight from 0 to about 2 each."""
    counts: Counter[str] = Counter()
    texts = (document.text, document.title or "")
    for match in (found for text in texts for found in _CAPITALISED.finditer(text)):
        phrase = match.group().lower()
        code = words.demonyms.get(phrase)
        if code is None:
            code = next((words.demonyms[word] for word in phrase.split(" ") if word in words.demonyms), None)
        if code is not None:
            counts[code] += 1
    heaviest = log(1 + max(counts.values(), default=1))
    hints = {code: _DEMONYMS * log(1 + count) / heaviest for code, count in sorted(counts.items())}
    spoken = _spoken(document.text.lower(), words)
    for code, count in sorted(spoken.items()):
        hints[code] = hints.get(code, 0.0) + min(_SETTING_MOST, _SETTING * log(1 + count))
    for code in _publisher_countries(document, gazetteer):
        hints[code] = hints.get(code, 0.0) + _PUBLISHER
    return hints


def _spoken(lowered: str, words: PlaceWords) -> Counter[str]:
    """How often words of each country's public life are used; phrases have up to `_LONGEST_PHRASE` words."""
    found: Counter[str] = Counter()
    listed = _WORD.findall(lowered)
    for at, word in enumerate(listed):
        if word not in words.setting_starts:
            continue
        for length in range(_LONGEST_PHRASE, 0, -1):
            countries = words.setting_words.get(" ".join(listed[at : at + length]))
            if countries:
                found.update(countries)
                break
    return found


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
