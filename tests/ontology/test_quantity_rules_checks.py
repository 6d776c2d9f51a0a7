"""The packaged knowledge of quantities is whole, and a broken file is refused."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sayso.errors import BadKnowledge
from sayso.ontology import quantity_rules as module
from sayso.ontology.quantity_rules import Effect, quantity_rules
from sayso.ontology.word_lists import read_knowledge


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    quantity_rules.cache_clear()
    yield
    quantity_rules.cache_clear()


def test_english_rules_load_with_every_effect() -> None:
    rules = quantity_rules()
    assert {row.effect for row in (*rules.modifiers, *rules.after_modifiers)} == set(Effect)


def test_a_vague_word_never_means_one_number() -> None:
    exact = {phrase for row in quantity_rules().vague if row.low == row.high for phrase in row.phrases}
    assert exact == {"a pair of"}


def test_a_language_without_rules_is_refused_by_name() -> None:
    with pytest.raises(BadKnowledge, match=r"quantities/xx\.yml"):
        quantity_rules("xx")


BREAKS: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "unknown key": (lambda known: known.update(colour=1), "unknown colour"),
    "missing key": (lambda known: known.pop("labels"), "labels missing"),
    "unknown effect": (lambda known: known["modifiers"]["words"][0].update(effect="perhaps"), "perhaps"),
    "key of no modifier": (lambda known: known["modifiers"]["words"][0].update(low_share=0.5), "unknown low_share"),
    "low above high": (lambda known: known["vague"]["words"][0].update(low=500), "low is above high"),
    "spelling of two units": (lambda known: known["units"]["words"]["km"].append("mile"), "of two units: mile"),
    "no source": (lambda known: known["units"].update(source=""), "source is empty"),
    "yes as true": (lambda known: known["labels"]["words"].append(True), "list of texts"),
    "age in words": (lambda known: known["ages"].update(highest="old"), "no whole number"),
    "rows as mapping": (lambda known: known["vague"].update(words={}), "list of rows"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_malformed_file_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    broken = copy.deepcopy(dict(read_knowledge("quantities", "en")))
    change, complaint = BREAKS[name]
    change(broken)
    monkeypatch.setattr(module, "read_knowledge", lambda folder, language: broken)
    with pytest.raises(BadKnowledge, match=complaint):
        quantity_rules("en")
