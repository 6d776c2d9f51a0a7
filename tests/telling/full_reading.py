"""A reading built by hand that holds one of everything which a view has to show, on a text of our own."""

from __future__ import annotations

from dataclasses import replace

from sayso.records import (
    Absence,
    Absent,
    AcledCode,
    Attribute,
    AttributeKind,
    Block,
    BlockKind,
    Claim,
    Credit,
    CreditKind,
    DatePrecision,
    Effect,
    EffectKind,
    Entity,
    EntityName,
    Event,
    Hop,
    Link,
    LinkKind,
    Manner,
    Mention,
    MentionForm,
    MentionType,
    Modality,
    NameKind,
    Notice,
    Origin,
    Participant,
    Period,
    PeriodType,
    Place,
    PlacePrecision,
    PloverCode,
    Quantity,
    Reading,
    Relation,
    RelationKind,
    Role,
    Sentence,
    SourceDocument,
    SourceNumber,
    SourceRole,
    Span,
    Stance,
    StatedDate,
    TimePrecision,
)
from tests.factories import PRODUCER, document

TITLE = "Raiders burn depot at Kesh-Tau, rebels say army did it"
PARAGRAPHS = (
    TITLE,
    "Armed men burned a fuel depot at Kesh-Tau in Orran Province on Thursday, killing at least two guards, the "
    "Interior Ministry and a witness said.",
    '"They came from the ridge before dawn," said Marat Oles, 34, a former customs officer. He added that three '
    "trucks were destroyed.",
    "The Free Ridge Army (FRA), known locally as the Shepherds (الرعاة), denied any part in the raid. Its commander, "
    "Ilyas Toren, told Radio Meridian that soldiers may have set the fire themselves, the Dalan Telegraph reported.",
    "An aide to the governor, who asked not to be named because he may not speak to journalists, said that up to 400 "
    "villagers had fled towards Sary-Kul. Troops plan to search the valley next week.",
    "No one was arrested, police said. Years ago the army shelled the same valley.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def at(quote: str, nth: int = 0) -> Span:
    """Where the text has these words for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(quote, start + 1)
    return Span(start, start + len(quote))


def full_reading() -> Reading:
    """The reading; it keeps the promises of `records.consistency`."""
    return Reading(
        document=_document(),
        sentences=tuple(Sentence(block.span) for block in _blocks()),
        mentions=_mentions(),
        entities=_entities(),
        claims=_claims(),
        events=_events(),
        relations=_relations(),
        times=_times(),
        places=_places(),
        quantities=(Quantity("q0", at("at least two"), 2.0, None, None, None, None, ("c0",)),),
        producer=PRODUCER,
    )


def _blocks() -> tuple[Block, ...]:
    starts = [TEXT.index(paragraph) for paragraph in PARAGRAPHS]
    kinds = [BlockKind.TITLE] + [BlockKind.PARAGRAPH] * (len(PARAGRAPHS) - 1)
    return tuple(
        Block(Span(start, start + len(p)), kind) for start, p, kind in zip(starts, PARAGRAPHS, kinds, strict=True)
    )


def _document() -> SourceDocument:
    return document(
        TEXT,
        id="sha256:" + "ab" * 32,
        title=TITLE,
        url="https://dalanpost.example/raid?a=1&b=2",
        publisher="Dalan Post",
        authors=("Nura Sadyk",),
        published=StatedDate("2023-03-03", DatePrecision.DAY, Origin.META),
        blocks=_blocks(),
        credits=(Credit(at("Dalan Telegraph"), "Dalan Telegraph", CreditKind.OUTLET),),
        links=(Link(at("Radio Meridian"), "https://meridian.example/interview", LinkKind.LINK),),
        notices=(Notice.ENCODING_GUESSED,),
    )


_MENTIONED = (
    # words, nth, type, form, entity
    ("Armed men", 0, MentionType.PERSON, MentionForm.NOMINAL, "e0"),
    ("Kesh-Tau", 1, MentionType.LOCATION, MentionForm.NAME, None),
    ("Orran Province", 0, MentionType.LOCATION, MentionForm.NAME, None),
    ("guards", 0, MentionType.PERSON, MentionForm.NOMINAL, "e1"),
    ("Interior Ministry", 0, MentionType.ORGANISATION, MentionForm.NAME, "e2"),
    ("a witness", 0, MentionType.PERSON, MentionForm.NOMINAL, "e3"),
    ("Marat Oles, 34, a former customs officer", 0, MentionType.PERSON, MentionForm.NAME, "e3"),
    ("He", 0, MentionType.PERSON, MentionForm.PRONOUN, "e3"),
    ("trucks", 0, MentionType.VEHICLE, MentionForm.NOMINAL, "e4"),
    ("The Free Ridge Army (FRA)", 0, MentionType.ORGANISATION, MentionForm.NAME, "e5"),
    ("الرعاة", 0, MentionType.ORGANISATION, MentionForm.NAME, "e5"),
    ("Its commander", 0, MentionType.PERSON, MentionForm.NOMINAL, "e6"),
    ("Ilyas Toren", 0, MentionType.PERSON, MentionForm.NAME, "e6"),
    ("Radio Meridian", 0, MentionType.ORGANISATION, MentionForm.NAME, "e7"),
    ("soldiers", 0, MentionType.ORGANISATION, MentionForm.NOMINAL, "e8"),
    ("Dalan Telegraph", 0, MentionType.ORGANISATION, MentionForm.NAME, "e9"),
    ("An aide to the governor", 0, MentionType.PERSON, MentionForm.NOMINAL, "e10"),
    ("villagers", 0, MentionType.PERSON, MentionForm.NOMINAL, "e11"),
    ("Sary-Kul", 0, MentionType.LOCATION, MentionForm.NAME, None),
    ("Troops", 0, MentionType.ORGANISATION, MentionForm.NOMINAL, "e8"),
)


def _mentions() -> tuple[Mention, ...]:
    # "He" also begins other words; the one that is meant follows a full stop.
    spans = {"He": Span(at("He added").start, at("He added").start + 2)}
    rows = [(spans.get(words) or at(words, nth), kind, form, entity) for words, nth, kind, form, entity in _MENTIONED]
    rows.sort(key=lambda row: row[0])
    return tuple(
        Mention(f"m{i}", span, span, kind, form, entity, 0.9) for i, (span, kind, form, entity) in enumerate(rows)
    )


def mention(words: str, nth: int = 0) -> str:
    """The id of the mention that begins with these words."""
    start = at(words, nth).start
    return next(row.id for row in _mentions() if row.span.start == start)


def _entities() -> tuple[Entity, ...]:
    def entity(number: int, kind: MentionType, name: str | None = None, **facts: object) -> Entity:
        mentions = tuple(row.id for row in _mentions() if row.entity == f"e{number}")
        names = (EntityName(name, NameKind.NAME, ()),) if name else ()
        plain = Entity(f"e{number}", kind, None, name, names, None, None, (), mentions)
        return replace(plain, **facts)  # type: ignore[arg-type]

    person, organisation = MentionType.PERSON, MentionType.ORGANISATION
    fra = (
        EntityName("Free Ridge Army", NameKind.NAME, ()),
        EntityName("FRA", NameKind.ACRONYM, ()),
        EntityName("Shepherds", NameKind.ALIAS, ()),
        EntityName("الرعاة", NameKind.TRANSLATION, ()),
    )
    oles = (
        Attribute(AttributeKind.AGE, "34", at("34"), ()),
        Attribute(AttributeKind.FORMER_OFFICE, "customs officer", at("former customs officer"), ("c1",)),
    )
    return (
        entity(0, person, sector="UAF"),
        entity(1, person),
        entity(2, organisation, "Interior Ministry", subtype="government", sector="GOV", country="KGZ"),
        entity(3, person, "Marat Oles", attributes=oles),
        entity(4, MentionType.VEHICLE),
        entity(5, organisation, "Free Ridge Army", names=fra, subtype="armed_group", sector="REB"),
        entity(6, person, "Ilyas Toren"),
        entity(7, organisation, "Radio Meridian", subtype="media", sector="JRN"),
        entity(8, organisation, subtype="state_force", sector="MIL"),
        entity(9, organisation, "Dalan Telegraph", subtype="media"),
        entity(10, person),
        entity(11, person, sector="CVL"),
    )


def _hop(step: int, words: str, role: SourceRole, entity: str | None = None, **facts: object) -> Hop:
    plain = Hop(step, at(words), (), None, entity, role, True, SourceNumber.ONE, None, False)
    return replace(plain, **facts)  # type: ignore[arg-type]


def _claims() -> tuple[Claim, ...]:
    plain = Claim("", (), (), (), Manner.INDIRECT, Stance.ASSERTS, (), None, None, (), 0.8)
    said = at("said")
    raid = at("Armed men burned a fuel depot at Kesh-Tau in Orran Province on Thursday, killing at least two guards")
    reported = (at("reported"),)
    chain = (
        _hop(0, "Dalan Telegraph", SourceRole.OUTLET, "e9", cue=reported),
        _hop(1, "Radio Meridian", SourceRole.OUTLET, "e7", cue=(at("told"),)),
        _hop(2, "Ilyas Toren", SourceRole.ARMED_GROUP, "e6", mention=mention("Ilyas Toren"), cue=(at("told"),)),
    )
    he = Span(at("He added").start, at("He added").start + 2)
    told = at("Its commander, Ilyas Toren, told Radio Meridian that soldiers may have set the fire themselves")
    return (
        replace(
            plain,
            id="c0",
            content=(raid,),
            cue=(said,),
            sources=(
                _hop(0, "Interior Ministry", SourceRole.BODY, "e2", cue=(said,)),
                _hop(0, "a witness", SourceRole.WITNESS, "e3", cue=(said,), named=False),
            ),
        ),
        replace(
            plain,
            id="c1",
            content=(at('"They came from the ridge before dawn,"'),),
            cue=(at("said", 1),),
            sources=(_hop(0, "Marat Oles, 34, a former customs officer", SourceRole.WITNESS, "e3"),),
            manner=Manner.DIRECT,
        ),
        replace(
            plain,
            id="c2",
            content=(at("three trucks were destroyed"),),
            cue=(at("added"),),
            sources=(_hop(0, "He", SourceRole.WITNESS, "e3", span=he, mention=mention("He added"), inherited=True),),
        ),
        replace(
            plain,
            id="c3",
            content=(at("any part in the raid"),),
            cue=(at("denied"),),
            sources=(_hop(0, "The Free Ridge Army (FRA)", SourceRole.ARMED_GROUP, "e5"),),
            stance=Stance.DENIES,
            answers=("c0",),
        ),
        replace(plain, id="c4", content=(told,), cue=reported, sources=chain[:1]),
        replace(
            plain,
            id="c5",
            content=(at("soldiers may have set the fire themselves"),),
            cue=(at("told"),),
            sources=(replace(chain[0], inherited=True), *chain[1:]),
            stance=Stance.ACCUSES,
            hedges=(at("may have"),),
            said="t0",
            within="c4",
        ),
        replace(
            plain,
            id="c6",
            content=(at("up to 400 villagers had fled towards Sary-Kul"),),
            cue=(at("said", 2),),
            sources=(
                _hop(
                    0,
                    "An aide to the governor",
                    SourceRole.OFFICIAL,
                    "e10",
                    named=False,
                    unnamed_reason=at("because he may not speak to journalists"),
                    cue=(at("said", 2),),
                ),
            ),
        ),
        replace(
            plain,
            id="c7",
            content=(at("No one was arrested"),),
            cue=(at("said", 3),),
            sources=(_hop(0, "police", SourceRole.BODY, named=False, number=SourceNumber.SEVERAL),),
        ),
        replace(plain, id="c8", content=(at("Years ago the army shelled the same valley"),)),
    )


def _events() -> tuple[Event, ...]:
    plain = Event("", Span(0, 1), (), None, None, Modality.HAPPENED, False, False, (), None, None, (), (), (), 0.7)

    def took_part(role: Role, words: str, entity: str | None = None, nth: int = 0) -> Participant:
        return Participant(role, at(words, nth), None, entity, ())

    def event(number: int, trigger: Span, **facts: object) -> Event:
        return replace(plain, id=f"v{number}", trigger=trigger, **{"triggers": (trigger,)} | facts)  # type: ignore[arg-type]

    killed = Effect(EffectKind.KILLED, at("guards"), 2, None, None, False, at("at least two"), ("c0",))
    trucks = Effect(EffectKind.DESTROYED, at("trucks"), 3, 3, 3, True, at("three trucks"), ("c2",))
    fled = Effect(EffectKind.DISPLACED, None, None, None, 400, False, at("up to 400"), ())
    place = ("place", Absent.NOT_STATED)
    return (
        event(
            0,
            at("burned"),
            triggers=(at("burned"), at("raid", 0)),
            plover=PloverCode("ASSAULT", "destroy", ("military",)),
            acled=AcledCode("Strategic developments", "Looting/property destruction"),
            participants=(
                took_part(Role.ACTOR, "Armed men", "e0"),
                took_part(Role.RECIPIENT, "guards", "e1"),
                took_part(Role.TARGET, "a fuel depot"),
            ),
            place="p0",
            time="t0",
            effects=(killed, trucks),
            claims=("c0", "c3"),
        ),
        event(
            1,
            at("fled"),
            participants=(took_part(Role.ACTOR, "villagers", "e11"),),
            place="p2",
            effects=(fled,),
            claims=("c6",),
            absent=(Absence("time", Absent.NOT_STATED),),
        ),
        event(
            2,
            at("search"),
            plover=PloverCode("MOBILIZE", None, ()),
            modality=Modality.PLANNED,
            participants=(took_part(Role.ACTOR, "Troops", "e8"),),
            time="t1",
            absent=(Absence(*place),),
        ),
        event(
            3,
            at("arrested"),
            plover=PloverCode("COERCE", "arrest", ()),
            negated=True,
            claims=("c7",),
            absent=(Absence("actor", Absent.AMBIGUOUS), Absence(*place)),
        ),
        event(
            4,
            at("shelled"),
            plover=PloverCode("ASSAULT", "heavy-weapons", ()),
            acled=AcledCode("Explosions/Remote violence", "Shelling/artillery/missile attack"),
            background=True,
            participants=(took_part(Role.ACTOR, "the army"),),
            time="t2",
            claims=("c8",),
        ),
    )


def _relations() -> tuple[Relation, ...]:
    return (
        Relation("r0", RelationKind.COMMANDS, False, "e6", "e5", at("Its commander, Ilyas Toren"), None, (), 0.9),
        Relation("r1", RelationKind.EMPLOYED_BY, True, "e3", "e2", at("former customs officer"), "t2", ("c1",), 0.5),
    )


def _times() -> tuple[Period, ...]:
    date = PeriodType.DATE
    return (
        Period(
            "t0", at("Thursday"), date, "2023-03-02", "2023-03-02", "2023-03-03", TimePrecision.DAY, "published", None
        ),
        Period("t1", at("next week"), date, "2023-W10", "2023-03-06", "2023-03-13", TimePrecision.WEEK, "t0", None),
        Period("t2", at("Years ago"), date, None, None, None, TimePrecision.UNKNOWN, None, Absent.AMBIGUOUS),
    )


def _places() -> tuple[Place, ...]:
    def place(number: int, words: str, name: str, nth: int = 0, **facts: object) -> Place:
        plain = Place(
            f"p{number}", mention(words, nth), name, None, "KGZ", None, None, None, None, PlacePrecision.UNKNOWN, None,
            0.6, (), None,
        )  # fmt: skip
        return replace(plain, **facts)  # type: ignore[arg-type]

    orran = {"admin1": "Orran Province", "lat": 39.5, "lon": 70.25}
    district = {"precision": PlacePrecision.DISTRICT, "radius_km": 60.0, "absent": Absent.UNKNOWN_PLACE}
    province = {"precision": PlacePrecision.PROVINCE, "radius_km": 110.0, "geonames": 1}
    return (
        place(0, "Kesh-Tau", "Kesh-Tau", 1, **orran, **district),
        place(1, "Orran Province", "Orran Province", **orran, **province),
        place(2, "Sary-Kul", "Sary-Kul", absent=Absent.AMBIGUOUS),
    )
