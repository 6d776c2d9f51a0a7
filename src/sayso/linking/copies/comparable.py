"""A report as far as copies are concerned: who published it when, its words, their fingerprints, and whom it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from sayso.linking.copies.dates import Published, published_of
from sayso.linking.copies.fingerprints import fingerprints
from sayso.linking.copies.outlets import outlet_key, url_key
from sayso.linking.copies.references import Reference, names_in, references_of
from sayso.linking.copies.words import Word, words_of
from sayso.records import Reading, Span

# Between two words of one sentence.
_GAPS: Final = frozenset({" ", "\u00a0", "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparable:
    """Made from a reading by `comparable`; can be made again at any time, so nothing but fingerprints need be stored.

    `names` are runs of words with capitals, as keys of outlets would be; `topic` the names and numbers of the text.
    """

    id: str
    outlet: str | None
    url: str | None
    published: Published | None
    words: tuple[Word, ...] = field(repr=False)
    prints: tuple[int, ...] = field(repr=False)
    references: tuple[Reference, ...]
    names: Mapping[str, Span] = field(repr=False)
    topic: frozenset[str] = field(repr=False)


def comparable(reading: Reading) -> Comparable:
    """Take from a reading what copies are found by."""
    document, words = reading.document, words_of(reading)
    outlet = outlet_key(document.publisher)
    own = frozenset((outlet or "").split())
    return Comparable(
        id=document.id,
        outlet=outlet,
        url=url_key(document.url),
        published=published_of(document.published),
        words=words,
        prints=fingerprints([word.key for word in words]),
        references=references_of(reading),
        names=names_in(words),
        topic=_topic(words, document.text) - own,
    )


def _topic(words: Sequence[Word], text: str) -> frozenset[str]:
    """Names and numbers; a capital at the start of a sentence says nothing."""
    return frozenset(
        word.key
        for before, word in pairwise(words)
        if word.is_name and (text[before.end : word.start] in _GAPS or word.key.isdigit())
    )
