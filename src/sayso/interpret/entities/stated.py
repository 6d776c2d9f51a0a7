"""Other names that the text itself states: in brackets, after "also known as" and the like, and in appositions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from sayso.interpret.entities.clusters import Clusters
from sayso.interpret.entities.names import Name, acronym_letters, bare_name, initials
from sayso.interpret.entities.objections import NAMES, NESTING, NUMBERS
from sayso.interpret.entities.profiles import Profile
from sayso.interpret.syntax import Syntax
from sayso.ontology.entities import EntityWords
from sayso.records import MentionType, NameKind, Reading, Span

# How far behind a name its other names are sought.
_ROOM_CHARS: Final = 160
_MOST_NAME_CHARS: Final = 70
_BRACKET: Final = re.compile(r"\s*\(([^()\n]{2,120})\)")
_CAPITAL_WORD: Final = r"(?:(?:al|el|as|ash|an|ar|at|ad|d|l)[-'’])?[^\W\d_a-z][\w'’.&/-]*"
# A run of capitalised words with small words between, or anything short in quotation marks.
_A_NAME: Final = re.compile(
    rf"(?:the\s+|a\s+)?(?:[\"“‘'«](?P<quoted>[^\"”’'»\n]{{2,60}})[\"”’'»]"
    rf"|(?P<plain>{_CAPITAL_WORD}(?:\s+(?:(?:of|for|and|the|in|de|del|la|al|el|bin|ibn|du|des|e|y)\s+){{0,3}}"
    rf"{_CAPITAL_WORD}){{0,7}}))"
)
_COMMA: Final = re.compile(r",\s+")
_STATABLE: Final = (
    MentionType.PERSON, MentionType.ORGANISATION, MentionType.COMMS_IDENTIFIER, MentionType.LOCATION,
    MentionType.WEAPON, MentionType.MILITARY_PLATFORM, MentionType.VEHICLE,
)  # fmt: skip
_DESPITE: Final = frozenset({NAMES, NESTING, NUMBERS})


@dataclass(frozen=True, slots=True)
class StatedName:
    """Another name of what a mention means (`of`, its number), as the text states it."""

    of: int
    name: Name
    kind: NameKind
    reason: str


def stated_names(
    reading: Reading, profiles: Sequence[Profile], clusters: Clusters, words: EntityWords
) -> tuple[StatedName, ...]:
    """Find stated names; join the mentions that bear them; return all of them, mentions or not."""
    text = reading.document.text
    named = [p for p in profiles if p.name is not None and p.type in _STATABLE]
    starts = [p.mention.head.start for p in named]
    found: list[StatedName] = []
    for profile in named:
        for stated in _after(profile, text, words):
            bearer = _bearer(stated.name.span, named, starts)
            if bearer is profile:
                continue
            if bearer is not None and not clusters.join(profile, bearer, stated.reason, despite=_DESPITE):
                continue
            if bearer is not None:
                found.append(replace(stated, name=bearer.own_name))
            elif " " not in stated.name.text or stated.name.text != stated.name.text.upper():
                # Among capitals nothing tells where an unmarked name ends.
                found.append(stated)
    _join_later_uses(found, named, clusters)
    return tuple(found)


def _join_later_uses(found: Sequence[StatedName], named: Sequence[Profile], clusters: Clusters) -> None:
    """A name that the text has explained keeps its meaning elsewhere: "SDF" after "Syrian Democratic Forces (SDF)"."""
    of_key: dict[str, list[StatedName]] = {}
    for stated in found:
        of_key.setdefault(stated.name.key, []).append(stated)
    by_number = {profile.number: profile for profile in named}
    for profile in named:
        explained = of_key.get(profile.own_name.key, [])
        owners = [by_number[stated.of] for stated in explained]
        if owners and all(clusters.are_one(owners[0], owner) for owner in owners):
            clusters.join(owners[0], profile, f"{explained[0].reason}, elsewhere", despite=_DESPITE)


def _bearer(span: Span, named: Sequence[Profile], starts: Sequence[int]) -> Profile | None:
    """The mention whose name overlaps the span most."""
    at = bisect_left(starts, span.start)
    near = [p for p in named[max(0, at - 3) : at + 4] if p.name is not None and p.mention.head.overlaps(span)]
    return max(near, key=lambda p: (p.mention.head == span, len(p.mention.head)), default=None)


def _after(profile: Profile, text: str, words: EntityWords) -> Iterator[StatedName]:
    """What stands right behind a name: brackets first, then a phrase that leads to another name."""
    position = profile.mention.head.end
    end = min(len(text), position + _ROOM_CHARS)
    paragraph = text.find("\n\n", position, end)
    end = paragraph if paragraph >= 0 else end
    bracket = _BRACKET.match(text, position, end)
    if bracket is not None:
        yield from _in_brackets(profile, text, Span(*bracket.span(1)), words)
        position = bracket.end()
    # "X, known as Y and nicknamed Z": a few in a row.
    for _ in range(3):
        match = _phrase_pattern(words).match(text, position, end)
        if match is None or match.end() >= end:
            return
        kind = _kind_of(match.group("phrase"), words)
        stated = _named(
            profile, text, Span(match.end(), end), words, kind=kind, reason=f"stated: {_shown(match.group('phrase'))}"
        )
        if stated is None:
            return
        yield stated
        position = stated.name.span.end


def _in_brackets(profile: Profile, text: str, span: Span, words: EntityWords) -> Iterator[StatedName]:
    """The parts of a bracket, each a name after a phrase, an acronym, or the full name of an acronym."""
    start = span.start
    for piece in re.split(r"[,;]| or (?=[A-Z])", span.text_in(text)):
        at = text.index(piece, start) if piece else start
        start = at + len(piece)
        own = Span(at, start) if piece.strip() else None
        if own is None:
            continue
        match = _phrase_in_bracket(words).match(text, own.start, own.end)
        if match is not None and match.end() < own.end:
            kind = _kind_of(match.group("phrase"), words)
            reason = f"stated in brackets: {_shown(match.group('phrase'))}"
            stated = _named(profile, text, Span(match.end(), own.end), words, kind=kind, reason=reason)
            if stated is not None:
                yield stated
            continue
        bare = bare_name(text, own, words, is_person=profile.type is MentionType.PERSON)
        if bare is not None:
            own_kind = _kind_in_brackets(profile, bare, piece, words)
            if own_kind is not None:
                yield StatedName(profile.number, bare, own_kind, "stated in brackets")


def _kind_in_brackets(profile: Profile, bare: Name, piece: str, words: EntityWords) -> NameKind | None:
    """What a lone bracket after a name is: its acronym, the long form of an acronym, the name in another script."""
    own = profile.own_name
    bare_piece = piece.strip().strip("\"“”'’‘")
    if profile.type in (MentionType.PERSON, MentionType.LOCATION):
        is_foreign = any(c.isalpha() and ord(c) > 0x24F for c in bare_piece)
        return NameKind.TRANSLATION if is_foreign and not any("a" <= c.lower() <= "z" for c in bare_piece) else None
    made = initials(own.words, own.text, words)
    if bare.is_acronym:
        letters = acronym_letters(bare.text)
        # Acronyms of names in another language share no initials; two letters at least are asked of longer texts.
        return NameKind.ACRONYM if letters in made or (len(own.words) > 1 and bare_piece == bare.text) else None
    if own.is_acronym and acronym_letters(own.text) in initials(bare.words, bare.text, words):
        return NameKind.NAME
    if any(c.isalpha() and ord(c) > 0x24F for c in bare_piece):
        return NameKind.TRANSLATION
    return None


def _named(
    profile: Profile, text: str, span: Span, words: EntityWords, *, kind: NameKind, reason: str
) -> StatedName | None:
    """The name that the phrase leads to, if what follows looks like one."""
    match = _A_NAME.match(text, span.start, span.end)
    if match is None:
        return None
    group = "quoted" if match.group("quoted") else "plain"
    own = Span(*match.span(group))
    if len(own) > _MOST_NAME_CHARS or (group == "quoted" and not any(c.isupper() for c in own.text_in(text))):
        return None
    bare = bare_name(text, own, words, is_person=profile.type is MentionType.PERSON)
    if bare is None or (profile.name is not None and bare.key == profile.name.key):
        return None
    if kind is NameKind.ACRONYM and not bare.is_acronym:
        return None
    if kind is NameKind.ALIAS and bare.is_acronym and profile.type is not MentionType.PERSON:
        kind = NameKind.ACRONYM
    return StatedName(profile.number, bare, kind, reason)


def _shown(phrase: str) -> str:
    return " ".join(phrase.split())


def _kind_of(phrase: str, words: EntityWords) -> NameKind:
    plain = _shown(phrase).lower()
    for listed, kind in words.alias_phrases:
        if plain == listed.lower():
            return NameKind(kind)
    return NameKind.TRANSLATION  # "known in X as"


@cache
def _phrase_pattern(words: EntityWords) -> re.Pattern[str]:
    lead = words.patterns["alias_lead"]
    return re.compile(rf"{lead}\b{_phrases(words)}\s*[:,]?\s+", re.IGNORECASE)


@cache
def _phrase_in_bracket(words: EntityWords) -> re.Pattern[str]:
    lead = words.patterns["alias_lead_in_brackets"]
    return re.compile(rf"\s*{lead}{_phrases(words)}\s*[:,]?\s+", re.IGNORECASE)


def _phrases(words: EntityWords) -> str:
    listed = "|".join(r"\s+".join(re.escape(part) for part in phrase.split()) for phrase, _ in words.alias_phrases)
    return rf"(?P<phrase>{words.patterns['known_elsewhere']}|{listed})"


def join_appositions(profiles: Sequence[Profile], clusters: Clusters, syntax: Syntax) -> None:
    """Join a name and the description beside it: "X, the leader of Y", "the news site X", "X is the leader of Y"."""
    text = syntax.text
    by_word = {p.word: p for p in profiles if p.word is not None}
    by_start: dict[int, Profile] = {}
    for profile in profiles:
        by_start.setdefault(profile.mention.span.start, profile)
    for profile in profiles:
        following = _after_comma(profile, by_start, text)
        if following is not None:
            clusters.join(profile, following, "apposition", despite=frozenset({NESTING}))
        named = _named_after_comma(profile, by_start, text)
        if named is not None:
            clusters.join(profile, named, "apposition", despite=frozenset({NESTING}))
        if profile.word is None or profile.pronoun is not None:
            continue
        for child in syntax.children(profile.word, "appos"):
            other = by_word.get(child)
            if other is not None and _may_stand_beside(profile, other):
                clusters.join(profile, other, "apposition", despite=frozenset({NESTING}))
        beside = _names_inside(profile, by_word, syntax)
        if beside is not None:
            clusters.join(profile, beside, "description with the name", despite=frozenset({NESTING}))
        subject = _copula_subject(profile, by_word, syntax)
        if subject is not None:
            clusters.join(subject, profile, "said to be")


def _may_stand_beside(one: Profile, other: Profile) -> bool:
    """Two names beside each other are a town and its country, or a man and his outlet; descriptions mean the same."""
    if one.is_name and other.is_name:
        return False
    return MentionType.LOCATION not in (one.type, other.type) or one.type is other.type


def _after_comma(profile: Profile, by_start: Mapping[int, Profile], text: str) -> Profile | None:
    """The description in ", a small armed group," right after a name, whatever the parser makes of it."""
    match = _COMMA.match(text, profile.mention.head.end)
    if profile.name is None or match is None:
        return None
    other = by_start.get(match.end())
    if other is None or not other.is_nominal or other.type is not profile.type or other.plural is True:
        return None
    if other.determiner not in ("definite", "indefinite"):
        return None
    # A list goes on with "and": "X, a doctor and a nurse".
    after = text[other.mention.span.end : other.mention.span.end + 1]
    return other if after in (",", ".", ";", ")") and other.mention.span.end > match.end() else None


def _named_after_comma(profile: Profile, by_start: Mapping[int, Profile], text: str) -> Profile | None:
    """The name in "its spokesman, Colonel X," right after a description of one person."""
    match = _COMMA.match(text, profile.mention.span.end)
    if match is None or not profile.is_nominal or profile.type is not MentionType.PERSON or profile.plural is True:
        return None
    other = by_start.get(match.end())
    if other is None or other.name is None or other.type is not profile.type:
        return None
    # "a doctor, Ali Khan and a nurse" is a list.
    return other if text[other.mention.span.end : other.mention.span.end + 1] in (",", ".", ";", ")") else None


def _names_inside(profile: Profile, by_word: dict[int, Profile], syntax: Syntax) -> Profile | None:
    """The description "the news site" of "the news site Leylek Herald", where the parser hangs one on the other."""
    if profile.name is None or profile.word is None:
        return None
    for child in syntax.children(profile.word, "compound", "nmod:desc", "flat"):
        other = by_word.get(child)
        if other is not None and other.is_nominal and child < profile.word and other.type is profile.type:
            return other
    return None


def _copula_subject(profile: Profile, by_word: dict[int, Profile], syntax: Syntax) -> Profile | None:
    """The subject of "X is the leader": only definite descriptions, in the present, without a modal or a negation."""
    word = profile.word
    if word is None or not profile.is_nominal or profile.determiner not in ("definite", "possessive"):
        return None
    copulas = syntax.children(word, "cop")
    if not copulas or syntax.is_negated(word) or syntax.children(word, "aux"):
        return None
    subjects = syntax.children(word, "nsubj")
    subject = by_word.get(subjects[0]) if len(subjects) == 1 else None
    return subject if subject is not None and subject.pronoun is None else None
