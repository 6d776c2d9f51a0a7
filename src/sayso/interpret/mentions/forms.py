"""How a mention refers, and which of its words is the head: the bare name of a name, else the head word."""

from __future__ import annotations

from typing import Final

from sayso.interpret.mentions.candidates import Candidate
from sayso.interpret.syntax import Syntax
from sayso.ontology.mention_lists import MentionLists
from sayso.records import MentionForm, MentionType, Span

_NAMES: Final = (MentionType.URL, MentionType.COMMS_IDENTIFIER, MentionType.NATIONALITY)
NUMBERS: Final = (MentionType.QUANTITY, MentionType.MONEY, MentionType.FREQUENCY)


def form_of(candidate: Candidate, syntax: Syntax) -> MentionForm:
    """Whether it is a name, a nominal or a pronoun: by kind, by part of speech, else as the model says."""
    if candidate.fixed is not None:
        return candidate.fixed.form
    if candidate.type in _NAMES:
        return MentionForm.NAME
    if candidate.type in NUMBERS or candidate.word is None:
        return MentionForm.NOMINAL
    if candidate.type is MentionType.TEMPORAL:
        has_name = any(syntax.part(word) in ("PROPN", "NUM") for word in syntax.words_in(candidate.span))
        return MentionForm.NAME if has_name else MentionForm.NOMINAL
    part = syntax.part(candidate.word)
    if part == "PRON":
        return MentionForm.PRONOUN
    if part == "PROPN" and _has_capital(candidate, syntax):
        return MentionForm.NAME
    is_capital = syntax.form(candidate.word)[:1].isupper() and not _opens(candidate.word, syntax)
    if candidate.form is MentionForm.NAME and (is_capital or part == "X"):
        return MentionForm.NAME
    return MentionForm.PRONOUN if candidate.form is MentionForm.PRONOUN and part == "DET" else MentionForm.NOMINAL


def _has_capital(candidate: Candidate, syntax: Syntax) -> bool:
    """Whether a word of the name is written as names are; a script without capitals passes."""
    forms = [syntax.form(word) for word in syntax.words_in(candidate.span) if syntax.part(word) == "PROPN"]
    return any(form[:1].isupper() or form.lower() == form.upper() for form in forms)


def _opens(word: int, syntax: Syntax) -> bool:
    """Whether the word opens a sentence, where capitals say nothing."""
    return word == 0 or syntax.form(word - 1)[:1] in '.!?"“”:' or syntax.root(word) != syntax.root(word - 1)


def head_span(candidate: Candidate, form: MentionForm, syntax: Syntax, lists: MentionLists) -> Span:
    """Characters of the bare name or of the head word."""
    if candidate.fixed is not None:
        return candidate.fixed.head
    if candidate.word is None or candidate.type in (*_NAMES, *NUMBERS, MentionType.TEMPORAL):
        return candidate.span
    if form is not MentionForm.NAME:
        return syntax.span(candidate.word)
    inside = syntax.words_in(candidate.span)
    first = last = candidate.word
    while first > inside.start and (step := _reaches(first, -1, candidate, syntax, lists)):
        first -= step
    while last < inside.stop - 1 and (step := _reaches(last, 1, candidate, syntax, lists)):
        last += step
    return Span(syntax.span(first).start, syntax.span(last).end)


def _reaches(word: int, way: int, candidate: Candidate, syntax: Syntax, lists: MentionLists) -> int:
    """How many words further the name goes on: over small words to the next name word; 0 if it ends here."""
    inside = syntax.words_in(candidate.span)
    for step in (1, 2, 3):
        further = word + way * step
        if further not in inside or syntax.relation(further) in ("conj", "appos", "acl:relcl", "parataxis"):
            return 0
        if _is_name_word(further, syntax):
            return step
        if not _links(further, candidate, syntax, lists):
            return 0
    return 0


def _is_name_word(word: int, syntax: Syntax) -> bool:
    form = syntax.form(word)
    return syntax.part(word) == "PROPN" or (
        form[:1].isupper() and syntax.part(word) in ("NOUN", "ADJ", "X", "VERB", "NUM")
    )


def _links(word: int, candidate: Candidate, syntax: Syntax, lists: MentionLists) -> bool:
    form = syntax.lower(word)
    if form == "-":
        return syntax.text[syntax.span(word).end : syntax.span(word).end + 1].isalnum()
    is_person = candidate.type is MentionType.PERSON
    return form in lists.name_links and not (is_person and form in ("of", "for", "and", "the", "&", "'s", "’s"))
