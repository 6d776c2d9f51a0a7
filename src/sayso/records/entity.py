"""Mentions in the text, and the people, groups, places and things that they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.records.span import Span


class MentionType(StrEnum):
    """The types of the defence-analysis schema of Baleen and re3d."""

    PERSON = "Person"
    ORGANISATION = "Organisation"
    LOCATION = "Location"
    MILITARY_PLATFORM = "MilitaryPlatform"
    VEHICLE = "Vehicle"
    WEAPON = "Weapon"
    TEMPORAL = "Temporal"
    QUANTITY = "Quantity"
    MONEY = "Money"
    NATIONALITY = "Nationality"
    DOCUMENT_REFERENCE = "DocumentReference"
    COMMS_IDENTIFIER = "CommsIdentifier"
    URL = "Url"
    FREQUENCY = "Frequency"


class MentionForm(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class NameKind(StrEnum):
    """What sort of name an entity bears."""

    NAME = "name"
    ALIAS = "alias"
    REAL_NAME = "real_name"
    ACRONYM = "acronym"
    TRANSLATION = "translation"


class AttributeKind(StrEnum):
    """What is said of a person or group beside its name."""

    AGE = "age"
    TITLE = "title"
    OFFICE = "office"
    FORMER_OFFICE = "former_office"
    NATIONALITY = "nationality"
    RANK = "rank"
    SIZE = "size"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text that refers to something; `head` is its head word or bare name."""

    id: str
    span: Span
    head: Span
    type: MentionType
    form: MentionForm
    entity: str | None
    score: float


@dataclass(frozen=True, slots=True)
class EntityName:
    """A name without leading article or honorific, and the claims that it stands under."""

    text: str
    kind: NameKind
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute with its evidence."""

    kind: AttributeKind
    value: str
    span: Span
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """All mentions of one actor, place or thing within a report."""

    id: str
    type: MentionType
    subtype: str | None
    name: str | None
    names: tuple[EntityName, ...]
    country: str | None
    sector: str | None
    attributes: tuple[Attribute, ...]
    mentions: tuple[str, ...]
