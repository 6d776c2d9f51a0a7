"""What the codes of the record are called when a person reads them. Each table is complete: a test holds it to that."""

from __future__ import annotations

from typing import Final

from sayso.records import (
    Absent,
    AttributeKind,
    EffectKind,
    MentionType,
    Modality,
    NameKind,
    Notice,
    Origin,
    RelationKind,
    Role,
    SourceRole,
    Stance,
)

ORIGINS: Final = {
    Origin.GIVEN: "as given",
    Origin.JSON_LD: "from JSON-LD",
    Origin.META: "from meta tags",
    Origin.MARKUP: "from the page's markup",
    Origin.BYLINE: "from the byline",
    Origin.DATELINE: "from the dateline",
    Origin.URL: "from the address",
    Origin.FEED: "from the feed",
    Origin.TELEGRAM: "from the export",
    Origin.PDF: "from the PDF",
    Origin.HTTP: "from the HTTP header",
    Origin.FILE_NAME: "from the file name",
    Origin.TEXT: "from the text",
}

ABSENT: Final = {
    Absent.NOT_STATED: "not stated",
    Absent.NO_ANCHOR: "no date to count from",
    Absent.AMBIGUOUS: "ambiguous",
    Absent.UNKNOWN_PLACE: "in no gazetteer",
    Absent.OUT_OF_RANGE: "no such date",
}

NOTICES: Final = {
    Notice.LANGUAGE_NOT_READ: "Sayso does not read this language yet: only the document's facts are given.",
    Notice.LANGUAGE_UNCERTAIN: "The language could not be told with certainty.",
    Notice.SOFT_404: "The page says that what was asked for is not there.",
    Notice.PAYWALL: "The text stops at a paywall.",
    Notice.LOGIN_WALL: "The page asks for a login.",
    Notice.CONSENT_PAGE: "The page asks for consent before it shows the report.",
    Notice.TRUNCATED: "The text was longer than the limit and was cut.",
    Notice.PAGES_LEFT_OUT: "Pages past the limit were left out.",
    Notice.READ_WITHOUT_MODEL: "The text is too long for the reader model: only times, places and numbers are given.",
    Notice.NO_TEXT_LAYER: "Some pages are pictures without text.",
    Notice.ENCODING_GUESSED: "The character encoding is not stated; it was guessed.",
    Notice.CHARACTERS_REPLACED: "Some bytes are no characters; they were replaced.",
    Notice.CONTROL_CHARACTERS: "The text holds control or direction-changing characters.",
    Notice.DATE_NOT_READ: "A date is stated, but not one that can be read.",
    Notice.MALFORMED_CONTAINER: "The container is damaged; what could be read was kept.",
    Notice.SHORT_TEXT: "There is very little text.",
}

STANCES: Final = {
    Stance.ASSERTS: "asserts",
    Stance.CONFIRMS: "confirms",
    Stance.DENIES: "denies",
    Stance.DOUBTS: "doubts",
    Stance.ACCUSES: "accuses",
    Stance.CLAIMS_RESPONSIBILITY: "claims responsibility",
    Stance.INTENDS: "intends",
    Stance.THREATENS: "threatens",
    Stance.DEMANDS: "demands",
    Stance.EXPECTS: "expects",
    Stance.BELIEVES: "believes",
    Stance.ASKS: "asks",
}

SOURCE_ROLES: Final = {
    SourceRole.OUTLET: "outlet",
    SourceRole.AGENCY: "news agency",
    SourceRole.SOCIAL_MEDIA: "social media",
    SourceRole.PERSON: "person",
    SourceRole.OFFICIAL: "official",
    SourceRole.BODY: "body",
    SourceRole.MILITARY: "military",
    SourceRole.ARMED_GROUP: "armed group",
    SourceRole.WITNESS: "witness",
    SourceRole.DOCUMENT: "document",
    SourceRole.COURT: "court",
    SourceRole.UNKNOWN: "",
}

# As a remark beside an event; what simply happened needs none.
MODALITIES: Final = {
    Modality.HAPPENED: "",
    Modality.ONGOING: "going on",
    Modality.PLANNED: "planned",
    Modality.THREATENED: "threatened",
    Modality.ATTEMPTED: "attempted",
    Modality.AVERTED: "averted",
    Modality.HYPOTHETICAL: "hypothetical",
}

