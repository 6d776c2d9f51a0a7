"""Which other names of a place are kept."""

from sayso.gazetteer.alternates import bare_names, display_name, useful_keys
from sayso.gazetteer.names import name_key


def test_useful_names_are_kept_and_the_rest_left_out() -> None:
    others = ["Caboul", "KBL", "ka bu er", "Кабул", "كابل", "喀布尔", "Kabul (city)", "Kabul 2", "KABUL"]
    assert useful_keys("Kabul", others, arabic=False) == ["caboul"]
    assert useful_keys("Kabul", others, arabic=True) == ["caboul", name_key("كابل")]


def test_a_division_bears_its_bare_name_too() -> None:
    assert bare_names(["Khatlon Province", "State of Ohio", "Ohio", "Jefferson County"]) == [
        "Khatlon",
        "Ohio",
        "Jefferson",
    ]


def test_nicknames_do_not_become_the_name_of_a_division() -> None:
    assert display_name("Ohio", ["The Buckeye State"], ["The Buckeye State"], is_english=True) == "Ohio"
    assert display_name("Borno", ["Borno State"], ["Home of Peace"], is_english=False) == "Borno"
    assert display_name("Bayern", ["Bavaria"], ["Bavaria"], is_english=False) == "Bavaria"
    assert display_name("Donetska oblast", ["Donetsk Oblast"], [], is_english=False) == "Donetsk Oblast"
    assert display_name("Kābul", ["Kabul Province"], [], is_english=False) == "Kabul Province"
