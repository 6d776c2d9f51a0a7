"""Finds the words that say what befell somebody, and who: verbs, phrases, states, nouns for the deed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.interpret.effects.amounts import Counts, amount_of
from sayso.interpret.effects.victims import is_past, victims_of
from sayso.ontology.effects import NOUN, OBJECT, Phrase
from sayso.records import EffectKind, Quantity

_NOMINAL = ("NOUN", "PROPN", "ADJ")


@dataclass(frozen=True, slots=True)
class Harm:
    """One predicate with who suffered; `number` where a number stands alone with it ("3 dead")."""

    predicate: int
    kind: EffectKind
    victims: tuple[int, ...]
    number: Quantity | None = None
    only_counted: bool = False  # without a number it says nothing: "the wounded soldiers"
    is_joint: bool = False  # dead and wounded together


def harms_in(counts: Counts) -> Iterator[Harm]:
    """All predicates of harm in text order; the same victim may come twice ("the death of two men killed by ...")."""
    syntax, words = counts.syntax, counts.words
    for word, predicted in enumerate(syntax.words):
        lower, part = syntax.lower(word), predicted.part_of_speech
        is_verb = part == "VERB" or (part in ("ADJ", "AUX") and lower in words.verbs)
        if is_verb and lower in words.bases:
            found = list(_by_verb(word, counts))
            if found:
                yield from found
                continue
        elif is_verb:
            yield from _by_phrase(word, counts)
        if lower in words.states and part in ("ADJ", "NOUN", "VERB", "PROPN", "ADV"):
            yield from _by_state(word, words.states[lower], counts)
        if part in _NOMINAL and lower in words.verbs and (number := _number_behind(word, counts)) is not None:
            # "Blast kills 3, wounds 12": headlines make the tree take verbs for nouns.
            yield Harm(word, words.verbs[lower].kind, (), number)
        elif part in _NOMINAL:
            yield from _by_noun(word, lower, counts)


def _by_verb(verb: int, counts: Counts) -> Iterator[Harm]:
    syntax, words = counts.syntax, counts.words
    bases = words.bases[syntax.lower(verb)]
    phrases = list(_by_phrase(verb, counts))
    if phrases:
        yield from phrases
        return
    for row in words.particles:
        if bases & row.verbs and _particle_of(verb, row.particles, counts):
            yield from _harm(verb, row.kind, victims_of(verb, row.victim, syntax))
            return
    if bases & words.words("flights", "verbs"):
        for child in syntax.children(verb, "xcomp", "advcl", "ccomp"):
            if syntax.lower(child) in words.words("flights", "infinitives"):
                who = victims_of(verb, OBJECT, syntax) or victims_of(child, "subject", syntax)
                several = [noun for noun in who if amount_of(noun, counts).best != 1]
                yield from _harm(verb, EffectKind.DISPLACED, tuple(several))
                return
    frame = words.verbs.get(syntax.lower(verb))
    if frame is None:
        return
    if syntax.relation(verb) == "amod" and is_past(verb, syntax):
        head = syntax.head(verb)
        if head is not None and head > verb:
            yield Harm(verb, frame.kind, (head,), only_counted=True)
        return
    number = _number_before(verb, counts)
    if number is not None and _counts_its_own(verb, number, counts):
        yield Harm(verb, frame.kind, (), number)
        return
    who = victims_of(verb, frame.victim, syntax)
    if who:
        yield Harm(verb, frame.kind, who)
        return
    behind = _count_behind(verb, counts)
    if behind is not None and frame.victim == OBJECT and not syntax.children(verb, "aux:pass"):
        # "Wounding at least seven": trees hang a number without a noun in many ways.
        yield Harm(verb, frame.kind, (), behind)
        return
    if number is not None and is_past(verb, syntax):
        yield Harm(verb, frame.kind, (), number)


def _counts_its_own(verb: int, number: Quantity, counts: Counts) -> bool:
    """ "Five were killed and *a dozen* wounded": a second verb with a number right before it shares no victims."""
    syntax = counts.syntax
    joined = syntax.relation(verb) == "conj" and not syntax.children(verb, "obj", "aux")
    before = syntax.words_in(number.span)[0] - 1
    after_and = before >= 0 and (syntax.part(before) == "CCONJ" or syntax.form(before) == ",")
    return joined and is_past(verb, syntax) and after_and


def _harm(verb: int, kind: EffectKind, victims: tuple[int, ...]) -> Iterator[Harm]:
    if victims:
        yield Harm(verb, kind, victims)


def _particle_of(verb: int, particles: frozenset[str], counts: Counts) -> bool:
    syntax = counts.syntax
    if any(syntax.lower(child) in particles for child in (*syntax.particles(verb), *syntax.children(verb, "advmod"))):
        return True
    return verb + 1 < len(syntax.words) and syntax.lower(verb + 1) in particles


def _by_phrase(verb: int, counts: Counts) -> Iterator[Harm]:
    syntax, words = counts.syntax, counts.words
    bases = words.bases.get(syntax.lower(verb), frozenset())
    if bases & words.phrase_barred:
        return
    for row in words.phrases:
        if row.verbs and not bases & row.verbs:
            continue
        noun = _phrase_noun(verb, row, counts)
        if noun is None:
            continue
        if row.victim == NOUN:
            owners = syntax.obliques(noun, "of") or syntax.possessors(noun)
            yield Harm(verb, row.kind, owners or (noun,), only_counted=not owners)
            return
        who = tuple(word for word in victims_of(verb, row.victim, syntax) if word != noun)
        if not who and row.preposition is None and amount_of(noun, counts).low is not None:
            who = (noun,)
        yield from _harm(verb, row.kind, who)
        return


def _phrase_noun(verb: int, row: Phrase, counts: Counts) -> int | None:
    syntax = counts.syntax
    for child in syntax.children(verb):
        if syntax.lower(child) in row.nouns and child > verb:
            preposition = syntax.preposition(child)
            if preposition == row.preposition or (row.preposition or "").startswith(f"{preposition} "):
                return child
    if row.preposition is None and not row.verbs:
        return None
    for noun in syntax.objects(verb):
        # "Took two soldiers hostage": the tree may hang the second noun on the first.
        for child in syntax.children(noun):
            if row.preposition is None and child > noun and syntax.lower(child) in row.nouns:
                return child
    return None


def _by_state(state: int, kind: EffectKind, counts: Counts) -> Iterator[Harm]:
    """A word for how somebody is or was left.

    1. After a verb that brings it about ("shot dead two officers", "were found dead").
    2. With a number of its own ("3 dead").
    3. Said of a subject ("Two men are dead") or set behind a noun.
    4. Before a noun: counts only with a number ("the five dead men").
    """
    syntax, words = counts.syntax, counts.words
    causing = words.words("state_verbs")
    head, relation = syntax.head(state), syntax.relation(state)
    before = state - 1 if state > 0 else None
    number = _number_before(state, counts)
    # 1
    if number is None:
        for verb in (head, before):
            if (
                verb is None
                or syntax.part(verb) != "VERB"
                or not words.bases.get(syntax.lower(verb), frozenset()) & causing
            ):
                continue
            if verb == head and relation in ("nsubj", "nsubj:pass", "obl", "conj"):
                continue
            who = tuple(word for word in victims_of(verb, OBJECT, syntax) if word != state)
            if who:
                yield Harm(verb, kind, who)
                return
    # 2
    is_modifier = relation == "amod" and head is not None and head > state
    if number is not None and not is_modifier:
        yield Harm(state, kind, (), number)
        return
    # 3
    if syntax.part(state) != "NOUN" and not is_modifier:
        who = syntax.subjects(state) if relation not in ("amod", "acl") else ((head,) if head is not None else ())
        yield from _harm(state, kind, who)
        return
    # 4
    if is_modifier and head is not None:
        yield Harm(state, kind, (head,), only_counted=True)


def _number_before(word: int, counts: Counts) -> Quantity | None:
    """The count that ends right before the word, an adverb apart ("3 seriously wounded")."""
    position = word - 1
    while position >= 0 and counts.syntax.part(position) in ("ADV", "ADJ") and counts.quantity_at(position) is None:
        position -= 1
    if position < 0:
        return None
    quantity = counts.quantity_at(position)
    if quantity is not None and quantity.span.end <= counts.syntax.span(word).start:
        return quantity
    return None


def _number_behind(word: int, counts: Counts) -> Quantity | None:
    """The count right behind what looks like a verb in the present tense, with nothing counted behind it."""
    return _count_behind(word, counts) if counts.syntax.lower(word).endswith("s") else None


def _count_behind(word: int, counts: Counts) -> Quantity | None:
    """The count right behind a word, with nothing counted behind it."""
    syntax = counts.syntax
    quantity = counts.quantity_at(word + 1) if word + 1 < len(syntax.words) else None
    if quantity is None:
        return None
    behind = syntax.words_in(quantity.span).stop
    alone = behind >= len(syntax.words) or syntax.part(behind) not in ("NOUN", "PROPN", "ADJ")
    return quantity if alone else None


def _by_noun(noun: int, lower: str, counts: Counts) -> Iterator[Harm]:
    syntax, words = counts.syntax, counts.words
    if syntax.relation(noun) in ("compound", "flat") or lower in words.states:
        return
    act = words.acts.get(lower)
    if act is not None:
        who = syntax.obliques(noun, *sorted(act.prepositions))
        if not who:
            is_death = lower.startswith("death")
            who = tuple(one for one in syntax.possessors(noun) if is_death or amount_of(one, counts).best == 1)
        if who:
            yield Harm(noun, act.kind, who)
            return
    if lower in words.counted and amount_of(noun, counts).span is not None:
        yield Harm(noun, words.counted[lower], (noun,), only_counted=True)
    if lower in words.words("joint"):
        for kind in words.joint_kinds:
            yield Harm(noun, kind, (noun,), only_counted=True, is_joint=True)
