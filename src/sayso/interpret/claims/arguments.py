"""Who stands where beside a verb: its sources, those told, its auxiliaries; passive, negated, said by nobody."""

from __future__ import annotations

from typing import Final

from sayso.interpret.claims.edges import in_one_sentence, noun_before, noun_behind, whole_head
from sayso.interpret.syntax import Syntax
from sayso.ontology.cues import Audience, CueVerb
from sayso.records import Stance

# What a negated verb of each stance does.
NEGATED: Final = {
    Stance.CONFIRMS: Stance.DOUBTS,
    Stance.BELIEVES: Stance.DOUBTS,
    Stance.EXPECTS: Stance.DOUBTS,
    Stance.DENIES: Stance.ASSERTS,
    Stance.DOUBTS: Stance.ASSERTS,
}
_EXPLETIVE: Final = "expl"
# How many words may stand between "was" and its participle.
_REACH_OF_BE: Final = 5
_BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_NOBODY: Final = frozenset({"no", "nobody", "none", "neither"})


def stance_of(word: int, verb: CueVerb, syntax: Syntax) -> Stance:
    """The verb's stance; "did not confirm" doubts."""
    return NEGATED.get(verb.stance, verb.stance) if syntax.is_negated(word) else verb.stance


def is_passive(word: int, syntax: Syntax) -> bool:
    """Whether the verb is a passive: a form of "be" stands right before it, or the tree says so with one near."""
    if syntax.lower(word).endswith("ing"):
        return False
    if (
        syntax.is_past_participle(word)
        and syntax.relation(word) in ("acl", "advcl")
        and not syntax.children(word, "aux", "nsubj")
    ):
        return True
    before = word - 1
    while before >= 0 and syntax.part(before) in ("ADV", "PART"):
        before -= 1
    if before >= 0 and syntax.lower(before) in _BE and in_one_sentence(before, word, syntax):
        return True
    near = range(max(0, word - _REACH_OF_BE), word)
    helped = any(syntax.lower(other) in _BE and in_one_sentence(other, word, syntax) for other in near)
    return helped and syntax.is_passive(word)


def speakers_of_verb(word: int, syntax: Syntax, *, passive: bool) -> tuple[int, ...]:
    """Heads of the sources: the subject of the active, the by-phrase of the passive."""
    if passive:
        agents = tuple(head for head in syntax.agents(word) if syntax.preposition(head) == "by")
        if not agents and word + 1 < len(syntax.words) and syntax.lower(word + 1) == "by":
            behind = noun_behind(word + 1, syntax)
            agents = () if behind is None else (behind,)
        return agents
    heads = syntax.understood_subjects(word)
    if not heads and word > 0 and syntax.part(word - 1) in ("NOUN", "PROPN", "PRON"):
        heads = (whole_head(word - 1, syntax),)
    if not syntax.subjects(word) and syntax.relation(word) in ("root", "ccomp", "parataxis"):
        # "Media, citing a channel, reported": the subject is easily hung on the participle between.
        between = [child for child in syntax.children(word, "advcl", "acl") if child < word]
        heads = next((found for child in between if (found := syntax.subjects(child))), heads)
        if not heads and syntax.relation(word) == "ccomp" and not syntax.lower(word).endswith("ing"):
            heads = _before(word, syntax)
    return nearest_list(word, tuple(head for head in heads if syntax.relation(head) != _EXPLETIVE), syntax)


def _before(word: int, syntax: Syntax) -> tuple[int, ...]:
    """The noun before a finite verb, over its auxiliaries and the comma that closes an apposition."""
    before = word - 1
    while before >= 0 and syntax.part(before) in ("AUX", "ADV"):
        before -= 1
    if before < 0 or syntax.lower(before) == "to":
        return ()
    noun = noun_before(before + 1, syntax)
    return () if noun is None else (whole_head(noun, syntax),)


def nearest_list(word: int, heads: tuple[int, ...], syntax: Syntax) -> tuple[int, ...]:
    """Of several subjects that are no list the one next to the verb, before it if there is one before it.

    A number without a noun is in no list of people: "... and wounding seven, the mayor and a doctor said".
    """
    heads = tuple(head for head in heads if syntax.part(head) != "NUM") or heads
    if len(heads) < 2:
        return heads
    before = tuple(head for head in heads if head < word) or heads
    nearest = min(before, key=lambda head: (abs(word - head), head))
    return tuple(head for head in before if head in syntax.conjuncts(nearest))


def told_of(word: int, verb: CueVerb, syntax: Syntax, content: set[int]) -> tuple[int, ...]:
    """Heads of those told."""
    if verb.frame.audience is Audience.TO:
        found = syntax.obliques(word, "to")
    elif verb.frame.audience is Audience.OBJECT:
        found = _told_directly(word, syntax)
    else:
        found = ()
    return tuple(head for head in found if head not in content)


def _told_directly(word: int, syntax: Syntax) -> tuple[int, ...]:
    """The object whose phrase begins right behind the verb; one farther on belongs to what is said."""
    behind = noun_behind(word, syntax)
    listed = [head for head in (*syntax.indirect_objects(word), *syntax.objects(word)) if head > word]
    near = [head for head in listed if behind is not None and head <= behind]
    if not near:
        return () if behind is None else (behind,)
    first = min(near)
    return tuple(head for head in sorted({first, *listed}) if head in syntax.conjuncts(first))


def cue_words(word: int, syntax: Syntax) -> tuple[int, ...]:
    """The verb with its auxiliaries, negation, particle and adverbs, as far as they touch it."""
    with_it = {
        child
        for child in syntax.children(word)
        if syntax.relation(child) in ("aux", "aux:pass", "compound:prt")
        or (syntax.relation(child) == "advmod" and child < word and syntax.part(child) in ("ADV", "PART"))
    }
    first = last = word
    while first - 1 in with_it:
        first -= 1
    while last + 1 in with_it and syntax.relation(last + 1) == "compound:prt":
        last += 1
    return tuple(range(first, last + 1))


def is_by_nobody(word: int, syntax: Syntax) -> bool:
    """ "No group has claimed ...", "nobody said ..."."""
    return any(
        syntax.lower(head) in _NOBODY or any(syntax.lower(child) in _NOBODY for child in syntax.children(head, "det"))
        for head in syntax.subjects(word)
    )
