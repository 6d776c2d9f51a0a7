"""Fits the weights by which a mention's antecedent is chosen, and writes ontology/references/weights.yml.

    python tools/fit_references.py CORPORA [--bundle FILE]

Trained on GUM's training part as the bundle reads it from raw text: for each predicted mention the probability of all
its right antecedents together (of none, where it has none) is made large (Lee et al. 2017, with a linear score). The
same corpus and bundle give the same file.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from sayso.evaluation.coreference import score_chains
from sayso.evaluation.corpora import CORPORA
from sayso.evaluation.gold import GoldText
from sayso.evaluation.model_tasks.base import span_of
from sayso.evaluation.model_tasks.coreference import total_of
from sayso.model.antecedents.choosing import LINK, SCORE, grouped, link_scores
from sayso.model.antecedents.signs import alone, between, candidates_of
from sayso.model.antecedents.traits import NONE, Traits
from sayso.model.assemble import coreference_links, mention_traits, predicted_words, referring
from sayso.model.decode.arrays import Floats, Integers
from sayso.model.heads import REFERENCE_FORMS
from sayso.model.packaged import bundle_path
from sayso.model.reader import Reader, Text, open_reader
from sayso.records import Span
from sayso.settings import Settings

Chains = list[frozenset[Span]]

WEIGHTS_FILE = Path(__file__).parent.parent / "src/sayso/ontology/references/weights.yml"
ROUNDS = 14
RATE = 0.05
RATE_FALLS = 0.85
PULL = 2e-4  # towards nothing
LEAST = 0.03  # smaller weights are left out
BIASES = (-3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0)


class Columns:
    """A number for each weight."""

    def __init__(self) -> None:
        self.first: dict[str, int] = {}
        self.signs: dict[str, tuple[str, ...]] = {}
        self.count = 0

    def of(self, group: str, signs: tuple[str, ...]) -> int:
        """The number of a group's first weight."""
        if group not in self.first:
            self.first[group], self.signs[group] = self.count, signs
            self.count += len(signs)
        return self.first[group]


@dataclass
class Document:
    """One part of a text with the columns of its pairs: (mentions, candidates + 1, signs), none in the last place."""

    columns: Integers
    values: Floats
    exists: np.ndarray
    right: np.ndarray
    candidates: Integers
    spans: Sequence[Span]
    gold: Chains


def documents(reader: Reader, texts: Sequence[GoldText], columns: Columns) -> Iterator[Document]:
    """Read the texts and lay out their pairs."""
    for gold in texts:
        chains = [frozenset(span_of(gold, mention) for mention in chain) for chain in gold.chains or ()]
        sentences = tuple(span_of(gold, sentence) for sentence in gold.sentences)
        for scored in reader.scored(Text(gold.text, sentences)):
            words = predicted_words(scored, reader.bundle)
            mentions = referring(scored, reader.bundle, words)
            traits, numbers = mention_traits(scored, reader.bundle, words, mentions)
            if len(traits) > 1:
                spans = [scored.span(mentions[n].first, mentions[n].last_exclusive) for n in numbers]
                candidates, exists = candidates_of(traits)
                linked = link_scores(traits, candidates, coreference_links(scored, reader.bundle))
                yield _document(traits, (candidates, exists, linked), (spans, chains), columns)


def _document(
    traits: Traits, paired: tuple[Integers, np.ndarray, Floats], gold: tuple[Sequence[Span], Chains], columns: Columns
) -> Document:
    (candidates, exists, linked), (spans, chains) = paired, gold
    mentions, places = candidates.shape
    layers, values = [], []

    def put(where: tuple[slice, slice | int], codes: Integers, value: Floats | float) -> None:
        layer = np.full((mentions, places + 1), NONE, dtype=np.int64)
        worth = np.zeros((mentions, places + 1), dtype=np.float32)
        layer[where], worth[where] = codes, np.where(codes == NONE, 0, value)
        layers.append(layer)
        values.append(worth)

    pair, none = np.s_[:, :places], np.s_[:, places]
    put(pair, np.broadcast_to(columns.of(LINK, REFERENCE_FORMS) + traits.form[:, None], candidates.shape), linked)
    put(none, columns.of(SCORE, REFERENCE_FORMS) + traits.form, traits.score)
    for group in between(traits, candidates):
        first = columns.of(group.name, group.signs)
        put(pair, np.where(group.codes == NONE, NONE, first + group.codes), 1.0)
    for group in alone(traits):
        put(none, columns.of(group.name, group.signs) + group.codes, 1.0)
    number = {span: place for place, chain in enumerate(chains) if len(chain) > 1 for span in chain}
    own = np.array([number.get(span, NONE) for span in spans])
    right = (own[:, None] == own[candidates]) & (own[:, None] != NONE) & exists
    right = np.concatenate([right, ~right.any(axis=1, keepdims=True)], axis=1)
    exists = np.concatenate([exists, np.ones((mentions, 1), dtype=bool)], axis=1)
    in_chains = [chain for chain in chains if len(chain) > 1]
    return Document(np.stack(layers, -1), np.stack(values, -1), exists, right, candidates, spans, in_chains)


