from __future__ import annotations

import pytest

from sayso.readers import ReadDocument, Source, read_source
from sayso.readers.language import FoundLanguage, language
from sayso.records import FactOrigin, Notice, Origin
from sayso.settings import Limits

ENGLISH = [
    "Gunmen kill 3 in Kabul",
    "Rebels seize Goma airport",
    "Hamas, Israel trade fire",
    "Houthi missile hits tanker off Hodeidah",
    "Kyiv under drone attack",
    "Al-Shabab claims Mogadishu hotel siege",
    "Police clash with protesters in Dhaka",
    "Five dead, 12 hurt",
    "GUNMEN KILL THREE IN MARKET",
]
OTHERS = [
    ("nl", "Drie doden bij aanslag op de markt in Kabul"),
    ("de", "Drei Tote bei Anschlag auf Markt in Kabul"),
    ("fr", "Trois morts dans une attaque au marché"),
    ("es", "Tres muertos en un atentado en el mercado"),
    ("tr", "Suriye'de pazar yerinde patlama: üç ölü"),
    ("so", "Saddex qof oo lagu dilay Muqdisho"),
    ("ru", "Трое погибли при обстреле рынка, сообщила полиция"),
    ("uk", "Троє загинули внаслідок обстрілу ринку"),
    ("ar", "مقتل ثلاثة في هجوم على سوق"),
    ("fa", "سه کشته در حمله به بازار شهر"),
    ("ps", "په کابل کې درې کسان ووژل شول"),
    ("he", "שלושה הרוגים בפיגוע בשוק"),
    ("zh", "市场袭击致三人死亡"),
    ("am", "በገበያ በደረሰ ጥቃት ሦስት ሰዎች ተገደሉ"),
]


@pytest.mark.parametrize("headline", ENGLISH)
def test_short_english_headlines_come_out_as_english(headline: str) -> None:
    assert language(headline).code == "en"


@pytest.mark.parametrize(("code", "headline"), OTHERS)
def test_short_headlines_of_others_stay_theirs(code: str, headline: str) -> None:
    assert language(headline).code == code


def test_a_report_is_sure_and_three_words_are_not() -> None:
    report = "Two people were hurt when a shell hit the market of Sample Town, the police said on Thursday. " * 3
    assert language(report) == FoundLanguage("en", is_sure=True)
    assert not language("Rebels seize Goma").is_sure


@pytest.mark.parametrize("text", ["12:30", "…", "😀😀", "- 1 - 2 -"])
def test_text_without_letters_has_no_language(text: str) -> None:
    assert language(text) == FoundLanguage(None, is_sure=False)


def read(content: bytes) -> ReadDocument:
    (item,) = read_source(Source(content, "a"), Limits())
    assert isinstance(item, ReadDocument)
    return item


def test_found_language_is_said_to_be_found() -> None:
    document = read("Трое погибли при обстреле рынка, сообщила полиция.".encode()).document
    assert document.language == "ru"
    assert FactOrigin("language", Origin.TEXT) in document.origins
    assert Notice.LANGUAGE_UNCERTAIN not in document.notices


def test_uncertain_language_is_said_to_be_so() -> None:
    assert Notice.LANGUAGE_UNCERTAIN in read(b"Rebels seize Goma").document.notices


def test_given_language_wins() -> None:
    document = read('{"text": "Трое погибли при обстреле рынка.", "language": "bg"}'.encode()).document
    assert document.language == "bg"
    assert FactOrigin("language", Origin.GIVEN) in document.origins
