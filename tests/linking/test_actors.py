from __future__ import annotations

from dataclasses import replace

from sayso.linking.actors import Actors, actors_of
from sayso.records import Entity, EntityName, MentionType, NameKind, Reading
from sayso.records.judgement import Decision, judged
from tests.factories import reading

PERSON, BODY = MentionType.PERSON, MentionType.ORGANISATION


def report(number: int, *entities: tuple[MentionType, tuple[str, ...], str | None]) -> Reading:
    """A reading whose entities bear the given names, the first the main one, with a country."""
    made = reading(f"Report {number}.")
    return replace(
        made,
        document=replace(made.document, id=f"sha256:{number:064}"),
        entities=tuple(
            Entity(
                id=f"e{place}",
                type=kind,
                subtype=None,
                name=names[0],
                names=tuple(EntityName(name, NameKind.NAME, ()) for name in names),
                country=country,
                sector=None,
                attributes=(),
                mentions=(),
            )
            for place, (kind, names, country) in enumerate(entities)
        ),
    )


def names_of(found: Actors) -> set[frozenset[str]]:
    return {frozenset(name.text for name in actor.names) for actor in found.actors}


def test_reports_in_three_scripts_name_one_actor() -> None:
    found = actors_of(
        [
            report(1, (PERSON, ("Karim Haddad",), None)),
            report(2, (PERSON, ("كريم حداد",), None)),
            report(3, (PERSON, ("Карим Хаддад",), None)),
        ]
    )
    assert names_of(found) == {frozenset({"Karim Haddad", "كريم حداد", "Карим Хаддад"})}
    assert {name.script for name in found.actors[0].names} == {"Latn", "Arab", "Cyrl"}
    assert len(found.actors[0].bearers) == 3


def test_an_alias_learned_from_one_report_joins_two_others() -> None:
    found = actors_of(
        [
            report(1, (BODY, ("Oduar Front", "Children of the Hill"), None)),
            report(2, (BODY, ("Oduar Front",), None)),
            report(3, (BODY, ("Children of the Hill",), None)),
        ]
    )
    assert len(found.actors) == 1


def test_surnames_and_ministries_without_country_are_not_joined_over_reports() -> None:
    found = actors_of(
        [
            report(1, (PERSON, ("Khan",), None), (BODY, ("Defence Ministry",), "UGA")),
            report(2, (PERSON, ("Khan",), None), (BODY, ("Defence Ministry",), "KEN")),
            report(3, (BODY, ("Defence Ministry",), None), (BODY, ("Ministry of Defence",), "KEN")),
        ]
    )
    assert sorted(len(actor.bearers) for actor in found.actors) == [1, 1, 1, 1, 2]


def test_an_analyst_keeps_namesakes_apart_and_joins_what_names_cannot_tell() -> None:
    one, two = report(1, (PERSON, ("Ali Hassan",), None)), report(2, (PERSON, ("Ali Hassan",), None))
    ids = (f"{one.document.id}#Ali Hassan", f"{two.document.id}#Ali Hassan")
    assert len(actors_of([one, two]).actors) == 1
    apart = judged(ids, Decision.DIFFERENT, "Ada", "ages differ", made_utc="2024-05-01T09:00:00Z")
    assert len(actors_of([one, two], [apart]).actors) == 2
    three = report(3, (PERSON, ("Abu Zar",), None))
    known = judged(
        (f"{three.document.id}#Abu Zar", ids[0]), Decision.SAME, "Ada", "court file", made_utc="2024-05-01T09:00:00Z"
    )
    assert len(actors_of([one, two, three], [known]).actors) == 1


def test_the_order_of_readings_does_not_matter() -> None:
    readings = [
        report(number, (PERSON, (name,), None)) for number, name in enumerate(["Ali Hassan", "Aly Hasan", "Zia"])
    ]
    assert actors_of(readings) == actors_of(reversed(readings))
