"""Makes a bundle's scores probabilities and fits its thresholds; minutes on two cores, and without torch.

What it is fitted on, by corpus: training texts that the run held out, where the recipe says so. Without those, MUC-4
uses every third training message (which training saw), and the other corpora the first half of their development texts
by digest; errors are told for the other half, which took no part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from sayso.evaluation.attribution import ROLES, added, role_counts, whole_counts
from sayso.evaluation.coreference import score_chains
from sayso.evaluation.corpora import CORPORA
from sayso.evaluation.gold import GoldText
from sayso.evaluation.metrics import f1
from sayso.evaluation.model_tasks.attribution import marked, said
from sayso.evaluation.model_tasks.base import read_gold, span_of
from sayso.evaluation.model_tasks.coreference import total_of
from sayso.evaluation.model_tasks.muc4 import read_with
from sayso.evaluation.reliability import Judged
from sayso.evaluation.templates.files import read_messages
from sayso.evaluation.templates.fitting import fit_templates
from sayso.model.bundle import calibrate_bundle
from sayso.model.calibration import Calibration, Scale, log_odds
from sayso.model.reader import Reader, open_reader
from sayso.records.prediction import Prediction
from sayso.training.fitting import best_threshold, fit_scale
from sayso.training.held_out import is_held_out, place_of
from sayso.training.judging import JUDGES

# Raw scores above which spans are looked at for the fit.
_LOW: Final = -4.0
_SPAN_HEADS: Final = ("mentions", "references", "roles")
_WITHOUT_THRESHOLD: Final = ("incidents", "relevance")
_MARGINS: Final = (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0)
_ATTRIBUTION_TRIED: Final = tuple(step / 4 for step in range(-8, 9))
# Texts read of each corpus for the fit, and as many for the errors: so that it takes minutes.
_MOST_TEXTS: Final = {"polnear": 80, "muc4": 300, "conflict_classify": 1000}

Pairs = list[tuple[GoldText, Prediction]]


@dataclass(frozen=True, slots=True)
class HeadFit:
    """One head: its scale, on how many texts it was fitted, findings of other texts before and after."""

    head: str
    scale: Scale
    texts: int
    before: tuple[Judged, ...]
    after: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was fitted, head by head, and the digest of the bundle that holds it now."""

    calibration: Calibration
    heads: tuple[HeadFit, ...]
    sha256: str


def calibrate(path: Path, corpora: Path, *, held_out: float, threads: int, report: Callable[[str], None]) -> Fitted:
    """Fit, and change the bundle's file.

    1. Read the texts for the fit with low thresholds.
    2. Fit thresholds and scales of the heads that have scores, then the margin of chains.
    3. Fit the thresholds of templates on scores that are probabilities by now.
    4. Write; read other texts with and without, for the errors.

    Args:
        held_out: share of training texts that the run did not train on; 0 if it trained on all.

    Raises:
        BadBundle: there is no whole bundle.
        BadRecipe: the corpora are not there.
    """
    # 1
    reader = open_reader(path, threads=threads).recalibrated(
        Calibration(scales={head: Scale(threshold=_LOW) for head in _SPAN_HEADS})
    )
    names = sorted({corpus for corpus, _ in JUDGES.values()})
    read: dict[str, Pairs] = {}
    for name in names:
        report(f"calibration: reading {name}")
        read[name] = list(read_gold(reader, _texts(corpora, name, held_out, for_fit=True)))
    # 2
    scales = {head: _scale_of(head, read[corpus]) for head, (corpus, _) in JUDGES.items()}
    report("calibration: chains")
    scales["coreference"] = _margin(reader, [gold for gold, _ in read["gum"]], scales)
    calibration = Calibration(_told(held_out), scales)
    # 3
    report("calibration: templates")
    wanted = {gold.id for gold, _ in read["muc4"]}
    messages = [one for one in read_messages(corpora / "muc4" / "train.jsonl") if one.id in wanted]
    templates = fit_templates(list(read_with(reader.recalibrated(calibration), messages)))
    calibration = replace(calibration, templates=templates)
    # 4
    sha256 = calibrate_bundle(path, calibration)
    heads = []
    for name in names:
        report(f"calibration: errors on {name}")
        texts = list(_texts(corpora, name, held_out, for_fit=False))
        as_is = Calibration(scales={head: Scale(threshold=scale.threshold) for head, scale in scales.items()})
        before = list(read_gold(reader.recalibrated(as_is), texts))
        after = _rescaled(before, calibration)
        for head, (corpus, judge) in JUDGES.items():
            if corpus == name:
                judged = [tuple(j for g, p in pairs for j in judge(g, p).judged) for pairs in (before, after)]
                heads.append(HeadFit(head, scales[head], len(read[name]), judged[0], judged[1]))
    return Fitted(calibration, tuple(heads), sha256)


