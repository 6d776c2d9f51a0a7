"""Who was killed, hurt, taken or driven out. The cases stand in cases.txt: text, tree, effects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from sayso.interpret.effects import Actuality, FoundEffect, find_effects
from sayso.interpret.quantities import add_quantities
from sayso.interpret.sentences import add_sentences
from sayso.records import EffectKind, Mention, MentionForm, MentionType, Reading, Span
from tests.factories import reading
from tests.predictions import predicted


@dataclass(frozen=True)
class Case:
    text: str
    tree: str
    effects: tuple[str, ...]


def cases() -> list[Case]:
    found = []
    for block in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines:
            effects = tuple(line.strip("= ") for line in lines[1:] if line.startswith("  ="))
            found.append(Case(lines[0], "\n".join(line for line in lines[1:] if not line.startswith("  =")), effects))
    return found


def read(text: str, *mentions: Mention) -> Reading:
    return add_quantities(replace(add_sentences(reading(text)), mentions=mentions))


def effects_of(text: str, tree: str, *mentions: Mention) -> tuple[FoundEffect, ...]:
    return find_effects(read(text, *mentions), predicted(text, tree))


def shown(found: FoundEffect, text: str, tree: str) -> str:
    effect = found.effect
    numbers = "/".join("-" if n is None else str(n) for n in (effect.low, effect.best, effect.high))
    who = effect.who.text_in(text) if effect.who else "-"
    predicate = predicted(text, tree).words[found.predicate].span.text_in(text)
    marks = {
        "total": effect.total,
        "toll": found.is_toll,
        "part": found.is_part,
        found.actuality.value: found.actuality is not Actuality.FACT,
    }
    flags = " ".join(mark for mark, holds in marks.items() if holds) or "-"
    return f"{effect.kind} {numbers} | {who} | {predicate} | {flags}"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.text[:60])
def test_effects_are_found_with_their_ranges(case: Case) -> None:
    found = effects_of(case.text, case.tree)
    assert [shown(one, case.text, case.tree) for one in found] == list(case.effects)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.text[:60])
def test_effects_lie_in_the_text_and_name_their_predicate(case: Case) -> None:
    prediction = predicted(case.text, case.tree)
    for one in effects_of(case.text, case.tree):
        assert one.effect.span.contains(prediction.words[one.predicate].span)
        assert one.effect.span.end <= len(case.text)


def test_what_may_happen_or_did_not_carries_no_number() -> None:
    unreal = [
        one for case in cases() for one in effects_of(case.text, case.tree) if one.actuality is not Actuality.FACT
    ]
    assert unreal
    assert {(one.effect.low, one.effect.best, one.effect.high) for one in unreal} == {(None, None, None)}


CAPTURED = """
    Rebels   NOUN  2 nsubj
    captured VERB  0 root
    Zarin    PROPN 2 obj
    .        PUNCT 2 punct
"""


@pytest.mark.parametrize(
    ("kind_of", "numbers"),
    [(MentionType.PERSON, [(1, 1, 1)]), (MentionType.LOCATION, []), (MentionType.ORGANISATION, [(None,) * 3])],
)
def test_a_name_counts_one_if_it_is_a_person_and_none_if_it_is_a_place(
    kind_of: MentionType, numbers: list[tuple[int | None, ...]]
) -> None:
    text = "Rebels captured Zarin."
    name = Mention("m0", Span(16, 21), Span(16, 21), kind_of, MentionForm.NAME, None, 0.9)
    found = effects_of(text, CAPTURED, name)
    assert [(one.effect.low, one.effect.best, one.effect.high) for one in found] == numbers
    assert all(one.effect.kind is EffectKind.CAPTURED for one in found)


@pytest.mark.parametrize(("kind_of", "found"), [(MentionType.ORGANISATION, 0), (MentionType.LOCATION, 1)])
def test_destroying_a_body_is_a_figure_of_speech(kind_of: MentionType, found: int) -> None:
    text = "Rebels destroyed Zarin."
    name = Mention("m0", Span(17, 22), Span(17, 22), kind_of, MentionForm.NAME, None, 0.9)
    assert len(effects_of(text, CAPTURED.replace("captured", "destroyed"), name)) == found


def test_no_words_no_effects() -> None:
    assert find_effects(reading("Nothing here."), predicted("Nothing here.")) == ()
