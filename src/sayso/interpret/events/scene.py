"""What the rules of events look at: the tree of the text, its mentions by word, the forms that words may have."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sayso.interpret.stretches import Stretches, stretches_of
from sayso.interpret.syntax import Syntax, syntax_of
from sayso.ontology.events import EventWords, Predicates, bases_of, event_predicates, event_words
from sayso.records import Entity, Mention, MentionForm, MentionType, Reading, Span
from sayso.records.prediction import Prediction

ACTOR_TYPES: Final = (MentionType.PERSON, MentionType.ORGANISATION, MentionType.NATIONALITY)
_NO_ACTORS: Final = (
    MentionType.TEMPORAL,
    MentionType.QUANTITY,
    MentionType.MONEY,
    MentionType.FREQUENCY,
    MentionType.URL,
    MentionType.DOCUMENT_REFERENCE,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """One text for the rules.

    Attributes:
        bases: a row for each word: what it may be a form of.
        at: mentions by head word; `inside`, by each of their words.
        times: words of time expressions.
        starts: where the sentences begin.
        periods: times by their number in the reading; `spots`, places by theirs.
        said: times of saying, by id.
        kinds: what sort of thing the model takes the head of a phrase for ("person", "organization", ...).
    """

    reading: Reading
    syntax: Syntax
    predicates: Predicates
    words: EventWords
    bases: tuple[frozenset[str], ...]
    at: dict[int, Mention]
    inside: dict[int, Mention]
    entities: dict[str, Entity]
    mentions: dict[str, Mention]
    sentences: tuple[Span, ...]
    times: frozenset[int]
    kinds: dict[int, str]
    starts: tuple[int, ...]
    periods: Stretches
    spots: Stretches
    said: frozenset[str]

    def is_one_of(self, word: int, *classes: str) -> bool:
        """Whether the word is a noun of one of the ontology's classes (`@people`)."""
        return any(self.bases[word] & self.predicates.classes[name] for name in classes)

    def fits(self, word: int, wanted: frozenset[str]) -> bool:
        """Whether the word, or what it counts, is one of the words; names fit the classes of their type."""
        for head in self.cores(word):
            if self.bases[head] & wanted or self.syntax.lower(head) in wanted:
                return True
            if self._type_fits(head, wanted):
                return True
            before = head - 1
            if before >= 0 and any(f"{self.syntax.lower(before)} {base}" in wanted for base in self.bases[head]):
                return True
        return False

    def _type_fits(self, word: int, wanted: frozenset[str]) -> bool:
        if "@people" in wanted and self.syntax.lower(word) in self.predicates.classes["@people_pronouns"]:
            return True
        mention = self.at.get(word)
        is_name = mention is not None and (mention.form is MentionForm.NAME or self.syntax.part(word) == "PROPN")
        if mention is None or not is_name:
            return False
        fitting = {
            MentionType.PERSON: ("@people", "@leaders"),
            MentionType.ORGANISATION: ("@bodies", "@movement"),
            MentionType.NATIONALITY: ("@people",),
            MentionType.LOCATION: ("@territory", "@bodies"),
        }
        return any(name in wanted for name in fitting.get(mention.type, ()))

    def cores(self, word: int) -> tuple[int, ...]:
        """The word, and what it counts or heads: "people" in "hundreds of people"."""
        found = [word]
        if self.is_one_of(word, "@measures") or self.syntax.part(word) == "NUM":
            found += self.syntax.obliques(word, "of")
        return tuple(found)

    def mention_of(self, word: int) -> Mention | None:
        """The mention with this head word, else the one of what it counts."""
        own = self.at.get(word)
        if own is not None and own.type not in _NO_ACTORS:
            return own
        return next((self.at[core] for core in self.cores(word)[1:] if core in self.at), own)

    def is_actor(self, word: int) -> bool:
        """Whether the word can act: a person, body or people by mention, class or pronoun, or a place as its state."""
        if word in self.times:
            return False
        if self.syntax.part(word) == "PRON" and self.is_one_of(word, "@pronouns"):
            return True
        mention = self.at.get(word)
        if mention is not None and mention.type in (*ACTOR_TYPES, MentionType.LOCATION):
            return mention.type in ACTOR_TYPES or self.syntax.part(word) == "PROPN"
        if any(self.is_one_of(core, "@people", "@bodies", "@forces") for core in self.cores(word)):
            return True
        if self.kinds.get(word) in ("person", "organization"):
            return True
        if mention is not None and mention.type in _NO_ACTORS:
            return any(self.is_actor(core) for core in self.cores(word)[1:])
        return self.syntax.part(word) == "PROPN" and mention is None and word not in self.inside

    def is_place_name(self, word: int) -> bool:
        """Whether the word heads the name of a place."""
        mention = self.at.get(word)
        return mention is not None and mention.type is MentionType.LOCATION and self.syntax.part(word) == "PROPN"

    def sentence_of(self, word: int) -> int:
        """Number of the sentence that holds the word."""
        return max(bisect_right(self.starts, self.syntax.span(word).start) - 1, 0)

    def sentence_words(self, word: int) -> range:
        """The words of its sentence."""
        if not self.sentences:
            return range(len(self.syntax.words))
        return self.syntax.words_in(self.sentences[self.sentence_of(word)])

    def phrase_in(self, phrases: Iterable[tuple[str, ...]], verb: int) -> tuple[int, ...]:
        """The words of the longest of these phrases that begins at the verb; empty if none does."""
        best: tuple[int, ...] = ()
        for phrase in phrases:
            if phrase[0] in self.bases[verb]:
                rest = self.following(verb, phrase[1:], reach=3)
                if rest is not None and len(rest) + 1 > len(best):
                    best = (verb, *rest)
        return best

    def following(self, word: int, wanted: tuple[str, ...], *, reach: int) -> tuple[int, ...] | None:
        """Words after `word` that match `wanted` in order, each within `reach` words of the last; None if one fails."""
        found: list[int] = []
        current = word
        for text in wanted:
            for candidate in range(current + 1, min(current + 1 + reach, len(self.syntax.words))):
                if self.syntax.part(candidate) == "PUNCT":
                    return None
                if self.syntax.lower(candidate) == text or text in self.bases[candidate]:
                    found.append(candidate)
                    current = candidate
                    break
            else:
                return None
        return tuple(found)


