"""Divides a report into sentences. A sentence never crosses a block, a paragraph or an item of a list.

Every candidate stop is looked at once, with a bounded view to both sides, so that the time grows with the length of
the text whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sayso.interpret.sentence_units import trim, units_of
from sayso.ontology.sentence_rules import SentenceRules, sentence_rules
from sayso.records import Block, Reading, Sentence, Span

LONGEST_WORD_CHARS: Final = 40

# Stops, also spaced ones (". . ."), then brackets and quotes that close behind them, then footnote marks.
_CANDIDATE: Final = re.compile(
    r"[.!?…؟۔。！？।॥]++(?:[ \xa0][.…]++)*+[\"'”’»)\]›」』]*+(?:[ \xa0]?\[(?:\d{1,3}|…|\.\.\.)\])*+"
)
_WITHOUT_SPACE: Final = "。！？"
_OPENERS: Final = "\"'“‘«([„‹「『¿¡*_"
_CLOSERS: Final = "\"'”’»)]›」』"
_DASHES: Final = "-–—"
_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.|t\.me/)", re.IGNORECASE)
_GLUED: Final = re.compile(r"[^\W\d_]{3,}")
_DOTTED: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_PLACE_ALONE: Final = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,3}\Z")


def add_sentences(reading: Reading) -> Reading:
    """Fill `reading.sentences` from the document's text and blocks."""
    spans = split_sentences(reading.document.text, reading.document.blocks)
    return replace(reading, sentences=tuple(Sentence(span) for span in spans))


def split_sentences(text: str, blocks: Sequence[Block], *, language: str = "en") -> tuple[Span, ...]:
    """Find the sentences of a text, in text order.

    Headlines, items of lists, rows of tables and paragraphs are divided from each other; line breaks of hard-wrapped
    text do not divide. Spans carry neither white space at their ends nor the bullet or number of a list's item.
    Stretches without a letter or digit (rules, rows of stars, a lone emoji) belong to no sentence.

    Raises:
        BadKnowledge: there are no sentence rules for the language.
    """
    rules = sentence_rules(language)
    return tuple(span for unit in units_of(text, blocks, rules) for span in _split_unit(text, unit, rules))


def _split_unit(text: str, unit: Span, rules: SentenceRules) -> Iterator[Span]:
    start = looked_at = unit.start
    has_words = False
    for match in _CANDIDATE.finditer(text, unit.start, unit.end):
        has_words = has_words or _has_words(text, looked_at, match.end())
        looked_at = match.end()
        if has_words and looked_at < unit.end and _ends_sentence(text, unit, start, match, rules):
            if span := trim(text, start, looked_at):
                yield span
            start = looked_at
            has_words = False
    if (has_words or _has_words(text, looked_at, unit.end)) and (span := trim(text, start, unit.end)):
        yield span


def _has_words(text: str, start: int, end: int) -> bool:
    return any(character.isalnum() for character in text[start:end])


def _ends_sentence(text: str, unit: Span, start: int, match: re.Match[str], rules: SentenceRules) -> bool:
    """Decide about one candidate.

    1. Glued to what follows: only sentences that lost their space, and scripts that use none.
    2. What follows: a small letter goes on, unless it is a web address.
    3. Signs other than the single full stop end, but for a quoted exclamation before its speaker.
    4. The word before a single full stop: abbreviations, initials, numbers.
    """
    stops = match.group()
    end = match.end()
    # 1
    if not text[end].isspace():
        return stops[0] in _WITHOUT_SPACE or _lost_its_space(text, match, unit)
    # 2
    following = end
    while following < unit.end and text[following].isspace():
        following += 1
    behind_dash = text[following] in _DASHES
    while following < unit.end and (text[following].isspace() or text[following] in _OPENERS + _DASHES):
        following += 1
    if following == unit.end:
        return True
    if text[following].islower() and not _ADDRESS.match(text, following):
        return False
    # 3
    word = _WORD.match(text, following, min(unit.end, following + LONGEST_WORD_CHARS))
    next_word = word.group() if word else ""
    if not stops.startswith(".") or stops.startswith(".."):
        is_quoted = any(sign in _CLOSERS for sign in stops)
        return not (is_quoted and _speaker_follows(text, following, unit, rules))
    # 4
    before = _word_before(text, start, match.start())
    if behind_dash and (_is_abbreviation(before, rules) or len(before) == 1):
        return False
    if start == unit.start and _is_label(text, Span(start, match.end()), next_word, rules):
        return False
    return _full_stop_ends(before, next_word, rules)