def scores_of(document: Document, weights: np.ndarray) -> np.ndarray:
    """(mentions, candidates + 1)."""
    scores = (weights[document.columns] * document.values).sum(axis=-1)
    return np.where(document.exists, scores, -np.inf)


def fit(training: list[Document], columns: Columns) -> np.ndarray:
    """Adam over documents in a fixed order of chance."""
    weights = np.zeros(columns.count + 1, dtype=np.float64)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    weights[columns.first[LINK] : columns.first[LINK] + len(REFERENCE_FORMS)] = 4.0
    step = 0
    for round_ in range(ROUNDS):
        for place in np.random.default_rng(round_).permutation(len(training)):
            one = training[place]
            scores = scores_of(one, weights)
            peak = scores.max(axis=1, keepdims=True)
            every = np.exp(scores - peak)
            right = every * one.right
            pull = every / every.sum(axis=1, keepdims=True) - right / np.maximum(right.sum(axis=1, keepdims=True), 1e-9)
            worth: np.ndarray = (pull[:, :, None] * one.values / len(pull)).ravel()
            slope: np.ndarray = np.bincount(one.columns.ravel() % len(weights), weights=worth, minlength=len(weights))
            slope = slope + 2 * PULL * weights
            slope[-1] = 0
            step += 1
            first = 0.9 * first + 0.1 * slope
            second = 0.999 * second + 0.001 * slope**2
            rate = RATE * RATE_FALLS**round_
            weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
            weights[-1] = 0
    return weights


def conll(parts: list[Document], weights: np.ndarray, bias: float) -> float:
    """CoNLL score, taking each best antecedent."""
    found = []
    for one in parts:
        scores = scores_of(one, weights)
        best = scores[:, :-1].argmax(axis=1)
        places = np.arange(len(best))
        taken = scores[places, best] > scores[:, -1] + bias
        chains = grouped(np.where(taken, one.candidates[places, best], NONE).tolist())
        found.append(score_chains([frozenset(one.spans[p] for p in chain) for chain in chains], one.gold))
    return total_of(found).conll


def main() -> None:
    """Fit on the training part, tell the score of both parts, write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--bundle", type=Path, default=bundle_path(Settings()))
    chosen = parser.parse_args()
    reader = open_reader(chosen.bundle, threads=1)
    columns = Columns()
    training = list(documents(reader, list(CORPORA["gum"](chosen.corpora, "train")), columns))
    weights = fit(training, columns)
    table: dict[str, dict[str, float]] = {}
    for group, signs in columns.signs.items():
        own = weights[columns.first[group] : columns.first[group] + len(signs)]
        kept = {sign: round(float(w), 2) for sign, w in zip(signs, own, strict=True) if abs(w) >= LEAST}
        table[group] = dict(sorted(kept.items()))
    head = "# Weights of the signs by which an antecedent is chosen; made by tools/fit_references.py.\n"
    source = {"source": "fitted to the training part of GUM (OntoGUM chains; annotations CC BY 4.0)", "weights": table}
    WEIGHTS_FILE.write_text(head + yaml.safe_dump(source, sort_keys=False, allow_unicode=True), encoding="utf-8")
    judged = list(documents(reader, list(CORPORA["gum"](chosen.corpora, "dev")), columns))
    for name, parts in (("training", training), ("development", judged)):
        figures = ", ".join(f"{bias:g}: {conll(parts, weights, bias):.1f}" for bias in BIASES)
        print(f"{name}, CoNLL by bias of having none: {figures}")  # noqa: T201 - a tool tells its user


if __name__ == "__main__":
    main()
