"""Claims inside what is said: the reader model marks none there, so tree and order are asked for verbs of saying."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.interpret.claims.arguments import cue_words, is_by_nobody, is_passive, speakers_of_verb, stance_of, told_of
from sayso.interpret.claims.drafts import Draft, Page
from sayso.interpret.claims.edges import in_one_sentence, noun_before, noun_behind, whole_head
from sayso.interpret.claims.sites import Site
from sayso.interpret.claims.verbs import is_said, said_by
from sayso.interpret.stretches import stretches_of
from sayso.ontology.cues import CueVerb, Takes
from sayso.records import Span, Stance

_OPENS_CLAUSE: Final = ("SCONJ", "DET", "PRON", "NUM", "NOUN", "PROPN", "ADJ")
_RELATIVE: Final = ("who", "which", "whom", "whose", "that")
_NOUNS: Final = ("NOUN", "PROPN", "PRON")


def inner_sites(drafts: Sequence[Draft], page: Page) -> list[Site]:
    """Sites whose verb stands inside the content of a claim and is the cue of none, in text order."""
    used = {draft.anchor for draft in drafts}
    used |= {word for draft in drafts for piece in draft.cue for word in page.syntax.words_in(piece)}
    contents = stretches_of((piece, place) for place, draft in enumerate(drafts) for piece in draft.content)
    found: list[Site] = []
    for word in range(len(page.syntax.words)):
        verb = page.words.verbs.get(page.syntax.lower(word))
        if verb is None or word in used or page.syntax.part(word) != "VERB":
            continue
        span = page.syntax.span(word)
        around = [piece for place in contents.holding(span) for piece in drafts[place].content if piece.contains(span)]
        if around and (site := _site(word, verb, min(around, key=len), page)) is not None:
            found.append(site)
    return found


def _site(word: int, verb: CueVerb, around: Span, page: Page) -> Site | None:
    syntax = page.syntax
    if not is_said(word, page.words, syntax) or is_by_nobody(word, syntax):
        return None
    passive = is_passive(word, syntax)
    own = tuple(head for head in speakers_of_verb(word, syntax, passive=passive) if _inside(head, around, page))
    before = () if passive else _subject_before(word, around, page)
    own = before if before and (not own or _is_torn(own, word, page)) else own
    if passive and not own and verb.stance in (Stance.DEMANDS, Stance.INTENDS, Stance.THREATENS, Stance.ASKS):
        return None
    if not own and not passive:
        return None
    told = () if passive else told_of(word, verb, syntax, set())
    content, kind = _content(word, verb, told, around, page)
    if kind is Takes.CLAUSE and content and min(content) > word:
        content = _whole_clause(word, content, told, page)
    content = tuple(other for other in content if _inside(other, around, page) and other not in own)
    if not content or (kind is Takes.OBJECT and Takes.OBJECT not in verb.frame.inside):
        return None
    stance = stance_of(word, verb, syntax)
    if verb.frame.commands and kind is Takes.INFINITIVE:
        stance = Stance.DEMANDS
    return Site(
        anchor=word,
        cue=cue_words(word, syntax),
        own=own,
        content=content,
        stance=stance,
        alone=True,
        told=tuple(head for head in told if head not in content),
        verb=verb,
    )


def _content(
    word: int, verb: CueVerb, told: Sequence[int], around: Span, page: Page
) -> tuple[tuple[int, ...], Takes | None]:
    """What is said: by the tree, or else all that follows in the content around, if that reads as a clause."""
    said = said_by(word, verb, page)
    if said is not None and said.kind in verb.frame.inside and max(said.words) > word:
        return _to_the_end(said.words, said.kind, around, page), said.kind
    if Takes.CLAUSE not in verb.frame.inside:
        return (), None
    last = page.syntax.words_in(around)[-1]
    start = min(max((word, *(head for head in told if head > word))) + 1, last)
    hearer = noun_behind(word + 1, page.syntax) if page.syntax.lower(start) in ("to", "from") else None
    for first in dict.fromkeys((start, word + 1, start if hearer is None else hearer + 1)):
        if (found := _clause_from(first, last, word, page)) is not None:
            return found, Takes.CLAUSE
    return (), None


def _whole_clause(word: int, content: Sequence[int], told: Sequence[int], page: Page) -> tuple[int, ...]:
    """The clause with the subject that the tree hung on the verb of saying, and without those told."""
    syntax = page.syntax
    hearer = max((head for head in told if head > word), default=None)
    if hearer is not None and hearer in content:
        rest = tuple(other for other in content if other > hearer)
        if rest and any(syntax.part(other) in _NOUNS for other in rest[:3]):
            return rest
    start = word + 1 if hearer is None else hearer + 1
    between = range(start, min(content))
    if any(syntax.part(other) in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ") for other in between):
        return tuple(content)
    opens = [other for other in between if syntax.part(other) in _NOUNS]
    case = bool(between) and syntax.part(between[0]) in ("ADP", "ADV")
    return tuple(content) if not opens or case else (*between, *content)


def _to_the_end(words: tuple[int, ...], kind: Takes, around: Span, page: Page) -> tuple[int, ...]:
    """What is said, with the rest of the content around where no other predicate begins: trees cut such ends short."""
    syntax = page.syntax
    last = syntax.words_in(around)[-1]
    rest = range(max(words) + 1, last + 1)
    doing = any(syntax.part(word) == "VERB" and syntax.lower(word).endswith("ing") for word in rest[:1])
    if kind is Takes.OBJECT and doing and not any(syntax.part(word) == "PUNCT" for word in rest):
        return (*words, *rest)
    if kind is Takes.OBJECT and any(syntax.part(word) != "ADP" for word in rest[:1]):
        return words
    if kind is Takes.OBJECT and any(syntax.lower(word) == "as" for word in rest[:1]):
        return (*words, *rest)
    if any(syntax.part(word) in ("VERB", "AUX", "PUNCT", "CCONJ") for word in rest):
        return words
    return (*words, *rest)


def _clause_from(first: int, last: int, verb: int, page: Page) -> tuple[int, ...] | None:
    """The words from here on, up to the end of the content around, if they open a clause and hold a predicate."""
    syntax = page.syntax
    if is_passive(verb, syntax) and first <= last and syntax.lower(first) == "by":
        agent = noun_behind(first, syntax)
        first = first if agent is None else agent + 1
        while first <= last and syntax.part(first) != "SCONJ" and syntax.lower(first) != "that":
            first += 1
    while first <= last and syntax.part(first) in ("ADV", "PUNCT"):
        first += 1
    if first > last or not in_one_sentence(verb, first, syntax):
        return None
    if syntax.part(first) not in _OPENS_CLAUSE and syntax.lower(first) not in ("that", "whether", "if", "how", "why"):
        return None
    rest = [word for word in range(first, last + 1) if in_one_sentence(verb, word, syntax)]
    subject = next((word for word in rest if syntax.part(word) in _NOUNS), None)
    finite = [word for word in rest if subject is not None and word > subject and _is_finite(word, page)]
    return tuple(rest) if finite else None


def _is_finite(word: int, page: Page) -> bool:
    """Whether a word can be the predicate of a clause: an auxiliary, or a verb but no participle."""
    syntax = page.syntax
    if syntax.part(word) == "AUX":
        return word > 0 and syntax.lower(word - 1) != "to"
    if syntax.part(word) != "VERB" or syntax.lower(word).endswith("ing"):
        return False
    return syntax.relation(word) not in ("acl", "amod") and syntax.lower(word - 1) != "to"


def _subject_before(word: int, around: Span, page: Page) -> tuple[int, ...]:
    """The noun before a verb and its auxiliaries."""
    syntax, before = page.syntax, word - 1
    while before >= 0 and syntax.part(before) in ("AUX", "ADV", "PART"):
        before -= 1
    noun = noun_before(before + 1, syntax)
    fits = noun is not None and _inside(noun, around, page)
    return (whole_head(noun, syntax),) if noun is not None and fits else ()


def _is_torn(own: Sequence[int], word: int, page: Page) -> bool:
    """Whether another predicate lies between a verb and the subject that the tree gives it."""
    between = range(max(own) + 1, word)
    if any(page.syntax.lower(other) in _RELATIVE for other in between):
        return False
    return any(page.syntax.part(other) == "VERB" and page.syntax.relation(other) != "amod" for other in between)


def _inside(word: int, around: Span, page: Page) -> bool:
    return around.contains(page.syntax.span(word))
