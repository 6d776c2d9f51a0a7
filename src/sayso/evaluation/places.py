"""Scores of place names: how many were found, and how many of the located gold names were put in the right place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.errors import BadRecord
from sayso.gazetteer.distance import distance_km
from sayso.records import Mention, Place, PlacePrecision, Span

# Gritta et al. (2020) and most work before them: a hundred miles.
RIGHT_WITHIN_KM: Final = 161.0
# Uses of GeoWebNews that denote the place itself (Gritta et al. 2020, table 1); None is a corpus without types.
DENOTING: Final = frozenset({None, "Literal", "Mixed", "Literal_Modifier", "Coercion", "Embedded_Literal"})


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A place name as people marked it.

    `spared` is a marked use that does not denote the place: neither asked for nor held against a reading. `country`
    is alpha-3 and only set for a name that means a whole country.
    """

    span: Span
    lat: float | None
    lon: float | None
    geonames: int | None
    country: str | None
    spared: bool


@dataclass(frozen=True, slots=True)
class PlaceDocument:
    """A marked document of one corpus."""

    id: str
    corpus: str
    text: str
    title: str | None
    published: str | None
    places: tuple[GoldPlace, ...]


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """What one document adds to a score.

    `gold` names were asked for, `predicted` counted, `met` found; `located` gold names have coordinates, `found` of
    these were found and `right` of these were put in the right place.
    """

    corpus: str
    gold: int
    predicted: int
    met: int
    located: int
    found: int
    right: int


def read_place_documents(lines: Iterable[str], country_codes: Mapping[str, str]) -> Iterator[PlaceDocument]:
    """Documents of a JSON Lines corpus with `id`, `corpus`, `text`, `title`, `date` and `toponyms`.

    Args:
        lines: one JSON object each.
        country_codes: alpha-3 by the country names that the corpus uses; without it countries count by distance only.
    Raises:
        BadRecord: a line is no JSON or lacks a field; the message has its number.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text = str(row["text"])
            yield PlaceDocument(
                id=str(row["id"]),
                corpus=str(row["corpus"]),
                text=text,
                title=row.get("title"),
                published=row.get("date"),
                places=tuple(_gold(text, toponym, country_codes) for toponym in row["toponyms"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError, BadRecord) as error:
            raise BadRecord(f"place corpus, line {number}: not a document with toponyms ({error!r})") from error


def score_places(
    gold: Sequence[PlaceDocument], predicted: Sequence[tuple[Sequence[Mention], Sequence[Place]]]
) -> tuple[PlaceCounts, ...]:
    """Compare the places of each reading with the gold ones, document by document, in the order of `gold`.

    A place counts at its mention's span, edges of white space left out; a predicted name meets the first gold name
    that it overlaps and no other.
    """
    return tuple(
        _score_one(document, mentions, places) for document, (mentions, places) in zip(gold, predicted, strict=True)
    )


def name_f1(counts: Iterable[PlaceCounts]) -> float:
    """F1 of the names, in percent."""
    listed = list(counts)
    total = sum(c.gold + c.predicted for c in listed)
    return 200.0 * sum(c.met for c in listed) / total if total else 0.0


def right_of_found(counts: Iterable[PlaceCounts]) -> float:
    """Share of the located names found that were put in the right place, in percent."""
    listed = list(counts)
    found = sum(c.found for c in listed)
    return 100.0 * sum(c.right for c in listed) / found if found else 0.0


def end_to_end(counts: Iterable[PlaceCounts]) -> float:
    """Share of all located names that were found and put in the right place, in percent."""
    listed = list(counts)
    located = sum(c.located for c in listed)
    return 100.0 * sum(c.right for c in listed) / located if located else 0.0


def _gold(text: str, toponym: Mapping[str, object], country_codes: Mapping[str, str]) -> GoldPlace:
    lat, lon, geonames = toponym.get("lat"), toponym.get("lon"), toponym.get("geonameid")
    is_country = "PCL" in str(toponym.get("feature"))
    denotes = toponym.get("kind") in DENOTING and toponym.get("modifier") != "Adjective"
    return GoldPlace(
        span=_trimmed(text, int(str(toponym["start"])), int(str(toponym["end"]))),
        lat=None if lat is None else float(str(lat)),
        lon=None if lon is None else float(str(lon)),
        geonames=None if geonames is None else int(str(geonames)),
        country=country_codes.get(str(toponym.get("country"))) if is_country else None,
        spared=not denotes,
    )


def _score_one(document: PlaceDocument, mentions: Sequence[Mention], places: Sequence[Place]) -> PlaceCounts:
    spans = {mention.id: mention.span for mention in mentions}
    named = [
        (_trimmed(document.text, spans[place.mention].start, spans[place.mention].end), place)
        for place in places
        if place.mention in spans
    ]
    used: set[int] = set()
    located = found = right = 0
    wanted = [gold for gold in document.places if not gold.spared]
    for gold in wanted:
        located += gold.lat is not None
        hit = next((n for n, (span, _) in enumerate(named) if n not in used and span.overlaps(gold.span)), None)
        if hit is None:
            continue
        used.add(hit)
        if gold.lat is not None:
            found += 1
            right += _is_right(gold, named[hit][1])
    spared = [gold.span for gold in document.places if gold.spared]
    predicted = sum(n in used or not any(s.overlaps(span) for s in spared) for n, (span, _) in enumerate(named))
    return PlaceCounts(document.corpus, len(wanted), predicted, len(used), located, found, right)


def _is_right(gold: GoldPlace, place: Place) -> bool:
    if place.geonames is not None and place.geonames == gold.geonames:
        return True
    if gold.country is not None and place.precision is PlacePrecision.COUNTRY and place.country == gold.country:
        return True
    if place.lat is None or place.lon is None or gold.lat is None or gold.lon is None:
        return False
    return distance_km(gold.lat, gold.lon, place.lat, place.lon) <= RIGHT_WITHIN_KM


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its edges; as given if nothing else is in it."""
    inner = text[start:end]
    left, right = len(inner) - len(inner.lstrip()), len(inner) - len(inner.rstrip())
    return Span(start + left, end - right) if left + right < end - start else Span(start, end)
