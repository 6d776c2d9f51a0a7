"""Which claims of different reports say the same, and which stand against each other: scores with reasons.

Two claims say the same if they say it of the same event or in nearly the same words, whoever they go back to. Who
denies says the opposite of who asserts, and claims whose numbers cannot both be true do not say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sayso.linking.evidence import Feature, compared
from sayso.linking.joining.claim_keys import LEAST_WORDS, claim_keys
from sayso.linking.joining.claim_numbers import compare_numbers
from sayso.linking.judgements import resolve
from sayso.records import Stance
from sayso.records.judgement import Decision, Judgement, judged
from sayso.records.trace import ClaimTrace, EventTrace

BY_CLAIMS: Final = "claims/1"
# What is said to answer somebody.
ANSWERS: Final = frozenset({Stance.CONFIRMS, Stance.DENIES, Stance.DOUBTS})
_FOR: Final = frozenset(
    {Stance.ASSERTS, Stance.CONFIRMS, Stance.ACCUSES, Stance.CLAIMS_RESPONSIBILITY, Stance.BELIEVES}
)
_AGAINST: Final = frozenset({Stance.DENIES, Stance.DOUBTS})
# In a larger block, a claim meets only this many others: those next to it in order of days.
_BLOCK_CLAIMS: Final = 40
_NEIGHBOURS: Final = 8

# Log-odds, set so that one event alone leaves it open, one event with a third of the words shared decides, and words
# alone decide from about three quarters shared on.
_BIAS: Final = -2.5
_ONE_EVENT: Final = 2.2
_TWO_EVENTS: Final = -2.5
_WORDS: Final = 6.0
_FEW_WORDS_SHARED: Final = 0.15
_NUMBERS_AGREE: Final = 1.0
_NUMBERS_DIFFER: Final = -5.0
_STANCE_DIFFERS: Final = -5.0
_ANSWER: Final = 3.0


class Bearing(StrEnum):
    """How one claim bears on another."""

    SAME = "same"
    AGAINST = "against"
    OPEN = "open"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """Two claims compared. `score` (0 to 1) is that of saying the same thing; against each other if one denies it."""

    one: str
    other: str
    bearing: Bearing
    features: tuple[Feature, ...]
    score: float
    numbers_differ: bool

    def because(self) -> str:
        """The features in one line, the weightiest first."""
        ordered = sorted(self.features, key=lambda feature: (-abs(feature.adds), feature.name))
        return "; ".join(f"{feature.name} {feature.adds:+.1f} ({feature.evidence})" for feature in ordered)

    def judgement(self) -> Judgement | None:
        """What it says of the two being one, as a rule's judgement; None where it says nothing."""
        pair = (self.one, self.other)
        if self.bearing is Bearing.SAME:
            return judged(pair, Decision.SAME, BY_CLAIMS, self.because(), score=self.score)
        if self.bearing is Bearing.AGAINST or self.numbers_differ:
            return judged(pair, Decision.DIFFERENT, BY_CLAIMS, self.because(), score=round(1 - self.score, 4))
        return None


def same_claims(
    claims: Iterable[ClaimTrace],
    events: Mapping[str, EventTrace] | None = None,
    event_of: Mapping[str, str] | None = None,
) -> tuple[ClaimPair, ...]:
    """Compare all claims worth comparing, of different reports, and give the pairs that bear on each other.

    Args:
        claims: any number, in any order.
        events: traces of events by id: those that the claims speak of.
        event_of: from an event's trace to its joined event.
    """
    known, joined = events or {}, event_of or {}
    ordered = sorted(claims, key=lambda claim: claim.id)
    pairs = (compare_claims(one, other, known, joined) for one, other in claim_pairs(ordered, joined))
    telling = (pair for pair in pairs if pair.bearing is not Bearing.OTHER or pair.numbers_differ)
    return tuple(sorted(telling, key=lambda pair: (pair.one, pair.other)))


