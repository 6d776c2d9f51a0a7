"""What becomes of an event that several reports tell of."""

from __future__ import annotations

import pytest

from sayso.linking.joining import join_event
from sayso.records.codec import from_line, to_line
from sayso.records.correction import Correction
from sayso.records.joined import JoinedEvent
from sayso.records.judgement import Decision, judged
from tests.linking.joining.scenes import Scene, correction, shelling
from tests.traces import Report


@pytest.fixture(scope="module")
def scene() -> Scene:
    return shelling()


@pytest.fixture(scope="module")
def event(scene: Scene) -> JoinedEvent:
    return scene.joined()


def test_every_number_stands_beside_the_others_with_its_claims_and_first_day(event: JoinedEvent) -> None:
    (killed,) = event.effects
    found = [(v.value.low, v.value.who, len(v.reports), len(v.claims), v.first_seen) for v in killed.amounts.values]

    assert found == [(4, "soldiers", 2, 2, "2026-09-03"), (6, "people", 1, 1, "2026-09-05")]
    assert killed.amounts.chosen is None


def test_one_place_under_one_number_is_one_value(event: JoinedEvent) -> None:
    (ardun,) = event.where.values

    assert (ardun.value.name, len(ardun.reports), len(ardun.claims)) == ("Ardun", 3, 4)


def test_a_denial_says_that_it_did_not_happen(event: JoinedEvent) -> None:
    found = [(v.value.negated, len(v.reports), len(v.claims)) for v in event.modality.values]

    assert found == [(False, 3, 3), (True, 1, 1)]


def test_participants_without_a_name_are_one_by_their_wording(event: JoinedEvent) -> None:
    actors = next(row for row in event.roles if row.role == "actor").actors

    assert [(one.actor is None, one.name, sorted(v.value for v in one.values)) for one in actors] == [
        (True, "rebels", ["rebels", "the rebels"]),
        (False, "Ardun Front", ["its fighters"]),
    ]


def test_the_evidence_of_every_value_is_what_the_report_says_there(scene: Scene, event: JoinedEvent) -> None:
    texts = {report.id: report.text for report in scene.reports}
    quoted = [one for value in event.where.values for one in value.evidence] + list(event.evidence)

    assert quoted
    assert all(texts[one.report][one.span.start : one.span.end] == one.text for one in quoted)


def test_the_order_in_which_reports_come_changes_nothing(scene: Scene, event: JoinedEvent) -> None:
    assert to_line(scene.joined(backwards=True)) == to_line(event)


def test_it_survives_the_round_trip(event: JoinedEvent) -> None:
    assert from_line(JoinedEvent, to_line(event)) == event


def test_its_claims_are_all_that_stand_for_it_in_order_of_time(scene: Scene, event: JoinedEvent) -> None:
    assert event.claims == tuple(claim.id for report in scene.reports for claim in report.traces.claims)


def field_of(event: JoinedEvent, field: str) -> tuple[Correction | None, tuple[object, ...]]:
    """What is chosen in a field, and its values."""
    match field:
        case "when":
            return event.when.chosen, event.when.values
        case "where":
            return event.where.chosen, event.where.values
        case "modality":
            return event.modality.chosen, event.modality.values
        case _:
            return event.effects[0].amounts.chosen, event.effects[0].amounts.values


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("when", "2026-09-02", "choice"),
        ("where", "Ardun", "choice"),
        ("modality", "happened", "choice"),
        ("effect:killed", "5", "choice"),
        ("effect:killed", None, "remove"),
    ],
)
def test_a_correction_is_the_chosen_value_and_takes_none_away(
    scene: Scene, event: JoinedEvent, field: str, value: str | None, kind: str
) -> None:
    made = correction(event.id, field, value, kind)
    found = scene.joined(corrections=(made,))

    assert field_of(found, field) == (made, field_of(event, field)[1])
    assert found.corrections == (made,)


def test_an_undone_correction_no_longer_counts_and_is_still_listed(scene: Scene, event: JoinedEvent) -> None:
    made = correction(event.id, "when", "2026-09-02", "choice")
    undone = correction(event.id, "when", None, "undo", minute=1)
    found = scene.joined(corrections=(undone, made))

    assert found.when.chosen is None
    assert found.corrections == (made, undone)


def test_the_type_of_most_reports_gives_way_to_a_person(scene: Scene, event: JoinedEvent) -> None:
    assert event.type == "ASSAULT"
    assert scene.joined(corrections=(correction(event.id, "type", "COERCE", "type"),)).type == "COERCE"


def test_a_participant_whom_a_person_took_out_is_still_shown_as_such(scene: Scene, event: JoinedEvent) -> None:
    actors = next(row for row in event.roles if row.role == "actor").actors
    made = correction(event.id, f"role:actor:{actors[1].actor}", None, "remove")
    found = next(row for row in scene.joined(corrections=(made,)).roles if row.role == "actor").actors

    assert [one.corrected for one in found] == [None, made]


def test_a_correction_of_a_members_trace_outlives_the_joined_id(scene: Scene, event: JoinedEvent) -> None:
    made = correction(event.traces[1], "when", "2026-09-02", "choice")

    assert scene.joined(corrections=(made,)).when.chosen == made


def test_why_it_is_one_is_said_for_its_members_alone(scene: Scene, event: JoinedEvent) -> None:
    one, other = event.traces[:2]
    inside = judged((one, other), Decision.SAME, "events/1", "same day, same place", score=0.9)
    outside = judged((one, "event:x:1-2"), Decision.SAME, "events/1", "", score=0.9)
    person = judged((one, other), Decision.SAME, "Ada", "same video", made_utc="2026-10-01T10:00:00Z")
    found = scene.joined(because=(inside, outside), judgements=(person,))

    assert [(why.author, why.reason) for why in found.joined_because] == [("events/1", "same day, same place")]
    assert found.judgements == (person,)


def test_the_id_is_made_from_the_first_member(scene: Scene, event: JoinedEvent) -> None:
    assert event.id == scene.joined(backwards=True).id
    assert event.id.startswith("event:")


def test_what_reports_say_in_their_own_voice_is_not_taken_for_a_denial() -> None:
    report = Report("herald", outlet="Leylek Herald", day="2026-09-03")
    event = report.event("shelled", "Rebels shelled Ardun.")
    joined = join_event([event], claims={}, reports={report.id: report.trace}, copies=(), who={}, names={})

    assert [(value.value.negated, value.claims, value.reports) for value in joined.modality.values] == [
        (False, (), (report.id,))
    ]


def test_what_stands_within_a_denial_of_the_same_source_is_denied_too() -> None:
    report = Report("herald", outlet="Leylek Herald", day="2026-09-03")
    front = report.actor("Ardun Front")
    sentence = "The Ardun Front denied reports that it shelled Ardun."
    source = [("The Ardun Front", front)]
    outer = report.claim("reports that it shelled Ardun", sentence, chain=source, stance="denies")
    inner = report.claim("it shelled Ardun", sentence, chain=source, within=outer)
    event = report.event("shelled", sentence, claims=[inner])
    claims = {claim.id: claim for claim in report.claims}
    joined = join_event([event], claims=claims, reports={report.id: report.trace}, copies=(), who={}, names={})

    assert [value.value.negated for value in joined.modality.values] == [True]
