"""What people decided, by what it is on: few enough to be held in memory."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sayso.linking.incremental import shelves
from sayso.linking.joining.corrected import chosen
from sayso.records.correction import Correction
from sayso.records.judgement import Judgement

_EVENT: Final = "event:"
_CLAIM: Final = "claim:"


class Decided:
    """Judgements and corrections of people."""

    def __init__(self, judgements: Iterable[Judgement], corrections: Iterable[Correction]) -> None:
        self.judgements = tuple(judgements)
        self._by_thing: dict[str, list[Judgement]] = {}
        for judgement in self.judgements:
            for thing in (judgement.one, judgement.other):
                self._by_thing.setdefault(thing, []).append(judgement)
        self._corrections: dict[str, list[Correction]] = {}
        for correction in corrections:
            self._corrections.setdefault(correction.subject, []).append(correction)

    def of_kind(self, kind: str) -> list[Judgement]:
        """Judgements on things of one kind."""
        return [judgement for judgement in self.judgements if kind_of(judgement.one) == kind]

    def bearers(self) -> frozenset[str]:
        """Bearers that were judged themselves, not their names."""
        return frozenset(thing for thing in self._by_thing if is_bearer(thing))

    def judgements_on(self, things: Iterable[str]) -> tuple[Judgement, ...]:
        """Judgements on any of these, in order of time."""
        found = {id(one): one for thing in things for one in self._by_thing.get(thing, ())}
        return tuple(sorted(found.values(), key=lambda one: (one.made_utc or "", one.one, one.other)))

    def corrections_of(self, subjects: Iterable[str]) -> tuple[Correction, ...]:
        """Corrections of any of these, in order of time."""
        found = [one for subject in subjects for one in self._corrections.get(subject, ())]
        return tuple(sorted(found, key=lambda one: (one.made_utc, one.subject, one.field)))

    def value(self, subjects: Iterable[str], field: str) -> str | None:
        """What a person put in the place of a field; None where nobody did."""
        subjects = tuple(subjects)
        found = chosen(self.corrections_of(subjects), subjects, field) if self._corrections else None
        return None if found is None else found.value


def kind_of(thing: str) -> str:
    """Of which kind a judged thing is."""
    if thing.startswith(_EVENT):
        return shelves.EVENT
    return shelves.CLAIM if thing.startswith(_CLAIM) else shelves.ACTOR


def is_bearer(thing: str) -> bool:
    """Whether a judged thing is a bearer of one report, not a name."""
    return kind_of(thing) == shelves.ACTOR and "#" in thing and thing.startswith("sha256:")
