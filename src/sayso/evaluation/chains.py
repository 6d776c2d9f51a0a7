"""Scores chains of say-so: claims are paired by their content, then the chain and each field of the pair are compared.

A hop is right if it stands on the gold step and covers the head of the gold source, or touches the fuller expression
that the gold source stands for. Where the text leaves the source out, the found hop has to leave it out too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from sayso.evaluation.attribution import Counts, overlap
from sayso.evaluation.chain_gold import GoldClaim, GoldHop, Passage
from sayso.records import Claim, Hop, Reading, SourceNumber, SourceRole, Span

# Two claims may be one if their contents share this much, F1 over words.
LEAST_OVERLAP: Final = 0.5
# The pairing weighs content; of equal contents the pair with the same cue wins.
_CUE_WEIGHT: Final = 0.01
_WORD: Final = re.compile(r"\w+")
_DEEPEST: Final = 4

_NOBODY: Final = Hop(
    step=0,
    span=None,
    cue=(),
    mention=None,
    entity=None,
    role=SourceRole.UNKNOWN,
    named=False,
    number=SourceNumber.UNKNOWN,
    unnamed_reason=None,
    inherited=False,
)


@dataclass(frozen=True, slots=True)
class HopPair:
    """A gold hop and the found hop that matches it."""

    gold: GoldHop
    found: Hop


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """A gold claim, the found claim that is taken for it, and the hops that match on the same step."""

    gold: GoldClaim
    found: Claim
    hops: tuple[HopPair, ...]

    @property
    def chain_right(self) -> bool:
        """Whether the chain is exactly right: the same hops on the same steps."""
        return len(self.hops) == len(self.gold.hops) == len(hops_of(self.found))


@dataclass(frozen=True, slots=True)
class Pairing:
    """One passage, what was read in it, and which claims were paired."""

    passage: Passage
    reading: Reading
    pairs: tuple[ClaimPair, ...]

    @property
    def found(self) -> tuple[Claim, ...]:
        """All found claims, paired or not."""
        return self.reading.claims


def paired(passage: Passage, reading: Reading) -> Pairing:
    """Pair gold claims with found ones: best total of word F1 over contents, none under `LEAST_OVERLAP`."""
    import numpy as np

    from sayso.evaluation.coreference import best_assignment

    if not passage.claims or not reading.claims:
        return Pairing(passage, reading, ())
    likeness = np.array([[_likeness(passage.text, g, f) for f in reading.claims] for g in passage.claims])
    rows, columns = best_assignment(likeness)
    pairs = [
        ClaimPair(passage.claims[row], reading.claims[column], _hop_pairs(passage.claims[row], reading, column))
        for row, column in zip(rows, columns, strict=True)
        if likeness[row, column] > 0
    ]
    return Pairing(passage, reading, tuple(sorted(pairs, key=lambda pair: passage.claims.index(pair.gold))))


def chain_counts(pairing: Pairing) -> dict[str, Counts]:
    """Counts of one passage by row of the result, always the same rows in the same order."""
    gold, found, pairs = pairing.passage.claims, pairing.found, pairing.pairs
    rows = {
        "chain exactly right": Counts(sum(pair.chain_right for pair in pairs), len(found), len(gold)),
        "the same, last source alone": _of_speakers(pairing),
        "claims found": Counts(len(pairs), len(found), len(gold)),
        "hops": Counts(
            sum(len(pair.hops) for pair in pairs),
            sum(len(hops_of(claim)) for claim in found),
            sum(len(claim.hops) for claim in gold),
        ),
    }
    for depth in range(1, _DEEPEST + 1):
        name = f"chain right, depth {depth}{' or more' if depth == _DEEPEST else ''}"
        rows[name] = _chains_of(pairing, partial(_is_deep, depth))
    rows["chain right, side by side"] = _chains_of(pairing, lambda steps, hops: hops > steps)
    rows["answers"] = overlap(*_links(pairing, lambda claim: claim.answers, lambda claim: claim.answers))
    rows["within"] = overlap(
        *_links(
            pairing,
            lambda claim: (claim.within,) if claim.within else (),
            lambda claim: (claim.within,) if claim.within else (),
        )
    )
    rows["content, exact span"] = overlap({s for c in found for s in c.content}, {s for c in gold for s in c.content})
    rows["cue, exact span"] = overlap({s for c in found for s in c.cue}, {s for c in gold for s in c.cue})
    return rows | _of_found(pairs)


def speakers_alone(reading: Reading) -> Reading:
    """The baseline: each claim with its last source alone, as attribution without chains has it."""

    def alone(claim: Claim) -> Claim:
        last = max((hop.step for hop in claim.sources), default=0)
        return replace(claim, sources=tuple(replace(hop, step=0) for hop in claim.sources if hop.step == last))

    return replace(reading, claims=tuple(map(alone, reading.claims)))


def hops_of(claim: Claim) -> tuple[Hop, ...]:
    """The hops of a found claim; a claim without sources has one whom the text leaves out."""
    return claim.sources or (_NOBODY,)


def mistakes(pairing: Pairing) -> list[str]:
    """What is wrong in a passage, a line each, for people who look at errors."""
    text, lines = pairing.passage.text, []
    by_gold = {pair.gold.id: pair for pair in pairing.pairs}
    for claim in pairing.passage.claims:
        pair = by_gold.get(claim.id)
        gold = _drawn(text, [(hop.step, hop.span) for hop in claim.hops])
        quote = " / ".join(span.text_in(text) for span in claim.content)
        if pair is None:
            lines.append(f"missed: {gold}: {quote}")
            continue
        if not pair.chain_right:
            found = _drawn(text, [(hop.step, hop.span) for hop in hops_of(pair.found)])
            lines.append(f"chain: {gold}: {quote}\n   found {found}")
        if pair.found.stance is not claim.stance:
            lines.append(f"stance: {claim.stance}, found {pair.found.stance}: {quote}")
        lines += [
            f"role: {hop.gold.role}, found {hop.found.role}: {_drawn(text, [(0, hop.gold.span)])}"
            for hop in pair.hops
            if hop.gold.role is not hop.found.role
        ]
    taken = {pair.found.id for pair in pairing.pairs}
    for extra in pairing.found:
        if extra.id not in taken:
            chain = _drawn(text, [(hop.step, hop.span) for hop in hops_of(extra)])
            lines.append(f"too many: {chain}: {' / '.join(span.text_in(text) for span in extra.content)}")
    return lines


def _drawn(text: str, hops: Sequence[tuple[int, Span | None]]) -> str:
    steps = sorted({step for step, _ in hops})
    names = [
        " + ".join("nobody" if span is None else span.text_in(text) for step, span in hops if step == one)
        for one in steps
    ]
    return " < ".join(names)


def _likeness(text: str, gold: GoldClaim, found: Claim) -> float:
    ours, theirs = _words(text, gold.content), _words(text, found.content)
    same = 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 0.0
    if same < LEAST_OVERLAP:
        return 0.0
    return same + _CUE_WEIGHT * any(a.overlaps(b) for a in gold.cue for b in found.cue)


def _words(text: str, spans: Sequence[Span]) -> set[int]:
    return {span.start + match.start() for span in spans for match in _WORD.finditer(span.text_in(text))}


def _hop_pairs(gold: GoldClaim, reading: Reading, column: int) -> tuple[HopPair, ...]:
    left = list(hops_of(reading.claims[column]))
    pairs: list[HopPair] = []
    for hop in gold.hops:
        match = next((other for other in left if other.step == hop.step and _same_source(hop, other, reading)), None)
        if match is not None:
            left.remove(match)
            pairs.append(HopPair(hop, match))
    return tuple(pairs)


def _same_source(gold: GoldHop, found: Hop, reading: Reading) -> bool:
    if gold.head is None or found.span is None:
        return gold.head is None and found.span is None
    if found.span.contains(gold.head) or (gold.means is not None and found.span.overlaps(gold.means)):
        return True
    # What is taken over from elsewhere may name the source by any of its mentions.
    return gold.inherited and any(span.contains(gold.head) for span in _mentions_of(found, reading))


def _mentions_of(hop: Hop, reading: Reading) -> list[Span]:
    return [mention.span for mention in reading.mentions if hop.entity is not None and mention.entity == hop.entity]


def _of_speakers(pairing: Pairing) -> Counts:
    """Chains exactly right of the baseline."""
    flat = paired(pairing.passage, speakers_alone(pairing.reading))
    return Counts(sum(pair.chain_right for pair in flat.pairs), len(flat.found), len(flat.passage.claims))


def _is_deep(depth: int, steps: int, _hops: int) -> bool:
    return min(steps, _DEEPEST) == depth


def _chains_of(pairing: Pairing, kind: Callable[[int, int], bool]) -> Counts:
    """Chains exactly right among those of a kind; `kind` is asked with the number of steps and of hops."""

    def steps(hops: Sequence[Hop] | Sequence[GoldHop]) -> int:
        return 1 + max(hop.step for hop in hops)

    gold = [claim for claim in pairing.passage.claims if kind(steps(claim.hops), len(claim.hops))]
    found = [claim for claim in pairing.found if kind(steps(hops_of(claim)), len(hops_of(claim)))]
    right = sum(pair.chain_right and pair.gold in gold for pair in pairing.pairs)
    return Counts(right, len(found), len(gold))


def _links(
    pairing: Pairing,
    of_found: Callable[[Claim], tuple[str, ...]],
    of_gold: Callable[[GoldClaim], tuple[str, ...]],
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Links between claims, found and gold; found ones in the names of the gold claims they are paired with."""
    named: Mapping[str, str] = {pair.found.id: f"gold {pair.gold.id}" for pair in pairing.pairs}
    found = {(named.get(c.id, c.id), named.get(to, to)) for c in pairing.found for to in of_found(c)}
    gold = {(f"gold {c.id}", f"gold {to}") for c in pairing.passage.claims for to in of_gold(c)}
    return found, gold


def _of_found(pairs: Sequence[ClaimPair]) -> dict[str, Counts]:
    """How often a field is right where the claim, or the hop, was found."""
    hops = [hop for pair in pairs for hop in pair.hops]

    def share_of(verdicts: Sequence[bool]) -> Counts:
        return Counts(sum(verdicts), len(verdicts), len(verdicts))

    return {
        "stance, of claims found": share_of([pair.gold.stance is pair.found.stance for pair in pairs]),
        "manner, of claims found": share_of([pair.gold.manner is pair.found.manner for pair in pairs]),
        "role, of hops found": share_of([hop.gold.role is hop.found.role for hop in hops]),
        "named, of hops found": share_of([hop.gold.named is hop.found.named for hop in hops]),
        "number, of hops found": share_of([hop.gold.number is hop.found.number for hop in hops]),
        "inherited, of hops found": share_of([hop.gold.inherited is hop.found.inherited for hop in hops]),
    }