ROLES: Final = {
    Role.ACTOR: "by",
    Role.RECIPIENT: "to",
    Role.VICTIM: "victim",
    Role.TARGET: "target",
    Role.INSTRUMENT: "with",
    Role.BENEFICIARY: "for",
}

EFFECTS: Final = {
    EffectKind.KILLED: "killed",
    EffectKind.WOUNDED: "wounded",
    EffectKind.CAPTURED: "captured",
    EffectKind.ABDUCTED: "abducted",
    EffectKind.ARRESTED: "arrested",
    EffectKind.DISPLACED: "displaced",
    EffectKind.DESTROYED: "destroyed",
    EffectKind.DAMAGED: "damaged",
}

NAMES: Final = {
    NameKind.NAME: "name",
    NameKind.ALIAS: "alias",
    NameKind.REAL_NAME: "real name",
    NameKind.ACRONYM: "acronym",
    NameKind.TRANSLATION: "translation",
}

ATTRIBUTES: Final = {
    AttributeKind.AGE: "age",
    AttributeKind.TITLE: "title",
    AttributeKind.OFFICE: "office",
    AttributeKind.FORMER_OFFICE: "former office",
    AttributeKind.NATIONALITY: "nationality",
    AttributeKind.RANK: "rank",
    AttributeKind.SIZE: "size",
}

# As the verb between subject and object, now and for what has ended.
RELATIONS: Final = {
    RelationKind.ALIAS: ("is also known as", "was also known as"),
    RelationKind.LEADS: ("leads", "led"),
    RelationKind.COMMANDS: ("commands", "commanded"),
    RelationKind.MEMBER_OF: ("is a member of", "was a member of"),
    RelationKind.FOUNDED: ("founded", "founded"),
    RelationKind.PART_OF: ("is part of", "was part of"),
    RelationKind.ALLIED_WITH: ("is allied with", "was allied with"),
    RelationKind.LINKED_WITH: ("is linked with", "was linked with"),
    RelationKind.FIGHTS: ("fights", "fought"),
    RelationKind.SUPPORTS: ("supports", "supported"),
    RelationKind.KIN_OF: ("is kin of", "was kin of"),
    RelationKind.BORN_IN: ("was born in", "was born in"),
    RelationKind.BASED_IN: ("is based in", "was based in"),
    RelationKind.CONTROLS: ("controls", "controlled"),
    RelationKind.BANNED_BY: ("is banned by", "was banned by"),
    RelationKind.EMPLOYED_BY: ("is employed by", "was employed by"),
    RelationKind.TRAINED_BY: ("is trained by", "was trained by"),
}

MENTION_TYPES: Final = {
    MentionType.PERSON: "person",
    MentionType.ORGANISATION: "organisation",
    MentionType.LOCATION: "location",
    MentionType.MILITARY_PLATFORM: "military platform",
    MentionType.VEHICLE: "vehicle",
    MentionType.WEAPON: "weapon",
    MentionType.TEMPORAL: "time",
    MentionType.QUANTITY: "quantity",
    MentionType.MONEY: "money",
    MentionType.NATIONALITY: "nationality",
    MentionType.DOCUMENT_REFERENCE: "document",
    MentionType.COMMS_IDENTIFIER: "channel or account",
    MentionType.URL: "address",
    MentionType.FREQUENCY: "frequency",
}

# PLOVER's actor sectors in words (draft 2.0 of the manual, table 5.2). MED is left out: it means health there and
# media in its forerunners; a code that is not here is shown alone.
SECTORS: Final = {
    "AGR": "farmers",
    "BUS": "business",
    "COP": "police",
    "CRM": "criminals",
    "CVL": "civilians",
    "EDU": "education",
    "ELI": "former officials",
    "GOV": "government",
    "IGO": "intergovernmental body",
    "JRN": "journalists and media",
    "JUD": "judiciary",
    "LAB": "labour",
    "LEG": "legislature",
    "MIL": "military",
    "NGO": "non-governmental body",
    "OPP": "opposition",
    "PRE": "partially recognised entity",
    "PRM": "paramilitary",
    "PTY": "party",
    "REB": "rebels",
    "REF": "refugees and displaced people",
    "REL": "religious body",
    "SOC": "civil society",
    "SPY": "intelligence",
    "UAF": "unidentified armed force",
    "UNK": "unidentified",
}