def _told(held_out: float) -> str:
    if held_out > 0:
        return f"{100 * held_out:g} % of the training texts, held out by digest"
    return (
        "the first half, by digest, of the development texts of polnear, re3d, gum and conflict_classify; every third "
        "training message of muc4, seen in training"
    )


def _texts(corpora: Path, name: str, held_out: float, *, for_fit: bool) -> Iterator[GoldText]:
    """Texts to fit on, or others to tell errors on; evenly drawn where a corpus has more than is needed."""
    if for_fit and held_out > 0:
        chosen = [text for text in CORPORA[name](corpora, "train") if is_held_out(text, held_out)]
    elif for_fit and name == "muc4":
        chosen = list(islice(CORPORA[name](corpora, "train"), 0, None, 3))
    elif held_out > 0 or name == "muc4":
        chosen = list(CORPORA[name](corpora, "dev"))
    else:
        chosen = [text for text in CORPORA[name](corpora, "dev") if (place_of(text) < 0.5) == for_fit]
    most = _MOST_TEXTS.get(name, len(chosen))
    yield from chosen if len(chosen) <= most else (chosen[len(chosen) * place // most] for place in range(most))


def _scale_of(head: str, pairs: Pairs) -> Scale:
    judge = JUDGES[head][1]
    verdicts = [judge(gold, prediction) for gold, prediction in pairs]
    judged = [one for verdict in verdicts for one in verdict.judged]
    if head in _WITHOUT_THRESHOLD:
        return fit_scale(judged, threshold=0.0)
    if head == "attribution":
        threshold = _attribution_threshold(pairs)
    else:
        threshold = best_threshold(judged, sum(verdict.gold for verdict in verdicts))
    kept = [one for one in judged if log_odds(one.score) > min(threshold, 0.0)]
    return fit_scale(kept, threshold=threshold)


def _attribution_threshold(pairs: Pairs) -> float:
    """The raw score at or below which attributions are dropped: best mean F1 of roles and of whole attributions."""

    def mean_f1(threshold: float) -> float:
        totals = []
        for gold, prediction in pairs:
            kept = tuple(one for one in prediction.attributions if log_odds(one.score) > threshold)
            found, wanted = said(replace(prediction, attributions=kept)), marked(gold)
            by_role = role_counts(gold.text, found, wanted, cut_at_lines=False)
            totals.append([*(by_role[role] for role in ROLES), whole_counts(found, wanted)])
        sums = [added(column) for column in zip(*totals, strict=True)]
        return sum(f1(total.right, total.predicted, total.gold) for total in sums)

    scores = {threshold: mean_f1(threshold) for threshold in (-15.0, *_ATTRIBUTION_TRIED)} if pairs else {-15.0: 0.0}
    return max(scores, key=lambda threshold: (scores[threshold], -threshold))


def _margin(reader: Reader, texts: Sequence[GoldText], scales: Mapping[str, Scale]) -> Scale:
    """What a best antecedent must have over beginning a chain: best CoNLL score."""

    def conll(margin: float) -> float:
        tried = Calibration(scales={**scales, "coreference": Scale(threshold=margin)})
        documents = [
            score_chains(
                [frozenset(prediction.references[i].span for i in chain) for chain in prediction.chains],
                [frozenset(span_of(gold, mention) for mention in chain) for chain in gold.chains or ()],
            )
            for gold, prediction in read_gold(reader.recalibrated(tried), texts)
        ]
        return total_of(documents).conll

    if not texts:
        return Scale()
    scores = {margin: conll(margin) for margin in _MARGINS}
    return Scale(threshold=max(_MARGINS, key=lambda margin: (scores[margin], -abs(margin))))


def _rescaled(pairs: Pairs, calibration: Calibration) -> Pairs:
    """The same predictions with scores as the calibrated bundle gives them; thresholds are the same already."""
    found: Pairs = []
    for gold, prediction in pairs:
        changed = {
            name: tuple(
                replace(one, score=calibration.of(head).probability(one.score)) for one in getattr(prediction, name)
            )
            for name, head in _FIELDS.items()
        }
        found.append((gold, replace(prediction, **changed)))
    return found


_FIELDS: Final = {
    "attributions": "attribution",
    "mentions": "mentions",
    "references": "references",
    "roles": "roles",
    "incidents": "incidents",
    "document_relevance": "relevance",
}
