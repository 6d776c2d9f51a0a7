"""From a prediction to templates: which kinds of incident, which things, and what belongs to which.

Two thirds of the training messages that report an incident report one, and most others repeat the perpetrators from
template to template. So there is one template for each kind of incident that the model sees, perpetrators stand in all
of them, and each other thing in the one that its sentences speak of most. Nine in ten templates with a perpetrator name
one group of people, and 19 in 20 one organisation: another one needs to be surer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.evaluation.templates.records import Filler, Template, comparable
from sayso.model.heads import ROLES
from sayso.records import Span
from sayso.records.prediction import Prediction, ScoredSpan

PERPETRATORS: Final = ("PerpInd", "PerpOrg")
# The kind of conflict, of those the relevance head knows, that a sentence on each kind of incident is of.
_SENTENCE_KIND: Final = {
    "arson": "other_attack",
    "attack": "armed_assault",
    "bombing": "bombing",
    "forced work stoppage": "other_attack",
    "kidnapping": "abduction",
    "robbery": "other_attack",
}
# Where nothing was fitted.
EVEN: Final[Mapping[str, float]] = {"incident": 0.5, "bare": 0.5, "another": 0.9, **dict.fromkeys(ROLES, 0.5)}


@dataclass(frozen=True, slots=True)
class Thing:
    """Mentions of one filler."""

    role: str
    mentions: tuple[ScoredSpan, ...]

    @property
    def score(self) -> float:
        """That of the surest mention."""
        return max(mention.score for mention in self.mentions)

    @property
    def weight(self) -> float:
        """The sum of all."""
        return sum(mention.score for mention in self.mentions)


def templates_of(
    text: str, sentences: Sequence[Span], prediction: Prediction, thresholds: Mapping[str, float]
) -> tuple[Template, ...]:
    """The templates of a message, kinds in the order of the model's labels.

    Args:
        sentences: those that the prediction was made with.
        thresholds: least score of a kind (`incident`), of one whose template stays empty (`bare`), of a filler by
            role, and of further perpetrators (`another`); missing ones as in `EVEN`.
    """
    least = {**EVEN, **thresholds}
    sure = {one.label: one.score for one in prediction.incidents if one.score > least["incident"]}
    kinds = list(sure)
    if not kinds:
        return ()
    names = named_places(prediction)
    fillers: dict[str, dict[str, list[Filler]]] = {kind: {role: [] for role in ROLES} for kind in kinds}
    for role in ROLES:
        mentions = [one for one in prediction.roles if one.label == role]
        if role == "Victim":  # the key has described people in a slot that is not scored
            mentions = [one for one in mentions if is_name(one.span, names)]
        things = [thing for thing in things_of(text, role, mentions, prediction) if thing.score > least[role]]
        if role in PERPETRATORS and things:
            surest = max(things, key=lambda thing: thing.weight)
            things = [thing for thing in things if thing is surest or thing.score > least["another"]]
        for thing in things:
            for kind in kinds_of(thing, kinds, sentences, prediction):
                fillers[kind][role].append(filler_of(text, thing))
    return tuple(
        Template(frozenset({kind}), {role: tuple(fillers[kind][role]) for role in ROLES})
        for kind in kinds
        if sure[kind] > least["bare"] or any(fillers[kind].values())
    )


def filler_of(text: str, thing: Thing) -> Filler:
    """By the name that the model is surest of in all: scorers that want every name right are then served too."""
    sure: dict[str, float] = defaultdict(float)
    first: dict[str, Span] = {}
    for mention in thing.mentions:
        key = comparable(mention.span.text_in(text))
        sure[key] += mention.score
        first.setdefault(key, mention.span)
    best = max(first, key=lambda key: (sure[key], -first[key].start))
    return Filler((" ".join(first[best].text_in(text).split()),), (first[best].start,))


def kinds_of(thing: Thing, kinds: Sequence[str], sentences: Sequence[Span], prediction: Prediction) -> Sequence[str]:
    """Kinds that a thing belongs to: all for perpetrators, else the one that its sentences speak of most."""
    if len(kinds) == 1 or thing.role in PERPETRATORS:
        return kinds
    starts = [sentence.start for sentence in sentences]
    rows = [max(0, bisect_right(starts, mention.span.start) - 1) for mention in thing.mentions]
    spoken: dict[str, float] = defaultdict(float)
    for row in rows:
        for one in prediction.relevance[row] if row < len(prediction.relevance) else ():
            spoken[one.label] = max(spoken[one.label], one.score)
    return [max(kinds, key=lambda kind: spoken[_SENTENCE_KIND[kind]])]


def things_of(text: str, role: str, mentions: Sequence[ScoredSpan], prediction: Prediction) -> list[Thing]:
    """Mentions of one thing, together: of one chain, one name, a name within a longer one, a name and its initials."""
    chain_of = {
        prediction.references[member].head: number for number, chain in enumerate(prediction.chains) for member in chain
    }
    groups: list[list[ScoredSpan]] = []
    for mention in sorted(mentions, key=lambda one: (one.span.start, -one.span.end)):
        same = [group for group in groups if any(_same(text, mention, other, chain_of) for other in group)]
        merged = [member for group in same for member in group]
        groups = [group for group in groups if group not in same]
        groups.append([*merged, mention])
    things = [Thing(role, tuple(group)) for group in groups]
    return sorted(things, key=lambda thing: thing.mentions[0].span.start)


def _same(text: str, one: ScoredSpan, other: ScoredSpan, chain_of: Mapping[Span, int]) -> bool:
    first, second = comparable(one.span.text_in(text)).split(), comparable(other.span.text_in(text)).split()
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    if set(shorter) <= set(longer) or _are_initials(shorter, longer):
        return True
    if one.label == "Victim":  # names decide: families share last names, and lists of victims share chains
        return False
    return first[-1] == second[-1] or bool(_chains_in(one.span, chain_of) & _chains_in(other.span, chain_of))


def _are_initials(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether one word is the initials of the long words of the other, in any order: names are translated."""
    if len(shorter) > 1 or len(longer) < 2:
        return False
    initials = sorted(word[0] for word in longer if len(word) > 3)
    return len(initials) > 1 and sorted(shorter[0]) == initials


def _chains_in(span: Span, chain_of: Mapping[Span, int]) -> set[int]:
    """The chain of the last head within: English noun phrases end with theirs more often than not."""
    heads = [head for head in chain_of if span.start <= head.start and head.end <= span.end]
    return {chain_of[max(heads, key=lambda head: head.start)]} if heads else set()


def named_places(prediction: Prediction) -> list[Span]:
    """Words that are names, and heads of mentions by name."""
    proper = [word.span for word in prediction.words if word.part_of_speech == "PROPN"]
    return [reference.head for reference in prediction.references if reference.form == "name"] + proper


def is_name(span: Span, names: Sequence[Span]) -> bool:
    """Whether a span ends with one of these."""
    return any(span.start <= name.start and name.end == span.end for name in names)
