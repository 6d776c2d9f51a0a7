"""Descriptions and pronouns mean what the model chains them to, where grammar and sense allow it."""

from __future__ import annotations

import pytest

from sayso.interpret.entities import joinings
from tests.interpret.entities.marked import differences, marked

TOGETHER = [
    ("{1Pn~a:Rustam Shodiev} fled. {1Pp~a:He} had {2Od:three men}.", "he of the model's chain"),
    ("{1Pn:Aida Toktorova} wrote it. {1Pp:She} saw the post.", "she, and one woman near"),
    ("{1Pn:Kubat Ermatov} spoke. {1Pp:He} saw nothing.", "he, and one man near"),
    ("{1On:the Ministry of Defence} denied it. {1Od:The ministry} spoke of two.", "the noun of the name"),
    ("{1On:the White Ridge Front} came. {1Od:The group} left.", "the only group near"),
    ("{1Od:an armed group} came. {1Od:The group} left.", "a description taken up"),
    ("{1Cd:A Telegram channel} posted it. {1Cd:The channel} was closed.", "a channel taken up"),
    ("{1On~a:the White Ridge Front} came. {1Op~a:They} burned {2Ld:the post}.", "they of a group"),
    ("{1On~a:the White Ridge Front} says {1Op~a:its} men won.", "its of a group"),
    ("{1Pd~a:The commander} fled. Later {1Pn~a:Rustam Shodiev} was named.", "named after the description"),
    ("{1Pn:Rustam Shodiev}, {1Pd:the *commander* of the raid}, fled.", "apposition"),
    ("{1Pd:Its spokesman}, {1Pn:Colonel *Nurlan Asanbekov*}, spoke.", "a description, then the name"),
    ("{1On:the White Ridge Front}, {1Od:a small armed *group*}, came.", "apposition of a group"),
]

APART = [
    ("{1Pn~a:Rustam Shodiev} fled. {2Pn~a:Aida Toktorova} stayed.", "the model chains two names"),
    ("{1Pn~a:Aida Toktorova} stayed. {2Pp~a:He} fled.", "the model chains a woman and he"),
    ("{1On~a:the White Ridge Front} came. {2Pp~a:He} fled.", "the model chains a group and he"),
    ("{1Pn~a:Rustam Shodiev} fled. {2Pd~a:The gunmen} stayed.", "the model chains one and several"),
    ("{1On~a:the White Ridge Front} and {2Pd~a:its leader} spoke.", "a group and its leader"),
    ("{1Pd:A doctor}, {2Pn:Nurlan Asanbekov} and {3Pd:a nurse} spoke.", "a list"),
    ("{1Pd:A shell} fell. {2Pp:He} fled.", "he, and a thing taken for a person"),
    ("{1Od:The army} fought {2Od:the other army}.", "the other one"),
    ("{1On:the Valley Front} and {2On:the Ridge Front} met. {3Od:The group} left.", "two groups near"),
    ("{1Pn:Kubat Ermatov} met {2Pn:Bakyt Jumaliev}. {3Pp:He} left.", "two men near"),
    ("{1On~a:the Ministry of Defence} spoke. {2Pd~a:A ministry *official*} did not.", "a ministry and its official"),
    ("{1On~a:the State Border Service} lost {2Pd~a:four guards}.", "a service and its guards"),
    ("{1Ln~a:Kyrgyzstan} and {2Od~a:the government} differ.", "a country and its government"),
]


@pytest.mark.parametrize(("text", "why"), TOGETHER, ids=[why for _, why in TOGETHER])
def test_what_takes_up_a_mention_joins_it(text: str, why: str) -> None:
    assert differences(text) == []


@pytest.mark.parametrize(("text", "why"), APART, ids=[why for _, why in APART])
def test_what_contradicts_stays_apart_whatever_the_model_chains(text: str, why: str) -> None:
    assert differences(text) == []


def test_i_in_a_quotation_is_its_speaker_also_when_named_after_it() -> None:
    text = "“{1Pp:I} saw twenty men come down the ridge,” {1Pn:Kubat Ermatov} said."
    speech = (("I saw twenty men come down the ridge,", "Kubat Ermatov"),)
    assert differences(text, speech=speech) == []


def test_he_in_a_quotation_is_not_its_speaker() -> None:
    text = "{1Pn~a:Kubat Ermatov} said: “{2Pp~a:He} came down the ridge with twenty men.”"
    speech = (("He came down the ridge with twenty men.", "Kubat Ermatov"),)
    assert differences(text, speech=speech) == []


def test_every_join_and_every_refusal_has_a_reason() -> None:
    reading, prediction, _ = marked(
        "{1Pn~a:Rustam Shodiev} met {2Pn~b:Aida Toktorova}. {1Pp~a:He} and {2Pp~a:she} left."
    )
    told = [(one.first, one.second, one.joined, one.reason) for one in joinings(reading, prediction)]
    assert (0, 2, True, "the reader model chains them") in told
    assert (0, 3, False, "the reader model chains them; but a man and a woman") in told


def test_a_lone_pronoun_is_no_entity() -> None:
    assert differences("{1Pp:He} left.") == []
