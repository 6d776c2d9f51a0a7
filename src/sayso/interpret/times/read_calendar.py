"""Readers of seasons, quarters, halves of years and holidays."""

from __future__ import annotations

import re

from sayso.interpret.times.grammar import Found
from sayso.interpret.times.meanings import Candidate, Holiday, LatestQuarter, Part, Quarter, Season, Shifted, YearAgo
from sayso.interpret.times.reading import candidate, part_of, shift_of, spelled_year


def read_season(found: Found) -> Candidate | None:
    """ "last fall", "the winter of 1994", "summer 2014", "this spring"."""
    code = str(found.value("season", "SEASON"))
    year: int | None = None
    if found.has("year"):
        year = int(found.text("year"))
    elif found.has("spelled"):
        year = spelled_year(found)
        if year is None:
            return None
    relative = found.has("relyear")
    is_next = shift_of(found, "rel") if found.text("rel").strip() else None
    is_bare = year is None and not relative and is_next is None
    if is_bare and not _is_bare_season(found):
        return None
    is_doubtful = found.text("season") in found.words.clues["doubtful_seasons"] and found.has("relyear")
    if is_doubtful and not found.comes_after("before_season"):  # "it will fall next year"
        return None
    return candidate(
        found, Season(code, year, shift_of(found, "relyear") if relative else None, is_next), part=part_of(found)
    )


def read_quarter(found: Found) -> Candidate | None:
    """ "the third quarter", "fiscal second-quarter", "this year's third quarter", "Q3 2014"."""
    category = "QNAME" if found.rule.name == "quarter_name" else "QORD"
    number = int(found.value("q", category) or 1)
    year = int(found.text("year")) if found.has("year") else None
    shift = shift_of(found, "rel") if found.has("rel") else None
    return candidate(found, Quarter(number, year, shift))


def read_the_quarter(found: Found) -> Candidate | None:
    """ "the latest quarter", "that quarter"."""
    return candidate(found, LatestQuarter())


def read_half_year(found: Found) -> Candidate | None:
    """ "the first half of 1990", "the first two quarters of 1990"."""
    year = int(found.text("year")) if found.has("year") else None
    number = int(found.value("h", "QORD") or 1)
    if number > 2:
        return None
    shift = shift_of(found, "rel") if found.has("rel") else (0 if year is None else None)
    return candidate(found, Quarter(number, year, shift, is_half=True))


def read_year_ago(found: Found) -> Candidate | None:
    """ "the year-earlier quarter", "the same period last year"."""
    quarter = found.value("q", "QORD") if found.has("q") else None
    return candidate(found, YearAgo(int(quarter) if quarter else None))


def read_year_end(found: Found) -> Candidate | None:
    """ "year-end", "year's end"."""
    return candidate(found, Shifted("Y", 0), part=Part.END)


def read_holiday(found: Found) -> Candidate | None:
    """ "Christmas Day", "last Thanksgiving", "Easter 1916"."""
    start = found.tokens.starts[found.taken("holiday")[0]]
    text = found.tokens.text[start : start + 40]
    lower = re.sub(r"’", "'", text.lower())
    names = [
        name
        for name in found.words.holidays
        if lower.startswith(name) and not lower[len(name) : len(name) + 1].isalpha()
    ]
    if not names or not (text[0].isupper() or text[0].isdigit()):
        return None
    name = max(names, key=len)
    if any(w[0].islower() for w in text[: len(name)].split() if w[0].isalpha()):
        return None
    following = re.match(r" ([A-Z]\w+)", text[len(name) :])
    if following and following[1].lower() in found.words.clues["after_holiday"]:
        return None
    year = re.match(r",? (?:of )?([12]\d{3})(?!\d)", text[len(name) :])
    shift = shift_of(found, "rel") if found.has("rel") else None
    meaning = Holiday(found.words.holidays[name], int(year[1]) if year else None, shift)
    return candidate(found, meaning).with_span(
        found.tokens.starts[found.first], start + len(name) + (year.end() if year else 0)
    )


def _is_bare_season(found: Found) -> bool:
    """ "the summer", "in winter"; never "the fall of", "spring" alone."""
    if found.follows("after_season"):
        return False
    is_alone = found.end - found.first == 1
    if found.text("season") in found.words.clues["doubtful_seasons"]:
        return found.comes_after("before_season") and not is_alone
    return not is_alone or found.comes_after("before_season")
