"""One voice: a source that one claim of one report ends in, or a report that speaks for itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sayso.linking.independence.wording import Wording
from sayso.ontology.source_lists import source_lists
from sayso.records import SourceRole


class Kind(StrEnum):
    """What kind of origin a voice may be, coarser than a role: only like can be the same as like."""

    PRIVATE = "private"
    OFFICIAL = "official"
    BODY = "body"
    ARMED_GROUP = "armed_group"
    PERSON = "person"
    DOCUMENT = "document"
    NEWSROOM = "newsroom"
    UNKNOWN = "unknown"


KIND_OF: Final = {
    SourceRole.OUTLET: Kind.NEWSROOM,
    SourceRole.AGENCY: Kind.NEWSROOM,
    SourceRole.SOCIAL_MEDIA: Kind.NEWSROOM,
    SourceRole.PERSON: Kind.PERSON,
    SourceRole.OFFICIAL: Kind.OFFICIAL,
    SourceRole.BODY: Kind.BODY,
    SourceRole.MILITARY: Kind.OFFICIAL,
    SourceRole.ARMED_GROUP: Kind.ARMED_GROUP,
    SourceRole.WITNESS: Kind.PRIVATE,
    SourceRole.DOCUMENT: Kind.DOCUMENT,
    SourceRole.COURT: Kind.OFFICIAL,
    SourceRole.UNKNOWN: Kind.UNKNOWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What is known of a source at one place.

    `key` is what makes it one with others surely (an actor, a name, a body of one report), None for nothing. `body` is
    the key of the body that it is or speaks for; `is_body`: it is the body itself or its mouth. `line` are the reports
    and sources from which its words, or its whole report, were taken. `is_sure`: that it is a source of its
    own at all. `states`: it states the happening itself and does not only speak of it. `published` sorts by
    time. `people` are those whom a newsroom shows to have met.
    """

    report: str
    claim: str | None
    label: str
    actor: str | None
    kind: Kind
    key: str | None
    name: frozenset[str]
    body: frozenset[str]
    is_body: bool
    wording: Wording
    line: frozenset[str]
    is_copied: bool
    is_sure: bool
    denies: bool
    states: bool
    published: str
    why: str
    people: frozenset[str] = frozenset()

    @property
    def is_named(self) -> bool:
        """Whether it bears a name."""
        return bool(self.name)

    @property
    def is_official(self) -> bool:
        """Whether it speaks for a state or a party to the conflict."""
        if self.kind in {Kind.OFFICIAL, Kind.ARMED_GROUP} or self.wording.kinds & source_lists().one_party:
            return True
        return bool(self.body) and not self.is_body

    @property
    def is_bare(self) -> bool:
        """Whether it is a newsroom that shows nothing of its own."""
        return self.kind is Kind.NEWSROOM and self.claim is None and not self.is_sure

    @property
    def is_private(self) -> bool:
        """Whether it is a person who speaks for nobody else, as far as the words tell."""
        if self.is_body or self.body or self.kind not in {Kind.PRIVATE, Kind.PERSON}:
            return False
        told = self.wording
        return self.kind is Kind.PRIVATE or not (told.kinds & source_lists().one_party or told.names - self.name)

    @property
    def is_person(self) -> bool:
        """Whether it is one person or several, not a body, document or newsroom."""
        return not self.is_body and self.kind not in {Kind.DOCUMENT, Kind.NEWSROOM}


@dataclass(frozen=True, slots=True)
class Heard:
    """What claims or reports lead to."""

    voices: tuple[Voice, ...]
    passed: tuple[Passed, ...]


@dataclass(frozen=True, slots=True)
class Passed:
    """A claim or report that adds no origin, and why. `is_repeat`: because others wrote it."""

    label: str
    actor: str | None
    claim: str | None
    report: str
    denies: bool
    why: str
    is_repeat: bool = False
