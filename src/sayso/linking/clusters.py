"""Entities of many reports put together by their names: which bear a name alike, and what judgements make of it.

What is judged are names ("Person:Rustam Shodiev") and bearers ("<report>#<main name>"): both outlive a new reading of
the report by another model. A bearer belongs to each of its names that can tell one actor; names are joined by rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sayso.linking.aliases import AliasBook
from sayso.linking.bearers import Bearer
from sayso.linking.candidates import Named, candidate_pairs
from sayso.linking.evidence import SAME_FROM
from sayso.linking.features.names import compare_names
from sayso.linking.judgements import Resolution, resolve
from sayso.records.judgement import Decision, Judgement, judged

BY_NAMES: Final = "names/1"
# A report that gives one bearer two names is surer than likeness of spelling, less sure than a list.
BORNE: Final = 0.95


def judge_names(named: Iterable[Named], aliases: AliasBook) -> Iterator[Judgement]:
    """What the rules say of every pair of names worth comparing; names that merely differ are left out."""
    for one, other in candidate_pairs(named, aliases=aliases):
        judgement = judge_pair(one, other, aliases)
        if judgement is not None:
            yield judgement


def judge_pair(one: Named, other: Named, aliases: AliasBook) -> Judgement | None:
    """What the rules say of two names of one type; None for names that merely differ."""
    comparison = compare_names(one.name, other.name, one.kind, aliases=aliases)
    if comparison is None:
        return None
    pair = (one.id, other.id)
    country, other_country = (_country(node) for node in (one, other))
    if country and other_country and country != other_country:
        reason = f"countries of the bodies differ: {country} / {other_country}"
        return judged(pair, Decision.DIFFERENT, BY_NAMES, reason, score=0.0)
    if comparison.decision is Decision.DIFFERENT and not comparison.is_conflict:
        return None
    return judged(pair, comparison.decision, BY_NAMES, comparison.because(), score=comparison.score)


def _country(node: Named) -> str | None:
    return node.id[-4:-1] if node.id.endswith(")") and node.id != f"{node.kind}:{node.name}" else None


def cluster(bearers: Iterable[Bearer], judgements: Iterable[Judgement], aliases: AliasBook) -> Resolution:
    """Join bearers and names: by rule, by the reports' own words, and by what people decided, which comes first."""
    bearers = tuple(bearers)
    named = sorted({node for bearer in bearers for node in bearer.names})
    rules = list(judge_names(named, aliases))
    for bearer in bearers:
        for node in bearer.names:
            is_main = node.name == bearer.entity.name
            reason = f"{bearer.report} calls it {node.name}"
            score = 1.0 if is_main else max(SAME_FROM, BORNE)
            rules.append(judged((bearer.id, node.id), Decision.SAME, BY_NAMES, reason, score=score))
    return resolve((*rules, *judgements))
