"""Whole gold reports: the format is checked, and the reports of the project keep it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from sayso.errors import BadRecord
from sayso.evaluation.report_files import read_report
from sayso.evaluation.report_gold import GoldReport
from sayso.records import EffectKind, PlacePrecision

FOLDER = Path(__file__).parents[2] / "evals" / "gold"
REPORT: dict[str, Any] = {
    "part": "development",
    "id": "r",
    "kind": "wire story",
    "published": "2021-01-05",
    "text": "Two guards died near Lask on Monday when gunmen fired on them, police said.",
    "times": [
        {
            "id": "t1",
            "span": "Monday",
            "type": "DATE",
            "value": "2021-01-04",
            "start": "2021-01-04",
            "end": "2021-01-05",
            "precision": "day",
        }
    ],
    "places": [{"id": "p1", "span": "Lask", "country": "POL", "precision": "near", "lat": 51.59, "lon": 19.13}],
    "entities": [
        {"id": "guards", "type": "Person", "subtype": None, "names": None, "mentions": ["Two guards", "them"]},
        {"id": "gunmen", "type": "Person", "subtype": None, "names": None, "mentions": ["gunmen"]},
    ],
    "claims": [
        {
            "id": "c1",
            "content": "Two guards … them",
            "cue": "said",
            "chain": [{"who": "police", "role": "body", "named": False, "number": "one"}],
            "manner": "indirect",
            "stance": "asserts",
        }
    ],
    "events": [
        {
            "id": "v1",
            "triggers": ["died", "fired"],
            "plover": "ASSAULT firearms",
            "acled": "Armed clash",
            "modality": "happened",
            "participants": [{"role": "actor", "span": "gunmen", "entity": "gunmen"}],
            "place": "p1",
            "time": "t1",
            "effects": [{"kind": "killed", "span": "Two", "who": "guards", "n": [2, 2, 2]}],
            "claims": ["c1"],
        }
    ],
    "relations": [],
}


def written(tmp_path: Path, report: dict[str, Any]) -> Path:
    (tmp_path / "r.yml").write_text(yaml.safe_dump(report), encoding="utf-8")
    return tmp_path / "r.yml"


def with_event(**change: Any) -> dict[str, Any]:
    return REPORT | {"events": [REPORT["events"][0] | change]}


def test_a_report_is_read_with_its_quotes_as_spans(tmp_path: Path) -> None:
    report = read_report(written(tmp_path, REPORT))
    [event] = report.events
    assert [span.text_in(report.text) for span in event.triggers] == ["died", "fired"]
    assert event.plover == ("ASSAULT", "firearms")
    assert event.acled is not None
    assert event.acled.event_type == "Battles"
    assert [(effect.kind, effect.low, effect.high) for effect in event.effects] == [(EffectKind.KILLED, 2, 2)]
    assert report.times[0].start == "2021-01-04"
    assert report.places[0].precision is PlacePrecision.NEAR


def test_a_day_that_yaml_takes_for_a_date_stays_text(tmp_path: Path) -> None:
    plain = yaml.safe_dump(REPORT).replace("'2021-01-04'", "2021-01-04")
    (tmp_path / "r.yml").write_text(plain, encoding="utf-8")
    assert read_report(tmp_path / "r.yml").times[0].value == "2021-01-04"


@pytest.mark.parametrize(
    ("report", "complaint"),
    [
        (with_event(plover="ASSAULT kindly"), "events, v1: PLOVER has no 'ASSAULT kindly'"),
        (with_event(acled="Scuffle"), "ACLED has no sub-event type 'Scuffle'"),
        (with_event(time="t9"), "v1: no times with id t9"),
        (with_event(claims=["c9"]), "v1: no claims with id c9"),
        (with_event(triggers="slept"), "does not have 'slept'"),
        (with_event(participants=[{"role": "actor", "span": "gunmen", "entity": "x"}]), "no entities with id x"),
        (with_event(weather="fine"), "unknown keys weather"),
        (REPORT | {"events": REPORT["events"] * 2}, "there twice: v1"),
        ({key: value for key, value in REPORT.items() if key != "times"}, "lacks times"),
        (
            REPORT | {"relations": [{"kind": "leads", "subject": "gunmen", "object": "p9", "span": "gunmen"}]},
            "no entities with id p9",
        ),
    ],
)
def test_a_report_that_breaks_the_format_is_refused_with_its_place(
    tmp_path: Path, report: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(BadRecord, match=complaint) as caught:
        read_report(written(tmp_path, report))
    assert str(caught.value).startswith("r.yml: ")


@pytest.fixture(scope="module", params=sorted(FOLDER.glob("*.yml")), ids=lambda file: file.stem)
def own(request: pytest.FixtureRequest) -> GoldReport:
    return read_report(request.param)


def test_places_and_times_of_the_projects_reports_do_not_overlap(own: GoldReport) -> None:
    for listing in (own.places, own.times):
        spans = sorted(item.span for item in listing)
        assert all(first.end <= second.start for first, second in pairwise(spans))


def test_a_participant_of_the_projects_reports_is_among_the_mentions_of_its_entity(own: GoldReport) -> None:
    mentions = {entity.id: entity.mentions for entity in own.entities}
    for event in own.events:
        for one in event.participants:
            if one.entity is not None:
                assert one.span in mentions[one.entity], (event.id, one.span.text_in(own.text))


def test_an_event_of_the_projects_reports_is_told_in_the_content_of_its_claims(own: GoldReport) -> None:
    contents = {claim.id: claim.content for claim in own.claims}
    for event in own.events:
        for claim in event.claims:
            assert any(piece.overlaps(word) for word in event.triggers for piece in contents[claim]), (event.id, claim)
