"""Reports of one shelling that the tests of joining share: three outlets, two numbers, one denial."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.linking.joining import join_event
from sayso.records.correction import Correction, CorrectionKind
from sayso.records.joined import JoinedEvent
from sayso.records.judgement import Judgement
from sayso.records.trace import ActorTrace, EventTrace
from tests.traces import Report, actors_by_name, all_traces


@dataclass(frozen=True)
class Scene:
    """The reports, and the traces of the one event that they tell of."""

    reports: tuple[Report, ...]
    ministry: tuple[ActorTrace, ...]

    @property
    def events(self) -> tuple[EventTrace, ...]:
        """All events of all reports."""
        return tuple(event for report in self.reports for event in report.traces.events)

    def joined(
        self,
        *,
        corrections: tuple[Correction, ...] = (),
        judgements: tuple[Judgement, ...] = (),
        because: tuple[Judgement, ...] = (),
        backwards: bool = False,
    ) -> JoinedEvent:
        """The event."""
        ordered = self.reports[::-1] if backwards else self.reports
        reports, claims, _ = all_traces(ordered)
        who, names = actors_by_name(ordered)
        events = self.events[::-1] if backwards else self.events
        return join_event(
            events,
            claims=claims,
            reports=reports,
            copies=(),
            who=who,
            names=names,
            corrections=corrections,
            judgements=judgements,
            because=because,
        )


def shelling() -> Scene:
    """Two outlets with the ministry's four dead, a third with six on a medic's word and the rebels' denial."""
    herald = Report("herald", outlet="Leylek Herald", day="2026-09-03")
    first = herald.actor("Ministry of Defence", subtype="government", country="KGZ")
    sentence = "The Ministry of Defence said rebels shelled Ardun on 2026-09-03, killing four soldiers."
    said = herald.claim(
        "rebels shelled Ardun on 2026-09-03, killing four soldiers",
        sentence,
        chain=[("The Ministry of Defence", first)],
    )
    herald.event(
        "shelled",
        sentence,
        when="2026-09-03",
        where="Ardun",
        who=[("actor", "rebels", None), ("victim", "four soldiers", None)],
        effects=[("killed", "four soldiers", 4)],
        claims=[said],
    )
    post = Report("post", outlet="Valley Post", day="2026-09-04")
    second = post.actor("Ministry of Defence", subtype="government", country="KGZ", aliases=["MoD"])
    told = "Four soldiers died on 2026-09-03 when the rebels shelled Ardun, the Ministry of Defence said."
    said = post.claim(
        "Four soldiers died on 2026-09-03 when the rebels shelled Ardun",
        told,
        chain=[("the Ministry of Defence", second)],
    )
    post.event(
        "shelled",
        told,
        when="2026-09-03",
        where="Ardun",
        who=[("actor", "the rebels", None), ("victim", "Four soldiers", None)],
        effects=[("killed", "Four soldiers", 4)],
        claims=[said],
    )
    courier = Report("courier", outlet="Osh Courier", day="2026-09-05")
    front = courier.actor("Ardun Front", subtype="armed_group")
    medic = "Six people were killed in the shelling of Ardun, a medic said."
    counted = courier.claim(
        "Six people were killed in the shelling of Ardun", medic, chain=[("a medic", None, "witness")]
    )
    courier.event("shelling", medic, where="Ardun", effects=[("killed", "Six people", 6)], claims=[counted])
    denial = "The Ardun Front denied that its fighters shelled Ardun."
    denied = courier.claim(
        "its fighters shelled Ardun", denial, chain=[("The Ardun Front", front, "armed_group")], stance="denies"
    )
    courier.event("shelled", denial, where="Ardun", who=[("actor", "its fighters", front)], claims=[denied])
    return Scene((herald, post, courier), (first, second))


def correction(subject: str, field: str, value: str | None, kind: str, minute: int = 0) -> Correction:
    """A correction by a person, in the given minute."""
    return Correction(
        subject, CorrectionKind(kind), field, value, "Ada", f"2026-10-01T10:{minute:02d}:00Z", "seen on video"
    )
