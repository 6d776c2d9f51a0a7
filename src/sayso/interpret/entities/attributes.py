"""What a report says of a person or group beside its name: age, titles, offices, nationality, size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from sayso.interpret.entities.profiles import Profile
from sayso.ontology.entities import EntityWords
from sayso.records import Attribute, AttributeKind, MentionType, Span

_OLDEST: Final = 120
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_AFTER_HYPHEN: Final = re.compile(r"[-‐‑].*$")
_LONGEST_OFFICE_CHARS: Final = 90


def attributes_of(
    kind: MentionType,
    group: Sequence[Profile],
    text: str,
    *,
    demonyms: Mapping[str, str],
    words: EntityWords,
) -> tuple[Attribute, ...]:
    """Attributes in text order, each value once."""
    found: list[Attribute] = []
    if kind is MentionType.PERSON:
        for profile in group:
            found += _of_person(profile, group, text, demonyms=demonyms, words=words)
    elif kind is MentionType.ORGANISATION:
        for profile in group:
            found += _sizes(profile, text, words)
    return tuple(_once(found))


def _once(found: Iterable[Attribute]) -> Iterator[Attribute]:
    """Each value once; an office that only repeats the noun of a fuller one is left out."""
    kept: list[Attribute] = []
    for attribute in sorted(found, key=lambda a: (a.span, a.kind)):
        own = attribute.value.lower()
        fuller = [
            other
            for other in kept
            if other.kind is attribute.kind
            and (other.value.lower() == own or (" " not in own and own in other.value.lower().split()))
        ]
        if not fuller:
            kept.append(attribute)
    yield from kept


def _of_person(
    profile: Profile,
    group: Sequence[Profile],
    text: str,
    *,
    demonyms: Mapping[str, str],
    words: EntityWords,
) -> Iterator[Attribute]:
    if profile.pronoun is not None:
        return
    span = profile.mention.span
    before = pattern(words, "age_before").search(text, span.start, profile.mention.head.end)
    after = pattern(words, "age_after").match(text, profile.mention.head.end)
    for match in (before, after):
        if match is not None and 0 < int(match.group(1)) <= _OLDEST:
            yield Attribute(AttributeKind.AGE, match.group(1), Span(*match.span(1)), ())
    if profile.name is not None:
        yield from _titles(profile, text)
        yield from _nationality(profile, text, demonyms, words)
    else:
        yield from _office(profile, group, text, words)
        yield from _nationality(profile, text, demonyms, words)


def _titles(profile: Profile, text: str) -> Iterator[Attribute]:
    kinds = {"title": AttributeKind.TITLE, "rank": AttributeKind.RANK, "office": AttributeKind.OFFICE}
    for title in profile.own_name.titles:
        kind = kinds[title.kind]
        if title.former and kind is AttributeKind.OFFICE:
            kind = AttributeKind.FORMER_OFFICE
        value = " ".join(title.span.text_in(text).split()).removeprefix("ex-")
        yield Attribute(kind, value, title.span, ())


def _office(profile: Profile, group: Sequence[Profile], text: str, words: EntityWords) -> Iterator[Attribute]:
    """A description with the noun of an office: "the commander of X", "a former governor of Y"."""
    is_office = profile.lemma in words.role_nouns or words.titles.get(profile.lemma, ("",))[0] == "office"
    if profile.lemma in words.titles and words.titles[profile.lemma][0] == "rank" and not is_office:
        yield Attribute(AttributeKind.RANK, profile.lemma, profile.mention.head, ())
        return
    if not is_office or profile.plural:
        return
    span = profile.mention.span
    cut = pattern(words, "description_ends").search(text, profile.mention.head.end, span.end)
    named = [p.mention.head.start for p in group if p.is_name and p.mention.head.start >= profile.mention.head.end]
    end = min(cut.start() if cut else span.end, span.start + _LONGEST_OFFICE_CHARS, *named)
    end = max(end, profile.mention.head.end)
    start = span.start
    former = False
    for word in _WORD.finditer(text, span.start, profile.mention.head.start):
        lower = word.group().lower()
        if lower in words.articles or lower in words.pronouns or lower in words.determiners:
            start = word.end()
        elif lower.removesuffix("-") in words.former_words:
            former, start = True, word.end()
    while start < end and text[start] in " \n\t-’'":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        kind = AttributeKind.FORMER_OFFICE if former else AttributeKind.OFFICE
        yield Attribute(kind, " ".join(text[start:end].split()), Span(start, end), ())


def _nationality(profile: Profile, text: str, demonyms: Mapping[str, str], words: EntityWords) -> Iterator[Attribute]:
    """A demonym before a person; before an office ("the Russian minister") it says whose office it is instead."""
    start, end = profile.mention.span.start, profile.mention.head.start
    if profile.name is not None:
        if any(title.kind == "office" for title in profile.name.titles):
            return
        start = min(start, end)
    elif profile.lemma in words.role_nouns or profile.lemma in words.titles:
        return
    for word in _WORD.finditer(text, start, end):
        bare = _AFTER_HYPHEN.sub("", word.group())
        is_part = word.group() != bare and pattern(words, "grown_on").match(word.group()[len(bare) :]) is not None
        if bare[:1].isupper() and bare.lower() in demonyms and not is_part:
            yield Attribute(AttributeKind.NATIONALITY, bare, Span(word.start(), word.start() + len(bare)), ())
            return


def _sizes(profile: Profile, text: str, words: EntityWords) -> Iterator[Attribute]:
    if profile.pronoun is not None:
        return
    span = profile.mention.span
    strong = pattern(words, "size_strong").search(text, span.start, span.end)
    if strong is not None:
        yield Attribute(AttributeKind.SIZE, strong.group(1), Span(*strong.span(1)), ())
        return
    match = pattern(words, "size_of").match(text, profile.mention.head.end, span.end)
    if match is not None:
        value = match.group(1)
        yield Attribute(AttributeKind.SIZE, " ".join(value.split()), Span(*match.span(1)), ())


@cache
def pattern(words: EntityWords, name: str) -> re.Pattern[str]:
    """A pattern of the language's file, ready to match; `{size_nouns}` stands for the list of that name."""
    return re.compile(words.patterns[name].replace("{size_nouns}", "|".join(sorted(words.size_nouns))), re.IGNORECASE)
