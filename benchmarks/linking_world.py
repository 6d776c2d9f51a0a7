"""Stored readings for measuring how linking grows: invented affairs, each told by several outlets that copy each other.

No model reads them: the readings are made along with the text. Names, places, outlets and days are drawn so that their
number grows with that of the reports as in real collections: many affairs share actors, towns and days.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sayso.records import (
    Claim,
    DatePrecision,
    Effect,
    EffectKind,
    Entity,
    Event,
    Hop,
    Manner,
    Mention,
    MentionForm,
    MentionType,
    Modality,
    Origin,
    Participant,
    Period,
    PeriodType,
    Place,
    PlacePrecision,
    PloverCode,
    Producer,
    Reading,
    Role,
    Sentence,
    SourceDocument,
    SourceNumber,
    SourceRole,
    Span,
    Stance,
    StatedDate,
    TimePrecision,
)  # fmt: skip

PRODUCER = Producer(sayso="0", model=None, model_sha256=None, settings_sha256="0" * 64, ontology="0", gazetteer="0")
REPORTS_OF_AFFAIR = 6
OUTLETS = 300
GROUPS = 400
TOWNS = 3_000
VOCABULARY = 20_000


@dataclass
class Draft:
    """A reading in the making."""

    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    times: list[Period] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def add(self, words: str) -> Span:
        """Write words."""
        start = len(self.text)
        self.text += words
        return Span(start, start + len(words))

    def name(self, name: str, kind: MentionType) -> tuple[Span, str, str]:
        """Write a name; gives its place, mention and entity."""
        span = self.add(name)
        entity = self.entities.setdefault(
            name, Entity(f"e{len(self.entities)}", kind, None, name, (), None, None, (), ())
        )
        mention = Mention(f"m{len(self.mentions)}", span, span, kind, MentionForm.NAME, entity.id, 1.0)
        self.mentions.append(mention)
        self.entities[name] = replace(entity, mentions=(*entity.mentions, mention.id))
        return span, mention.id, entity.id


@dataclass(frozen=True)
class Incident:
    """What happened, as every outlet has it."""

    town: str
    point: tuple[float, float]
    day: date
    group: str
    speaker: str
    verb: str
    plover: str
    dead: int


class World:
    """Reports in the order in which they come out."""

    def __init__(self, seed: int = 1) -> None:
        self.rng = random.Random(seed)
        self.words = [self._word() for _ in range(VOCABULARY)]
        self.weights = [1 / (rank + 3) for rank in range(VOCABULARY)]
        self.outlets = [
            f"{self._word().capitalize()} {self.rng.choice(['Post', 'Herald', 'News', 'Times'])}"
            for _ in range(OUTLETS)
        ]
        kinds = ["Front", "Brigade", "Movement", "Army", "Council"]
        self.groups = [f"{self._word().capitalize()} {self.rng.choice(kinds)}" for _ in range(GROUPS)]
        self.towns = [
            (self._word().capitalize(), (self.rng.uniform(-30, 60), self.rng.uniform(-20, 120))) for _ in range(TOWNS)
        ]
        self.family = [self._word().capitalize() for _ in range(2_000)]
        self.given = [self._word().capitalize() for _ in range(300)]

    def readings(self, count: int) -> Iterator[tuple[Reading, bytes]]:
        """The first so many reports."""
        made = 0
        day = date(2015, 1, 1)
        while made < count:
            for one in self._affair(day):
                yield one
                made += 1
                if made == count:
                    return
            day = date(2015, 1, 1) + timedelta(days=made * 3_000 // 100_000)

    def _affair(self, day: date) -> Iterator[tuple[Reading, bytes]]:
        rng = self.rng
        town, point = rng.choice(self.towns)
        group = self._common(self.groups)
        speakers = [f"{rng.choice(self.given)} {rng.choice(self.family)}" for _ in range(3)]
        incidents = [
            Incident(
                town,
                point,
                day - timedelta(days=rng.randint(0, 2)),
                group,
                rng.choice(speakers),
                verb,
                plover,
                rng.randint(1, 12),
            )
            for verb, plover in (("attacked", "ASSAULT"), ("arrested", "COERCE"))
        ]
        bodies: list[list[str]] = []
        for number in range(REPORTS_OF_AFFAIR):
            body = [self._sentence() for _ in range(rng.randint(4, 9))]
            if bodies and rng.random() < 0.6:
                taken = rng.choice(bodies)
                body = [*taken[: rng.randint(2, len(taken))], *body[:2]]
            bodies.append(body)
            out = day + timedelta(days=rng.randint(0, 2))
            yield self._report(self._common(self.outlets), out, incidents[: 1 + number % 2], body)

    def _report(self, outlet: str, day: date, incidents: list[Incident], body: list[str]) -> tuple[Reading, bytes]:
        draft = Draft()
        for number, incident in enumerate(incidents):
            self._tell(draft, number, incident)
        for sentence in body:
            draft.sentences.append(Sentence(draft.add(sentence)))
            draft.add(" ")
        original = f"{outlet}\n{day}\n{draft.text}\n{self.rng.random()}".encode()
        sha256 = hashlib.sha256(original).hexdigest()
        document = SourceDocument(
            id=f"sha256:{sha256}", source_sha256=sha256, text=draft.text, language="en", publisher=outlet,
            published=StatedDate(day.isoformat(), DatePrecision.DAY, Origin.META),
        )  # fmt: skip
        reading = Reading(
            document=document, sentences=tuple(draft.sentences), mentions=tuple(draft.mentions),
            entities=tuple(draft.entities.values()), claims=tuple(draft.claims), events=tuple(draft.events),
            times=tuple(draft.times), places=tuple(draft.places), producer=PRODUCER,
        )  # fmt: skip
        return reading, original

    def _tell(self, draft: Draft, number: int, incident: Incident) -> None:
        start = len(draft.text)
        actor = draft.name(incident.group, MentionType.ORGANISATION)
        draft.add(" ")
        trigger = draft.add(incident.verb)
        draft.add(f" {self.rng.choice(['a post', 'a convoy', 'villagers', 'a patrol'])} near ")
        where = draft.name(incident.town, MentionType.LOCATION)
        draft.add(" on ")
        when = draft.add(incident.day.strftime("%d %B %Y"))
        draft.add(", killing ")
        count = draft.add(str(incident.dead))
        content = Span(start, len(draft.text))
        draft.add(", said ")
        span, mention, entity = draft.name(incident.speaker, MentionType.PERSON)
        draft.add(".")
        draft.sentences.append(Sentence(Span(start, len(draft.text))))
        draft.add(" ")
        hop = Hop(0, span, (), mention, entity, SourceRole.OFFICIAL, True, SourceNumber.ONE, None, False)  # noqa: FBT003
        draft.claims.append(
            Claim(f"c{number}", (content,), (), (hop,), Manner.INDIRECT, Stance.ASSERTS, (), None, None, (), 0.9)
        )
        draft.times.append(
            Period(
                f"t{number}", when, PeriodType.DATE, incident.day.isoformat(), incident.day.isoformat(),
                (incident.day + timedelta(days=1)).isoformat(), TimePrecision.DAY, None, None,
            )
        )  # fmt: skip
        draft.places.append(
            Place(
                f"p{number}", where[1], incident.town, None, "KGZ", None, None, *incident.point, PlacePrecision.POINT,
                2.0, 0.9, (), None,
            )
        )  # fmt: skip
        draft.events.append(
            Event(
                id=f"v{number}", trigger=trigger, triggers=(trigger,), plover=PloverCode(incident.plover, None, ()),
                acled=None, modality=Modality.HAPPENED, negated=False, background=False,
                participants=(Participant(Role.ACTOR, actor[0], actor[1], actor[2], ()),), place=f"p{number}",
                time=f"t{number}",
                effects=(Effect(EffectKind.KILLED, None, *(incident.dead,) * 3, total=True, span=count, claims=()),),
                claims=(f"c{number}",), absent=(), score=0.9,
            )
        )  # fmt: skip

    def _word(self) -> str:
        parts = [
            "ba",
            "de",
            "ki",
            "lo",
            "mu",
            "ran",
            "sel",
            "tor",
            "vi",
            "zan",
            "ger",
            "osh",
            "pal",
            "nin",
            "dur",
            "hek",
        ]
        return "".join(self.rng.choices(parts, k=self.rng.randint(2, 4)))

    def _sentence(self) -> str:
        return " ".join(self.rng.choices(self.words, self.weights, k=self.rng.randint(12, 24))).capitalize() + "."

    def _common(self, things: list[str]) -> str:
        """One of them; few are drawn often, as names in the news are."""
        return things[min(int(self.rng.paretovariate(0.6)) - 1, self.rng.randrange(len(things)))]
