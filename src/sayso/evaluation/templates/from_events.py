"""Templates of MUC-4 from readings: the model says what may fill a slot, Sayso's events say what belongs where.

1. Kinds of incident: those that the model is sure of; half as sure is enough if an event is of that kind.
2. Incidents: one for each kind, or several where places or days tell events of that kind apart and each has something
   of its own to fill in.
3. Fillers: what the model is sure of; what it is half as sure of counts if an event of the message has it in a role
   that fits. Each goes to the incident whose events have it, else to the one that its sentence tells of. Perpetrators
   stand in all, as in `grouping`.
4. The rest is read from the events of the incident, or of all incidents if none is of its kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.evaluation.templates.circumstances import days_of, place_of, stage_of
from sayso.evaluation.templates.found import FoundTarget, FoundTemplate
from sayso.evaluation.templates.grouping import (
    EVEN,
    PERPETRATORS,
    Thing,
    filler_of,
    is_name,
    kinds_of,
    named_places,
    things_of,
)
from sayso.evaluation.templates.incidents import Incident, incidents_of
from sayso.evaluation.templates.outcomes import confidence_in, effect_on, number_of
from sayso.evaluation.templates.records import Filler, Template
from sayso.gazetteer import Gazetteer
from sayso.interpret.syntax import Syntax, syntax_of
from sayso.model.heads import ROLES
from sayso.records import Event, Reading, Role, Span
from sayso.records.prediction import Prediction

# How much less sure the model may be of what an event bears out. Chosen beforehand, not fitted.
_BORNE_OUT: Final = 0.5
_PEOPLE: Final = "people"
_FITTING: Final[Mapping[str, tuple[Role, ...]]] = {
    "PerpInd": (Role.ACTOR,),
    "PerpOrg": (Role.ACTOR,),
    "Target": (Role.TARGET, Role.RECIPIENT),
    "Victim": (Role.VICTIM, Role.TARGET, Role.RECIPIENT),
    "Weapon": (Role.INSTRUMENT,),
}


@dataclass(frozen=True, slots=True)
class _Message:
    """A message as read, with what is asked for most."""

    reading: Reading
    prediction: Prediction
    syntax: Syntax
    least: Mapping[str, float]
    incidents: tuple[Incident, ...]

    @property
    def text(self) -> str:
        return self.reading.document.text

    @property
    def sentences(self) -> tuple[Span, ...]:
        return tuple(sentence.span for sentence in self.reading.sentences)


def found_templates(
    reading: Reading, prediction: Prediction, thresholds: Mapping[str, float], gazetteer: Gazetteer
) -> tuple[FoundTemplate, ...]:
    """The templates of a message that was read whole.

    Args:
        thresholds: as in `grouping.templates_of`.
    """
    syntax = syntax_of(reading.document.text, prediction.words)
    message = _Message(reading, prediction, syntax, {**EVEN, **thresholds}, incidents_of(reading))
    # 1 and 2
    incidents = _incidents(message)
    if not incidents:
        return ()
    # 3
    things = {**{role: _things(role, message) for role in ROLES}, _PEOPLE: _people(message)}
    given = [_own(things, place, incidents, message) for place in range(len(incidents))]
    rows = [
        (incident, own)
        for incident, own in zip(incidents, given, strict=True)
        if _sure(incident.kind, message) > message.least["bare"] or any(own[role] for role in ROLES)
    ]
    # 4
    return tuple(_filled(incident, own, message, gazetteer) for incident, own in rows)


def _sure(kind: str, message: _Message) -> float:
    return max((one.score for one in message.prediction.incidents if one.label == kind), default=0.0)


def _incidents(message: _Message) -> list[Incident]:
    """Incidents of the kinds that hold; a kind without events is one incident without events."""
    found: list[Incident] = []
    for one in message.prediction.incidents:
        own = [incident for incident in message.incidents if incident.kind == one.label]
        least = message.least["incident"] * (_BORNE_OUT if own else 1.0)
        if one.score > least:
            found.extend(_with_own_victims(own) or [Incident(one.label, ())])
    return found


def _with_own_victims(incidents: Sequence[Incident]) -> list[Incident]:
    """Incidents that name someone or something hit; the others are joined to the first."""
    if len(incidents) < 2:
        return list(incidents)
    full = [one for one in incidents if any(_hit(event) for event in one.events)]
    if len(full) < 2:
        events = sorted((event for one in incidents for event in one.events), key=lambda event: event.trigger)
        return [Incident(incidents[0].kind, tuple(events))]
    return full


def _hit(event: Event) -> bool:
    return any(part.role in (Role.VICTIM, Role.TARGET) for part in event.participants)


# Fillers


def _things(role: str, message: _Message) -> list[Thing]:
    mentions = [one for one in message.prediction.roles if one.label == role]
    if role == "Victim":  # the key has described people in a slot that is not scored
        names = named_places(message.prediction)
        mentions = [one for one in mentions if is_name(one.span, names)]
    found = _sure_things(role, things_of(message.text, role, mentions, message.prediction), message)
    if role in PERPETRATORS and found:
        surest = max(found, key=lambda thing: thing.weight)
        found = [thing for thing in found if thing is surest or thing.score > message.least["another"]]
    return found


def _sure_things(role: str, things: Sequence[Thing], message: _Message) -> list[Thing]:
    least = message.least[role]
    events = [event for incident in message.incidents for event in incident.events]
    return [
        thing
        for thing in things
        if thing.score > least or (thing.score > least * _BORNE_OUT and _has(events, thing, _FITTING[role]))
    ]


def _has(events: Sequence[Event], thing: Thing, roles: Sequence[Role]) -> bool:
    return any(
        part.role in roles and part.span.overlaps(mention.span)
        for event in events
        for part in event.participants
        for mention in thing.mentions
    )


def _own(
    things: Mapping[str, Sequence[Thing]], place: int, incidents: Sequence[Incident], message: _Message
) -> dict[str, list[Thing]]:
    """What goes into the incident at this place."""
    return {
        role: [thing for thing in of_role if role in PERPETRATORS or _home(thing, incidents, message) == place]
        for role, of_role in things.items()
    }


def _home(thing: Thing, incidents: Sequence[Incident], message: _Message) -> int:
    """Number of the incident that a thing belongs to: by events that have it, then by sentence, then by kind."""
    if len(incidents) == 1:
        return 0
    rows = [_sentence(mention.span, message) for mention in thing.mentions]
    kinds = sorted({incident.kind for incident in incidents})
    likely = kinds_of(thing, kinds, message.sentences, message.prediction)

    def worth(place: int) -> tuple[int, int, bool, int]:
        events = incidents[place].events
        has = sum(_has([event], thing, tuple(Role)) for event in events)
        near = sum(_sentence(trigger, message) in rows for event in events for trigger in event.triggers)
        return has, near, incidents[place].kind in likely, -place

    return max(range(len(incidents)), key=worth)


def _sentence(span: Span, message: _Message) -> int:
    return next((row for row, one in enumerate(message.sentences) if one.start <= span.start < one.end), -1)


# The whole template


def _filled(
    incident: Incident, own: Mapping[str, Sequence[Thing]], message: _Message, gazetteer: Gazetteer
) -> FoundTemplate:
    text, reading = message.text, message.reading
    events = incident.events or tuple(event for one in message.incidents for event in one.events)
    fillers = {role: tuple(filler_of(text, thing) for thing in own[role]) for role in ROLES}
    return FoundTemplate(
        template=Template(frozenset({incident.kind}), fillers),
        date=days_of(events, reading),
        place=place_of(events, reading, gazetteer),
        stage=stage_of(events),
        confidence=tuple(
            (_all_names(thing, text), confidence_in(_spans(thing), events, reading)) for thing in own["PerpOrg"]
        ),
        people=tuple(_target(thing, message, is_person=True) for thing in own[_PEOPLE]),
        things=tuple(_target(thing, message, is_person=False) for thing in own["Target"]),
    )


def _people(message: _Message) -> list[Thing]:
    """Everyone hit, named or described; what the reading takes for one person, or sets beside a name, is one."""
    mentions = [one for one in message.prediction.roles if one.label == "Victim"]
    things = _sure_things("Victim", things_of(message.text, "Victim", mentions, message.prediction), message)
    joined: list[Thing] = []
    for thing in things:
        same = [other for other in joined if _is_one_person(thing, other, message)]
        joined = [other for other in joined if other not in same]
        joined.append(Thing(thing.role, tuple(mention for one in (*same, thing) for mention in one.mentions)))
    return joined


def _is_one_person(one: Thing, other: Thing, message: _Message) -> bool:
    if _entities(one, message) & _entities(other, message):
        return True
    names = named_places(message.prediction)
    for first in _spans(one):
        for second in _spans(other):
            early, late = sorted((first, second))
            between = message.text[early.end : late.start]
            if (
                early.end <= late.start
                and not between.strip(" \n,")
                and is_name(first, names) != is_name(second, names)
            ):
                return True
    return False


def _entities(thing: Thing, message: _Message) -> set[str]:
    return {
        mention.entity
        for mention in message.reading.mentions
        if mention.entity is not None and any(span.contains(mention.head) for span in _spans(thing))
    }


def _target(thing: Thing, message: _Message, *, is_person: bool) -> FoundTarget:
    """Effects are of all events: what befell someone hangs on the person, not on the kind of incident."""
    spans = _spans(thing)
    entities = _entities(thing, message)
    everywhere = [*spans, *(mention.span for mention in message.reading.mentions if mention.entity in entities)]
    return FoundTarget(
        names=_all_names(thing, message.text),
        effect=effect_on(everywhere, message.reading.events, is_person=is_person),
        number=number_of(spans, message.reading, message.syntax),
    )


def _spans(thing: Thing) -> tuple[Span, ...]:
    return tuple(mention.span for mention in thing.mentions)


def _all_names(thing: Thing, text: str) -> Filler:
    return Filler(
        tuple(" ".join(span.text_in(text).split()) for span in _spans(thing)),
        tuple(span.start for span in _spans(thing)),
    )
