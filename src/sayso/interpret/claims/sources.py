"""What a source is: its mention and entity, its role, whether it bears a name, how many it stands for."""

from __future__ import annotations

from typing import Final

from sayso.interpret.claims.drafts import Page, Speaker
from sayso.interpret.claims.edges import noun_behind, plain_phrase
from sayso.interpret.claims.outlets import listed_carrier, mention_at, name_of
from sayso.records import Entity, Hop, Mention, MentionForm, MentionType, SourceNumber, SourceRole, Span

# What an entity is known to be says more than its wording. Sectors are PLOVER's codes.
_BY_SUBTYPE: Final = {
    "media": SourceRole.OUTLET,
    "armed_group": SourceRole.ARMED_GROUP,
    "state_force": SourceRole.MILITARY,
    "government": SourceRole.BODY,
    "court": SourceRole.COURT,
    "party": SourceRole.BODY,
    "igo": SourceRole.BODY,
    "ngo": SourceRole.BODY,
    "company": SourceRole.BODY,
    "community": SourceRole.BODY,
    "channel": SourceRole.SOCIAL_MEDIA,
    "account": SourceRole.SOCIAL_MEDIA,
}
_BY_SECTOR: Final = {
    "JRN": SourceRole.OUTLET,
    "REB": SourceRole.ARMED_GROUP,
    "MIL": SourceRole.MILITARY,
    "JUD": SourceRole.COURT,
}
_NAME_PARTS: Final = ("flat", "flat:name", "appos", "compound", "nmod:desc", "goeswith")


def hop_of(speaker: Speaker, page: Page, *, meant: int | None = None) -> Hop:
    """The hop as the record has it.

    Args:
        meant: head word of whom a pronoun means, where its own mention does not tell.
    """
    if speaker.head is None or speaker.span is None:
        return Hop(
            step=speaker.step,
            span=speaker.span,
            cue=speaker.cue,
            mention=None,
            entity=None,
            role=SourceRole.SOCIAL_MEDIA if speaker.name else SourceRole.UNKNOWN,
            named=speaker.name is not None,
            number=SourceNumber.ONE if speaker.name else SourceNumber.UNKNOWN,
            unnamed_reason=None,
            inherited=speaker.inherited,
        )
    # What is known of a report, a video or a post is known of whoever made it.
    head = maker_of(speaker.head, page) or speaker.head
    mention = mention_at(head, page)
    looked_up = mention if meant is None else mention_at(meant, page)
    identity = looked_up.entity if looked_up else None
    known = None if identity is None else page.entities.get(identity)
    named = _is_named(head, known, page)
    role = role_of(head if meant is None else meant, looked_up, known, page)
    if head != speaker.head:
        role = SourceRole.DOCUMENT
    if speaker.carries and named and role in _OF_BARE_NAMES and _is_bare_name(head, known, page):
        role = SourceRole.OUTLET
    return Hop(
        step=speaker.step,
        span=speaker.span,
        cue=speaker.cue,
        mention=mention.id if mention else None,
        entity=known.id if known else None,
        role=role,
        named=named,
        number=_number(head, page),
        unnamed_reason=None if named else unnamed_reason(speaker.span, page),
        inherited=speaker.inherited,
    )


# Roles that a name alone gets; whoever hands on what another said is an outlet then.
_OF_BARE_NAMES: Final = (SourceRole.UNKNOWN, SourceRole.BODY, SourceRole.DOCUMENT)


def _is_bare_name(head: int, known: Entity | None, page: Page) -> bool:
    """Whether nothing but a name tells what a source is."""
    syntax = page.syntax
    if syntax.part(head) != "PROPN" or (known is not None and (known.subtype or known.sector)):
        return False
    return not any(syntax.lower(word) in page.words.roles for word in plain_phrase(head, syntax))


