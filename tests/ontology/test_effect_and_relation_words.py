"""The lists of effects and relations: what they hold fits together, and a broken file is refused by name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sayso.errors import BadKnowledge
from sayso.ontology import effects, relations
from sayso.ontology.effects import load_effect_words
from sayso.ontology.inflection import forms_by_base, regular_forms
from sayso.ontology.relations import load_relation_words
from sayso.ontology.word_lists import read_knowledge
from sayso.records import EffectKind, RelationKind


@pytest.fixture
def fresh() -> Iterator[None]:
    load_effect_words.cache_clear()
    load_relation_words.cache_clear()
    yield
    load_effect_words.cache_clear()
    load_relation_words.cache_clear()


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("kill", ("kill", "kills", "killed", "killing")),
        ("seize", ("seize", "seizes", "seized", "seizing")),
        ("bury", ("bury", "buries", "buried", "burying")),
        ("destroy", ("destroy", "destroys", "destroyed", "destroying")),
        ("torch", ("torch", "torches", "torched", "torching")),
        ("flee", ("flee", "flees", "fleed", "fleeing")),
    ],
)
def test_regular_verbs_are_spelt_by_the_rules(base: str, forms: tuple[str, ...]) -> None:
    assert regular_forms(base) == forms


def test_irregular_forms_replace_the_rules() -> None:
    assert forms_by_base(["flee"], {"flee": ["flees", "fled", "fleeing"]}) == {
        form: frozenset({"flee"}) for form in ("flee", "fled", "fleeing", "flees")
    }


def test_every_kind_of_effect_has_words() -> None:
    words = load_effect_words()
    told = {frame.kind for frame in words.verbs.values()} | {row.kind for row in words.phrases}
    assert told == set(EffectKind)


def test_every_kind_of_relation_but_alias_has_words() -> None:
    words = load_relation_words()
    tables = (words.verbs, words.light, words.deeds, words.roles, words.inclusions, words.compounds)
    told = {frame.kind for table in tables for frames in table.values() for frame in frames}
    assert told == set(RelationKind) - {RelationKind.ALIAS}  # names of one entity are no relation between two


@pytest.mark.parametrize(
    ("section", "change", "message"),
    [
        ("verbs", {"source": "x", "rows": [{"kind": "slain", "victim": "object", "words": ["kill"]}]}, "slain"),
        ("verbs", {"source": " ", "rows": []}, "source"),
        ("verbs", {"source": "x", "rows": [{"kind": "killed", "victim": "nobody", "words": ["kill"]}]}, "victim"),
        ("parts", {"source": "x", "markers": ["including"]}, "of_whom"),
        ("states", {"source": "x", "rows": [{"kind": "killed", "words": ["dead", "dead"]}]}, "twice"),
        ("fixed", {"source": "x", "numbers": {"both": "two"}}, "whole numbers"),
    ],
)
def test_a_broken_list_of_effects_is_refused(
    fresh: None, monkeypatch: pytest.MonkeyPatch, section: str, change: object, message: str
) -> None:
    content = {**read_knowledge("effects", "en"), section: change}
    monkeypatch.setattr(effects, "read_knowledge", lambda *_: content)
    with pytest.raises(BadKnowledge, match=message):
        load_effect_words()


@pytest.mark.parametrize(
    ("section", "change", "message"),
    [
        ("verbs", {"source": "x", "rows": [{"kind": "leads", "verbs": ["lead"]}]}, "missing"),
        ("verbs", {"source": "x", "rows": [], "extra": 1}, "extra"),
        ("compounds", {"source": "x", "rows": [{"kind": "owns", "words": ["x"], "first": [], "second": []}]}, "owns"),
        (
            "compounds",
            {"source": "x", "rows": [{"kind": "leads", "words": ["led"], "first": ["Ghost"], "second": []}]},
            "Ghost",
        ),
        ("irregular", {"source": "x", "forms": ["lead"]}, "forms"),
    ],
)
def test_a_broken_list_of_relations_is_refused(
    fresh: None, monkeypatch: pytest.MonkeyPatch, section: str, change: object, message: str
) -> None:
    content = {**read_knowledge("relations", "en"), section: change}
    monkeypatch.setattr(relations, "read_knowledge", lambda *_: content)
    with pytest.raises(BadKnowledge, match=message):
        load_relation_words()
