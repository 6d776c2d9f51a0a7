"""Text as a row of word categories: one character of `classes` for each token, so that grammar is patterns over it.

Words that no rule knows are one filler token however many they are; a blank line is a token that no rule crosses.
Time and memory are linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.interpret.numbers import find_numbers

Categories = frozenset[str]
FILLER: Categories = frozenset()
BREAK: Categories = frozenset({"BREAK"})
# A longer word is no word that the grammar knows.
LONGEST_WORD = 40
# No shape begins with more letters than this ("FY2014").
LONGEST_SHAPE_LETTERS = 3

# Numeric shapes that are the same in every language. Each has a bounded number of characters.
_TIME_OF_DAY = r"T[0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?(?:Z|[+-][0-2][0-9]:?[0-5][0-9])?"
_NUMERIC_SHAPES = {
    "ISODATE": rf"(?<![\w/-])[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:{_TIME_OF_DAY})?(?![\w-])"
    r"|(?<![\w/])[0-9]{4}/[0-1]?[0-9]/[0-3]?[0-9](?![\w/])",
    "NUMDATE": r"(?<![\w/.-])[0-9]{1,2}(?P<sep>[/.-])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9]{2})(?![\w/-]|\.[0-9])",
    "YEARRANGE": r"(?<![\w/.,$-])[12][0-9]{3}[-–—/](?:[12][0-9]{3}|[0-9]{2})(?![\w/]|-[0-9])",
    "SLASHDATE": r"(?<![\w/.,-])[0-9]{1,2}/[0-9]{1,2}(?![\w/])",
    "CLOCK": r"(?<![\w:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])",
    "APYEAR": r"(?<![\w’'])[’'][0-9]{2}(?![\w]|[.,][0-9])",
}
# The year of "5-Oct-2014", which is no count to the reader of numbers.
_AFTER_HYPHEN = re.compile(r"[12][0-9]{3}")
_PUNCTUATION = {"’": "'", "–": "-", "—": "-", "‐": "-", "‑": "-"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Which categories a word has, by lower-case word; and one character for each set of categories.

    `shapes` is the pattern that cuts a text; `special` names the groups of it that are categories; `glued` matches a
    half of the day right behind an hour ("9am"); `tens` are the first halves of ordinals such as "twenty-first".
    """

    categories: dict[str, Categories]
    capitalised: frozenset[str]
    characters: dict[Categories, str]
    shapes: re.Pattern[str]
    special: frozenset[str]
    glued: re.Pattern[str]
    tens: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel columns: where each token lies, its category character, and its number if it is one."""

    text: str
    starts: list[int]
    ends: list[int]
    classes: str
    numbers: dict[int, int | float]

    def words(self, first: int, end: int) -> str:
        """Text of tokens `first` to `end` (exclusive)."""
        return self.text[self.starts[first] : self.ends[end - 1]]


def shapes_pattern(language_shapes: dict[str, str], units: tuple[str, ...]) -> tuple[re.Pattern[str], frozenset[str]]:
    """The pattern that cuts a text into tokens, and the names of its groups that are categories.

    `units` are the ordinals that may stand behind a hyphen.
    """
    named = _NUMERIC_SHAPES | language_shapes
    shapes = "|".join(f"(?P<{name}>{shape})" for name, shape in named.items())
    second = "|".join(units)
    numbers_and_words = rf"(?P<digits>[0-9]+(?:[.,][0-9]+)*)|(?P<word>[^\W\d_]+(?:-(?:{second})(?!\w))?)"
    rest = rf"{numbers_and_words}|(?P<punctuation>[^\w\s]|_)|(?P<other>\w)"
    # Most of a text is words, so they are tried first; a shape cannot begin with so many letters.
    word = rf"(?P<long>[^\W\d_]{{{LONGEST_SHAPE_LETTERS + 1},}}(?:-(?:{second})(?!\w))?)"
    return re.compile(rf"(?P<space>\s+)|{word}|{shapes}|{rest}"), frozenset(named)


def number_categories(digits: str | None, value: int | float) -> Categories:
    """What a number may be in a date; `digits` is None for a number in words."""
    found = {"NUM"}
    if digits is None:
        return frozenset(found | {"NUMW"})
    if digits.isdigit():
        if len(digits) <= 2:
            found |= {"DAY"} if 1 <= value <= 31 else set()
            found |= {"HOUR"} if value <= 24 else set()
            found |= {"YY"} if len(digits) == 2 and value > 31 else set()
        elif len(digits) == 4:
            found |= {"YEAR"} if 1000 <= value <= 2199 else set()
            found |= {"HHMM"} if value <= 2400 and value % 100 < 60 else set()
    return frozenset(found)


def shape_categories(special: frozenset[str]) -> tuple[Categories, ...]:
    """All sets of categories that tokens without a lexicon entry can have."""
    numbers = {number_categories(f"{n:0{width}}", n) for width in (2, 3, 4) for n in range(10**width)}
    numbers |= {number_categories(None, 1), number_categories("10000", 10000)}
    ordinals = {frozenset({"ORD", "DAYORD"}), frozenset({"ORD"}), frozenset({"ORD", "DAYORD", "QORD"})}
    return tuple(sorted(numbers | {frozenset({name}) for name in special} | ordinals | {BREAK}, key=sorted))


def tokenise(text: str, lexicon: Lexicon, breaks: Sequence[int] = ()) -> Tokens:
    """Cut a text into tokens with categories.

    Number words that form one number ("two hundred and five", "2 1/2") become one token.

    Args:
        text: any text.
        lexicon: the words that count.
        breaks: characters, in order, where something new begins that no rule may reach across (sentences).
    """
    spelled = {number.span.start: number for number in find_numbers(text)}
    tokens = Tokens(text, [], [], "", {})
    classes: list[str] = []
    filler = lexicon.characters[FILLER]
    covered = 0
    coming = iter(breaks)
    next_break = next(coming, len(text))
    for match in lexicon.shapes.finditer(text):
        start, end, kind = match.start(), match.end(), match.lastgroup or "other"
        kind = "word" if kind == "long" else kind
        if start < covered:
            continue
        if start >= next_break:
            _append(tokens, classes, start, start, lexicon.characters[BREAK])
            while next_break <= start:
                next_break = next(coming, len(text))
        if kind == "space":
            if end - start > 1 and text.count("\n", start, end) > 1 and classes:
                _append(tokens, classes, start, end, lexicon.characters[BREAK])
            continue
        number = spelled.get(start)
        if number is not None and kind in ("digits", "word") and "-" not in text[start : min(end, number.span.end + 1)]:
            digits = text[start : number.span.end] if not number.is_word else None
            tokens.numbers[len(classes)] = number.value
            categories = number_categories(digits, number.value)
            _append(tokens, classes, start, number.span.end, lexicon.characters[categories])
            covered = number.span.end
            continue
        categories = _categories(kind, match, lexicon)
        if kind == "HHMM" or (kind == "digits" and _is_part_of_date(text, start, end, lexicon)):
            tokens.numbers[len(classes)] = int(match.group())
            categories = number_categories(match.group(), int(match.group()))
        if not categories and classes and classes[-1] == filler:
            tokens.ends[-1] = end
            continue
        _append(tokens, classes, start, end, lexicon.characters[categories])
    return Tokens(text, tokens.starts, tokens.ends, "".join(classes), tokens.numbers)


def _append(tokens: Tokens, classes: list[str], start: int, end: int, character: str) -> None:
    tokens.starts.append(start)
    tokens.ends.append(end)
    classes.append(character)


def _is_part_of_date(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether digits that are no number by themselves are the hour of "9am" or the year of "5-Oct-2014"."""
    if end - start <= 2 and lexicon.glued.match(text, end):
        return True
    return text[start - 1 : start] == "-" and _AFTER_HYPHEN.fullmatch(text, start, end) is not None


def _categories(kind: str, match: re.Match[str], lexicon: Lexicon) -> Categories:
    if kind == "word":
        if match.end() - match.start() > LONGEST_WORD:
            return FILLER
        word = match.group()
        lower = word.lower()
        if lower in lexicon.capitalised and not word[0].isupper():
            lower = f"{lower}/uncapitalised"
        found = lexicon.categories.get(lower, FILLER)
        if not found and "-" in lower and lower.partition("-")[0] in lexicon.tens:
            return frozenset({"ORD", "DAYORD"})
        return found
    if kind == "punctuation":
        return lexicon.categories.get(_PUNCTUATION.get(match.group(), match.group()), FILLER)
    if kind == "DAYORD":
        value = int(re.sub(r"\D", "", match.group()))
        if lexicon.categories.get(match.group().lower()):
            return frozenset({"ORD", "DAYORD", "QORD"})
        return frozenset({"ORD", "DAYORD"}) if 1 <= value <= 31 else frozenset({"ORD"})
    return frozenset({kind}) if kind in lexicon.special else FILLER
