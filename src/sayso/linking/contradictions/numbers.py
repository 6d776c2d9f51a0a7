"""Numbers that cannot both be true: ranges of one kind of effect and one sort of victims that do not meet.

A higher number that came out after all who gave the lower one is a toll that rose, not a contradiction (`updates`).
"""

from __future__ import annotations

from functools import cache
from typing import Final

from sayso.linking.contradictions.bearing import is_dated
from sayso.linking.contradictions.pairs import Worded
from sayso.linking.traces.wording import words_in
from sayso.ontology.source_lists import source_lists
from sayso.records.joined import Amount, AmountValue

_NO_END: Final = 10**12


def amount_words(value: AmountValue) -> str:
    """`4 soldiers`, `2 to 6`, `at least 200`."""
    amount = value.value
    low, high = amount.low, amount.high
    if low is not None and low == high:
        number = f"{low:,}"
    elif low is not None and high is not None:
        number = f"{low:,} to {high:,}"
    elif low is not None:
        number = f"at least {low:,}"
    else:
        number = f"up to {high:,}" if high is not None else "an unknown number"
    return f"{number} {amount.who}" if amount.who and not amount.total else number


def clash(one: Worded[AmountValue], other: Worded[AmountValue]) -> str | None:
    """Why two numbers cannot both be true."""
    if not _are_apart(one, other) or is_update(one, other):
        return None
    return f"{one.words} and {other.words} do not meet"


def is_update(one: Worded[AmountValue], other: Worded[AmountValue]) -> bool:
    """Whether a toll rose: every source of the higher number came after every source of the lower one."""
    if not _are_apart(one, other):
        return False
    low, high = sorted((one, other), key=lambda row: _range(row.value.value))
    if not all(map(is_dated, (*low.sayings, *high.sayings))) or not low.sayings or not high.sayings:
        return False
    return low.sayings[-1].published < high.sayings[0].published


def _are_apart(one: Worded[AmountValue], other: Worded[AmountValue]) -> bool:
    first, second = one.value.value, other.value.value
    (low, up_to), (least, most) = _range(first), _range(second)
    groups = _group(first), _group(second)
    if groups[0] == groups[1]:
        return up_to < least or most < low
    # A part is no more than the whole.
    if groups[1] == frozenset():
        return low > most
    return groups[0] == frozenset() and least > up_to


def _range(amount: Amount) -> tuple[int, int]:
    low = amount.low if amount.low is not None else 0
    return low, amount.high if amount.high is not None else _NO_END


def _group(amount: Amount) -> frozenset[str]:
    """The sort of victims; empty for people as such, and for a total."""
    if amount.total or not amount.who:
        return frozenset()
    words = frozenset(words_in((amount.who,)))
    return frozenset() if words <= _anyone() else words


@cache
def _anyone() -> frozenset[str]:
    return frozenset(words_in(source_lists().anyone))