def _kind_of_source(head: int, known: Entity | None, page: Page) -> SourceRole:
    """ "security sources", "a source in the ministry": by what stands beside the word "source", here or elsewhere."""
    heads = [head]
    for identity in () if known is None else known.mentions:
        if identity in page.mentions:
            heads += page.syntax.words_in(page.mentions[identity].head)
    return next((role for one in heads if (role := _kind_beside(one, page)) is not None), SourceRole.UNKNOWN)


# A source within a body speaks for it.
_INSIDERS: Final[dict[SourceRole | None, SourceRole]] = {
    SourceRole.BODY: SourceRole.OFFICIAL,
    SourceRole.MILITARY: SourceRole.MILITARY,
    SourceRole.ARMED_GROUP: SourceRole.ARMED_GROUP,
}


def _kind_beside(head: int, page: Page) -> SourceRole | None:
    for word in page.syntax.subtree(head, without=("acl", "acl:relcl", "conj")):
        lower = page.syntax.lower(word)
        role = page.words.source_kinds.get(lower) or _INSIDERS.get(page.words.roles.get(lower))
        if word != head and role is not None:
            return role
    return None


def maker_of(head: int, page: Page) -> int | None:
    """Who made the document that a source is: "a report by X", "X's statement", "a video released by X"."""
    syntax = page.syntax
    noun = page.words.nouns.get(syntax.lower(head))
    if noun is None or not noun.document or syntax.part(head) != "NOUN":
        return None
    carried = [clause for clause in syntax.children(head, "acl") if syntax.lower(clause) in page.words.carrying]
    makers: list[int] = list(syntax.possessors(head))
    for clause in syntax.children(head, "acl"):
        if syntax.lower(clause) in page.words.making:
            makers += syntax.agents(clause)
    makers += [
        other
        for other in syntax.obliques(head, "by", "from", "of")
        if (syntax.preposition(other) != "of" or syntax.part(other) == "PROPN")
        and not any(clause < other for clause in carried)
    ]
    if not makers and head + 1 < len(syntax.words) and syntax.lower(head + 1) in ("by", "from"):
        behind = noun_behind(head + 1, syntax)
        makers += [] if behind is None else [behind]
    return makers[0] if makers else None


def role_of(head: int, mention: Mention | None, known: Entity | None, page: Page) -> SourceRole:
    """By the name lists, then what the entity is, then the nouns of the phrase and of its apposition."""
    syntax, roles = page.syntax, page.words.roles
    if listed := listed_carrier(name_of(head, page)) or listed_carrier(syntax.form(head)):
        return listed
    if carrier := _called_carrier(head, page):
        return carrier
    lower = syntax.lower(head)
    subtype = _BY_SUBTYPE.get(known.subtype) if known is not None and known.subtype else None
    if lower in page.words.classifying and subtype is not None:
        return subtype
    if lower in page.words.people_as_sources:
        return _kind_of_source(head, known, page)
    if syntax.part(head) == "NOUN" and lower in roles:
        return _sharpened(roles[lower], head, page)
    phrase = syntax.subtree(head, without=("acl", "acl:relcl", "nmod", "nmod:poss", "advcl", "parataxis", "conj"))
    around = [w for w in sorted({*phrase, *plain_phrase(head, syntax)}) if syntax.part(w) in ("NOUN", "PROPN")]
    person = mention is not None and mention.type is MentionType.PERSON
    titles = [w for w in around if w != head and roles.get(syntax.lower(w)) in _TITLES]
    if titles and syntax.part(head) == "PROPN":
        return _sharpened(roles[syntax.lower(titles[0])], titles[0], page)  # "Foreign Office Minister X"
    if known is not None:
        if known.subtype in _BY_SUBTYPE:
            return _BY_SUBTYPE[known.subtype]
        if known.type is MentionType.ORGANISATION and known.sector in _BY_SECTOR:
            return _BY_SECTOR[known.sector]
    for word in sorted(around, key=lambda w: (w > head, -w if w <= head else w)):
        role = roles.get(syntax.lower(word))
        if role is None or (person and role in _NOT_OF_PERSONS and not _is_thing(head, page)):
            continue
        return _sharpened(role, word, page)
    if known is not None and (role := _of_other_mentions(known, page)) is not None:
        return role
    if lower in page.words.pronouns_one | page.words.pronouns_several and known is None:
        return SourceRole.PERSON if lower not in _THINGS else SourceRole.UNKNOWN
    kind = known.type if known is not None else (mention.type if mention is not None else None)
    if kind is MentionType.PERSON:
        return SourceRole.PERSON
    if kind is MentionType.ORGANISATION or kind is MentionType.LOCATION:
        return SourceRole.BODY
    if kind is MentionType.COMMS_IDENTIFIER:
        return SourceRole.SOCIAL_MEDIA
    if kind is MentionType.DOCUMENT_REFERENCE:
        return SourceRole.DOCUMENT
    return SourceRole.UNKNOWN


