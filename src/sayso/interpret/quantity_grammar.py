"""The patterns of the quantity rules, compiled once a language. Each looks at a bounded stretch of text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sayso.ontology.quantity_rules import Modifier, QuantityRules, VagueNumber, quantity_rules

LONGEST_PHRASE_CHARS = 60


@dataclass(frozen=True, slots=True)
class QuantityGrammar:
    """Compiled patterns, and tables from a phrase in small letters, single spaces, to what it means."""

    rules: QuantityRules
    before: re.Pattern[str]
    after: re.Pattern[str]
    modifiers: dict[str, Modifier]
    modifier_words: frozenset[str]
    after_modifiers: dict[str, Modifier]
    vague: re.Pattern[str]
    vague_ranges: dict[str, VagueNumber]
    spaced_thousands: re.Pattern[str]
    negative: re.Pattern[str]
    appositive: re.Pattern[str]
    appositive_end: re.Pattern[str]
    person_appositive: re.Pattern[str]
    age_pair: re.Pattern[str]
    none: re.Pattern[str]
    nobody: re.Pattern[str]
    glued_money: re.Pattern[str]
    glued_currencies: dict[str, str]
    between: re.Pattern[str]
    between_joiner: re.Pattern[str]
    range_from: re.Pattern[str]
    joiner: re.Pattern[str]
    currency: re.Pattern[str]
    currencies: dict[str, str]
    unit: re.Pattern[str]
    of_unit: re.Pattern[str]
    units: dict[str, str]
    glued: re.Pattern[str]
    age_before: re.Pattern[str]
    age_after: re.Pattern[str]
    age_months: re.Pattern[str]
    time_after: re.Pattern[str]
    hyphen_word: re.Pattern[str]


def phrase_key(text: str) -> str:
    """A matched phrase as the tables know it."""
    return " ".join(text.casefold().split())


@cache
def quantity_grammar(language: str = "en") -> QuantityGrammar:
    """The grammar of a language.

    Raises:
        BadKnowledge: as `quantity_rules`.
    """
    rules = quantity_rules(language)
    multiples = [
        VagueNumber((f"{phrase} {scale.word}",), row.low * scale.value, row.high * scale.value)
        for row in rules.vague_multiples
        for phrase in row.phrases
        for scale in rules.scales
    ]
    vague_ranges = {phrase.casefold(): row for row in (*multiples, *rules.vague) for phrase in row.phrases}
    modifiers = {phrase.casefold(): row for row in rules.modifiers for phrase in row.phrases}
    after_modifiers = {phrase.casefold(): row for row in rules.after_modifiers for phrase in row.phrases}
    letters = "".join(spelling for unit in rules.units for spelling in unit.spellings if len(spelling) == 1)
    units = {spelling.casefold(): unit.name for unit in rules.units for spelling in unit.spellings}
    times = _any(rules.time_nouns)
    joiners = "|".join(map(re.escape, rules.joiners))
    return QuantityGrammar(
        rules=rules,
        before=re.compile(rf"(?<![\w-])({_any(modifiers)})(?:\s+|(?<=\W)\s*)\Z", re.I),
        after=re.compile(rf"(?:[\s]+|(?=[+-]))({_any(after_modifiers)})(?!\w)", re.I),
        modifiers=modifiers,
        # "About 300" at the start of a quotation is no name About.
        modifier_words=frozenset(word for phrase in modifiers for word in phrase.split()),
        after_modifiers=after_modifiers,
        vague=re.compile(rf"(?<![\w-])({_any(vague_ranges)})(?![\w-])", re.I),
        vague_ranges=vague_ranges,
        spaced_thousands=re.compile(r"(?<![\w.,+:/-])\d{1,3}(?: \d{3})+(?![\w]|[.,:/-]\d| \d)"),
        negative=re.compile(r"(?:(?<![\w])minus\s+|(?<![\w\s])[-−]|(?<=\s)[-−]|\A[-−])\Z", re.I),
        appositive=re.compile(r"[A-Z][^\W\d_’'-]*(?:[’'-]\w+)*(?:,\s|\s\()\Z"),
        appositive_end=re.compile(r"[,;)](?!\s?\d)|\.(?!\d)|\s(?:and|from|was|who)\b(?!\s*\d)|\Z"),
        person_appositive=re.compile(rf"(?<![\w-])(?:{_any(rules.age_people)})(?:,\s|\s\()\Z", re.I),
        # What follows decides only where neither "aged" nor "years" does.
        age_pair=re.compile(
            rf"(?<![\w-])(?:{_any(rules.age_people_plural)})(?:(,?\s(?:{_any(rules.age_before)})\s)|(?:,|\sof)\s)"
            rf"(\d{{1,3}})\s{rules.age_joiner}\s(\d{{1,3}})"
            rf"(?:\s(?:{_any(rules.age_after)}|{rules.age_years})(?!\w)"
            rf"|(?(1)(?!\w)|(?=[,;)]|\.(?!\d)|\s(?:{_any(rules.nobody_verbs)})\b|\Z)))",
            re.I,
        ),
        nobody=re.compile(
            rf"(?<![\w-])({_any(rules.nobody)})\s+(?:of\s+(?:[\w’'-]+\s+){{1,4}}?)?"
            rf"(?:(?:{_any(rules.nobody_verbs)})\s+(?:{_any(rules.nobody_states)})|{_any(rules.nobody_deeds)})(?!\w)",
            re.I,
        ),
        glued_money=re.compile(
            rf"(?<![\w.-])({_any(sign.sign for sign in rules.glued_currencies)})(\d{{1,3}}(?:(?:,\d{{3}})+"
            rf"|(?:\.\d{{1,3}})?(?:bn|tn|[mkb]|\s(?:{_any(scale.word for scale in rules.scales)}))))(?!\w|[,.]\d)"
        ),
        glued_currencies={sign.sign: sign.unit for sign in rules.glued_currencies},
        none=re.compile(
            rf"(?<![\w-])(no)\s+(?:(?!(?:{_any(rules.none_barred)})\b)[a-z]+(?:\s+|-)){{0,2}}?(?:{_any(rules.none)})(?!\w)",
            re.I,
        ),
        between=re.compile(rf"(?<!\w){rules.between}\s+(?:(?:{_any(rules.age_before)})\s+)?\Z", re.I),
        between_joiner=re.compile(rf"\s+{rules.between_joiner}\s+", re.I),
        range_from=re.compile(rf"(?<!\w){rules.range_from}\s+\Z", re.I),
        joiner=re.compile(rf"\s+(?:{joiners})\s+|\s?[-–—]\s?|-to-", re.I),
        currency=re.compile(
            rf"(?<!\w)({_any(sign.sign for sign in rules.currency_signs)})\s?\Z|({_signs(rules)})\s?\Z"
        ),
        currencies={sign.sign: sign.unit for sign in rules.currency_signs},
        # A unit of one letter keeps its case: "5 m" is a length, "27.5 M" is none.
        unit=re.compile(
            rf"(?:\s{{1,2}}|-|\s?(?=[%°]))((?-i:[{re.escape(letters)}])|{_any(u for u in units if len(u) > 1)})(?!\w)",
            re.I,
        ),
        of_unit=re.compile(rf"\s+of\s+({_any(units)})(?!\w)", re.I),
        units=units,
        glued=re.compile(
            rf"(?<![\w.,:/-])(\d{{1,9}}(?:,\d{{3}}){{0,3}}(?:\.\d{{1,4}})?)({_any(rules.glued_units)})(?!\w)"
        ),
        age_before=re.compile(rf"(?<!\w)(?:{_any(rules.age_before)})\s+(?:{rules.between}\s+)?\Z", re.I),
        age_after=re.compile(rf"[\s-](?:{_any(rules.age_after, hyphens=True)})(?!\w)", re.I),
        age_months=re.compile(rf"[\s-](?:{_any(rules.age_after_months, hyphens=True)})(?!\w)", re.I),
        time_after=re.compile(rf"(?:\s{{1,2}}(?:{times})(?![\w-])|-(?:{times})(?!\w))", re.I),
        hyphen_word=re.compile(r"-([^\W\d_]+)"),
    )


def _any(phrases: Iterable[str], *, hyphens: bool = False) -> str:
    """Alternatives, longest first, with any white space for a space."""
    space = r"[\s-]" if hyphens else r"\s+"
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", space) for phrase in ordered)


def _signs(rules: QuantityRules) -> str:
    """Signs that may stand behind anything: `costs$5` is odd but clear, `xUSD 5` is neither."""
    return _any(sign.sign for sign in rules.currency_signs if not sign.sign.isalpha())
