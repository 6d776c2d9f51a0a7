"""How well names are told to be one or two: Sayso's rules beside libraries alone, on the same pairs in the same run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from sayso.evaluation.bench import ScoreRow, Scores
from sayso.evaluation.chain_bench import Part
from sayso.evaluation.metrics import f1, with_interval
from sayso.evaluation.model_tasks.base import Measured
from sayso.evaluation.name_gold import NAMES_FOLDER, NamePair, read_pairs
from sayso.evaluation.name_rivals import Scorer, rivals
from sayso.evaluation.slips import Slip
from sayso.linking.aliases import NO_ALIASES, AliasBook, packaged_aliases
from sayso.linking.features.names import compare_names
from sayso.records.judgement import Decision

OURS: Final = "Sayso"
WITHOUT_LISTS: Final = "no list of actors"
_STEPS: Final = 100


@dataclass(frozen=True, slots=True)
class Told:
    """One pair and what each system says: whether the two are the same."""

    pair: NamePair
    same: Mapping[str, bool]


def measure_names(folder: Path = NAMES_FOLDER, part: Part = Part.DEVELOPMENT) -> Measured:
    """F1 of "same" by category for every system, over pairs whose names can tell.

    Libraries get the threshold that serves them best on the tuning half by the mean F1 of "same" and "different":
    by that of "same" alone, they would do best to call everything the same. Sayso's own is fixed in `linking`. Pairs
    whose label is `unsure` count as mistakes where Sayso decides them, and are listed among the slips.
    """
    every = read_pairs(folder)
    pairs = [pair for pair in every if part is Part.ALL or pair.is_aside is (part is Part.HELD_ASIDE)]
    thresholds = {name: _best_threshold(every, scorer) for name, scorer in rivals().items()}
    told = [_tell(pair, thresholds) for pair in pairs if pair.label is not Decision.UNSURE]
    systems = (OURS, WITHOUT_LISTS, *thresholds)
    by_category = {category: [one for one in told if one.pair.category == category] for category in _categories(told)}
    rows = [_row(name, part_told, systems) for name, part_told in {"all": told, **by_category}.items()]
    scores = Scores("names", len(pairs), sum(p.label is Decision.SAME for p in pairs), systems, tuple(rows))
    return Measured(scores, tuple(slips_of(pairs)))


def slips_of(pairs: Sequence[NamePair]) -> list[Slip]:
    """Pairs that Sayso tells otherwise than they are labelled, each with its reasons."""
    found: list[Slip] = []
    book = packaged_aliases()
    for pair in pairs:
        comparison = compare_names(pair.one, pair.other, pair.kind, aliases=book)
        if comparison is not None and comparison.decision is not pair.label:
            kind = f"{pair.label}, told {comparison.decision}"
            note = f"{comparison.score:.2f}: {comparison.because()}"
            found.append(Slip(kind, pair.category, f"{pair.one} | {pair.other}", note=note))
    return found


def _categories(told: Sequence[Told]) -> list[str]:
    return list(dict.fromkeys(one.pair.category for one in told))


def _tell(pair: NamePair, thresholds: Mapping[str, tuple[Scorer, float]]) -> Told:
    same = {OURS: _is_same(pair, packaged_aliases()), WITHOUT_LISTS: _is_same(pair, NO_ALIASES)}
    return Told(pair, same | {name: scorer(pair) >= least for name, (scorer, least) in thresholds.items()})


def _is_same(pair: NamePair, book: AliasBook) -> bool:
    comparison = compare_names(pair.one, pair.other, pair.kind, aliases=book)
    return comparison is not None and comparison.decision is Decision.SAME


def _best_threshold(pairs: Sequence[NamePair], scorer: Scorer) -> tuple[Scorer, float]:
    """The scorer with the threshold of best mean F1 on the tuning half, the highest of several."""
    scored = [
        (scorer(pair), pair.label is Decision.SAME)
        for pair in pairs
        if not pair.is_aside and pair.label is not Decision.UNSURE
    ]
    gold = sum(is_same for _, is_same in scored)

    def score(least: float) -> float:
        taken = [is_same for value, is_same in scored if value >= least]
        left = [not is_same for value, is_same in scored if value < least]
        return f1(sum(taken), len(taken), gold) + f1(sum(left), len(left), len(scored) - gold)

    return scorer, max((step / _STEPS for step in range(_STEPS + 1)), key=lambda least: (score(least), least))


def _row(name: str, told: Sequence[Told], systems: Sequence[str]) -> ScoreRow:
    figures = tuple(with_interval(told, partial(_f1, system=system)) for system in systems)
    return ScoreRow(name, sum(one.pair.label is Decision.SAME for one in told), figures)


def _f1(told: Sequence[Told], *, system: str) -> float:
    said = [one for one in told if one.same[system]]
    gold = sum(one.pair.label is Decision.SAME for one in told)
    return f1(sum(one.pair.label is Decision.SAME for one in said), len(said), gold)