def _full_stop_ends(before: str, next_word: str, rules: SentenceRules) -> bool:
    """Whether a sentence ends between `before`, a single full stop, and `next_word`, which is not in small letters."""
    is_number = next_word[:1].isdigit()
    opens_sentence = next_word[:1].isupper() and next_word.casefold() in rules.starters
    if _listed(before, rules.titles) or _listed(before, rules.never_ends):
        return False
    if _listed(before, rules.clock):
        return next_word[:1].isupper() and next_word.casefold() not in rules.after_clock
    if _listed(before, rules.may_end) or _DOTTED.fullmatch(before):
        return opens_sentence
    if _listed(before, rules.months) or _listed(before, rules.before_numbers):
        return not is_number
    if len(before) == 1 and before.isalpha():
        return opens_sentence
    return True


def _listed(word: str, words: frozenset[str]) -> bool:
    """Small letters in the list stand for any case, a capital only for itself and for text all in capitals."""
    return word in words or word.casefold() in words or (word.isupper() and word.capitalize() in words)


def _is_abbreviation(word: str, rules: SentenceRules) -> bool:
    lists = (rules.titles, rules.never_ends, rules.may_end, rules.clock, rules.months, rules.before_numbers)
    return any(_listed(word, words) for words in lists) or bool(_DOTTED.fullmatch(word))


def _is_label(text: str, opening: Span, next_word: str, rules: SentenceRules) -> bool:
    """Whether the unit so far is only a number ("3.") or a dateline's town ("MOSCOW. June 5")."""
    if len(opening) > LONGEST_WORD_CHARS:
        return False
    words = opening.text_in(text)[:-1]
    if words.replace(".", "").isdecimal():
        return len(words) <= 3 or "." in words
    is_date = next_word.casefold() in rules.month_names or next_word[:1].isdigit()
    return is_date and words.isupper() and bool(_PLACE_ALONE.match(words))


def _word_before(text: str, start: int, end: int) -> str:
    """The word that a stop closes: back to white space, an opening sign, a hyphen or a slash."""
    first = end
    earliest = max(start, end - LONGEST_WORD_CHARS)
    while first > earliest and not text[first - 1].isspace() and text[first - 1] not in _OPENERS + _DASHES + "/":
        first -= 1
    return text[first:end]


def _lost_its_space(text: str, match: re.Match[str], unit: Span) -> bool:
    """Whether two sentences were glued together ("were killed.The ministry"), as scraped pages often do."""
    following = match.end()
    if not text[following].isupper() or following + 1 >= unit.end or not text[following + 1].islower():
        return False
    before = _word_before(text, unit.start, match.start())
    return bool(_GLUED.fullmatch(before)) and before.islower() and not _in_address(text, unit, match.start())


def _in_address(text: str, unit: Span, position: int) -> bool:
    first = max(unit.start, position - 4 * LONGEST_WORD_CHARS)
    token = text[first:position].rsplit(maxsplit=1)[-1:]
    return any(sign in part for part in token for sign in ("/", "@", "www."))


def _speaker_follows(text: str, following: int, unit: Span, rules: SentenceRules) -> bool:
    """Whether a name and a verb of speech come next, as in `"Who fired?" Aziz Karimov asked.`"""
    window = text[following : min(unit.end, following + 4 * LONGEST_WORD_CHARS)]
    words = [match.group().casefold() for match in _WORD.finditer(window)][:4]
    return bool(words) and words[0] not in rules.starters and any(word in rules.speech for word in words[1:])
