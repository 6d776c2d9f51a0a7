"""Cues that are no verbs: "according to", "reportedly", "the allegation that"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.interpret.claims.drafts import Page
from sayso.interpret.claims.edges import in_one_sentence, noun_behind
from sayso.interpret.claims.sites import Site
from sayso.interpret.syntax import Syntax
from sayso.ontology.cues import CuePreposition
from sayso.records import Stance

# Between a noun of speech and the one who made the statement.
_MAKERS: Final = ("by", "from", "of")
_NOMINAL: Final = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM")
# How far behind a preposition its noun may stand.
_REACH_WORDS: Final = 12


def phrase_sites(page: Page) -> Iterator[Site]:
    """Prepositional, adverbial and nominal cues, in no particular order."""
    for word in range(len(page.syntax.words)):
        lower = page.syntax.lower(word)
        for preposition in page.words.prepositions:
            if lower == preposition.words[0] and _stands_at(word, preposition, page.syntax) and _opens(word, page):
                yield from _preposition(word, preposition, page)
        if lower in page.words.adverbs and page.syntax.part(word) == "ADV":
            yield from _adverb(word, page.words.adverbs[lower], page)
        noun = page.words.nouns.get(lower)
        if noun is not None and noun.says and page.syntax.part(word) in ("NOUN", "PROPN"):
            yield from _noun(word, noun.stance, page)


def _opens(word: int, page: Page) -> bool:
    """Whether "per" begins a phrase of its own ("per community leaders"), and no rate ("12 per day")."""
    syntax = page.syntax
    if syntax.lower(word) not in page.words.loose_prepositions:
        return True
    return word == 0 or syntax.part(word - 1) in ("PUNCT", "SCONJ") or not syntax.form(word)[:1].islower()


def _stands_at(word: int, preposition: CuePreposition, syntax: Syntax) -> bool:
    last = word + len(preposition.words)
    return last <= len(syntax.words) and all(
        syntax.lower(word + place) == form for place, form in enumerate(preposition.words)
    )


def _preposition(word: int, preposition: CuePreposition, page: Page) -> Iterator[Site]:
    syntax = page.syntax
    cue = tuple(range(word, word + len(preposition.words)))
    head = _complement(cue, syntax)
    if head is None:
        return
    clause = syntax.clause(head)
    own = set(syntax.subtree(head)) | set(cue)
    if clause in own:
        # The phrase is the sentence's root or was put apart; what remains of the sentence is what it says.
        root = syntax.head(head)
        if root is None:
            return
        clause = root
    content = tuple(other for other in _of_clause(clause, syntax, word) if other not in own)
    heads = tuple(w for w in (head, *syntax.children(head, "conj")) if syntax.part(w) in _NOMINAL)
    yield Site(word, cue, heads, content, preposition.stance, alone=bool(content), cites=preposition.cites)


def _complement(cue: tuple[int, ...], syntax: Syntax) -> int | None:
    """The head of the noun phrase behind a preposition: what its words hang on, else the first noun's phrase."""
    inside = set(cue)
    for word in cue:
        head = syntax.head(word)
        if head is not None and head not in inside and head > cue[-1] and syntax.part(head) in _NOMINAL:
            return head
    for word in range(cue[-1] + 1, min(len(syntax.words), cue[-1] + 1 + _REACH_WORDS)):
        if syntax.part(word) in ("NOUN", "PROPN", "PRON"):
            current = word
            while (above := syntax.head(current)) is not None and cue[-1] < above <= current + _REACH_WORDS:
                if syntax.relation(current) not in ("compound", "nmod:poss", "amod", "flat", "nummod"):
                    break
                current = above
            return current
        if syntax.part(word) in ("VERB", "PUNCT") and syntax.lower(word) not in ('"', "“"):
            return None
    return None


def _of_clause(clause: int, syntax: Syntax, cue: int) -> tuple[int, ...]:
    """The clause that a phrase qualifies: without a coordinated clause on the far side of it."""
    words = syntax.subtree(clause)
    for member in syntax.children(clause, "conj"):
        if syntax.subjects(member) and (cue < clause or member > cue > clause):
            far = set(syntax.subtree(member))
            words = tuple(word for word in words if word not in far)
    marks = {child for child in syntax.children(clause) if syntax.relation(child) in ("cc", "cc:preconj")}
    return tuple(word for word in words if word not in marks)


def _adverb(word: int, stance: Stance, page: Page) -> Iterator[Site]:
    syntax = page.syntax
    head = syntax.head(word)
    if head is None:
        return
    clause = syntax.clause(head) if syntax.part(head) != "VERB" else head
    if clause == word:
        return
    if stance is Stance.ACCUSES and syntax.part(clause) != "VERB":
        stance = Stance.ASSERTS
    content = tuple(other for other in _of_clause(clause, syntax, word) if other != word)
    yield Site(word, (word,), (), content, stance, alone=bool(content))


def _noun(word: int, stance: Stance, page: Page) -> Iterator[Site]:
    """ "the allegation that ..."; of the nouns without such a clause only hops are made."""
    syntax = page.syntax
    clauses = [
        child
        for child in syntax.children(word, "acl", "ccomp", "acl:relcl")
        if "that" in syntax.markers(child) and syntax.subjects(child)
    ]
    content = syntax.subtree(clauses[0]) if clauses else _that_clause(word, page)
    if not content:
        return
    makers = syntax.possessors(word)
    makers += tuple(
        head
        for head in syntax.obliques(word, *_MAKERS)
        if head < max(content) and syntax.part(head) in ("NOUN", "PROPN", "PRON") and head not in content
    )
    if not makers and syntax.lower(word + 1) in _MAKERS and (behind := noun_behind(word + 1, syntax)) is not None:
        makers = (behind,)
    predicate = syntax.head(word)
    if not makers and predicate is not None and syntax.relation(word) == "nsubj:pass":
        makers = syntax.agents(predicate) if syntax.lower(predicate) in page.words.making else ()
    yield Site(word, (word,), makers, content, stance, alone=True)


def _that_clause(word: int, page: Page) -> tuple[int, ...]:
    """ "reports from elders that ...", by the order of words: up to the end of the sentence."""
    syntax, place = page.syntax, word + 1
    if place < len(syntax.words) and syntax.lower(place) in _MAKERS:
        behind = noun_behind(place, syntax)
        place = place if behind is None else behind + 1
    if place + 2 >= len(syntax.words) or syntax.lower(place) != "that" or not in_one_sentence(word, place, syntax):
        return ()
    if syntax.part(place) != "SCONJ":
        return ()
    end = place + 1
    while end < len(syntax.words) and in_one_sentence(end, place, syntax):
        end += 1
    words = tuple(range(place, end))
    subject = next((other for other in words if syntax.part(other) in ("NOUN", "PROPN", "PRON")), None)
    predicate = any(
        syntax.part(other) in ("VERB", "AUX") and subject is not None and other > subject for other in words
    )
    return words if predicate else ()