def claim_pairs(claims: Sequence[ClaimTrace], event_of: Mapping[str, str]) -> Iterator[tuple[ClaimTrace, ClaimTrace]]:
    """Pairs of claims of different reports that share a key or a joined event, each once.

    The work for each claim is bounded: in a large block it meets its neighbours in order of days.
    """
    blocks: dict[str, list[ClaimTrace]] = {}
    for claim in claims:
        shared = {event_of[event] for event in claim.events if event in event_of}
        for key in sorted(shared | set(claim_keys(claim))):
            blocks.setdefault(key, []).append(claim)
    seen: set[tuple[str, str]] = set()
    for _, block in sorted(blocks.items()):
        block.sort(key=lambda claim: (claim.published_day or "~", claim.id))
        reach = len(block) if len(block) <= _BLOCK_CLAIMS else _NEIGHBOURS
        for place, one in enumerate(block):
            for other in block[place + 1 : place + 1 + reach]:
                pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
                if one.report != other.report and pair not in seen:
                    seen.add(pair)
                    yield (one, other) if one.id < other.id else (other, one)


def compare_claims(
    one: ClaimTrace, other: ClaimTrace, events: Mapping[str, EventTrace], event_of: Mapping[str, str]
) -> ClaimPair:
    """Compare two claims of different reports, feature by feature.

    1. What they speak of. 2. Their words. 3. Their numbers. 4. What their sources do by saying it.
    """
    features: list[Feature] = []
    # 1. What they speak of.
    mine, theirs = ({event_of[e] for e in claim.events if e in event_of} for claim in (one, other))
    if mine & theirs:
        features.append(Feature("one event", 1.0, _ONE_EVENT, ", ".join(sorted(mine & theirs))))
    elif mine and theirs:
        features.append(Feature("two events", 1.0, _TWO_EVENTS, f"{min(mine)} / {min(theirs)}"))
    # 2. Their words.
    shared = set(one.words) & set(other.words)
    likeness = _likeness(one, other)
    is_answer = bool(mine & theirs) and _polarity(one, events) is not _polarity(other, events)
    if shared:
        features.append(Feature("words", likeness, _WORDS, ", ".join(sorted(shared)[:8])))
    # 3. Their numbers.
    numbers_differ = False
    agree, differ = compare_numbers(one, other, events)
    if differ:
        numbers_differ = likeness > _FEW_WORDS_SHARED or bool(mine & theirs)
        features.append(Feature("other numbers", 1.0, _NUMBERS_DIFFER, differ))
    elif agree:
        features.append(Feature("same numbers", 1.0, _NUMBERS_AGREE, agree))
    # 4. What their sources do by saying it.
    stances = (_polarity(one, events), _polarity(other, events))
    if is_answer and ANSWERS & {one.stance, other.stance}:
        features.append(Feature("answer", 1.0, _ANSWER, f"{one.stance} / {other.stance}"))
    elif None in stances and one.stance is not other.stance:
        features.append(Feature("stance", 1.0, _STANCE_DIFFERS, f"{one.stance} / {other.stance}"))
    found = compared(one.id, other.id, features, bias=_BIAS, conflicts=frozenset())
    against = None not in stances and stances[0] is not stances[1]
    return ClaimPair(
        one.id, other.id, _bearing(found.decision, is_against=against), tuple(features), found.score, numbers_differ
    )


def _bearing(decision: Decision, *, is_against: bool) -> Bearing:
    if decision is Decision.SAME:
        return Bearing.AGAINST if is_against else Bearing.SAME
    return Bearing.OPEN if decision is Decision.UNSURE else Bearing.OTHER


def claim_groups(pairs: Iterable[ClaimPair], judgements: Iterable[Judgement] = ()) -> tuple[tuple[str, ...], ...]:
    """Claims that say the same, in groups of two or more that hold no two which stand against each other."""
    found = (pair.judgement() for pair in pairs)
    return resolve((*(one for one in found if one is not None), *judgements)).groups


def _likeness(one: ClaimTrace, other: ClaimTrace) -> float:
    """How much of their words they share: between what the shorter has in common and what both have (0 to 1)."""
    mine, theirs = set(one.words), set(other.words)
    if not mine or not theirs:
        return 0.0
    shared = len(mine & theirs)
    least = min(len(mine), len(theirs))
    contained = shared / max(least, LEAST_WORDS)
    return round((contained + shared / len(mine | theirs)) / 2, 4)


def _polarity(claim: ClaimTrace, events: Mapping[str, EventTrace]) -> bool | None:
    """True if the source says that it is so, False that it is not, None if it says neither."""
    if claim.stance in _AGAINST:
        return False
    if claim.stance not in _FOR:
        return None
    own = [events[event] for event in claim.events if event in events]
    return not (own and all(event.negated for event in own))
