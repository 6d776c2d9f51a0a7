"""What a report says of people and groups beside their names, each with its evidence."""

from __future__ import annotations

import pytest

from tests.interpret.entities.marked import read

CASES = [
    ("{1Pn:Rustam Shodiev}, 45, fled.", [("age", "45")]),
    ("{1Pn:Rustam Shodiev} (45) fled.", [("age", "45")]),
    ("{1Pn:Rustam Shodiev}, aged 45, fled.", [("age", "45")]),
    ("{1Pd:a 45-year-old *man*} fled.", [("age", "45")]),
    ("{1Pn:Colonel *Bakyt Jumaliev*} spoke.", [("rank", "Colonel")]),
    ("{1Pn:Gen. *Bakyt Jumaliev*} spoke.", [("rank", "Gen.")]),
    ("{1Pn:Dr *Temir Osmonaliev*} spoke.", [("title", "Dr")]),
    ("{1Pn:Prime Minister *Bakyt Jumaliev*} spoke.", [("office", "Prime Minister")]),
    ("{1Pn:former defence minister *Bakyt Jumaliev*} spoke.", [("former_office", "defence minister")]),
    ("{1Pn:Deputy Secretary of State *Ana Ruiz*} spoke.", [("office", "Deputy Secretary of State")]),
    ("{1Pn:former deputy foreign minister *Ana Ruiz*} spoke.", [("former_office", "deputy foreign minister")]),
    ("{1Pn:ex-president *Bakyt Jumaliev*} spoke.", [("former_office", "president")]),
    ("{1Pn:village head *Kubat Ermatov*} spoke.", [("office", "village head")]),
    ("{1Pn:Rustam Shodiev}, {1Pd:the *commander* of the Front}, fled.", [("office", "commander of the Front")]),
    ("{1Pn:Rustam Shodiev}, {1Pd:a former *governor* of Batken}, fled.", [("former_office", "governor of Batken")]),
    ("{1Pn:the Kyrgyz surgeon *Temir Osmonaliev*} spoke.", [("nationality", "Kyrgyz")]),
    ("{1Pd:a Jordanian-born *militant*} fled.", []),
    ("{1Od:the 3,000-strong *group*} fled.", [("size", "3,000")]),
    ("{1Od:a *group* of some 30 armed men} fled.", [("size", "some 30")]),
    ("{1Pn:Rustam Shodiev}, 450 of whose men fled, stayed.", []),
    ("{1On:the Ridge Front}, 45, fled.", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_attributes_of_a_person_or_group(text: str, wanted: list[tuple[str, str]]) -> None:
    done = read(text)
    found = [(a.kind.value, a.value) for a in done.entities[0].attributes]
    assert found == wanted


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_the_span_of_an_attribute_quotes_its_value(text: str, wanted: list[tuple[str, str]]) -> None:
    done = read(text)
    for attribute in done.entities[0].attributes:
        assert attribute.value in " ".join(attribute.span.text_in(done.document.text).split())