def scene_of(reading: Reading, prediction: Prediction) -> Scene:
    """The view of one reading and its prediction."""
    syntax = syntax_of(reading.document.text, prediction.words)
    language = reading.document.language or "en"
    at: dict[int, Mention] = {}
    inside: dict[int, Mention] = {}
    for mention in reading.mentions:
        head = syntax.head_of(mention.head)
        for word in syntax.words_in(mention.span):
            inside.setdefault(word, mention)
        if head is None:
            continue
        known = at.get(head)
        if known is None or _rank(mention) > _rank(known):
            at[head] = mention
    mentions = {mention.id: mention for mention in reading.mentions}
    times = {word for period in reading.times for word in syntax.words_in(period.span)}
    return Scene(
        reading=reading,
        syntax=syntax,
        predicates=event_predicates(language),
        words=event_words(language),
        bases=tuple(bases_of(word.span.text_in(reading.document.text).lower(), language) for word in prediction.words),
        at=at,
        inside=inside,
        entities={entity.id: entity for entity in reading.entities},
        mentions=mentions,
        sentences=tuple(sentence.span for sentence in reading.sentences),
        times=frozenset(times),
        starts=tuple(sentence.span.start for sentence in reading.sentences),
        periods=stretches_of((period.span, number) for number, period in enumerate(reading.times)),
        spots=stretches_of(
            (mentions[place.mention].span, number)
            for number, place in enumerate(reading.places)
            if place.mention in mentions
        ),
        said=frozenset(claim.said for claim in reading.claims if claim.said is not None),
        kinds={
            head: reference.label
            for reference in prediction.references
            if (head := syntax.head_of(reference.head)) is not None
        },
    )


def _rank(mention: Mention) -> tuple[bool, bool, int]:
    """Which of two mentions with one head is taken: an actor, one of an entity, the longer."""
    return mention.type not in _NO_ACTORS, mention.entity is not None, len(mention.span)
