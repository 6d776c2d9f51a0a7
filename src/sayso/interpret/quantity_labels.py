"""Tells numbers that count or measure from those that name, date or list something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sayso.interpret.numbers import NumberExpression, number_value
from sayso.interpret.quantity_grammar import LONGEST_PHRASE_CHARS, QuantityGrammar
from sayso.records import Span

_YEARS: Final = range(1800, 2100)
_WORD_BEFORE: Final = re.compile(r"([^\W\d_][\w’'-]*)(\.?)\s{1,2}\Z")
_WORD_AFTER: Final = re.compile(r"\s{1,2}([^\W\d_][\w’'-]*)")
_NUMBER_SIGN: Final = re.compile(r"[#№§¶]\s?\Z")
_FRACTION: Final = re.compile(
    r"[ -](?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)\b", re.I
)
_SUPERLATIVE: Final = re.compile(r"\s+of\s+(?:the|his|her|its|their|our|my)\s+(?:most|least|best|worst|\w+est)\b", re.I)
_IN_BRACKETS: Final = re.compile(r"\[\s?\Z")
_MULTIPLIED: Final = re.compile(r"\s?[x×*]\s?\d")
_WAS_MULTIPLIED: Final = re.compile(r"\d\s?[x×*]\s?\Z")
_COORDINATE: Final = re.compile(r"\s?(?:°(?!\s?[CF]\b)|['′″]|[NSEW]\b(?!\w))")
_DIGIT_GROUPS: Final = re.compile(r"(?<![\w.,])\+?\(?\d{1,4}\)?(?:[ \xa0()-]{1,2}\d{2,4}){2,6}(?![\w])")
_SHORT_PHONE: Final = re.compile(r"(?<![\w.,$€£-])\d{3}-\d{4}(?![\w-])")
_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.|t\.me/|[@#])\S+|(?<!\S)[^\s@]++@\S+|(?<![\w-])[\w-]++\.(?:com|org|net|info|ru|tj|kg|uz)\b\S*",
    re.I,
)
_CHAIN: Final = re.compile(r",?\s(?:and|or|to|through)\s|,\s|\s?[-–/&]\s?", re.I)
_TITLE_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def masked_spans(text: str, sentence: Span) -> tuple[Span, ...]:
    """Telephone numbers, web addresses and handles of a sentence: no number inside them is a quantity."""
    found = [Span(match.start(), match.end()) for match in _ADDRESS.finditer(text, sentence.start, sentence.end)]
    for match in _DIGIT_GROUPS.finditer(text, sentence.start, sentence.end):
        groups = re.findall(r"\d+", match.group())
        is_thousands = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]) and "-" not in match.group()
        if sum(map(len, groups)) >= 7 and not (is_thousands and not match.group().startswith("+")):
            found.append(Span(match.start(), match.end()))
    found += [Span(match.start(), match.end()) for match in _SHORT_PHONE.finditer(text, sentence.start, sentence.end)]
    return tuple(found)


def has_title_case(text: str, sentence: Span) -> bool:
    """Whether capitals say nothing here, because most words of the sentence have them, as in headlines."""
    words = _TITLE_WORD.findall(text, sentence.start, min(sentence.end, sentence.start + 400))
    return len(words) >= 3 and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def label_numbers(
    text: str, sentence: Span, numbers: Sequence[NumberExpression], grammar: QuantityGrammar
) -> tuple[bool, ...]:
    """For each number of a sentence, whether it is a name or part of one; a list after "Articles" is so as a whole."""
    title_case = has_title_case(text, sentence)
    labels: list[bool] = []
    for position, number in enumerate(numbers):
        follows = (
            position > 0
            and labels[-1]
            and _CHAIN.fullmatch(text, numbers[position - 1].span.end, number.span.start) is not None
            and not noun_follows(text, number.span.end, grammar)
        )
        if position > 0 and _is_share(text, numbers[position - 1], number):
            labels[-1] = follows = True
        labels.append(follows or _is_label(text, sentence, number, grammar, title_case=title_case))
    return tuple(labels)


def _is_share(text: str, first: NumberExpression, second: NumberExpression) -> bool:
    """ "Six in 10", "one in five": a share of something, neither number a count."""
    between = text[first.span.end : second.span.start].split()
    return between == ["in"] and first.value < second.value and (second.value in (10, 100, 1000) or first.value == 1)


def noun_follows(text: str, end: int, grammar: QuantityGrammar) -> bool:
    """Whether a plural noun in small letters stands right behind, as far as its shape tells."""
    after = _WORD_AFTER.match(text, end)
    if after is None or not after[1].islower():
        return False
    if after[1] in grammar.rules.people_nouns:
        return True
    return after[1].endswith("s") and not after[1].endswith("ss") and after[1] not in grammar.rules.no_plurals


def _is_label(
    text: str, sentence: Span, number: NumberExpression, grammar: QuantityGrammar, *, title_case: bool
) -> bool:
    """Decide about one number.

    1. Signs around it: number signs, brackets of notes, products, coordinates, fractions, possessives.
    2. Hyphenated compounds that count nothing ("two-way").
    3. "One" as a pronoun.
    4. Years.
    5. A label or a name before it, a unit's or street's name behind it.
    """
    start, end = number.span.start, number.span.end
    before = text[max(sentence.start, start - LONGEST_PHRASE_CHARS) : start]
    rules = grammar.rules
    # 1
    if _NUMBER_SIGN.search(before) or _IN_BRACKETS.search(before) or _WAS_MULTIPLIED.search(before):
        return True
    if any(pattern.match(text, end, sentence.end) for pattern in (_MULTIPLIED, _COORDINATE, _FRACTION)):
        return True
    if before.endswith("(") and text[end : end + 1] == ")":
        return True
    if text[end : end + 1] in "'’" and text[end + 1 : end + 2] == "s":
        return True
    # 2
    compound = grammar.hyphen_word.match(text, end, sentence.end)
    if compound and not _is_measure(text, end, grammar) and not grammar.after.match(text, end, sentence.end):
        word = compound[1].casefold()
        if word not in rules.count_suffixes and word not in rules.joiners and number_value(word) is None:
            return True
    # 3
    word_before, word_after = _WORD_BEFORE.search(before), _WORD_AFTER.match(text, end)
    previous = word_before[1] if word_before else ""
    following = word_after[1] if word_after else ""
    if number.span.text_in(text).casefold() == "one" and (
        previous.casefold() in rules.one_before
        or following.casefold() in rules.one_after
        or _SUPERLATIVE.match(text, end, sentence.end)
        or before.endswith("-")
    ):
        return True
    # 4
    counts_nouns = noun_follows(text, end, grammar)
    if _is_year(text, number, grammar) and not (number.value % 100 == 0 and counts_nouns):
        return True
    # 5
    if following[:1].isupper() and following.casefold() in rules.name_after and not title_case:
        return True
    if not previous:
        return False
    singular = previous.casefold().removesuffix("s") if previous.casefold() not in rules.labels else previous.casefold()
    if singular in rules.labels:
        return previous[0].isupper() or not (counts_nouns or (number.is_word and following))
    at_start = start - len(before) == sentence.start and word_before is not None and word_before.start() == 0
    if title_case:
        return False
    if number.is_word and text[start].isupper():
        return True
    if at_start or previous.casefold() in grammar.modifier_words:
        return False
    if previous[0].isupper() and not number.is_word:
        return not (counts_nouns or bool(word_before and word_before[2]) or grammar.unit.match(text, end, sentence.end))
    return False


def _is_measure(text: str, end: int, grammar: QuantityGrammar) -> bool:
    patterns = (grammar.unit, grammar.age_after, grammar.age_months)
    return any(pattern.match(text, end) for pattern in patterns)


def _is_year(text: str, number: NumberExpression, grammar: QuantityGrammar) -> bool:
    digits = number.span.text_in(text)
    is_plain = len(digits) == 4 and digits.isdecimal() and int(digits) in _YEARS
    return is_plain and not _is_measure(text, number.span.end, grammar)
