"""Other names that a text states are names of the same entity, each with its kind."""

from __future__ import annotations

import pytest

from sayso.records import NameKind
from tests.interpret.entities.marked import differences, entity, read

CASES = [
    ("{1Pn:Rustam Shodiev}, also known as {1Pn:Abu Layth}, fled.", "Abu Layth", NameKind.ALIAS),
    ("{1Pn:Rustam Shodiev} (alias {1Pn:Abu Layth}) fled.", "Abu Layth", NameKind.ALIAS),
    ("{1Pn:Abu Layth}, whose real name is {1Pn:Rustam Shodiev}, fled.", "Rustam Shodiev", NameKind.REAL_NAME),
    ("{1Pn:Abu Layth} (real name {1Pn:Rustam Shodiev}) fled.", "Rustam Shodiev", NameKind.REAL_NAME),
    ("{1Pn:Rustam Shodiev}, nicknamed “{1Pn:the Falcon}”, fled.", "Falcon", NameKind.ALIAS),
    ("{1Pn:Rustam Shodiev}, who goes by the nom de guerre Abu Layth, fled.", "Abu Layth", NameKind.ALIAS),
    ("{1Pn:Rustam Shodiev}, better known by the nom de guerre Abu Layth, fled.", "Abu Layth", NameKind.ALIAS),
    ("{1On:the Ridge Host}, known in Arabic as {1On:Jaysh al-Jabal}, fled.", "Jaysh al-Jabal", NameKind.TRANSLATION),
    ("{1On:the Ridge Host}, formerly the {1On:Valley Host}, fled.", "Valley Host", NameKind.ALIAS),
    ("{1On:the Ridge Defence Host} ({1On:RDH}) fled. {1On:RDH} men came back.", "RDH", NameKind.ACRONYM),
    ("{1On:RDH} ({1On:Ridge Defence Host}) fled.", "RDH", NameKind.ACRONYM),
    ("{1On:the Host of the Ridge} (known by its Russian acronym {1On:VKh}) fled.", "VKh", NameKind.ACRONYM),
    ("{1On:the Ridge Host}, the so-called {1On:Army of Dawn}, fled.", "Army of Dawn", NameKind.ALIAS),
    ("{1Pn:Rustam Shodiev} (Рустам Шодиев) fled.", "Рустам Шодиев", NameKind.TRANSLATION),
    ("{1Cn:Batken Alerts} (also called {1Cn:BA News}) wrote it.", "BA News", NameKind.ALIAS),
]

NOT_STATED = [
    ("{1Pn:Rustam Shodiev} ({2Ln:Batken}) fled.", "a town in brackets"),
    ("{1Pn:Rustam Shodiev}, {2Pn:Bakyt Jumaliev} and {3Pn:Temir Osmonaliev} fled.", "a list"),
    ("{1On:Leylek Herald} ({2Ln:Kyrgyzstan}) wrote it.", "a country in brackets"),
    ("{1Pn:Rustam Shodiev}, born in {2Ln:Isfara}, fled.", "born in a town"),
    ("{1Ln:Batken}, {2Ln:Kyrgyzstan}, was calm.", "a town and its country"),
    ("{1Pn:Rustam Shodiev}, formerly of {2On:the Valley Front}, fled.", "formerly of a group"),
]


@pytest.mark.parametrize(("text", "name", "kind"), CASES, ids=[text[:60] for text, _, _ in CASES])
def test_a_stated_name_is_a_name_of_its_entity(text: str, name: str, kind: NameKind) -> None:
    assert differences(text) == []
    done = read(text)
    kinds = {one.text: one.kind for one in done.entities[0].names}
    assert kinds.get(name) is kind, kinds


@pytest.mark.parametrize(("text", "why"), NOT_STATED, ids=[why for _, why in NOT_STATED])
def test_what_stands_beside_a_name_is_not_always_its_name(text: str, why: str) -> None:
    assert differences(text) == []


def test_a_name_that_no_mention_bears_is_kept_with_the_entity() -> None:
    done = read("{1On:the Ridge Defence Host} (RDH) fled.")
    assert [(n.text, n.kind) for n in entity(done, "Ridge Defence Host").names] == [
        ("Ridge Defence Host", NameKind.NAME),
        ("RDH", NameKind.ACRONYM),
    ]


def test_among_capitals_an_alias_ends_where_its_mention_ends() -> None:
    done = read("{1Pn:ANA RUIZ}, ALSO KNOWN AS {1Pn:LA PALOMA} IN THE VALLEY BEFORE THE WAR, FLED YESTERDAY.")
    assert [n.text for n in done.entities[0].names] == ["ANA RUIZ", "LA PALOMA"]
    unmarked = read("{1Pn:ANA RUIZ}, ALSO KNOWN AS LA PALOMA IN THE VALLEY BEFORE THE WAR, FLED YESTERDAY.")
    assert [n.text for n in unmarked.entities[0].names] == ["ANA RUIZ"]


def test_names_have_no_article_and_no_honorific() -> None:
    done = read(
        "{1On:The Ridge Host} met {2Pn:Mr Rustam Shodiev}; {2Pn:General Shodiev} smiled at {1On:the Ridge Host}."
    )
    assert sorted(n.text for one in done.entities for n in one.names) == ["Ridge Host", "Rustam Shodiev", "Shodiev"]
