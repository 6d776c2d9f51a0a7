"""Whether a noun names someone who carries news: an outlet, an agency, a channel."""

from __future__ import annotations

from typing import Final

from sayso.interpret.claims.drafts import Page
from sayso.interpret.claims.edges import plain_phrase, whole_name
from sayso.ontology.credit_lists import credit_names
from sayso.records import Mention, MentionForm, MentionType, PlacePrecision, SourceRole, Span

# "Told the TV" names no outlet, "told state TV" one.
_MEDIUMS: Final = ("tv", "television", "radio", "press", "media", "news")
_CARRIERS: Final = (SourceRole.OUTLET, SourceRole.AGENCY)
_LEADING: Final = ("the ", "a ", "an ")


def mention_at(head: int, page: Page) -> Mention | None:
    """The mention whose head holds this word, or whose phrase the word governs; the longest, if several do."""
    found = page.mentions_by_head.get(head) or page.mentions_by_governor.get(head, ())
    return max(found, key=lambda mention: (len(mention.span), mention.id), default=None)


def name_of(head: int, page: Page) -> str:
    """The bare phrase around a word, without its article."""
    phrase = page.syntax.phrase_span(head)
    if page.syntax.part(head) == "PROPN":
        first, last = whole_name(head, head, head, page.syntax)
        phrase = Span(min(phrase.start, page.syntax.span(first).start), max(phrase.end, page.syntax.span(last).end))
    bare = phrase.text_in(page.text)
    for article in _LEADING:
        if bare.lower().startswith(article):
            return bare[len(article) :]
    return bare


def listed_carrier(name: str) -> SourceRole | None:
    """Whether the credits' lists know the name as an agency or an outlet."""
    names = credit_names()
    if name in names.agencies:
        return SourceRole.AGENCY
    return SourceRole.OUTLET if name in names.outlets else None


def is_outlet(head: int, page: Page) -> bool:
    """Whether a word names an outlet: by list, head noun, a word of its name, or what the entity is."""
    lower, name = page.syntax.lower(head), name_of(head, page)
    if listed_carrier(name) is not None or listed_carrier(page.syntax.form(head)) is not None:
        return True
    if _called_outlet(head, page):
        return True
    mention = mention_at(head, page)
    if mention is not None and mention.entity is not None:
        entity = page.entities.get(mention.entity)
        if entity is not None and (entity.subtype == "media" or entity.sector == "JRN"):
            return page.syntax.part(head) != "NOUN" or lower not in page.words.newspeople
    if page.syntax.part(head) == "NOUN":
        # "told the media" names nobody, "told state media" an outlet; "told local journalists" does not.
        some = bool(page.syntax.children(head, "amod", "compound", "appos", "flat"))
        if lower in _MEDIUMS and not some:
            return False
        some = some and lower in page.words.several
        return page.words.roles.get(lower) in _CARRIERS and (some or lower not in page.words.newspeople)
    if page.syntax.part(head) != "PROPN":
        return False
    words = {word.lower() for word in name.replace("-", " ").split()}
    if words & page.words.outlet_names:
        return True
    if any(word in page.words.roles for word in words):
        return False
    letters = name.isupper() and name.isalpha() and _LETTERS[0] <= len(name) <= _LETTERS[1]
    if mention is None or mention.type is MentionType.LOCATION or (mention.type is MentionType.PERSON and letters):
        # "told Meridian": a bare name that is told is an outlet's, unless the report knows it as a place.
        return len(name.split()) == 1 and not _is_a_place(name, mention, page)
    return mention.type is MentionType.ORGANISATION and not _known_body(mention, page)


# Of how many letters an agency's name is made.
_LETTERS: Final = (3, 5)


def _is_a_place(name: str, mention: Mention | None, page: Page) -> bool:
    """Whether a name is a country or region, or stands in the report more than once: outlets are told once."""
    entity = None if mention is None or mention.entity is None else page.entities.get(mention.entity)
    if entity is not None and sum(page.mentions[one].form is MentionForm.NAME for one in entity.mentions) > 1:
        return True
    wide = (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE, PlacePrecision.REGION)
    return any(place.precision in wide for place in page.places_named(name))


def _called_outlet(head: int, page: Page) -> bool:
    """Whether the noun before a name says that it is an outlet: "the army newspaper Shield"."""
    if page.syntax.part(head) != "PROPN":
        return False
    words = [word for word in plain_phrase(head, page.syntax) if word < head]
    nouns = [page.syntax.lower(word) for word in words if page.syntax.part(word) in ("NOUN", "ADJ", "PROPN")]
    return any(page.words.roles.get(noun) in _CARRIERS and noun not in page.words.newspeople for noun in nouns)


def _known_body(mention: Mention, page: Page) -> bool:
    """Whether an organisation is known to be something else than an outlet."""
    entity = None if mention.entity is None else page.entities.get(mention.entity)
    return entity is not None and (entity.subtype is not None or entity.sector is not None)
