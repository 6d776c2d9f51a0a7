"""The compiled grammar: patterns over word categories become regular expressions over `Tokens.classes`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.errors import BadKnowledge
from sayso.interpret.times.tokens import FILLER, Lexicon, Tokens, shape_categories, shapes_pattern
from sayso.ontology.times import TimeRule, TimeWords, load_time_words

_PIECE = re.compile(
    r"\s*(?:(?P<name>[a-z]+[0-9]?):|(?P<fragment><[a-z_]+>)|(?P<category>[A-Z][A-Z0-9_]*)|'(?P<quoted>[^']+)'"
    r"|(?P<literal>[a-z][a-z0-9]*)|(?P<syntax>\(|\)|\||\?|\{[0-9],[0-9]\}))"
)
# Characters for categories come from a private use area, so that no text can be taken for them.
_FIRST_CHARACTER = 0xE000


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule of the YAML file with its expression over category characters; earlier rules win ties."""

    name: str
    read: str
    expression: re.Pattern[str]
    groups: dict[str, tuple[str, ...]]
    order: int


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything that matching needs for one language."""

    words: TimeWords
    lexicon: Lexicon
    rules: tuple[CompiledRule, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One match of one rule: tokens `first` to `end` (exclusive).

    `surnames` are names of months that this text gives to people.
    """

    rule: CompiledRule
    match: re.Match[str]
    tokens: Tokens
    words: TimeWords
    surnames: frozenset[str]

    @property
    def first(self) -> int:
        """First token."""
        return self.match.start()

    @property
    def end(self) -> int:
        """The token after the last."""
        return self.match.end()

    def has(self, name: str) -> bool:
        """Whether the pattern took the part called `name`."""
        return self._span(name) is not None

    def taken(self, name: str) -> tuple[int, int]:
        """Tokens of a captured part.

        Raises:
            BadKnowledge: the pattern can match without it, so its reader does not suit it.
        """
        span = self._span(name)
        if span is None:
            raise BadKnowledge(f"times: rule {self.rule.name} matched without its part {name!r}")
        return span

    def _span(self, name: str) -> tuple[int, int] | None:
        for group in self.rule.groups.get(name, ()):
            if self.match[group] is not None:
                return self.match.span(group)
        return None

    def text(self, name: str) -> str:
        """Lower-case text of a captured part, or "" if it was not taken."""
        span = self._span(name)
        return "" if span is None or span[0] == span[1] else self.tokens.words(*span).lower()

    def number(self, name: str) -> int | float | None:
        """The number that a captured token states, in digits or words."""
        span = self._span(name)
        return None if span is None else self.tokens.numbers.get(span[0])

    def ordinal(self, name: str) -> int | None:
        """The number of a captured ordinal."""
        word = self.text(name)
        if word[:1].isdigit():
            return int(re.sub(r"\D", "", word))
        tens, _, unit = word.partition("-")
        categories = self.words.categories
        if unit and tens in categories["TENSORD"]:
            return int(categories["TENSORD"][tens]) + int(categories["ORD"].get(unit, 0))
        return int(categories["ORD"][word]) if word in categories["ORD"] else None

    def value(self, name: str, category: str) -> int | str | None:
        """What the YAML file says that a captured word of a category stands for."""
        return self.words.categories[category].get(self.text(name)) if self.has(name) else None

    def follows(self, clue: str) -> bool:
        """Whether the word or phrase behind the match, after white space or a hyphen, is in a list of clues."""
        after = self.after().lstrip(" \n-").lower()
        return any(after.startswith(p) and not after[len(p) : len(p) + 1].isalnum() for p in self.words.clues[clue])

    def comes_after(self, clue: str) -> bool:
        """Whether the word in front of the match is in a list of clues."""
        return self.word_before().lower() in self.words.clues[clue]

    def word_before(self) -> str:
        """The word in front of the match, without the punctuation around it, if only white space stands between."""
        found = re.search(r"([^\W_][^\s]{0,20})[ \n]{1,3}\Z", self.before())
        return found[1].strip(".,;:()'\"“”‘’") if found else ""

    def word_after(self) -> str:
        """The word behind the match, if only one space stands between."""
        found = re.match(r"[ \n](\w+)", self.after())
        return found[1] if found else ""

    @property
    def whole(self) -> str:
        """Text of the whole match."""
        return self.tokens.words(self.first, self.end)

    @property
    def is_title(self) -> bool:
        """Whether the match is written as a name is ("This Week"), in a text that is not all capitals."""
        words = self.whole.split()
        return len(words) > 1 and words[-1][0].isupper() and not self.whole.isupper()

    def before(self, characters: int = 24) -> str:
        """A little text in front of the match."""
        start = self.tokens.starts[self.first]
        return self.tokens.text[max(0, start - characters) : start]

    def after(self, characters: int = 24) -> str:
        """A little text behind the match."""
        end = self.tokens.ends[self.end - 1]
        return self.tokens.text[end : end + characters]


@cache
def load_grammar(language: str = "en") -> Grammar:
    """Compile the packaged rules of a language.

    Raises:
        BadKnowledge: a pattern is malformed or uses an unknown category or fragment.
    """
    words = load_time_words(language)
    literals = _literals(words)
    lexicon = _lexicon(words, literals)
    sets = {
        category: "".join(sorted(c for has, c in lexicon.characters.items() if category in has))
        for category in sorted({category for has in lexicon.characters for category in has})
    }
    rules = tuple(_compile(rule, order, words, sets) for order, rule in enumerate(words.rules))
    return Grammar(words, lexicon, rules)


