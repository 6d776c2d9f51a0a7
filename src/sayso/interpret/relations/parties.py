"""Which mention a word of the tree stands for, so that rules over words speak of mentions and entities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.interpret.syntax import Syntax
from sayso.records import Mention, MentionType

_SAME_THING = ("flat", "appos", "flat:name", "nmod:desc")
# Mentions that measure or date are no party of a relation.
_NO_PARTY = (MentionType.QUANTITY, MentionType.TEMPORAL, MentionType.MONEY, MentionType.FREQUENCY, MentionType.URL)


@dataclass(frozen=True, slots=True)
class Parties:
    """Mentions by the word that heads them, and by the character where they end."""

    syntax: Syntax
    by_word: dict[int, Mention]
    by_end: dict[int, tuple[Mention, ...]]

    def of(self, word: int) -> Mention | None:
        """The mention with this head word, or the one of its name or apposition ("the group *Red Dawn*")."""
        own = self.by_word.get(word)
        if own is not None:
            return own
        for child in self.syntax.children(word, *_SAME_THING):
            if child in self.by_word:
                return self.by_word[child]
        return None

    def typed(self, words: Iterable[int], types: frozenset[MentionType]) -> tuple[Mention, ...]:
        """The mentions of these words that have one of the types, each once; no types take any."""
        found: dict[str, Mention] = {}
        for word in words:
            mention = self.of(word)
            if mention is not None and (not types or mention.type in types):
                found.setdefault(mention.id, mention)
        return tuple(found.values())


def parties_of(mentions: Iterable[Mention], syntax: Syntax) -> Parties:
    """Index mentions by head word; of several with one head the longest counts, since it says most."""
    by_word: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda one: (len(one.span), one.span, one.id)):
        word = syntax.head_of(mention.head)
        if word is not None and mention.type not in _NO_PARTY:
            by_word[word] = mention
    by_end: dict[int, list[Mention]] = {}
    for mention in by_word.values():
        by_end.setdefault(mention.span.end, []).append(mention)
    return Parties(syntax, by_word, {end: tuple(found) for end, found in by_end.items()})
