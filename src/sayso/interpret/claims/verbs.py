"""Verbs that say, ask, deny, accuse, threaten: who is their source, who is told, and which words are said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sayso.interpret.claims.arguments import (
    NEGATED,
    cue_words,
    is_by_nobody,
    is_passive,
    speakers_of_verb,
    stance_of,
    told_of,
)
from sayso.interpret.claims.drafts import Page
from sayso.interpret.claims.edges import in_one_sentence, noun_behind
from sayso.interpret.claims.quotations import quotation_at
from sayso.interpret.claims.sites import Site
from sayso.interpret.syntax import Syntax
from sayso.ontology.cues import Audience, CueVerb, CueWords, PassiveSubject, Takes
from sayso.records import SourceRole, Span, Stance

_RELATIVE: Final = ("which", "that", "who", "whom")


@dataclass(frozen=True, slots=True)
class Said:
    """Words that are said, and in which of the ways that a frame knows."""

    words: tuple[int, ...]
    kind: Takes


def verb_sites(page: Page) -> Iterator[Site]:
    """Every verb of the lexicon that has something said, in text order."""
    for word in range(len(page.syntax.words)):
        if page.syntax.part(word) not in ("VERB", "AUX"):
            continue
        owned = _responsibility(word, page)
        if owned is not None:
            yield owned
            continue
        if (other := _emerging(word, page) or _putting(word, page)) is not None:
            yield other
            continue
        verb = page.words.verbs.get(page.syntax.lower(word))
        if verb is None:
            continue
        said = said_by(word, verb, page)
        if said is not None:
            yield _site(word, verb, said, page)


def _site(word: int, verb: CueVerb, said: Said, page: Page) -> Site:
    syntax, passive = page.syntax, is_passive(word, page.syntax)
    stance = stance_of(word, verb, syntax)
    if verb.frame.commands and said.kind is Takes.INFINITIVE:
        stance = Stance.DEMANDS
    content = set(said.words)
    return Site(
        anchor=word,
        cue=cue_words(word, syntax),
        own=tuple(head for head in speakers_of_verb(word, syntax, passive=passive) if head not in content),
        content=said.words,
        stance=stance,
        alone=_makes_a_claim(word, verb, said, page),
        told=() if passive else told_of(word, verb, syntax, content),
        verb=verb,
    )


def _makes_a_claim(word: int, verb: CueVerb, said: Said, page: Page) -> bool:
    """Whether the words are enough without the model's; what a video shows or a court finds is a claim too."""
    if not is_said(word, page.words, page.syntax):
        return False
    if said.kind in verb.frame.alone:
        return True
    subjects = page.syntax.subjects(word)
    roles = {page.words.roles.get(page.syntax.lower(head)) for head in subjects}
    return said.kind is Takes.CLAUSE and bool(roles & {SourceRole.DOCUMENT, SourceRole.COURT})


def is_said(word: int, words: CueWords, syntax: Syntax) -> bool:
    """Whether the verb tells that something was said, not that it might be, was not, or would be."""
    helpers = {syntax.lower(child) for child in syntax.children(word, "aux")}
    if helpers & words.unsaid or is_by_nobody(word, syntax) or {"if", "unless"} & set(syntax.markers(word)):
        return False
    verb = words.verbs[syntax.lower(word)]
    if syntax.is_negated(word) and verb.stance not in NEGATED:
        return False
    head = syntax.head(word)
    if syntax.relation(word) == "xcomp" and head is not None and syntax.lower(head) in words.withholding:
        return False
    if "to" in syntax.markers(word):
        return syntax.relation(word) == "xcomp"
    return syntax.relation(word) != "amod"


