"""What each mention says of the thing it means: name, number, gender, kind of noun, place in sentence and speech."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Final

from sayso.gazetteer.names import name_key
from sayso.interpret.entities.names import Name, bare_name
from sayso.interpret.syntax import Syntax
from sayso.ontology.entities import EntityWords, Gender, Pronoun
from sayso.records import Mention, MentionForm, MentionType, Reading, Span

# Mentions of these types mean an actor, a thing or a place; numbers, times and addresses are no entities.
ENTITY_TYPES: Final = (
    MentionType.PERSON, MentionType.ORGANISATION, MentionType.LOCATION, MentionType.MILITARY_PLATFORM,
    MentionType.VEHICLE, MentionType.WEAPON, MentionType.NATIONALITY, MentionType.DOCUMENT_REFERENCE,
    MentionType.COMMS_IDENTIFIER,
)  # fmt: skip
_QUOTES: Final = re.compile('[“”"«»„]')
_OPENING: Final = "“«„"
_CLOSING: Final = "”»"
# Shorter quotations are words, not speech: "the so-called "safe zone"".
_SPEECH_CHARS: Final = 24
_TITLE_ROOM_CHARS: Final = 40


@dataclass(frozen=True, slots=True)
class Profile:
    """One mention as the rules see it; `number` is its place in `Reading.mentions`.

    `plural`: True several, False one, None unknown. `determiner`: definite, demonstrative, indefinite, possessive or
    none. `label` is the key of the mention up to its head. `modifiers` are
    lower-case words before and after the head that narrow it. `word` is the head's word in the
    prediction, None without words. `in_quote` says that it stands inside quotation marks.
    """

    number: int
    mention: Mention
    text: str
    name: Name | None
    pronoun: Pronoun | None
    lemma: str
    label: str
    word: int | None
    plural: bool | None
    gender: Gender
    determiner: str
    modifiers: frozenset[str]
    sentence: int
    in_quote: bool

    @property
    def own_name(self) -> Name:
        """The name of a mention that bears one.

        Raises:
            ValueError: it bears none.
        """
        if self.name is None:
            raise ValueError(f"the mention {self.mention.id} bears no name")
        return self.name

    @property
    def type(self) -> MentionType:
        """The mention's type."""
        return self.mention.type

    @property
    def is_name(self) -> bool:
        """Whether it bears a name."""
        return self.name is not None

    @property
    def is_nominal(self) -> bool:
        """Whether it describes."""
        return self.name is None and self.pronoun is None


def profiles_of(reading: Reading, syntax: Syntax, words: EntityWords) -> tuple[Profile, ...]:
    """A profile for each mention that can mean an entity, in text order of the heads."""
    text = reading.document.text
    starts = [sentence.span.start for sentence in reading.sentences]
    quoted = quoted_spans(text)
    quote_starts = [span.start for span in quoted]
    profiles = []
    for number, mention in enumerate(reading.mentions):
        if mention.type not in ENTITY_TYPES:
            continue
        before = bisect_right(quote_starts, mention.head.start) - 1
        profiles.append(
            _profile(
                number,
                mention,
                text,
                syntax,
                words,
                sentence=bisect_right(starts, mention.head.start) - 1,
                in_quote=before >= 0 and mention.head.start < quoted[before].end,
            )
        )
    return tuple(sorted(profiles, key=lambda p: (p.mention.head.start, -p.mention.head.end, p.number)))


def _profile(
    number: int,
    mention: Mention,
    text: str,
    syntax: Syntax,
    words: EntityWords,
    *,
    sentence: int,
    in_quote: bool,
) -> Profile:
    head_text = mention.head.text_in(text)
    word = syntax.head_of(mention.head)
    lemma = syntax.lemma(word) if word is not None else head_text.rsplit(maxsplit=1)[-1].lower()
    pronoun = words.pronouns.get(head_text.lower()) if mention.form is MentionForm.PRONOUN else None
    name = _name_of(mention, text, words) if mention.form is MentionForm.NAME and _can_name(mention, text) else None
    plural = _plural(mention, lemma, words, head_text=head_text, pronoun=pronoun, name=name)
    return Profile(
        number=number,
        mention=mention,
        text=" ".join(head_text.split()),
        name=name,
        pronoun=pronoun,
        lemma=lemma,
        label=name_key(text[mention.span.start : mention.head.end]),
        word=word,
        plural=plural,
        gender=_gender(mention, lemma, words, pronoun=pronoun, name=name, plural=plural),
        determiner=_determiner(mention, text, words, word=word, syntax=syntax),
        modifiers=_modifiers(mention, text, words),
        sentence=sentence,
        in_quote=in_quote,
    )


def _can_name(mention: Mention, text: str) -> bool:
    """What has cases but no capital letter describes, whatever the model takes it for; handles are names."""
    head = mention.head.text_in(text)
    return head == head.upper() or head != head.lower() or mention.type is MentionType.COMMS_IDENTIFIER