def _called_carrier(head: int, page: Page) -> SourceRole | None:
    """What the nouns before a name call it: "the daily Metropol", "the Telegram channel Night Watch"."""
    if page.syntax.part(head) != "PROPN":
        return None
    nouns = [page.syntax.lower(word) for word in plain_phrase(head, page.syntax) if word < head]
    roles = [page.words.roles[noun] for noun in nouns if noun in page.words.roles and noun not in page.words.newspeople]
    for carrier in (SourceRole.SOCIAL_MEDIA, SourceRole.AGENCY, SourceRole.OUTLET):
        if carrier in roles and SourceRole.OFFICIAL not in roles:
            return carrier
    return None


_TITLES: Final = (SourceRole.OFFICIAL, SourceRole.MILITARY)


def _is_thing(head: int, page: Page) -> bool:
    """Whether a name bears an article, as names of people do not."""
    return any(page.syntax.lower(child) in _DEFINITE for child in page.syntax.children(head, "det"))


_NOT_OF_PERSONS: Final = (
    SourceRole.BODY,
    SourceRole.OUTLET,
    SourceRole.AGENCY,
    SourceRole.DOCUMENT,
    SourceRole.ARMED_GROUP,
)
_THINGS: Final = ("it", "its", "this", "that", "which")


def _sharpened(role: SourceRole, head: int, page: Page) -> SourceRole:
    """A spokesman speaks for the army, the rebels, a court; a channel on Telegram is no broadcaster."""
    beside = {page.syntax.lower(child) for child in page.syntax.subtree(head, without=("acl", "acl:relcl", "appos"))}
    own = page.syntax.lower(head)
    if own in _OFFICES:
        beside.add("press")
    beside.discard(own)
    if role is SourceRole.OUTLET and any(page.words.roles.get(w) is SourceRole.SOCIAL_MEDIA for w in beside):
        return SourceRole.SOCIAL_MEDIA
    if role is SourceRole.MILITARY and "police" in beside:
        return SourceRole.OFFICIAL
    if role is SourceRole.BODY and beside & _DESKS and SourceRole.MILITARY in {page.words.roles.get(w) for w in beside}:
        return SourceRole.MILITARY
    if role is SourceRole.OFFICIAL and beside & page.words.private:
        return SourceRole.PERSON
    if role is SourceRole.OFFICIAL:
        kinds = {page.words.roles.get(word) for word in beside}
        for sharper in (SourceRole.ARMED_GROUP, SourceRole.MILITARY, SourceRole.COURT):
            if sharper in kinds:
                return sharper
    return role


# A press office speaks for whom it belongs to.
_OFFICES: Final = ("office", "service", "centre", "center", "spokesperson")
_DESKS: Final = frozenset({"press"})


def _of_other_mentions(known: Entity, page: Page) -> SourceRole | None:
    """What the report calls the same one elsewhere: "Colonel Rahimi" makes "Rahimi" military."""
    for identity in known.mentions:
        if identity not in page.mentions:
            continue
        for word in page.syntax.words_in(page.mentions[identity].span):
            role = page.words.roles.get(page.syntax.lower(word))
            if role is not None and not (known.type is MentionType.PERSON and role in _NOT_OF_PERSONS):
                return _sharpened(role, word, page)
    return None


