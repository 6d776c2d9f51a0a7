from __future__ import annotations

import pytest

from sayso.linking.aliases import alias_book, packaged_aliases
from sayso.linking.features.names import compare_names
from sayso.ontology.actors import KnownActor
from sayso.records import MentionType
from sayso.records.judgement import Decision

PERSON, BODY, PLACE = MentionType.PERSON, MentionType.ORGANISATION, MentionType.LOCATION
SAME, DIFFERENT, UNSURE = Decision.SAME, Decision.DIFFERENT, Decision.UNSURE

PEOPLE = [
    ("Rustam Shodiev", "Рустам Шодиев", SAME, "Cyrillic"),
    ("Rustam Shodiev", "SHODIEV, Rustam", SAME, "word order"),
    ("Rustam Shodiev", "Roustam Shodiyev", SAME, "romanisation"),
    ("General Rustam Shodiev", "Rustam Shodiev", SAME, "title"),
    ("Rustam Olimovich Shodiev", "Rustam Shodiev", SAME, "patronymic on one side"),
    ("Rustam Olimovich Shodiev", "Rustam Karimovich Shodiev", DIFFERENT, "patronymics differ"),
    ("Abd al-Rahman Qasimi", "Abdurrahman Kassimi", SAME, "servant of God in one word or three"),
    ("Nur al-Din Haddad", "Nuruddin Haddad", SAME, "of religion in one word or three"),
    ("Karim Haddad", "كريم حداد", SAME, "Arabic script"),
    ("Karim Haddad", "كرم حداد", DIFFERENT, "a long vowel that the Latin has not"),
    ("Abu Tariq al-Masri", "Abou Tarek el-Masri", SAME, "kunya in another spelling"),
    ("Abu Tariq al-Masri", "Abu Yusuf al-Masri", DIFFERENT, "kunyas differ"),
    ("General Ivan Melnyk", "General Taras Melnyk", DIFFERENT, "two generals of one surname"),
    ("Melnyk", "Taras Melnyk", UNSURE, "surname alone"),
    ("T. Melnyk", "Taras Melnyk", UNSURE, "one initial"),
    ("T. Melnyk", "O. Melnyk", DIFFERENT, "initials differ"),
    ("John Tarrow Jr.", "John Tarrow", DIFFERENT, "generations differ"),
    ("Mahmoud Nasser", "Mohammed Nasser", DIFFERENT, "given names that look alike"),
]
BODIES = [
    ("3rd Brigade", "Third Brigade", SAME, "numbers in words"),
    ("3rd Brigade", "4th Brigade", DIFFERENT, "numbers differ"),
    ("3rd Brigade", "3-я бригада", SAME, "Russian ordinal and kind"),
    ("3rd Brigade", "3rd Battalion", DIFFERENT, "kinds differ"),
    ("Northern Command", "Southern Command", DIFFERENT, "directions differ"),
    ("Blue River Front", "the Blue River Front group", SAME, "word for a body added"),
    ("Blue River Front", "BRF", SAME, "acronym"),
    ("Blue River Front", "BRG", DIFFERENT, "not its acronym"),
    ("Kenyan Health Ministry", "Ministry of Health of Kenya", SAME, "country as adjective"),
    ("Kenyan Health Ministry", "Ugandan Health Ministry", DIFFERENT, "countries differ"),
    ("Taliban", "Pakistani Taliban", DIFFERENT, "country on one side"),
    ("Army of Conquest", "Jaish al-Fatah", SAME, "translation"),
    ("Armed Forces of Ukraine", "Збройні сили України", SAME, "translation from Ukrainian"),
    ("Liberation Front of Oduar", "Real Liberation Front of Oduar", DIFFERENT, "qualifier on one side"),
]
PLACES = [
    ("Kharkiv", "Харьков", SAME, "Cyrillic form of another language"),
    ("Donetsk", "Donetsk Oblast", DIFFERENT, "city and province"),
    ("North Kivu", "South Kivu", DIFFERENT, "directions differ"),
    ("Sudan", "South Sudan", DIFFERENT, "direction on one side"),
    ("Goma", "Goma City", SAME, "kind that goes without saying"),
    ("District 9", "District 12", DIFFERENT, "numbers differ"),
]
CASES = [(kind, *case) for kind, cases in ((PERSON, PEOPLE), (BODY, BODIES), (PLACE, PLACES)) for case in cases]


@pytest.mark.parametrize(("kind", "one", "other", "expected", "why"), CASES)
def test_names_are_told_to_be_one_or_two(kind: MentionType, one: str, other: str, expected: Decision, why: str) -> None:
    comparison = compare_names(one, other, kind)
    assert comparison is not None
    assert comparison.decision is expected, f"{why}: {comparison.score} {comparison.because()}"


@pytest.mark.parametrize(("kind", "one", "other", "expected", "why"), CASES)
def test_order_of_the_two_names_does_not_matter(
    kind: MentionType, one: str, other: str, expected: Decision, why: str
) -> None:
    there, back = compare_names(one, other, kind), compare_names(other, one, kind)
    assert there is not None
    assert back is not None
    assert there.score == pytest.approx(back.score, abs=0.01), why


def test_a_comparison_names_the_words_it_rests_on() -> None:
    comparison = compare_names("General Ivan Melnyk", "Taras Melnyk", PERSON)
    assert comparison is not None
    assert {feature.name: feature.evidence for feature in comparison.features} == {
        "words shared": "melnyk = melnyk",
        "other words differ": "ivan / taras",
    }
    assert comparison.is_conflict


def test_names_that_share_nothing_are_no_conflict() -> None:
    comparison = compare_names("Ivan Melnyk", "Abu Tariq", PERSON)
    assert comparison is not None
    assert comparison.decision is DIFFERENT
    assert not comparison.is_conflict


def test_a_list_of_actors_joins_names_that_share_no_word_and_parts_those_that_do() -> None:
    book = alias_book(
        [
            KnownActor(("Oduar Front", "Children of the Hill"), "Organisation", None, None, None),
            KnownActor(("New Oduar Front",), "Organisation", None, None, None),
        ]
    )
    joined = compare_names("Oduar Front", "the Children of the Hill", BODY, aliases=book)
    parted = compare_names("Oduar Front", "New Oduar Front", BODY, aliases=book)
    assert joined is not None
    assert joined.decision is SAME
    assert parted is not None
    assert parted.is_conflict


def test_no_two_shipped_actors_are_made_one_by_their_main_names() -> None:
    book = packaged_aliases()
    shared = {book.names[number] for numbers in book.bearers.values() if len(numbers) > 1 for number in numbers}
    assert len(shared) < len(book.names) / 10


@pytest.mark.parametrize("name", ["", " ", "--", "ال", "И", "a" * 5000, "Abu", "bin", "\u202e\u0000", "🙂", "12", "d'"])
@pytest.mark.parametrize("kind", [PERSON, BODY, PLACE])
def test_odd_names_are_compared_without_error(name: str, kind: MentionType) -> None:
    for other in ("Rustam Shodiev", name, "3rd Brigade", "حسن"):
        comparison = compare_names(name, other, kind)
        assert comparison is not None
        assert 0 <= comparison.score <= 1


def test_things_without_names_in_common_are_not_compared() -> None:
    assert compare_names("12", "twelve", MentionType.QUANTITY) is None
