"""Text as a row of word categories: one character of `classes` for each token, so that grammar is patterns over it.

Words that no rule knows are one filler token however many they are; a blank line is a token that no rule crosses.
Time and memory are linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.interpret.numbers import find_numbers

Categories = frozenset[str]
FILLER: Categories = frozenset()

# Shapes that are one token. Each has a bounded number of characters, or stops at the first that does not fit.
_SHAPES = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<ISODATE>(?<![\w/-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?(?:Z|[+-][0-2][0-9]:?[0-5][0-9])?)?(?![\w-])
        | (?<![\w/])[0-9]{4}/[0-1]?[0-9]/[0-3]?[0-9](?![\w/]))
    | (?P<NUMDATE>(?<![\w/.-])[0-9]{1,2}(?P<sep>[/.-])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9]{2})(?![\w/-]|\.[0-9]))
    | (?P<YEARRANGE>(?<![\w/.,$-])[12][0-9]{3}[-–—/](?:[12][0-9]{3}|[0-9]{2})(?![\w/]|-[0-9]))
    | (?P<SLASHDATE>(?<![\w/.,-])[0-9]{1,2}/[0-9]{1,2}(?![\w/]))
    | (?P<MILITARY>(?<![\w.,$])[0-2][0-9][0-5][0-9](?=(?:hrs|GMT|UTC|Z)(?!\w)))
    | (?P<QNAME>(?<!\w)[QqHh][1-4](?!\w))
    | (?P<FISCAL>(?<!\w)FY\ ?[12][0-9]{3}(?!\w))
    | (?P<CLOCK>(?<![\w:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:]))
    | (?P<DOTCLOCK>(?<![\w.$])[0-2]?[0-9]\.[0-5][0-9](?=\ ?[ap]\.?m\b))
    | (?P<DECADE>(?<![\w,.$])[12][0-9]{2}0[’']?s(?!\w))
    | (?P<DECADE2>(?:(?<=the\ )|(?<=early\ )|(?<=late\ )|(?<=mid-)|(?<=mid\ )|(?<!\w)[’'])[2-9]0[’']?s(?!\w))
    | (?P<APYEAR>(?<![\w’'])[’'][0-9]{2}(?![\w]|[.,][0-9]))
    | (?P<DAYORD>(?<!\w)[0-9]{1,3}(?:st|nd|rd|th)(?!\w))
    | (?P<APOSO>o[’']clock(?!\w))
    | (?P<AMPM>(?:(?<![A-Za-z])|(?<=[0-9]))[APap]\.?[Mm](?:\.|(?!\w)))
    | (?P<digits>[0-9]+(?:[.,][0-9]+)*)
    | (?P<word>[^\W\d_]+(?:-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?![\w]))?)
    | (?P<punctuation>[^\w\s]|_)
    | (?P<other>\w)
    """,
    re.VERBOSE,
)
_GLUED_HALF = re.compile(r"(?<=[0-9])(?<![0-9.,][0-9]{2})[AaPp]\.?[Mm](?!\w)")
# The year of "5-Oct-2014", which is no count to the reader of numbers.
_AFTER_HYPHEN = re.compile(r"[12][0-9]{3}")
_SPECIAL = (
    "SLASHDATE",
    "QNAME",
    "FISCAL",
    "ISODATE",
    "NUMDATE",
    "YEARRANGE",
    "CLOCK",
    "DOTCLOCK",
    "DECADE",
    "DECADE2",
    "APYEAR",
    "APOSO",
    "AMPM",
)
_TENS_ORDINAL = {"twenty": 20, "thirty": 30}
_PUNCTUATION = {"’": "'", "–": "-", "—": "-", "‐": "-", "‑": "-"}
LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Which categories a word has, by lower-case word; and one character for each set of categories."""

    categories: dict[str, Categories]
    capitalised: frozenset[str]
    characters: dict[Categories, str]
    multiword: frozenset[str]


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


def shape_categories() -> tuple[Categories, ...]:
    """All sets of categories that tokens without a lexicon entry can have."""
    numbers = {number_categories(f"{n:0{width}}", n) for width in (2, 3, 4) for n in range(10**width)}
    numbers |= {number_categories(None, 1), number_categories("10000", 10000)}
    special = {frozenset({name}) for name in _SPECIAL}
    ordinals = {frozenset({"ORD", "DAYORD"}), frozenset({"ORD"}), frozenset({"ORD", "DAYORD", "QORD"})}
    return tuple(sorted(numbers | special | ordinals | {frozenset({"BREAK"})}, key=sorted))


def ordinal_value(word: str, ordinals: dict[str, int | str]) -> int | None:
    """The number of "3rd", "third" or "twenty-third"."""
    lower = word.lower()
    if lower[:1].isdigit():
        return int(re.sub(r"\D", "", lower))
    tens, _, unit = lower.partition("-")
    if unit and tens in _TENS_ORDINAL:
        return _TENS_ORDINAL[tens] + int(ordinals.get(unit, 0))
    return int(ordinals[lower]) if lower in ordinals else None


def tokenise(text: str, lexicon: Lexicon) -> Tokens:
    """Cut a text into tokens with categories.

    Number words that form one number ("two hundred and five", "2 1/2") become one token.
    """
    spelled = {number.span.start: number for number in find_numbers(text)}
    tokens = Tokens(text, [], [], "", {})
    classes: list[str] = []
    covered = 0
    for match in _SHAPES.finditer(text):
        start, end, kind = match.start(), match.end(), match.lastgroup
        if start < covered:
            continue
        if kind == "sep":
            kind = "NUMDATE"
        if kind == "space":
            if end - start > 1 and text.count("\n", start, end) > 1 and classes:
                _append(tokens, classes, start, end, lexicon.characters[frozenset({"BREAK"})])
            continue
        number = spelled.get(start)
        if number is not None and kind in ("digits", "word") and "-" not in text[start : min(end, number.span.end + 1)]:
            digits = text[start : number.span.end] if not number.is_word else None
            tokens.numbers[len(classes)] = number.value
            _append(
                tokens, classes, start, number.span.end, lexicon.characters[number_categories(digits, number.value)]
            )
            covered = number.span.end
            continue
        categories = _categories(kind or "other", match, lexicon)
        is_glued = kind == "digits" and bool(
            _GLUED_HALF.match(text, end) or (text[start - 1 : start] == "-" and _AFTER_HYPHEN.fullmatch(text, start, end))
        )
        if is_glued or kind == "MILITARY":
            tokens.numbers[len(classes)] = int(match.group())
            categories = number_categories(match.group(), int(match.group()))
        if not categories and classes and classes[-1] == lexicon.characters[FILLER]:
            tokens.ends[-1] = end
            continue
        _append(tokens, classes, start, end, lexicon.characters[categories])
    return Tokens(text, tokens.starts, tokens.ends, "".join(classes), tokens.numbers)


def _append(tokens: Tokens, classes: list[str], start: int, end: int, character: str) -> None:
    tokens.starts.append(start)
    tokens.ends.append(end)
    classes.append(character)


def _categories(kind: str, match: re.Match[str], lexicon: Lexicon) -> Categories:
    if kind == "word":
        if match.end() - match.start() > LONGEST_WORD:
            return FILLER
        word = match.group()
        lower = word.lower()
        if lower in lexicon.capitalised and not word[0].isupper():
            lower = f"{lower}/uncapitalised"
        found = lexicon.categories.get(lower, FILLER)
        if not found and "-" in lower and lower.partition("-")[0] in _TENS_ORDINAL:
            return frozenset({"ORD", "DAYORD"})
        return found
    if kind == "punctuation":
        return lexicon.categories.get(_PUNCTUATION.get(match.group(), match.group()), FILLER)
    if kind == "DAYORD":
        value = int(match.group()[:-2])
        if lexicon.categories.get(match.group().lower()):
            return frozenset({"ORD", "DAYORD", "QORD"})
        return frozenset({"ORD", "DAYORD"}) if 1 <= value <= 31 else frozenset({"ORD"})
    if kind in _SPECIAL:
        return frozenset({kind})
    return FILLER