def _is_named(head: int, known: Entity | None, page: Page) -> bool:
    """Whether the source itself bears a proper name; a pronoun does if its entity does."""
    syntax = page.syntax
    capital = syntax.form(head)[:1].isupper()
    if (
        capital
        and syntax.part(head) == "NOUN"
        and any(
            syntax.form(child)[:1].isupper() for child in syntax.children(head, "compound", "amod") if child == head - 1
        )
    ):
        return True
    mention = mention_at(head, page)
    if capital and (syntax.part(head) == "PROPN" or (mention is not None and mention.form is MentionForm.NAME)):
        return True
    if _classified(head, page) or _followed_by_name(head, page):
        return True
    if any(
        syntax.part(child) == "PROPN" and syntax.relation(child) in ("flat", "flat:name", "appos", "nmod:desc")
        for child in syntax.children(head)
    ):
        return True
    if syntax.lower(head) in page.words.pronouns_one | page.words.pronouns_several:
        return known is not None and known.name is not None
    definite = any(syntax.lower(child) in _DEFINITE for child in syntax.children(head, "det"))
    return definite and known is not None and known.name is not None and not is_plural(head, page)


_DEFINITE: Final = ("the", "this", "that")


def _followed_by_name(head: int, page: Page) -> bool:
    """ "its director Rami Karim"; not "officials Friday"."""
    syntax, behind = page.syntax, head + 1
    if syntax.part(head) != "NOUN" or behind >= len(syntax.words) or syntax.part(behind) != "PROPN":
        return False
    touches = syntax.span(behind).start - syntax.span(head).end == 1
    timed = bool(page.periods.overlapping(syntax.span(behind)))
    return touches and not timed and syntax.form(behind)[:1].isupper()


def _classified(head: int, page: Page) -> bool:
    """ "the Islamic State group", "the Khovar agency": a name with a noun that says what it is."""
    syntax = page.syntax
    if syntax.lower(head) not in page.words.classifying:
        return False
    names = [child for child in syntax.children(head, "compound", "nmod:desc") if syntax.part(child) == "PROPN"]
    indefinite = any(syntax.lower(child) in ("a", "an") for child in syntax.children(head, "det"))
    platform = any(page.words.roles.get(syntax.lower(name)) is SourceRole.SOCIAL_MEDIA for name in names)
    return bool(names) and not indefinite and not platform


def _number(head: int, page: Page) -> SourceNumber:
    syntax, words = page.syntax, page.words
    lower = syntax.lower(head)
    if lower in words.pronouns_several or is_plural(head, page):
        return SourceNumber.SEVERAL
    if syntax.part(head) in ("NOUN", "PROPN", "PRON", "NUM") or lower in words.pronouns_one:
        return SourceNumber.ONE
    return SourceNumber.UNKNOWN


def is_plural(head: int, page: Page) -> bool:
    """Whether a source's head word stands for several."""
    syntax, words = page.syntax, page.words
    lower = syntax.lower(head)
    if lower in words.several or lower in words.several_words:
        return True
    if any(syntax.lower(child) in words.several_words for child in syntax.children(head, "det", "nummod", "amod")):
        return True
    return syntax.part(head) == "NOUN" and lower.endswith("s") and not lower.endswith("ss") and len(lower) > 3


def unnamed_reason(span: Span, page: Page) -> Span | None:
    """Where the report says why a source stays unnamed: in the source's phrase or else in its sentence."""
    sentence = page.sentence_over(span)
    if sentence is None:
        return None
    lowered = page.text[sentence.start : sentence.end].lower()
    for phrase in page.words.anonymity:
        at = lowered.find(phrase)
        if at >= 0:
            start = sentence.start + at
            return Span(start, _reason_end(start + len(phrase), sentence, page))
    return None


def _reason_end(start: int, sentence: Span, page: Page) -> int:
    """Up to the comma or full stop that closes the reason."""
    end = start
    while end < sentence.end and page.text[end] not in ',;.”"—–\n':
        end += 1
    while end > start and page.text[end - 1].isspace():
        end -= 1
    return end
