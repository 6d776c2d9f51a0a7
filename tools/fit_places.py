"""Fits the weights of the place finder and of the place resolver to marked news, and writes their YAML files.

    python tools/fit_places.py TRAIN.jsonl

The file has one document a line: `id`, `corpus`, `text`, `title` and `toponyms` (`start`, `end`, `lat`, `lon`,
`geonameid`, `kind`, `modifier`, `feature`, `country`), as in docs/method/places.md. Needs numpy. The same file gives
the same weights. Texts are only counted: no word of theirs goes into the weights, which are numbers by sign.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from sayso.evaluation.places import RIGHT_WITHIN_KM, GoldPlace, PlaceDocument, read_place_documents
from sayso.gazetteer import Gazetteer, PlaceKind, Toponym, name_key, open_gazetteer
from sayso.gazetteer.distance import distance_km
from sayso.interpret.places.context import country_hints
from sayso.interpret.places.finder import find_toponyms, judge_candidates
from sayso.interpret.places.resolver import cast_ballots
from sayso.interpret.places.surroundings import surroundings_of
from sayso.interpret.sentences import split_sentences
from sayso.ontology.places import place_words
from sayso.ontology.places.weights import resolver_weights
from sayso.records import Sentence, SourceDocument

FOLDER = Path(__file__).parent.parent / "src/sayso/ontology/places"
# Strength of the pull towards nothing (finder) and towards the weights there are (resolver), in standard deviations.
FINDER_PENALTY = 2.0
RESOLVER_PENALTY = 4.0
RESOLVER_ROUNDS = 3
THRESHOLD = 0.4
# Evidence for a place may be worth little, but never speaks against it; what a text states outright never counts for
# nothing, even where marked texts hold too few such cases.
FLOORS = {
    "abbreviated": 1.0, "capital": 0.0, "province_capital": 0.0, "full_name": 0.0, "hint": 0.0,
    "near": 0.0, "neighbour": 0.0, "parallel": 0.0, "same_country": 0.0, "same_district": 0.0,
    "same_place": 1.0, "same_province": 0.0,
    "stated_comma": 1.0, "stated_list": 0.5, "stated_preposition": 1.0, "type_agrees": 0.5, "usual_sense": 0.0,
}  # fmt: skip
# World news has fewer documents than local papers, and is what Sayso reads.
CORPUS_WEIGHT = {"gwn": 2.0}
SOURCE = (
    "fitted by tools/fit_places.py to the training part of LGL, GeoWebNews and GeoVirus; the numbers hold no text of"
    " theirs (licences of the corpora: docs/method/places.md)"
)


@dataclass(frozen=True)
class Choice:
    """The candidates of one marked name: a row of sign values each, and which are right."""

    values: np.ndarray
    is_right: np.ndarray
    weight: float


def main() -> None:
    """Fit the finder, then the resolver on what the finder finds."""
    gazetteer = open_gazetteer(Path("/nonexistent"))
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    documents = list(read_place_documents(lines, _country_codes(lines, gazetteer)))
    if "--resolver" not in sys.argv:
        fit_finder(documents, gazetteer)
    fit_resolver(documents, gazetteer)


def _country_codes(lines: Sequence[str], gazetteer: Gazetteer) -> dict[str, str]:
    """Alpha-3 codes by the names that the corpora use for countries."""
    names = {str(toponym.get("country")) for line in lines for toponym in json.loads(line)["toponyms"]}
    codes = {}
    for name in sorted(names):
        found = [p for p in gazetteer.lookup(name_key(name)) if p.kind is PlaceKind.COUNTRY]
        if found and found[0].country is not None:
            codes[name] = found[0].country
    return codes


def _sentences(document: PlaceDocument) -> tuple[Sentence, ...]:
    return tuple(Sentence(span) for span in split_sentences(document.text, ()))


def fit_finder(documents: Sequence[PlaceDocument], gazetteer: Gazetteer) -> None:
    """Logistic regression on the signs of candidates; marked names that denote no place are left out."""
    rows, wanted = [], []
    for document in documents:
        for judged in judge_candidates(document.text, _sentences(document), gazetteer, place_words()):
            start, end = judged.candidate.start, judged.candidate.end
            touching = [gold for gold in document.places if start < gold.span.end and gold.span.start < end]
            if touching and all(gold.spared for gold in touching):
                continue
            rows.append(judged.signs)
            wanted.append(bool(touching))
    names = sorted({name for row in rows for name in row})
    values = np.array([[name in row for name in names] + [True] for row in rows], dtype=float)
    target = np.array(wanted, dtype=float)
    weights = np.zeros(values.shape[1])
    pull = np.full(len(weights), FINDER_PENALTY)
    pull[-1] = 0.01
    for _ in range(60):
        chance = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (chance - target) + pull * weights
        curve = (values * (chance * (1 - chance))[:, None]).T @ values + np.diag(pull)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-7:
            break
    table = {
        "source": SOURCE,
        "bias": round(float(weights[-1]), 2),
        "threshold": THRESHOLD,
        "signs": {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=False)},
    }
    _write("finder.yml", table)


def fit_resolver(documents: Sequence[PlaceDocument], gazetteer: Gazetteer) -> None:
    """Softmax regression over the candidates of each name found, again after its own weights have changed the votes."""
    start = dict(resolver_weights())
    weights = dict(start)
    names = sorted(start)
    for _ in range(RESOLVER_ROUNDS):
        choices = _choices(documents, gazetteer, weights, names)
        vector = np.array([weights[name] for name in names])
        centre = np.array([start[name] for name in names])
        floor = np.array([FLOORS.get(name, -np.inf) for name in names])
        for _ in range(30):
            slope = (vector - centre) / RESOLVER_PENALTY**2
            curve = np.eye(len(names)) / RESOLVER_PENALTY**2
            for choice in choices:
                odds = choice.values @ vector
                chance = np.exp(odds - odds.max())
                chance /= chance.sum()
                right = chance * choice.is_right
                right /= max(right.sum(), 1e-12)
                slope += choice.weight * (choice.values.T @ (chance - right))
                mean = chance @ choice.values
                spread = (choice.values * chance[:, None]).T @ choice.values - np.outer(mean, mean)
                curve += choice.weight * spread
            # Weights that lie on their floor and would fall through it stay out of the step.
            free = ~((vector <= floor) & (slope > 0))
            step = np.zeros(len(names))
            step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
            size = np.abs(step).max()
            vector = np.maximum(vector - step * min(1.0, 1.0 / size), floor)
            if size < 1e-5:
                break
        weights = {name: round(float(value), 3) for name, value in zip(names, vector, strict=True)}
        sys.stderr.write(f"{weights}\n")
    _write("resolver.yml", {"source": SOURCE, "signs": weights})


def _choices(
    documents: Sequence[PlaceDocument], gazetteer: Gazetteer, weights: dict[str, float], names: Sequence[str]
) -> list[Choice]:
    words = place_words()
    choices = []
    for document in documents:
        mentions = find_toponyms(document.text, _sentences(document), gazetteer)
        source = SourceDocument(id=document.id, text=document.text, source_sha256="", title=document.title)
        hints = country_hints(source, gazetteer, words)
        found = surroundings_of(document.text, mentions, words)
        ballots, group_of = cast_ballots(found, gazetteer, words, hints=hints, weights=weights)
        for mention in mentions:
            gold = next((g for g in document.places if g.span.overlaps(mention.span) and not g.spared), None)
            ballot = ballots[group_of[mention.id]]
            if gold is None or gold.lat is None or len(ballot.places) < 2:
                continue
            is_right = np.array([_is_right(gold, place) for place in ballot.places], dtype=float)
            if not is_right.any() or is_right.all():
                continue
            weight = CORPUS_WEIGHT.get(document.corpus, 1.0)
            rows = [own | heard for own, heard in zip(ballot.signs, ballot.heard, strict=True)]
            choices.append(Choice(np.array([[row.get(name, 0.0) for name in names] for row in rows]), is_right, weight))
    return choices


def _is_right(gold: GoldPlace, place: Toponym) -> bool:
    if place.geonames is not None and place.geonames == gold.geonames:
        return True
    if gold.country is not None and place.kind is PlaceKind.COUNTRY and place.country == gold.country:
        return True
    if gold.lat is None or gold.lon is None:
        return False
    return distance_km(gold.lat, gold.lon, place.lat, place.lon) <= RIGHT_WITHIN_KM


def _write(name: str, table: dict[str, object]) -> None:
    text = yaml.safe_dump(table, sort_keys=False, allow_unicode=True, width=116)
    (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
