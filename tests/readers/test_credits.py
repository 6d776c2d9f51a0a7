from __future__ import annotations

import pytest

from sayso.ontology.credit_lists import credit_names, credit_words
from sayso.readers.credits import find_credits, is_credit_line
from sayso.readers.credits.names import is_person

BODY = "\n\n".join(f"Sentence number {n} of the report says nothing about who wrote it." for n in range(30))

DATELINES = [
    ("VARSAD, Oct 4 (Reuters) - The army said on Monday.", "VARSAD, Oct 4", ["Reuters"]),
    ("VARSAD, Orran (AP) — A blast hit a market.", "VARSAD, Orran", ["Associated Press"]),
    ("Varsad (AFP) – The army said.", "Varsad", ["Agence France-Presse"]),
    ("VARSAD, Oct. 4 (Xinhua) -- At least five died.", "VARSAD, Oct. 4", ["Xinhua"]),
    ("MOSCOW, October 4. /TASS/. The ministry said.", "MOSCOW, October 4", ["TASS"]),
    ("MOSCOW. Oct 4 (Interfax) - The ministry said.", "MOSCOW. Oct 4", ["Interfax"]),
    ("МОСКВА, 4 окт – РИА Новости. Взрыв прогремел.", "МОСКВА, 4 окт", ["RIA Novosti"]),
    ("PARIS, 4 février (AFP) - Le ministre a dit.", "PARIS, 4 février", ["Agence France-Presse"]),
    ("AL-HASAKAH, Syria (AFP/Reuters) - It began.", "AL-HASAKAH, Syria", ["Agence France-Presse", "Reuters"]),
    ("ISLAMABAD: The army said.", "ISLAMABAD", []),
    ("VARSAD — The army said.", "VARSAD", []),
    ("Geneva/Varsad, 4 October 2021 – The UN said.", "Geneva/Varsad, 4 October 2021", []),
    ("(Varsad, 4 October 2021) - The UN said.", "Varsad, 4 October 2021", []),
    ("MOSCOW. October 4. The army said.", "MOSCOW. October 4", []),
    ("(CNN) -- A blast hit a market.", None, ["CNN"]),
    ("VARSAD, Oct 4 (REUTERS) - The army said.", "VARSAD, Oct 4", ["Reuters"]),
    ("VARSAD, Oct 4 (Orran Radio) - The army said.", "VARSAD, Oct 4", ["Orran Radio"]),
    ("VARSAD (Orran) - The army said.", "VARSAD", []),
    ("Varsad, 4 October. The army said.", "Varsad, 4 October", []),
    ("RALEIGH, N.C. (AP) - The army said.", "RALEIGH, N.C.", ["Associated Press"]),
    ("SAN SALVADOR, 14 NOV 89 (ACAN-EFE) -- [TEXT] THE ARMY SAID", "SAN SALVADOR, 14 NOV 89", ["ACAN-EFE"]),
]


@pytest.mark.parametrize(("line", "dateline", "names"), DATELINES, ids=[line[:30] for line, _, _ in DATELINES])
def test_dateline_is_found_with_its_agency(line: str, dateline: str | None, names: list[str]) -> None:
    text = f"A headline\n\n{line}\n\n{BODY}"
    found = find_credits(text, title="A headline")
    assert (found.dateline.text_in(text) if found.dateline else None) == dateline
    assert [credit.name for credit in found.credits] == names


NO_CREDITS = [
    "Reuters reported that troops had moved.",
    "According to Reuters, three people died.",
    "Officials told AFP (Agence France-Presse) that they knew nothing.",
    "Taliban - the group that seized power - said so.",
    "UPDATE: The army said.",
    "BREAKING - Blast in Varsad",
    "John Smith (AP) said so yesterday in a letter.",
    "By Monday evening the town had fallen.",
    "By the river, troops dug in.",
    "With Russia, the talks stalled.",
    "With AFP photographers watching, they marched on.",
    "Photo / Radio Ozodi",
    "Officials in Varsad — who spoke anonymously — said so.",
    "In the north: The army advanced.",
    "The SPA, INA and MAP are acronyms.",
    "Source of the river: unknown",
    "Tuesday, 4 October. The army said.",
    "THE ARMY SAID -- AND NOBODY DENIED IT.",
    "Jane Doe, The Associated Press. The army said.",
    "The Front (Harran) - a small group - said so.",
]


@pytest.mark.parametrize("line", NO_CREDITS)
def test_running_text_credits_nobody(line: str) -> None:
    for text in (f"{line}\n\n{BODY}", f"{BODY}\n\n{line}"):
        found = find_credits(text, title=None)
        assert (found.credits, found.dateline, found.authors) == ((), None, ())
    assert not is_credit_line(line)


