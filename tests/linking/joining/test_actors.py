"""What becomes of an actor whom several reports name."""

from __future__ import annotations

from sayso.linking.joining import join_actor
from sayso.records.codec import from_line, to_line
from sayso.records.correction import Correction
from sayso.records.joined import JoinedActor
from tests.linking.joining.scenes import correction, shelling
from tests.traces import Report, actors_by_name, all_traces


def joined(reports: list[Report], corrections: tuple[Correction, ...] = (), *, backwards: bool = False) -> JoinedActor:
    """The first actor of every report as one."""
    ordered = reports[::-1] if backwards else reports
    report_traces, claims, events = all_traces(ordered)
    who, names = actors_by_name(ordered)
    return join_actor(
        [report.actors[0] for report in ordered],
        events=list(events.values()),
        event_of=dict.fromkeys(events, "event:1"),
        claims=claims,
        reports=report_traces,
        who=who,
        names=names,
        corrections=corrections,
    )


def test_the_name_of_most_reports_leads_and_every_name_has_its_script_and_reports() -> None:
    reports = [Report(name, day="2026-09-03") for name in ("herald", "post", "vesti")]
    reports[0].actor("Rustam Shodiev", kind="Person")
    reports[1].actor("Rustam Shodiev", kind="Person", aliases=["Abu Bakr"])
    reports[2].actor("Рустам Шодиев", kind="Person")
    actor = joined(reports)

    assert actor.name == "Rustam Shodiev"
    assert [(name.text, name.script, name.kind, len(name.reports)) for name in actor.names] == [
        ("Rustam Shodiev", "Latn", "name", 2),
        ("Рустам Шодиев", "Cyrl", "name", 1),
        ("Abu Bakr", "Latn", "alias", 1),
    ]


def test_a_fact_on_which_reports_differ_evenly_is_open_until_a_person_decides() -> None:
    reports = [Report(name, day="2026-09-03") for name in ("herald", "post")]
    reports[0].actor("Ardun Brigade", country="TJK")
    reports[1].actor("Ardun Brigade", country="KGZ")
    actor = joined(reports)

    assert actor.country is None
    assert joined(reports, (correction(actor.id, "country", "KGZ", "value"),)).country == "KGZ"


def test_a_corrected_name_leads_and_the_reports_names_stay() -> None:
    report = Report("herald", day="2026-09-03")
    report.actor("Ardun Brigad")
    actor = joined([report])
    found = joined([report], (correction(actor.id, "name", "Ardun Brigade", "value"),))

    assert (found.name, [name.text for name in found.names]) == ("Ardun Brigade", ["Ardun Brigad"])


def test_what_it_says_and_what_is_said_of_it_are_two_lists() -> None:
    scene = shelling()
    courier = [scene.reports[2]]
    actor = joined(courier)
    denial = courier[0].claims[1].id

    assert actor.events == ("event:1",)
    assert actor.claims_by == (denial,)
    assert actor.claims_about == (denial,)


def test_ties_lead_to_the_other_actor_with_the_words_for_it() -> None:
    report = Report("herald", day="2026-09-03")
    brigade = report.actor("Ardun Brigade")
    front = report.actor("Ardun Front", relations=[("part_of", False, brigade)])
    report.actors.reverse()
    (tie,) = joined([report]).relations

    assert (tie.kind, tie.is_subject, tie.other_name) == ("part_of", False, "Ardun Brigade")
    assert tie.other == actors_by_name([report])[0][brigade.id]
    assert front.relations[0].quote.text == tie.support.evidence[0].text


def test_an_age_that_two_reports_give_is_one_with_both() -> None:
    reports = [Report(name, day=day) for name, day in (("herald", "2026-09-04"), ("post", "2026-09-03"))]
    for report in reports:
        report.actor("Rustam Shodiev", kind="Person", attributes=[("age", "34")])
    (age,) = joined(reports).attributes

    assert (age.kind, age.value, len(age.support.reports), age.support.first_seen) == ("age", "34", 2, "2026-09-03")


def test_order_changes_nothing_and_the_round_trip_keeps_all() -> None:
    reports = [Report(name, day="2026-09-03") for name in ("herald", "post")]
    for report in reports:
        report.actor("Ardun Brigade", country="TJK", aliases=["AB"])
    actor = joined(reports)

    assert joined(reports, backwards=True) == actor
    assert from_line(JoinedActor, to_line(actor)) == actor
