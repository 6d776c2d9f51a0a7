"""Scores what templates say beside kind and string slots. Nobody has published such figures, so they are defined here.

Templates are paired as for the published score, by kind and string slots. What stands in a template without a partner
is missed or wrong. Each field then counts for itself:

- date: first and last day are the key's ("on or before" has no first day). Days in common: both name a first day and
  share a day, or neither does.
- country: a name of it is the key's. Place: a name of it is one of the key's at the most exact level; where the key
  names no more than the country, so does the template.
- stage: it is the key's.
- confidence, for each organisation: a name and the degree are the key's.
- effect and number, for each person or thing of which one is told: a name and the effect, or the number ("about" left
  out), are the key's.

"Of found" leaves out what was not found: for a field of templates those without a partner, else organisations, people
and things without one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sayso.evaluation.attribution import Counts
from sayso.evaluation.coreference import best_assignment
from sayso.evaluation.templates.found import FoundTarget, FoundTemplate
from sayso.evaluation.templates.keys import KeyTarget, WholeKey

Pairs = Sequence[tuple[int, int]]
OF_FOUND: Final = ", of found"


@dataclass(frozen=True, slots=True)
class _Field:
    """A field that a template has once."""

    name: str
    is_filled: Callable[[FoundTemplate], bool]
    is_asked: Callable[[WholeKey], bool]
    is_right: Callable[[FoundTemplate, WholeKey], bool]


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of one person, thing or organisation: names, and acceptable values (at most one when found)."""

    names: frozenset[str]
    values: frozenset[str]


def _shares_days(found: FoundTemplate, key: WholeKey) -> bool:
    if found.date is None:
        return False
    first, last = found.date
    for key_first, key_last in key.dates:
        if first is None or key_first is None:
            if first is None and key_first is None:
                return True
        elif last is not None and key_last is not None and first <= key_last and key_first <= last:
            return True
    return False


def _same_country(found: FoundTemplate, key: WholeKey) -> bool:
    return found.place is not None and any(found.place.country & place.countries for place in key.places)


def _same_place(found: FoundTemplate, key: WholeKey) -> bool:
    if found.place is None:
        return False
    if not found.place.exact:
        return any(not place.exact and found.place.country & place.countries for place in key.places)
    return any(found.place.exact & place.exact for place in key.places)


_FIELDS: Final = (
    _Field("date", lambda f: f.date is not None, lambda k: bool(k.dates), lambda f, k: f.date in k.dates),
    _Field("date, days in common", lambda f: f.date is not None, lambda k: bool(k.dates), _shares_days),
    _Field("country", lambda f: f.place is not None, lambda k: bool(k.places), _same_country),
    _Field("place", lambda f: f.place is not None, lambda k: bool(k.places), _same_place),
    _Field("stage", lambda f: f.stage is not None, lambda k: bool(k.stages), lambda f, k: f.stage in k.stages),
)


def whole_counts(found: Sequence[FoundTemplate], keys: Sequence[WholeKey], pairs: Pairs) -> dict[str, Counts]:
    """Counts of one message by field, each once more with only what was found.

    Args:
        pairs: which found template stands for which key, as of `scoring.template_pairs`.
    """
    counts: dict[str, Counts] = {}
    for field in _FIELDS:
        right = sum(field.is_right(found[one], keys[key]) for one, key in pairs)
        counts[field.name] = Counts(right, sum(map(field.is_filled, found)), sum(map(field.is_asked, keys)))
        counts[field.name + OF_FOUND] = Counts(
            right,
            sum(field.is_filled(found[one]) for one, _ in pairs),
            sum(field.is_asked(keys[key]) for _, key in pairs),
        )
    return counts | _told_counts(found, keys, pairs)


def _told_counts(found: Sequence[FoundTemplate], keys: Sequence[WholeKey], pairs: Pairs) -> dict[str, Counts]:
    counts: dict[str, Counts] = {}
    found_rows = [_found_rows(one) for one in found]
    key_rows = [_key_rows(one) for one in keys]
    for name in ("confidence", "effect on people", "effect on things", "number of people", "number of things"):
        said = sum(len(told.values) for row in found_rows for told in row[name])
        asked = sum(bool(told.values) for row in key_rows for told in row[name])
        partners = [pair for one, key in pairs for pair in _partners(found_rows[one][name], key_rows[key][name])]
        right = sum(bool(first.values & second.values) for first, second in partners)
        counts[name] = Counts(right, said, asked)
        counts[name + OF_FOUND] = Counts(
            right,
            sum(len(first.values) for first, _ in partners),
            sum(bool(second.values) for _, second in partners),
        )
    return counts


def _found_rows(found: FoundTemplate) -> dict[str, list[_Told]]:
    def told(targets: Sequence[FoundTarget], value: Callable[[FoundTarget], str | None]) -> list[_Told]:
        return [_Told(one.names.keys, frozenset(filter(None, (value(one),)))) for one in targets]

    return {
        "confidence": [_Told(names.keys, frozenset({degree})) for names, degree in found.confidence],
        "effect on people": told(found.people, lambda one: one.effect),
        "effect on things": told(found.things, lambda one: one.effect),
        "number of people": told(found.people, lambda one: one.number),
        "number of things": told(found.things, lambda one: one.number),
    }


def _key_rows(key: WholeKey) -> dict[str, list[_Told]]:
    def told(targets: Sequence[KeyTarget], value: Callable[[KeyTarget], frozenset[str]]) -> list[_Told]:
        return [_Told(one.names, value(one)) for one in targets]

    return {
        "confidence": [_Told(names, degrees) for names, degrees in key.confidence],
        "effect on people": told(key.people, lambda one: one.effects),
        "effect on things": told(key.things, lambda one: one.effects),
        "number of people": told(key.people, lambda one: one.numbers),
        "number of things": told(key.things, lambda one: one.numbers),
    }


def _partners(found: Sequence[_Told], keys: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Those that share a name, each at most once, as many as can be, with the same value where there is a choice."""
    if not found or not keys:
        return
    worth = np.array(
        [[bool(one.names & key.names) * (1 + 0.01 * bool(one.values & key.values)) for key in keys] for one in found]
    )
    for row, column in zip(*best_assignment(worth), strict=True):
        if worth[row, column]:
            yield found[row], keys[column]
