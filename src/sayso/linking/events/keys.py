"""Which events are worth comparing: those that share a key. Keys are made so that blocks stay small in a large ledger.

A key is a family of kinds, days, and one of: a cell of the map, a named place, a rare word; or a month, and one of: an
actor, a pair of rare words, a number of dead. Days fall into stretches that overlap, so that neighbours meet; an
undated event takes those before its report came out; one told by month or year meets others by its month alone.
"""

from __future__ import annotations

import math
from itertools import combinations
from typing import Final

from sayso.linking.events.kinds import Standing, families, is_statement, standing
from sayso.linking.events.numbers import counted
from sayso.linking.events.people import noun_words
from sayso.linking.events.places import FINE, place_words
from sayso.linking.events.times import days_of, published
from sayso.linking.events.wording import RARE, telling
from sayso.records import EffectKind
from sayso.records.trace import EventTrace

_STRETCH_DAYS: Final = 4
_CELL_DEGREES: Final = 1.0
# Points so near to a border of a cell are of the next one too.
_BORDER_DEGREES: Final = 0.25
_LATEST_DAYS: Final = 3
_LONGEST_DAYS: Final = 14
_RARE_WORDS: Final = 6
_NEAR_WORDS: Final = 3
_PAIRED: Final = 4
_UNDATED: Final = ("d?",)


def event_keys(trace: EventTrace) -> tuple[str, ...]:
    """The blocking keys of an event, sorted; two events that share none are not compared."""
    stem = standing(trace).value[:1] if standing(trace) is not Standing.REAL else ""
    kinds = [f"{stem}{family}" for family in sorted(_meeting(trace))]
    days, months = _days(trace), _months(trace)
    rare = _rare_words(trace)
    narrow = [*_places(trace), *(f"w{word}" for word in rare)]
    wide = [*_actors(trace), *(f"w{one}+{other}" for one, other in combinations(rare[:_PAIRED], 2)), *_tolls(trace)]
    keys = {f"{kind}|{day}|{place}" for kind in kinds for day in days for place in narrow}
    keys |= {f"{kind}|{month}|{one}" for kind in kinds for month in months for one in wide}
    # What one report tells is always compared.
    return tuple(sorted({*keys, trace.report}))


def _meeting(trace: EventTrace) -> frozenset[str]:
    """Families that meet in one block: those of incidents together, words by their own type."""
    if is_statement(trace):
        return frozenset({trace.type})
    found = families(trace)
    return frozenset({"incident"}) if found & _INCIDENTS else found


def _days(trace: EventTrace) -> tuple[str, ...]:
    """Stretches of days, each overlapping the next by half; none for what is told by months."""
    days, news = days_of(trace), published(trace)
    if days is not None and days.width <= _LONGEST_DAYS:
        first, last = days.first, days.last
    elif news is not None:
        first, last = news - _LATEST_DAYS, news
    else:
        return _UNDATED if days is None else ()
    half = _STRETCH_DAYS // 2
    return tuple(f"d{number}" for number in range(first // half - 1, last // half + 1))


def _months(trace: EventTrace) -> tuple[str, ...]:
    """Stretches of about a month, the one before too; a year and more has those of its report."""
    days, news = days_of(trace), published(trace)
    if days is not None and days.width <= 100:
        first, last = days.first, days.last
    elif news is not None:
        first, last = news - _LATEST_DAYS, news
    else:
        return ("m?",)
    return tuple(f"m{number}" for number in range((first - 7) // 30, (last + 7) // 30 + 1))


def _places(trace: EventTrace) -> list[str]:
    """Cells of the map for a point, the name for a place that was not found, the region for a coarser one."""
    place = trace.place
    if place is None:
        return []
    if place.lat is not None and place.lon is not None and place.precision in FINE:
        return [f"c{north}:{east}" for north in _cells(place.lat) for east in _cells(place.lon)]
    if place.lat is None:
        return [f"n{' '.join(place_words(place.name))}"]
    return [f"r{place.country}:{place.admin1 or ''}"]


def _cells(degrees: float) -> list[int]:
    at = degrees / _CELL_DEGREES
    border = _BORDER_DEGREES / _CELL_DEGREES
    return sorted({math.floor(at - border), math.floor(at), math.floor(at + border)})


def _actors(trace: EventTrace) -> list[str]:
    """Actors by name."""
    names = {" ".join(noun_words(one.bearer.partition("#")[2])) for one in trace.participants if one.bearer}
    return [f"a{name}" for name in sorted(names - {""})]


def _rare_words(trace: EventTrace) -> list[str]:
    """Rare words of the sentence, those of its place first, and of what stands near it where it names no place."""
    place = () if trace.place is None else place_words(trace.place.quote.text)
    own = [word for word in (*place, *trace.words) if telling(word) >= RARE and not word.isdigit()]
    near = (
        [word for word in trace.nearby if telling(word) >= RARE and not word.isdigit()] if trace.place is None else []
    )
    return list(dict.fromkeys((*own[:_RARE_WORDS], *near[:_NEAR_WORDS])))


def _tolls(trace: EventTrace) -> list[str]:
    """The number of dead with the country."""
    if trace.place is None or trace.place.country is None:
        return []
    return [f"k{number}:{trace.place.country}" for number in sorted(counted(trace, EffectKind.KILLED)) if number > 2]


_INCIDENTS: Final = frozenset({"violence", "coercion", "unrest", "moves"})