def said_by(word: int, verb: CueVerb, page: Page) -> Said | None:
    """What a verb of the lexicon says, by the tree."""
    syntax, takes = page.syntax, verb.frame.content
    if is_passive(word, syntax):
        return _said_in_passive(word, verb, syntax)
    if Takes.OF in takes and (found := _with_preposition(word, syntax, ("of", "for", "on"))):
        return Said(found, Takes.OF)
    clause = _clause(word, page)
    if clause and (Takes.CLAUSE in takes or Takes.QUOTE in takes):
        quoted = quotation_at(syntax.span(clause[0]).start, page.quotations)
        return Said(clause, Takes.QUOTE if quoted and Takes.QUOTE in takes else Takes.CLAUSE)
    if Takes.DOING in takes and (found := _doing(word, syntax)):
        return Said(found, Takes.DOING)
    if Takes.INFINITIVE in takes and (found := _infinitive(word, verb, syntax)):
        return Said(found, Takes.INFINITIVE)
    if Takes.FOR in takes and (found := _called_for(word, syntax)):
        return Said(found, Takes.FOR)
    if Takes.QUOTE in takes and (found := _quoted(word, page)):
        return Said(found, Takes.QUOTE)
    if verb.name in page.words.plain and (found := _plain_clause(word, verb, page)):
        return Said(found, Takes.CLAUSE)
    if Takes.OBJECT in takes and (found := _object(word, page)):
        return Said(found, Takes.OBJECT)
    return None


def _object(word: int, page: Page) -> tuple[int, ...]:
    """What is denied or reported as a thing; "an allegation that the army denies" stands before its verb."""
    syntax = page.syntax
    objects = tuple(head for head in syntax.children(word, "obj") if syntax.lower(head) not in _RELATIVE)
    if objects:
        return syntax.subtree(objects[0])
    noun = syntax.head(word)
    if noun is None or syntax.relation(word) != "acl:relcl" or syntax.lower(noun) not in page.words.earlier:
        return ()
    if not syntax.subjects(word) or noun in syntax.understood_subjects(word):
        return ()
    return tuple(other for other in syntax.subtree(noun) if other <= noun)


def _said_in_passive(word: int, verb: CueVerb, syntax: Syntax) -> Said | None:
    """What a passive says: its clause; or, where its subject is part of it, subject and complement together."""
    clauses = syntax.children(word, "ccomp", "csubj", "csubj:pass")
    if clauses:
        return Said(syntax.subtree(clauses[0]), Takes.CLAUSE)
    if verb.frame.passive is PassiveSubject.AUDIENCE:
        return None
    subjects = syntax.children(word, "nsubj:pass", "nsubj")
    if Takes.OF in verb.frame.content:
        tail = _tails(word, syntax, ("of", "for"))
        return Said(_together(syntax, (*subjects, *tail)), Takes.OF) if subjects and tail else None
    complements = tuple(child for child in syntax.children(word, "xcomp") if child > word)
    if subjects and complements:
        return Said(_together(syntax, (subjects[0], complements[0])), Takes.CLAUSE)
    if subjects and Takes.OBJECT in verb.frame.content:
        return Said(syntax.subtree(subjects[0]), Takes.OBJECT)
    return None


def _clause(word: int, page: Page) -> tuple[int, ...]:
    """The clause that is said: complement, or the clause into which "he said" is put as an aside."""
    syntax = page.syntax
    found = list(syntax.children(word, "ccomp"))
    found += [child for child in syntax.children(word, "xcomp") if _is_finite(child, syntax)]
    found += [child for child in syntax.children(word, "parataxis") if _is_finite(child, syntax)] if not found else []
    if found:
        words = set(syntax.subtree(found[0]))
        for other in found[1:]:
            words |= set(syntax.subtree(other))
        return tuple(sorted(words - {word}))
    head = syntax.head(word)
    if syntax.relation(word) == "parataxis" and head is not None and syntax.subjects(word):
        own = set(syntax.subtree(word))
        return tuple(other for other in syntax.subtree(head) if other not in own)
    return ()


def _plain_clause(word: int, verb: CueVerb, page: Page) -> tuple[int, ...]:
    """ "police said a car had exploded", by the order of words where the tree shows no clause."""
    syntax = page.syntax
    before = word - 1
    while before >= 0 and syntax.part(before) in ("ADV", "AUX"):
        before -= 1
    if before < 0 or syntax.part(before) not in ("NOUN", "PROPN", "PRON"):
        return ()
    told = noun_behind(word, syntax) if verb.frame.audience is Audience.OBJECT else None
    start = word + 1 if told is None else told + 1
    end = start
    while end < len(syntax.words) and in_one_sentence(end, word, syntax):
        end += 1
    rest = range(start, end)
    if not rest or syntax.part(rest[0]) not in _OPENS_CLAUSE or syntax.part(rest[-1]) != "PUNCT":
        return ()
    subject = noun_behind(start - 1, syntax) if syntax.part(start) != "SCONJ" else start
    predicates = [w for w in rest if syntax.part(w) in ("VERB", "AUX")]
    if subject is None or not predicates or predicates[0] < subject:
        return ()
    return tuple(rest)


