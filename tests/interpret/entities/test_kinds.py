"""What an entity is: subtype, country, sector."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.gazetteer import open_gazetteer
from sayso.interpret.entities import add_entities
from sayso.records import Mention, MentionForm, MentionType, PlacePrecision, Reading, Span
from tests.interpret.entities.marked import compare, entity, marked, read, with_places

KINDS = [
    ("{1On:the White Ridge Front} came.", "White Ridge Front", ("armed_group", None, "REB")),
    ("{1On:the Kyrgyz Defence Ministry} denied it.", "Kyrgyz Defence Ministry", ("government", "KGZ", "GOV")),
    ("{1On:the State Border Service} came.", "State Border Service", ("state_force", None, "COP")),
    ("{1On:Leylek Herald}, {1Od:a local *newspaper*}, has it.", "Leylek Herald", ("media", None, "JRN")),
    ("{1On:Batken Regional Court} sat.", "Batken Regional Court", ("court", None, "JUD")),
    (
        "{1On:the Valley Observatory for Human Rights} counts.",
        "Valley Observatory for Human Rights",
        ("ngo", None, "NGO"),
    ),
    ("{1On:the United Nations} warns.", "United Nations", ("igo", None, "IGO")),
    ("{1On:the Syrian Democratic Forces} came.", "Syrian Democratic Forces", ("armed_group", "SYR", "REB")),
    ("{1On:RFE/RL} has it.", "RFE/RL", ("media", "USA", "JRN")),
    ("{1Pn:Colonel *Bakyt Jumaliev*} spoke.", "Bakyt Jumaliev", (None, None, "MIL")),
    ("{1Pn:the Kyrgyz surgeon *Temir Osmonaliev*} spoke.", "Temir Osmonaliev", (None, "KGZ", "MED")),
    ("{1Cn:@batken_alerts} wrote.", "batken_alerts", ("account", None, None)),
]

DESCRIBED = [
    ("{1Od:the army} came.", ("state_force", None, "MIL")),
    ("{1Od:Russian *troops*} came.", ("state_force", "RUS", "MIL")),
    ("{1Pd:unidentified *gunmen*} came.", (None, None, "UAF")),
    ("{1Pd:a police *officer*} came.", (None, None, "COP")),
    ("{1Od:the regional administration} came.", ("government", None, "GOV")),
    ("{1Od:a local news *site*} has it.", ("media", None, "JRN")),
    ("{1Pd:villagers} fled.", (None, None, "CVL")),
    ("{1Pd:a *photograph*} hung there.", (None, None, None)),
]


@pytest.mark.parametrize(("text", "name", "wanted"), KINDS, ids=[name for _, name, _ in KINDS])
def test_a_name_tells_what_it_names(text: str, name: str, wanted: tuple[str | None, str | None, str | None]) -> None:
    found = entity(read(text), name)
    assert (found.subtype, found.country, found.sector) == wanted


@pytest.mark.parametrize(("text", "wanted"), DESCRIBED, ids=[text for text, _ in DESCRIBED])
def test_a_description_tells_what_it_describes(text: str, wanted: tuple[str | None, str | None, str | None]) -> None:
    found = read(text).entities[0]
    assert (found.subtype, found.country, found.sector) == wanted


def test_places_join_by_the_gazetteer_and_not_by_name() -> None:
    made, prediction, wanted = marked(
        "{1Ln:Badakhshan} is calm. {2Ln:Badakhshon}, across the river, is not. {1Ln:BADAKHSHAN} stays calm."
    )
    places = {
        "Badakhshan": (1147745, "AFG", PlacePrecision.PROVINCE),
        "BADAKHSHAN": (1147745, "AFG", PlacePrecision.PROVINCE),
        "Badakhshon": (1221692, "TJK", PlacePrecision.PROVINCE),
    }
    done = add_entities(with_places(made, places), prediction)
    assert compare(done, wanted) == []
    assert [(e.name, e.subtype, e.country) for e in done.entities] == [
        ("Badakhshan", "province", "AFG"),
        ("Badakhshon", "province", "TJK"),
    ]


def test_one_name_of_two_places_is_two_entities() -> None:
    made, prediction, _ = marked("{1Ln:Paris} burned. In {2Ln:Lamar County} nobody knew.")
    places = {
        "Paris": (2988507, "FRA", PlacePrecision.POINT),
        "Lamar County": (4705692, "USA", PlacePrecision.DISTRICT),
    }
    done = add_entities(with_places(made, places), prediction)
    assert [e.subtype for e in done.entities] == ["settlement", "district"]


def test_the_place_whose_governor_one_is_tells_his_country_but_where_one_lives_does_not() -> None:
    governor, refugee = (inside(f"{who} Batken", who.split()[1]) for who in ("the governor of", "a refugee in"))
    assert (governor.entities[0].country, refugee.entities[0].country) == ("KGZ", None)


def inside(words: str, head: str) -> Reading:
    """A description that holds the place name Batken."""
    made, prediction, _ = marked("{1Pd:" + words.replace(head, f"*{head}*") + "} spoke.")
    town = Mention("m1", *[Span(len(words) - 6, len(words))] * 2, MentionType.LOCATION, MentionForm.NAME, None, 0.9)
    places = {"Batken": (1538219, "KGZ", PlacePrecision.POINT)}
    return add_entities(with_places(replace(made, mentions=(*made.mentions, town)), places), prediction)


def test_a_state_that_acts_has_its_country_and_the_sector_of_governments() -> None:
    made, prediction, _ = marked("{1On:Kyrgyzstan} accused {2On:Leylek Herald} of lying.")
    done = add_entities(made, prediction, gazetteer=open_gazetteer())
    assert [(e.country, e.sector) for e in done.entities] == [("KGZ", "GOV"), (None, "JRN")]
