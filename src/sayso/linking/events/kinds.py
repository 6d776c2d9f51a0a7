"""What kind of happening it is: whether two reports may mean one, by type, means, standing and trigger."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Final

from sayso.linking.events.times import guess
from sayso.linking.evidence import Feature
from sayso.linking.traces.wording import words_in
from sayso.ontology.joining import kind_table
from sayso.records import Modality
from sayso.records.trace import EventTrace

# An event without a code is of a family by itself: its trigger's.
_NO_CODE: Final = "?"
OTHER_KINDS: Final = "kinds that one incident can have"
OTHER_MEANS: Final = "same kind, other means"


class Standing(StrEnum):
    """What an event can be one with: what took place, what is to come, what is only thought of."""

    REAL = "real"
    TO_COME = "to come"
    THOUGHT = "thought of"


def standing(trace: EventTrace) -> Standing:
    """How the report has it. A denied event is the event that the others report."""
    if trace.modality in (Modality.PLANNED, Modality.THREATENED):
        return Standing.TO_COME
    return Standing.THOUGHT if trace.modality is Modality.HYPOTHETICAL else Standing.REAL


def families(trace: EventTrace) -> frozenset[str]:
    """Families of kinds; two events without a common or neighbouring one are never compared."""
    known = kind_table().families
    found = known.get(trace.type, frozenset())
    if trace.acled is not None and trace.type not in kind_table().statements:
        found |= known.get(trace.acled.event_type, frozenset())
    return found or frozenset({f"{_NO_CODE}{' '.join(trigger_words(trace.trigger.text))}"})


def is_statement(trace: EventTrace) -> bool:
    """Whether it is words: a call, a visit, an accusation."""
    return trace.type in kind_table().statements


@lru_cache(maxsize=65_536)
def trigger_words(text: str) -> tuple[str, ...]:
    """The trigger's words in the form of wording."""
    return words_in((text,))


def kind_features(one: EventTrace, other: EventTrace) -> list[Feature] | None:
    """How well two kinds go together; None for two that are never one incident."""
    first, second = families(one), families(other)
    if standing(one) is not standing(other) or not (first & second or _are_neighbours(first, second)):
        return None
    if is_statement(one) is not is_statement(other) or (is_statement(one) and one.type != other.type):
        return None
    evidence = f"{_label(one)} / {_label(other)}"
    features = [_means_feature(one, other, evidence)]
    shared = set(trigger_words(one.trigger.text)) & set(trigger_words(other.trigger.text))
    if shared:
        # Without a code, the word is all that tells the kind.
        weight = 0.3 if one.type and other.type else 1.5
        features.append(Feature("same word for it", 1.0, weight, ", ".join(sorted(shared))))
    if one.background is not other.background:
        # What is told as background with the day of the news is the news.
        weight = -0.5 if _of_one_day(one, other) else -2.5
        features.append(Feature("background in one, news in the other", 1.0, weight, _label(one)))
    if is_statement(one):
        features.append(Feature("statements, of which there are many", 1.0, -1.5, one.type))
    if {one.modality, other.modality} & {Modality.AVERTED, Modality.ATTEMPTED} and one.modality is not other.modality:
        features.append(Feature("done in one, tried in the other", 1.0, -0.7, f"{one.modality} / {other.modality}"))
    return features


def _of_one_day(one: EventTrace, other: EventTrace) -> bool:
    first, second = guess(one), guess(other)
    return first is not None and second is not None and first.day.gap(second.day) == 0


def _means_feature(one: EventTrace, other: EventTrace, evidence: str) -> Feature:
    if one.type != other.type:
        return Feature(OTHER_KINDS, 1.0, -4.0, evidence)
    first, second = _means(one), _means(other)
    if not first or not second:
        return Feature("same kind", 1.0, 0.3, evidence)
    if first & second:
        return Feature("same kind and means", 1.0, 0.8, evidence)
    sets = kind_table().means
    if any(sets.get(a, frozenset()) & sets.get(b, frozenset()) for a in first for b in second):
        return Feature("same kind, means that are confused", 1.0, 0.0, evidence)
    return Feature(OTHER_MEANS, 1.0, -1.2, evidence)


def _means(trace: EventTrace) -> frozenset[str]:
    """How it was done; ACLED's catch-all sub-type says nothing beside a PLOVER mode."""
    if trace.plover is not None and trace.plover.mode is not None:
        return frozenset({trace.plover.mode})
    if trace.plover is None and trace.acled is not None:
        return frozenset({trace.acled.sub_event_type})
    return frozenset()


def _are_neighbours(first: frozenset[str], second: frozenset[str]) -> bool:
    return any(frozenset((a, b)) in kind_table().neighbours for a in first for b in second)


def _label(trace: EventTrace) -> str:
    """The trigger with its code."""
    mode = f" {trace.plover.mode}" if trace.plover is not None and trace.plover.mode else ""
    return f"{trace.trigger.text} ({trace.type}{mode})" if trace.type else trace.trigger.text
