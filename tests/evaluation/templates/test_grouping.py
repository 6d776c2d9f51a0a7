"""Mentions become fillers, and fillers go to the incidents that they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from sayso.evaluation.templates.fitting import ReadMessage, fit_templates
from sayso.evaluation.templates.grouping import templates_of
from sayso.evaluation.templates.records import Template
from sayso.records import Span
from sayso.records.prediction import PredictedReference, Prediction, ScoredClass, ScoredSpan

FIRST = "Gunmen of the Orlo Liberation Front (OLF) seized Ida Brandt, a teacher, in Brod. "
SECOND = "Later a bomb destroyed the mill; the OLF said the gunmen had left two bombs at the old mill."
TEXT = FIRST + SECOND
SENTENCES = (Span(0, len(FIRST) - 1), Span(len(FIRST), len(TEXT)))
ABDUCTED = (ScoredClass("bombing", 0.1), ScoredClass("abduction", 0.9))
BOMBED = (ScoredClass("bombing", 0.9), ScoredClass("abduction", 0.1))


def span(words: str, *, last: bool = False) -> Span:
    start = TEXT.rindex(words) if last else TEXT.index(words)
    return Span(start, start + len(words))


def role(label: str, words: str, score: float = 0.9, *, last: bool = False) -> ScoredSpan:
    return ScoredSpan(span(words, last=last), label, score)


ROLES_FOUND = (
    role("PerpInd", "Gunmen"),
    role("PerpOrg", "Orlo Liberation Front"),
    role("PerpOrg", "OLF"),
    role("Victim", "Ida Brandt"),
    role("Victim", "teacher"),
    role("Weapon", "bomb", last=False),
    role("Target", "mill", 0.7),
    role("Target", "old mill", 0.6),
)


def prediction(roles: Sequence[ScoredSpan], kinds: Mapping[str, float]) -> Prediction:
    name = PredictedReference(span("Ida Brandt"), span("Brandt"), "person", "name", 0.9)
    teacher = PredictedReference(span("a teacher"), span("teacher"), "person", "nominal", 0.9)
    incidents = tuple(ScoredClass(kind, score) for kind, score in kinds.items())
    return Prediction((), (), (), (name, teacher), (), tuple(roles), incidents, (), (ABDUCTED, BOMBED))


def told(templates: Sequence[Template]) -> list[tuple[str, dict[str, list[str]]]]:
    return [
        (
            *one.kinds,
            {role: [filler.names[0] for filler in fillers] for role, fillers in one.fillers.items() if fillers},
        )
        for one in templates
    ]


def test_without_a_kind_there_is_no_template() -> None:
    assert templates_of(TEXT, SENTENCES, prediction(ROLES_FOUND, {"attack": 0.2}), {}) == ()


def test_one_incident_gets_everything_each_thing_once_victims_by_name_only() -> None:
    found = templates_of(TEXT, SENTENCES, prediction(ROLES_FOUND, {"kidnapping": 0.9, "bombing": 0.1}), {})
    assert told(found) == [
        (
            "kidnapping",
            {
                "PerpInd": ["Gunmen"],
                "PerpOrg": ["Orlo Liberation Front"],
                "Target": ["mill"],
                "Victim": ["Ida Brandt"],
                "Weapon": ["bomb"],
            },
        )
    ]


def test_two_incidents_share_perpetrators_and_divide_the_rest_by_what_sentences_speak_of() -> None:
    found = templates_of(TEXT, SENTENCES, prediction(ROLES_FOUND, {"kidnapping": 0.9, "bombing": 0.8}), {})
    perpetrators = {"PerpInd": ["Gunmen"], "PerpOrg": ["Orlo Liberation Front"]}
    assert told(found) == [
        ("kidnapping", {**perpetrators, "Victim": ["Ida Brandt"]}),
        ("bombing", {**perpetrators, "Target": ["mill"], "Weapon": ["bomb"]}),
    ]


@pytest.mark.parametrize(("least", "kept"), [(0.5, ["mill"]), (0.65, ["mill"]), (0.75, [])])
def test_a_thing_is_as_sure_as_its_surest_mention(least: float, kept: list[str]) -> None:
    found = templates_of(TEXT, SENTENCES, prediction(ROLES_FOUND, {"bombing": 0.9}), {"Target": least})
    assert told(found)[0][1].get("Target", []) == kept


@pytest.mark.parametrize(("least", "count"), [(0.9, 1), (0.5, 2)])
def test_a_second_perpetrator_must_be_surer(least: float, count: int) -> None:
    roles = (role("PerpInd", "Gunmen"), role("PerpInd", "teacher", 0.8))
    found = templates_of(TEXT, SENTENCES, prediction(roles, {"attack": 0.9}), {"another": least})
    assert len(found[0].fillers["PerpInd"]) == count


@pytest.mark.parametrize(("roles", "count"), [((), 0), (ROLES_FOUND, 1)])
def test_a_kind_without_any_filler_must_be_surer(roles: Sequence[ScoredSpan], count: int) -> None:
    thresholds = {"incident": 0.3, "bare": 0.7}
    assert len(templates_of(TEXT, SENTENCES, prediction(roles, {"attack": 0.6}), thresholds)) == count


def test_fitted_thresholds_do_best_on_what_they_were_fitted_on() -> None:
    roles = (*ROLES_FOUND, role("Weapon", "Brod", 0.55))
    given = prediction(roles, {"kidnapping": 0.3, "bombing": 0.22})
    gold = templates_of(TEXT, SENTENCES, prediction(ROLES_FOUND, {"kidnapping": 0.9}), {})
    message = ReadMessage(TEXT, SENTENCES, given, gold)
    thresholds = fit_templates([message])
    assert told(templates_of(TEXT, SENTENCES, given, thresholds)) == told(gold)
