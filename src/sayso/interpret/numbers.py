"""Numbers in running text, written in digits or in words; what they count is for others to say.

Time is linear in the text: one pass of a pattern without nested repetition, then one pass over its matches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from sayso.ontology.numbers import NumberWords, load_number_words
from sayso.records import Span

# A longer run of digits is an account, a hash or an attack, never a count.
LONGEST_DIGITS = 15

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_CURRENCY = "$€£¥₽₴₺₹"


@dataclass(frozen=True, slots=True)
class NumberExpression:
    """A number in the text. `is_word` says that words took part ("two", "3.5 million")."""

    span: Span
    value: int | float
    is_word: bool


class _Kind(Enum):
    DIGITS = auto()
    UNIT = auto()
    TENS = auto()
    SCALE = auto()
    HALF = auto()
    ARTICLE = auto()


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    kind: _Kind
    value: int | float


@dataclass(frozen=True, slots=True)
class _Grammar:
    atoms: re.Pattern[str]
    words: dict[str, tuple[_Kind, int | float]]
    scale_suffixes: dict[str, int]
    join: re.Pattern[str]
    join_and: re.Pattern[str]
    join_half: re.Pattern[str]


def find_numbers(text: str, start: int = 0, end: int | None = None) -> tuple[NumberExpression, ...]:
    """All numbers between `start` and `end`, in text order, never overlapping.

    "a" and "half" count only inside a number ("a hundred", "half a million", "two and a half"). Digits inside a
    name ("AK-47", "F16"), times ("14:30"), versions ("1.2.3") and runs beyond `LONGEST_DIGITS` are no numbers.
    """
    grammar = _grammar("en")
    atoms = _atoms(text, start, len(text) if end is None else end, grammar)
    found: list[NumberExpression] = []
    i = 0
    while i < len(atoms):
        expression, used = _read(text, atoms, i, grammar)
        if expression is not None:
            found.append(expression)
        i += used
    return tuple(found)


def number_value(text: str) -> int | float | None:
    """The number that `text` as a whole spells ("twenty-one", "1,200"), or None."""
    stripped = text.strip()
    numbers = find_numbers(stripped)
    if len(numbers) == 1 and len(numbers[0].span) == len(stripped):
        return numbers[0].value
    return None


@cache
def _grammar(language: str) -> _Grammar:
    words: NumberWords = load_number_words(language)
    table: dict[str, tuple[_Kind, int | float]] = {}
    table.update({w: (_Kind.UNIT, v) for w, v in words.units.items()})
    table.update({w: (_Kind.TENS, v) for w, v in words.tens.items()})
    table.update({w: (_Kind.SCALE, v) for w, v in words.scales.items()})
    table.update(dict.fromkeys(words.half, (_Kind.HALF, 0.5)))
    table.update(dict.fromkeys(words.articles, (_Kind.ARTICLE, 1)))
    alternatives = "|".join(sorted(table, key=lambda w: (-len(w), w)))
    suffixes = words.suffixes | words.after_currency
    glued = "|".join(sorted(words.suffixes, key=lambda w: (-len(w), w)))
    after_currency = "|".join(sorted(words.after_currency))
    fractions = "".join(_FRACTIONS)
    digits = (
        rf"(?<![\w])(?<![\d][.,:/])(?P<digits>\d{{1,3}}(?:[,\u00a0\u202f]\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
        rf"(?:[ -]?(?P<fraction>[{fractions}]|(?<=[ -])[1-9]/[1-9](?![\d/])))?"
        rf"(?P<suffix>(?:{glued})(?!\w)|(?:(?<=[{_CURRENCY}]\d)|(?<=[{_CURRENCY}]\d\d)|(?<=[{_CURRENCY}]\d\d\d)"
        rf"|(?<=[{_CURRENCY}]\d\.\d)|(?<=[{_CURRENCY}]\d\d\.\d))(?:{after_currency})(?!\w))?"
        rf"(?!\w|[.,:/]\d)"
    )
    word = rf"(?<![\w'’])(?P<word>{alternatives})(?![\w])"
    half = "|".join(words.half)
    conjunction = "|".join(words.conjunctions)
    return _Grammar(
        atoms=re.compile(rf"{digits}|{word}|(?<!\w)(?P<lone>[{fractions}])(?!\w)", re.IGNORECASE | re.ASCII),
        words=table,
        scale_suffixes=suffixes,
        join=re.compile(r"[ \t\u00a0]{1,2}|-|[ \t]?\r?\n"),
        join_and=re.compile(rf"[ \t\u00a0\n](?:{conjunction})[ \t\u00a0\n]|-(?:{conjunction})-", re.IGNORECASE),
        join_half=re.compile(
            rf"(?P<gap>[ \n-])(?:{conjunction})(?P=gap)(?:{'|'.join(words.articles)})(?P=gap)(?:{half})(?!\w)", re.I
        ),
    )


def _atoms(text: str, start: int, end: int, grammar: _Grammar) -> list[_Atom]:
    atoms: list[_Atom] = []
    for match in grammar.atoms.finditer(text, start, end):
        if match["word"] is not None:
            kind, value = grammar.words[match["word"].lower()]
            atoms.append(_Atom(match.start(), match.end(), kind, value))
        elif match["lone"] is not None:
            atoms.append(_Atom(match.start(), match.end(), _Kind.DIGITS, _FRACTIONS[match["lone"]]))
        elif len(match["digits"]) <= LONGEST_DIGITS and not _in_name(text, match.start()):
            atoms.append(_Atom(match.start(), match.end(), _Kind.DIGITS, _digits_value(match, grammar)))
    return atoms


def _in_name(text: str, start: int) -> bool:
    """Whether digits hang on a capitalised word with a hyphen: "AK-47", "Covid-19", but not "post-1959"."""
    before = re.search(r"(\w+)-\Z", text[max(0, start - 16) : start])
    return before is not None and any(c.isupper() for c in before[1])


def _digits_value(match: re.Match[str], grammar: _Grammar) -> int | float:
    bare = re.sub(r"[,\u00a0\u202f]", "", match["digits"])
    value: int | float = float(bare) if "." in bare else int(bare)
    if match["fraction"]:
        fraction = match["fraction"]
        value += _FRACTIONS[fraction] if fraction in _FRACTIONS else int(fraction[0]) / int(fraction[2])
    if match["suffix"]:
        value = _tidy(value * grammar.scale_suffixes[match["suffix"].lower()])
    return value


def _read(text: str, atoms: Sequence[_Atom], first: int, grammar: _Grammar) -> tuple[NumberExpression | None, int]:
    """The number that begins at atom `first`, and how many atoms it takes (at least 1)."""
    atom = atoms[first]
    opened = _opening(text, atoms, first, grammar)
    if opened is None:
        return None, 1
    value, end, following = opened
    is_word = atom.kind is not _Kind.DIGITS
    if atom.kind in (_Kind.DIGITS, _Kind.UNIT, _Kind.TENS):
        half = grammar.join_half.match(text, end)
        if half and value == int(value):
            value, end, is_word = value + 0.5, half.end(), True
            while following < len(atoms) and atoms[following].start < end:
                following += 1
    total, end, following, has_scale = _scales(text, atoms, following, grammar, value=value, end=end, first=first)
    if has_scale and atom.kind is not _Kind.HALF and (half := grammar.join_half.match(text, end)):
        scale = next(a for a in reversed(atoms[first:following]) if a.kind is _Kind.SCALE)
        if atoms[following - 1] is scale:  # "a million and a half"
            total, end = total + scale.value / 2, half.end()
            while following < len(atoms) and atoms[following].start < end:
                following += 1
    return NumberExpression(Span(atom.start, end), _tidy(total), is_word or has_scale), max(following - first, 1)


def _opening(text: str, atoms: Sequence[_Atom], first: int, grammar: _Grammar) -> tuple[int | float, int, int] | None:
    """What stands in front of the first scale ("two", "a", "half a", "3.5"): value, end, next atom."""
    atom = atoms[first]
    following = first + 1
    if atom.kind in (_Kind.ARTICLE, _Kind.HALF):
        value = atom.value
        if atom.kind is _Kind.HALF and _joined(text, atoms, following, grammar, _Kind.ARTICLE):
            following += 1
        elif atom.kind is _Kind.ARTICLE and _joined(text, atoms, following, grammar, _Kind.HALF):
            value, following = 0.5, following + 1
        if not _joined(text, atoms, following, grammar, _Kind.SCALE):
            return None
        return value, atoms[following - 1].end, following
    if atom.kind is _Kind.SCALE:
        return None if text[max(0, atom.start - 1) : atom.start] == "-" else (1, atom.start, first)
    if atom.kind is _Kind.TENS:
        lower, used = _below_hundred(text, atoms, first, grammar)
        return lower, atoms[first + used - 1].end, first + used
    return atom.value, atom.end, following


def _scales(
    text: str, atoms: Sequence[_Atom], following: int, grammar: _Grammar, *, value: int | float, end: int, first: int
) -> tuple[int | float, int, int, bool]:
    """Scales and what follows them, each smaller than the one before ("million", "two hundred and five thousand").

    Returns the number, its end, the next atom, and whether there was a scale.
    """
    total: int | float = 0
    ceiling = float("inf")  # the next scale from thousand up must stay below this
    hundreds = has_scale = False
    while following < len(atoms):
        atom = atoms[following]
        plain = atom.start <= end or grammar.join.fullmatch(text, end, atom.start) is not None
        if plain and atom.kind is _Kind.SCALE and atom.value < ceiling and not (hundreds and atom.value < 1000):
            value, end, following, has_scale, hundreds = value * atom.value, atom.end, following + 1, True, True
            if atom.value >= 1000:
                total, value, ceiling, hundreds = total + value, 0, atom.value, False
            continue
        lower, used = _below_hundred(text, atoms, following, grammar)
        joins = plain or grammar.join_and.fullmatch(text, end, atom.start) is not None
        if not (joins and used and atoms[following - 1].kind is _Kind.SCALE and following > first):
            break
        closes_dozen = atoms[following - 1].value % 100 != 0
        if closes_dozen or not _scale_after_fits(text, atoms, following + used, grammar, ceiling, hundreds=hundreds):
            break
        value, end, following = value + lower, atoms[following + used - 1].end, following + used
    return total + value, end, following, has_scale


def _scale_after_fits(
    text: str, atoms: Sequence[_Atom], i: int, grammar: _Grammar, ceiling: float, *, hundreds: bool
) -> bool:
    """Whether the scale at atom `i`, if there is one, belongs to the number: not in "one hundred and two hundred"."""
    if not _joined(text, atoms, i, grammar, _Kind.SCALE):
        return True
    return atoms[i].value < ceiling and not (hundreds and atoms[i].value < 1000)


def _below_hundred(text: str, atoms: Sequence[_Atom], i: int, grammar: _Grammar) -> tuple[int | float, int]:
    """A spelled number below a hundred at atom `i` and the atoms it takes; none taken if there is none."""
    atom = atoms[i]
    if atom.kind is _Kind.UNIT:
        return atom.value, 1
    if atom.kind is _Kind.TENS:
        if _joined(text, atoms, i + 1, grammar, _Kind.UNIT) and 1 <= atoms[i + 1].value <= 9:
            return atom.value + atoms[i + 1].value, 2
        return atom.value, 1
    return 0, 0


def _joined(text: str, atoms: Sequence[_Atom], i: int, grammar: _Grammar, kind: _Kind) -> bool:
    """Whether atom `i` has this kind and follows the one before it directly."""
    if i >= len(atoms) or i == 0 or atoms[i].kind is not kind:
        return False
    return grammar.join.fullmatch(text, atoms[i - 1].end, atoms[i].start) is not None


def _tidy(value: int | float) -> int | float:
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