_OPENS_CLAUSE: Final = ("SCONJ", "DET", "PRON", "NUM", "NOUN", "PROPN", "ADJ")


def _is_finite(word: int, syntax: Syntax) -> bool:
    return bool(syntax.subjects(word)) and "to" not in syntax.markers(word)


def _infinitive(word: int, verb: CueVerb, syntax: Syntax) -> tuple[int, ...]:
    found = [child for child in syntax.children(word, "xcomp", "advcl") if "to" in syntax.markers(child)]
    if not found:
        return ()
    objects = syntax.children(word, "obj", "iobj") if verb.frame.commands else ()
    return _together(syntax, (*objects, found[0]))


def _doing(word: int, syntax: Syntax) -> tuple[int, ...]:
    """ "admitted carrying money", "confessed to planting the bomb", "denies ever having met them"."""
    found = [
        child
        for child in syntax.children(word, "xcomp", "advcl", "ccomp", "obl", "obj")
        if child > word and syntax.part(child) == "VERB" and _is_doing(child, syntax)
    ]
    if not found:
        return ()
    words = syntax.subtree(found[0])
    end = words[-1] + 1
    # The tree cuts such clauses short: up to the next predicate or mark they go on.
    while end < len(syntax.words) and syntax.part(end) not in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"):
        end += 1
    return (*words, *range(words[-1] + 1, end))


def _is_doing(word: int, syntax: Syntax) -> bool:
    if set(syntax.markers(word)) - {"to"} or syntax.preposition(word) not in (None, "to"):
        return False
    having = any(syntax.lower(helper) in ("having", "being") for helper in syntax.auxiliaries(word))
    return having or syntax.lower(word).endswith("ing")


def _called_for(word: int, syntax: Syntax) -> tuple[int, ...]:
    """ "called for a truce", "called on both sides to hold their fire"; what is said leaves the preposition out."""
    if asked := syntax.obliques(word, "on", "upon", "to"):
        doing = [child for child in syntax.children(word, "xcomp", "advcl") if "to" in syntax.markers(child)]
        if doing:
            cases = {case for head in asked for case in syntax.prepositions(head)}
            return tuple(w for w in _together(syntax, (*asked, doing[0])) if w not in cases)
    wanted = syntax.obliques(word, "for")
    if not wanted:
        return ()
    return tuple(w for w in syntax.subtree(wanted[0]) if w not in syntax.prepositions(wanted[0]))


def _with_preposition(word: int, syntax: Syntax, prepositions: tuple[str, ...]) -> tuple[int, ...]:
    """Whom a verb accuses, and of what."""
    objects = syntax.children(word, "obj")
    if not objects:
        return ()
    tails = _tails(word, syntax, prepositions) or _tails(objects[0], syntax, prepositions[:1])
    return _together(syntax, (*objects, *tails)) if tails else ()


def _tails(word: int, syntax: Syntax, prepositions: tuple[str, ...]) -> tuple[int, ...]:
    clauses = [
        child
        for child in syntax.children(word, "advcl", "acl", "xcomp", "ccomp")
        if set(syntax.markers(child)) & set(prepositions) or syntax.preposition(child) in prepositions
    ]
    return (*clauses, *syntax.obliques(word, *prepositions))


def _quoted(word: int, page: Page) -> tuple[int, ...]:
    """The quotation beside a verb that has no other complement, in the same sentence."""
    syntax = page.syntax
    offset = syntax.span(word).start
    sentence = page.sentence_over(Span(offset, offset + 1))
    if sentence is None or quotation_at(offset, page.quotations) is not None:
        return ()
    found: list[int] = []
    for span in page.quotations_over(sentence):
        inside = [w for w in syntax.words_in(span) if sentence.contains(syntax.span(w))]
        letters = [w for w in inside if syntax.part(w) != "PUNCT"]
        # A quoted word or two inside a clause is no statement.
        if len(letters) >= 3 and (inside[0] == 0 or not _mid_clause(inside[0], word, syntax)):
            found += inside
    return tuple(found)


