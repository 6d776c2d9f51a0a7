"""The event ontology holds what the codebooks define, and fails on what it cannot read."""

from __future__ import annotations

import pytest

from sayso.errors import BadKnowledge
from sayso.ontology.events import WordKind, bases_of, event_codes, event_frames, event_predicates, event_words
from sayso.ontology.events import predicates as predicates_module
from sayso.ontology.events.checks import read_mapping
from sayso.ontology.events.predicates import FILES


def test_the_codebooks_have_their_types() -> None:
    codes = event_codes()
    assert len(codes.types) == 16
    assert len({code.event_type for code in codes.acled.values()}) == 6
    assert len(codes.acled) == 25
    assert codes.plover_version
    assert codes.acled_version


def test_every_plover_type_but_none_other_has_predicates() -> None:
    used = {group.type for group in event_predicates().groups}
    assert used == {*event_codes().types, None}


def test_every_frame_is_used() -> None:
    assert {group.frame.name for group in event_predicates().groups} == set(event_frames())


def test_there_are_more_predicates_than_eight_hundred() -> None:
    known = event_predicates()
    assert len(known.by_lemma) > 800
    for kind in WordKind:
        assert any(of_kind is kind for of_kind, _ in known.by_lemma)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("fought", "fight"),
        ("shot", "shoot"),
        ("died", "die"),
        ("gunmen", "gunman"),
        ("armies", "army"),
        ("clashes", "clash"),
        ("stopped", "stop"),
        ("seizing", "seize"),
        ("denied", "deny"),
        ("bombings", "bombing"),
        ("panicked", "panic"),
    ],
)
def test_forms_lead_to_their_words(form: str, base: str) -> None:
    assert base in bases_of(form)


def test_lists_of_words_are_read_whole() -> None:
    words = event_words()
    assert ("carry", "out") in words.light["doing"]
    assert "terrorism" in words.contexts


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"plover": "ATTACK"}, "no type ATTACK"),
        ({"groups": [{"name": "a", "acled": "Clash", "frame": "harm"}]}, "no sub-event type Clash"),
        ({"groups": [{"name": "a", "acled": None, "frame": "hurt"}]}, "no frame hurt"),
        ({"groups": [{"name": "a", "acled": None, "frame": "harm", "mode": "demo"}]}, "no mode demo"),
        ({"groups": [{"name": "a", "acled": None, "frame": "harm", "verb": []}]}, "unknown verb"),
        ({"groups": [{"name": "a", "acled": None, "frame": "harm", "verbs": ["kill > @nobody"]}]}, "no class @nobody"),
        ({"groups": [{"name": "a", "acled": None, "frame": "harm", "verbs": ["> people"]}]}, "no predicate"),
        ({"groups": [{"name": "a", "acled": None, "frame": "harm", "verbs": ["kill > a > b"]}]}, "> twice"),
        ({"groups": [{"name": "a", "acled": None, "frame": "harm", "contexts": ["war"]}]}, "no context war"),
    ],
)
def test_what_the_codebooks_or_the_notation_lack_is_refused(
    change: dict[str, object], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(language: str, name: str) -> dict[str, object]:
        found = read_mapping(language, name)
        return found | change if name == FILES[0] else found

    monkeypatch.setattr(predicates_module, "read_mapping", changed)
    event_predicates.cache_clear()
    with pytest.raises(BadKnowledge, match=message):
        event_predicates()
    event_predicates.cache_clear()