def _name_of(mention: Mention, text: str, words: EntityWords) -> Name | None:
    """The bare name; titles are sought in the whole mention up to the name, and just before it."""
    is_person = mention.type is MentionType.PERSON
    if not is_person:
        body = bare_name(text, mention.head, words, is_person=False)
        first = mention.span.text_in(text).split(None, 1)[0].lower()
        return replace(body, has_article=body.has_article or first == "the") if body is not None else None
    own = bare_name(text, mention.head, words, is_person=True)
    if own is None:
        return None
    line = max(text.rfind(mark, 0, mention.head.start) for mark in '.,;:()\n"“') + 1
    start = min(mention.span.start, max(line, mention.head.start - _TITLE_ROOM_CHARS))
    start = max(start, mention.head.start - 4 * _TITLE_ROOM_CHARS)
    while 0 < start < mention.head.start and text[start - 1].isalnum():
        start += 1
    wide = bare_name(text, Span(start, mention.head.end), words, is_person=True)
    if wide is not None and wide.titles and wide.span.end == own.span.end:
        # Only titles that touch the name belong to it: "told the president Khan said" has none.
        between = text[wide.titles[-1].span.end : own.span.start].strip(" .\n")
        if not between or wide.titles[-1].span.end >= own.span.start:
            return replace(own, titles=wide.titles)
    return own


def _plural(
    mention: Mention, lemma: str, words: EntityWords, *, head_text: str, pronoun: Pronoun | None, name: Name | None
) -> bool | None:
    if pronoun is not None:
        return {"one": False, "several": True}.get(pronoun.number)
    if name is not None:
        return False if mention.type is MentionType.PERSON else None
    lower = head_text.rsplit(maxsplit=1)[-1].lower()
    if lower in words.group_nouns or lemma in words.group_nouns:
        return None if lower == lemma or not lower.endswith("s") else True
    if lower in words.plural_nouns:
        return True
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and lemma != lower:
        return True
    if lemma in words.person_nouns or lower in words.person_nouns or mention.type is MentionType.PERSON:
        return False
    return None if mention.type is MentionType.ORGANISATION else lower != lemma and lower.endswith("s")


def _gender(
    mention: Mention, lemma: str, words: EntityWords, *, pronoun: Pronoun | None, name: Name | None, plural: bool | None
) -> Gender:
    if pronoun is not None:
        return pronoun.gender
    if mention.type is not MentionType.PERSON or plural:
        return Gender.ANY if mention.type is MentionType.PERSON or plural else Gender.NEUTER
    if name is not None:
        for title in reversed(name.titles):
            if title.gender is not Gender.ANY:
                return title.gender
        first = name.words[0]
        if len(name.words) > 1:
            if first in words.male_names:
                return Gender.MALE
            if first in words.female_names:
                return Gender.FEMALE
        return Gender.ANY
    return words.person_nouns.get(lemma, Gender.ANY)


def _determiner(mention: Mention, text: str, words: EntityWords, *, word: int | None, syntax: Syntax) -> str:
    if word is not None:
        for child in syntax.children(word, "nmod:poss"):
            if mention.span.contains(syntax.span(child)):
                return "possessive"
    first = text[mention.span.start : mention.span.end].split(None, 1)[0].lower()
    if first in words.pronouns and words.pronouns[first].kind.value == "possessive":
        return "possessive"
    found = words.determiners.get(first)
    if found is None and word is not None:
        for child in syntax.children(word, "det"):
            found = found or words.determiners.get(syntax.lower(child))
    if found is not None:
        return found
    return "indefinite" if first[:1].isdigit() else "none"


def _modifiers(mention: Mention, text: str, words: EntityWords) -> frozenset[str]:
    """Content words of the mention beside its head."""
    outside = text[mention.span.start : mention.head.start] + " " + text[mention.head.end : mention.span.end]
    found = re.findall(r"[^\W_][^\W_]*(?:[-'’][^\W_]+)*", outside.lower())
    small = {*words.determiners, *words.name_particles, *words.pronouns, *words.small_words}
    return frozenset(word for word in found if word not in small)


def quoted_spans(text: str) -> list[Span]:
    """What stands in double quotation marks and is long enough for speech; the end of a paragraph ends a quotation."""
    found: list[Span] = []
    opened: int | None = None
    for match in _QUOTES.finditer(text):
        mark = match.group()
        if opened is not None and "\n\n" in text[opened : match.start()]:
            opened = None
        if opened is None:
            if mark not in _CLOSING:
                opened = match.end()
        elif mark not in _OPENING:
            if match.start() - opened > _SPEECH_CHARS:
                found.append(Span(opened, match.start()))
            opened = None
    return found