def _mid_clause(first: int, verb: int, syntax: Syntax) -> bool:
    """Whether a quotation that does not begin the sentence follows neither comma, colon nor the verb."""
    before = first - 1
    if before == verb or syntax.part(before) == "PUNCT":
        return False
    return syntax.head(before) is not None and in_one_sentence(before, verb, syntax)


def _emerging(word: int, page: Page) -> Site | None:
    """ "it emerged from cables that ...": those cables say it."""
    syntax = page.syntax
    if syntax.lower(word) not in page.words.emerging or syntax.lower(word - 1) != "it" or word < 1:
        return None
    clauses = [
        child
        for child in syntax.children(word, "ccomp", "csubj", "advcl")
        if child > word and "that" in syntax.markers(child)
    ]
    if not clauses:
        return None
    said = syntax.subtree(clauses[0])
    own = tuple(head for head in syntax.obliques(word, "from") if head not in said)
    return Site(word, cue_words(word, syntax), own, said, Stance.ASSERTS, alone=bool(own))


def _putting(word: int, page: Page) -> Site | None:
    """ "put the number of dead at 14"."""
    syntax = page.syntax
    if syntax.lower(word) not in page.words.putting or is_passive(word, syntax):
        return None
    objects = [head for head in syntax.objects(word) if head > word]
    figures = [
        head
        for head in (*syntax.obliques(word, "at"), *(o for head in objects for o in syntax.obliques(head, "at")))
        if any(syntax.part(other) == "NUM" for other in syntax.subtree(head))
    ]
    if not objects or not figures:
        return None
    said = _together(syntax, (objects[0], figures[0]))
    own = speakers_of_verb(word, syntax, passive=False)
    return Site(word, cue_words(word, syntax), own, said, Stance.ASSERTS, alone=bool(own))


def _responsibility(word: int, page: Page) -> Site | None:
    """ "claimed responsibility for the attack", "claimed the bombing"."""
    syntax, words = page.syntax, page.words
    lower = syntax.lower(word)
    if lower not in words.responsible_verbs:
        return None
    objects = syntax.children(word, "obj") or syntax.children(word, "nsubj:pass")
    if not objects:
        return None
    noun = syntax.lower(objects[0])
    claimed = words.verbs.get(lower)
    direct = noun in words.responsible_objects and claimed is not None and claimed.name in ("claim",)
    if noun not in words.responsibility and not direct:
        return None
    passive = is_passive(word, syntax)
    verb = words.verbs["claim"]
    return Site(
        anchor=word,
        cue=cue_words(word, syntax),
        own=speakers_of_verb(word, syntax, passive=passive),
        content=_owned(objects[0], word, syntax),
        stance=Stance.CLAIMS_RESPONSIBILITY,
        alone=_claims_now(word, words, syntax),
        verb=verb,
    )


def _owned(noun: int, word: int, syntax: Syntax) -> tuple[int, ...]:
    """The responsibility and what for, by the tree or by the order of words."""
    words = _together(syntax, (noun, *_tails(word, syntax, ("for",))))
    behind = noun + 1
    if behind in words or behind >= len(syntax.words) or syntax.lower(behind) != "for":
        return words
    last = noun_behind(behind, syntax)
    return words if last is None else tuple(sorted({*words, *range(behind, last + 1)}))


def _claims_now(word: int, words: CueWords, syntax: Syntax) -> bool:
    helpers = {syntax.lower(child) for child in syntax.children(word, "aux")}
    return not (helpers & words.unsaid) and not syntax.is_negated(word) and not is_by_nobody(word, syntax)


def _together(syntax: Syntax, heads: tuple[int, ...]) -> tuple[int, ...]:
    found: set[int] = set()
    for head in heads:
        found |= set(syntax.subtree(head))
    return tuple(sorted(found))
