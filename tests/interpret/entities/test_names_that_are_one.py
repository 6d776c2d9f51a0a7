"""Names that mean one thing are one entity, and names that mean two are two."""

from __future__ import annotations

import pytest

from sayso.ontology.actors import ActorList, KnownActor, packaged_actors
from tests.interpret.entities.marked import differences, entity, read

TOGETHER = [
    ("{1Pn:Rustam Shodiev} fled. {1Pn:Shodiev} was seen later.", "surname after the full name"),
    ("{1Pn:Ermatov}: post attacked\n\n{1Pn:Kubat Ermatov} said so.", "surname in a headline before the full name"),
    ("{1Pn:Rustam Shodiev} and, in another report, {1Pn:Roustam Shodiyev} led it.", "transliteration"),
    ("{1Pn:Abdel-Fattah al-Burhan} met them. {1Pn:Burhan} left. {1Pn:Al-Burhan} spoke.", "article of a name"),
    ("{1Pn:Bashar al-Assad} spoke. {1Pn:Bashar Assad} and {1Pn:Assad} are one.", "name without its article"),
    ("{1On:The White Ridge Front} struck. {1On:the Front} said nothing.", "last word of a name, with article"),
    ("{1On:the Ministry of Defence} denied it. {1On:The Ministry} was firm.", "first word of an of-name"),
    ("{1On:the Valley Defence Forces} (VDF) left. {1On:VDF} fighters came back.", "initials"),
    ("{1On:Valley Liberation Front} held it. Then {1On:the VLF} lost it.", "initials without brackets"),
    ("{1On:the Kyrgyz Defence Ministry} denied it. {1On:The Defence Ministry} spoke of two.", "country dropped"),
    ("{1On:Hamas} said no. {1On:the Hamas movement} repeated it.", "kind of body added"),
    ("{1On:Radio Liberty} has it from a source. {1On:RFE/RL} adds more.", "known from the list of actors"),
    ("{1On:Médecins Sans Frontières} left. {1On:Doctors Without Borders} came back.", "translation on the list"),
    ("{1On:Al-Shabaab} came at night. {1On:al Shabaab} left at dawn.", "hyphen and case"),
    ("{1Pn:Temir Osmonaliev} spoke. {1On:Osmonaliev} is a surgeon.", "surname taken for a body"),
    ("{1Pn:Temir Shodiev}, known as {1Pn:Abu Haidar}, fled. {1Pn:Shodiev} is ill. {1Pn:Abu Haidar} too.", "alias"),
    (
        "{1Pn:ANA RUIZ} SAID {2On:THE VALLEY LIBERATION FRONT} FLED. {1Pn:RUIZ} SMILED. {2On:VLF} WON.",
        "capitals",
    ),
    ("{1Pn:President Ana Ruiz} spoke. {1Pn:Mrs Ruiz} left. {1Pn:Ruiz} returned.", "titles"),
    (
        "{1Pn:J. R. Holt} wrote it. {1Pn:Miriam Holt} edited it. {2Pn:Aida Toktorova} helped.".replace(
            "1Pn:J. R. Holt", "3Pn:J. R. Holt"
        ),
        "initials that contradict",
    ),
]

APART = [
    ("{1Pn:Imran Khan} met {2Pn:Salman Khan} in the camp.", "one surname, two first names"),
    ("{1On:The Taliban} hold the road. {2On:the Pakistani Taliban} do not.", "a group and its local namesake"),
    ("{1On:Islamic State} claimed it, {2On:Islamic State Khorasan Province} denied it.", "a group and its branch"),
    ("{1On:Al-Qaeda} was silent. {2On:Al-Qaeda in the Islamic Maghreb} was not.", "a network and its branch"),
    ("{1On:the Russian Defence Ministry} and {2On:the Ukrainian Defence Ministry} disagree.", "two ministries"),
    ("{1On:the Ministry of Defence} and {2On:the Ministry of Justice} disagree.", "two ministries of one state"),
    ("{1Ln:Georgia} is not {2On:Georgia}.", "a place and a body"),
    ("{1Pn:Mr Bhutto} was there. {2Pn:Benazir Bhutto} was not.", "a man and a woman of one name"),
    ("{1On:the Valley Front} fights {2On:the Ridge Front}.", "two fronts"),
    ("{1On:the Southern Brigade} and {2On:the Northern Brigade} met.", "two brigades"),
    ("{1Pn:Miriam Holt} works for {2On:Holt Industries}. {2On:Holt} denies it.", "a firm of one's name"),
    ("{1Pn:Imran Khan} spoke. {1Pn:Khan} left. Days after, {2Pn:Salman Khan} came.", "later namesake"),
    ("{1On:the Valley Front}, known as {1On:Dawn}, left. {2On:the Ridge Front} and {1On:Dawn} fight.", "two fronts"),
    ("{1Pn:Anas Ahmad} came. {1Pn:Anas} left. {2Pn:Omar Abu Anas} stayed.", "one's first name, another's surname"),
    ("{1Pn:Ali} is the brother of {2Pn:Omar}.", "two single names"),
]


@pytest.mark.parametrize(("text", "why"), TOGETHER, ids=[why for _, why in TOGETHER])
def test_names_of_one_are_one_entity(text: str, why: str) -> None:
    assert differences(text) == []


@pytest.mark.parametrize(("text", "why"), APART, ids=[why for _, why in APART])
def test_names_of_two_stay_two_entities(text: str, why: str) -> None:
    assert differences(text) == []


def test_a_surname_that_fits_two_people_is_the_one_just_named() -> None:
    text = "{1Pn:Imran Khan} won. He spoke. He left. They cheered. {2Pn:Salman Khan} lost. {2Pn:Khan} wept."
    assert differences(text) == []


def test_a_surname_that_fits_two_people_nearby_joins_neither() -> None:
    assert differences("{1Pn:Imran Khan} met {2Pn:Salman Khan}. {3Pn:Khan} then left.") == []


def test_an_acronym_that_the_text_gives_to_another_body_is_not_the_listed_one() -> None:
    text = (
        "{1On:Steppe News Agency} (SNA) had it first. {1On:SNA} saw the post. {2On:the Syrian National Army} did not."
    )
    assert differences(text) == []


def test_names_of_an_added_actor_are_one_also_of_a_person() -> None:
    own = KnownActor(("Rustam Shodiev", "Abu Layth"), "Person", None, None, "REB")
    actors = ActorList((*packaged_actors().actors, own), "1")
    text = "{1Pn:Rustam Shodiev} fled. {1Pn:Abu Layth} was seen. {2On:Abu Layth} is a firm."
    assert differences(text, actors=actors) == []
    assert len(differences(text)) == 1
    done = read(text, actors=actors)
    assert entity(done, "Rustam Shodiev").sector == "REB"