def matches(tokens: Tokens, grammar: Grammar) -> Iterator[Found]:
    """All matches of all rules, by rule and place; matches of different rules may overlap."""
    surnames = _surnames(tokens.text, grammar.words)
    for rule in grammar.rules:
        for match in rule.expression.finditer(tokens.classes):
            yield Found(rule, match, tokens, grammar.words, surnames)


def _surnames(text: str, words: TimeWords) -> frozenset[str]:
    """Months that stand behind a first name or title somewhere in the text ("Theresa May"), in lower case."""
    months = "|".join(sorted(word.capitalize() for word in words.clues["verb_months"]))
    found: set[str] = set()
    for use in re.finditer(rf"(?<!\w)([A-Z][a-z]{{1,14}})\.? ({months})(?!\w| [0-9])", text):
        word = use[1].lower()
        if word in words.clues["titles"] or word not in words.clues["month_before"]:
            found.add(use[2].lower())
    return frozenset(found)


def _literals(words: TimeWords) -> set[str]:
    patterns = [rule.pattern for rule in words.rules] + list(words.fragments.values())
    return {
        piece["literal"] or piece["quoted"]
        for p in patterns
        for piece in _PIECE.finditer(p)
        if piece["literal"] or piece["quoted"]
    }


def _lexicon(words: TimeWords, literals: set[str]) -> Lexicon:
    categories: dict[str, set[str]] = {}
    for category, members in words.categories.items():
        for word in members:
            categories.setdefault(word, set()).add(category)
    for literal in literals:
        categories.setdefault(literal, set()).add(f"={literal}")
    categories.setdefault("'", set()).add("APOS")
    for word in words.categories["ORD"]:
        categories[word].add("DAYORD")
    # A holiday is one word of the grammar; the others of its name are checked by its reader.
    for word in {name.split()[0] for name in words.holidays}:
        categories.setdefault(word, set()).add("HOLIDAY")
    frozen = {word: frozenset(found) for word, found in categories.items()}
    # "may" and "march" without a capital keep their part as plain words of a pattern, if they have one.
    for word in words.capitalised:
        frozen[f"{word}/uncapitalised"] = frozenset(c for c in frozen[word] if c.startswith("="))
    ordinals = words.categories["ORD"]
    pattern, special = shapes_pattern(
        words.shapes, tuple(w for w, n in ordinals.items() if isinstance(n, int) and n < 10)
    )
    combinations = sorted({*frozen.values(), *shape_categories(special), FILLER}, key=sorted)
    return Lexicon(
        categories=frozen,
        capitalised=words.capitalised,
        characters={combination: chr(_FIRST_CHARACTER + i) for i, combination in enumerate(combinations)},
        shapes=pattern,
        special=special,
        glued=re.compile(words.shapes["AMPM"]),
        tens=frozenset(words.categories["TENSORD"]),
    )


def _compile(rule: TimeRule, order: int, words: TimeWords, sets: dict[str, str]) -> CompiledRule:
    groups: dict[str, list[str]] = {}
    try:
        expression = re.compile(_expression(rule.pattern, f"rule {rule.name}", words, sets, groups))
    except re.error as error:
        raise BadKnowledge(f"times: rule {rule.name}: {error} in {rule.pattern!r}") from error
    return CompiledRule(rule.name, rule.read, expression, {name: tuple(found) for name, found in groups.items()}, order)


def _expression(pattern: str, where: str, words: TimeWords, sets: dict[str, str], groups: dict[str, list[str]]) -> str:
    out: list[str] = []
    position = 0
    opening = ""
    while position < len(pattern.rstrip()):
        piece = _PIECE.match(pattern, position)
        if piece is None:
            raise BadKnowledge(f"times: {where}: cannot read {pattern[position:]!r}")
        position = piece.end()
        if piece["name"]:
            # A name may stand in several branches; an expression wants another name for each.
            taken = groups.setdefault(piece["name"], [])
            taken.append(f"{piece['name']}_{len(taken)}")
            opening = f"(?P<{taken[-1]}>"
            continue
        if piece["syntax"] == "(":
            out.append(opening or "(?:")
        elif piece["syntax"]:
            out.append(piece["syntax"])
        else:
            item = _item(piece, where, words, sets, groups)
            out.append(f"{opening}{item})" if opening else item)
        opening = ""
    return "".join(out)


def _item(
    piece: re.Match[str], where: str, words: TimeWords, sets: dict[str, str], groups: dict[str, list[str]]
) -> str:
    if piece["fragment"]:
        fragment = words.fragments.get(piece["fragment"][1:-1])
        if fragment is None:
            raise BadKnowledge(f"times: {where}: there is no fragment {piece['fragment']}")
        return f"(?:{_expression(fragment, where, words, sets, groups)})"
    category = piece["category"] or f"={piece['literal'] or piece['quoted']}"
    if category not in sets:
        raise BadKnowledge(f"times: {where}: there is no category {category}")
    return f"[{sets[category]}]"
