"""Where and when an event took place, along evidence: its own clause first, then its sentence; never a default."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.interpret.events.naming import Part
from sayso.interpret.events.scene import Scene
from sayso.interpret.events.triggers import Trigger
from sayso.records import Absent, PeriodType, Role, Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """The id of a place or time, or the reason for none; `key` is equal for two that mean the same."""

    id: str | None
    absent: Absent | None
    key: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place or time of the reading."""

    id: str
    span: Span
    key: str
    start: str | None = None
    end: str | None = None


def time_of(trigger: Trigger, scene: Scene) -> Anchor:
    """The time in the clause; else the only one of the sentence that dates no saying."""
    syntax = scene.syntax
    verb = trigger.light if trigger.light is not None else trigger.word
    own_clause = syntax.clause(verb)
    dated: list[Candidate] = []
    sentence = _sentence(trigger, scene)
    for number in scene.periods.overlapping(sentence):
        period = scene.reading.times[number]
        head = syntax.head_of(period.span)
        is_of_saying = period.id in scene.said and (head is None or syntax.clause(head) != own_clause)
        is_point = period.type in (PeriodType.DATE, PeriodType.TIME)
        is_length = period.type is PeriodType.DURATION and period.start is not None
        if (is_point or is_length) and not is_of_saying:
            dated.append(Candidate(period.id, period.span, f"{period.value} {period.start}", period.start, period.end))
    return _nearest(trigger, dated, scene)


def place_of(trigger: Trigger, parts: Sequence[Part], scene: Scene) -> Anchor:
    """The place in the clause that is said to be one; else the only one of the sentence."""
    syntax = scene.syntax
    actors = [part.span for part in parts if part.role is Role.ACTOR]
    others = [part.span for part in parts if part.role is Role.RECIPIENT]
    sentence = _sentence(trigger, scene)
    struck = {part.word for part in parts if part.role is Role.TARGET}
    found: list[Candidate] = []
    for number in scene.spots.overlapping(sentence):
        place = scene.reading.places[number]
        mention = scene.mentions[place.mention]
        head = syntax.head_of(mention.span)
        if head is None:
            continue
        if any(span.contains(mention.span) for span in actors):
            continue
        governing = head
        while syntax.preposition(governing) is None and syntax.relation(governing) in (
            "compound",
            "flat",
            "appos",
            "nmod:desc",
            "nmod:unmarked",
            "conj",
            "nmod:poss",
        ):
            above = syntax.head(governing)
            if above is None:
                break
            governing = above
        preposition = syntax.preposition(governing)
        if head in struck:
            found.append(Candidate(place.id, mention.span, str(place.geonames or place.name)))
            continue
        # "Aid to Chad": whom it concerns is not where it happens, "troops in Chad" may be.
        is_side = any(span.overlaps(mention.span) for span in others)
        wanted = scene.words.prepositions["placed" if is_side else "locative"]
        if preposition in wanted or _follows(mention.span, wanted, scene):
            found.append(Candidate(place.id, mention.span, str(place.geonames or place.name)))
    return _nearest(trigger, found, scene)


def _follows(span: Span, prepositions: frozenset[str], scene: Scene) -> bool:
    """Whether the word before the name is such a preposition, whatever the tree makes of it."""
    before = scene.syntax.words_in(span).start - 1
    return before >= 0 and scene.syntax.lower(before) in prepositions


def _sentence(trigger: Trigger, scene: Scene) -> Span:
    words = scene.sentence_words(trigger.word)
    return Span(scene.syntax.span(words[0]).start, scene.syntax.span(words[-1]).end)


def _nearest(trigger: Trigger, candidates: list[Candidate], scene: Scene) -> Anchor:
    """1. Below the trigger. 2. In its clause. 3. The only one of its sentence."""
    syntax = scene.syntax
    verb = trigger.light if trigger.light is not None else trigger.word
    sentence = scene.sentence_words(trigger.word)
    rows = [
        (head, candidate)
        for candidate in candidates
        if (head := syntax.head_of(candidate.span)) is not None and head in sentence
    ]
    if not rows:
        return Anchor(None, Absent.NOT_STATED)
    own_clause = syntax.clause(verb)
    below = [row for row in rows if {trigger.word, verb} & set(syntax.ancestors(row[0]))]
    below = [row for row in below if syntax.clause(row[0]) in (own_clause, verb, trigger.word)] or below
    in_clause = [row for row in rows if syntax.clause(row[0]) == own_clause]
    above = [row for row in rows if own_clause in _governed(syntax.clause(row[0]), scene)]
    for tier in (below, in_clause):
        if tier:
            start = syntax.span(trigger.word).start
            best = min((c for _, c in tier), key=lambda c: (abs(c.span.start - start), c.span.start))
            return Anchor(best.id, None, best.key, best.start, best.end)
    for tier in (above, rows):
        if len(tier) == 1:
            only = tier[0][1]
            return Anchor(only.id, None, only.key, only.start, only.end)
    return Anchor(None, Absent.AMBIGUOUS)


def _governed(clause: int, scene: Scene) -> set[int]:
    """Clauses that hang on this one and share its circumstances: participles and infinitives."""
    syntax = scene.syntax
    shared = [word for word in syntax.children(clause, "conj") if not syntax.subjects(word)]
    return {clause, *syntax.children(clause, "advcl", "xcomp"), *shared}
