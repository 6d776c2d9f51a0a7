"""What all readers share: from a match to a candidate."""

from __future__ import annotations

from sayso.interpret.times.grammar import Found
from sayso.interpret.times.meanings import Candidate, Meaning, Part
from sayso.records import PeriodType, Span


def candidate(
    found: Found,
    meaning: Meaning | None,
    *,
    type: PeriodType = PeriodType.DATE,  # noqa: A002  # the record's own name for it
    part: Part | None = None,
    suffix: str | None = None,
    leans: bool = False,
) -> Candidate:
    """A candidate over the whole match."""
    tokens = found.tokens
    span = Span(tokens.starts[found.first], tokens.ends[found.end - 1])
    return Candidate(span, type, meaning, part, suffix, leans)


def span_of(found: Found, name: str) -> tuple[int, int]:
    """Characters of a captured part, which must have been taken."""
    tokens, (first, end) = found.tokens, found.taken(name)
    return tokens.starts[first], tokens.ends[end - 1]


def part_of(found: Found) -> Part | None:
    """Early, middle or late, if the match says so."""
    value = found.value("part", "PART") or found.value("part", "PARTADJ") or found.value("partnoun", "PARTNOUN")
    return None if value is None else Part(str(value))


def shift_of(found: Found, name: str) -> int:
    """-1 for "last" and its like, 1 for "next", 0 for "this", looked up word by word in a captured part."""
    categories = found.words.categories
    for word in reversed(found.text(name).split()):
        for category in ("LAST", "NEXT", "BEFORE", "AFTER"):
            if word in categories[category]:
                return int(categories[category][word])
    return 0


def spelled_year(found: Found) -> int | None:
    """The year that a captured part spells ("nineteen ninety-four")."""
    first, end = found.taken("spelled")
    numbers = [found.tokens.numbers[i] for i in range(first, end) if i in found.tokens.numbers]
    if len(numbers) == 2 and numbers[0] in (18, 19, 20) and 10 <= numbers[1] <= 99:
        return int(numbers[0]) * 100 + int(numbers[1])
    return None
