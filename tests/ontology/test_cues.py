"""The cue lexicon says what it must and refuses what it does not know."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.errors import BadKnowledge
from sayso.ontology import cues
from sayso.ontology.cues import load_cue_words
from sayso.ontology.word_lists import read_knowledge
from sayso.records import SourceRole, Stance


def test_every_stance_has_a_cue() -> None:
    words = load_cue_words()
    found = {verb.stance for verb in words.verbs.values()} | {Stance.CLAIMS_RESPONSIBILITY}
    assert found == set(Stance)


@pytest.mark.parametrize(
    ("form", "name"), [("said", "say"), ("told", "tell"), ("denies", "deny"), ("vowed", "vow"), ("thought", "think")]
)
def test_forms_lead_to_their_verb(form: str, name: str) -> None:
    assert load_cue_words().verbs[form].name == name


@pytest.mark.parametrize(
    ("noun", "role"),
    [("newspaper", SourceRole.OUTLET), ("villagers", SourceRole.WITNESS), ("tribunal", SourceRole.COURT)],
)
def test_head_nouns_tell_roles(noun: str, role: SourceRole) -> None:
    assert load_cue_words().roles[noun] is role


def spoilt(**changed: Any) -> dict[str, Any]:
    return {**read_knowledge("cues", "en"), **changed}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"colours": {}}, "unknown colours"),
        ({"hedges": {"source": "", "words": ["may"]}}, "source is empty"),
        ({"verbs": {"source": "x", "entries": {"go": {"forms": "goes", "frame": "fly", "stance": "asserts"}}}}, "fly"),
        ({"adverbs": {"source": "x", "entries": {"so": {"stance": "shouts"}}}}, "shouts"),
        (
            {
                "verbs": {
                    "source": "x",
                    "entries": {
                        "say": {"forms": "said", "frame": "say", "stance": "asserts"},
                        "sae": {"forms": "said", "frame": "say", "stance": "denies"},
                    },
                }
            },
            "stands for say too",
        ),
    ],
)
def test_unknown_and_contradicting_entries_are_refused(
    changed: dict[str, Any], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = spoilt(**changed)
    monkeypatch.setattr(cues, "read_knowledge", lambda folder, language: content)
    load_cue_words.cache_clear()
    with pytest.raises(BadKnowledge, match=said):
        load_cue_words("xx")
    load_cue_words.cache_clear()