BYLINES = [
    ("By Jane Doe and John Roe", [("author", "Jane Doe"), ("author", "John Roe")]),
    ("By JANE DOE, Associated Press", [("author", "JANE DOE"), ("agency", "Associated Press")]),
    (
        "JANE DOE and JOHN ROE, Associated Press",
        [("author", "JANE DOE"), ("author", "JOHN ROE"), ("agency", "Associated Press")],
    ),
    ("By Jane Doe | October 4, 2021", [("author", "Jane Doe")]),
    ("By Jane Doe, Kabul correspondent", [("author", "Jane Doe")]),
    ("By Ahmad al-Rashid and Maria de la Cruz", [("author", "Ahmad al-Rashid"), ("author", "Maria de la Cruz")]),
    ("By Reuters Staff", [("agency", "Reuters")]),
    ("By Staff Reporter", []),
    ("Par Jeanne Dupont avec AFP", [("author", "Jeanne Dupont"), ("agency", "Agence France-Presse")]),
    ("Автор: Анна Иванова", [("author", "Анна Иванова")]),
    ("Reuters, Varsad", [("agency", "Reuters")]),
    ("Agence France-Presse", [("agency", "Agence France-Presse")]),
]


@pytest.mark.parametrize(("line", "wanted"), BYLINES, ids=[line for line, _ in BYLINES])
def test_byline_under_the_headline_is_read(line: str, wanted: list[tuple[str, str]]) -> None:
    found = find_credits(f"A headline\n{line}\n{BODY}", title="A headline")
    assert [(credit.kind.value, credit.name) for credit in found.credits] == wanted
    assert list(found.authors) == [name for kind, name in wanted if kind == "author"]


SIGNOFFS = [
    (
        "(Reporting by A. B. Khan in Kabul and Mary Roe, Ali Reza in Herat; Editing by Tom Poe)",
        [("author", "A. B. Khan"), ("author", "Mary Roe"), ("author", "Ali Reza")],
    ),
    (
        "Reporting by Jane Doe; Writing by John Roe; editing by Mary Poe",
        [("author", "Jane Doe"), ("author", "John Roe")],
    ),
    ("— AFP", [("agency", "Agence France-Presse")]),
    ("Coast Radio / AFP", [("agency", "Agence France-Presse")]),
    ("(with AFP)", [("agency", "Agence France-Presse")]),
    ("With reporting by Reuters and AP", [("agency", "Reuters"), ("agency", "Associated Press")]),
    ("Source: Interfax", [("agency", "Interfax")]),
    ("Source: Khorug Herald", [("outlet", "Khorug Herald")]),
    ("Источник: ТАСС", [("agency", "TASS")]),
    ("Translated by Ann Lee", [("translation", "Ann Lee")]),
    ("Перевод: Анна Иванова", [("translation", "Анна Иванова")]),
    ("Compiled by Jane Doe", [("author", "Jane Doe")]),
    ("The army moved on, he said. (AFP)", [("agency", "Agence France-Presse")]),
    ("He said so. /TASS/", [("agency", "TASS")]),
    ("“We will go on,” he said. — AP", [("agency", "Associated Press")]),
]


@pytest.mark.parametrize(("line", "wanted"), SIGNOFFS, ids=[line for line, _ in SIGNOFFS])
def test_signoff_at_the_end_is_read(line: str, wanted: list[tuple[str, str]]) -> None:
    found = find_credits(f"{BODY}\n\n{line}", title=None)
    assert [(credit.kind.value, credit.name) for credit in found.credits] == wanted


def test_credits_point_at_the_words_that_name_them() -> None:
    text = f"VARSAD, Oct 4 (AP) - Text.\n{BODY}\nReporting by Jane\u00a0Doe; Editing by John Roe"
    found = find_credits(text, title=None)
    assert [credit.span.text_in(text) for credit in found.credits] == ["AP", "Jane\u00a0Doe"]
    assert found.authors == ("Jane Doe",)


def test_credits_in_the_middle_count_only_where_editors_are_named() -> None:
    middle = f"{BODY}\n(Reporting by Jane Doe; Editing by John Roe)\nBy Mary Poe\nSource: Interfax\n{BODY}"
    assert find_credits(middle, title=None).authors == ("Jane Doe",)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Jane Doe", True),
        ("J. R. Doe", True),
        ("Jean-Luc Dupont", True),
        ("Ali bin Saleh", True),
        ("O’Neil Ann", True),
        ("Jane", False),
        ("jane doe", False),
        ("Jane Doe 2", False),
        ("Staff Reporter", False),
        ("The Times", False),
        ("October Monday", False),
        ("One Two Three Four Five Six", False),
    ],
)
def test_a_person_is_told_from_other_words(name: str, wanted: bool) -> None:
    assert is_person(name) is wanted


def test_hostile_text_costs_little() -> None:
    for text in ("(" * 300_000, "By " * 100_000, "A, " * 100_000, "/TASS" * 50_000, "x" * 1_000_000, "— " * 200_000):
        assert find_credits(text, title=None).authors == ()


def test_every_form_in_the_lists_leads_to_a_name() -> None:
    names = credit_names()
    assert names.only_in_brackets <= names.agencies.keys()
    assert all(form.strip() == form and name for form, name in [*names.agencies.items(), *names.outlets.items()])
    assert len(credit_words().months) % 12 == 0
