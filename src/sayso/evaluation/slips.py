"""Slips: where a prediction and the gold data differ, each with its place, for reading."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sayso.records import Span

Labelled = tuple[Span, str]


@dataclass(frozen=True, slots=True)
class Slip:
    """One difference. `kind` groups slips; spans are of `text`; `note` says in words what spans cannot show."""

    kind: str
    document: str
    text: str
    gold: tuple[Span, ...] = ()
    predicted: tuple[Span, ...] = ()
    note: str = ""


def slips_of_spans(
    document: str, text: str, *, predicted: Collection[Labelled], gold: Collection[Labelled]
) -> Iterator[Slip]:
    """Compare labelled spans of a text.

    What is in both is no slip. A gold span goes with the predicted one of the same place and another label (`other
    label`), else with one of its label that shares characters (`other edges`), else it was `missed`; what is left of
    the predicted is `wrongly found`. Each span goes into one slip.
    """
    wanted = sorted(set(gold) - set(predicted), key=_order)
    found = sorted(set(predicted) - set(gold), key=_order)
    for span, label in wanted:
        if match := next((one for one in found if one[0] == span), None):
            found.remove(match)
            yield Slip(f"{label}: other label", document, text, (span,), (span,), f"{label} in gold, found {match[1]}")
        elif match := next((one for one in found if one[1] == label and _touch(one[0], span)), None):
            found.remove(match)
            yield Slip(f"{label}: other edges", document, text, (span,), (match[0],))
        else:
            yield Slip(f"{label}: missed", document, text, (span,))
    for span, label in found:
        yield Slip(f"{label}: wrongly found", document, text, (), (span,))


def by_kind(slips: Sequence[Slip]) -> list[tuple[str, list[Slip]]]:
    """Slips by their kind, the most frequent first."""
    kinds: dict[str, list[Slip]] = {}
    for slip in slips:
        kinds.setdefault(slip.kind, []).append(slip)
    return sorted(kinds.items(), key=lambda entry: (-len(entry[1]), entry[0]))


def _order(one: Labelled) -> tuple[int, int, str]:
    return one[0].start, one[0].end, one[1]


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
