"""Chooses among the evidence: one mention for each head word, with the span and type that are best supported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sayso.interpret.mentions.candidates import Candidate, Evidence
from sayso.interpret.syntax import Syntax
from sayso.records import MentionForm, MentionType
from sayso.records.prediction import Prediction

# Words that two spans of one thing may differ by: the longer one is no other thing.
_SLIGHT_PARTS: Final = ("DET", "PUNCT", "ADP", "PART", "NUM")


def chosen(candidates: Iterable[Candidate], prediction: Prediction, syntax: Syntax) -> list[Candidate]:
    """At most one candidate for each head word, each typed, in text order; spans are unique.

    A place name beside an institution of a wider span with the same head word keeps both.
    """
    groups: dict[int, list[Candidate]] = defaultdict(list)
    wordless: list[Candidate] = []
    for candidate in candidates:
        (wordless if candidate.word is None else groups[candidate.word]).append(candidate)
    kept = [*wordless]
    untyped: dict[int, Candidate] = {}
    for word, group in sorted(groups.items()):
        own = _of_word(group, groups, syntax)
        typed = [one for one in own if one.type is not None]
        kept += typed
        if own and not typed and syntax.part(word) in ("PRON", "DET"):
            untyped[word] = own[0]
    kept += _typed_by_chain(untyped, {one.word: one for one in kept if one.word is not None}, prediction, syntax)
    return in_order(kept)


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """By place in the text, the wider first; of those with one span the best evidence."""
    by_span = {one.span: one for one in sorted(candidates, key=lambda one: (-one.evidence, one.score))}
    return sorted(by_span.values(), key=lambda one: (one.span.start, -one.span.end))


def _of_word(group: Sequence[Candidate], groups: Mapping[int, object], syntax: Syntax) -> list[Candidate]:
    """The mention of one head word; a place name and a wider one of another type may both stay.

    1. What is there already keeps its span; so does what rules read.
    2. A number is only a number where nothing better is known of the word.
    3. The type is that of the surest evidence, the span that of the surest reference, else of the surest typed span;
       whole coordinations leave their members to themselves.
    """
    # 1
    for evidence in (Evidence.PLACE, Evidence.RULE):
        settled = [one for one in group if one.evidence is evidence]
        if settled:
            rest = [one for one in group if one.evidence > Evidence.RULE]
            return settled if evidence is Evidence.RULE else [*settled, *_wider(settled, rest, groups, syntax)]
    # 2
    seen = [one for one in group if one.evidence is not Evidence.NUMBER]
    if not any(one.type is not None for one in seen):
        return [one for one in group if one.evidence is Evidence.NUMBER] or seen[:1]
    # 3
    single = [one for one in seen if not _is_coordination(one, groups, syntax)] or seen
    typed = max((one for one in seen if one.type is not None), key=_sureness)
    spans = [one for one in single if one.evidence is Evidence.REFERENCE] or single
    best = max(spans, key=_sureness)
    forms = [one for one in seen if one.form is not None]
    form = max(forms, key=_sureness).form if forms else None
    return [replace(best, type=typed.type, score=typed.score, form=form)]


def _wider(
    settled: Sequence[Candidate], rest: Sequence[Candidate], groups: Mapping[int, object], syntax: Syntax
) -> list[Candidate]:
    place = settled[0]
    others = [
        one
        for one in rest
        if one.type not in (None, place.type, MentionType.QUANTITY)
        and one.span.contains(place.span)
        and one.evidence is Evidence.TYPED_SPAN
        and not _is_coordination(one, groups, syntax)
        and any(
            syntax.part(word) not in _SLIGHT_PARTS and not syntax.span(word).overlaps(place.span)
            for word in syntax.words_in(one.span)
        )
    ]
    return [max(others, key=_sureness)] if others else []


def _is_coordination(one: Candidate, groups: Mapping[int, object], syntax: Syntax) -> bool:
    """Whether the span holds a further member that is a mention of its own."""
    if one.word is None:
        return False
    return any(
        member in groups and one.span.contains(syntax.span(member)) for member in syntax.children(one.word, "conj")
    )


def _sureness(one: Candidate) -> tuple[float, int, int]:
    return one.score, len(one.span), -one.span.start


def _typed_by_chain(
    untyped: Mapping[int, Candidate], typed: Mapping[int, Candidate], prediction: Prediction, syntax: Syntax
) -> list[Candidate]:
    """Pronouns that the model left without a type take that of what they stand for."""
    found: list[Candidate] = []
    for chain in prediction.chains:
        words = [syntax.head_of(prediction.references[number].span) for number in chain]
        known = [typed[word] for word in words if word is not None and word in typed]
        nouns = [one for one in known if one.form is not MentionForm.PRONOUN]
        if nouns:
            kind = max(nouns, key=_sureness).type
            found += [replace(untyped[word], type=kind) for word in words if word is not None and word in untyped]
    return found
